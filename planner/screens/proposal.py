"""What may be done to the week, as it is shown before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planner.model.schedule import Occurrence, Schedule
from planner.model.session import Session
from planner.model.week import Week
from planner.store.edits import Edit
from planner.store.shelf import Entry

Make = Callable[[Entry[Schedule]], Sequence[Edit]]
"""The operations of a change, for the schedule's file as it is when it is saved."""

SET = "enter saves it   esc leaves it"


class Proposal(Protocol):
    """A change that is shown; nothing is written until enter."""

    @property
    def day(self) -> date:
        """The day that the choice is on."""

    @property
    def there(self) -> Occurrence | None:
        """What the choice goes to, once it is drawn; None where it would be gone."""

    @property
    def back(self) -> Occurrence | None:
        """What was chosen before, to go back to."""

    @property
    def verb(self) -> str:
        """`Move`, `Skip`."""

    @property
    def keys(self) -> str:
        """The keys, in one line."""

    @property
    def log(self) -> Session | None:
        """A session that goes into the log, beside what is written into the schedule."""

    @property
    def idle(self) -> bool:
        """Whether nothing would change."""

    def edits(self, entry: Entry[Schedule]) -> Sequence[Edit]:
        """What to write; PlannerError with a sentence when it does not fit."""

    def way(self, today: date) -> str:
        """What changes, in words."""

    def note(self, plans: Schedule, week: Week, today: date) -> str:
        """What there is to know about it, or nothing; `plans` and `week` are as they would be."""

    def saved(self, title: str, today: date) -> str:
        """What was done, once it is saved."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A change without a choice in it: only whether it is to be made."""

    verb: str
    says: str
    notes: str
    done: str
    make: Make
    day: date
    there: Occurrence | None = None
    back: Occurrence | None = None
    keys: str = SET
    log: Session | None = None
    idle: bool = False

    def edits(self, entry: Entry[Schedule]) -> Sequence[Edit]:
        """What to write."""
        return self.make(entry)

    def way(self, today: date) -> str:  # noqa: ARG002 - of every proposal
        """What changes, in words."""
        return self.says

    def note(self, plans: Schedule, week: Week, today: date) -> str:  # noqa: ARG002 - of every proposal
        """What there is to know about it."""
        return self.notes

    def saved(self, title: str, today: date) -> str:  # noqa: ARG002 - of every proposal
        """What was done."""
        return self.done
