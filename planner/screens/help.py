"""What the screen below is for, and what its keys do, from the table that the keys are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.commands import bindings, sections_of
from planner.keys.command import Command
from planner.keys.names import key_words
from planner.keys.sections import SECTIONS, TITLES
from planner.screens.dialog import Dialog, Topic
from planner.screens.overlay import Overlay
from planner.screens.purposes import purpose
from planner.widgets.sheet import Paragraph, Sheet

_KEYS = 16
"""Cells that the keys have, at the right of which is what they do."""


class Help(Overlay[None]):
    """What one screen is for, its keys and those of its pieces, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    SECTION = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]

    def __init__(self, below: Screen[object], keys: Mapping[str, str], without: Collection[str] = ()) -> None:
        super().__init__()
        self.without = without
        """The ids of commands that there are not here."""
        self.below = below
        self.keys = keys
        """The keys of each command for this person, by its id."""

    def compose(self) -> ComposeResult:
        own, dialog = sections_of(self.below), isinstance(self.below, Dialog)
        with VerticalScroll(classes="sheet"):
            yield Static(Content(purpose(self.below)), classes="purpose")
            commands = [command for name in own for command in SECTIONS[name]]
            heading = "Keys of this dialog" if dialog else "Keys on this screen"
            yield from _table(heading, (*self._topics(), *self._keys(commands)))
            for name in own:
                if f"{name}-move" in SECTIONS:
                    yield from _table("While a change is shown", self._keys(SECTIONS[f"{name}-move"]))
            if isinstance(self.below, Dialog):
                yield from _table("What is in it", self.below.topics())
            for name in self._parts():
                yield from _table(TITLES[name], self._keys(SECTIONS[name]))
            if not isinstance(self.below, Overlay):
                yield from _table("Keys everywhere", self._keys(SECTIONS["app"]))
            else:
                over_all = (command for command in SECTIONS["app"] if command.everywhere)
                yield from _table("Keys over everything", self._keys(over_all))
            yield Static(Content(f"{key_words(self.keys['help.close'])} closes this page."), classes="muted")

    def _topics(self) -> tuple[Topic, ...]:
        return self.below.KEYS if isinstance(self.below, Dialog) else ()

    def _parts(self) -> Iterable[str]:
        """The pieces of the screen below that have keys of their own."""
        found = (name for widget in self.below.query("*") for name in sections_of(widget))
        return dict.fromkeys(found)

    def _keys(self, commands: Iterable[Command]) -> Iterator[Topic]:
        for command in commands:
            if command.id not in self.without and not command.told_by:
                own = self.keys[command.id]
                shown = command.shown_as if own == command.keys else ""
                yield shown or key_words(own), command.help

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

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
