"""An exercise out of somebody else's collection, before it has an id and a file here."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.vocabulary import Kind, Position


@dataclass(frozen=True, slots=True)
class Imported:
    """One exercise in the words of our files; it has no dose, for its collection gives none.

    `origin` is its id in the `collection`. `position_said` is false when nothing there says in which
    position it is done: then `position` is only what a file must have.
    """

    collection: str
    origin: str
    name: str
    kind: Kind
    position: Position
    position_said: bool
    targets: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    how: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where it comes from, in one line; a later import finds the exercise by it."""
        return f"{self.collection}: {self.origin}"
