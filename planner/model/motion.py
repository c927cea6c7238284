"""Where a figure is in its movement: in step with a phase of the timer, or in a slow loop to look at."""

from __future__ import annotations

from planner.model.dose import Dose
from planner.model.drawing import Place
from planner.model.figure import Figure
from planner.model.session import Side
from planner.model.timeline import Phase, pace_at

MOVE = 2_000
"""Milliseconds that a figure takes from its start into a hold, and back."""

STAY = 1_500
"""Milliseconds that it stays at either end of the slow loop."""

LOOP = 2 * (MOVE + STAY)
"""Milliseconds of the whole slow loop."""


def at_rest(figure: Figure) -> Place:
    """The start."""
    return along(figure, 0.0)


def at_top(figure: Figure) -> Place:
    """Where the movement leads: the hold, or up."""
    return along(figure, 1.0)


def along(figure: Figure, part: float) -> Place:
    """A part of the whole movement, from 0 at the start to 1; slower towards both ends, as bodies move."""
    path = figure.path
    if len(path) == 1:
        return Place(path[0], path[0], 0.0)
    part = max(0.0, min(1.0, part))
    smooth = part * part * (3 - 2 * part) * (len(path) - 1)
    first = min(int(smooth), len(path) - 2)
    return Place(path[first], path[first + 1], smooth - first)


def in_loop(figure: Figure, elapsed_ms: int) -> Place:
    """The slow loop: there, a while, back, a while."""
    into = elapsed_ms % LOOP
    if into < MOVE + STAY:
        return along(figure, into / MOVE)
    return along(figure, 1 - (into - MOVE - STAY) / MOVE)


def in_phase(figure: Figure, phase: Phase, elapsed_ms: int) -> Place:
    """Where the movement is so long after a phase began: it follows the tempo, and stays in a hold.

    In a pause between holds it goes back; at one's own pace it is the slow loop.
    """
    if phase.kind == "relax":
        return along(figure, 1 - elapsed_ms / _way(phase))
    if phase.kind != "work":
        return at_rest(figure)
    if phase.hold:
        return along(figure, elapsed_ms / _way(phase))
    pace = pace_at(phase, elapsed_ms)
    if pace is None:
        return in_loop(figure, elapsed_ms)
    if pace.part == "hold":
        return at_top(figure)
    share = pace.into_ms / pace.part_ms if pace.part_ms else 1.0
    return along(figure, share if pace.part == "work" else 1 - share)


def in_dose(figure: Figure, dose: Dose, elapsed_ms: int) -> tuple[Place, Side | None]:
    """The movement as a dose has it, over and over, and the side that works: in its tempo, its sides in turn.

    Without a tempo it is the slow loop.
    """
    loop, tempo = LOOP, None if dose.hold else dose.tempo
    if tempo is not None and tempo.seconds:
        loop = 1000 * tempo.seconds
    sides = dose.side_names
    side = sides[elapsed_ms // loop % len(sides)]
    rep = Phase("work", None, tempo.seconds if tempo else 0, 1, "", count=1, tempo=tempo)
    return in_phase(figure, rep, elapsed_ms % loop), side


def still_in_phase(figure: Figure, phase: Phase) -> Place:
    """Where nothing is to move: what the person is to do in this phase, in one picture."""
    return at_top(figure) if phase.kind == "work" else at_rest(figure)


def moves(figure: Figure, phase: Phase, elapsed_ms: int) -> bool:
    """Whether the movement goes on after this moment of a phase; in a hold it comes to an end."""
    if len(figure.path) == 1 or phase.kind not in ("work", "relax"):
        return False
    if phase.kind == "work" and not phase.hold:
        return True
    return elapsed_ms < _way(phase)


def _way(phase: Phase) -> int:
    """Milliseconds of the way into a hold and back: in a short hold at most half of it, to be held at all."""
    length = 1000 * phase.estimate
    return max(1, min(MOVE, length // 2 if phase.hold else length))
