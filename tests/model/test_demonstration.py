"""What the figure shows beside the clock, phase by phase."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.course import Course
from planner.model.demonstration import Demonstration, demonstrate
from planner.model.dose import Dose
from planner.model.drawing import Place
from planner.model.exercise import Exercise
from planner.model.motion import LOOP, MOVE, along, at_rest, at_top, in_dose, in_loop, in_phase, moves
from planner.model.player import Player
from planner.model.routine import Routine, Step
from planner.model.units import Tempo
from tests.model.library_figures import FIGURES

KNEE, BRIDGE = FIGURES["knee-to-chest"], FIGURES["glute-bridge"]

EXERCISES = {
    "knee": Exercise(
        "knee", "Knee", "stretch", "supine", figure=KNEE, dose=Dose(reps=2, hold=10, sides="each")
    ),
    "bridge": Exercise("bridge", "Bridge", "strength", "supine", figure=BRIDGE, dose=Dose(reps=8)),
    "plain": Exercise("plain", "Plain", "strength", "standing", dose=Dose(reps=8)),
}


def session(*steps: str, **dose: object) -> tuple[Course, Player]:
    """A course of these exercises, and its player at the start. Phases: ready 5 s, relax 5 s, switch 5 s."""
    own = Dose(**dose)  # type: ignore[arg-type]  # as named
    listed = tuple(Step(name, dose=own) for name in steps)
    course = Course.of(Routine("r", "R", listed, ready=5, rest=20, switch=5), EXERCISES)
    return course, Player(course.timeline).start(0).player


def seen(course: Course, player: Player, seconds: float) -> Demonstration:
    """What is shown so many seconds into the session."""
    now = round(1000 * seconds)
    found = demonstrate(course, player.tick(now).player, now)
    assert found is not None
    return found


def test_a_hold_is_taken_up_held_still_and_let_go_on_its_side() -> None:
    """The left side first; getting ready, changing sides and resting show the start of what comes."""
    course, player = session("knee", "bridge")
    told = [(phase.kind, phase.side) for phase in course.timeline.phases]
    assert told[:6] == [
        ("ready", "left"),
        ("work", "left"),
        ("relax", "left"),
        ("work", "left"),
        ("switch", "right"),
        ("work", "right"),
    ]
    player = replace(player, gap_ms=10**9)
    assert seen(course, player, 2) == Demonstration(KNEE, "left", at_rest(KNEE), moves=False)
    assert seen(course, player, 6).moves
    assert seen(course, player, 6).place == along(KNEE, 0.5)
    assert seen(course, player, 9) == Demonstration(KNEE, "left", at_top(KNEE), moves=False)
    relaxing = seen(course, player, 5 + 10 + 1)
    assert relaxing.moves
    assert relaxing.place.part + (relaxing.place.first != "start") > 0
    switching = 5 + 10 + course.timeline.phases[2].estimate + 10 + 1
    assert seen(course, player, switching) == Demonstration(KNEE, "right", at_rest(KNEE), moves=False)


def test_resting_shows_the_exercise_that_comes() -> None:
    """Its start, still, on its side; not the one that is over."""
    course, player = session("knee", "bridge")
    rest = next(i for i, phase in enumerate(course.timeline.phases) if phase.kind == "rest")
    now = 1000 * course.timeline.seconds_before(rest) + 500
    player = replace(player, gap_ms=10**9)
    assert seen(course, player, now / 1000) == Demonstration(BRIDGE, None, at_rest(BRIDGE), moves=False)


def test_a_pause_leaves_it_where_it_was() -> None:
    """In the middle of a movement, and nothing moves."""
    course, player = session("knee")
    paused = replace(player, gap_ms=10**9).pause(6_000).player
    for now in (6_000, 60_000):
        found = demonstrate(course, paused, now)
        assert found == Demonstration(KNEE, "left", along(KNEE, 0.5), moves=False)


@pytest.mark.parametrize(("seconds", "place"), [(2, at_rest(KNEE)), (5.5, at_top(KNEE)), (16, at_rest(KNEE))])
def test_where_nothing_may_move_each_phase_is_one_picture(seconds: float, place: Place) -> None:
    """The start, and the position to be held from the first instant on."""
    course, player = session("knee")
    player = replace(player, gap_ms=10**9)
    now = round(1000 * seconds)
    found = demonstrate(course, player.tick(now).player, now, still=True)
    assert found == Demonstration(KNEE, "left", place, moves=False)


def test_sides_in_turn_at_ones_own_pace_are_shown_in_turn() -> None:
    """Left for one loop, right for the next."""
    course, player = session("knee", reps=8, hold=None, sides="alternate")
    course = replace(course, exercises={"knee": replace(EXERCISES["knee"], dose=Dose())})
    course = Course.of(course.routine, course.exercises)
    player = replace(Player(course.timeline).start(0).player, gap_ms=10**9)
    sides = [seen(course, player, 5 + (turn * LOOP + 100) / 1000).side for turn in range(4)]
    assert sides == ["left", "right", "left", "right"]


def test_an_exercise_without_a_figure_shows_none() -> None:
    """Neither before nor in it."""
    course, player = session("plain")
    assert demonstrate(course, player, 0) is None
    assert demonstrate(course, player.tick(6_000).player, 6_000) is None


def test_a_short_hold_is_held_for_half_of_it_at_least() -> None:
    """Of three seconds the way takes one and a half."""
    course, player = session("knee", hold=3)
    player = replace(player, gap_ms=10**9)
    assert seen(course, player, 5 + 1.4).moves
    assert seen(course, player, 5 + 1.6) == Demonstration(KNEE, "left", at_top(KNEE), moves=False)


@pytest.mark.parametrize("elapsed", range(0, 12_000, 250))
def test_what_does_not_move_stays_where_it_is(elapsed: int) -> None:
    """The law of `moves`: where it says no, a quarter of a second later it is at the same place."""
    course, _ = session("knee", "bridge")
    figure_of = {"knee": KNEE, "bridge": BRIDGE}
    for phase in course.timeline.phases:
        figure = figure_of[phase.exercise]
        if not moves(figure, phase, elapsed):
            assert in_phase(figure, phase, elapsed) == in_phase(figure, phase, elapsed + 250)


def test_a_dose_is_shown_in_its_tempo_and_its_sides_in_turn() -> None:
    """Three seconds there, one held, two back; then the other side. Without a tempo the slow loop."""
    paced = Dose(tempo=Tempo(3, 1, 2), sides="each")
    assert in_dose(BRIDGE, paced, 0) == (at_rest(BRIDGE), "left")
    assert in_dose(BRIDGE, paced, 1_500) == (along(BRIDGE, 0.5), "left")
    assert in_dose(BRIDGE, paced, 3_500) == (at_top(BRIDGE), "left")
    assert in_dose(BRIDGE, paced, 7_500) == (along(BRIDGE, 0.5), "right")
    assert in_dose(BRIDGE, Dose(hold=20, sides="right"), 700) == (in_loop(BRIDGE, 700), "right")
    assert in_dose(BRIDGE, Dose(hold=20), LOOP + MOVE) == (at_top(BRIDGE), None)


def test_what_has_no_movement_shows_what_comes_next() -> None:
    """Getting ready, resting and changing sides lead to the very next exercise, and not to one further on."""
    course, player = session("knee", "bridge", "knee", reps=1, hold=10)
    player = replace(player, gap_ms=10**9)
    shown = []
    for index, phase in enumerate(course.timeline.phases):
        if phase.kind in ("ready", "rest", "switch"):
            found = seen(course, player, course.timeline.seconds_before(index) + 0.5)
            assert (found.place, found.moves) == (at_rest(found.figure), False)
            shown.append((phase.kind, found.figure is BRIDGE, found.side))
    assert shown == [
        ("ready", False, "left"),
        ("switch", False, "right"),
        ("rest", True, None),
        ("ready", True, None),
        ("rest", False, "left"),
        ("ready", False, "left"),
        ("switch", False, "right"),
    ]


def test_what_ends_with_a_pause_shows_the_exercise_that_was() -> None:
    """Nothing comes after it."""
    course, _ = session("knee")
    ready = course.timeline.phases[0]
    alone = replace(course, timeline=replace(course.timeline, phases=(ready,)))
    found = demonstrate(alone, Player(alone.timeline).start(0).player, 0)
    assert found is not None
    assert found.figure is KNEE


def test_after_the_end_there_is_nothing_to_show() -> None:
    """The session is over."""
    course, player = session("knee")
    ended = player.jump(0, len(course.timeline) - 1).player.next(0).player
    assert ended.phase is None
    assert demonstrate(course, ended, 0) is None
