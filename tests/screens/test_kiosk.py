"""The app over a home beyond which nothing is for this person: no key leads out, and none is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from planner.app import PlannerApp
from planner.keys.command import Command
from planner.keys.sections import SECTIONS
from planner.screens.composer import Composer
from planner.screens.help import Help
from planner.screens.problems import Problems
from planner.screens.settings import SettingsPage
from planner.store.home import Home
from planner.store.settings import Settings
from tests.screens.conftest import FakeClock, seen
from tests.screens.running import on, until

OUTSIDE = [command for section in SECTIONS.values() for command in section if command.outside]

# The keys from Today to the screen of each section.
WAYS = {
    "app": (),
    "progress": ("5",),
    "week": ("4",),
    "library": ("2",),
    "routines": ("3",),
    "composer": ("3", "enter"),
    "problems": ("exclamation_mark",),
    "settings": ("comma",),
}

KINDS: dict[str, type[Screen[None]]] = {"composer": Composer, "problems": Problems, "settings": SettingsPage}


@pytest.fixture
def confined(home: Home, clock: FakeClock) -> PlannerApp:
    """The app as a kiosk opens it."""
    settings = Settings(safety_read=date(2026, 11, 1))
    return PlannerApp(replace(home, confined=True), clock, settings)


async def go(pilot: Pilot[None], section: str) -> None:
    """Open the screen of a section."""
    for key in WAYS[section]:
        await pilot.press(key)
        await pilot.pause(0.1)
    if section in KINDS:
        await on(pilot, KINDS[section])


@pytest.mark.parametrize("command", OUTSIDE, ids=lambda command: command.id)
async def test_no_command_that_leads_out_can_be_reached(confined: PlannerApp, command: Command) -> None:
    """Not by its key, not in the line of keys, not in the palette, not on the help page."""
    section = command.id.partition(".")[0]
    async with confined.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "All routines" in seen(confined))
        await go(pilot, section)
        actions = {active.binding.action for active in confined.screen.active_bindings.values()}
        assert command.action not in actions
        offered = [one.title for one in confined.get_system_commands(confined.screen)]
        assert command.words not in offered
        assert offered, "the palette has the other commands"
        await pilot.press("question_mark")
        await on(pilot, Help)
        assert command.help not in seen(confined)


@pytest.mark.parametrize("command", OUTSIDE, ids=lambda command: command.id)
async def test_the_same_command_is_there_for_everybody_else(
    make_app: Callable[..., PlannerApp], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a shell of one's own each of them can be reached, so the story above sees what it should."""
    monkeypatch.setattr("planner.terminal.under_shell", lambda: True)
    section = command.id.partition(".")[0]
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "All routines" in seen(app))
        await go(pilot, section)
        actions = {active.binding.action for active in app.screen.active_bindings.values()}
        assert command.action in actions


async def test_a_broken_routine_is_told_without_an_editor(home: Home, confined: PlannerApp) -> None:
    """What cannot be mended here says who can, and no path on the server is shown."""
    (home.routines / "core-three.toml").write_text("title = \n")
    async with confined.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "All routines" in seen(confined))
        await pilot.press("3")
        await until(pilot, lambda: "Whoever runs this machine" in seen(confined))
        assert str(home.root) not in seen(confined)
        await pilot.press("exclamation_mark")
        await on(pilot, Problems)
        await until(pilot, lambda: "core-three.toml" in seen(confined))
        await pilot.click("ProblemList", offset=(5, 0))
        await until(pilot, lambda: "Files are not edited by hand here." in seen(confined))


async def test_without_a_shell_there_is_no_ctrl_z(
    make_app: Callable[..., PlannerApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is not named where nobody could bring a stopped program back."""
    monkeypatch.setattr("planner.terminal.under_shell", lambda: False)
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "All routines" in seen(app))
        await pilot.press("question_mark")
        await on(pilot, Help)
        assert "ctrl+z" not in seen(app)
        assert "Leave; every change" in seen(app)
