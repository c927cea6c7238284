"""The schedule as calendars see it: a rule that repeats, the days it leaves out, and the ones it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from planner.model.dates import LAST
from planner.model.schedule import (
    Day,
    Once,
    Pause,
    Plan,
    Schedule,
    check_moves,
    falls_on,
    is_skipped,
    note_on,
    times_of,
    week_of,
)
from planner.model.text import is_slug, slug

MOST_EXCEPTIONS = 20_000
"""How many days may be left out or changed in one calendar."""

When = dt.date | dt.datetime
"""A local day, for any time, or a local day and time; neither has a time zone."""

Turns = Mapping[tuple[str, dt.date, dt.time | None], str]
"""Whose turn it is in a sequence, by plan and by the day and time that the plan itself gives."""


class TooManyExceptions(ValueError):
    """A pause, or what else is left out, has more days than can be listed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One occurrence that is not as its series has it: it stands at `to`.

    `routine` when that is known, `note` what is noted about it.
    """

    origin: When
    to: When
    routine: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One event of a calendar. Without `days` it is on `start` alone.

    `routines` are one, or those of a sequence in turn. `every` counts weeks that begin on `week_start`.
    `without` are occurrences that are left out. `remind` is seconds before its time. `own` when no
    calendar had it before: then its identity was made here.
    """

    uid: str
    routines: tuple[str, ...]
    start: When
    days: tuple[Day, ...] = ()
    every: int = 1
    until: dt.date | None = None
    week_start: Day = "mon"
    without: tuple[When, ...] = ()
    changes: tuple[Change, ...] = ()
    remind: int | None = None
    own: bool = True
    note: str = ""


def all_series(schedule: Schedule, today: dt.date, name: str, turns: Turns) -> tuple[Series, ...]:
    """Every event that the schedule comes to; `name` is the calendar's, and part of each identity.

    A plan that has always held begins with the year of `today`. Raises TooManyExceptions.
    """
    found: list[Series] = []
    for plan in schedule.plans:
        # A plan that was split in two has the identity twice: the first goes on with it.
        known = plan.uid in {one.uid for one in found}
        found += _of_plan(replace(plan, uid="") if known else plan, schedule, today, name, turns)
    found += _extras(schedule, name)
    if sum(len(one.without) + len(one.changes) for one in found) > MOST_EXCEPTIONS:
        raise TooManyExceptions(_TOO_MANY)
    return tuple(found)


_TOO_MANY = (
    f"more than {MOST_EXCEPTIONS:,} sessions are left out or moved, too many for a calendar: "
    "end a plan with `until` instead of a long pause"
)


def _extras(schedule: Schedule, name: str) -> Iterator[Series]:
    numbers: dict[str, int] = {}
    for once in schedule.once:
        key = f"once-{_identity(once.routine)}-{once.on}"
        numbers[key] = numbers.get(key, 0) + 1
        if not _paused(once.on, schedule.pauses):
            yield _extra(once, f"{key}-{numbers[key]}@{name}.planner")


def _extra(once: Once, uid: str) -> Series:
    return Series(
        uid=once.uid or uid,
        routines=(once.routine,),
        start=_when(once.on, once.at),
        remind=once.remind,
        own=not once.uid,
        note=once.note,
    )


def _identity(name: str) -> str:
    """An id as it may stand in a UID; one that is no plain id gets a sum, so that no two are the same."""
    return name if is_slug(name) else f"{slug(name)}-{sha256(name.encode()).hexdigest()[:8]}"


def _of_plan(plan: Plan, schedule: Schedule, today: dt.date, name: str, turns: Turns) -> Iterator[Series]:
    """An event for each time of day of a plan, and for each moved session that it cannot hold."""
    last = _last(plan, schedule.pauses)
    first = _first(plan, schedule.week_start, _begin(plan, today), last)
    moved = dict(_moved(plan, schedule))
    paused = set(_paused_days(plan, schedule, first, last)) if first else set[dt.date]()
    skips = {*plan.skip, *(moment.date() for moment in plan.skip_times)}
    for number, time in enumerate(times_of(plan), 1):
        mine = {on: to for (on, was), to in moved.items() if was == time}
        gone = {day for day in paused if day not in mine}
        gone |= {day for day, (to, _) in mine.items() if _paused(to, schedule.pauses)}
        gone |= {day for day in skips if is_skipped(plan, day, time) and _falls_on(plan, day, schedule)}
        told = {day: routine for (of, day, was), routine in turns.items() if (of, was) == (plan.id, time)}
        said = {day for day in (*told, *(note.on for note in plan.notes)) if first and first <= day <= last}
        said = {day for day in said if told.get(day) or note_on(plan, day, time)} - mine.keys()
        changes = [
            Change(
                _when(day, time),
                _when(*mine.get(day, (day, time))),
                told.get(day, ""),
                note_on(plan, day, time),
            )
            for day in sorted(mine.keys() | {day for day in said if _falls_on(plan, day, schedule)})
            if day not in gone
        ]
        # A series of whole days cannot hold one with a time, nor one that ends early what comes later.
        alone = [one for one in changes if type(one.origin) is not type(one.to) or _day(one.origin) > last]
        key = f"{_identity(plan.id)}-{number}"
        own = not (plan.uid and number == 1)
        routines = plan.sequence or (plan.routine,)
        gone |= {_day(one.origin) for one in alone}
        if first and _stands(plan, schedule.week_start, first, last, gone):
            yield Series(
                uid=f"{key}@{name}.planner" if own else plan.uid,
                routines=routines,
                start=_when(first, time),
                days=plan.days,
                every=plan.every,
                until=last if plan.until or last < LAST else None,
                week_start=schedule.week_start,
                without=tuple(_when(day, time) for day in sorted(gone) if first <= day <= last),
                changes=tuple(one for one in changes if one not in alone),
                remind=plan.remind,
                own=own,
            )
        for one in alone:
            routine = (one.routine,) if one.routine else routines
            yield Series(
                f"{key}-{_day(one.origin)}@{name}.planner", routine, one.to, remind=plan.remind, note=one.note
            )


def _stands(plan: Plan, week_start: Day, first: dt.date, last: dt.date, gone: set[dt.date]) -> bool:
    """Whether anything is left of a plan from `first` to `last` after all that is gone."""
    days = (dt.date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    return any(falls_on(plan, day, week_start) and day not in gone for day in days)


def _begin(plan: Plan, today: dt.date) -> dt.date:
    """The day from which a plan is told: its own first one, else this year's or that of an earlier move."""
    if plan.from_ is not None:
        return plan.from_
    return min(dt.date(today.year, 1, 1), *(move.on for move in plan.moves), dt.date.max)


def _first(plan: Plan, week_start: Day, begin: dt.date, last: dt.date) -> dt.date | None:
    """The first day of the rhythm from `begin` on; None when there is none up to `last`."""
    end = min(last.toordinal(), week_of(begin, week_start).toordinal() + 7 * plan.every + 6)
    for ordinal in range(begin.toordinal(), end + 1):
        if falls_on(plan, day := dt.date.fromordinal(ordinal), week_start):
            return day
    return None


def _last(plan: Plan, pauses: Iterable[Pause]) -> dt.date:
    """The last day of a plan that no pause takes away for good."""
    last = min(plan.until or LAST, LAST)
    for pause in sorted(pauses, key=lambda pause: pause.from_, reverse=True):
        if dt.date.min < pause.from_ <= last <= pause.to:
            last = pause.from_ - dt.timedelta(days=1)
    return last


def _moved(
    plan: Plan, schedule: Schedule
) -> Iterator[tuple[tuple[dt.date, dt.time | None], tuple[dt.date, dt.time | None]]]:
    """Where the occurrences stand that were moved, by day and time of origin."""
    useless = {index for _, index in check_moves(replace(schedule, plans=(plan,)))}
    for index, move in enumerate(plan.moves):
        time = move.was or times_of(plan)[0]
        to = move.to, move.at or time
        if index not in useless and to != (move.on, time):
            yield (move.on, time), to


def _paused_days(plan: Plan, schedule: Schedule, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of the rhythm that lie in a pause."""
    yield from (day for day in plan.skip if first <= day <= last and falls_on(plan, day, schedule.week_start))
    found = 0
    for pause in schedule.pauses:
        begin, end = max(pause.from_, first).toordinal(), min(pause.to, last).toordinal()
        for ordinal in range(begin, end + 1):
            if falls_on(plan, day := dt.date.fromordinal(ordinal), schedule.week_start):
                yield day
                found += 1
                if found > MOST_EXCEPTIONS:
                    raise TooManyExceptions(_TOO_MANY)


def _falls_on(plan: Plan, day: dt.date, schedule: Schedule) -> bool:
    return falls_on(plan, day, schedule.week_start)


def _day(when: When) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


def _paused(day: dt.date, pauses: Iterable[Pause]) -> bool:
    return any(pause.from_ <= day <= pause.to for pause in pauses)


def _when(day: dt.date, time: dt.time | None) -> When:
    return day if time is None else dt.datetime.combine(day, time)
