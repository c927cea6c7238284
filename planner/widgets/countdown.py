"""The clock that is read from the floor: seconds left, or how many reps, as large as there is room."""

from __future__ import annotations

from itertools import zip_longest

from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.model.units import clock
from planner.widgets import pixel_font
from planner.widgets.big_text import inked, scale_for

_TWO_DIGITS = "00"
_MOST = len("1000 reps")


class Glyph(Widget):
    """One digit or letter. Of a change only the lines and columns that differ are written.

    Each is a widget of its own because Textual writes a changed line of a widget from the widget's left
    edge on: the seconds change, and the minutes beside them are left alone.
    """

    DEFAULT_CSS = """
    Glyph { width: 0; height: 0; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[str, ...] = ()

    def show(self, lines: tuple[str, ...]) -> None:
        """Show these lines, or take no room when there are none."""
        if lines == self.lines:
            return
        before, self.lines = self.lines, lines
        if [len(line) for line in before] != [len(line) for line in lines]:
            self.display = bool(lines)
            self.styles.width, self.styles.height = len(lines[0]) if lines else 0, len(lines)
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before, lines, strict=True)):
            changed = [x for x, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
            if changed:
                self.refresh(Region(changed[0], y, changed[-1] - changed[0] + 1, 1))

    def render_line(self, y: int) -> Strip:
        """One line."""
        return inked(self.lines[y] if y < len(self.lines) else " " * self.size.width, self.rich_style)


class Countdown(Widget):
    """Seconds in digits that keep their size from the first to the last of a phase.

    Where large digits do not fit, the time is one bold line.
    """

    DEFAULT_CSS = """
    Countdown { width: 1fr; height: 1fr; layout: horizontal; align: center middle; }
    Countdown.-line { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.forms: tuple[str, ...] = ("",)

    def compose(self) -> ComposeResult:
        for _ in range(_MOST):
            yield Glyph()

    def show_seconds(self, seconds: int) -> None:
        """Count down: `25` below a minute, `1:05` above; never below 0."""
        self._show(str(max(0, seconds)) if seconds < 60 else clock(seconds))

    def show_reps(self, reps: int) -> None:
        """Reps at one's own pace: no clock, but how many there are to do."""
        word = "rep" if reps == 1 else "reps"
        self._show(f"{reps} {word}", str(reps))

    def on_resize(self) -> None:
        """Take the largest digits for the room that there is now."""
        self._draw()

    def _show(self, *forms: str) -> None:
        if forms != self.forms:
            self.forms = forms
            self._draw()

    def _draw(self) -> None:
        """Give every glyph its lines: one for each character, or one for the whole text in one line."""
        pieces: list[tuple[str, ...]] = [(self.forms[0],)]
        large = next(((form, scale) for form in self.forms if (scale := self._scale(form))), None)
        if large is not None:
            form, (columns, half_rows) = large
            gap = " " * columns
            pieces = [pixel_font.draw(character, columns, half_rows) for character in form]
            pieces[:-1] = [tuple(line + gap for line in lines) for lines in pieces[:-1]]
        self.set_class(large is None, "-line")
        for glyph, lines in zip_longest(self.query(Glyph), pieces, fillvalue=()):
            if isinstance(glyph, Glyph):
                glyph.show(lines if any(lines) else ())

    def _scale(self, form: str) -> tuple[int, int] | None:
        # Two digits' width at least, so that 9 is no larger than 10 was.
        return scale_for(form, self.size, _TWO_DIGITS)
