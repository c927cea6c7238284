"""How the stories of a run are told: begin, let time pass, look, read the log."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.checkin import CheckIn
from planner.screens.timer import Timer
from planner.store.home import Home
from tests.screens.conftest import FakeClock, seen

PATIENCE = 400
"""How often to look for something before giving up; 20 ms apart."""


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait until something is so; AssertionError when it never is."""
    for _ in range(PATIENCE):
        await pilot.pause(0.02)
        if true():
            return
    raise AssertionError(f"never came: {type(pilot.app.screen).__name__}\n{sight(pilot)}")


async def on(pilot: Pilot[None], kind: type[Screen[Any]]) -> None:
    """Wait for a screen of a kind to be open and ready."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    await pilot.pause()


def sight(pilot: Pilot[None]) -> str:
    """The text on the screen, as a person reads it."""
    assert isinstance(pilot.app, PlannerApp)
    return seen(pilot.app)


def timer(pilot: Pilot[None]) -> Timer:
    """The open timer."""
    screen = pilot.app.screen
    assert isinstance(screen, Timer), type(screen).__name__
    return screen


async def start(pilot: Pilot[None], *keys: str) -> Timer:
    """Answer the questions before with these keys, and start."""
    await on(pilot, CheckIn)
    await pilot.press(*keys, "enter")
    await on(pilot, Timer)
    return timer(pilot)


async def live(pilot: Pilot[None], clock: FakeClock, seconds: float) -> None:
    """Let so many seconds pass as a person lives them, with a look in each."""
    while seconds > 0 and isinstance(pilot.app.screen, Timer):
        passed = min(1.0, seconds)
        clock.advance(passed)
        timer(pilot).look()
        seconds -= passed
    await pilot.pause()


async def finish_pages(pilot: Pilot[None], *keys: str) -> None:
    """Answer the questions after with these keys, and close the summary."""
    await on(pilot, CheckIn)
    await pilot.press(*keys, "enter")
    await on(pilot, Advice)
    await pilot.press("enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Advice))


def logs(home: Home) -> list[Path]:
    """The log files, oldest first."""
    return sorted(home.log.rglob("*.toml"))


def log(home: Home) -> dict[str, Any]:
    """What the only log file says."""
    (path,) = logs(home)
    return tomllib.loads(path.read_text())


def write_routine(home: Home, steps: str, *, name: str = "own", title: str = "Own") -> None:
    """A routine of the person's own."""
    head = f'format = 1\ntitle = "{title}"\nready = "5s"\nrest = "5s"\n'
    (home.routines / f"{name}.toml").write_text(head + steps)


def write_exercise(home: Home, name: str, title: str) -> None:
    """An exercise of the person's own, without any dose."""
    home.exercises.mkdir(exist_ok=True)
    text = f'format = 1\nname = "{title}"\nkind = "strength"\nposition = "standing"\nhow = ["Stand tall."]\n'
    (home.exercises / f"{name}.toml").write_text(text)
