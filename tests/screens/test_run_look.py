"""What the timer looks like from the mat: near and far, small and large, with and without colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.store.home import Home
from tests.screens.conftest import FakeClock
from tests.screens.running import live, sight, start, timer, write_routine

MakeApp = Callable[..., PlannerApp]

GET_READY, HOLD, RELAX, CHANGE, REST = 3, 18, 37, 67, 133
"""Seconds into the core three at which these phases are under way."""

TEMPO = '[[step]]\nexercise = "cat-cow"\nreps = 2\ntempo = "3-1-2"\n'

CONSOLE = set("○←→↔↑↓•×")
"""What the console of Linux has beside the letters and shapes of code page 437."""


def inked(pilot: Pilot[None], widget: str) -> list[str]:
    """The lines of a widget of the timer, as they stand on the screen."""
    region = timer(pilot).query_one(widget).region
    lines = sight(pilot).splitlines()[region.y : region.bottom]
    return [line[region.x : region.right].rstrip() for line in lines]


async def test_from_afar_there_are_digits_side_and_what_comes(make_app: MakeApp, clock: FakeClock) -> None:
    """One key leaves nothing small on the screen; the same key brings everything back."""
    async with make_app(run="core-three").run_test(size=(80, 24), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, HOLD)
        near = sight(pilot)
        await pilot.press("d")
        far = sight(pilot)
        assert not any(mark.isalnum() for mark in far), "something small is left"
        assert sum("█" in line for line in far.splitlines()) >= 20
        assert any(inked(pilot, "#banner"))
        assert any(inked(pilot, "#after"))
        await pilot.press("d")
        assert sight(pilot) == near


@pytest.mark.parametrize(("seconds", "word"), [(GET_READY, "KNEE TO CHEST"), (REST, "GLUTE BRIDGE")])
async def test_from_afar_one_sees_which_exercise_comes(
    make_app: MakeApp, clock: FakeClock, seconds: int, word: str
) -> None:
    """Where its name does not fit in large letters it is a line of its own."""
    async with make_app(run="core-three").run_test(size=(60, 20), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, seconds)
        await pilot.press("d")
        assert word in sight(pilot)


async def test_a_small_screen_keeps_the_side_large(make_app: MakeApp, clock: FakeClock) -> None:
    """In twelve lines there is no room for the word: L or R stands before the digits, near and far."""
    async with make_app(run="core-three").run_test(size=(40, 12), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, GET_READY)
        alone = max(map(len, inked(pilot, "#clock")))
        await live(pilot, clock, HOLD - GET_READY)
        assert "HOLD · LEFT SIDE" in sight(pilot)
        assert sum("█" in line for line in inked(pilot, "#clock")) >= 5
        assert min(len(line) - len(line.lstrip()) for line in inked(pilot, "#clock") if line) < 8
        assert max(map(len, inked(pilot, "#clock"))) > alone
        await pilot.press("d")
        assert "HOLD · LEFT SIDE" in sight(pilot)
        assert sum("█" in line for line in inked(pilot, "#clock")) >= 7


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
@pytest.mark.parametrize("far", [False, True])
async def test_a_pause_cannot_be_mistaken(
    make_app: MakeApp, clock: FakeClock, size: tuple[int, int], far: bool
) -> None:
    """The digits are hatched and the word says so; going on brings the full digits back."""
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, HOLD)
        await pilot.press(*(["d"] if far else []), "space")
        assert not any("█" in line for line in inked(pilot, "#clock"))
        assert any("▒▒" in line for line in inked(pilot, "#clock"))
        if not far or size[1] < 20:
            assert "PAUSED · space goes on" in sight(pilot)
        else:
            assert sum("██" in line for line in inked(pilot, "#banner")) >= 5
        await pilot.press("space")
        assert any("██" in line for line in inked(pilot, "#clock"))
        assert not any("▒" in line for line in inked(pilot, "#clock"))


async def test_the_last_three_seconds_go_out_one_by_one(make_app: MakeApp, clock: FakeClock) -> None:
    """On each side three blocks, two, one, and none in the next phase; before them there was none."""
    async with make_app(run="core-three").run_test(size=(80, 24), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 10 + 21)
        blocks = []
        for _ in range(5):
            blocks.append(len("".join(inked(pilot, "#pulse")).split()))
            await live(pilot, clock, 1)
        assert blocks == [0, 6, 4, 2, 0]


async def test_a_timed_rep_is_a_bar_that_goes_out_and_back(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Breathing in it grows, it stands still in the hold, breathing out it shrinks: no colour needed."""
    write_routine(home, TEMPO)
    async with make_app(run="own").run_test(size=(80, 24), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 5)
        lengths, words = [], []
        for _ in range(6):
            lengths.append("".join(inked(pilot, "#pulse")).count("█"))
            words.append("BREATHE IN" in sight(pilot))
            await live(pilot, clock, 1)
        full = lengths[2]
        assert lengths == [round(full / 3), round(2 * full / 3), full, full, full / 2, 0]
        assert full >= 70
        assert words == [True, True, True, False, False, False]


@pytest.mark.parametrize("seconds", [GET_READY, HOLD, RELAX, CHANGE, REST])
async def test_each_phase_has_a_word_and_a_shape(
    make_app: MakeApp, clock: FakeClock, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edge and symbol differ by phase; nothing on the screen is missing on the console of Linux."""
    monkeypatch.setenv("TERM", "linux")
    words = {
        GET_READY: ("○ GET READY", "│"),
        HOLD: ("■ HOLD", "█"),
        RELAX: ("~ RELAX", " "),
        CHANGE: ("↔ CHANGE SIDES → RIGHT", "║"),
        REST: ("~ REST", " "),
    }
    async with make_app(run="core-three").run_test(size=(80, 24), notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, seconds)
        word, edge = words[seconds]
        assert word in sight(pilot)
        region = timer(pilot).query_one("#banner").region
        assert {line[0] for line in sight(pilot).splitlines()[region.y : region.bottom]} == {edge}
        for mark in set(sight(pilot)) - CONSOLE - {"\n"}:
            mark.encode("cp437")


async def test_without_colours_there_is_none(
    make_app: MakeApp, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All letters of the timer are the terminal's own on its own background, or those reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(run="core-three").run_test(size=(80, 24), notifications=True) as pilot:
        await start(pilot)
        for seconds in (GET_READY, HOLD - GET_READY, CHANGE - HOLD, REST - CHANGE):
            await live(pilot, clock, seconds)
            strips = pilot.app.screen._compositor.render_strips()
            styles = [piece.style for strip in strips[:-1] for piece in strip if piece.text.strip()]
            inks = {style.color.name for style in styles if style and style.color}
            papers = {style.bgcolor.name for style in styles if style and style.bgcolor}
            assert inks | papers == {"default"}


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (250, 80)])
async def test_nothing_is_cut_at_any_size(make_app: MakeApp, clock: FakeClock, size: tuple[int, int]) -> None:
    """The clock stands whole within the screen, as large as its room: at least five rows."""
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, HOLD)
        for key in ("", "d"):
            await pilot.press(*key)
            rows = [line for line in inked(pilot, "#clock") if line]
            assert len(rows) >= max(5, size[1] * 2 // 5)
            assert timer(pilot).query_one("#clock").region.bottom <= size[1]
