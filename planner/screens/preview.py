"""What a routine will be like: every phase with its time on the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.commands import bindings
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.text import plural
from planner.model.timeline import Timeline, TooLong, UnknownExercise, compile_routine
from planner.model.units import about, clock
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.widgets.phase_list import PhaseList


class Preview(Dialog[None]):
    """The compiled timeline of a routine with its total, or why there is none."""

    CSS_PATH = "preview.tcss"
    SECTION = "preview"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("preview")]

    def __init__(self, routine: Routine, library: Mapping[str, Exercise]) -> None:
        super().__init__()
        self.routine, self.library = routine, library

    def compose(self) -> ComposeResult:
        with Vertical(classes="preview"):
            yield plain(self.routine.title, classes="question")
            yield plain("", id="total")
            yield PhaseList()
            yield plain("↑ ↓ pgup pgdn  look      esc  close", classes="keys")

    @work(exclusive=True)
    async def on_mount(self) -> None:
        """Work the phases out."""
        total = self.query_one("#total", Static)
        try:
            timeline = await asyncio.to_thread(compile_routine, self.routine, self.library)
        except (TooLong, UnknownExercise) as error:
            total.update(Content.styled(f"! It cannot be run: {error}", "bold $warning"))
            return
        total.update(Content(_total(timeline)))
        self.query_one(PhaseList).show(timeline, self.library)

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.query_one(PhaseList).move(by)

    def action_close(self) -> None:
        """Back to the routine."""
        self.dismiss()


def _total(timeline: Timeline) -> str:
    if not len(timeline):
        return "There are no steps yet."
    estimated = "about " if any(phase.own_pace for phase in timeline.phases) else ""
    total = f"{estimated}{clock(timeline.total)} in all ({about(timeline.total)})"
    return f"{total}, {plural(len(timeline), 'phase')}"
