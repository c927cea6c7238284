"""What a figure shows beside the clock: the exercise that is under way, or that comes next, on its side."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.course import Course
from planner.model.drawing import Place
from planner.model.figure import Figure
from planner.model.motion import LOOP, at_rest, in_phase, moves, still_in_phase
from planner.model.player import Player
from planner.model.session import Side
from planner.model.timeline import Phase


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A figure at a place of its movement. `moves` tells whether the next moment looks different."""

    figure: Figure
    side: Side | None
    place: Place
    moves: bool


def demonstrate(course: Course, player: Player, now: int, *, still: bool = False) -> Demonstration | None:
    """What there is to see at the player's instant `now`; None where the exercise has no figure.

    Getting ready, resting and changing sides it waits in the start of what comes. A pause leaves it as it
    was. `still` shows of each phase only the position that it leads to.
    """
    phase = player.phase
    if phase is None:
        return None
    shown = phase
    if phase.kind in ("ready", "rest", "switch"):
        later = course.timeline.phases[player.index + 1 :]
        shown = next((one for one in later if one.kind == "work"), phase)
    figure = course.exercise(shown).figure
    if figure is None:
        return None
    elapsed = player.elapsed_ms(now)
    side = _side(course, shown, elapsed)
    if shown is not phase:
        return Demonstration(figure, side, at_rest(figure), moves=False)
    if still:
        return Demonstration(figure, side, still_in_phase(figure, phase), moves=False)
    goes_on = player.status == "running" and moves(figure, phase, elapsed)
    return Demonstration(figure, side, in_phase(figure, phase, elapsed), goes_on)


def _side(course: Course, phase: Phase, elapsed_ms: int) -> Side | None:
    """The side that works; where the person changes it at each rep, one after the other."""
    if phase.side is None and phase.own_pace and course.dose(phase).sides == "alternate":
        return "right" if elapsed_ms // LOOP % 2 else "left"
    return phase.side
