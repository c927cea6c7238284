"""A disk that refuses, a home that is gone, a clock that jumps: a sentence, and nothing lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.store import sessions
from planner.store.home import Home
from planner.store.report import check_home
from tests.screens.conftest import FakeClock, seen
from tests.screens.running import finish_pages, live, on, start, until

MakeApp = Callable[..., PlannerApp]
SIZE = (100, 30)


class Refusal:
    """The system says no to what is opened below a folder, while `code` is set."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.code = 0
        self.reading = False
        """Whether it is said to readers too."""
        real = os.open

        def refusing(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
            writes = flags & (os.O_WRONLY | os.O_RDWR)
            if self.code and (writes or self.reading) and str(path).startswith(str(folder)):
                raise OSError(self.code, os.strerror(self.code))
            return real(path, flags, *args, **kwargs)

        patch.setattr(os, "open", refusing)


@pytest.fixture
def refusal(home: Home, monkeypatch: pytest.MonkeyPatch) -> Refusal:
    """For the files of the home."""
    return Refusal(home.root, monkeypatch)


async def double_a_step(pilot: Pilot[None]) -> None:
    """Open the first routine and change it."""
    await until(pilot, lambda: "[1 Today]" in seen(pilot.app))
    await pilot.press("3")
    await until(pilot, lambda: "Core three" in seen(pilot.app))
    await pilot.press("enter")
    await until(pilot, lambda: "Knee to chest" in seen(pilot.app))
    await pilot.pause(0.1)
    await pilot.press("d")
    await pilot.pause(0.2)


REFUSALS = {
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk reports an error",
}


@pytest.mark.parametrize("code", REFUSALS, ids=errno.errorcode.get)
async def test_a_change_that_cannot_be_saved_is_shown_kept_and_saved_later(
    make_app: MakeApp, home: Home, refusal: Refusal, code: int
) -> None:
    """The reason stands there in words, the file is as it was, and `s` saves once the disk agrees."""
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        refusal.code = code
        await double_a_step(pilot)
        await until(pilot, lambda: REFUSALS[code] in seen(pilot.app))
        assert path.read_bytes() == before
        refusal.code = 0
        await pilot.press("s")
        await until(pilot, lambda: path.read_bytes() != before)
        await until(pilot, lambda: REFUSALS[code] not in seen(pilot.app))
    assert check_home(home).errors == 0


async def test_out_of_handles_the_rooms_stay_and_come_back(make_app: MakeApp, refusal: Refusal) -> None:
    """No file can be opened for a while: no room falls over, and afterwards all is there."""
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        refusal.code, refusal.reading = errno.EMFILE, True
        for key in "23451":
            await pilot.press(key)
            await pilot.pause(0.1)
        refusal.code = 0
        await pilot.press("3")
        await until(pilot, lambda: "Core three" in seen(pilot.app))


async def test_a_home_that_vanishes_and_comes_back(make_app: MakeApp, home: Home) -> None:
    """A disk that was pulled out: a change says so and waits; plugged in again, it is saved."""
    away = home.root.with_name("away")
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "[1 Today]" in seen(pilot.app))
        await pilot.press("3", "enter")
        await until(pilot, lambda: "Knee to chest" in seen(pilot.app))
        await pilot.pause(0.2)
        home.root.rename(away)
        await pilot.press("d")
        await pilot.pause(0.3)
        assert not home.root.exists(), "nothing is made where the home was"
        assert "Not saved" in seen(pilot.app)
        away.rename(home.root)
        await pilot.press("s")
        await until(pilot, lambda: path.read_bytes() != before)
    assert check_home(home).errors == 0


@pytest.mark.parametrize("jump", [timedelta(hours=-3), timedelta(hours=3), timedelta(days=-2)], ids=str)
async def test_a_clock_that_is_set_in_the_middle_of_a_session(
    make_app: MakeApp, home: Home, clock: FakeClock, jump: timedelta
) -> None:
    """The timer goes by its own clock, and the log is one that can be read."""
    async with make_app(run="core-three", speed=20).run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 6)
        clock.wall += jump
        await live(pilot, clock, 1)
        if jump > timedelta():
            await on(pilot, Advice)
            assert "You were away for 3 h" in seen(pilot.app), "a lid that was closed looks the same"
            await pilot.press("enter")
        await live(pilot, clock, 70)
        await finish_pages(pilot)
    (entry,) = sessions.load(home).entries
    assert entry.problems == ()
    assert entry.value is not None
    assert entry.value.status == "finished"
    assert entry.value.seconds is not None
    assert 0 <= entry.value.seconds < 3600
