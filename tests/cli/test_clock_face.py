"""With a clock of twelve hours no command has the other one; files and programs keep 24 hours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.stage import furnish
from planner.store.home import Home
from tests.cli.conftest import Planner

DAY_TIME = re.compile(r"(?<![\d:+T])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])")
"""A time of day on 24 hours."""


@pytest.fixture
def twelve(tmp_path: Path) -> Home:
    """A home with some weeks in it, a clock of twelve hours, and weeks that begin on Sunday."""
    home = furnish(tmp_path / "home")
    home.settings.write_text('format = 1\nsafety_read = 2026-11-01\nclock = "12h"\n')
    home.schedule.write_text(home.schedule.read_text().replace('week_start  = "mon"', 'week_start  = "sun"'))
    return home


COMMANDS = [
    ("today",),
    ("week",),
    ("next",),
    ("list", "sessions"),
    ("schedule", "gentle-day", "--days", "fri", "--at", "7:15pm"),
    ("schedule", "gentle-day", "--on", "2026-12-24", "--at", "7pm"),
    ("move", "mornings", "2026-12-02", "2026-12-03", "--at", "6pm"),
    ("log", "core-three", "--at", "2026-11-20T18:00"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_has_the_other_clock(planner: Planner, twelve: Home, words: tuple[str, ...]) -> None:
    """Plain lines have am and pm, and are asked in either."""
    answer = planner("--home", str(twelve.root), *words)
    assert answer.code in (0, 1), answer
    assert DAY_TIME.findall(answer.out) == []


@pytest.mark.parametrize("words", [("today", "--json"), ("week", "--json"), ("export", "csv", "-o", "-")])
def test_what_other_programs_read_has_24_hours(
    planner: Planner, twelve: Home, words: tuple[str, ...]
) -> None:
    """Whatever the person's clock is."""
    answer = planner("--home", str(twelve.root), *words)
    assert answer.code == 0
    assert not re.search(r"\d [ap]m", answer.out)


def test_a_sheet_begins_its_weeks_on_sunday_too(planner: Planner, twelve: Home) -> None:
    """The boxes to tick."""
    answer = planner("--home", str(twelve.root), "export", "md", "core-three", "-o", "-")
    assert answer.code == 0
    days = re.findall(r"\b(Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b", answer.out)
    assert days[:7] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], answer.out[:2000]
