"""A week on the screen: seven columns side by side, or one list by day where they would not fit."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.widgets.week_agenda import agenda
from planner.widgets.week_columns import columns, zoom_of
from planner.widgets.week_view import Line, WeekView

NARROW = 80
"""Below this many cells a week is a list by day."""


def lines(view: WeekView, width: int, height: int) -> list[Line]:
    """The week on so many lines of so many cells."""
    return (agenda if width < NARROW else columns)(view, width, height)


class WeekGrid(Widget):
    """The week of `view`; a click chooses a day and a session."""

    DEFAULT_CSS = "WeekGrid { height: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    view: reactive[WeekView | None] = reactive(None)
    """What is shown; nothing is painted while it stays the same."""

    class Chosen(Message):
        """A day and a row of it were clicked."""

        def __init__(self, day: date, row: int) -> None:
            super().__init__()
            self.day = day
            self.row = row

    @property
    def is_list(self) -> bool:
        """Whether there is no room for columns, so that the sessions stand below each other."""
        return self.size.width < NARROW

    @property
    def zoom(self) -> int:
        """The minutes that one line stands for; 0 where there is no clock."""
        return 0 if self.is_list or self.view is None else zoom_of(self.view, self.size.height)

    def render(self) -> Content:
        """The lines below each other."""
        width, height = self.size
        if self.view is None or not height:
            return Content("")
        return Content("\n").join(line.text for line in lines(self.view, width, height))

    def on_click(self, event: Click) -> None:
        """Say what was clicked."""
        width, height = self.size
        if self.view is not None and event.y < height:
            self.post_message(self.Chosen(*lines(self.view, width, height)[event.y].spot(event.x)))
