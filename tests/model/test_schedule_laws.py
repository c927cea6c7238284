"""Laws of the schedule, on random plans, with `dateutil.rrule` as the oracle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import Day, Move, Note, Occurrence, Pause, Plan, Schedule, falls_on, occurrences
from tests.model.calendar_oracle import (
    EARLY,
    bent_plans,
    check_ten_years,
    plans,
    rhythm,
    schedules,
    some_day,
    some_time,
    week_starts,
)

NEAR = date(2019, 1, 1), date(2020, 12, 31)
WINDOW = NEAR[0] - timedelta(days=430), NEAR[1] + timedelta(days=430)
"""What is chosen from the near days is in sight of it wherever it was moved."""


def all_of(schedule: Schedule) -> tuple[Occurrence, ...]:
    """The calendar of a schedule."""
    return occurrences(schedule, *WINDOW)


def named(one: Occurrence) -> tuple[str, date, time | None]:
    """What an occurrence is known by, wherever it stands."""
    return one.plan, one.origin, one.was


@settings(deadline=None, max_examples=40)
@given(schedules())
def test_every_week_of_ten_years_is_the_one_of_dateutil(schedule: Schedule) -> None:
    """Plans with skips, moves, pauses and odd week starts; `python -m benchmarks.random_plans` does more."""
    check_ten_years(schedule)


@settings(deadline=None, max_examples=50)
@given(plans(), week_starts)
def test_each_day_is_asked_by_itself(plan: Plan, week_start: Day) -> None:
    """Whether a plan falls on a day is what dateutil says of that day."""
    known = set(rhythm(plan, week_start))
    for day in (EARLY + timedelta(days=offset) for offset in range(0, 3650, 3)):
        assert falls_on(plan, day, week_start) == (day in known)


@settings(deadline=None, max_examples=60)
@given(schedules(), some_day, st.integers(0, 40), st.integers(0, 40))
def test_windows_compose(schedule: Schedule, start: date, first: int, second: int) -> None:
    """Two weeks looked at together show what each shows alone."""
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    assert occurrences(schedule, start, end) == occurrences(schedule, start, middle) + occurrences(
        schedule, middle, end
    )


@st.composite
def chosen(draw: st.DrawFn) -> tuple[Schedule, Plan, Occurrence]:
    """A schedule of one plan, and an occurrence of it that stands where its plan has it."""
    week_start = draw(week_starts)
    plan = draw(bent_plans(week_start))
    pauses = tuple(
        Pause(day, day + timedelta(days=9), "away") for day in draw(st.lists(some_day, max_size=2))
    )
    schedule = Schedule(plans=(plan,), pauses=pauses, week_start=week_start)
    own = [one for one in occurrences(schedule, *NEAR) if one.moved_to is None and one.moved_from is None]
    if not own:
        spare = replace(plan, from_=None, until=None, every=1, skip=(), skip_times=(), moves=())
        schedule = replace(schedule, plans=(spare,), pauses=())
        own, plan = list(occurrences(schedule, *NEAR)), spare
    return schedule, plan, draw(st.sampled_from(own))


@settings(deadline=None, max_examples=60)
@given(chosen(), st.integers(1, 20), some_time)
def test_moving_one_leaves_all_others(choice: tuple[Schedule, Plan, Occurrence], days: int, at: time) -> None:
    """After a move all the rest of the calendar is as it was, and one session stands elsewhere."""
    schedule, plan, one = choice
    to = one.date + timedelta(days=days)
    # In front, so that an earlier move of nothing to nowhere cannot have taken the same one.
    moves = (Move(one.date, to, at, one.was), *plan.moves)
    after = all_of(replace(schedule, plans=(replace(plan, moves=moves),)))
    assert [o for o in after if named(o) != named(one)] == [
        o for o in all_of(schedule) if named(o) != named(one)
    ]
    ends = [(o.date, o.time, o.status == "moved") for o in after if named(o) == named(one)]
    assert sorted(ends, key=lambda end: end[0]) == [(one.date, one.was, True), (to, at, False)]


@settings(deadline=None, max_examples=60)
@given(chosen(), st.booleans())
def test_a_skip_touches_its_own_alone(choice: tuple[Schedule, Plan, Occurrence], whole: bool) -> None:
    """Of a day all its times, of a time that one: all the rest of the calendar stays as it was."""
    schedule, plan, one = choice
    if whole or one.was is None:
        skipped = replace(plan, skip=(*plan.skip, one.origin))
    else:
        skipped = replace(plan, skip_times=(*plan.skip_times, datetime.combine(one.origin, one.was)))

    def hit(o: Occurrence) -> bool:
        return o.origin == one.origin and (whole or o.was == one.was)

    before, during = all_of(schedule), all_of(replace(schedule, plans=(skipped,)))
    assert [o for o in during if not hit(o)] == [o for o in before if not hit(o)]
    assert {o.status for o in during if hit(o)} <= {"skipped", "moved"}


@settings(deadline=None, max_examples=60)
@given(chosen())
def test_a_note_is_on_its_own_alone(choice: tuple[Schedule, Plan, Occurrence]) -> None:
    """Wherever the noted one stands it has the words, and no other one has."""
    schedule, plan, one = choice
    notes = (Note(one.origin, "take the mat", one.was), *plan.notes)
    after = all_of(replace(schedule, plans=(replace(plan, notes=notes),)))
    assert {named(o) for o in after if o.note == "take the mat"} == {named(one)}
    assert [o for o in after if named(o) != named(one)] == [
        o for o in all_of(schedule) if named(o) != named(one)
    ]


@settings(deadline=None, max_examples=60)
@given(schedules(), st.dates(*NEAR), st.integers(0, 40))
def test_a_pause_touches_its_days_alone(schedule: Schedule, first: date, days: int) -> None:
    """Nothing is planned on them, nothing is gone from them, and all other days are as they were."""
    last = first + timedelta(days=days)
    before = all_of(schedule)
    during = all_of(replace(schedule, pauses=(*schedule.pauses, Pause(first, last, "flu"))))
    assert [o for o in during if not first <= o.date <= last] == [
        o for o in before if not first <= o.date <= last
    ]
    inside = [(o, was) for o, was in zip(during, before, strict=True) if first <= o.date <= last]
    assert all(o.status == ("paused" if was.status == "planned" else was.status) for o, was in inside)
    assert all(o.why == "flu" for o, was in inside if was.status == "planned")
