"""How much of the whole is over, as one thin line: double for what is done, single for what is left."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

# Both are among the few shapes that the console of Linux has.
_OVER, _LEFT = "═", "─"

_STRIDE = 2
"""Columns that it goes at a time: what moves less often takes fewer bytes, and fewer looks."""


class ProgressLine(Widget):
    """One line; a step of it is written only when it reaches another column."""

    DEFAULT_CSS = """
    ProgressLine { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.gone = 0.0

    def show(self, gone: float) -> None:
        """Show how much is over, from 0 to 1."""
        before = self._columns()
        self.gone = min(1.0, max(0.0, gone))
        after = self._columns()
        if before != after:
            self.refresh(Region(min(before, after), 0, abs(after - before), 1))

    def _columns(self) -> int:
        return min(self.size.width, round(self.gone * self.size.width / _STRIDE) * _STRIDE)

    def render_line(self, y: int) -> Strip:
        """The only line there is."""
        if y:
            return Strip.blank(self.size.width)
        over = self._columns()
        return Strip([Segment(_OVER * over + _LEFT * (self.size.width - over), self.rich_style)])
