"""Times of day on the days on which clocks change."""

from __future__ import annotations

import time as system
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clock import Clock, SystemZone
from planner.model.local_time import ClockChanges
from planner.model.schedule import Move, Once, Plan, Schedule, occurrences
from planner.model.week import build_week, next_due
from tests.model.logs import session

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
NIGHT = Plan("night", "calm", days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"), at=(time(2, 30),))


def shown(schedule: Schedule, first: date, zone: tzinfo | None = BERLIN) -> list[str]:
    """Three days: each occurrence with its time there."""
    return [
        f"{one.date:%d} {one.time} {one.status}"
        for one in occurrences(schedule, first, first + timedelta(days=3), zone)
    ]


@pytest.mark.parametrize(
    ("zone", "day", "planned", "real"),
    [
        ("Europe/Berlin", SPRING, "02:30", "03:30"),
        ("Europe/Berlin", SPRING, "02:00", "03:00"),
        ("Europe/Berlin", SPRING, "01:59", "01:59"),
        ("Europe/Berlin", SPRING, "03:00", "03:00"),
        ("Europe/Berlin", AUTUMN, "02:30", "02:30"),
        ("Australia/Lord_Howe", date(2026, 10, 4), "02:15", "02:45"),
        ("Africa/Cairo", date(2026, 4, 24), "00:30", "01:30"),
        ("America/Toronto", date(1919, 3, 30), "23:45", "23:45"),
        ("Pacific/Apia", date(2011, 12, 30), "07:00", "07:00"),
        ("Asia/Kolkata", SPRING, "02:30", "02:30"),
    ],
)
def test_a_time_that_does_not_exist_is_as_much_later(zone: str, day: date, planned: str, real: str) -> None:
    """Half hours and leaps at midnight too; a day that is leapt over keeps its times."""
    assert ClockChanges(ZoneInfo(zone)).real(day, time.fromisoformat(planned)) == time.fromisoformat(real)


def test_without_a_zone_every_time_is_itself() -> None:
    """And any time is any time."""
    assert ClockChanges(None).real(SPRING, time(2, 30)) == time(2, 30)
    assert ClockChanges(BERLIN).real(SPRING, None) is None


@given(st.dates(date(1990, 1, 1), date(2037, 12, 31)), st.times())
def test_a_real_time_is_one_that_a_clock_shows(day: date, planned: time) -> None:
    """There and back by UTC it is the same; and it is never earlier than what was planned."""
    planned = planned.replace(microsecond=0)
    real = ClockChanges(BERLIN).real(day, planned)
    assert real is not None
    assert real >= planned
    moment = datetime.combine(day, real, tzinfo=BERLIN)
    assert moment.astimezone(UTC).astimezone(BERLIN).time() == real


def test_a_session_in_the_hour_that_is_leapt_over_stands_an_hour_later() -> None:
    """On that day alone, and it is still known by the time that its plan gives it."""
    assert shown(Schedule(plans=(NIGHT,)), date(2027, 3, 27)) == [
        "27 02:30:00 planned",
        "28 03:30:00 planned",
        "29 02:30:00 planned",
    ]
    (there,) = occurrences(Schedule(plans=(NIGHT,)), SPRING, SPRING + timedelta(days=1), BERLIN)
    assert (there.was, there.origin) == (time(2, 30), SPRING)


def test_a_move_and_an_extra_into_that_hour_too() -> None:
    """Wherever it comes from."""
    plan = Plan(
        "p", "calm", days=("fri",), at=(time(7),), moves=(Move(date(2027, 3, 26), SPRING, time(2, 15)),)
    )
    found = shown(Schedule(plans=(plan,), once=(Once("walk", SPRING, time(2, 45)),)), date(2027, 3, 27))
    assert found == ["28 03:15:00 planned", "28 03:45:00 planned"]


def test_an_hour_that_comes_twice_has_one_session() -> None:
    """It is there once, done in the first of the two hours or in the second."""
    schedule = Schedule(plans=(NIGHT,))
    assert shown(schedule, AUTUMN - timedelta(days=1)).count("25 02:30:00 planned") == 1
    done = session("10-25 02:35", "calm", "night")
    for fold in (0, 1):
        log = [replace(done, started=done.started.replace(tzinfo=BERLIN, fold=fold))]
        week = build_week(schedule, date(2026, 10, 19), log, datetime(2026, 10, 25, 12), zone=BERLIN)
        assert [one.status for one in week.days[6].occurrences] == ["done"]
        assert week.done == 1


def test_what_is_due_next_tells_the_real_time() -> None:
    """At two at night one is told of half past three."""
    due = next_due(Schedule(plans=(NIGHT,)), [], datetime(2027, 3, 28, 1, 50, tzinfo=BERLIN), zone=BERLIN)
    assert due is not None
    assert (due.date, due.time) == (SPRING, time(3, 30))


def test_seven_stays_seven_wherever_one_travels() -> None:
    """The zone changes nothing but times that do not exist in it."""
    plan = Plan("p", "calm", days=("mon", "thu"), at=(time(7), time(19)))
    schedule = Schedule(plans=(plan,))
    window = date(2026, 1, 1), date(2027, 1, 1)
    for zone in ("Asia/Tokyo", "America/St_Johns", "Pacific/Chatham"):
        assert occurrences(schedule, *window, ZoneInfo(zone)) == occurrences(schedule, *window)


@pytest.fixture(params=["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """A machine that is set to a time zone."""
    name: str = request.param
    with monkeypatch.context() as patch:
        patch.setenv("TZ", name)
        system.tzset()
        yield ZoneInfo(name)
    system.tzset()


def test_the_zone_of_the_machine_is_known_with_its_changes(here: ZoneInfo) -> None:
    """Every half hour of a year, also the ones that are leapt over or come twice."""
    zone = Clock().zone
    moment = datetime(2026, 1, 1)
    while moment < datetime(2027, 1, 1):
        for fold in (0, 1):
            local = moment.replace(fold=fold)
            assert zone.utcoffset(local) == here.utcoffset(local), local
        moment += timedelta(minutes=30)


def test_the_ends_of_the_calendar_have_no_offset() -> None:
    """What no machine can tell does not break a calendar that is turned back to the year 1."""
    assert SystemZone().utcoffset(None) is None
    assert shown(Schedule(plans=(NIGHT,)), date(1, 1, 1), SystemZone())[0] == "01 02:30:00 planned"
