"""Another order of the steps, shown beside the present one before it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from planner.commands import bindings
from planner.model.exercise import Exercise
from planner.model.figures import position_changes
from planner.model.routine import Routine
from planner.model.text import plural
from planner.model.timeline import measure
from planner.model.units import clock
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.widgets.order_lines import OrderLines


class Reorder(Dialog[bool]):
    """`order` are the steps by their places now. True when it is to be taken."""

    CSS_PATH = "reorder.tcss"
    SECTION = "reorder"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reorder")]

    def __init__(self, routine: Routine, library: Mapping[str, Exercise], order: tuple[int, ...]) -> None:
        super().__init__()
        self.routine, self.library, self.order = routine, library, order

    def compose(self) -> ComposeResult:
        with Vertical(classes="reorder"):
            yield plain("Order the steps by position", classes="question")
            yield plain(self._saving(), id="saving")
            with VerticalScroll(id="orders", can_focus=False):
                yield OrderLines(self.routine, self.library, self.order)
            yield plain("enter  take it      esc  leave it as it is", classes="keys")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        if self.is_active:
            self.dismiss(answer)

    def action_turn(self, by: int) -> None:
        """Read on or back."""
        self.query_one("#orders", VerticalScroll).scroll_relative(y=by, animate=False)

    def _saving(self) -> str:
        steps = self.routine.steps
        then = replace(self.routine, steps=tuple(steps[at] for at in self.order))
        was, now = (position_changes(one, self.library) for one in (self.routine, then))
        before, after = (measure(one, self.library).seconds for one in (self.routine, then))
        saved = f", {clock(before - after)} shorter" if after < before else ""
        return f"{plural(now, 'change')} of position instead of {was}{saved}. Nothing else is changed."
