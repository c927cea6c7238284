"""The first start: from nothing to a running session, and the short look round."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from planner.screens.checkin import CheckIn
from planner.screens.first_start import FirstReady
from planner.screens.help import Help
from planner.screens.starter_choice import StarterChoice
from planner.screens.starter_days import StarterDays
from planner.screens.timer import Timer
from planner.screens.today import Today
from planner.screens.tour import STOPS, TourCard
from planner.store.home import Home
from planner.store.settings import Settings
from planner.widgets.sheet import Sheet
from tests.screens.conftest import seen
from tests.screens.running import on, until
from tests.screens.stories import Make, Story, press, reading, told, type_in, write

PLAN = """#:schema schema/schedule.schema.json

format = 1

[[plan]]
id      = "core-three"
routine = "core-three"
days    = ["tue", "thu", "sat", "sun"]
from    = 2026-11-22
"""

STARTERS = ("Gentle day", "Core three", "Strength day", "The full eight")


@asynccontextmanager
async def begun(make_app: Make, size: tuple[int, int] = (80, 24), **options: object) -> AsyncIterator[Story]:
    """The app of somebody who has just read the safety pages."""
    app = make_app(Settings(), **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: "planner is not a doctor" in seen(app))
        await pilot.press("enter", "enter", "enter")
        yield pilot


def told_of(pilot: Story) -> str:
    """What the routine that is looked at is for."""
    assert isinstance(pilot.app.screen, StarterChoice)
    return pilot.app.screen.query_one("#suits Sheet", Sheet).paragraphs[0].text


async def test_seven_times_enter_is_a_running_session(make_app: Make, home: Home) -> None:
    """Three safety pages, the core three, four days a week, start now, no answer about pain: it runs."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        assert not home.schedule.exists()
        await pilot.press("enter")
        await on(pilot, StarterDays)
        assert "tue thu sat sun, any time, from 22 Nov, no end · 4 a week" in reading(pilot.app)
        assert not home.schedule.exists()
        await pilot.press("enter")
        await on(pilot, FirstReady)
        assert "It is on your week: tue thu sat sun" in reading(pilot.app)
        await pilot.press("enter")
        await on(pilot, CheckIn)
        await pilot.press("enter")
        await on(pilot, Timer)
        assert "Knee to chest" in seen(pilot.app)
        (log,) = home.log.glob("*/*.toml")
        assert tomllib.loads(log.read_text())["plan"] == "core-three"
    assert home.schedule.read_text() == PLAN


async def test_each_starter_can_be_looked_at(make_app: Make) -> None:
    """The shortest first; what it holds, how one lies, what one needs, each exercise with dose and figure."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        page = seen(pilot.app)
        places = [
            page.index(title) for title in ("Gentle day", "Core three", "Strength day", "The full eight")
        ]
        assert places == sorted(places)
        assert "2 reps, hold 25s, each side" in page
        assert "knees bent, feet on the floor" in page
        await press(pilot, ["right"])
        assert "2 × 10, hold 3s" in seen(pilot.app)
        await press(pilot, ["left", "left"])
        assert "3 reps, hold 25s, each side" in seen(pilot.app)
        await press(pilot, ["up"])
        assert told_of(pilot) == "For a flare: a few easy movements. Do only what stays green."
        assert "on your back" in seen(pilot.app)
        await press(pilot, ["j", "j", "j"])
        assert "Hamstring stretch" in seen(pilot.app)


async def test_a_step_back_writes_nothing(make_app: Make, home: Home) -> None:
    """esc on the days is back to the routines, with the same one chosen; esc there leaves it for later."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("down", "enter")
        await on(pilot, StarterDays)
        assert "On which days: Strength day" in seen(pilot.app)
        await pilot.press("escape")
        await on(pilot, StarterChoice)
        assert told_of(pilot).startswith("Bird dog and bridge in rounds")
        await pilot.press("escape")
        await on(pilot, Today)
    assert not home.schedule.exists()
    assert not home.log.exists()


async def test_days_and_a_time_of_ones_own(make_app: Make, home: Home) -> None:
    """A day is taken out with space, a time typed; what cannot be read as one is said, and is kept."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("enter")
        await on(pilot, StarterDays)
        await pilot.press("space", "tab")
        await type_in(pilot, "25:00")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, StarterDays)
        assert "! times: " in reading(pilot.app)
        await pilot.press("ctrl+u")
        await type_in(pilot, "7:30")
        await pilot.press("enter")
        await on(pilot, FirstReady)
        await pilot.press("escape")
        await on(pilot, Today)
    assert 'days    = ["tue", "thu", "sat"]\nat      = "07:30"\n' in home.schedule.read_text()


async def test_a_goal_that_can_be_reached(make_app: Make, home: Home) -> None:
    """Four a week is the goal; more days leave room for a bad one, and fewer make it smaller in the file."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("up", "enter")
        await on(pilot, StarterDays)
        assert "The goal is 4 sessions a week." in reading(pilot.app)
        await pilot.press("right", "space")
        assert "The goal is 4 sessions a week, which leaves room for a bad day." in reading(pilot.app)
        await pilot.press("space", "left", "space", "left", "space", "left", "left", "space")
        assert "· 1 a week" in reading(pilot.app)
        assert "The goal is 1 session a week." in reading(pilot.app)
        await pilot.press("enter")
        await on(pilot, FirstReady)
        await pilot.press("escape")
        await on(pilot, Today)
        await until(pilot, lambda: "0 of 1 this week" in seen(pilot.app))
    assert "\nformat = 1\nweekly_goal = 1\n\n[[plan]]\n" in home.schedule.read_text()


async def test_days_without_rest_are_hinted_at(make_app: Make) -> None:
    """What the week would say of strength on days in a row is said here, with its reason; it stops nobody."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("enter")
        await on(pilot, StarterDays)
        assert "on Sat and Sun: a day of rest between is usual" in reading(pilot.app)
        await pilot.press("space")
        assert "a day of rest" not in reading(pilot.app)


async def test_without_a_day_it_is_started_and_not_planned(make_app: Make, home: Home) -> None:
    """Who wants to try it once has nothing on the week."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("enter")
        await on(pilot, StarterDays)
        await pilot.press(*["space", "right", "right"] * 4)
        assert "nothing is planned, and it can be started at any time" in reading(pilot.app)
        await pilot.press("enter")
        await on(pilot, FirstReady)
        assert "Nothing is planned yet." in reading(pilot.app)
        await pilot.press("enter")
        await on(pilot, CheckIn)
    assert not home.schedule.exists()


async def test_a_disk_that_says_no_keeps_nobody_from_exercising(make_app: Make, home: Home) -> None:
    """The plan cannot be written: that is said, and the session starts all the same."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        home.schedule.mkdir()  # as root, too, nothing can be written there
        await pilot.press("enter")
        await on(pilot, StarterDays)
        await pilot.press("enter")
        await on(pilot, FirstReady)
        assert "It could not be put on the week" in reading(pilot.app)
        assert "You can exercise all the same." in reading(pilot.app)
        await pilot.press("enter")
        await on(pilot, CheckIn)


async def test_a_routine_that_was_asked_for_comes_at_once(make_app: Make) -> None:
    """`planner run core-three` on a first start: the safety pages, then the session, nothing else."""
    async with begun(make_app, run="core-three") as pilot:
        await on(pilot, CheckIn)


@pytest.mark.parametrize("what", ["plan", "log", "no routine"])
async def test_who_has_begun_is_not_asked_where_to_begin(make_app: Make, home: Home, what: str) -> None:
    """A home from another machine, or one without a routine that could be started, goes to Today."""
    if what == "plan":
        home.schedule.write_text('[[once]]\nroutine = "core-three"\non = 2026-12-01\n')
    elif what == "log":
        (home.log / "2026").mkdir(parents=True)
    else:
        for path in home.routines.iterdir():
            path.unlink()
        write(home, "lost", 'title = "Lost"\n[[step]]\nexercise = "gone"\n')
    async with begun(make_app) as pilot:
        await on(pilot, Today)
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, Today)


async def test_the_look_round_from_the_first_start_comes_back_to_it(make_app: Make) -> None:
    """t shows the rooms; after the last card one is asked again whether to start."""
    async with begun(make_app) as pilot:
        await on(pilot, StarterChoice)
        await pilot.press("enter")
        await on(pilot, StarterDays)
        await pilot.press("enter")
        await on(pilot, FirstReady)
        await pilot.press("t")
        for number, stop in enumerate(STOPS, 1):
            await until(pilot, lambda number=number: f"{number} of {len(STOPS)}" in seen(pilot.app))  # type: ignore[misc]
            assert pilot.app.current_mode == stop.mode
            assert stop.title in seen(pilot.app)
            await pilot.press("enter")
        await on(pilot, FirstReady)
        assert pilot.app.current_mode == "today"


@pytest.mark.parametrize("key", ["escape", "x", "2", "q", "down"])
async def test_any_key_leaves_the_look_round(make_app: Make, home: Home, key: str) -> None:
    """And does nothing else: no mode is opened, nothing is removed, the program stays."""
    before = {path: path.read_bytes() for path in home.routines.iterdir()}
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["T"])
        await on(pilot, TourCard)
        await pilot.press("enter", "space", "enter")
        await until(pilot, lambda: f"4 of {len(STOPS)}" in seen(app))
        await pilot.press(key)
        await on(pilot, Today)
        assert app.current_mode == "today"
    assert {path: path.read_bytes() for path in home.routines.iterdir()} == before


async def test_help_in_the_look_round_stays_in_it(make_app: Make) -> None:
    """`?` tells the keys of the card, and leads back to it."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["T"])
        await on(pilot, TourCard)
        await pilot.press("question_mark")
        await on(pilot, Help)
        assert "Leave the tour; T begins it again" in reading(app)
        await pilot.press("escape")
        await on(pilot, TourCard)


async def test_no_look_round_over_a_session(make_app: Make) -> None:
    """The key does nothing there: the digits are not covered."""
    app = make_app(run="core-three")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("enter")
        await on(pilot, Timer)
        await pilot.press("T")
        await pilot.pause(0.05)
        assert isinstance(app.screen, Timer)
        assert told(app) == ""
