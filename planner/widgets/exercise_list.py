"""The exercises that match a search, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var

from planner.model.exercise import Exercise
from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One line: an exercise, or a file that should hold one, with what is wrong in it."""

    id: str
    exercise: Exercise | None
    problem: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.exercise.name if self.exercise else self.id

    def matches(self, query: str) -> bool:
        """Whether it has every word of `query`; a broken file has only its name."""
        if self.exercise is not None:
            return self.exercise.matches(query)
        return all(word in self.id.casefold() for word in query.casefold().split())

    def rank(self, query: str) -> int:
        """How well it matches: 0 for a word of its name that begins so, 1 elsewhere in the name, 2 else."""
        wanted, name = query.casefold().strip(), self.name.casefold()
        if f" {name}".find(f" {wanted}") >= 0:
            return 0
        return 1 if wanted in name else 2


class ExerciseList(RowList):
    """`rows` are all there are, `found` those that match `wanted`."""

    wanted: var[str] = var("", init=False)

    rows: tuple[ExerciseRow, ...] = ()
    found: tuple[ExerciseRow, ...] = ()

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.found)

    @property
    def row(self) -> ExerciseRow | None:
        """The chosen one."""
        return None if self.chosen is None else self.found[self.chosen]

    def show(self, rows: Sequence[ExerciseRow]) -> None:
        """Show other exercises; the chosen one stays chosen."""
        before = self.row
        self.rows = tuple(rows)
        self._find()
        ids = [row.id for row in self.found]
        self.renew(ids.index(before.id) if before is not None and before.id in ids else 0)

    def watch_wanted(self) -> None:
        """Show what matches now, the best match chosen."""
        self._find()
        self.renew(0)

    def _find(self) -> None:
        found = [row for row in self.rows if row.matches(self.wanted)]
        self.found = tuple(sorted(found, key=lambda row: row.rank(self.wanted)))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The name, and at the right the kind."""
        row = self.found[index]
        if row.exercise is None:
            return [Content.assemble(("! ", "bold $warning"), cut(f"{row.name}  {row.problem}", width - 2))]
        kind = row.exercise.kind + (" · yours" if row.exercise.own else "")
        name = fill(row.name, max(8, width - 1 - cell_len(kind) - 1))
        return [Content.assemble(name, (f" {kind}", "$text-muted"))]
