"""One line that moves with the person: a timed rep as a bar, the last seconds as blocks that go out."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from planner.widgets.big_text import inked

_BLOCK = "█"


class Pulse(Widget):
    """A bar that grows on the way out and shrinks on the way back; or blocks, one for each second left.

    Both are told by their length alone, so no colour is needed.
    """

    DEFAULT_CSS = """
    Pulse { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pace: float | None = None
        self.last = 0

    def show(self, pace: float | None, last: int) -> None:
        """Show how far a timed rep is out, from 0 to 1; without one the last seconds, from 3 on."""
        if (pace, last) != (self.pace, self.last):
            self.pace, self.last = pace, last
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - every line is the same
        """One line, as all of them are."""
        across = self.size.width
        if self.pace is not None:
            bar = _BLOCK * round(self.pace * across)
        else:
            # On both sides, so that none touches the digit above.
            block = _BLOCK * max(1, across // 12) + " " * max(1, across // 36)
            side = (block * self.last).ljust(across // 2)
            bar = side + " " * (across % 2) + side[::-1]
        return inked(bar.ljust(across), self.rich_style)
