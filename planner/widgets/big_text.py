"""A few words as large as their room allows."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets import pixel_font

LEAST_SCALE = 2
"""Columns and half lines that a pixel has at least; below that letters are no larger than text."""


def scale_for(form: str, room: Size, least: str = "") -> tuple[int, int] | None:
    """The largest columns and half lines of a pixel; None when the text cannot be drawn large in this room.

    A cell is twice as tall as wide, so equal numbers make square pixels. Height is what carries across a
    room: a pixel may be up to half as wide again as it is tall, and down to half as wide. The scale is
    one at which `least` would fit as well.
    """
    if not form.strip() or not pixel_font.drawable(form):
        return None
    tall = 2 * room.height // pixel_font.ROWS
    wide = min(room.width // max(pixel_font.width(form), pixel_font.width(least)), tall + tall // 2)
    tall = min(tall, 2 * wide)
    return (wide, tall) if min(wide, tall) >= LEAST_SCALE else None


def inked(line: str, style: Style) -> Strip:
    """A line of blocks, with the blank before the ink apart from it.

    Blank needs no colour of ink, so it is shorter on the wire; and pictures of the screen (SVG) shift a
    piece of text that begins with blanks.
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

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.forms: tuple[str, ...] = ("",)
        self._drawn: tuple[str, ...] = ()
        self._drawn_for: tuple[tuple[str, ...], Size] | None = None

    def show(self, *forms: str) -> None:
        """Show a text, unless it stands there already."""
        if forms != self.forms:
            self.forms = forms
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if (self.forms, self.size) != self._drawn_for:
            self._drawn, self._drawn_for = self._draw(), (self.forms, self.size)
        return inked(self._drawn[y] if y < len(self._drawn) else " " * self.size.width, self.rich_style)

    def _draw(self) -> tuple[str, ...]:
        """The whole picture, as many lines as the widget is tall."""
        across, down = self.size
        lines: tuple[str, ...] = (self.forms[0],)
        for form in self.forms:
            scale = scale_for(form, self.size)
            if scale:
                lines = pixel_font.draw(form, *scale)
                break
        above = max(0, (down - len(lines)) // 2)
        lines = ("",) * above + lines + ("",) * max(0, down - above - len(lines))
        return tuple(line.center(across)[:across] for line in lines[:down])
