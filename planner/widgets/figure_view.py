"""A figure on the screen: one moment of an exercise, or its movement four times a second."""

from __future__ import annotations

import os
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from planner.model.canvas import Charset, Run, charset_for
from planner.model.dose import Dose
from planner.model.drawing import Place, draw, lines_for
from planner.model.figure import Figure
from planner.model.motion import at_rest, at_top, in_dose, in_loop
from planner.model.session import Side
from planner.widgets import ascii_only
from planner.widgets.cells import fill

FRAME = 0.25
"""Seconds between two pictures of a movement."""

_NO_LINES: tuple[tuple[Run, ...], ...] = ()


class FigureView(Widget):
    """Shows a figure as large as there is room, with its moment in words below.

    `show` gives it one; it moves when `moving` is set. Who drives it from a clock of their own, as the
    timer does, leaves `moving` alone and calls `put`. Of a change only the lines that differ are written,
    from the first to the last cell that does.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figure--paper",
        "figure--floor",
        "figure--mat",
        "figure--far",
        "figure--body",
        "figure--held",
        "figure--arrow",
        "figure--mark",
        "figure--words",
    }
    DEFAULT_CSS = """
    FigureView { height: 10; width: 1fr; }
    FigureView > .figure--floor { color: $foreground 55%; }
    FigureView > .figure--mat { color: $foreground 60%; }
    FigureView > .figure--far { color: $foreground 78%; }
    FigureView > .figure--body { color: $foreground; }
    FigureView > .figure--held { color: $warning; }
    FigureView > .figure--arrow { color: $accent; }
    FigureView > .figure--mark { color: $error; }
    FigureView > .figure--words { color: $text-muted; }
    FigureView:nocolor > .figure--floor, FigureView:nocolor > .figure--mat,
    FigureView:nocolor > .figure--far, FigureView:nocolor > .figure--held,
    FigureView:nocolor > .figure--arrow, FigureView:nocolor > .figure--mark,
    FigureView:nocolor > .figure--words { color: $foreground; }
    """

    moving: reactive[bool] = reactive(False, init=False)
    """Whether the figure moves by itself: not where animations are off, nor while the line is slow."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.figure: Figure | None = None
        self.side: Side | None = None
        self.place: Place | None = None
        self._dose: Dose | None = None
        self._wanted: tuple[Figure | None, Side | None, Dose | None] = (None, None, None)
        self._elapsed = 0
        self._lines = _NO_LINES
        self._beat: Timer | None = None

    def on_mount(self) -> None:
        """Get the beat ready."""
        self._beat = self.set_interval(FRAME, self._step, pause=True)
        self._rest_or_move()

    def show(self, figure: Figure | None, side: Side | None = None, *, dose: Dose | None = None) -> None:
        """Show another figure, from the beginning; None shows nothing.

        `side` is the side that works. With a `dose` it moves as that has it, its sides in turn.
        """
        wanted = (figure, side, dose)
        if wanted == self._wanted:
            return
        self._wanted, self._dose, self._elapsed = wanted, dose, 0
        self.figure, self.side = figure, dose.side_names[0] if dose else side
        self.place = self._resting()
        self._draw()
        self._rest_or_move()

    def put(self, place: Place | None) -> None:
        """Show the figure at a place of its movement."""
        if place != self.place:
            self.place = place
            self._draw()

    def watch_moving(self) -> None:
        """Move, or stand still where the movement leads."""
        self._elapsed = 0
        self.put(self._resting())
        self._rest_or_move()

    def on_resize(self) -> None:
        """Draw for the room that there is now."""
        self._draw()

    def on_hide(self) -> None:
        """What nobody sees does not move."""
        if self._beat is not None:
            self._beat.pause()

    def on_show(self) -> None:
        """It is seen again."""
        self._rest_or_move()

    @property
    def _moves(self) -> bool:
        return self.moving and self.figure is not None and self.app.animation_level != "none"

    def _resting(self) -> Place | None:
        if self.figure is None:
            return None
        return at_rest(self.figure) if self._moves else at_top(self.figure)

    def _rest_or_move(self) -> None:
        if self._beat is not None:
            (self._beat.resume if self._moves else self._beat.pause)()

    def _step(self) -> None:
        if self.figure is not None and self.screen.is_active:
            if getattr(self.app, "slow_line", False):
                self.put(at_top(self.figure))
                return
            self._elapsed += round(1000 * FRAME)
            if self._dose is None:
                self.put(in_loop(self.figure, self._elapsed))
                return
            place, side = in_dose(self.figure, self._dose, self._elapsed)
            if side != self.side:
                self.side, self.place = side, None
            self.put(place)

    def _draw(self) -> None:
        before, self._lines = self._lines, _NO_LINES
        columns, rows = self.size
        if self.figure is not None and self.place is not None and columns and rows > 1:
            high = min(rows - 1, lines_for(self.figure, columns))
            canvas = draw(self.figure, self.place, columns, high, self.side)
            words = Run(fill(self._words(self.figure, self.place), columns), "words")
            above = (rows - 1 - high) // 2
            blank = (Run(" " * columns, None),)
            drawn = (*(blank,) * above, *canvas.lines(_charset()), (words,))
            self._lines = (*drawn, *(blank,) * (rows - len(drawn)))
        if len(before) != len(self._lines):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                worded = new[0].ink == "words"
                self.refresh(Region(0, y, columns, 1) if worded else _changed(y, old, new))

    @staticmethod
    def _words(figure: Figure, place: Place) -> str:
        moment = figure.moment(place.moment)
        return "" if moment is None else moment.says

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip(Segment(run.text, self._style(run)) for run in self._lines[y])

    def _style(self, run: Run) -> Style:
        # Also of what is blank the style is kept: a widget's own is worked out each time.
        return self.get_component_rich_style(f"figure--{run.ink or 'paper'}")


def _charset() -> Charset:
    """What the terminal has; where all is written in ASCII, a figure is as well."""
    return "ascii" if ascii_only.is_needed() else charset_for(os.environ.get("TERM", ""))


def _changed(y: int, old: tuple[Run, ...], new: tuple[Run, ...]) -> Region:
    """The cells of a line from the first to the last that differs."""
    cells = [[(cell, run.ink) for run in line for cell in run.text] for line in (old, new)]
    differ = [x for x, (a, b) in enumerate(zip(*cells, strict=False)) if a != b]
    if len(cells[0]) != len(cells[1]):
        return Region(0, y, max(map(len, cells)), 1)
    return Region(differ[0], y, differ[-1] - differ[0] + 1, 1)
