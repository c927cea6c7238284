"""Stories of seeing the movement on the exercise's card."""

from __future__ import annotations

import pytest

from planner.model.motion import at_rest, at_top
from planner.store.home import Home
from planner.widgets.figure_view import FigureView
from tests.model.library_figures import FIGURES
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.stories import Make, press


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_card_shows_the_movement_of_the_chosen_exercise(
    make_app: Make, home: Home, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the list; the next one when the choice moves, and its moment in words."""
    monkeypatch.setenv("TERM", "xterm-256color")
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["2"])
        view = app.screen.query_one(FigureView)
        assert view.figure == FIGURES["bird-dog"]
        assert "on hands and knees" in seen(app)
        assert "⣿" in seen(app)
        await press(pilot, ["down", "down"])
        assert view.figure == FIGURES["cobra"]
        assert "hands under the shoulders" in seen(app)
        assert "Cobra pose" in seen(app)


async def test_at_sixty_columns_the_card_begins_with_it(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """enter opens the card; the name stands below the picture."""
    monkeypatch.setenv("TERM", "xterm-256color")
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await press(pilot, ["2", "enter"])
        assert "⣿" in seen(app)
        assert "Bird dog" in seen(app)


async def test_an_exercise_without_a_figure_has_no_empty_place_for_one(make_app: Make, home: Home) -> None:
    """Its card begins with its name."""
    home.exercises.mkdir(exist_ok=True)
    text = 'name = "Aaa sit"\nkind = "strength"\nposition = "standing"\n'
    (home.exercises / "aaa-sit.toml").write_text(text)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2"])
        assert not app.screen.query_one(FigureView).display
        await press(pilot, ["down"])
        assert app.screen.query_one(FigureView).display


async def test_while_one_searches_the_figure_stands_still(make_app: Make, home: Home) -> None:
    """A letter is not to wait for a picture; with the list it moves again."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["2"])
        view = app.screen.query_one(FigureView)
        await until(pilot, lambda: view.place not in (None, at_rest(FIGURES["bird-dog"])))
        await press(pilot, ["slash", *"bridge"])
        await until(pilot, lambda: view.figure == FIGURES["glute-bridge"])
        painted: list[object] = []
        view.put = painted.append  # type: ignore[method-assign,assignment]
        await pilot.pause(0.6)
        assert (view.place, painted) == (at_top(FIGURES["glute-bridge"]), [])
        await press(pilot, ["enter"])
        await until(pilot, lambda: len(painted) > 2)
