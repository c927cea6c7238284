"""A calm page that says something and leaves a choice, the safe one first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from planner.commands import bindings
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain
from planner.widgets.choices import Choices


class Advice(Dialog[int | None]):
    """A title, a few lines, and what to do now; the index of the choice, None when closed without one."""

    CSS_PATH = "advice.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (("enter", "Do what is chosen"),)
    SECTION = "advice"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("advice")]

    def __init__(
        self, title: str, lines: Sequence[str], options: Sequence[str], *, serious: bool = False
    ) -> None:
        super().__init__()
        self.words, self.lines, self.options, self.serious = title, lines, options, serious

    def compose(self) -> ComposeResult:
        with Vertical(classes="advice"):
            yield plain(self.words, classes="title -serious" if self.serious else "title")
            with VerticalScroll(can_focus=False):
                yield plain("\n".join(self.lines), id="lines")
            yield Choices(*(Option(Content(text)) for text in self.options), markup=False)
            choose = "↑ ↓ enter  choose     esc  close" if len(self.options) > 1 else "enter  close"
            yield plain(f"{choose}     w  warning signs", classes="keys")

    def on_mount(self) -> None:
        """Start at the first choice."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def done(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        event.stop()
        self.dismiss(event.option_index)

    def action_step(self, by: int) -> None:
        """Move the highlight."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def action_warning_signs(self) -> None:
        """Show the signs that need a doctor now."""
        from planner.screens.safety import WarningSigns

        self.app.push_screen(WarningSigns())

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
