"""Laws of a week, on random logs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import DAYS, Day, Move, Once, Pause, Plan, Schedule, week_of
from planner.model.session import Session
from planner.model.week import build_days, build_week
from tests.model.logs import session

MONDAY = date(2026, 11, 23)
SCHEDULE = Schedule(
    plans=(
        Plan("mornings", "relief", days=("mon", "wed", "fri"), at=(time(7),), from_=MONDAY),
        Plan("twice", "relief", days=("mon", "tue"), at=(time(7), time(19))),
        Plan("strength", sequence=("core-a", "core-b", "core-c"), days=("tue", "fri", "sat"), from_=MONDAY),
        Plan("more", sequence=("core-a", "walk"), days=("tue", "sun"), at=(time(9), time(18))),
    ),
    once=(Once("walk", MONDAY), Once("core-a", MONDAY + timedelta(days=5))),
)


@st.composite
def logs(draw: st.DrawFn) -> list[Session]:
    """Up to a dozen sessions around the week, of known and unknown plans."""
    return [
        replace(
            session(
                f"11-{draw(st.integers(20, 30))} {draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}",
                draw(st.sampled_from(["relief", "core-a", "core-b", "core-c", "walk"])),
                draw(st.sampled_from(["", "mornings", "twice", "strength", "gone"])),
                draw(st.sampled_from(["finished", "stopped", "running"])),
                draw(st.sampled_from([1, 1, 1, 8])),
            ),
            id=str(number),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@settings(deadline=None)
@given(logs(), st.integers(-3, 10), st.sampled_from(DAYS))
def test_every_session_is_shown_once(log: list[Session], day: int, week_start: Day) -> None:
    """No session is lost and none is counted twice, whatever was planned and whenever one looks."""
    start = week_of(MONDAY + timedelta(days=3), week_start)
    built = build_week(SCHEDULE, start, log, datetime(2026, 11, 23, 12) + timedelta(days=day))
    shown = [one.session.id for d in built.days for one in d.occurrences if one.session]
    within = [s for s in log if 0 <= (s.day - start).days < 7 and s.speed == 1 and s.status != "running"]
    assert sorted(shown) == sorted(s.id for s in within)
    assert built.done == sum(s.counts for s in within)
    assert all(one.routine for d in built.days for one in d.occurrences)
    assert all(d.date == one.date for d in built.days for one in d.occurrences)


BENT = replace(
    SCHEDULE,
    plans=tuple(
        replace(
            plan,
            every=every,
            skip=(MONDAY + timedelta(days=12), MONDAY + timedelta(days=26)),
            moves=tuple(
                Move(MONDAY + timedelta(days=on), MONDAY + timedelta(days=to), None, was)
                for on, to in ((4, 40), (29, 30), (22, 9), (32, 160))
                for was in (plan.at or (None,))[-1:]
            ),
        )
        for plan, every in zip(SCHEDULE.plans, (1, 2, 1, 3), strict=True)
    ),
    pauses=(
        Pause(MONDAY + timedelta(days=50), MONDAY + timedelta(days=70)),
        Pause(MONDAY + timedelta(days=60), MONDAY + timedelta(days=80)),
    ),
)


@settings(deadline=None, max_examples=50)
@given(logs(), st.integers(-5, 12), st.integers(0, 400), st.integers(0, 20))
def test_turns_far_ahead_are_those_that_one_comes_to_day_by_day(
    log: list[Session], day: int, ahead: int, length: int
) -> None:
    """They are counted over skips, moves and pauses; walking there gives the same routines."""
    now = datetime(2026, 11, 23, 12) + timedelta(days=day)
    start = now.date() + timedelta(days=ahead)
    end = start + timedelta(days=length)
    walked = build_days(BENT, now.date(), end, log, now)
    assert build_days(BENT, start, end, log, now) == walked[ahead:]


@settings(deadline=None)
@given(logs(), st.integers(-5, 12), st.integers(0, 9), st.integers(0, 9))
def test_windows_compose(log: list[Session], day: int, first: int, second: int) -> None:
    """Days looked at together show what they show apart, sequences and all, past and to come."""
    now = datetime(2026, 11, 23, 12) + timedelta(days=day)
    log = [s for s in log if s.day <= now.date()]
    start = date(2026, 11, 21)
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    whole = build_days(SCHEDULE, start, end, log, now)
    parts = build_days(SCHEDULE, start, middle, log, now) + build_days(SCHEDULE, middle, end, log, now)
    assert whole == parts
