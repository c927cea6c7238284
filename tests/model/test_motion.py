"""Where a figure is: in step with the timer, and in its slow loop."""

from __future__ import annotations

import pytest

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.figure import Figure
from planner.model.motion import (
    LOOP,
    MOVE,
    STAY,
    along,
    at_rest,
    at_top,
    in_dose,
    in_loop,
    in_phase,
    moves,
)
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


def test_in_the_middle_of_coming_back_it_is_half_the_way_down() -> None:
    """It comes back as it went, in the pause after a hold, in a tempo and in the loop: not at once."""
    _, _, relax, *_ = phases(Dose(reps=2, hold=10, relax=5))
    assert part(BRIDGE, relax, MOVE // 2) == pytest.approx(0.5)
    assert 0.8 < part(BRIDGE, relax, MOVE // 4) < 0.9
    tempo = phases(Dose(reps=1, tempo=Tempo(4, 0, 4)))[1]
    assert 0.8 < part(BRIDGE, tempo, 5_000) < 0.9
    assert 0.1 < part(BRIDGE, tempo, 1_000) < 0.2
    slow = phases(Dose(reps=8))[1]
    assert part(BRIDGE, slow, MOVE // 2) == pytest.approx(0.5)
    assert 0.8 < part(BRIDGE, slow, MOVE + STAY + MOVE // 4) < 0.9
    assert part(BRIDGE, slow, MOVE + STAY) == 1


def test_a_short_hold_is_held_at_all() -> None:
    """Half of it at most is the way into it; the way back takes what the pause has."""
    _, work, relax, *_ = phases(Dose(reps=2, hold=2, relax=1))
    assert part(BRIDGE, work, 500) == pytest.approx(0.5)
    assert [part(BRIDGE, work, ms) for ms in (1_000, 1_999)] == [1, 1]
    assert part(BRIDGE, relax, 500) == pytest.approx(0.5)
    assert part(BRIDGE, relax, 1_000) == 0


def test_what_moves_is_looked_at_more_often() -> None:
    """Reps go on and on; a hold moves until it is taken up; getting ready is still."""
    ready, hold, relax, *_ = phases(Dose(reps=2, hold=10, relax=5))
    reps = phases(Dose(reps=8))[1]
    assert [moves(BRIDGE, hold, ms) for ms in (0, MOVE - 1, MOVE, 9_000)] == [True, True, False, False]
    assert [moves(BRIDGE, relax, ms) for ms in (0, MOVE - 1, MOVE)] == [True, True, False]
    assert moves(BRIDGE, reps, 90_000)
    still = Figure(BRIDGE.moments[:1], "up")
    assert not moves(BRIDGE, ready, 0)
    assert not moves(still, reps, 0)
    assert not moves(still, hold, 0)


def test_a_dose_is_shown_in_its_tempo_and_on_its_sides_in_turn() -> None:
    """One rep on the left, one on the right, each as long as the tempo is; else the slow loop."""
    dose = Dose(reps=8, tempo=Tempo(3, 0, 1), sides="each")
    (rep,) = [phase for phase in phases(Dose(reps=1, tempo=Tempo(3, 0, 1))) if phase.kind == "work"]
    for ms in (0, 1_000, 3_500):
        assert in_dose(BRIDGE, dose, ms) == (in_phase(BRIDGE, rep, ms), "left")
        assert in_dose(BRIDGE, dose, 4_000 + ms) == (in_phase(BRIDGE, rep, ms), "right")
    assert in_dose(BRIDGE, dose, 8_000)[1] == "left"
    held = Dose(hold=20, tempo=Tempo(3, 0, 1))
    for ms in (0, 1_000, 3_500, 6_900, LOOP + 700):
        assert in_dose(BRIDGE, held, ms) == in_dose(BRIDGE, Dose(reps=8), ms) == (in_loop(BRIDGE, ms), None)


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
