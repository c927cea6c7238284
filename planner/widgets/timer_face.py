"""The face of the timer: the phase, the side and the clock large, and one line for everything else."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from planner.model.demonstration import Demonstration
from planner.widgets.big_text import BigText
from planner.widgets.clock_row import ClockRow
from planner.widgets.progress_line import ProgressLine
from planner.widgets.pulse import Pulse
from planner.widgets.sight import Sight


class Words(Static):
    """Text that is never read as markup, and written again only when it is another one.

    With `fits` the widget is as wide as its text, so the screen is laid out anew when that changes.
    """

    def __init__(self, *, id: str, fits: bool = False) -> None:
        super().__init__(id=id, markup=False)
        self.text = ""
        self.fits = fits

    def show(self, text: str) -> None:
        """Show a text."""
        if text != self.text:
            wider = self.fits and cell_len(text) != cell_len(self.text)
            self.text = text
            self.update(Content(text), layout=wider)


class Tape(Words):
    """The line with the phase; lit for the moment of a cue, its letters then have the colours reversed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lit = False

    def light(self, lit: bool) -> None:
        """Switch the light on or off."""
        if lit != self.lit:
            self.lit = lit
            self.update(self._content(), layout=False)

    def show(self, text: str) -> None:
        """Show a text."""
        if text != self.text:
            self.text = text
            self.update(self._content(), layout=False)

    def _content(self) -> Content:
        return Content.styled(f"  {self.text}  ", "reverse") if self.lit else Content(self.text)


class TimerFace(Widget):
    """Shows one `Sight` after the other. The classes `-ready`, `-work` … and `-paused` tell the phase.

    The class `-far` is for a distance at which nothing small can be read: the clock, the side, what comes.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.routine_title = title
        self._sight: Sight | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Words(id="title")
            yield Words(id="place", fits=True)
            yield Words(id="left", fits=True)
        yield ProgressLine(id="bar")
        with Vertical(id="signal"):
            yield BigText(id="banner")
            yield Tape(id="tape")
            yield ClockRow(id="row")
            yield Pulse(id="pulse")
            yield BigText(id="after", narrowest=1)
        with Horizontal(id="exercise"):
            yield Words(id="name")
            yield Words(id="count", fits=True)
        yield Words(id="how")
        yield Words(id="then")

    def entitle(self, title: str) -> None:
        """Have another title."""
        self.routine_title = title
        self.query_one("#title", Words).show(title)

    def show(self, sight: Sight, *, lit: bool = False) -> None:
        """Show a picture; `lit` turns the line with the phase bright for the moment."""
        self.query_one("#tape", Tape).light(lit)
        if sight == self._sight:
            return
        self._sight = sight
        told = {f"-{sight.kind}": True, "-paused": sight.paused, "-paced": sight.pace is not None}
        self._mark({name for name, so in told.items() if so} | ({"-far"} & self.classes))
        texts = {
            "title": self.routine_title,
            "place": sight.place,
            "left": sight.left,
            "tape": sight.tape,
            "name": sight.name,
            "count": sight.count,
            "how": sight.how,
            "then": sight.then,
        }
        for name, text in texts.items():
            self.query_one(f"#{name}", Words).show(text)
        self.query_one("#bar", ProgressLine).show(sight.gone)
        self.query_one("#banner", BigText).show(*sight.banner)
        self.query_one("#after", BigText).show(*sight.after)
        self.query_one("#pulse", Pulse).show(sight.pace, sight.last)
        self._show_clock(sight)

    def _mark(self, classes: set[str]) -> None:
        """Have these classes and no other: all at once, or the styles would be worked out for each."""
        if classes != self.classes:
            self.set_classes(classes)

    def on_resize(self) -> None:
        """Where the banner has gone, the side moves in front of the clock, and back."""
        if self._sight is not None:
            self._show_clock(self._sight)

    def _show_clock(self, sight: Sight) -> None:
        side = "" if self.query_one("#banner").display else sight.side
        self.query_one(ClockRow).show(sight, side)

    def demonstrate(self, shown: Demonstration | None) -> bool:
        """Show a figure beside the clock, or none; whether there is one now."""
        return self.query_one(ClockRow).demonstrate(shown)
