"""The steps of a routine, each with its dose, its side, its time and its group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.model.routine import Routine
from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList
from planner.widgets.step_lines import StepLine, StepLines

WIDE = 62
"""From this many cells on, a step takes one line with columns."""
WITH_START = 56
"""From this many cells on, there is also room for the clock when a step begins."""

_TIME, _SIDE, _GROUP, _START = 7, 11, 10, 7


class StepList(RowList):
    """One or two lines a step, by the width there is. Those in `marked` are chosen together."""

    lines: StepLines = StepLines(Routine("", ""), {})
    marked: frozenset[int] = frozenset()
    """The places of the steps that are marked, from 0."""

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.lines)

    @property
    def row_height(self) -> int:
        """One line where the columns fit, else two."""
        return 1 if self.scrollable_content_region.width >= WIDE else 2

    def show(self, lines: StepLines, cursor: int, marked: frozenset[int] = frozenset()) -> None:
        """Show other steps, with this one chosen."""
        self.lines = lines
        self.marked = frozenset(at for at in marked if at < len(lines))
        self.renew(cursor)

    def mark(self, marked: frozenset[int]) -> None:
        """Mark these steps and no others."""
        self.marked = marked
        self.refresh()

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The columns of one step, or its two lines."""
        line = self.lines[index]
        mark = ("✓ ", "bold $accent") if index in self.marked else ("  ", "")
        number = (f"{line.number:>3}", "$text-muted")
        start = line.start if width >= WITH_START else ""
        if self.row_height == 1:
            room = _GROUP if self.lines.grouped else 0
            clock = f"{start:>{_START}} " if start else ""
            columns = _columns(line, width - 5 - len(clock), room)
            return [Content.assemble(number, mark, (clock, "$text-muted"), *columns)]
        sign = _sign(line)
        room = width - 5 - len(sign[0]) - _TIME
        name, time = fill(line.name, room - 1), f"{line.time:>{_TIME}} "
        dose = ", ".join(part for part in (line.dose, line.side) if part)
        group, at = cut(line.group, (width - 5) // 2), f" at {start}" if start else ""
        below = fill(dose, width - 6 - cell_len(group) - bool(group) - len(at)) + " " * bool(group)
        return [
            Content.assemble(number, mark, sign, (name, "bold"), time),
            Content.assemble(" " * 5, (below, "$text-muted"), (group, "$accent"), (f"{at} ", "$text-muted")),
        ]


def _sign(line: StepLine) -> tuple[str, str]:
    """What stands before a name that is worth a look: a sign for what is wrong, another for advice."""
    if line.warnings:
        return "! ", "bold $warning"
    return ("? ", "$text-muted") if line.hints else ("", "")


def _columns(line: StepLine, width: int, group: int) -> Iterator[tuple[str, str]]:
    sign, style = _sign(line)
    left = width - 2 - _SIDE - group - _TIME - 4
    name = min(26, left - left // 2 + 1)
    yield f"{sign:<2}", style
    yield fill(line.name, name) + " ", "bold"
    yield fill(line.dose, left - name) + " ", ""
    yield fill(line.side, _SIDE) + " ", "$text-muted"
    if group:
        yield fill(line.group, group), "$accent"
    yield f"{line.time:>{_TIME}} ", ""
