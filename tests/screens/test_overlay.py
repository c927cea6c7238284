"""What lies over another screen, closed quicker than it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import ModalScreen

from planner.model.dose import Dose
from planner.model.routine import Routine, Step
from planner.screens.dialogs import AskText, Confirm
from planner.screens.problems import Problems
from planner.screens.safety import FirstPage
from planner.screens.settings import SettingsPage
from planner.screens.starter_days import StarterDays
from planner.screens.today import Today
from planner.store.contents import Contents
from planner.store.home import Home
from tests.screens.conftest import FakeClock
from tests.screens.stories import Make, settle

Opened = Callable[[Home, FakeClock], ModalScreen[Any]]

DAYS = Routine("core", "Core", (Step("glute-bridge", Dose()),))

OVERLAYS: dict[str, Opened] = {
    "a question": lambda _home, _clock: Confirm("Really?"),
    "a line of text": lambda _home, _clock: AskText("How is it called?"),
    "days": lambda home, clock: StarterDays(Contents.read(home), DAYS, clock.now()),
    "the safety page": FirstPage,
    "settings": SettingsPage,
    "problems": Problems,
}


@pytest.mark.parametrize("overlay", OVERLAYS.values(), ids=OVERLAYS)
async def test_one_may_be_closed_before_it_is_there(
    make_app: Make, home: Home, clock: FakeClock, overlay: Opened
) -> None:
    """A key and esc in the same instant: what was below is there again, and nothing is said of an error."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(overlay(home, clock))
        app.pop_screen()
        await settle(pilot)
        assert isinstance(app.screen, Today)
