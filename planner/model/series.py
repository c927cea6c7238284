"""A plan whose day or time changes for good: wholly, or from one day on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from planner.model.schedule import DAYS, Day, Move, Plan, falls_on, times_of, week_of

Scope = Literal["one", "on", "all"]
"""How far a change reaches: one occurrence, that one and all later ones, or the whole plan."""


class NotPossible(ValueError):
    """A plan that cannot be changed so; `str()` says why in a plain sentence."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What the plan has on day `on` at `was` is to be on `to` at `at`, week after week."""

    on: dt.date
    was: dt.time | None
    to: dt.date
    at: dt.time | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What becomes of a plan. `before` is the part that stays as it was, None when the whole plan changes."""

    after: Plan
    before: Plan | None = None


def shift(plan: Plan, wanted: Shift, scope: Scope, week_start: Day) -> Changed:
    """The plan with another day or time; NotPossible when its rhythm does not allow it.

    Only the weekday of `wanted.on` changes, the others stay. A time is one of the plan's own times, so it
    changes on all of its days. Skips, moves and notes go along with the occurrence that they are of; where a
    moved one stands was said by a person and stays. `from` and `until` give way as far as needed for the
    first and the last occurrence to be there.
    """
    _check(plan, wanted, week_start)
    since = min(wanted.on, wanted.to)
    if scope == "all":
        return Changed(_shifted(plan, wanted, week_start))
    if not _begun(plan, since, week_start):
        # Nothing of it stands before that day, and its new day of the week is to bring nothing there.
        return Changed(_shifted(_from(plan, since), wanted, week_start))
    before = _part(replace(plan, until=since - dt.timedelta(days=1)), dt.date.min, since)
    rest = _part(replace(plan, from_=since), since, dt.date.max)
    return Changed(_shifted(rest, wanted, week_start), before)


def _from(plan: Plan, since: dt.date) -> Plan:
    """The plan with no day before `since`, where it has a first day at all."""
    return plan if plan.from_ is None or plan.from_ >= since else replace(plan, from_=since)


def _part(plan: Plan, start: dt.date, end: dt.date) -> Plan:
    """With what is said of single occurrences from `start` up to, not including, `end`."""
    return replace(
        plan,
        skip=tuple(day for day in plan.skip if start <= day < end),
        skip_times=tuple(moment for moment in plan.skip_times if start <= moment.date() < end),
        moves=tuple(move for move in plan.moves if start <= move.on < end),
        notes=tuple(note for note in plan.notes if start <= note.on < end),
    )


def _check(plan: Plan, wanted: Shift, week_start: Day) -> None:
    if abs((wanted.to - wanted.on).days) > 6:
        raise NotPossible("The days of a plan come every week: choose a day less than a week away.")
    if plan.every > 1 and week_of(wanted.on, week_start) != week_of(wanted.to, week_start):
        raise NotPossible(f"The plan is for every {plan.every} weeks: choose a day of the same week.")
    if wanted.on.weekday() != wanted.to.weekday() and DAYS[wanted.to.weekday()] in plan.days:
        raise NotPossible("The plan has that day of the week already.")
    if wanted.at != wanted.was and wanted.at in times_of(plan):
        raise NotPossible("The plan has that time already.")


def _begun(plan: Plan, since: dt.date, week_start: Day) -> bool:
    """Whether the plan has an occurrence before a day."""
    first = since - dt.timedelta(days=7 * plan.every)
    days = (first + dt.timedelta(days=count) for count in range(7 * plan.every))
    return any(falls_on(replace(plan, until=None), day, week_start) for day in days)


def _shifted(plan: Plan, wanted: Shift, week_start: Day) -> Plan:
    old, new = (DAYS[day.weekday()] for day in (wanted.on, wanted.to))
    by = wanted.to - wanted.on
    days = tuple(day for day in DAYS if day == new or (day in plan.days and day != old))

    def along(day: dt.date) -> dt.date:
        return day + by if DAYS[day.weekday()] == old and falls_on(plan, day, week_start) else day

    at = plan.at
    if wanted.at != wanted.was:
        at = tuple(sorted({*(time for time in plan.at if time != wanted.was), *filter(None, [wanted.at])}))
    moves = (_moved(move, along(move.on), wanted, plan) for move in plan.moves)
    notes = (replace(note, on=along(note.on), was=_renamed(note.was, wanted)) for note in plan.notes)
    skip_times = (
        dt.datetime.combine(along(moment.date()), _renamed(moment.time(), wanted) or moment.time())
        for moment in plan.skip_times
    )
    from_, until = plan.from_, plan.until
    if from_ is not None and wanted.to < from_:
        from_ = wanted.to
    if until is not None:
        last = next(
            (day for back in range(7 * plan.every) if along(day := until - dt.timedelta(days=back)) > until),
            None,
        )
        until = along(last) if last is not None else until
    skip = tuple(along(day) for day in plan.skip)
    return replace(
        plan,
        days=days,
        at=at,
        from_=from_,
        until=until,
        skip=skip,
        skip_times=tuple(skip_times),
        moves=tuple(moves),
        notes=tuple(notes),
    )


def _renamed(was: dt.time | None, wanted: Shift) -> dt.time | None:
    """The time by which an occurrence is named now."""
    return wanted.at if was is not None and was == wanted.was else was


def _moved(move: Move, on: dt.date, wanted: Shift, plan: Plan) -> Move:
    """A move, of an occurrence that is now on another day or at another time; where it stands stays."""
    if (move.was or times_of(plan)[0]) != wanted.was or wanted.at == wanted.was:
        return replace(move, on=on)
    return replace(move, on=on, at=move.at or wanted.was, was=_renamed(move.was, wanted))
