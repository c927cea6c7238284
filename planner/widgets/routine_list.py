"""The routines that match a search, two lines each: the title with its figures, then what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from planner.model.routine import Routine
from planner.model.text import plural
from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """One routine; `problem` is the first thing wrong with it, with its place, or nothing."""

    id: str
    routine: Routine | None
    time: str = ""
    problem: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.routine.title if self.routine else self.id

    def matches(self, query: str) -> bool:
        """Whether it has every word of `query`; a broken file has only its name."""
        if self.routine is not None:
            return self.routine.matches(query)
        return all(word in self.id.casefold() for word in query.casefold().split())


class RoutineList(RowList):
    """`rows` are all there are, `found` those that match `wanted`."""

    wanted: var[str] = var("", init=False)

    rows: tuple[RoutineRow, ...] = ()
    found: tuple[RoutineRow, ...] = ()

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.found)

    @property
    def row_height(self) -> int:
        """A title and a line about it."""
        return 2

    @property
    def row(self) -> RoutineRow | None:
        """The chosen one."""
        return None if self.chosen is None else self.found[self.chosen]

    def show(self, rows: Sequence[RoutineRow], choose: str = "") -> None:
        """Show other routines; the one with the id `choose` is chosen, else the same one as before."""
        self.rows = tuple(rows)
        self._find(choose)

    def watch_wanted(self) -> None:
        """Show what matches now."""
        self._find()

    def _find(self, choose: str = "") -> None:
        before = choose or (self.row.id if self.row is not None else "")
        self.found = tuple(row for row in self.rows if row.matches(self.wanted))
        ids = [row.id for row in self.found]
        self.renew(ids.index(before) if before in ids else min(self.cursor, len(ids)))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The title, steps and time; then the problem, or the description."""
        row = self.found[index]
        mark = ("! ", "bold $warning") if row.problem else ""
        steps = plural(len(row.routine.steps), "step") if row.routine else "cannot be read"
        figures = f"  {steps:>8} {row.time:>7}" if row.routine else f"  {steps}"
        room = width - cell_len(figures) - 1 - (2 if mark else 0)
        head = Content.assemble(mark, (fill(row.name, room), "bold"), (f"{figures} ", "$text-muted"))
        empty = "" if row.routine is None or row.routine.steps else "No steps yet: enter opens it."
        about = row.problem or empty or (row.routine.description if row.routine else "")
        return [
            head,
            Content.styled(cut(f"  {about}", width - 1), "$warning" if row.problem else "$text-muted"),
        ]
