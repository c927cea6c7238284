"""The schedule: plans on days and times, single extras, skips, moves and pauses, and the days they fall on.

All dates and times of day are the user's local ones: 07:00 stays 07:00 wherever they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from math import gcd
from typing import Literal

from planner.model.local_time import ClockChanges
from planner.model.session import Session
from planner.model.vocabulary import (
    DAYS as DAYS,
)
from planner.model.vocabulary import (
    Day as Day,
)

Status = Literal["planned", "done", "stopped", "missed", "skipped", "moved", "paused"]


@dataclass(frozen=True, slots=True)
class Move:
    """One occurrence of a plan moved: the one on day `on` is on `to` instead, at `at` (None: the same time).

    `was` picks one of several times on that day; None means the first (or only) one.
    """

    on: dt.date
    to: dt.date
    at: dt.time | None = None
    was: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A few words about one occurrence of a plan: that of day `on`, at `was` as in a `Move`."""

    on: dt.date
    text: str
    was: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine, or a sequence of routines taken in turn, on days of the week.

    `at` holds local times of day, empty for "any time". `every` counts weeks from the week of `from_`.
    `skip` has whole days, `skip_times` single times of days. Skips, moves and notes name an occurrence
    by the day and time that the plan itself gives it.
    `remind` is how many seconds before its time to remind of it, None for not at all. `uid` is the
    event of a calendar that it was imported from.
    """

    id: str
    routine: str = ""
    sequence: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()
    at: tuple[dt.time, ...] = ()
    from_: dt.date | None = None
    until: dt.date | None = None
    every: int = 1
    skip: tuple[dt.date, ...] = ()
    moves: tuple[Move, ...] = ()
    remind: int | None = None
    uid: str = ""
    skip_times: tuple[dt.datetime, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def per_week(self) -> int:
        """Sessions in a week that it falls on."""
        return len(set(self.days)) * len(times_of(self))


@dataclass(frozen=True, slots=True)
class Once:
    """One extra session on a day; `remind` and `uid` as those of a plan, `note` a few words about it."""

    routine: str
    on: dt.date
    at: dt.time | None = None
    remind: int | None = None
    uid: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """A range of days, both included, on which nothing is planned."""

    from_: dt.date
    to: dt.date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole of `schedule.toml`. `weekly_goal` is sessions a week to aim for."""

    plans: tuple[Plan, ...] = ()
    once: tuple[Once, ...] = ()
    pauses: tuple[Pause, ...] = ()
    week_start: Day = "mon"
    weekly_goal: int = 4


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place in the calendar where a session stands, or stood.

    `plan` is empty for an extra and for a session that nobody planned. `routine` is empty for a plan
    with a sequence until `planner.model.week` knows whose turn it is. A moved occurrence appears
    twice: on its old day as `moved` with `moved_to`, and where it stands now with `moved_from`;
    both keep in `was` the time the plan gives it, so that day and time of origin name it. `note` is
    what the person noted about it, `why` the reason of the pause that it is in.
    """

    date: dt.date
    time: dt.time | None
    routine: str
    plan: str = ""
    status: Status = "planned"
    session: Session | None = None
    moved_to: dt.date | None = None
    moved_from: dt.date | None = None
    was: dt.time | None = None
    note: str = ""
    why: str = ""

    @property
    def origin(self) -> dt.date:
        """The day the plan itself puts it on: what `skip` and the `on` of a move name."""
        return self.moved_from or self.date


ALWAYS = dt.date(1970, 1, 5)
"""A plan without a first day has always held; its weeks are counted from this day's week."""

Slot = tuple[dt.date, dt.time | None]
"""Day and time that a plan itself gives to an occurrence."""


def week_of(day: dt.date, week_start: Day = "mon") -> dt.date:
    """The first day of the week that `day` is in; never before the calendar's first day."""
    back = (day.weekday() - DAYS.index(week_start)) % 7
    return dt.date.fromordinal(max(1, day.toordinal() - back))


def week_number(day: dt.date, week_start: Day) -> int:
    """How many weeks of the calendar come before the one that a day is in."""
    # Day 1 of the calendar is a Monday. A number has no first day that could lie before the calendar.
    return (day.toordinal() - 1 - DAYS.index(week_start)) // 7


def falls_on(plan: Plan, day: dt.date, week_start: Day = "mon") -> bool:
    """Whether the plan's own rhythm has `day`, before any skip, move or pause.

    `every` counts weeks from the week of `from_`; without one, from the week of 5 January 1970.
    """
    if DAYS[day.weekday()] not in plan.days:
        return False
    if (plan.from_ and day < plan.from_) or (plan.until and day > plan.until):
        return False
    weeks = week_number(day, week_start) - week_number(plan.from_ or ALWAYS, week_start)
    return weeks % plan.every == 0


def times_of(plan: Plan) -> tuple[dt.time | None, ...]:
    """The plan's times of day from early to late; one None for "any time"."""
    return tuple(sorted(set(plan.at))) or (None,)


def planned_already(plan: Plan, schedule: Schedule) -> Plan | None:
    """The first plan with the same routines on one of the same days, at one of the same times; or None."""
    first, last = plan.from_ or dt.date.min, plan.until or dt.date.max
    for other in schedule.plans:
        if (
            (other.routine, other.sequence) == (plan.routine, plan.sequence)
            and set(other.days) & set(plan.days)
            and set(times_of(other)) & set(times_of(plan))
            and max(first, other.from_ or dt.date.min) <= min(last, other.until or dt.date.max)
            and _share_weeks(plan, other, schedule.week_start)
        ):
            return other
    return None


def _share_weeks(one: Plan, other: Plan, week_start: Day) -> bool:
    """Whether two plans ever fall into the same week: `every` 2 from one week, and from the next, do not."""
    if one.from_ is None or other.from_ is None:
        return True
    apart = (week_of(one.from_, week_start) - week_of(other.from_, week_start)).days // 7
    return apart % gcd(one.every, other.every) == 0


def is_skipped(plan: Plan, on: dt.date, was: dt.time | None) -> bool:
    """Whether the occurrence that the plan itself has on a day, at a time, is left out."""
    if on in plan.skip:
        return True
    return was is not None and bool(plan.skip_times) and dt.datetime.combine(on, was) in plan.skip_times


def note_on(plan: Plan, on: dt.date, was: dt.time | None) -> str:
    """What is noted about the occurrence that the plan itself has on a day, at a time; or nothing."""
    first = times_of(plan)[0]
    return next((note.text for note in plan.notes if note.on == on and (note.was or first) == was), "")


def moves_near(plan: Plan, week_start: Day, start: dt.date, end: dt.date) -> dict[Slot, Move]:
    """The moves that take something out of the window or bring it in, by day and time of origin.

    The first of several for one occurrence holds. One that names no occurrence is passed over, and one
    that leaves it where it is.
    """
    near = {move.on for move in plan.moves if start <= move.on < end or start <= move.to < end}
    found = {slot: move for slot, (_, move) in _moves(plan, week_start, near).items()} if near else {}
    return {
        (on, was): move
        for (on, was), move in found.items()
        if (move.to, move.at or was) != (on, was) and (start <= on < end or start <= move.to < end)
    }


def _moves(plan: Plan, week_start: Day, days: Container[dt.date]) -> dict[Slot, tuple[int, Move]]:
    """The moves away from these days that move something, with their index, by day and time of origin."""
    times = times_of(plan)
    found: dict[Slot, tuple[int, Move]] = {}
    for index, move in enumerate(plan.moves):
        if move.on not in days:
            continue
        slot = move.on, move.was or times[0]
        if slot not in found and slot[1] in times and falls_on(plan, move.on, week_start):
            found[slot] = index, move
    return found


def _days(plan: Plan, start: dt.date, end: dt.date, week_start: Day) -> Iterator[dt.date]:
    """The days of the plan's own rhythm from `start` up to, not including, `end`."""
    first = max(start, plan.from_ or start).toordinal()
    last = end.toordinal() - 1
    if plan.until:
        last = min(last, plan.until.toordinal())
    for ordinal in range(first, last + 1):
        day = dt.date.fromordinal(ordinal)
        if falls_on(plan, day, week_start):
            yield day


def _of_plan(plan: Plan, start: dt.date, end: dt.date, week_start: Day) -> Iterator[Occurrence]:
    """What a plan puts into the window, pauses left aside."""
    routine = "" if plan.sequence else plan.routine
    moves = moves_near(plan, week_start, start, end) if plan.moves else {}

    def slot(on: dt.date, was: dt.time | None) -> Occurrence:
        status: Status = "skipped" if is_skipped(plan, on, was) else "planned"
        note = note_on(plan, on, was) if plan.notes else ""
        return Occurrence(on, was, routine, plan.id, status, was=was, note=note)

    for day in _days(plan, start, end, week_start):
        for time in times_of(plan):
            move = moves.get((day, time))
            here = slot(day, time)
            yield replace(here, status="moved", moved_to=move.to) if move else here
    for (on, was), move in moves.items():
        if start <= move.to < end:
            yield replace(slot(on, was), date=move.to, time=move.at or was, moved_from=on)


def by_time(occurrence: Occurrence) -> tuple[dt.date, bool, dt.time]:
    """What occurrences are sorted by: the day, then any-time ones, then the clock."""
    return occurrence.date, occurrence.time is not None, occurrence.time or dt.time.min


def occurrences(
    schedule: Schedule, start: dt.date, end: dt.date, zone: dt.tzinfo | None = None
) -> tuple[Occurrence, ...]:
    """Everything the schedule has from `start` up to, not including, `end`, in order.

    Each is `planned`, `skipped`, `moved` or `paused`: what became of it is for `planner.model.week`.
    A skip names a day of the plan's rhythm and holds for what was moved away from there; a pause
    holds for whatever stands on its days, extras and moved ones too. A move that names no occurrence
    is passed over. The cost depends on the window, not on how long ago a plan began.

    Times are those of the plans, wherever one travels. With a `zone`, a time that its clocks leap over
    on that day is the one it comes to (see `ClockChanges`), while `was` stays the plan's.
    """
    found = [one for plan in schedule.plans for one in _of_plan(plan, start, end, schedule.week_start)]
    found += [
        Occurrence(once.on, once.at, once.routine, note=once.note, was=once.at)
        for once in schedule.once
        if start <= once.on < end
    ]
    pauses = [pause for pause in schedule.pauses if pause.from_ < end and pause.to >= start]
    changes = ClockChanges(zone)
    return tuple(sorted((_paused(_real(one, changes), pauses) for one in found), key=by_time))


def _real(occurrence: Occurrence, changes: ClockChanges) -> Occurrence:
    time = changes.real(occurrence.date, occurrence.time)
    return occurrence if time == occurrence.time else replace(occurrence, time=time)


def _paused(occurrence: Occurrence, pauses: list[Pause]) -> Occurrence:
    if occurrence.status == "planned":
        for pause in pauses:
            if pause.from_ <= occurrence.date <= pause.to:
                return replace(occurrence, status="paused", why=pause.why)
    return occurrence


def once_of(occurrence: Occurrence, schedule: Schedule) -> Once | None:
    """The extra that an occurrence stands for; None when it is of a plan, or nobody planned it."""
    if occurrence.plan:
        return None
    wanted = occurrence.routine, occurrence.date, occurrence.was
    return next((once for once in schedule.once if (once.routine, once.on, once.at) == wanted), None)


def check_moves(schedule: Schedule) -> tuple[tuple[str, int], ...]:
    """The moves that move nothing, as plan id and index in `moves`.

    The plan has no session on the move's `on` day (or none at its `was`), or an earlier move has
    taken that one already.
    """
    return tuple(
        (plan.id, index)
        for plan in schedule.plans
        for days in [{move.on for move in plan.moves}]
        for used in [{index for index, _ in _moves(plan, schedule.week_start, days).values()}]
        for index in range(len(plan.moves))
        if index not in used
    )


def check_skips(schedule: Schedule) -> tuple[tuple[str, dt.date], ...]:
    """The skips that skip nothing, as plan id and the day or moment: the plan has no session there."""
    return tuple(
        (plan.id, skip)
        for plan in schedule.plans
        for skip in (*plan.skip, *plan.skip_times)
        if not _has(plan, *_slot_of(skip, plan), schedule.week_start)
    )


def check_notes(schedule: Schedule) -> tuple[tuple[str, int], ...]:
    """The notes that are about nothing, as plan id and index in `notes`."""
    return tuple(
        (plan.id, index)
        for plan in schedule.plans
        for index, note in enumerate(plan.notes)
        if not _has(plan, note.on, note.was or times_of(plan)[0], schedule.week_start)
    )


def _slot_of(skip: dt.date, plan: Plan) -> Slot:
    return (skip.date(), skip.time()) if isinstance(skip, dt.datetime) else (skip, times_of(plan)[0])


def _has(plan: Plan, day: dt.date, time: dt.time | None, week_start: Day) -> bool:
    return time in times_of(plan) and falls_on(plan, day, week_start)
