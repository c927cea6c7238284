"""Where a figure is: in step with the timer, and in its slow loop."""

from __future__ import annotations

import pytest

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.figure import Figure
from planner.model.motion import LOOP, MOVE, STAY, along, at_rest, at_top, in_loop, in_phase
from planner.model.routine import Routine, Step
from planner.model.timeline import Phase, compile_routine
from planner.model.units import Tempo
from tests.model.library_figures import FIGURES

BRIDGE, KNEE = FIGURES["glute-bridge"], FIGURES["knee-to-chest"]


def phases(dose: Dose) -> tuple[Phase, ...]:
    exercise = Exercise("bridge", "Bridge", "strength", "supine", dose=dose)
    return compile_routine(Routine("r", "R", (Step("bridge"),)), {"bridge": exercise}).phases


def part(figure: Figure, phase: Phase, elapsed: int) -> float:
    """How far the movement is: 0 at the start, 1 where it leads."""
    place = in_phase(figure, phase, elapsed)
    path = figure.path
    return (path.index(place.first) + place.part) / (len(path) - 1)


@pytest.mark.parametrize("figure", [BRIDGE, KNEE])
def test_a_hold_is_taken_up_and_kept(figure: Figure) -> None:
    """From the start, slowly at both ends; then still, to the very end. In the pause it goes back."""
    ready, work, relax, *_ = phases(Dose(reps=2, hold=10, relax=5))
    assert [part(figure, ready, ms) for ms in (0, 5000)] == [0, 0]
    assert part(figure, work, 0) == 0
    assert part(figure, work, MOVE // 2) == pytest.approx(0.5)
    assert 0 < part(figure, work, MOVE // 10) < 0.05
    assert [part(figure, work, ms) for ms in (MOVE, 9_999, 20_000)] == [1, 1, 1]
    assert [part(figure, relax, ms) for ms in (0, MOVE, 5000)] == [1, 0, 0]


def test_a_tempo_is_followed() -> None:
    """Up in the seconds of work, still in the hold, back in those of the return: rep after rep."""
    work = phases(Dose(reps=3, tempo=Tempo(3, 2, 4)))[1]
    for rep in range(3):
        begin = 9_000 * rep
        assert part(BRIDGE, work, begin) == 0
        assert part(BRIDGE, work, begin + 1_500) == pytest.approx(0.5)
        assert [part(BRIDGE, work, begin + ms) for ms in (3_000, 4_900)] == [1, 1]
        assert part(BRIDGE, work, begin + 7_000) == pytest.approx(0.5)


def test_at_ones_own_pace_it_is_the_slow_loop() -> None:
    """Nobody knows how fast the person goes."""
    work = phases(Dose(reps=8))[1]
    assert work.seconds is None
    assert in_phase(BRIDGE, work, 700) == in_loop(BRIDGE, 700)


def test_the_slow_loop_goes_there_and_back() -> None:
    """And stays a while at either end."""
    assert in_loop(BRIDGE, 0) == at_rest(BRIDGE) == in_loop(BRIDGE, LOOP)
    assert in_loop(BRIDGE, MOVE) == in_loop(BRIDGE, MOVE + STAY - 1) == at_top(BRIDGE)
    assert in_loop(BRIDGE, 2 * MOVE + STAY) == at_rest(BRIDGE) == in_loop(BRIDGE, LOOP - 1)


def test_a_movement_goes_through_all_its_moments() -> None:
    """Start, up, hold, each by itself in its turn."""
    assert KNEE.path == ("start", "up", "hold")
    assert along(KNEE, 0.25).first == "start"
    assert along(KNEE, 0.75).second == "hold"


def test_a_figure_of_one_moment_is_always_there() -> None:
    """Nothing moves where nothing is said to."""
    still = Figure(BRIDGE.moments[:1], "up")
    assert {in_loop(still, ms) for ms in range(0, LOOP, 500)} == {at_rest(still)} == {at_top(still)}
