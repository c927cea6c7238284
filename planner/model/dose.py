"""A dose: how much of an exercise. Sets, reps, hold, tempo, sides, and the pauses between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from planner.model.text import plural
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


_SIDE_WORDS: dict[Sides, str] = {
    "each": "each side",
    "alternate": "alternate sides",
    "left": "left",
    "right": "right",
    "none": "no sides",
}


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
        timed = self.hold is not None or self.tempo is not None
        # Key by key, because every step of every routine comes through here: a loop over `fields` takes
        # twice as long.
        return Dose(
            sets=base.sets if self.sets is None else self.sets,
            reps=base.reps if self.reps is None else self.reps,
            hold=self.hold if timed else base.hold,
            tempo=self.tempo if timed else base.tempo,
            sides=base.sides if self.sides is None else self.sides,
            relax=base.relax if self.relax is None else self.relax,
            rest=base.rest if self.rest is None else self.rest,
            load=base.load if self.load is None else self.load,
        )

    def beside(self, usual: Dose) -> Dose:
        """This dose without a count of 1 where `usual` has no other: a step need not say what is so."""
        sets = None if self.sets == 1 and usual.set_count == 1 else self.sets
        reps = None if self.reps == 1 and usual.rep_count == 1 else self.reps
        return replace(self, sets=sets, reps=reps)

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
        if self.sides is not None and self.sides != "none":
            parts.append(_SIDE_WORDS[self.sides])
        if self.load:
            parts.append(self.load)
        return ", ".join(parts) or "once"

    def said(self) -> str:
        """All that this dose itself says, as a line that `shorthand.read_step` reads back; may be empty."""
        sets, reps = plural(self.sets or 0, "set"), plural(self.reps or 0, "rep")
        counts = f"{sets} of {self.reps}" if self.sets and self.reps else sets if self.sets else reps
        parts = (
            counts if self.sets or self.reps else "",
            f"hold {duration(self.hold)}" if self.hold else "",
            f"tempo {self.tempo}" if self.tempo else "",
            _SIDE_WORDS[self.sides] if self.sides else "",
            self.load or "",
            f"relax {duration(self.relax)}" if self.relax is not None else "",
            f"rest {duration(self.rest)}" if self.rest is not None else "",
        )
        return ", ".join(part for part in parts if part)


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
