"""The values of one facet, each with how many exercises would remain, and a mark on those chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from planner.widgets.cells import fill
from planner.widgets.row_list import RowList


class FacetList(RowList):
    """`rows` are a value and its count; `marked` the values that are chosen."""

    rows: tuple[tuple[str, int], ...] = ()
    marked: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.rows)

    @property
    def value(self) -> str | None:
        """The value under the cursor."""
        return None if self.chosen is None else self.rows[self.chosen][0]

    def show(self, rows: Sequence[tuple[str, int]], marked: frozenset[str], cursor: int) -> None:
        """Show values, with the cursor on one of them."""
        self.rows, self.marked = tuple(rows), marked
        self.renew(cursor)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """`● stretch   4`; a value that nothing would remain of is muted."""
        value, count = self.rows[index]
        chosen = value in self.marked
        name = fill(value or "none", max(4, width - 10))
        style = "bold" if chosen else "" if count else "$text-muted"
        sign = ("● ", "$accent") if chosen else ("○ ", "$text-muted")
        return [Content.assemble(sign, (name, style), (f"{count:>7,}", "$text-muted"))]
