"""A few words as large as their room allows."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets import pixel_font
from planner.widgets.cells import cut

LEAST_SCALE = 2
"""Columns and half lines that a pixel has at least; below that letters are hardly larger than text."""


def scale_for(form: str, room: Size, least: str = "", narrowest: int = LEAST_SCALE) -> tuple[int, int] | None:
    """The largest columns and half lines of a pixel; None when the text cannot be drawn large in this room.

    A cell is twice as tall as wide, so equal numbers make square pixels. Height is what carries across a
    room: a pixel may be up to half as wide again as it is tall, and down to half as wide. The scale is
    one at which `least` would fit as well, and has at least `narrowest` columns.
    """
    if not form.strip() or not pixel_font.drawable(form):
        return None
    tall = 2 * room.height // pixel_font.ROWS
    wide = min(room.width // max(pixel_font.width(form), pixel_font.width(least)), tall + tall // 2)
    tall = min(tall, 2 * wide)
    return (wide, tall) if wide >= narrowest and tall >= LEAST_SCALE else None


def largest(
    forms: tuple[str, ...], room: Size, least: str = "", narrowest: int = LEAST_SCALE
) -> tuple[int, int] | None:
    """The scale of the first of several forms that can be drawn large; None when none of them can."""
    found = (scale_for(form, room, least, narrowest) for form in forms)
    return next((scale for scale in found if scale is not None), None)


def inked(line: str, style: Style) -> Strip:
    """A line of blocks, with the blank before the ink apart from it.

    Pictures of the screen (SVG) shift a piece of text that begins with blanks.
    """
    ink = line.lstrip()
    blank = line[: len(line) - len(ink)]
    paper = Style(bgcolor=style.bgcolor)
    return Strip([Segment(text, how) for text, how in ((blank, paper), (ink, style)) if text])


class BigText(Widget):
    """Text in large pixels, in the middle of its room; one bold line where there is room for no more.

    `show` takes the text in one or more forms, the fullest first: the first that can be drawn large is.
    """

    DEFAULT_CSS = """
    BigText { width: 1fr; height: 1fr; text-style: bold; }
    """

    LEAST: ClassVar[str] = ""
    """The letters are no larger than these could be."""

    def __init__(self, *, id: str | None = None, narrowest: int = LEAST_SCALE) -> None:
        super().__init__(id=id)
        self.narrowest = narrowest
        self.forms: tuple[str, ...] = ("",)
        self.hatched = False
        self._drawn: tuple[str, ...] = ()
        self._drawn_for: tuple[tuple[str, ...], bool, Size] | None = None

    def show(self, *forms: str, hatched: bool = False) -> None:
        """Show a text, unless it stands there already; hatched is what stands still."""
        if (forms, hatched) == (self.forms, self.hatched):
            return
        before = self._lines()
        self.forms, self.hatched = forms, hatched
        after = self._lines()
        changed = [y for y, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        lines = self._lines()
        return inked(lines[y] if y < len(lines) else " " * self.size.width, self.rich_style)

    def _lines(self) -> tuple[str, ...]:
        """The whole picture, drawn when it is another one."""
        wanted = (self.forms, self.hatched, self.size)
        if wanted != self._drawn_for:
            self._drawn, self._drawn_for = self._draw(), wanted
        return self._drawn

    def _draw(self) -> tuple[str, ...]:
        """As many lines as the widget is tall."""
        across, down = self.size
        lines: tuple[str, ...] = (cut(self.forms[0].strip(), across),)
        for form in self.forms:
            scale = scale_for(form, self.size, self.LEAST, self.narrowest)
            if scale:
                lines = pixel_font.draw(form, *scale, hatched=self.hatched)
                break
        above = max(0, (down - len(lines)) // 2)
        lines = ("",) * above + lines + ("",) * max(0, down - above - len(lines))
        return tuple(centred(line, across) for line in lines[:down])


def centred(line: str, across: int) -> str:
    """A line in the middle of so many columns; wide letters count as two."""
    spare = max(0, across - cell_len(line))
    return " " * (spare // 2) + line + " " * (spare - spare // 2)
