"""What is wrong in which file, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from planner.widgets.cells import cut
from planner.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One line: a mark with its style, the place, and what is wrong there."""

    mark: str
    style: str
    place: str
    words: str


class ProblemList(RowList):
    """The problems in the order in which they are given."""

    rows: tuple[ProblemRow, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)

    def show(self, rows: Sequence[ProblemRow]) -> None:
        """Show other problems; the chosen one stays chosen, or the one that is in its place now."""
        before = None if self.chosen is None else self.rows[self.chosen]
        self.rows = tuple(rows)
        self.renew(self.rows.index(before) if before in self.rows else self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The mark, the place, and as many of the words as fit."""
        row = self.rows[index]
        place = cut(row.place, max(8, width // 2))
        words = cut(row.words, max(0, width - cell_len(place) - 5))
        return [Content.assemble((f"{row.mark} ", f"bold {row.style}"), (place, "bold"), f"  {words}")]
