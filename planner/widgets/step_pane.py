"""The steps of a routine, and below them the movement of the chosen one, where lines are free."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from planner.model.dose import Dose
from planner.model.figure import Figure
from planner.widgets.figure_view import FigureView
from planner.widgets.step_list import StepList

LEAST, MOST = 8, 14
"""Lines that a figure takes, with its words below."""

APART = 1
"""Lines left free between the steps and the figure."""


class StepPane(Vertical):
    """A `StepList`, whose room a figure never takes: it has what the steps leave free."""

    DEFAULT_CSS = """
    StepPane > FigureView { display: none; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._lines = 0

    def compose(self) -> ComposeResult:
        yield StepList()
        yield FigureView()

    def on_mount(self) -> None:
        """It moves as long as it is seen."""
        self.query_one(FigureView).moving = True

    def show_movement(self, figure: Figure | None, dose: Dose) -> None:
        """Show the movement of the chosen step as it is done there, or none."""
        self._figure = figure
        self.query_one(FigureView).show(figure, dose=dose)
        self.share_room()

    def on_resize(self) -> None:
        """There is more room, or less."""
        self.share_room()

    def share_room(self) -> None:
        """Give the figure the lines that are free now."""
        steps, view = self.query_one(StepList), self.query_one(FigureView)
        free = self.size.height - steps.count * steps.row_height - APART
        lines = min(MOST, free) if self._figure is not None and free >= LEAST else 0
        if lines != self._lines:
            self._lines = lines
            view.display = bool(lines)
            view.styles.height = lines
