"""Seeing the movement while one exercises: beside the digits, in step, and only where there is room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.model.motion import along, at_rest, at_top
from planner.store.home import Home
from planner.widgets.figure_view import FigureView
from tests.model.library_figures import FIGURES
from tests.screens.conftest import FakeClock
from tests.screens.running import live, sight, start, timer, until, write_routine

MakeApp = Callable[..., PlannerApp]
LARGE = (120, 40)
KNEE = FIGURES["knee-to-chest"]
BRAILLE = {chr(code) for code in range(0x2801, 0x2900)}


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that has braille."""
    monkeypatch.setenv("TERM", "xterm-256color")


def view(pilot: Pilot[None]) -> FigureView:
    return timer(pilot).query_one(FigureView)


def drawn(pilot: Pilot[None]) -> bool:
    """Whether a figure stands on the screen."""
    return bool(BRAILLE & set(sight(pilot)))


@pytest.mark.parametrize("size", [(80, 24), LARGE])
async def test_the_figure_does_what_the_person_is_to_do(
    make_app: MakeApp, clock: FakeClock, size: tuple[int, int]
) -> None:
    """The start while one gets ready; on the way; then still in the hold; on the right side mirrored."""
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 3)
        assert view(pilot).place == at_rest(KNEE)
        await live(pilot, clock, 8)
        assert view(pilot).place == along(KNEE, 0.5)
        await live(pilot, clock, 5)
        assert (view(pilot).place, view(pilot).side) == (at_top(KNEE), "left")
        assert "draw the knee to the chest" in sight(pilot)
        assert drawn(pilot)
        await live(pilot, clock, 67 - 16)
        assert "CHANGE SIDES" in sight(pilot)
        assert (view(pilot).place, view(pilot).side) == (at_rest(KNEE), "right")


async def test_digits_are_as_large_with_the_figure_as_without(make_app: MakeApp, clock: FakeClock) -> None:
    """The same rows of ink, and as many blocks in them; f takes the figure away, and brings it back."""
    async with make_app(run="core-three").run_test(size=LARGE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 18)
        assert drawn(pilot)
        beside = [line.count("█") for line in sight(pilot).splitlines()]
        await pilot.press("f")
        assert not drawn(pilot)
        assert [line.count("█") for line in sight(pilot).splitlines()] == beside
        await pilot.press("f")
        assert drawn(pilot)


async def test_that_it_is_hidden_is_remembered(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """In the settings, for the next session; shown again it leaves no trace there."""
    home.settings.write_text("format = 1\n")
    app = make_app(run="core-three")
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        await start(pilot)
        await pilot.press("f")
        await until(pilot, lambda: "figure = false" in home.settings.read_text())
        assert app.preferences is not None
        assert not app.preferences.figure
        await pilot.press("f")
        await until(pilot, lambda: home.settings.read_text() == "format = 1\n")
        assert app.preferences.figure


async def test_from_afar_and_paused(make_app: MakeApp, clock: FakeClock) -> None:
    """From afar there are digits alone. In a pause it stands still, half way."""
    async with make_app(run="core-three").run_test(size=LARGE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 11)
        await pilot.press("space")
        place = view(pilot).place
        assert place == along(KNEE, 0.5)
        clock.advance(1)
        await pilot.pause(0.6)
        assert view(pilot).place == place
        await pilot.press("d")
        assert not drawn(pilot)
        await pilot.press("d")
        assert drawn(pilot)


@pytest.mark.parametrize("why", ["animations", "line"])
async def test_still_where_nothing_may_move(make_app: MakeApp, clock: FakeClock, why: str) -> None:
    """With animations off, and on a slow line: the position itself at once, and no frame in between."""
    app = make_app(run="core-three")
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        if why == "animations":
            app.animation_level = "none"
        screen = await start(pilot)
        app.line.slow = why == "line"
        await live(pilot, clock, 10)
        put: list[object] = []
        view(pilot).put = put.append  # type: ignore[method-assign,assignment]
        for _ in range(8):
            clock.advance(0.25)
            screen.look()
        assert set(put) == {at_top(KNEE)}


async def test_it_moves_four_times_a_second_and_sleeps_in_a_hold(make_app: MakeApp, clock: FakeClock) -> None:
    """The timer asks to be woken for the next picture, and in the hold for the next second alone."""
    async with make_app(run="core-three").run_test(size=LARGE, notifications=True) as pilot:
        screen = await start(pilot)
        asked: list[float] = []
        set_timer = screen.set_timer

        def noted(delay: float, *rest: object, **more: object) -> object:
            asked.append(delay)
            return set_timer(delay, *rest, **more)  # type: ignore[arg-type]

        screen.set_timer = noted  # type: ignore[method-assign,assignment]
        await live(pilot, clock, 10)
        asked.clear()
        clock.advance(0.5)
        screen.look()
        moving = asked[-1]
        await live(pilot, clock, 3.5)
        assert moving == pytest.approx(0.25, abs=0.002)
        assert asked[-1] == pytest.approx(1.0, abs=0.002)


@pytest.mark.parametrize(("term", "shapes"), [("linux", set("▀▄█")), ("vt100", set("#|_-"))])
async def test_where_braille_is_missing(
    make_app: MakeApp, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, term: str, shapes: set[str]
) -> None:
    """Half blocks on the console of Linux; letters where there is nothing but ASCII."""
    monkeypatch.setenv("TERM", term)
    async with make_app(run="core-three").run_test(size=LARGE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 18)
        region = view(pilot).region
        lines = sight(pilot).splitlines()[region.y : region.bottom]
        ink = set("".join(line[region.x : region.right] for line in lines))
        assert shapes & ink
        assert not BRAILLE & ink


async def test_reps_at_ones_own_pace_have_the_slow_loop(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """And `8×` beside it, which nobody takes for seconds."""
    write_routine(home, '[[step]]\nexercise = "loose"\nreps = 8\n', name="loose", title="Loose")
    home.exercises.mkdir(exist_ok=True)
    bridge = '[figure]\nrests = "shoulders"\n[figure.start]\ntrunk = 180\nthigh = 55\nshin = 292\n'
    text = f'name = "Loose"\nkind = "strength"\nposition = "supine"\n{bridge}[figure.up]\ntrunk = 200\n'
    (home.exercises / "loose.toml").write_text(text)
    async with make_app(run="loose").run_test(size=LARGE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 7)
        shown = view(pilot)
        assert shown.figure is not None
        assert shown.place == at_top(shown.figure)
        await live(pilot, clock, 5)
        assert shown.place == at_rest(shown.figure)


async def test_f_says_why_nothing_comes_where_there_is_no_room(make_app: MakeApp, clock: FakeClock) -> None:
    """A key that does nothing would be a riddle."""
    async with make_app(run="core-three").run_test(size=(40, 12), notifications=True) as pilot:
        await start(pilot)
        await pilot.press("f", "f")
        await pilot.pause()
        assert "where there is room" in " ".join(toast.message for toast in pilot.app._notifications)
        assert not drawn(pilot)
