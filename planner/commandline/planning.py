"""`schedule` and `unschedule`: a routine put on days of the week, and taken off again."""

from __future__ import annotations

from datetime import time

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.model.clock_face import at_words
from planner.model.dates import day_words, later
from planner.model.schedule import Once, Plan, occurrences, planned_already
from planner.model.text import clean, listed
from planner.model.units import about
from planner.model.vocabulary import ClockFace
from planner.store import schedule, whole_plans
from planner.store.agenda import Agenda
from planner.store.contents import Contents
from planner.store.errors import PlannerError, Unknown


def put(call: Call) -> int:
    """`planner schedule ROUTINE… --days … [--at …] [--from D] [--until D] [--every N]`, or `--on D`."""
    args = call.args
    if args.on is not None:
        return _put_once(call)
    if args.days is None:
        raise WrongUse("on which days? --days mon,wed for every week, or --on fri for one day")
    first = args.first or call.clock.now().date()
    if args.until is not None and args.until < first:
        raise WrongUse(f"--until {args.until} lies before --from {first}")
    contents = call.read()
    routines = tuple(contents.routine(name).id for name in args.routine)
    plan = Plan(
        id="",
        routine=routines[0] if len(routines) == 1 else "",
        sequence=routines if len(routines) > 1 else (),
        days=args.days,
        at=_times(call),
        from_=first,
        until=args.until,
        every=args.every,
        remind=args.remind,
    )
    if args.remind is not None and not plan.at:
        raise WrongUse("--remind needs a time to remind of: --at 07:00")
    if not args.again:
        _check_twice(contents, plan)
    entry = contents.schedule_file
    (edit,) = whole_plans.put(entry, [plan])
    saved = schedule.change(call.home, entry, [edit])
    titles = [contents.titles.get(name, name) for name in routines]
    told = titles[0] if len(titles) == 1 else f"{listed(titles)} in turn"
    output.say(*output.wrap(f"{told}: {plan_words(plan, call.face)}."))
    output.say(f"In {saved.label} it is the plan {edit.values['id']}.")
    return 0


def _put_once(call: Call) -> int:
    """One extra session on one day."""
    args = call.args
    others = {"--days": args.days, "--from": args.first, "--until": args.until, "--every": args.every > 1}
    if given := [name for name, value in others.items() if value]:
        raise WrongUse(f"--on is for one day, and goes without {listed(given)}")
    if len(args.routine) > 1:
        raise WrongUse("--on is for one routine at a time")
    contents = call.read()
    routine = contents.routine(args.routine[0]).id
    title = contents.titles.get(routine, routine)
    times = _times(call)
    if args.remind is not None and not times:
        raise WrongUse("--remind needs a time to remind of: --at 07:00")
    extras = [Once(routine, args.on, at, args.remind) for at in times or (None,)]
    there = occurrences(contents.schedule, args.on, later(args.on, 1))
    known = {(one.routine, one.time) for one in there if one.status in ("planned", "paused")}
    if not args.again and any((once.routine, once.at) in known for once in extras):
        raise PlannerError(f"{title} is on {day_words(args.on, args.on)} already. {_AGAIN}")
    entry = contents.schedule_file
    saved = schedule.change(call.home, entry, whole_plans.put(entry, extras))
    when = f"{day_words(args.on, args.on)} {args.on.year}{at_words(call.face, *times)}"
    output.say(*output.wrap(f"{title}: {when}, once."))
    output.say(f"It stands in {saved.label}.")
    return 0


_AGAIN = "--again puts it there a second time."


def _times(call: Call) -> tuple[time, ...]:
    return tuple(sorted({moment for group in call.args.at for moment in group}))


def _check_twice(contents: Contents, plan: Plan) -> None:
    """PlannerError when a plan has the same routines on one of the days at one of the times already."""
    same = planned_already(plan, contents.schedule)
    if same is not None:
        told = contents.titles.get(plan.routine, plan.routine) or " and ".join(plan.sequence)
        on = listed([day for day in plan.days if day in same.days])
        raise PlannerError(f"{told} is on {on} then already: the plan {clean(same.id)}. {_AGAIN}")


def plan_words(plan: Plan, face: ClockFace) -> str:
    """`mon, wed at 07:00 and 19:00, every 2 weeks, from Mon 23 Nov 2026`."""
    days = "every day" if len(plan.days) == 7 else ", ".join(plan.days)
    every = f", every {plan.every} weeks" if plan.every > 1 else ""
    since = f", from {day_words(plan.from_, plan.from_)} {plan.from_.year}" if plan.from_ else ""
    until = f", until {day_words(plan.until, plan.until)} {plan.until.year}" if plan.until else ""
    remind = (
        f", reminded {about(plan.remind)} before" if plan.remind else ", reminded" if plan.remind == 0 else ""
    )
    return f"{days}{at_words(face, *plan.at)}{every}{since}{until}{remind}"


def take_off(call: Call) -> int:
    """`planner unschedule PLAN`, or `planner unschedule ROUTINE --on D` for an extra session."""
    if call.args.at is not None and call.args.on is None:
        raise WrongUse("--at goes with --on: without a day the whole plan would be taken off")
    call.prepare()
    agenda = Agenda.read(call.home)
    call.note_problems(agenda.problems)
    entry = agenda.schedule_file
    name = call.args.plan
    if call.args.on is not None:
        routine = agenda.routine_id(name)
        found = [o for o in agenda.schedule.once if (o.routine, o.on) == (routine, call.args.on)]
        found = [once for once in found if call.args.at in (None, once.at)]
        when = f"{day_words(call.args.on, call.args.on)} {call.args.on.year}"
        if not found:
            raise Unknown(f"there is no extra session of {clean(name)} on {when}")
        if len(found) > 1:
            raise WrongUse(f"there are several of {clean(name)} on {when}: name one with --at")
        saved = schedule.change(call.home, entry, [schedule.remove_once(entry, found[0])])
        output.say(f"The extra session of {clean(name)} on {when} is off: {saved.label}")
        return 0
    try:
        edit = schedule.remove_plan(entry, name)
    except Unknown:
        # A plan whose table is broken has a place in the file, and none among the plans.
        name = agenda.plan(name).id
        edit = schedule.remove_plan(entry, name)
    saved = schedule.change(call.home, entry, [edit])
    output.say(f"The plan {clean(name)} is off the week: {saved.label}")
    return 0
