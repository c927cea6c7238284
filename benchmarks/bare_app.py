"""The floor: the least a Textual app can be, to compare the planner with in the same run.

Shows one line of text. With `--clock` it counts seconds in large digits, once a second, as a
timer screen must at least; space pauses it. `q` quits.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.widgets import Static

PAINTED = "bare app"
"""What stands on the screen when it is painted."""


class BareApp(App[None]):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static(PAINTED)


class ClockApp(App[None]):
    """One line of text over large digits that change once a second."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit"), ("space", "pause", "Pause")]

    elapsed: var[int] = var(0)
    """Seconds counted so far."""

    paused: var[bool] = var(False)
    """Whether the count stands still."""

    def compose(self) -> ComposeResult:
        """A Static and the digits."""
        from textual.widgets import Digits

        yield Static(PAINTED)
        yield Digits("00:00")

    def on_mount(self) -> None:
        """Start counting."""
        self.set_interval(1, self._count)

    def action_pause(self) -> None:
        """Stop or go on, and say so."""
        self.paused = not self.paused
        self.query_one(Static).update("paused" if self.paused else PAINTED)

    def _count(self) -> None:
        """Show one second more."""
        from textual.widgets import Digits

        if not self.paused:
            self.elapsed += 1
            self.query_one(Digits).update(f"{self.elapsed // 60:02}:{self.elapsed % 60:02}")


def main() -> None:
    """Run the app asked for; argparse comes in only when there is something to parse: this is the floor."""
    app: App[None] = BareApp()
    if len(sys.argv) > 1:
        from argparse import ArgumentParser

        parser = ArgumentParser(prog="python -m benchmarks.bare_app", description=__doc__)
        parser.add_argument("--clock", action="store_true", help="count seconds in large digits")
        if parser.parse_args().clock:
            app = ClockApp()
    app.run()


if __name__ == "__main__":
    main()
