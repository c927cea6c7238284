"""How many sessions of a plan lie between two days, by arithmetic: no day in between is looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from planner.model.schedule import (
    ALWAYS,
    DAYS,
    Day,
    Pause,
    Plan,
    Slot,
    falls_on,
    is_skipped,
    moves_near,
    times_of,
    week_number,
)


def count_planned(plan: Plan, start: dt.date, end: dt.date, pauses: Iterable[Pause], week_start: Day) -> int:
    """How many `planned` occurrences a plan has from `start` up to, not including, `end`.

    As many as `planner.model.schedule.occurrences` has of it. The cost depends on how many skips, moves
    and pauses there are, not on how far apart the days are.
    """
    if start >= end:
        return 0
    low, high = start.toordinal(), end.toordinal()
    breaks = _merged(pauses, low, high)
    days = _days_between(plan, low, high, week_start)
    days -= sum(_days_between(plan, first, last, week_start) for first, last in breaks)

    def counts(day: dt.date) -> bool:
        ordinal = day.toordinal()
        return low <= ordinal < high and not any(first <= ordinal < last for first, last in breaks)

    moves = moves_near(plan, week_start, start, end) if plan.moves else {}
    gone = {slot for slot in (*moves, *_skipped(plan, week_start)) if counts(slot[0])}
    come = sum(counts(move.to) and not is_skipped(plan, *slot) for slot, move in moves.items())
    return days * len(times_of(plan)) - len(gone) + come


def _days_between(plan: Plan, low: int, high: int, week_start: Day) -> int:
    """How many days of the plan's own rhythm lie in a range of ordinals, the last one not included."""
    if plan.from_:
        low = max(low, plan.from_.toordinal())
    if plan.until:
        high = min(high, plan.until.toordinal() + 1)
    if low >= high:
        return 0
    first, period = DAYS.index(week_start), 7 * plan.every
    week = 7 * week_number(plan.from_ or ALWAYS, week_start) + first + 1  # the ordinal of its first day
    offsets = {(DAYS.index(day) - first) % 7 for day in plan.days}
    return sum((high - 1 - week - at) // period - (low - 1 - week - at) // period for at in offsets)


def _skipped(plan: Plan, week_start: Day) -> Iterable[Slot]:
    """What is left out, by day and time of origin."""
    times = times_of(plan)
    for day in plan.skip:
        if falls_on(plan, day, week_start):
            yield from ((day, time) for time in times)
    for moment in plan.skip_times:
        if moment.time() in times and falls_on(plan, moment.date(), week_start):
            yield moment.date(), moment.time()


def _merged(pauses: Iterable[Pause], low: int, high: int) -> list[tuple[int, int]]:
    """The paused ranges of ordinals within bounds, apart from each other; their last ones not included."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((pause.from_.toordinal(), pause.to.toordinal() + 1) for pause in pauses):
        begin, end = max(first, low), min(last, high)
        if found and begin <= found[-1][1]:
            begin, end = found[-1][0], max(found[-1][1], end)
            found.pop()
        if begin < end:
            found.append((begin, end))
    return found
