"""A phase: one stretch of a session in which one thing is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.model.session import Side
from planner.model.units import Tempo

PhaseKind = Literal["ready", "work", "relax", "switch", "rest"]
PHASE_KINDS: tuple[PhaseKind, ...] = ("ready", "work", "relax", "switch", "rest")


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of time in which one thing is done.

    `seconds` is None where the person sets the pace; `estimate` is then what totals reckon with, and
    equals `seconds` otherwise. A pause within a step carries the set, rep and side that it leads to; the
    rest after a step those of the work before it.
    """

    kind: PhaseKind
    seconds: int | None
    estimate: int
    step: int
    """The step's place in the routine, from 1."""
    exercise: str
    """The exercise's id."""
    set: int = 1
    sets: int = 1
    rep: int = 1
    """The first rep of this phase, from 1 within its set and side."""
    count: int = 0
    """How many reps this phase covers; 0 in a pause."""
    reps: int = 1
    """The reps of a set on one side; of both together in alternate reps at one's own pace."""
    side: Side | None = None
    round: int = 1
    rounds: int = 1
    tempo: Tempo | None = None
    """How timed reps are paced; None in holds, in reps at one's own pace and in pauses."""
    hold: bool = False
    """Whether this is work in which one position is held."""

    @property
    def own_pace(self) -> bool:
        """Whether the person ends this phase by a key, not the clock."""
        return self.seconds is None
