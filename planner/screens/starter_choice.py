"""Where to begin: the routines that are ready, to be chosen by looking at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from planner.commands import bindings
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.routine import Routine
from planner.model.text import listed
from planner.model.timeline import measure, routine_minutes
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.store.contents import Contents
from planner.widgets.figure_view import FigureView
from planner.widgets.routine_list import RoutineList, RoutineRow
from planner.widgets.row_list import RowList
from planner.widgets.sheet import Paragraph, Sheet
from planner.widgets.step_lines import StepLines

USUAL = "core-three"
"""Chosen at first: people keep up three exercises better than eight (docs/safety.md)."""


def startable(contents: Contents) -> tuple[Routine, ...]:
    """The routines that can be run, the shortest first."""
    library = contents.library.values
    known = [
        routine
        for routine in contents.routines.values.values()
        if routine.steps and all(step.exercise in library for step in routine.steps)
    ]
    sized = [(measure(routine, library), routine) for routine in known]
    return tuple(one for size, one in sorted(sized, key=lambda pair: pair[0].seconds) if size.possible)


class StarterChoice(Dialog[str | None]):
    """Closes with the id of a routine, or None to look round first."""

    CSS_PATH = "first_start.tcss"
    SECTION = "starter"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("starter")]

    def __init__(self, contents: Contents, chosen: str = "") -> None:
        super().__init__()
        self.library = contents.library.values
        self.routines = startable(contents)
        self.chosen = chosen or USUAL
        self.step = 0
        """The exercise that is looked at, by its place in the routine, from 0."""

    def compose(self) -> ComposeResult:
        yield plain("Where to begin", classes="title")
        yield plain("Ready, and yours to change. Begin with little.", "about")
        with Horizontal(id="both"):
            with Vertical(id="left"):
                yield RoutineList()
                with VerticalScroll(id="suits", can_focus=False):
                    yield Sheet()
            with VerticalScroll(id="right", can_focus=False):
                yield Sheet(id="steps")
                yield FigureView()
        yield plain("enter  take it    ↑ ↓ ← →  look    esc  look round first", classes="keys")

    def on_mount(self) -> None:
        """Show them; the figure moves."""
        rows = [RoutineRow(one.id, one, routine_minutes(one, self.library)) for one in self.routines]
        self.query_one(FigureView).moving = True
        routines = self.query_one(RoutineList)
        routines.show(rows, self.chosen)
        routines.focus()

    @property
    def routine(self) -> Routine:
        """The one that is looked at."""
        return self.routines[self.query_one(RoutineList).cursor]

    @on(RowList.Highlighted)
    def look(self) -> None:
        """Tell of another routine, from its first exercise."""
        self.step = 0
        self.query_one("#suits Sheet", Sheet).show(_suits(self.routine, self.library))
        self._look_at_step()

    def action_step(self, by: int) -> None:
        """Look at another exercise of the routine."""
        self.step = (self.step + by) % len(self.routine.steps)
        self._look_at_step()

    def _look_at_step(self) -> None:
        self.query_one("#steps", Sheet).show(_steps(self.routine, self.library, self.step))
        step = self.routine.steps[self.step]
        exercise = self.library[step.exercise]
        self.query_one(FigureView).show(exercise.figure, dose=step.dose.over(exercise.dose))

    def action_move(self, by: int) -> None:
        """Look at another routine."""
        self.query_one(RoutineList).move(by)

    @on(RowList.Entered)
    def action_take(self) -> None:
        """Close with the routine."""
        self._leave(self.routine.id)

    def action_later(self) -> None:
        """Close with none."""
        self._leave(None)

    def _leave(self, answer: str | None) -> None:
        """Close; a second key that comes before the page is gone must not close what is under it."""
        if self.is_active:
            self.dismiss(answer)


def _suits(routine: Routine, library: Mapping[str, Exercise]) -> Iterator[Paragraph]:
    """What the routine is for, how one lies, and what one needs."""
    exercises = [library[step.exercise] for step in routine.steps]
    if routine.description:
        yield Paragraph(routine.description)
    positions = dict.fromkeys(POSITION_WORDS[one.position] for one in exercises)
    yield Paragraph(", ".join(positions), lead="How", indent=7, gap=True)
    things = dict.fromkeys(thing for one in exercises for thing in one.equipment)
    yield Paragraph(listed(list(things)) if things else "nothing", lead="Needs", indent=7)


def _steps(routine: Routine, library: Mapping[str, Exercise], at: int) -> Iterator[Paragraph]:
    """The exercises in turn, with the dose of the one that is looked at."""
    for line in StepLines(routine, library):
        here = line.number == at + 1
        lead = f"{'▌' if here else ' '}{line.number:>2}"
        yield Paragraph(line.name, lead=lead, lead_style="$accent", style="bold" if here else "", indent=4)
        if here:
            dose = ", ".join(part for part in (line.dose, line.side) if part)
            yield Paragraph(dose, style="$text-muted", indent=4)
