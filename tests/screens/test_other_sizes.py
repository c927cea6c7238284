"""A window that changes its size, and lists that come back: what is seen is as in a window opened so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.stories import Make, at_rest
from tests.screens.week_story import BUSY, keys, write_log


@pytest.mark.parametrize(
    "path",
    [
        "1",
        "2",
        "3",
        "4",
        "5",
        "2 v",
        "3 enter",
        "3 p",
        "3 v",
        "4 M",
        "4 a",
        "4 x",
        "5 enter",
        "5 tab",
        "5 tab tab",
        "5 shift+tab",
        "comma",
        "question_mark",
        "exclamation_mark",
    ],
)
@pytest.mark.parametrize(
    "sizes",
    [((60, 20), (120, 30)), ((120, 30), (70, 24)), ((80, 24), (60, 24), (100, 24))],
)
async def test_another_size_looks_as_if_it_was_opened_so(
    make_app: Make, home: Home, path: str, sizes: tuple[tuple[int, int], ...]
) -> None:
    """On every page nothing is cut, and no name of a column stands beside its column."""
    wanted = await _look(make_app, home, path, sizes[-1:])
    assert await _look(make_app, home, path, sizes) == wanted


@pytest.mark.parametrize("path", ["1 comma", "2 v", "3 enter enter", "3 enter a", "4 a", "5 enter"])
async def test_what_is_behind_a_dialog_is_laid_out_anew(make_app: Make, home: Home, path: str) -> None:
    """The window changes while one is open; esc closes it."""
    wanted = await _look(make_app, home, path, [(70, 24)], "escape")
    assert await _look(make_app, home, path, [(120, 30), (70, 24)], "escape") == wanted


async def _look(make_app: Make, home: Home, path: str, sizes: Sequence[tuple[int, int]], *then: str) -> str:
    """What is seen after some keys, then other sizes, then other keys."""
    home.settings.write_text("safety_read = 2026-11-01\n")
    home.schedule.write_text(BUSY)
    for day in range(10, 22):
        write_log(home, day)
    app = make_app()
    app.animation_level = "none"  # what moves by itself never looks the same twice
    async with app.run_test(size=sizes[0]) as pilot:
        await keys(app, pilot, *path.split())
        for size in sizes[1:]:
            await pilot.resize_terminal(*size)
            await at_rest(pilot)
        await keys(app, pilot, *then)
        return await at_rest(pilot)


async def test_the_newest_session_is_in_sight_when_the_list_comes_back(make_app: Make, home: Home) -> None:
    """One is done elsewhere while another page is open."""
    for day in range(10, 21):
        write_log(home, day)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(app, pilot, "5")
        await until(pilot, lambda: "Fri 20 Nov" in seen(app))
        await keys(app, pilot, "tab")
        write_log(home, 21)
        await until(pilot, lambda: "12 sessions in all" in seen(app))
        await keys(app, pilot, "tab", "tab", "tab")
        await until(pilot, lambda: "Fri 20 Nov" in seen(app))
        assert "Sat 21 Nov" in seen(app)


async def test_a_week_is_not_spoken_of_as_the_last_one_week(make_app: Make, home: Home) -> None:
    """After a single week the goal was reached in it, or not."""
    write_log(home, 10)
    app = make_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await keys(app, pilot, "5")
        await until(pilot, lambda: "goal not reached last week" in seen(app))
