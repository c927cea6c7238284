"""What was done of each exercise beside what was planned, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from planner.model.units import duration
from planner.widgets.cells import cut, fill
from planner.widgets.marks import meter

if TYPE_CHECKING:  # the first picture of Progress has nothing to compare yet
    from planner.model.done_against_planned import Amount, Comparison

_FIGURES = 28
"""Cells of the columns beside the exercise."""

_METER = 10
_WIDE = _FIGURES + _METER + 28


class DoseTable(Widget):
    """A line an exercise and side; the whole of it is as high as it has lines."""

    DEFAULT_CSS = "DoseTable { height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Comparison, ...] = ()
        self._names: Mapping[str, str] = {}

    def show(self, rows: Iterable[Comparison], names: Mapping[str, str]) -> None:
        """Show these; `names` are the exercises by id."""
        self._rows, self._names = tuple(rows), names
        self.refresh(layout=True)

    def render(self) -> Content:
        """The heading, the lines, and the totals."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        width = self.size.width or self.app.size.width
        wide = width >= _WIDE
        labels = [
            (self._names.get(row.exercise, row.exercise), f", {row.side}" if row.side else "")
            for row in self._rows
        ]
        longest = max((cell_len(name + side) for name, side in labels), default=0) + 2
        name = max(16, min(longest, width - _FIGURES - (_METER + 2 if wide else 0)))
        head = f"{fill('exercise', name)}{'sets done':>11}{'reps':>8}{'held':>9}"
        yield Content.styled(head, "$text-muted")
        for row, (called, side) in zip(self._rows, labels, strict=True):
            label = cut(called, name - 1 - len(side)) + side
            done, planned = row.done, row.planned
            of = f"{done.sets} of {planned.sets}" if planned is not None else f"{done.sets}"
            parts = [(fill(label, name), ""), (f"{of:>11}", _style(done, planned))]
            parts.append((f"{done.reps or '':>8}{duration(done.held) if done.held else '':>9}", ""))
            if wide and planned is not None and planned.sets:
                share = meter(round(_METER * min(1.0, done.sets / planned.sets)), _METER)
                parts.append((f"  {share}", "$primary"))
            yield Content.assemble(*parts)
        every = [row.done for row in self._rows]
        sets, reps, held = (sum(one.sets for one in every), sum(one.reps for one in every), _held(every))
        yield Content.styled(f"{fill('together', name)}{sets:>11}{reps or '':>8}{held:>9}", "bold")


def _held(amounts: Iterable[Amount]) -> str:
    seconds = sum(one.held for one in amounts)
    return duration(seconds) if seconds else ""


def _style(done: Amount, planned: Amount | None) -> str:
    if planned is None:
        return "$text-muted"
    return "bold $success" if done.sets >= planned.sets else ""
