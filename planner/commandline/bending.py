"""`skip`, `move` and `pause`: one session left out or moved, days without any, and all of it taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.commandline.planning import plan_words
from planner.model.clock_face import time_or_any, time_words
from planner.model.dates import day_words
from planner.model.schedule import DAYS, Occurrence, Once, Pause, Plan, occurrences
from planner.model.text import clean
from planner.store import pauses, schedule
from planner.store.agenda import Agenda
from planner.store.edits import Edit
from planner.store.errors import Unknown


class _Bend:
    """One command on one session: what it is about, and how it is told."""

    def __init__(self, call: Call) -> None:
        call.prepare()
        self.call = call
        self.args = call.args
        self.today = call.clock.now().date()
        self.agenda = Agenda.read(call.home)
        call.note_problems(self.agenda.problems)

    def on(self, day: date) -> list[Occurrence]:
        """What stands, or stood, on a day."""
        return list(occurrences(self.agenda.schedule, day, date.fromordinal(day.toordinal() + 1)))

    def title(self, plan: Plan) -> str:
        """What to call the sessions of a plan."""
        names = plan.sequence or (plan.routine,)
        return " / ".join(self.agenda.titles.get(name, name) for name in names)

    def when(self, day: date, at: time | None) -> str:
        """`Wed 25 Nov at 07:00`."""
        return f"{day_words(day, self.today)}{f' at {time_words(at, self.call.face)}' if at else ''}"

    def save(self, edits: Sequence[Edit], words: str) -> int:
        """Change the schedule, and say so."""
        saved = schedule.change(self.call.home, self.agenda.schedule_file, edits)
        output.say(*output.wrap(words), f"It stands in {saved.label}.")
        return 0

    def choose(self, plan: Plan, found: list[Occurrence], day: date, at: time | None) -> Occurrence:
        """The one that is meant of the sessions of a plan on a day; Unknown or WrongUse with what to say."""
        mine = [one for one in found if one.plan == plan.id and (at is None or one.time == at)]
        here = [one for one in mine if one.status in ("planned", "paused")]
        if not here:
            raise Unknown(self._why_none(plan, mine, day, at))
        if len(here) > 1:
            times = ", ".join(time_or_any(one.time, self.call.face) for one in here)
            raise WrongUse(f"{plan.id} has several sessions on {self.when(day, None)}: name one of {times}")
        return here[0]

    def _why_none(self, plan: Plan, mine: list[Occurrence], day: date, at: time | None) -> str:
        for one in mine:
            if one.status == "skipped":
                return f"{plan.id} is skipped on {self.when(one.origin, None)} already"
            if one.moved_to is not None:
                return f"{plan.id} was moved from {self.when(day, None)} to {self.when(one.moved_to, None)}"
        why = f"its days are {', '.join(plan.days)}"
        if DAYS[day.weekday()] in plan.days:
            why = f"it is planned for {plan_words(plan, self.call.face)}"
        return f"{plan.id} has no session on {self.when(day, at)}; {why}"


def skip(call: Call) -> int:
    """`planner skip PLAN [DAY] [--at T] [--undo]`."""
    bend = _Bend(call)
    plan, day, at = bend.agenda.plan(call.args.plan), call.args.day or bend.today, call.args.at
    found = bend.on(day)
    if call.args.undo:
        skipped = [one for one in found if one.plan == plan.id and one.status == "skipped"]
        skipped = [one for one in skipped if at in (None, one.time)]
        origin = skipped[0].origin if skipped else day
        was = skipped[0].was if skipped and at is not None else None
        words = f"{bend.title(plan)} on {bend.when(day, at)} is on again."
        return bend.save([schedule.unskip(bend.agenda.schedule_file, plan.id, origin, was)], words)
    mine = [one for one in found if one.plan == plan.id and one.status in ("planned", "paused")]
    if at is None and mine and len({one.origin for one in mine}) == 1:
        one = mine[0]  # all of that day
    else:
        one = bend.choose(plan, found, day, at)
    was = one.was if at is not None else None
    words = f"{bend.title(plan)} on {bend.when(day, at)} is skipped. 'planner skip --undo' takes that back."
    return bend.save([schedule.skip(bend.agenda.schedule_file, plan.id, one.origin, was)], words)


def move(call: Call) -> int:
    """`planner move PLAN DAY [TO] [--at T] [--was T] [--undo]`; PLAN may be the routine of an extra."""
    args = call.args
    bend = _Bend(call)
    if args.undo and (args.to or args.at):
        raise WrongUse("--undo puts a session back where its plan has it: leave out where to")
    if not args.undo and not (args.to or args.at):
        raise WrongUse("where to? planner move mornings wed thu, or --at 18:00 for another time")
    once = _extra(bend)
    if once is not None:
        return _move_extra(bend, once)
    plan = bend.agenda.plan(args.plan)
    if args.undo:
        return _move_back(bend, plan)
    one = bend.choose(plan, bend.on(args.day), args.day, args.was)
    to, at = args.to or args.day, args.at or one.time
    if (to, at) == (one.date, one.time):
        raise WrongUse(f"{plan.id} is on {bend.when(to, at)} already")
    entry = bend.agenda.schedule_file
    if (to, at) == (one.origin, one.was):
        edit = schedule.move_back(entry, plan.id, one.origin, one.was)
    else:
        edit = schedule.move(entry, plan.id, one.origin, to, at=at, was=one.was)
    words = f"{bend.title(plan)} on {bend.when(one.date, one.time)} is on {bend.when(to, at)} now."
    return bend.save([edit], words)


def _move_back(bend: _Bend, plan: Plan) -> int:
    day, was = bend.args.day, bend.args.was
    moved = [
        one
        for one in bend.on(day)
        if one.plan == plan.id and (one.moved_to or one.moved_from) and was in (None, one.time, one.was)
    ]
    if not moved:
        raise Unknown(f"{plan.id} was not moved from or to {bend.when(day, None)}")
    if len({(one.origin, one.was) for one in moved}) > 1:
        raise WrongUse(f"several sessions of {plan.id} were moved there: name one with --was")
    one = moved[0]
    edit = schedule.move_back(bend.agenda.schedule_file, plan.id, one.origin, one.was)
    return bend.save([edit], f"{bend.title(plan)} is on {bend.when(one.origin, one.was)} again.")


def _extra(bend: _Bend) -> Once | None:
    """The extra session that is meant; a plan of that name goes first."""
    name, whole = bend.args.plan, bend.agenda.schedule
    if any(plan.id == name for plan in whole.plans):
        return None
    routine = bend.agenda.routine_id(name)
    found = [
        once
        for once in whole.once
        if once.routine == routine and once.on == bend.args.day and bend.args.was in (None, once.at)
    ]
    if len(found) > 1:
        raise WrongUse(f"there are several extra sessions of {clean(name)} that day: name one with --was")
    return found[0] if found else None


def _move_extra(bend: _Bend, once: Once) -> int:
    if bend.args.undo:
        raise WrongUse("an extra session has no place to go back to: say where to")
    to, at = bend.args.to or once.on, bend.args.at or once.at
    title = bend.agenda.titles.get(once.routine, once.routine)
    edits = schedule.move_once(bend.agenda.schedule_file, once, to, at)
    return bend.save(edits, f"{title} on {bend.when(once.on, once.at)} is on {bend.when(to, at)} now.")


def pause(call: Call) -> int:
    """`planner pause FROM [TO] [--why T] [--undo]`; without TO it is one day."""
    args = call.args
    last = args.last or args.first
    if last < args.first:
        raise WrongUse(f"the pause ends before it begins: {args.first} to {last}")
    bend = _Bend(call)
    entry = bend.agenda.schedule_file
    span = bend.when(args.first, None)
    if last != args.first:
        span = f"{span} to {bend.when(last, None)}"
    known = [one for one in bend.agenda.schedule.pauses if (one.from_, one.to) == (args.first, last)]
    if args.undo:
        if not known:
            raise Unknown(f"there is no pause of {span}. {_pauses(bend)}")
        return bend.save([pauses.remove_pause(entry, known[0])], f"The pause of {span} is off again.")
    if known:
        raise Unknown(f"{span} is a pause already")
    edit = pauses.add_pause(entry, Pause(args.first, last, clean(args.why or "").strip()))
    return bend.save(
        [edit], f"Nothing is planned on {span}. 'planner pause --undo' with the same days ends that."
    )


def _pauses(bend: _Bend) -> str:
    told = [f"{one.from_} {one.to}" for one in bend.agenda.schedule.pauses]
    return f"There is: {', '.join(told[:5])}." if told else "There is no pause at all."
