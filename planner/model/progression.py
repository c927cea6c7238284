"""How the dose of a step may grow: one thing, by so much, no further than the sources of the exercise go."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.dose import Dose, DoseRange
from planner.model.vocabulary import MAX_REPS, MAX_SECONDS, MAX_SETS, Growing

DEFAULT_AFTER = 3
"""Sessions in a row that went well before there is more. "Several" is all the sources say; three is ours."""

_BOUNDS: dict[Growing, int] = {"hold": MAX_SECONDS, "reps": MAX_REPS, "sets": MAX_SETS}


@dataclass(frozen=True, slots=True)
class Progression:
    """One thing that grows by `by` (seconds of a hold, or a count) after `after` sessions, up to `most`.

    `most` is the person's own limit, None for the end of the range of the exercise.
    """

    key: Growing
    by: int
    most: int | None = None
    after: int = DEFAULT_AFTER

    def limit(self, allowed: DoseRange) -> int | None:
        """How far it goes: the person's limit, and never beyond the range; None when neither says."""
        span: tuple[int, int] | None = getattr(allowed, self.key)
        ends = [end for end in (self.most, span and span[1]) if end is not None]
        return min(*ends, _BOUNDS[self.key]) if ends else None

    def next(self, dose: Dose, allowed: DoseRange) -> int | None:
        """What comes after a whole dose; None at the limit, without one, and outside the range.

        What was prescribed below the range is left alone: why is not known here.
        """
        now, limit = growing_value(dose, self.key), self.limit(allowed)
        if now is None or limit is None or now >= limit:
            return None
        span: tuple[int, int] | None = getattr(allowed, self.key)
        value = min(now + self.by, limit)
        return None if span is not None and value < span[0] else value


def growing_value(dose: Dose, key: Growing) -> int | None:
    """What a whole dose has of it; None where nothing is held."""
    return {"hold": dose.hold or None, "reps": dose.rep_count, "sets": dose.set_count}[key]
