"""A routine: an ordered list of steps, each an exercise with its dose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.model.dose import NO_DOSE, Dose
from planner.model.progression import Progression
from planner.model.vocabulary import (
    MAX_ROUNDS as MAX_ROUNDS,
)
from planner.model.vocabulary import (
    MAX_STEPS as MAX_STEPS,
)
from planner.model.vocabulary import AdviceRule

DEFAULT_READY = 10
DEFAULT_REST = 15
DEFAULT_SWITCH = 5
DEFAULT_FLOOR = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise in a routine. `dose` holds only what the step itself says."""

    exercise: str
    dose: Dose = NO_DOSE
    group: str = ""
    note: str = ""
    progress: Progression | None = None
    """How its dose may grow; None when it stays."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring steps done in rounds; `rest` is seconds between rounds, None for the routine's rest."""

    rounds: int = 1
    rest: int | None = None


NO_GROUP = Group()
"""Done once, with the routine's rest."""


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine as its file says it.

    Seconds: `ready` to get ready before a step, `floor` more when the position changes, `rest`
    between steps unless the step says otherwise, `switch` to change sides. `was` are the ids it had
    before: sessions logged under them are its own. `ignore` are rules of advice that it does without.
    """

    id: str
    title: str
    steps: tuple[Step, ...] = ()
    description: str = ""
    prescribed_by: str = ""
    prescribed_on: date | None = None
    review_on: date | None = None
    ready: int = DEFAULT_READY
    floor: int = DEFAULT_FLOOR
    rest: int = DEFAULT_REST
    switch: int = DEFAULT_SWITCH
    groups: Mapping[str, Group] = field(default_factory=lambda: MappingProxyType({}))
    was: tuple[str, ...] = ()
    ignore: tuple[AdviceRule, ...] = ()

    def group_named(self, name: str) -> Group:
        """How a group is done; what has no name, or no table of its own, is done once."""
        return self.groups.get(name, NO_GROUP) if name else NO_GROUP

    def set_rest(self, dose: Dose) -> int:
        """Seconds between the sets of a whole dose of this routine."""
        return self.rest if dose.rest is None else dose.rest

    def matches(self, query: str) -> bool:
        """Whether every word of `query` occurs in the id, the title or the description."""
        hay = f"{self.id} {self.title} {self.description}".casefold()
        return all(word in hay for word in query.casefold().split())
