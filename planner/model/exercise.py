"""An exercise: one movement of the library, with its usual dose and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.dose import ANY_DOSE, NO_DOSE, Dose, DoseRange
from planner.model.vocabulary import (
    DIRECTIONS as DIRECTIONS,
)
from planner.model.vocabulary import (
    KINDS as KINDS,
)
from planner.model.vocabulary import (
    POSITIONS as POSITIONS,
)
from planner.model.vocabulary import (
    Direction as Direction,
)
from planner.model.vocabulary import (
    Kind as Kind,
)
from planner.model.vocabulary import (
    Position as Position,
)

if TYPE_CHECKING:
    from planner.model.figure import Figure

# What a person on the mat calls the positions.
POSITION_WORDS: dict[Position, str] = {
    "supine": "on your back",
    "prone": "face down",
    "side-lying": "on your side",
    "quadruped": "on hands and knees",
    "sitting": "sitting",
    "kneeling": "kneeling",
    "standing": "standing",
}


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. `how` is one instruction a line; `direction` is that of the spine.

    `dose` is the default that a routine's step overrides key by key, `range` what the sources allow.
    Every dose and claim is a medical claim, so `sources` says where it comes from.
    """

    id: str
    name: str
    kind: Kind
    position: Position
    direction: Direction = "neutral"
    aka: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    why: str = ""
    how: tuple[str, ...] = ()
    easier: str = ""
    harder: str = ""
    caution: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    dose: Dose = NO_DOSE
    range: DoseRange = ANY_DOSE
    figure: Figure | None = None
    """Its key poses, to be drawn; None where nobody wrote any."""
    own: bool = False
    """Whether it comes from the person's own folder rather than from the program."""
