"""What one key does to a routine, and all it takes to undo it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.routine import Routine
from planner.store.edit_base import Data, Edit


@dataclass(frozen=True, slots=True)
class Operation:
    """What one key does to a routine: in words, as edits of the file, and the step it leaves chosen."""

    words: str
    edits: tuple[Edit, ...]
    place: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A routine as it was at one moment: what a screen or a form shows, and its operations are meant for."""

    routine: Routine
    data: Data


@dataclass(slots=True, eq=False)
class Change:
    """An operation that was made, with all it takes to take it back: the data, and the text once saved."""

    operation: Operation
    place_before: int
    before: Data
    after: Data
    text_before: str | None = None
    text_after: str | None = None

    @property
    def words(self) -> str:
        """What it did."""
        return self.operation.words
