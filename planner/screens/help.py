"""What the keys do on the screen below; made from the same table as the keys themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from planner.commands import SECTIONS, Command, key_words


class Help(ModalScreen[None]):
    """The keys of one screen, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "close", "Close", id="help.close"),
    ]

    def __init__(self, below: Screen[object], own: Mapping[str, str]) -> None:
        super().__init__()
        self.section: str = getattr(below, "SECTION", "")
        self.own = own
        """Keys that the person chose, by the id of the command."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            if self.section in SECTIONS and self.section != "app":
                yield Static(Content("Keys on this screen"), classes="heading")
                yield Static(self._table(SECTIONS[self.section]))
                if f"{self.section}-move" in SECTIONS:
                    yield Static(Content("While a change is shown"), classes="heading")
                    yield Static(self._table(SECTIONS[f"{self.section}-move"]))
            yield Static(Content("Keys everywhere"), classes="heading")
            yield Static(self._table(SECTIONS["app"]))
            yield Static(Content("ctrl+p finds a command by name.  esc closes this page."), classes="muted")

    def _table(self, commands: tuple[Command, ...]) -> Content:
        lines = []
        for command in commands:
            keys = key_words(self.own.get(command.id) or command.shown_as or command.keys)
            lines.append(Content.assemble((f"{keys:>16}  ", "bold $accent"), command.help))
        return Content("\n").join(lines)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
