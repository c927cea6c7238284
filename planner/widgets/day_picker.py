"""Seven days on a line, each chosen or not."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.commands import bindings
from planner.model.schedule import DAYS, Day


class DayPicker(Widget, can_focus=True):
    """Days of the week in the order of the week; `chosen` are those in brackets."""

    DEFAULT_CSS = "DayPicker { height: 1; width: 1fr; }"

    SECTION = "days"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("days")]

    chosen: reactive[frozenset[Day]] = reactive(frozenset[Day]())
    at: reactive[int] = reactive(0)
    """The place of the cursor, from 0."""

    class Changed(Message):
        """A day was chosen, or not chosen any more."""

    class Submitted(Message):
        """Enter was pressed on the days."""

    def __init__(self, start: Day, chosen: frozenset[Day], at: Day) -> None:
        super().__init__()
        first = DAYS.index(start)
        self.days: tuple[Day, ...] = (*DAYS[first:], *DAYS[:first])
        self.set_reactive(DayPicker.chosen, chosen)
        self.set_reactive(DayPicker.at, self.days.index(at))

    def render(self) -> Content:
        """The days; the one under the cursor is inverted while the picker has the focus."""
        parts = []
        for place, day in enumerate(self.days):
            on = day in self.chosen
            name = f"[{day.title()}]" if on else f" {day.title()} "
            style = "bold $accent" if on else "$text-muted"
            here = self.has_focus and place == self.at
            parts.append(Content.styled(name, "bold reverse" if here else style))
        return Content("").join(parts)

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self.at = (self.at + by) % len(self.days)

    def action_flip(self) -> None:
        """Choose the day under the cursor, or leave it out."""
        self.chosen = self.chosen ^ {self.days[self.at]}
        self.post_message(self.Changed())

    def action_submit(self) -> None:
        """Say that all is as it should be."""
        self.post_message(self.Submitted())
