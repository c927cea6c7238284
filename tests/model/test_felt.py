"""Pain and leg in columns, spans of days, and the calendar of a year."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.felt import NOTHING, days_a_column, felt
from planner.model.session import Session
from planner.model.span import SPANS, Span, first_day, wider
from planner.model.year_map import WEEKS, year_map

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 25)


def session(day: date = TODAY, **more: object) -> Session:
    """A finished session at seven."""
    start = datetime(day.year, day.month, day.day, 7, tzinfo=ZONE)
    known = {"id": f"{day}", "status": "finished", "routine": "a", "title": "A", "started": start}
    return Session(**{**known, "ended": start + timedelta(minutes=10), **more})  # type: ignore[arg-type]


def test_a_column_has_the_middle_of_what_was_said() -> None:
    """Of an even number the higher of the two, so that nothing looks better than it was."""
    told = [session(pain_before=pain) for pain in (2, 6, 4, 3)] + [
        session(leg_before="calf", morning="not settled")
    ]
    (column,) = felt(told, TODAY, TODAY, 40)
    assert (column.before, column.after, column.leg_before) == (4, None, 4)
    assert (column.unsettled, column.sessions) == (1, 5)


def test_a_column_keeps_before_after_and_the_morning_apart() -> None:
    """Each is the middle of its own words, and so are the two of the leg."""
    told = [
        session(pain_before=6, pain_after=3, pain_morning=1, leg_before="calf", leg_after="back"),
        session(pain_before=6, pain_after=3, pain_morning=1, leg_before="calf", leg_after="back"),
    ]
    (column,) = felt(told, TODAY, TODAY, 40)
    assert (column.before, column.after, column.morning) == (6, 3, 1)
    assert (column.leg_before, column.leg_after) == (4, 1)


@pytest.mark.parametrize(("days", "columns", "each"), [(40, 40, 1), (41, 40, 2), (80, 40, 2), (81, 40, 3)])
def test_a_column_has_as_few_days_as_fit(days: int, columns: int, each: int) -> None:
    """A day each as long as there is room."""
    assert days_a_column(TODAY - timedelta(days=days - 1), TODAY, columns) == each


@pytest.mark.parametrize(
    "one",
    [
        session(TODAY + timedelta(days=1)),
        session(speed=20),
        session(unattended=True),
        session(status="running"),
        session(TODAY - timedelta(days=9)),
    ],
    ids=["after the last day", "a trial", "unattended", "still running", "before the first day"],
)
def test_what_nobody_lived_or_lies_outside_is_nowhere(one: Session) -> None:
    """No column knows of it."""
    assert set(felt([one], TODAY - timedelta(days=8), TODAY, 9)) == {NOTHING}


DAYS = st.lists(st.integers(0, 400), max_size=30)


@given(days=DAYS, back=st.integers(0, 400), columns=st.integers(1, 120), seed=st.integers(0, 9))
def test_every_session_is_in_one_column_whatever_the_order(
    days: list[int], back: int, columns: int, seed: int
) -> None:
    """Nothing is lost, nothing counts twice, and later days are never further left."""
    told = [session(TODAY - timedelta(days=one), pain_before=one % 11) for one in days]
    first = TODAY - timedelta(days=back)
    found = felt(told, first, TODAY, columns)
    assert sum(one.sessions for one in found) == sum(one <= back for one in days)
    shuffled = told[:]
    Random(seed).shuffle(shuffled)
    assert felt(shuffled, first, TODAY, columns) == found
    assert len(found) <= columns
    assert len(found) * days_a_column(first, TODAY, columns) >= back + 1


@pytest.mark.parametrize(
    ("span", "first"),
    [
        ("week", date(2026, 11, 19)),
        ("month", date(2026, 10, 26)),
        ("quarter", date(2026, 8, 26)),
        ("year", date(2025, 11, 26)),
        ("all", date(2019, 1, 5)),
    ],
)
def test_where_a_span_begins(span: Span, first: date) -> None:
    """So many days, today among them; all there is begins with the first session, never after today."""
    assert first_day(span, TODAY, date(2019, 1, 5)) == first
    assert first_day("all", TODAY, TODAY + timedelta(days=3)) == TODAY


def test_the_key_goes_through_all_spans() -> None:
    """From one to the next wider, and from all there is to a week."""
    assert [wider(span) for span in SPANS] == [*SPANS[1:], SPANS[0]]


@given(days=DAYS)
def test_a_year_counts_each_session_of_its_weeks_once(days: list[int]) -> None:
    """Finished ones and those that were stopped, apart; nothing from before its first day."""
    told = [
        session(TODAY - timedelta(days=one), status="stopped" if one % 3 == 0 else "finished") for one in days
    ]
    year = year_map(told, TODAY)
    inside = [one for one in days if TODAY - timedelta(days=one) >= year.start]
    assert sum(year.done.values()) == sum(one % 3 != 0 for one in inside)
    assert sum(year.stopped.values()) == sum(one % 3 == 0 for one in inside)
    assert year.minutes == 10 * len(inside)
    assert len(year.weeks) == WEEKS
    assert year.weeks[-1] <= TODAY < year.weeks[-1] + timedelta(days=7)


def test_a_week_counts_for_the_goal_when_it_is_over() -> None:
    """Two sessions in the week before, two in the one that runs: the goal of two was reached once."""
    told = [session(TODAY - timedelta(days=back)) for back in (0, 1, 4, 5)]
    assert year_map(told, TODAY).goal_reached(2) == 1
    assert year_map(told, TODAY).goal_reached(3) == 0
    monday = TODAY - timedelta(days=2)
    assert year_map([session(monday)] * 2, TODAY).goal_reached(1) == 0
    assert year_map([session(monday - timedelta(days=7)), session(monday)], TODAY).goal_reached(2) == 0
    assert year_map([session(monday - timedelta(days=7))], monday).goal_reached(1) == 1


def test_no_goal_is_never_reached() -> None:
    """Of no sessions a week nobody says that they were reached."""
    assert year_map([], TODAY).goal_reached(0) == 0


def test_a_year_may_be_of_weeks_that_begin_on_sunday() -> None:
    """It begins with the first day of its first week, and that day is in it."""
    first = date(2025, 11, 23)
    told = [session(first), session(first - timedelta(days=1))]
    year = year_map(told, TODAY, "sun")
    assert (year.start, year.done) == (first, {first: 1})
    assert year_map([session(date(2025, 11, 24))], TODAY).done == {date(2025, 11, 24): 1}


def test_a_year_knows_nothing_of_trials_and_of_what_still_runs() -> None:
    """What nobody lived and what has not ended is on no day, and adds no minute."""
    told = [session(speed=20), session(unattended=True), session(status="running", ended=None)]
    year = year_map(told, TODAY)
    assert (year.done, year.stopped, year.minutes) == ({}, {}, 0)


def test_a_year_adds_up_the_seconds_before_it_rounds() -> None:
    """Half minutes are not lost; what was marked by hand has no length, and a clock set back takes none."""
    told = [session(active=89), *[session(ended=None, by_hand=True)] * 40]
    assert year_map(told, TODAY).minutes == 1
    assert year_map([session(active=-600), session(active=89)], TODAY).minutes == 1
    assert year_map([session(active=45)] * 2, TODAY).minutes == 2
