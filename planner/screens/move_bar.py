"""Where a session that is being moved stands now: it has the keys until the session is set down."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from planner.commands import bindings


class MoveBar(Static, can_focus=True):
    """Takes the place of the card while a session is moved, and posts what its keys mean."""

    DEFAULT_CSS = """
    MoveBar {
        height: 5; padding: 0 1; border-top: solid $accent; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("week-move")]

    class Carried(Message):
        """The session goes so many days on, or back."""

        def __init__(self, days: int) -> None:
            super().__init__()
            self.days = days

    class TimeAsked(Message):
        """Another time of day is to be given."""

    class SetDown(Message):
        """The session stays where it is shown."""

    class GivenUp(Message):
        """The session stays where it was."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, title: str, way: str, note: str) -> None:
        """Tell what is moved, from where to where, and what is to be known about the new place."""
        keys = "← → day   ↑ ↓ week   t time   enter set   esc leave"
        lines = (
            Content.assemble("Move ", (title, "bold")),
            Content(way),
            Content.styled(note, "$warning"),
            Content.styled(keys, "$text-muted"),
        )
        self.update(Content("\n").join(lines))

    def action_carry(self, days: int) -> None:
        """Carry the session on."""
        self.post_message(self.Carried(days))

    def action_time(self) -> None:
        """Ask for another time."""
        self.post_message(self.TimeAsked())

    def action_set_down(self) -> None:
        """Set the session down."""
        self.post_message(self.SetDown())

    def action_give_up(self) -> None:
        """Leave the session where it was."""
        self.post_message(self.GivenUp())
