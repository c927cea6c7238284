"""A few words as large as their room allows, drawn anew only where they change."""

from __future__ import annotations

from itertools import zip_longest

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from planner.widgets import pixel_font


class BigText(Widget):
    """Text in large pixels, in the middle of its room; one bold line where there is room for no more.

    `show` takes the text in one or more forms, the fullest first: the first that can be drawn large is.
    """

    DEFAULT_CSS = """
    BigText { width: 1fr; height: 1fr; text-style: bold; }
    """

    LEAST_SCALE = 2
    """Columns and half lines that a pixel has at least; below that letters are no larger than text."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.forms: tuple[str, ...] = ("",)
        self._drawn: tuple[str, ...] = ()
        self._drawn_for: tuple[tuple[str, ...], Size] | None = None

    def show(self, *forms: str) -> None:
        """Show a text; only the cells that differ are written to the terminal."""
        if forms == self.forms:
            return
        before = self._lines()
        self.forms = forms
        for y, (old, new) in enumerate(zip_longest(before, self._lines(), fillvalue="")):
            changed = [x for x, pair in enumerate(zip_longest(old, new)) if pair[0] != pair[1]]
            if changed:
                self.refresh(Region(changed[0], y, changed[-1] - changed[0] + 1, 1))

    def room_for(self, form: str) -> int:
        """How many pixels wide to take a text when its scale is chosen."""
        return pixel_font.width(form)

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        lines = self._lines()
        line = lines[y] if y < len(lines) else " " * self.size.width
        # Blank and ink apart: a screenshot leaves blank pieces out, and would shift one with both.
        ink = line.lstrip()
        return Strip([Segment(line[: len(line) - len(ink)], self.rich_style), Segment(ink, self.rich_style)])

    def _lines(self) -> tuple[str, ...]:
        key = (self.forms, self.size)
        if key != self._drawn_for:
            self._drawn, self._drawn_for = self._draw(), key
        return self._drawn

    def _draw(self) -> tuple[str, ...]:
        """The whole picture, as many lines as the widget is tall."""
        across, down = self.size
        lines: tuple[str, ...] = (self.forms[0],)
        for form in self.forms:
            scale = self._scale(form)
            if scale:
                lines = pixel_font.draw(form, *scale)
                break
        above = max(0, (down - len(lines)) // 2)
        lines = ("",) * above + lines + ("",) * max(0, down - above - len(lines))
        return tuple(line.center(across)[:across] for line in lines[:down])

    def _scale(self, form: str) -> tuple[int, int] | None:
        """The largest columns and half lines of a pixel; None when the text cannot be drawn large here.

        A cell is twice as tall as wide, so equal numbers make square pixels. Height is what carries across
        a room: a pixel may be up to half as wide again as it is tall, and up to half as wide.
        """
        if not form.strip() or not pixel_font.drawable(form):
            return None
        tall = 2 * self.size.height // pixel_font.ROWS
        wide = min(self.size.width // self.room_for(form), tall + tall // 2)
        tall = min(tall, 2 * wide)
        return (wide, tall) if min(wide, tall) >= self.LEAST_SCALE else None
