"""Keys pressed by a person who waits until the program has done what they asked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.screens.composer import Composer
from planner.store.home import Home
from tests.screens.conftest import seen

Make = Callable[..., PlannerApp]
Story = Pilot[None]

_NAMES = {
    " ": "space",
    "-": "minus",
    ":": "colon",
    ";": "semicolon",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "/": "slash",
}


async def settle(pilot: Story) -> None:
    """Wait until everything that was started is done."""
    await pilot.pause()
    # Not the workers that wait for an answer to a dialog.
    for _ in range(200):
        busy = [worker for worker in pilot.app.workers if worker.group in ("read", "save", "card")]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause()
        # An asking action that has its answer is still at work as long as its own screen is open.
        asked = (worker for worker in pilot.app.workers if worker.group == "ask")
        if not any(worker.node is pilot.app.screen and not worker.is_finished for worker in asked):
            return
        await pilot.pause(0.02)


async def press(pilot: Story, keys: Iterable[str]) -> None:
    """Press keys one after the other, then wait for the disk."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def type_in(pilot: Story, text: str) -> None:
    """Type a text letter by letter."""
    await pilot.press(*(_NAMES.get(letter, letter) for letter in text))


def write(home: Home, name: str, text: str) -> Path:
    """A routine in the home."""
    path = home.routines / f"{name}.toml"
    path.write_bytes(text.encode())
    return path


def reading(app: App[None]) -> str:
    """What is on the screen as one line of words, whatever was wrapped, without the lines between panes."""
    return " ".join(seen(app).replace("│", " ").split())


async def at_rest(pilot: Story) -> str:
    """What is seen once it does not change any more."""
    before, now = "", seen(pilot.app)
    while now != before:
        await pilot.pause(0.2)
        await settle(pilot)
        before, now = now, seen(pilot.app)
    return now


def told(app: App[None]) -> str:
    """What the messages at the edge of the screen say."""
    return "\n".join(notice.message for notice in app._notifications)  # as `seen`: behind the curtain


@asynccontextmanager
async def composing(
    make_app: Make, home: Home, routine: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Story]:
    """The composer, open over one routine."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(Composer(home, app.clock, routine))
        await settle(pilot)
        yield pilot
