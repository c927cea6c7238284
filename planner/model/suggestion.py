"""A suggestion: what may be worth doing after some sessions, why, and the one change that it would make.

Nothing here is applied by itself, and nothing diagnoses: a suggestion says what was logged, and what the
sources advise about it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planner.model.vocabulary import Growing, SuggestionRule

Urgency = Literal["soon", "consider", "note"]
"""`soon` comes first and leads to the warning signs; a `note` is not announced anywhere."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a suggestion rests on: a session by its id, or, with an empty id, a planned day that passed."""

    session: str
    day: dt.date
    words: str


@dataclass(frozen=True, slots=True)
class GrowDose:
    """More of one step, counted from 0: `value` is seconds of a hold, or a count."""

    routine: str
    step: int
    key: Growing
    value: int


@dataclass(frozen=True, slots=True)
class SwitchOff:
    """An exercise that is not to be suggested any more, with the reason that goes into the settings."""

    exercise: str
    reason: str


@dataclass(frozen=True, slots=True)
class DoLess:
    """A variant of a routine to be done now; no file changes."""

    routine: str
    variant: str


Change = GrowDose | SwitchOff | DoLess


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is proposed in one sentence, why, by which source, resting on which sessions (oldest first)."""

    rule: SuggestionRule
    words: str
    why: str
    source: str
    rests_on: tuple[Evidence, ...]
    change: Change | None = None
    urgency: Urgency = "consider"

    @property
    def kept_in(self) -> str:
        """The id of the session whose log keeps that it was put aside: the latest of them."""
        return next(one.session for one in reversed(self.rests_on) if one.session)
