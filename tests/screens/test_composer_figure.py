"""Seeing the movement of the chosen step while a routine is composed."""

from __future__ import annotations

import pytest

from planner.model.motion import in_dose
from planner.store.home import Home
from planner.widgets.figure_view import FigureView
from planner.widgets.step_list import StepList
from tests.model.library_figures import FIGURES
from tests.screens.conftest import seen
from tests.screens.running import until, write_routine
from tests.screens.stories import Make, press


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that has braille."""
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_below_the_steps_moves_the_chosen_one(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """The next one when the choice moves; the steps keep their lines."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["3", "enter"])
        view = app.screen.query_one(FigureView)
        await until(pilot, lambda: view.figure == FIGURES["knee-to-chest"])
        await press(pilot, ["down"])
        assert view.figure == FIGURES["glute-bridge"]
        assert "⣿" in seen(app)
        steps = app.screen.query_one(StepList)
        assert steps.size.height >= steps.count * steps.row_height
        assert "Piriformis stretch" in seen(app)


async def test_it_moves_in_the_tempo_of_the_step_on_its_side(make_app: Make, home: Home) -> None:
    """Its own, not the exercise's usual one."""
    write_routine(
        home, '[[step]]\nexercise = "bird-dog"\ntempo = "1-0-1"\nsides = "right"\n', name="aaa", title="Aaa"
    )
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["3", "enter"])
        view = app.screen.query_one(FigureView)
        await until(pilot, lambda: view.figure == FIGURES["bird-dog"])
        assert view.side == "right"
        dose = view._dose  # what the widget was given
        assert dose is not None
        ways = {in_dose(FIGURES["bird-dog"], dose, ms)[0] for ms in range(0, 2000, 250)}
        places = set()
        for _ in range(10):
            await pilot.pause(0.25)
            places.add(view.place)
        assert places <= ways
        assert len(places) > 3


async def test_many_steps_have_the_room_to_themselves(make_app: Make, home: Home) -> None:
    """No figure where it would push a step out of sight; nor at sixty columns."""
    write_routine(home, '[[step]]\nexercise = "bird-dog"\n' * 9, name="aaa", title="Aaa")
    for size in ((80, 24), (60, 20)):
        app = make_app()
        async with app.run_test(size=size, notifications=True) as pilot:
            await press(pilot, ["3", "enter"])
            view = app.screen.query_one(FigureView)
            await until(pilot, lambda view=view: view.figure is not None)  # type: ignore[misc]
            assert not view.display
            assert "⣿" not in seen(app)
