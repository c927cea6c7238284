"""The clock, and beside it the figure, where the digits lose nothing by that."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from planner.model.demonstration import Demonstration
from planner.widgets import pixel_font
from planner.widgets.big_text import largest
from planner.widgets.countdown import Countdown
from planner.widgets.figure_view import FigureView
from planner.widgets.sight import Sight

LEAST = Size(26, 8)
"""Columns and lines that a figure needs, with its words below."""

MOST = 4
"""Columns a line that it takes at most: it is hardly ever more than twice as wide as it is high."""

GAP = 3
"""Columns left free on both sides of it, as timer.tcss has them."""


class ClockRow(Horizontal):
    """Shows the clock of a `Sight`, and a `Demonstration` in the columns that the digits leave free.

    Two digits keep their very size, and the longer forms their height, which is what carries across a room.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sight: Sight | None = None
        self._side = ""
        self._shown: Demonstration | None = None
        self._columns = 0

    def compose(self) -> ComposeResult:
        yield Countdown(id="clock")
        yield FigureView(id="figure")

    def show(self, sight: Sight, side: str) -> None:
        """Show the clock; `side` is the letter that stands before the digits, or nothing."""
        self._sight, self._side = sight, side
        self._arrange()

    def demonstrate(self, shown: Demonstration | None) -> bool:
        """Show a figure, or none; whether there is one now."""
        self._shown = shown
        self._arrange()
        if shown is None or not self._columns:
            return False
        view = self.query_one(FigureView)
        view.show(shown.figure, shown.side)
        view.put(shown.place)
        return True

    def on_resize(self) -> None:
        """There is more room, or less."""
        self.demonstrate(self._shown)

    def _arrange(self) -> None:
        sight = self._sight
        if sight is None:
            return
        columns = 0
        if self._shown is not None and not self._side:
            alone, beside = _forms(sight), _forms(sight, brief=True)
            columns = columns_beside(self.size, alone, beside)
        view, clock = self.query_one(FigureView), self.query_one(Countdown)
        if columns != self._columns:
            self._columns = columns
            view.display = bool(columns)
            view.styles.width = columns
        clock.show(*_forms(sight, self._side, brief=bool(columns)), hatched=sight.paused)


def columns_beside(room: Size, alone: tuple[str, ...], beside: tuple[str, ...]) -> int:
    """How many columns a figure may take in a room; 0 when there is no place for it.

    `alone` are the forms of the clock by itself, `beside` those that it has beside a figure.
    """
    digits = largest((Countdown.LEAST,), room)
    whole = largest(alone, room, Countdown.LEAST)
    if digits is None or whole is None or room.height < LEAST.height:
        return 0
    free = room.width - digits[0] * pixel_font.width(Countdown.LEAST)
    columns = min(free - GAP, MOST * room.height)
    if columns < LEAST.width:
        return 0
    left = largest(beside, Size(room.width - columns - GAP, room.height), Countdown.LEAST)
    return columns if left is not None and left[1] >= whole[1] else 0


def _forms(sight: Sight, side: str = "", *, brief: bool = False) -> tuple[str, ...]:
    if sight.seconds is None:
        return Countdown.rep_forms(sight.reps, brief=brief)
    return Countdown.second_forms(sight.seconds, side)
