"""Laws of the schedule, on random plans, with `dateutil.rrule` as the oracle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dateutil.rrule import WEEKLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import (
    DAYS,
    Day,
    Move,
    Occurrence,
    Pause,
    Plan,
    Schedule,
    falls_on,
    occurrences,
)

EARLY, LATE = date(2016, 1, 1), date(2026, 12, 31)
some_day = st.dates(EARLY, LATE)
some_time = st.sampled_from([time(0), time(6, 30), time(7), time(18), time(23, 59)])
week_starts = st.sampled_from(DAYS)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with a rhythm and no exceptions."""
    from_ = draw(st.none() | some_day)
    return Plan(
        id="p",
        routine="r",
        days=tuple(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True))),
        at=tuple(draw(st.lists(some_time, max_size=3))),
        from_=from_,
        until=draw(st.none() | st.dates(from_ or EARLY, LATE)),
        every=draw(st.integers(1, 9)),
    )


def rhythm(plan: Plan, week_start: Day) -> list[date]:
    """The oracle: all days of the plan, by dateutil."""
    rule = rrule(
        WEEKLY,
        dtstart=datetime.combine(plan.from_ or date(1970, 1, 5), time()),
        interval=plan.every,
        wkst=weekday(DAYS.index(week_start)),
        byweekday=[weekday(DAYS.index(day)) for day in plan.days],
        until=datetime.combine(plan.until or LATE + timedelta(days=40), time()),
    )
    return [moment.date() for moment in rule]


@st.composite
def bent(draw: st.DrawFn) -> Schedule:
    """A schedule of one plan with skips, moves and pauses, most of which hit something."""
    plan, week_start = draw(plans()), draw(week_starts)
    hits = [day for day in rhythm(plan, week_start) if day >= EARLY]
    target = st.sampled_from(hits) | some_day if hits else some_day
    moves = draw(st.lists(st.tuples(target, st.integers(-20, 20), st.none() | some_time), max_size=4))
    skip = draw(st.lists(target, max_size=4))
    pauses = draw(st.lists(st.tuples(target, st.integers(-1, 30)), max_size=2))
    was = draw(st.none() | st.sampled_from(plan.at)) if plan.at else None
    return Schedule(
        plans=(
            replace(
                plan,
                skip=tuple(skip),
                moves=tuple(Move(on, on + timedelta(days=by), at, was) for on, by, at in moves),
            ),
        ),
        pauses=tuple(Pause(day, day + timedelta(days=length)) for day, length in pauses),
        week_start=week_start,
    )


@settings(deadline=None)
@given(plans(), week_starts)
def test_the_rhythm_is_the_one_of_rfc_5545(plan: Plan, week_start: Day) -> None:
    """Ten years of any plan, week start and interval fall on the very days that dateutil gives."""
    expected = [day for day in rhythm(plan, week_start) if day >= EARLY]
    schedule = Schedule(plans=(plan,), week_start=week_start)
    end = LATE + timedelta(days=40)
    times: list[time | None] = [*sorted(set(plan.at))] or [None]
    found = occurrences(schedule, EARLY, end + timedelta(days=1))
    assert [(o.date, o.time) for o in found] == [(day, at) for day in expected for at in times]
    known = set(expected)
    for day in (EARLY + timedelta(days=offset) for offset in range(60)):
        assert falls_on(plan, day, week_start) == (day in known)


@settings(deadline=None)
@given(bent(), some_day)
def test_what_is_planned_is_the_rhythm_with_its_exceptions(schedule: Schedule, start: date) -> None:
    """Planned is what dateutil gives, less skips and moves away, plus moves in, less pauses."""
    (plan,) = schedule.plans
    times: list[time | None] = [*sorted(set(plan.at))] or [None]
    slots = {(day, at): (day, at) for day in rhythm(plan, schedule.week_start) for at in times}
    moved: set[object] = set()
    for move in plan.moves:
        slot = (move.on, move.was or times[0])
        if slot in slots and slot not in moved:
            slots[slot] = (move.to, move.at or slot[1])
            moved.add(slot)
    end = start + timedelta(days=35)
    expected = sorted(
        (day, at or time.min)
        for (on, _), (day, at) in slots.items()
        if start <= day < end
        and on not in plan.skip
        and not any(pause.from_ <= day <= pause.to for pause in schedule.pauses)
    )
    found = [o for o in occurrences(schedule, start, end) if o.status == "planned"]
    assert [(o.date, o.time or time.min) for o in found] == expected


@settings(deadline=None)
@given(bent(), some_day, st.integers(0, 40), st.integers(0, 40))
def test_windows_compose(schedule: Schedule, start: date, first: int, second: int) -> None:
    """Two weeks looked at together show what each shows alone."""
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    assert occurrences(schedule, start, end) == occurrences(schedule, start, middle) + occurrences(
        schedule, middle, end
    )


@settings(deadline=None)
@given(bent(), st.data())
def test_moving_one_leaves_all_others(schedule: Schedule, data: st.DataObject) -> None:
    """After a move all the rest of the calendar is as it was, and one session stands elsewhere."""
    (plan,) = schedule.plans
    window = EARLY - timedelta(days=60), LATE + timedelta(days=60)
    before = occurrences(schedule, *window)
    # One that is moved by at most 20 days stays in sight.
    near = window[1] - timedelta(days=21)
    own = [o for o in before if o.status != "moved" and o.moved_from is None and o.date < near]
    if not own:
        return
    chosen = data.draw(st.sampled_from(own))
    to = chosen.date + timedelta(days=data.draw(st.integers(1, 20)))
    move = Move(chosen.date, to, time(18), chosen.was)
    # In front, so that an earlier move of nothing to nowhere cannot have taken the same one.
    after = occurrences(replace(schedule, plans=(replace(plan, moves=(move, *plan.moves)),)), *window)

    def others(found: tuple[Occurrence, ...]) -> list[Occurrence]:
        return [o for o in found if (o.origin, o.was) != (chosen.date, chosen.was)]

    assert others(after) == others(before)
    ends = [o for o in after if (o.origin, o.was) == (chosen.date, chosen.was)]
    assert sorted((o.date, o.status == "moved") for o in ends) == [(chosen.date, True), (to, False)]


@settings(deadline=None)
@given(bent(), st.data())
def test_a_skip_touches_its_day_alone_and_can_be_taken_back(schedule: Schedule, data: st.DataObject) -> None:
    """Skip, then un-skip, is where it started; between the two only that day's sessions are off."""
    (plan,) = schedule.plans
    window = EARLY - timedelta(days=60), LATE + timedelta(days=60)
    before = occurrences(schedule, *window)
    open_ = [o for o in before if o.status == "planned"]
    if not open_:
        return
    day = data.draw(st.sampled_from(open_)).origin
    skipped = replace(plan, skip=(*plan.skip, day))
    during = occurrences(replace(schedule, plans=(skipped,)), *window)
    assert [o for o in during if o.origin != day] == [o for o in before if o.origin != day]
    assert not any(o.status in ("planned", "paused") for o in during if o.origin == day)
    undone = replace(skipped, skip=tuple(d for d in skipped.skip if d != day))
    assert occurrences(replace(schedule, plans=(undone,)), *window) == before
