"""Whose turn it is in a sequence, and what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from planner.model.schedule import Once, Pause, Plan, Schedule
from planner.model.session import Session
from planner.model.week import build_days, build_week, last_finished, next_due
from tests.model.logs import session

MONDAY = date(2026, 11, 23)
TWICE = Plan("twice", "relief", days=("mon",), at=(time(7), time(19)), from_=MONDAY)
STRENGTH = Plan("strength", sequence=("core-a", "core-b", "core-c"), days=("tue", "sat"), from_=MONDAY)


# --- sequences -------------------------------------------------------------------------------------


def sequence(sessions: Iterable[Session], now: datetime, last: str = "", start: date = MONDAY) -> list[str]:
    """The strength sequence in one week: day, routine and status."""
    built = build_week(Schedule(plans=(STRENGTH,)), start, sessions, now, {"strength": last} if last else {})
    return [f"{d.date:%a} {o.routine} {o.status}" for d in built.days for o in d.occurrences]


def test_a_sequence_goes_on_behind_what_was_finished_last() -> None:
    """The days still to come take the routines in turn, from the one after the last."""
    assert sequence([], datetime(2026, 11, 23)) == ["Tue core-a planned", "Sat core-b planned"]
    assert sequence([], datetime(2026, 11, 23), "core-b") == ["Tue core-c planned", "Sat core-a planned"]
    assert sequence([], datetime(2026, 11, 23), "gone") == ["Tue core-a planned", "Sat core-b planned"]


def test_what_was_missed_stays_next() -> None:
    """Tuesday's core-b was missed, so Saturday has core-b."""
    assert sequence([], datetime(2026, 11, 25), "core-a") == ["Tue core-b missed", "Sat core-b planned"]


def test_what_was_stopped_stays_next_too() -> None:
    """A session that was stopped is no finished one."""
    stopped = session("11-24 18:00", "core-b", "strength", "stopped")
    expected = ["Tue core-b stopped", "Sat core-b planned"]
    assert sequence([stopped], datetime(2026, 11, 25), "core-a") == expected


def test_the_past_shows_what_was_done() -> None:
    """Whatever was done on the day is what the day shows, and the turn goes on behind it."""
    done = session("11-24 18:00", "core-c", "strength")
    assert sequence([done], datetime(2026, 11, 25), "core-a") == ["Tue core-c done", "Sat core-a planned"]


def test_done_a_day_late_takes_the_turn() -> None:
    """The missed core-a, done on Wednesday, is done: Saturday goes on with core-b."""
    late = session("11-25 18:00", "core-a", "strength")
    expected = ["Tue core-a missed", "Wed core-a done", "Sat core-b planned"]
    assert sequence([late], datetime(2026, 11, 26)) == expected


def test_a_session_of_no_plan_takes_its_turn_only_when_it_is_next() -> None:
    """Started from the list of routines: what is next is done by it, anything else is an extra."""
    due, other = session("11-24 18:00", "core-a"), session("11-24 18:00", "core-b")
    assert sequence([due], datetime(2026, 11, 25)) == ["Tue core-a done", "Sat core-b planned"]
    expected = ["Tue core-a missed", "Tue core-b done", "Sat core-a planned"]
    assert sequence([other], datetime(2026, 11, 25)) == expected


def test_weeks_ahead_go_on_in_turn() -> None:
    """Two weeks ahead the sequence stands where the days until then have brought it."""
    now = datetime(2026, 11, 25)
    missed = sequence([], now, start=date(2026, 12, 7))
    assert missed == ["Tue core-a planned", "Sat core-b planned"]  # Sat a, Tue b, Sat c, and round again
    done_today = [session("11-28 08:00", "core-a", "strength")]
    after = sequence(done_today, datetime(2026, 11, 28, 9), "core-a", date(2026, 11, 30))
    assert after == ["Tue core-b planned", "Sat core-c planned"]


def test_a_routine_may_come_twice_in_a_sequence() -> None:
    """With the log at hand, the second core-a is told from the first."""
    plan = replace(STRENGTH, sequence=("core-a", "core-b", "core-a", "core-c"))
    log = [
        session("11-24 18:00", "core-a", "strength"),
        session("11-28 18:00", "core-b", "strength"),
        session("12-01 18:00", "core-a", "strength"),
    ]
    (found,) = [
        one.routine
        for day in build_days(
            Schedule(plans=(plan,)), date(2026, 12, 2), date(2026, 12, 6), log, datetime(2026, 12, 2)
        )
        for one in day.occurrences
    ]
    assert found == "core-c"


def test_skipped_and_paused_days_leave_the_turn_alone() -> None:
    """Nobody's turn is used up by a day on which nothing was to be done."""
    plan = replace(STRENGTH, skip=(date(2026, 11, 24),))
    schedule = Schedule(plans=(plan,), pauses=(Pause(date(2026, 11, 28), date(2026, 11, 30)),))
    days = build_days(schedule, MONDAY, date(2026, 12, 2), [], datetime(2026, 11, 23))
    found = [(one.routine, one.status) for day in days for one in day.occurrences]
    assert found == [("core-a", "skipped"), ("core-a", "paused"), ("core-a", "planned")]


def test_the_last_finished_routine_of_each_plan() -> None:
    """Only finished sessions of a plan, or of none that were next, before the day, by their time."""
    log = [
        session("11-25 18:00", "core-b", "strength"),
        session("11-24 18:00", "core-a", "strength"),
        session("11-26 18:00", "core-c", "strength", "stopped"),
        session("11-26 19:00", "core-c"),
        session("11-28 18:00", "core-c", "strength"),
    ]
    assert last_finished(log, Schedule((STRENGTH,)), date(2026, 11, 28)) == {"strength": "core-c"}
    assert last_finished(log[:3], Schedule((STRENGTH,)), date(2026, 11, 28)) == {"strength": "core-b"}
    extra = session("11-25 19:00", "core-a")  # not its turn
    assert last_finished([*log[:2], extra], Schedule((STRENGTH,)), date(2026, 11, 28)) == {
        "strength": "core-b"
    }


# --- next ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "sessions", "expected"),
    [
        ("11-23 06:00", [], ("11-23", "07:00")),
        ("11-23 12:00", [], ("11-23", "07:00")),
        ("11-23 12:00", [session("11-23 07:05", plan="twice")], ("11-23", "19:00")),
        ("11-23 23:59", [session("11-23 07:05", plan="twice")], ("11-23", "19:00")),
        ("11-24 00:00", [session("11-23 07:05", plan="twice")], ("11-30", "07:00")),
    ],
)
def test_what_is_next(now: str, sessions: list[Session], expected: tuple[str, str]) -> None:
    """Today's overdue ones until midnight, then the ones to come."""
    found = next_due(Schedule(plans=(TWICE,)), sessions, datetime.fromisoformat(f"2026-{now}"))
    assert found is not None
    assert found.time is not None
    assert (f"{found.date:%m-%d}", f"{found.time:%H:%M}") == expected


def test_any_time_comes_after_overdue_and_before_later() -> None:
    """At nine: the one of seven, then the walk of any time, then the one of the evening."""
    walk = Plan("walk", "walk", days=("mon",), from_=MONDAY)
    schedule = Schedule(plans=(TWICE, walk))
    nine = datetime(2026, 11, 23, 9)
    order = []
    log: list[Session] = []
    for clock in ("09:00", "09:30", "10:00"):
        found = next_due(schedule, log, nine)
        assert found is not None
        order.append((found.plan, found.time))
        log.append(session(f"11-23 {clock}", found.routine, found.plan))
    assert order == [("twice", time(7)), ("walk", None), ("twice", time(19))]


def test_nothing_planned_is_an_answer() -> None:
    """No schedule, or nothing for sixty days: none."""
    far = Once("relief", MONDAY + timedelta(days=60))
    near = Once("relief", MONDAY + timedelta(days=59))
    now = datetime(2026, 11, 23, 9)
    assert next_due(Schedule(), [], now) is None
    assert next_due(Schedule(once=(far,)), [], now) is None
    assert next_due(Schedule(once=(near,)), [], now) is not None
    assert next_due(Schedule(plans=(replace(TWICE, from_=None),)), [], datetime.max) is None
