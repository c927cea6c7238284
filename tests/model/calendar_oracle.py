"""Random schedules, and what `dateutil.rrule` makes of them over ten years: the judge of our arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateutil.rrule import WEEKLY, rrule, weekday
from hypothesis import strategies as st

from planner.model.schedule import (
    DAYS,
    Day,
    Move,
    Note,
    Occurrence,
    Once,
    Pause,
    Plan,
    Schedule,
    Slot,
    occurrences,
    week_of,
)
from planner.model.tally import count_planned

EARLY, LATE = date(2016, 1, 1), date(2025, 12, 31)
"""Ten years, with three leap days, and years that end on every day of a week."""

Row = tuple[date, bool, time, str, str, date, time]
"""Day, whether it has a time, the time, plan, status, and by what day and time of origin it is known."""

TIMES = (time(0), time(6, 30), time(7), time(18), time(23, 59))
some_day = st.dates(EARLY, LATE)
some_time = st.sampled_from(TIMES)
week_starts = st.sampled_from(DAYS)


@st.composite
def plans(draw: st.DrawFn, name: str = "p") -> Plan:
    """A plan with a rhythm and no exceptions."""
    from_ = draw(st.none() | some_day)
    return Plan(
        id=name,
        routine="r",
        days=tuple(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True))),
        at=tuple(draw(st.lists(some_time, max_size=3))),
        from_=from_,
        until=draw(st.none() | st.dates(from_ or EARLY, LATE)),
        every=draw(st.sampled_from([1, 1, 1, 2, 3, 4, 9, 53])),
    )


@st.composite
def bent_plans(draw: st.DrawFn, week_start: Day, name: str = "p") -> Plan:
    """A plan with skips of days and of single times, moves and notes, most of which hit something."""
    plan = draw(plans(name))
    hits = [day for day in rhythm(plan, week_start) if day >= EARLY]
    target = st.sampled_from(hits) | some_day if hits else some_day
    was = st.none() | st.sampled_from(plan.at) if plan.at else st.none()
    by = st.integers(-20, 20) | st.integers(-400, 400)
    moves = draw(st.lists(st.tuples(target, by, st.none() | some_time, was), max_size=4))
    notes = draw(st.lists(st.tuples(target, was), max_size=2))
    return replace(
        plan,
        skip=tuple(draw(st.lists(target, max_size=4))),
        skip_times=tuple(
            datetime.combine(day, at) for day, at in draw(st.lists(st.tuples(target, some_time), max_size=3))
        ),
        moves=tuple(Move(on, on + timedelta(days=days), at, of) for on, days, at, of in moves),
        notes=tuple(Note(on, "slowly", of) for on, of in notes),
    )


@st.composite
def schedules(draw: st.DrawFn, most: int = 3) -> Schedule:
    """Some bent plans, extras and pauses, in weeks that begin on any day."""
    week_start = draw(week_starts)
    pauses = draw(st.lists(st.tuples(some_day, st.integers(0, 60)), max_size=2))
    for day, _ in pauses[:1]:  # one more that may lie within the first, touch it or reach beyond it
        pauses.append((day + timedelta(days=draw(st.integers(-30, 61))), draw(st.integers(0, 60))))
    once = draw(st.lists(st.tuples(some_day, st.none() | some_time), max_size=3))
    return Schedule(
        plans=tuple(draw(bent_plans(week_start, f"p{n}")) for n in range(draw(st.integers(1, most)))),
        once=tuple(Once("walk", day, at) for day, at in once),
        pauses=tuple(Pause(day, day + timedelta(days=length), "away") for day, length in pauses),
        week_start=week_start,
    )


def rhythm(plan: Plan, week_start: Day) -> list[date]:
    """All days of a plan before any exception, up to a month after the ten years, by dateutil."""
    rule = rrule(
        WEEKLY,
        dtstart=datetime.combine(plan.from_ or date(1970, 1, 5), time()),
        interval=plan.every,
        wkst=weekday(DAYS.index(week_start)),
        byweekday=[weekday(DAYS.index(day)) for day in plan.days],
        until=datetime.combine(plan.until or LATE + timedelta(days=40), time()),
    )
    return [moment.date() for moment in rule]


def _slots(plan: Plan, week_start: Day) -> Iterator[tuple[Slot, Slot, str]]:
    """Each occurrence of a plan: where it comes from, where it stands now, and how."""
    times: list[time | None] = [*sorted(set(plan.at))] or [None]
    stands: dict[Slot, Slot] = {(day, at): (day, at) for day in rhythm(plan, week_start) for at in times}
    moved: set[Slot] = set()
    for move in plan.moves:
        slot = (move.on, move.was or times[0])
        if slot in stands and slot not in moved:
            stands[slot] = (move.to, move.at or slot[1])
            moved.add(slot)
    for (day, at), now in stands.items():
        single = at is not None and datetime.combine(day, at) in plan.skip_times
        yield (day, at), now, "skipped" if day in plan.skip or single else "planned"


def expected(schedule: Schedule) -> list[Row]:
    """Everything that the schedule has in the ten years, sorted; where something was moved away, that too."""

    def row(at: Slot, plan: str, status: str, origin: Slot) -> Row:
        day, clock = at
        if status == "planned" and any(pause.from_ <= day <= pause.to for pause in schedule.pauses):
            status = "paused"
        was = origin[1] or time.min
        return day, clock is not None, clock or time.min, plan, status, origin[0], was

    rows = [row((once.on, once.at), "", "planned", (once.on, once.at)) for once in schedule.once]
    for plan in schedule.plans:
        for origin, now, status in _slots(plan, schedule.week_start):
            rows.append(row(now, plan.id, status, origin))
            if now != origin:
                rows.append(row(origin, plan.id, "moved", origin))
    return sorted(one for one in rows if EARLY <= one[0] <= LATE)


def found(schedule: Schedule, start: date, end: date) -> list[Row]:
    """What our model has in a window, in the same form."""

    def row(one: Occurrence) -> Row:
        at, was = one.time or time.min, one.was or time.min
        return one.date, one.time is not None, at, one.plan, one.status, one.origin, was

    return sorted(map(row, occurrences(schedule, start, end)))


def check_ten_years(schedule: Schedule) -> int:
    """AssertionError where a week of the ten years is not as dateutil has it; the number of occurrences.

    The turns of a sequence rest on counting: it is held against the same rows, year by year.
    """
    rows = expected(schedule)
    weeks: dict[date, list[Row]] = {}
    for one in rows:
        weeks.setdefault(week_of(one[0], schedule.week_start), []).append(one)
    start = week_of(EARLY, schedule.week_start)
    while start <= LATE:
        end = start + timedelta(days=7)
        window = max(start, EARLY), min(end, LATE + timedelta(days=1))
        ours, theirs = found(schedule, *window), weeks.get(start, [])
        assert ours == theirs, f"the week from {start} of {schedule}:\n  ours   {ours}\n  dateutil {theirs}"
        start = end
    for plan in schedule.plans:
        _check_counts(plan, schedule, rows)
    return len(rows)


def _check_counts(plan: Plan, schedule: Schedule, rows: list[Row]) -> None:
    days = sorted(one[0] for one in rows if one[3] == plan.id and one[4] == "planned")
    for year in range(EARLY.year, LATE.year + 1):
        cut = date(year, 2, 28) + timedelta(days=year % 3)
        for first, last in ((EARLY, cut), (cut, LATE), (cut, cut + timedelta(days=1))):
            counted = count_planned(plan, first, last, schedule.pauses, schedule.week_start)
            there = sum(first <= day < last for day in days)
            assert counted == there, f"{first} to {last} of {schedule}: {counted}, and {there} by dateutil"
