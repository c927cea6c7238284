"""What exercises can be filtered by: the facets, their values, and the filters that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.model.exercise import Exercise
from planner.model.vocabulary import DIRECTIONS, KINDS, POSITIONS

Values = tuple[tuple[str, ...], ...]
"""The values of one exercise, a tuple of them for each facet."""

Filters = frozenset[tuple[str, str]]
"""What is chosen: pairs of a facet's name and a value of it."""

NO_FILTERS: Filters = frozenset()

YOURS, BUILT_IN = "yours", "built in"
FAVOURITE, OFF = "favourite", "switched off"


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by. `known` are its values where they are few and have an order of their own."""

    name: str
    read: Callable[[Exercise], tuple[str, ...]]
    known: tuple[str, ...] = ()
    tells_off: bool = False
    """Whether being switched off is one of its values."""

    def of(self, exercise: Exercise | None, favourite: bool, off: str | None) -> tuple[str, ...]:
        """The values of an exercise; none for a file that cannot be read."""
        if exercise is None:
            return ()
        if not self.tells_off:
            return self.read(exercise)
        if off is not None:
            return (OFF,)  # it is hidden, so it is no favourite that could be chosen
        return (FAVOURITE,) if favourite else ()


def _small(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip().casefold() for text in texts if text.strip()))


FACETS: tuple[Facet, ...] = (
    Facet("kind", lambda one: (one.kind,), KINDS),
    Facet("position", lambda one: (one.position,), POSITIONS),
    Facet("direction", lambda one: (one.direction,), DIRECTIONS),
    Facet("for", lambda one: _small(one.targets)),
    Facet("needs", lambda one: _small(one.equipment)),
    Facet("whose", lambda one: (YOURS if one.own else BUILT_IN,), (YOURS, BUILT_IN)),
    Facet("marked", lambda _: (), (FAVOURITE, OFF), tells_off=True),
)
"""In the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters, sorted for many a question: the values that pass, by the facet's place."""

    by_place: Mapping[int, frozenset[str]]
    off: bool
    """Whether what is switched off is asked for."""

    def passes(self, values: Values) -> bool:
        """Whether an exercise has a chosen value of every facet in which any is chosen."""
        return all(not wanted.isdisjoint(values[place]) for place, wanted in self.by_place.items())


def wanted_of(filters: Filters) -> Wanted:
    """The filters for asking about many exercises."""
    by_place = {
        place: frozenset(value for name, value in filters if name == facet.name)
        for place, facet in enumerate(FACETS)
        if any(name == facet.name for name, _ in filters)
    }
    return Wanted(by_place, ("marked", OFF) in filters)


def filter_words(filters: Filters) -> str:
    """The filters in one line: `stretch or mobility · for core · yours`."""
    parts = []
    for facet in FACETS:
        chosen = sorted(value for name, value in filters if name == facet.name)
        lead = f"{facet.name} " if facet.name in ("for", "needs", "direction") else ""
        if chosen:
            parts.append(lead + " or ".join(chosen))
    return " · ".join(parts)
