"""A dose: how much of an exercise. Sets, reps, hold, tempo, sides, and the pauses between."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from planner.model.units import Tempo, duration
from planner.model.vocabulary import (
    MAX_REPS as MAX_REPS,
)
from planner.model.vocabulary import (
    MAX_SETS as MAX_SETS,
)
from planner.model.vocabulary import (
    SIDES as SIDES,
)
from planner.model.vocabulary import (
    Sides as Sides,
)

# Without a written pause a held position is left and taken up again: this is the time for it.
DEFAULT_RELAX = 3
# A repetition that the person paces takes about this long; only totals and estimates use it.
SECONDS_A_REP = 3


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise; every key may be unset (None), so that a step can override just some.

    `hold`, `relax` (between reps) and `rest` (between sets) are seconds. `load` is text such as `5kg`.
    With a `hold` each rep is a timed hold; with a `tempo` reps are timed; with neither the person
    does the reps at their own pace and presses a key.
    """

    sets: int | None = None
    reps: int | None = None
    hold: int | None = None
    tempo: Tempo | None = None
    sides: Sides | None = None
    relax: int | None = None
    rest: int | None = None
    load: str | None = None

    def over(self, base: Dose) -> Dose:
        """This dose where it says something, `base` where it does not.

        A hold and a tempo are two ways to time a rep: the one given here replaces the other of `base`.
        """
        merged = {name: getattr(self, name) for name in _KEYS}
        for name, value in merged.items():
            if value is None:
                merged[name] = getattr(base, name)
        if self.hold is not None and self.tempo is None:
            merged["tempo"] = None
        if self.tempo is not None and self.hold is None:
            merged["hold"] = None
        return Dose(**merged)

    @property
    def set_count(self) -> int:
        """How many sets; 1 when not said."""
        return 1 if self.sets is None else self.sets

    @property
    def rep_count(self) -> int:
        """How many reps in a set, on one side; 1 when not said."""
        return 1 if self.reps is None else self.reps

    @property
    def relax_seconds(self) -> int:
        """The pause between held reps, in seconds."""
        return DEFAULT_RELAX if self.relax is None else self.relax

    @property
    def side_names(self) -> tuple[Literal["left", "right"] | None, ...]:
        """The sides a set is done on, in order; `(None,)` for an exercise without sides."""
        if self.sides in ("each", "alternate"):
            return ("left", "right")
        if self.sides == "left":
            return ("left",)
        if self.sides == "right":
            return ("right",)
        return (None,)

    @property
    def rep_seconds(self) -> int | None:
        """Seconds of one rep, or None when the person sets the pace."""
        if self.hold:
            return self.hold
        return self.tempo.seconds if self.tempo else None

    def words(self) -> str:
        """The dose in one short line: `2 × 12, hold 3s, each side`."""
        parts: list[str] = []
        if self.set_count > 1:
            parts.append(f"{self.set_count} × {self.rep_count}")
        elif self.rep_count > 1:
            parts.append(f"{self.rep_count} reps")
        if self.hold:
            parts.append(f"hold {duration(self.hold)}")
        if self.tempo:
            parts.append(f"tempo {self.tempo}")
        if self.sides not in (None, "none"):
            parts.append({"each": "each side", "alternate": "alternate sides"}.get(self.sides, self.sides))
        if self.load:
            parts.append(self.load)
        return ", ".join(parts) or "once"


_KEYS = tuple(one.name for one in fields(Dose))

NO_DOSE = Dose()
"""A dose that says nothing: the default wherever a dose may be left out."""


@dataclass(frozen=True, slots=True)
class DoseRange:
    """What the sources of an exercise allow: lowest and highest, both included; None where silent."""

    sets: tuple[int, int] | None = None
    reps: tuple[int, int] | None = None
    hold: tuple[int, int] | None = None

    def outside(self, dose: Dose) -> tuple[str, ...]:
        """The keys of `dose` that lie outside this range."""
        given = {"sets": dose.set_count, "reps": dose.rep_count, "hold": dose.hold}
        found: list[str] = []
        for name, value in given.items():
            limits: tuple[int, int] | None = getattr(self, name)
            if limits is not None and value is not None and not limits[0] <= value <= limits[1]:
                found.append(name)
        return tuple(found)


ANY_DOSE = DoseRange()
"""A range that allows everything: the sources give no figures."""
