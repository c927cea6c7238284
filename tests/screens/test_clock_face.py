"""With a clock of twelve hours no page has the other one; weeks begin where the person says, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.stage import StillClock, furnish
from planner.app import PlannerApp
from planner.store import settings
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.stories import press, reading, settle, type_in

DAY_TIME = re.compile(r"(?<![\d:+T])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])")
"""A time of day on 24 hours."""


@pytest.fixture
def twelve(tmp_path: Path) -> Home:
    """A home with some weeks in it, a clock of twelve hours, and weeks that begin on Sunday."""
    home = furnish(tmp_path / "home")
    home.settings.write_text('format = 1\nsafety_read = 2026-11-01\nclock = "12h"\n')
    home.schedule.write_text(home.schedule.read_text().replace('week_start  = "mon"', 'week_start  = "sun"'))
    return home


PAGES = {
    "1": "7:00 am",
    "4": "7:02a",
    "4 right m down": "7:00 am",
    "4 right right x": "7:00 am",
    "4 M": "7:00 am",
    "5": "7:01 am",
    "5 enter": "7:01 am to 7:10 am",
    "5 enter enter": "7:01 am",
    "4 left d": "",
}


@pytest.mark.parametrize(("way", "words"), PAGES.items())
@pytest.mark.parametrize("width", [80, 120])
async def test_no_page_has_the_other_clock(twelve: Home, way: str, words: str, width: int) -> None:
    """What is planned at seven is told as 7:00 am, and nowhere as 07:00."""
    app = PlannerApp(twelve, StillClock(), settings.load(twelve).value)
    async with app.run_test(size=(width, 40), notifications=True) as pilot:
        await settle(pilot)
        for key in way.split():
            await press(pilot, [key])
            await until(pilot, lambda: "Reading" not in reading(app))
        await until(pilot, lambda: words in reading(app))
        assert words in reading(app)
        assert DAY_TIME.findall(seen(app)) == []


async def test_a_plan_is_typed_either_way_and_written_in_one(twelve: Home) -> None:
    """7:30 pm in the form is 19:30 in the file, and 7:30 pm in its sentence."""
    app = PlannerApp(twelve, StillClock(), settings.load(twelve).value)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await settle(pilot)
        for key in ("4", "a", "tab", "tab"):
            await press(pilot, [key])
        await type_in(pilot, "7:30 pm, 06:15")
        await settle(pilot)
        assert "at 6:15 am and 7:30 pm" in reading(app)
        await press(pilot, ["enter"] * 5)
    assert '["06:15", "19:30"]' in twelve.schedule.read_text()


SUNDAY = {
    "4": r"Sun 22.*Mon 23.*Sat 28",
    "4 M": r"Sun +Mon +Tue +Wed +Thu +Fri +Sat",
    "4 a": r"Sun.*Mon.*Tue.*Wed.*Thu.*Fri.*Sat",
    "5 shift+tab": r"(?s)Sun.*Tue",
}


@pytest.mark.parametrize(("way", "pattern"), SUNDAY.items())
async def test_weeks_begin_on_sunday_where_the_schedule_says_so(twelve: Home, way: str, pattern: str) -> None:
    """On the week, the month, the days of a plan, and the map of the year."""
    app = PlannerApp(twelve, StillClock(), settings.load(twelve).value)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        for key in way.split():
            await press(pilot, [key])
        assert re.search(pattern, seen(app), re.IGNORECASE), seen(app)
