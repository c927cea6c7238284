"""To consider: said in a line on Today, told with its reasons on a page, done with a key or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.screens.checkin import CheckIn
from planner.screens.safety import WarningSigns
from planner.screens.suggestions import Suggestions
from planner.screens.today import Today
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN
from tests.screens.running import on, until
from tests.screens.stories import reading
from tests.store.test_suggestions import ROUTINE, log

MakeApp = Callable[..., PlannerApp]
SIZES = [(80, 24), (60, 20), (120, 40)]


@pytest.fixture
def routine(home: Home) -> Path:
    """A routine of which a step may grow, after three sessions that went well."""
    path = home.routines / "back.toml"
    path.write_text(ROUTINE)
    for day in ("2026-11-16", "2026-11-18", "2026-11-19"):
        log(home, day)
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_on_today_leads_to_the_reasons(
    make_app: MakeApp, routine: Path, size: tuple[int, int]
) -> None:
    """What, why, on which sessions, by which source; closing changes nothing."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await on(pilot, Today)
        await until(pilot, lambda: "Something to consider: a (1)" in reading(app))
        await pilot.press("a")
        await on(pilot, Suggestions)
        await until(pilot, lambda: "Cobra pose in Back: hold 25s from now on." in reading(app))
        told = reading(app)
        for words in ("more-of-it", "The last 3 sessions of it went well", "Mon 16 Nov: back", "x not now"):
            assert words in told, words
        for _ in range(6):
            await pilot.press("space")
        assert "After how many sessions is our judgement." in reading(app)
        await pilot.press("escape")
        await on(pilot, Today)
    assert routine.read_text() == ROUTINE


async def test_enter_shows_the_lines_then_writes_them_and_u_takes_them_back(
    make_app: MakeApp, routine: Path
) -> None:
    """Two enters are two decisions: to look, and to change."""
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5", "a")
        await until(pilot, lambda: "hold 25s from now on." in reading(app))
        await pilot.press("enter")
        await until(pilot, lambda: '+hold = "25s" # not more' in reading(app))
        await pilot.press("escape")
        await on(pilot, Suggestions)
        assert routine.read_text() == ROUTINE
        await pilot.press("enter")
        await until(pilot, lambda: '+hold = "25s" # not more' in reading(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing to consider now." in reading(app))
        assert routine.read_text() == ROUTINE.replace('"20s"', '"25s"')
        assert "Saved: Cobra pose in Back: hold 25s from now on. u takes it back." in reading(app)
        await pilot.press("u")
        await until(pilot, lambda: "Taken back: Cobra pose" in reading(app))
        assert routine.read_text() == ROUTINE
        await pilot.press("u")
        await until(pilot, lambda: "There is nothing to take back." in reading(app))


async def test_not_now_and_rule_off_silence_it(make_app: MakeApp, home: Home, routine: Path) -> None:
    """Today's line goes with it."""
    last = home.log / "2026" / "2026-11-19T0700-back.toml"
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Something to consider: a (1)" in reading(app))
        await pilot.press("a")
        await until(pilot, lambda: "more-of-it" in reading(app))
        await pilot.press("x")
        await until(pilot, lambda: "Nothing to consider now." in reading(app))
        assert 'not_now = ["more-of-it"]' in last.read_text()
        assert "Saved: Put aside for now. u takes it back." in reading(app)
        await pilot.press("u")
        await until(pilot, lambda: "more-of-it" in reading(app))
        assert "not_now" not in last.read_text()
        await pilot.press("o")
        await until(pilot, lambda: "Nothing to consider now." in reading(app))
        assert 'ignore = ["more-of-it"]' in home.settings.read_text()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Today) and "consider" not in reading(app))


async def test_red_comes_first_and_enter_leads_to_the_warning_signs(
    make_app: MakeApp, home: Home, routine: Path
) -> None:
    """The urgent is chosen when the page opens; the gentler day below it starts with enter."""
    log(home, "2026-11-20", pain=7)
    log(home, "2026-11-21", pain=7)
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("escape")
        await until(pilot, lambda: "Something to consider: a (2)" in reading(app))
        await pilot.press("a")
        await until(pilot, lambda: "red-light" in reading(app))
        assert "enter warning signs" in reading(app)
        await pilot.press("enter")
        await on(pilot, WarningSigns)
        await pilot.press("escape")
        await on(pilot, Suggestions)
        await pilot.press("down")
        await until(pilot, lambda: "Two of the last three sessions were red." in reading(app))
        await pilot.press("enter")
        await on(pilot, CheckIn)
        assert "gentle" in reading(app), reading(app)


async def test_a_file_that_cannot_be_written_is_said(make_app: MakeApp, routine: Path) -> None:
    """Nothing is lost in silence, and the page stays."""
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Something to consider" in reading(app))
        await pilot.press("a")
        await until(pilot, lambda: "more-of-it" in reading(app))
        routine.write_text(ROUTINE.replace('"20s"', '"15s"'))
        await pilot.press("enter")
        await until(pilot, lambda: '+hold = "25s"' in reading(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Not saved: " in reading(app))
    assert routine.read_text() == ROUTINE.replace('"20s"', '"15s"')


async def test_without_sessions_it_says_where_suggestions_come_from(make_app: MakeApp) -> None:
    """An empty page is no dead end, and Today has no line."""
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        assert "to consider" not in reading(app)
        await pilot.press("a")
        await until(pilot, lambda: "Nothing to consider now." in reading(app))
        await pilot.press("x", "o", "enter")
        await until(pilot, lambda: "Nothing to consider now." in reading(app))


async def test_a_hostile_title_is_text(make_app: MakeApp, routine: Path) -> None:
    """In the list and in the reasons."""
    routine.write_text(ROUTINE.replace('"Back"', '"' + HOSTILE.replace("\x1b", "\\u001b") + '"'))
    async with (app := make_app()).run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: f"Cobra pose in {HOSTILE_SEEN}: hold 25s" in reading(app))
