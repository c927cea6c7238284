"""The month over the week: what was done and what is planned on each day, and the way to any of them."""

from __future__ import annotations

import pytest

from planner.app import PlannerApp
from planner.screens.month import Month
from planner.store.home import Home
from planner.widgets.month_grid import MonthGrid
from tests.screens.conftest import seen
from tests.screens.week_story import BUSY, PLAN, MakeApp, after, keys, settle, text_of, told, write_log


def of_week(app: PlannerApp, number: int) -> list[str]:
    """The line of a week of the month, in words."""
    inside = [line.split("│")[1] for line in seen(app).splitlines() if line.count("│") == 2]
    lines = [line.split() for line in inside]
    (found,) = [line for line in lines if line and line[0] == str(number) and line[-1].endswith("/4")]
    return found


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 60)])
async def test_each_day_has_a_sign_for_every_session_and_each_week_its_count(
    home: Home, make_app: MakeApp, size: tuple[int, int]
) -> None:
    """What was done, stopped, missed, skipped and paused is seen without a colour, at any size."""
    home.schedule.write_text(BUSY)
    write_log(home, 16)
    write_log(home, 17, "stopped")
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        shown = await after(app, pilot, "4", "M")
        assert "November 2026" in shown
        assert "1 session done, 10 planned" in shown
        signs = ["16", "●", "17", "◐", "18", "×", "19", "–", "20", "21", "‖", "▌22", "○○"]
        assert of_week(app, 47) == ["47", *signs, "1/4"]
        assert "○ 07:00 Core three, ○ 18:00 Core three" in told(app)


async def test_the_way_through_the_months_and_back_to_a_week(home: Home, make_app: MakeApp) -> None:
    """Arrows by day and week, brackets by month, t today, enter goes there, esc stays."""
    home.schedule.write_text(PLAN)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert "Mon 23 Nov   ○ 07:00 Core three" in await after(app, pilot, "4", "M", "right")
        shown = await after(app, pilot, "pagedown", "right_square_bracket")
        assert "January 2027" in shown
        assert "Sat 23 Jan 2027   nothing" in shown
        shown = await after(app, pilot, "down", "down", "down")
        assert "February 2027" in shown
        await keys(app, pilot, "t", "pagedown", "pagedown", "pagedown", "pagedown", "down", "up", "left")
        assert "Sun 21 Mar 2027" in seen(app)
        shown = await after(app, pilot, "enter")
        assert "15–21 Mar 2027" in shown
        assert not isinstance(app.screen, Month)
        shown = await after(app, pilot, "M", "t", "escape")
        assert "15–21 Mar 2027" in shown
    assert text_of(home) == PLAN


async def test_the_last_day_of_a_longer_month_becomes_the_last_of_a_shorter_one(
    home: Home, make_app: MakeApp
) -> None:
    """From 31 January a month on is 28 February."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"2027-01-31", "enter", "M", "pagedown")
        assert "Sun 28 Feb 2027" in shown


async def test_a_click_chooses_a_day_and_a_second_one_goes_there(home: Home, make_app: MakeApp) -> None:
    """The mouse is as good as the keys."""
    home.schedule.write_text(PLAN)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "M")
        for _ in range(2):
            await pilot.click(MonthGrid, offset=(7, 2))
            await settle(app, pilot)
        assert "2–8 Nov 2026" in seen(app)
