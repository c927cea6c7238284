"""The files change while the app is open: an editor saves, a sync tool replaces, a hand deletes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.screens.base import Room
from planner.screens.composer import Composer
from planner.screens.routines import Routines
from planner.store.home import Home
from planner.widgets.routine_list import RoutineList
from tests.screens.conftest import seen
from tests.screens.stories import Make, Story, press, reading, settle, type_in, write

# What an editor does to a file, told the file and the new text: each in a process of its own.
TRUNCATES = "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"
RENAMES = (
    "import os, sys; p = sys.argv[1]; open(p + '.new', 'w').write(sys.argv[2]); os.replace(p + '.new', p)"
)
MOVES_AWAY = "import os, sys; p = sys.argv[1]; os.rename(p, p + '~'); open(p, 'w').write(sys.argv[2])"
WAYS = {"truncates and writes": TRUNCATES, "renames a new file": RENAMES, "moves the old away": MOVES_AWAY}

CORE = (
    'title = "Core"\n\n[[step]]\nexercise = "cat-cow"\nreps = 5\n\n# gently\n[[step]]\nexercise = "cobra"\n'
)


def editor(path: Path, text: str, way: str = RENAMES) -> None:
    """Save a text into a file as an editor does."""
    subprocess.run([sys.executable, "-c", way, str(path), text], check=True, timeout=30)


async def until(pilot: Story, true: Callable[[], bool], seconds: float = 4.0) -> None:
    """Wait for something to be on the screen; the program looks every tenth of a second here."""
    for _ in range(round(seconds / 0.05)):
        await pilot.pause(0.05)
        if true():
            return
    raise AssertionError(seen(pilot.app))


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait a whole second for each look."""
    monkeypatch.setattr(Room, "LOOK_EVERY", 0.1)


def routine_list(app: PlannerApp) -> RoutineList:
    """The list of routines on the screen."""
    return app.screen.query_one(RoutineList)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_what_an_editor_saves_is_on_the_screen(make_app: Make, home: Home, way: str) -> None:
    """However the editor saves, the new title shows; the choice and the search stay as they were."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "slash"])
        await type_in(pilot, "day")
        await press(pilot, ["enter", "down"])
        assert routine_list(app).row is not None
        before = routine_list(app).row
        other = next(row for row in routine_list(app).found if row != before)
        path = home.routines / f"{other.id}.toml"
        editor(path, path.read_text().replace('title       = "', 'title       = "Another day: '), way)
        await until(pilot, lambda: "Another day: " in seen(app))
        assert routine_list(app).row == before
        assert routine_list(app).wanted == "day"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_a_file_that_breaks_says_where_and_comes_back(make_app: Make, home: Home, way: str) -> None:
    """A slip in an editor shows with its line; once it is mended the routine is there again."""
    path = write(home, "core", CORE)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3"])
        await until(pilot, lambda: "Core" in seen(app))
        editor(path, CORE.replace("reps = 5", "reps = five"), way)
        await until(pilot, lambda: "line 5: text needs quotes" in seen(app))
        editor(path, CORE.replace("reps = 5", "reps = 6"), way)
        await until(pilot, lambda: "line 5" not in seen(app) and "Core" in seen(app))


async def test_a_new_file_appears_and_a_removed_one_is_missed(make_app: Make, home: Home) -> None:
    """A routine that an editor makes is listed; one that goes is missed by the week and by today."""
    home.schedule.write_text('[[plan]]\nid = "core"\nroutine = "core"\ndays = ["sun"]\n')
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3"])
        editor(home.routines / "core.toml", CORE, TRUNCATES)
        await until(pilot, lambda: "Core  " in seen(app))
        await press(pilot, ["4"])
        assert "there is no such routine" not in seen(app)
        (home.routines / "core.toml").unlink()
        await until(pilot, lambda: "there is no such routine" in seen(app))
        await press(pilot, ["1"])
        assert "its file is gone" in seen(app)
        assert "! 1 to look at" in seen(app)


async def test_the_composer_shows_what_an_editor_saves(make_app: Make, home: Home) -> None:
    """A step written above the chosen one: the choice stays with its step, and the next key works on it."""
    path = write(home, "core", CORE)
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(Composer(home, app.clock, "core"))
        await settle(pilot)
        await press(pilot, ["down"])
        theirs = CORE.replace("\n[[step]]", '\n[[step]]\nexercise = "bird-dog"\n\n[[step]]', 1)
        editor(path, theirs)
        await until(pilot, lambda: "3 steps" in seen(app))
        assert "The file was changed outside" in reading(app)
        await press(pilot, ["x"])
        assert path.read_text() == theirs.partition("\n# gently")[0]


async def test_the_composer_follows_a_file_that_breaks_and_is_mended(make_app: Make, home: Home) -> None:
    """While the file makes no sense its line is shown in place of the steps; mended, they are back."""
    path = write(home, "core", CORE)
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(Composer(home, app.clock, "core"))
        await settle(pilot)
        editor(path, CORE.replace('"cobra"', "cobra"))
        await until(
            pilot, lambda: 'routines/core.toml:9:12: text needs quotes: exercise = "cobra"' in reading(app)
        )
        editor(path, CORE.replace("reps = 5", "reps = 7"))
        await until(pilot, lambda: "7 reps" in reading(app))


async def test_two_copies_of_the_app_see_each_other(make_app: Make, home: Home) -> None:
    """What is composed in one window is on the list in the other."""
    write(home, "core", CORE)
    one, other = make_app(), make_app()
    async with one.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3"])
        async with other.run_test(size=(100, 30), notifications=True) as beside:
            await settle(beside)
            other.push_screen(Composer(home, other.clock, "core"))
            await settle(beside)
            await press(beside, ["x"])
        await until(pilot, lambda: "1 step " in seen(one))


async def test_a_covered_screen_waits_until_it_is_seen_again(make_app: Make, home: Home) -> None:
    """Under a dialog nothing moves; afterwards the screen shows what the files say."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3"])
        rooms = [screen for screen in app.screen_stack if isinstance(screen, Routines)]
        before = rooms[0].contents
        await press(pilot, ["w"])
        write(home, "core", CORE)
        await asyncio.sleep(0.4)
        await pilot.pause()
        assert rooms[0].contents is before
        await press(pilot, ["escape"])
        await until(pilot, lambda: "Core  " in seen(app))


async def test_within_a_second(make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the interval that people get, a saved file shows after the next look, a second later at most."""
    monkeypatch.setattr(Room, "LOOK_EVERY", 1.0)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3"])
        write(home, "core", CORE)
        await until(pilot, lambda: "Core  " in seen(app))
