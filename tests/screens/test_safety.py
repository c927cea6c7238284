"""The first start, and the warning signs from everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.app import PlannerApp
from planner.model.safety import URGENT_SIGNS
from planner.store.home import Home
from planner.store.settings import Settings
from tests.screens.conftest import seen
from tests.screens.running import until

MakeApp = Callable[..., PlannerApp]


async def test_the_first_start_shows_three_pages_and_then_today(make_app: MakeApp, home: Home) -> None:
    """Not a diagnosis, the urgent signs, the stop rules: three times enter, and it is noted."""
    app = make_app(Settings())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "planner is not a doctor" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        for sign in URGENT_SIGNS:
            assert sign in seen(app)
        assert "emergency help at once" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Stop at once" in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Where to begin" in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "All routines" in seen(app))
    head = "#:schema schema/settings.schema.json\n\n"
    assert home.settings.read_text() == f"{head}format = 1\nsafety_read = 2026-11-22\n"


async def test_leaving_the_first_page_leaves_the_program(make_app: MakeApp, home: Home) -> None:
    """Who does not go on has not read it: nothing is noted, and it is shown again next time."""
    app = make_app(Settings())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
    assert not app.is_running
    assert not home.settings.exists()


async def test_a_home_that_cannot_be_written_locks_nobody_out(make_app: MakeApp, home: Home) -> None:
    """The pages were read, the note cannot be made: say so and go on."""
    home.settings.mkdir()
    app = make_app(Settings())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: "Where to begin" in seen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "All routines" in seen(app))


@pytest.mark.parametrize("mode", ["1", "2", "3", "4", "5"])
async def test_the_warning_signs_are_one_key_away(make_app: MakeApp, mode: str) -> None:
    """`w` shows every urgent sign, whole, on every screen; escape goes back."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press(mode)
        await app.workers.wait_for_complete()
        await pilot.press("w")
        await pilot.pause()
        shown = seen(app)
        for sign in URGENT_SIGNS:
            assert sign in shown
        assert "emergency help at once" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert URGENT_SIGNS[0] not in seen(app)
