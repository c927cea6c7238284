"""The questions before a session: what is red is a calm page, not a timer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.checkin import CheckIn
from planner.screens.timer import Timer
from planner.screens.today import Today
from planner.store.home import Home
from tests.screens.running import log, logs, on, sight, timer
from tests.screens.stories import at_rest

MakeApp = Callable[..., PlannerApp]
SIZE = (80, 24)


@pytest.mark.parametrize(("keys", "begins"), [(("enter",), False), (("down", "enter"), True)])
async def test_a_red_light_comes_before_a_timer(
    make_app: MakeApp, home: Home, keys: tuple[str, ...], begins: bool
) -> None:
    """Pain of ten is a calm page, with rest as the first choice; going on is the person's own."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("1", "0")
        assert "red: today is better for rest" in sight(pilot)
        await pilot.press("enter")
        await on(pilot, Advice)
        assert "10 out of 10 is red" in sight(pilot)
        await pilot.press(*keys)
        await on(pilot, Timer if begins else Today)
        if begins:
            await timer(pilot).writer.flush()
    assert len(logs(home)) == begins


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_something_new_in_the_leg_is_red_whatever_the_pain(
    make_app: MakeApp, home: Home, size: tuple[int, int]
) -> None:
    """Numb with no pain at all: the page names it and the doctor; who goes on has it in the log."""
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("0", "down", "down", *["right"] * 5)
        assert "red: today is better for rest" in sight(pilot)
        await pilot.press("left", "left", "left", "left", "enter")
        await on(pilot, Timer)
        await timer(pilot).writer.flush()
        assert log(home)["leg_new"] == "nothing"
    for path in logs(home):
        path.unlink()
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("0", "down", "down", *["right"] * 5, "enter")
        await on(pilot, Advice)
        told = " ".join(sight(pilot).replace("│", " ").split())
        for words in ("A leg that is newly numb is red", "needs a doctor soon", "warning signs"):
            assert words in told
        await pilot.press("down", "enter")
        await on(pilot, Timer)
        await timer(pilot).writer.flush()
        assert (log(home)["leg_new"], log(home)["pain_before"]) == ("numb", 0)


@pytest.mark.parametrize("size", [(40, 12), (44, 14)])
async def test_every_question_and_answer_is_seen_on_a_small_terminal(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    """The first question stands on the page as it opens, and no answer is cut off."""
    app = make_app(run="core-three")
    async with app.run_test(size=size, notifications=True) as pilot:
        await on(pilot, CheckIn)
        first = await at_rest(pilot)
        assert "How much pain now?" in first
        assert "enter  start" in first
        assert "9  10 " in first
        told = ""
        for key in ("down", "down", "right"):
            await pilot.press(key)
            told += re.sub("[│▁▂▃▄▅▆▇█]", " ", await at_rest(pilot))
        for answer in ("foot", "[nothing] new sharper further down numb weak"):
            assert answer in " ".join(told.split())
