"""The exercises as they are listed: searched and filtered, the favourites first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.facets import FACETS, NO_FILTERS, Facet, Filters, Values, wanted_of
from planner.model.search import Index, Words


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: an exercise, or a file that should hold one, with what is wrong in it.

    `off` is why it is switched off, None when it is not.
    """

    id: str
    exercise: Exercise | None
    problem: str = ""
    favourite: bool = False
    off: str | None = None
    words: Words = field(init=False, compare=False, repr=False)
    """What a search looks at."""
    values: Values = field(init=False, compare=False, repr=False)
    """Its value of each facet, in the order of `FACETS`."""

    def __post_init__(self) -> None:
        # The only way to give a frozen object what follows from its fields.
        object.__setattr__(self, "words", self._words())
        values = tuple(facet.of(self.exercise, self.favourite, self.off) for facet in FACETS)
        object.__setattr__(self, "values", values)

    def _words(self) -> Words:
        found = self.exercise
        if found is None:
            return Words.of(self.id)
        place = (found.position, POSITION_WORDS[found.position])
        about = (*found.targets, *found.equipment, found.kind, *place, self.id)
        return Words.of(found.name, found.aka, about, found.how)

    @property
    def name(self) -> str:
        """What to call it."""
        return self.exercise.name if self.exercise else self.id

    @property
    def order(self) -> tuple[bool, str, str]:
        """The key to sort by: the favourites first, then by name."""
        return not self.favourite, self.name.casefold(), self.id


@dataclass(frozen=True, slots=True)
class Found:
    """What a search and its filters leave, the best first.

    `near` when nothing has all the words and these only come near; `hidden` is how many more there are
    that are switched off.
    """

    rows: tuple[Listed, ...] = ()
    near: bool = False
    hidden: int = 0


class Catalogue:
    """What can be listed, in the order in which it is listed when nothing is asked."""

    def __init__(self, rows: Sequence[Listed] = ()) -> None:
        self.rows = tuple(rows)
        self._index = Index([row.words for row in self.rows])

    def prepare(self) -> Catalogue:
        """The same, its first letters looked up beforehand; for a reading thread."""
        self._index.prepare()
        return self

    def find(self, query: str, filters: Filters = NO_FILTERS, *, off: bool = False) -> Found:
        """What has every word of `query` and passes the filters.

        What is switched off is hidden, unless a filter asks for it, or `off` does.
        """
        numbers, near = self._index.find(query)
        wanted = wanted_of(filters)
        found = [self.rows[number] for number in numbers]
        if filters:
            found = [row for row in found if wanted.passes(row.values)]
        if off or wanted.off:
            return Found(tuple(found), near)
        rows = tuple(row for row in found if row.off is None)
        return Found(rows, near, len(found) - len(rows))

    def counts(self, facet: Facet, query: str, filters: Filters) -> tuple[tuple[str, int], ...]:
        """Each value of a facet that there is, with how many would remain if it alone were chosen there.

        Values in their own order where the facet has one, else by name.
        """
        place = FACETS.index(facet)
        others = wanted_of(frozenset(one for one in filters if one[0] != facet.name))
        tally = dict.fromkeys(facet.known, 0)
        for row in self.rows:
            for value in row.values[place]:
                tally.setdefault(value, 0)
        for number in self._index.find(query)[0]:
            row = self.rows[number]
            if (row.off is None or others.off or facet.tells_off) and others.passes(row.values):
                for value in row.values[place]:
                    tally[value] += 1
        names = tally if facet.known else sorted(tally)
        return tuple((name, tally[name]) for name in names)
