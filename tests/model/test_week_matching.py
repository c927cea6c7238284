"""Which of several planned sessions one that was done stands for, and what stands by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.model.schedule import Move, Occurrence, Once, Pause, Plan, Schedule, once_of
from planner.model.session import Session
from planner.model.tally import count_planned
from planner.model.week import build_days, build_week
from tests.model.logs import session

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 22)
TWICE = Plan("twice", "relief", days=("mon",), at=(time(7), time(19)), from_=MONDAY)


def monday(plan: Plan, *sessions: Session) -> list[tuple[str, str, str]]:
    """What stands on Monday: time, plan, status."""
    day = build_week(Schedule(plans=(plan,)), MONDAY, sessions, NOW).days[0]
    return [(f"{one.time:%H:%M}", one.plan, one.status) for one in day.occurrences]


@pytest.mark.parametrize(
    ("at", "began", "done"),
    [
        ((time(7, 55), time(8, 25)), "08:12", "08:25"),
        ((time(6, 50), time(7, 20)), "07:00", "06:50"),
        ((time(7), time(19)), "12:59", "07:00"),
        ((time(7), time(19)), "13:01", "19:00"),
    ],
)
def test_a_session_stands_for_the_time_it_is_nearest_to(at: tuple[time, ...], began: str, done: str) -> None:
    """To the minute."""
    found = monday(replace(TWICE, at=at), session(f"11-23 {began}", plan="twice"))
    assert [when for when, _, status in found if status == "done"] == [done]
    assert len(found) == 2


def test_what_is_planned_goes_before_what_was_skipped() -> None:
    """Seven was skipped: whoever begins at seven all the same has done that of the evening."""
    plan = replace(TWICE, skip_times=(datetime(2026, 11, 23, 7),))
    found = monday(plan, session("11-23 07:05", plan="twice"))
    assert found == [("07:00", "twice", "skipped"), ("19:00", "twice", "done")]


def test_what_was_moved_away_is_not_done_where_it_was() -> None:
    """A session on its old day stands by itself, at the minute at which it began."""
    plan = replace(TWICE, at=(time(7),), moves=(Move(MONDAY, MONDAY + timedelta(days=1)),))
    began = replace(
        session("11-23 07:05"), started=session("11-23 07:05").started.replace(second=30, microsecond=5)
    )
    found = monday(plan, replace(began, plan="twice"))
    assert found == [("07:00", "twice", "moved"), ("07:05", "", "done")]
    walk = build_week(Schedule(), MONDAY, [replace(began, routine="walk")], NOW).days[0].occurrences[0]
    assert (walk.time, walk.routine) == (time(7, 5), "walk")


def test_a_week_knows_the_times_that_do_not_exist() -> None:
    """Half past two on the night in which the clocks go forward, where they do."""
    plan = Plan("night", "relief", days=("sun",), at=(time(2, 30),))
    start, zone = date(2026, 3, 23), ZoneInfo("Europe/Berlin")
    now = datetime(2026, 3, 23)
    week = build_week(Schedule(plans=(plan,)), start, [], now, zone=zone)
    days = build_days(Schedule(plans=(plan,)), start, start + timedelta(days=7), [], now, zone=zone)
    assert week.days == days
    assert week.days != build_week(Schedule(plans=(plan,)), start, [], now).days


def test_an_extra_is_found_by_its_routine_day_and_time() -> None:
    """What is of a plan is none, and neither is what nobody planned."""
    morning, evening = Once("walk", MONDAY, time(7)), Once("walk", MONDAY, time(19))
    schedule = Schedule(once=(Once("swim", MONDAY, time(19)), morning, evening))
    extra = Occurrence(MONDAY, time(19), "walk", was=time(19))
    assert once_of(extra, schedule) is evening
    assert once_of(replace(extra, was=time(7)), schedule) is morning
    assert once_of(replace(extra, plan="walks"), schedule) is None
    assert once_of(replace(extra, date=MONDAY + timedelta(days=1)), schedule) is None


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [(0, 0, 6), (6, 6, 6), (0, 6, 0), (1, 5, 2), (7, 9, 7), (-3, -1, 7)],
)
def test_a_pause_is_counted_with_both_of_its_days(first: int, last: int, left: int) -> None:
    """Also when another begins on the day after, or on the same one."""
    daily = Plan("daily", "relief", days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"), from_=MONDAY)
    begin, end = MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)
    week = (MONDAY, MONDAY + timedelta(days=7))
    assert count_planned(daily, *week, (Pause(begin, end),), "mon") == left
    for other in (Pause(end, end), Pause(begin, begin)):
        assert count_planned(daily, *week, (Pause(begin, end), other), "mon") == left
    assert count_planned(daily, MONDAY, MONDAY, (), "mon") == 0
