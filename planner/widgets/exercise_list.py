"""The exercises that match a search and pass the filters, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from planner.model.catalogue import Catalogue, Found, Listed
from planner.model.facets import NO_FILTERS, Filters
from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList

# So many cells have room for a name, the kind, and whose it is.
_ROOMY = 40


class ExerciseList(RowList):
    """`catalogue` is all there is, `found` what matches `wanted` and passes `filters`."""

    wanted: var[str] = var("", init=False)
    filters: var[Filters] = var(NO_FILTERS, init=False)

    catalogue = Catalogue()
    found = Found()

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.found.rows)

    @property
    def row(self) -> Listed | None:
        """The chosen one."""
        return None if self.chosen is None else self.found.rows[self.chosen]

    def show(self, catalogue: Catalogue, choose: str = "") -> None:
        """Show other exercises; the chosen one stays chosen, unless another is to be."""
        before, place = self.row, self.cursor
        self.catalogue = catalogue
        self._find()
        ids = [row.id for row in self.found.rows]
        wanted = (choose, before.id if before else "")
        # What was chosen and is gone leaves the choice where it was.
        self.renew(next((ids.index(name) for name in wanted if name in ids), place))

    def watch_wanted(self) -> None:
        """Show what matches now, the best match chosen."""
        self._find()
        self.renew(0)

    def watch_filters(self) -> None:
        """Show what passes now, the best match chosen."""
        self.watch_wanted()

    def _find(self) -> None:
        self.found = self.catalogue.find(self.wanted, self.filters)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """A mark, the name, and at the right the kind."""
        row = self.found.rows[index]
        if row.exercise is None:
            return [Content.assemble(("! ", "bold $warning"), cut(f"{row.name}  {row.problem}", width - 2))]
        kind: str = row.exercise.kind
        if row.exercise.own:
            kind = f"{kind} · yours" if width >= _ROOMY else "yours"  # the name matters more
        mark, style = _MARKS[row.favourite, row.off is not None]
        name = fill(row.name, max(8, width - 3 - cell_len(kind) - 1))
        return [Content.assemble((f"{mark} ", style), name, (f" {kind}", "$text-muted"))]


_MARKS = {
    (False, False): (" ", ""),
    (True, False): ("★", "$accent"),
    (False, True): ("–", "$warning"),
    (True, True): ("–", "$warning"),
}
"""What stands before a name, by whether it is a favourite, and whether it is switched off."""
