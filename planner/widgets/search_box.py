"""One line to search in; esc empties and leaves it, enter or ↓ leaves it with what was found."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from planner.commands import bindings
from planner.widgets.line_input import LineInput


class SearchBox(LineInput):
    """An input that says when it is left."""

    DEFAULT_CSS = """
    SearchBox { width: 1fr; background: $background; }
    SearchBox:focus { background: $panel; }
    SearchBox > .input--placeholder { color: $text-muted; }
    """
    SECTION = "search"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]

    class Left(Message):
        """The person is done with searching: the list has the keys again."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=True)

    def action_leave(self, empty: bool) -> None:
        """Leave; with `empty` everything is listed again."""
        if empty:
            self.value = ""
        self.post_message(self.Left())
