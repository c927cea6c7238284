"""What the screen below is for, and what its keys do, from the table that the keys are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from planner.commands import SECTIONS, Command, key_words
from planner.screens.dialog import Dialog, Topic
from planner.screens.purposes import purpose
from planner.widgets.sheet import Paragraph, Sheet

_KEYS = 16
"""Cells that the keys have, at the right of which is what they do."""


class Help(ModalScreen[None]):
    """What one screen is for, its keys, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", "Close", id="help.close"),
    ]

    def __init__(self, below: Screen[object], own: Mapping[str, str], without: Collection[str] = ()) -> None:
        super().__init__()
        self.without = without
        """The ids of commands that there are not here."""
        self.section: str = getattr(below, "SECTION", "")
        self.below = below
        self.own = own
        """Keys that the person chose, by the id of the command."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static(Content(purpose(self.below)), classes="purpose")
            if isinstance(self.below, Dialog):
                yield from _table("Keys of this dialog", self.below.KEYS)
                yield from _table("What is in it", self.below.topics())
                yield Static(Content("esc closes this page."), classes="muted")
                return
            if self.section in SECTIONS and self.section != "app":
                yield from _table("Keys on this screen", self._keys(SECTIONS[self.section]))
                if f"{self.section}-move" in SECTIONS:
                    moving = self._keys(SECTIONS[f"{self.section}-move"])
                    yield from _table("While a change is shown", moving)
            yield from _table("Keys everywhere", self._keys(SECTIONS["app"]))
            yield Static(Content("ctrl+p finds a command by name.  esc closes this page."), classes="muted")

    def _keys(self, commands: Iterable[Command]) -> Iterator[Topic]:
        for command in commands:
            if command.id not in self.without:
                yield key_words(self.own.get(command.id) or command.shown_as or command.keys), command.help

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _table(heading: str, rows: Iterable[Topic]) -> ComposeResult:
    """What each key does, wrapped beside it; nothing without rows."""
    lines = [
        Paragraph(words, lead=f"{keys:>{_KEYS}}", lead_style="bold $accent", indent=_KEYS + 2)
        for keys, words in rows
    ]
    if lines:
        yield Static(Content(heading), classes="heading")
        sheet = Sheet()
        sheet.show(lines)
        yield sheet
