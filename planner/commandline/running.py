"""`run` without the app: which routine it is, its phases without a run, and the plain run."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call, variant_asked
from planner.commandline.lines import Interrupted, Lines, terminal
from planner.commandline.plain import PlainRun
from planner.commandline.questions import ask_anyway, ask_leg, ask_new, ask_pain
from planner.commandline.showing import show_course
from planner.commandline.signals import Signals
from planner.commandline.unfinished import offer
from planner.model.course import Course
from planner.model.dates import day_words
from planner.model.safety import Light, Thresholds, light_before, red_words
from planner.model.session import Session
from planner.model.week import next_due
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.course import read_course
from planner.store.errors import Unknown


def chosen(call: Call, contents: Contents) -> tuple[str, str]:
    """The routine to run and the plan it belongs to: the one named, else what is due next today.

    Unknown, with what to do instead, when there is none.
    """
    if call.args.routine is not None:
        return contents.routine(call.args.routine).id, ""
    now = call.clock.now()
    shelf = sessions.load(call.home, now.date(), now.date(), contents.renamed)
    last = sessions.last_done(call.home, contents.schedule, now.date(), contents.renamed)
    found = next_due(contents.schedule, shelf.values.values(), now, last)
    if found is not None and found.date == now.date():
        return contents.routine(found.routine).id, found.plan
    words = "nothing is due today."
    if found is not None:
        title = contents.titles.get(found.routine, found.routine)
        words += f" Next is {title} on {day_words(found.date, now.date())}."
    raise Unknown(f"{words} 'planner run ROUTINE' runs one anyway; 'planner list routines' names them")


def chosen_or_begun(call: Call) -> tuple[str, str]:
    """The same for the app, which offers by itself to go on with what was not ended: no names for that."""
    try:
        return chosen(call, call.read())
    except Unknown:
        if call.args.routine is None and sessions.left_running(call.home) is not None:
            return "", ""
        raise


def dry_run(call: Call) -> int:
    """`planner run --dry-run`: every phase with its offset on the clock; nothing is run or written."""
    contents = call.read()
    name, _ = chosen(call, contents)
    show_course(read_course(call.home, name, variant_asked(call.args)), as_json=call.args.json)
    return 0


def plain(call: Call) -> int:
    """`planner run --plain`: one line a phase. 128 + n when signal n ended it."""
    contents = call.read()
    with Signals() as signals:
        lines = Lines(signals, terminal())
        try:
            resumed = offer(call, lines)
            if resumed is not None:
                run = PlainRun(call, resumed.course, lines, contents.settings, resumed.session)
                return run.go_on(resumed.player, resumed.journal)
            name, plan = chosen(call, contents)
            course = read_course(call.home, name, variant_asked(call.args))
            session = _new(call, course, plan, lines, contents.settings.thresholds)
            if session is None:
                output.say("Nothing was begun.")
                return 0
        except Interrupted as asked:
            output.note("Nothing was begun.")
            return asked.code
        return PlainRun(call, course, lines, contents.settings, session).begin()


def _new(call: Call, course: Course, plan: str, lines: Lines, limits: Thresholds) -> Session | None:
    """The session that is about to begin, with what is said before it; None when that is red."""
    routine = course.routine
    output.say(*output.wrap(routine.title))
    if course.variant is not None:
        output.say(*(part for line in course.variant.lines() for part in output.wrap(line)))
    pain = ask_pain(lines) if lines.typed else None
    leg = ask_leg(lines) if lines.typed else ""
    new = ask_new(lines) if lines.typed else ""
    if light_before(pain, new, limits) is Light.RED and not ask_anyway(lines, red_words(pain, new, limits)):
        return None
    return Session(
        id="",
        status="running",
        routine=routine.id,
        title=routine.title,
        started=call.clock.now(),
        plan=plan,
        variant=course.variant_name,
        pain_before=pain,
        leg_before=leg,
        leg_new=new,
        speed=call.args.speed,
        unattended=not lines.typed,
    )
