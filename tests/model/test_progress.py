"""Figures from past sessions: weeks against the goal, pain, and leg symptoms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.progress import PainPoint, WeekCount, pain_over_time, pain_points, summary, weekly
from planner.model.schedule import DAYS, Day, week_of
from planner.model.session import Session
from tests.model.logs import session

NOW = datetime(2026, 11, 25, 12)  # a Wednesday
MONDAY = date(2026, 11, 23)


def felt(
    when: str, before: int | None = None, after: int | None = None, leg: tuple[str, str] = ("", "")
) -> Session:
    """A finished session with what was said of pain and leg."""
    return replace(session(when), pain_before=before, pain_after=after, leg_before=leg[0], leg_after=leg[1])


def test_weeks_are_counted_with_the_empty_ones_among_them() -> None:
    """Finished sessions and their minutes, week by week, without what was stopped, sped up or unattended."""
    log = [
        session("11-08 23:50"),
        session("11-09 07:00"),
        session("11-15 23:50"),
        session("11-12 07:00", status="stopped"),
        session("11-13 07:00", speed=60),
        replace(session("11-13 08:00"), unattended=True),
        session("11-23 07:00", status="running"),
        session("11-24 07:00"),
        session("11-30 07:00"),
    ]
    assert weekly(log, date(2026, 11, 11), 3) == (
        WeekCount(date(2026, 11, 9), 2, 40),
        WeekCount(date(2026, 11, 16), 0, 0),
        WeekCount(date(2026, 11, 23), 1, 20),
    )
    assert weekly(log, date(2026, 11, 11), 0) == ()


def test_weeks_may_begin_on_sunday() -> None:
    """The Sunday evening belongs to the week that it opens."""
    log = [session("11-08 20:00"), session("11-14 20:00")]
    assert weekly(log, MONDAY - timedelta(days=14), 1, "sun") == (WeekCount(date(2026, 11, 8), 2, 40),)


def test_a_clock_set_back_takes_no_minutes_away() -> None:
    """A log that ends before it begins counts as a session of no length."""
    odd = session("11-24 07:00")
    odd = replace(odd, ended=odd.started - timedelta(hours=3))
    assert weekly([odd], MONDAY, 1) == (WeekCount(MONDAY, 1, 0),)


def test_minutes_are_those_that_were_measured() -> None:
    """A minute and 29 seconds are one minute; what was marked by hand adds no time, however often."""
    short = replace(session("11-24 07:00"), active=89)
    assert weekly([short], MONDAY, 1) == (WeekCount(MONDAY, 1, 1),)
    by_hand = [replace(session("11-24 07:00"), ended=None, by_hand=True)] * 40
    assert weekly([short, *by_hand], MONDAY, 1) == (WeekCount(MONDAY, 41, 1),)


def test_pain_is_told_from_first_to_latest() -> None:
    """Each session in which pain was said, stopped ones too; silence is no zero."""
    log = [
        felt("11-24 07:00", 4, 2),
        felt("11-22 07:00", 5),
        felt("11-23 07:00"),
        replace(felt("11-23 08:00", 5, 7), status="stopped"),
        replace(felt("11-23 09:00", 0, 0), speed=10),
        replace(felt("11-24 09:00", 9, 9), status="running"),
        felt("11-25 07:00", after=0),
    ]
    assert pain_points(log) == (
        PainPoint(date(2026, 11, 22), 5, None),
        PainPoint(date(2026, 11, 23), 5, 7),
        PainPoint(date(2026, 11, 24), 4, 2),
        PainPoint(date(2026, 11, 25), None, 0),
    )


def test_before_the_first_session_there_is_nothing_to_be_held_against() -> None:
    """A new user has no weeks behind, none missed and nothing said."""
    found = summary([], 4, NOW)
    assert (found.sessions, found.this_week, found.goal) == (0, 0, 4)
    assert (found.weeks_at_goal, found.weeks, found.pain, found.leg) == (0, 0, None, "")


def test_weeks_at_the_goal_leave_this_week_open() -> None:
    """Of the whole weeks since the first session, how many reached the goal; this one is not over."""
    log = [session(f"11-{day:02} 07:00") for day in (3, 4, 5, 10, 11, 12, 13, 23, 24)]
    found = summary(log, 3, NOW)
    assert (found.sessions, found.this_week) == (9, 2)
    assert (found.weeks_at_goal, found.weeks) == (2, 3)


def test_the_week_before_this_one_counts_for_the_goal() -> None:
    """It is over; by weeks that begin on Sunday its Sunday is in this one, and the goal was not reached."""
    log = [session(f"11-{day} 07:00") for day in (16, 17, 22)]
    found = summary(log, 3, NOW)
    assert (found.this_week, found.weeks_at_goal, found.weeks) == (0, 1, 1)
    by_sundays = summary(log, 3, NOW, "sun")
    assert (by_sundays.this_week, by_sundays.weeks_at_goal, by_sundays.weeks) == (1, 0, 1)
    on_sunday = summary(log, 2, NOW - timedelta(days=3), "sun")
    assert (on_sunday.this_week, on_sunday.weeks_at_goal, on_sunday.weeks) == (1, 1, 1)


def test_a_summary_looks_back_only_so_far() -> None:
    """Four whole weeks, unless more or fewer are asked for."""
    log = [session(f"{month:02}-10 07:00") for month in range(1, 12)]
    assert summary(log, 1, NOW).weeks == 4
    assert summary(log, 1, NOW).weeks_at_goal == 1
    long = summary(log, 1, NOW, weeks=40)
    assert (long.weeks, long.weeks_at_goal) == (40, 9)  # March to November
    assert summary(log, 1, NOW, weeks=0).weeks == 0


@pytest.mark.parametrize(
    ("before", "after", "points", "real"),
    [
        (6, 4, -2, True),
        (7, 5, -2, False),
        (4, 3, -1, False),
        (3, 1, -2, True),
        (10, 7, -3, True),
        (10, 8, -2, False),
        (4, 6, 2, True),
        (5, 5, 0, False),
    ],
)
def test_a_change_is_real_at_two_points_and_thirty_percent(
    before: int, after: int, points: int, real: bool
) -> None:
    """Both must hold, of the first value (Ostelo 2008; Childs 2005)."""
    found = summary([felt("11-24 07:00", before, after)], 4, NOW).pain
    assert found is not None
    assert (found.day, found.points, found.real) == (date(2026, 11, 24), points, real)


def test_the_latest_words_count() -> None:
    """Pain from the latest session that has both figures, the leg from the latest that says it."""
    log = [
        felt("11-25 07:00", 3, None),
        felt("11-23 07:00", 6, 3, ("foot", "calf")),
        felt("11-24 07:00", leg=("thigh", "")),
        felt("11-22 07:00", 8, 2, ("foot", "back")),
    ]
    found = summary(log, 4, NOW)
    assert found.pain is not None
    assert (found.pain.day, found.pain.before, found.pain.after) == (MONDAY, 6, 3)
    assert found.leg == "thigh"


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(-100, 100), st.sampled_from(["finished", "stopped"])), max_size=30),
    st.sampled_from(DAYS),
    st.integers(1, 20),
)
def test_the_weeks_add_up_to_the_log(log: list[tuple[int, str]], week_start: Day, weeks: int) -> None:
    """Every finished session of the span is in exactly one week, the one that its day is in."""
    started = session("06-15 07:00").started
    sessions = [
        replace(
            session("06-15 07:00", status="finished" if status == "finished" else "stopped"),
            started=started + timedelta(days=days),
        )
        for days, status in log
    ]
    counted = weekly(sessions, date(2026, 6, 1), weeks, week_start)
    for week in counted:
        own = [s for s in sessions if s.counts and week_of(s.day, week_start) == week.start]
        assert week.done == len(own)
    assert [w.start for w in counted] == [
        week_of(date(2026, 6, 1), week_start) + timedelta(weeks=n) for n in range(weeks)
    ]


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(0, 10), max_size=12), st.integers(0, 9))
def test_pain_over_time_is_told_by_the_first_and_the_latest_whatever_the_order(
    pains: list[int | None], seed: int
) -> None:
    """One figure tells no change; the scale can tell two apart by 2 points and 30 % of the first."""
    log = [felt(f"11-{day:02} 07:00", pain, after=10) for day, pain in enumerate(pains, 1)]
    said = [(day, pain) for day, pain in enumerate(pains, 1) if pain is not None]
    Random(seed).shuffle(log)
    found = pain_over_time(log)
    if len(said) < 2:
        assert found is None
        return
    (first_day, first), (day, latest) = said[0], said[-1]
    assert found is not None
    assert (found.first_day.day, found.first, found.day.day, found.latest) == (first_day, first, day, latest)
    assert found.real is (abs(first - latest) >= 2 and 10 * abs(first - latest) >= 3 * first)


def test_pain_over_time_knows_nothing_of_trials() -> None:
    """What nobody lived changes nothing; a session that was stopped was lived."""
    log = [felt("11-01 07:00", 6), replace(felt("11-02 07:00", 6), status="stopped"), felt("11-03 07:00", 1)]
    trial, alone = replace(log[2], speed=20), replace(log[2], unattended=True)
    assert (found := pain_over_time([*log[:2], trial, alone])) is not None
    assert (found.day.day, found.latest, found.real) == (2, 6, False)
