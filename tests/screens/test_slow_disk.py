"""A disk that answers late or not at all: a network share whose line is down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.screens.timer import Timer
from planner.store.home import Home
from tests.screens.conftest import FakeClock, seen
from tests.screens.running import live, start
from tests.screens.slow_disk import Disk

MakeApp = Callable[..., PlannerApp]
SIZE = (120, 40)

ROOMS = {"1": "[1 Today]", "2": "[2 Library]", "3": "[3 Routines]", "4": "[4 Week]", "5": "[5 Progress]"}


@pytest.fixture
def disk(home: Home, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk that the home is on."""
    return Disk(home.root, monkeypatch)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys with a moment after each."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.05)


WAYS: dict[str, tuple[str, ...]] = {
    "all rooms": ("2", "3", "4", "5", "1"),
    "the Library": ("2", "down", "f", "slash", "c", "a", "t", "escape", "escape"),
    "an exercise of one's own": ("2", "c", "enter", "escape"),
    "an exercise switched off": ("2", "x", "a", "enter"),
    "a new routine": ("3", "n", "A", "enter", "a", "b", "i", "r", "d", "enter", "escape", "u"),
    "the composer": ("3", "enter", "down", "plus", "J", "D", "u", "u", "a", "escape", "escape"),
    "a routine copied, renamed, thrown away": ("3", "c", "enter", "t", "X", "enter", "delete", "enter", "u"),
    "the week": ("4", "n", "enter", "escape", "x", "enter", "u", "M", "escape"),
    "problems and help": ("exclamation_mark", "escape", "question_mark", "escape", "w", "escape"),
    "a session": ("3", "r", "enter", "space", "space", "n", "s", "t", "enter"),
}


@pytest.mark.parametrize("way", WAYS)
async def test_the_screen_never_asks_the_disk(make_app: MakeApp, disk: Disk, way: str) -> None:
    """Whatever is looked at or changed, it is another thread that reads and writes."""
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, *WAYS[way])
        await pilot.pause(0.3)
    assert disk.asked > 0
    assert disk.asked_by_the_screen == []


async def test_every_room_answers_its_keys_while_the_disk_hangs(make_app: MakeApp, disk: Disk) -> None:
    """What was read before is shown, and no key waits; when the disk answers again all goes on."""
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, *ROOMS)
        with disk.hanging():
            for key, words in ROOMS.items():
                await press(pilot, key)
                assert words in seen(pilot.app), "no room waits for the disk"
                await press(pilot, "question_mark", "escape")
        await press(pilot, "3")
        assert "Core three" in seen(pilot.app)


async def test_a_session_keeps_its_time_while_the_disk_hangs(
    make_app: MakeApp, disk: Disk, clock: FakeClock
) -> None:
    """The log cannot be written for a while; the phases go by, and afterwards the log is as far."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        with disk.hanging():
            await live(pilot, clock, 12)
            assert "HOLD" in seen(pilot.app)
            await press(pilot, "space")
            assert "PAUSED" in seen(pilot.app)
            await press(pilot, "space")
        await screen.writer.flush()
        assert isinstance(pilot.app.screen, Timer)
