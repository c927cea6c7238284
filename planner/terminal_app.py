"""An app and its terminal: what is painted on it, what is sent beside that, and what is said at its edge."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter

from planner import themes
from planner.line import Line, LineChanged
from planner.model.text import head
from planner.paper import PaperTold, answers_such, told_beforehand
from planner.widgets import ascii_only
from planner.widgets.ascii_only import AsciiOnly
from planner.widgets.line_filter import CleanLines

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from planner.screens.timer import Timer
    from planner.terminal import TerminalTaken

_SAID = 240
"""Letters of a message at the edge of the screen; what follows is left out."""


class TerminalApp(App[None]):
    """Textual's app for one of our terminals: clean, thrifty, and with a line that may be slow."""

    def __init__(self) -> None:
        colours = "NO_COLOR" not in os.environ
        # Without colours there are no greys either: Textual sends some unless its colours are the terminal's.
        super().__init__(ansi_color=None if colours else True)
        themes.ship(self)
        self._colours = colours
        self._dark = told_beforehand(os.environ)
        """Whether the terminal is dark; None while that is not known."""
        self._chosen = "auto"
        self._send: Callable[[str], None] | None = None
        self.line = Line()
        """The way to the terminal; the driver keeps it up."""
        self._clean = CleanLines()
        self._ascii = AsciiOnly() if ascii_only.is_needed() else None

    def delay_update(self, delay: float = 0.015) -> None:
        """Hold back the picture on a change of mode: not for 50 ms, a room is ready sooner."""
        super().delay_update(delay)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The usual filters, and ours before them."""
        return [self._clean, *([self._ascii] if self._ascii else ()), *super().get_line_filters()]

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on a terminal of the usual kind one that writes less."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from planner.terminal import ThriftyDriver

        return ThriftyDriver

    def on_terminal_taken(self, event: TerminalTaken) -> None:
        """Remember how to write to the terminal beside what is painted; one that was taken anew is empty."""
        again, self._send = self._send is not None, event.send
        if again:
            self.refresh()

    def wear(self, choice: str) -> None:
        """Take on what a person chose of `vocabulary.THEMES`, as it is on this terminal."""
        self._chosen = choice
        few = not answers_such(os.environ)
        self.theme = themes.worn(choice, self._dark, colours=self._colours, few=few)

    def on_paper_told(self, event: PaperTold) -> None:
        """Follow the terminal, where the person chose that."""
        self._dark = event.dark
        self.wear(self._chosen)

    def on_line_changed(self, _event: LineChanged) -> None:
        """Tell the screens."""
        for screen in self.screen_stack:
            screen.post_message(LineChanged())

    @property
    def slow_line(self) -> bool:
        """Whether the terminal answers late, so that nothing should move that need not."""
        return self.line.slow

    def on_timer_signalled(self, event: Timer.Signalled) -> None:
        """Sound a cue; a terminal that Textual alone drives has no more than its bell."""
        if self._send is not None:
            self._send(event.text)
        elif "\a" in event.text:
            self.bell()

    def action_redraw(self) -> None:
        """Paint all of the screen again, whatever wrote over it."""
        forget: Callable[[], None] | None = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        self.refresh()

    def _hush(self) -> None:
        """Take away what was said before; what went wrong stays for its time."""
        for said in tuple(self._notifications):
            if said.severity == "information":
                self._unnotify(said)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something at the edge of the screen, in the place of what was said before.

        It is not read as markup unless that is asked for, and too much of it would cover the screen.
        """
        self._hush()
        if len(message) > _SAID:
            message = f"{head(message, _SAID)}…"
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
