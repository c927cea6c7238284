"""Sequences and clocks that change, told by commands: every command says the same."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner, StillClock

IN_TURN = """\
format = 1

[[plan]]
id       = "s"
sequence = ["core-three", "full-eight"]
days     = ["mon", "wed"]
from     = 2026-11-23
"""


def test_a_turn_that_was_taken_without_the_plan_stays_taken(
    planner: Planner, ready: Home, clock: StillClock
) -> None:
    """`planner log` names no plan: two days later, and a week later, all go on behind it."""
    ready.schedule.write_text(IN_TURN)
    clock.wall = clock.wall.replace(day=23)
    planner("log", "core-three")
    clock.wall = clock.wall.replace(day=25)
    assert planner("next").lines == ["Today, any time: The full eight, due now"]
    assert planner("today").out.count("The full eight") == 1
    assert planner("run", "--dry-run").lines[0].startswith("The full eight")
    planner("log", "full-eight")
    assert planner("next").lines == ["Mon 30 Nov, any time: Core three"]
    clock.wall = clock.wall.replace(month=12, day=2)
    assert planner("next").lines == ["Today, any time: Core three, due now"]


@pytest.mark.parametrize(
    ("day", "at", "lead", "told"),
    [
        ("2027-03-14", "02:30", "1h", ["01:30"]),
        ("2027-03-14", "03:40", "1h", ["01:40"]),
        ("2027-03-14", "03:00", "10m", ["01:50"]),
        ("2027-11-07", "02:00", "30m", ["01:30"]),
    ],
)
def test_each_reminder_comes_once_on_the_day_the_clocks_change(
    planner: Planner,
    ready: Home,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    at: str,
    lead: str,
    told: list[str],
) -> None:
    """Asked each minute from midnight, also through the hour that is missing, or comes twice."""
    zone = ZoneInfo("America/New_York")
    monkeypatch.setattr(StillClock, "zone", zone)
    clock.wall = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=zone) - timedelta(days=2)
    planner("schedule", "core-three", "--on", day, "--at", at, "--remind", lead)
    start = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=zone).astimezone(ZoneInfo("UTC"))
    found = []
    for minute in range(240):
        local = (start + timedelta(minutes=minute)).astimezone(zone)
        clock.wall = local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))
        if planner("remind", "--every", "1m").lines:
            found.append(f"{clock.wall:%H:%M}")
    assert found == told
