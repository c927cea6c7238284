"""The steps of a routine, each with its dose, its side, its time and its group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content

from planner.model.exercise import Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import clock
from planner.widgets.cells import cut, fill
from planner.widgets.exercise_card import limit_words
from planner.widgets.row_list import RowList

WIDE = 62
"""From this many cells on, a step takes one line with columns."""

_TIME, _SIDE, _GROUP = 7, 11, 10

_SIDES = {"each": "each side", "alternate": "alternating", "left": "left side", "right": "right side"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """What the list says of one step. `warnings` are sentences about its exercise and its dose."""

    number: int
    name: str
    dose: str
    side: str
    time: str
    group: str
    warnings: tuple[str, ...] = ()


def step_lines(routine: Routine, library: Mapping[str, Exercise]) -> tuple[StepLine, ...]:
    """The lines of all steps; the time of a step is what it takes by itself, in all its rounds."""
    return tuple(_line(routine, index, library) for index in range(len(routine.steps)))


def _line(routine: Routine, index: int, library: Mapping[str, Exercise]) -> StepLine:
    step = routine.steps[index]
    exercise = library.get(step.exercise)
    dose = step.dose if exercise is None else step.dose.over(exercise.dose)
    group = routine.groups.get(step.group, Group())
    rounds = f" ×{group.rounds}" if group.rounds > 1 else ""
    return StepLine(
        number=index + 1,
        name=step.exercise if exercise is None else exercise.name,
        dose=replace(dose, sides=None).words(),
        side=_SIDES.get(dose.sides or "", ""),
        time=_time(routine, step, library),
        group=f"{step.group}{rounds}",
        warnings=tuple(warnings(step, exercise)),
    )


def warnings(step: Step, exercise: Exercise | None) -> Iterator[str]:
    """What to look at in a step: an exercise that nobody knows, a dose that its sources do not give."""
    if exercise is None:
        yield f'there is no exercise "{step.exercise}" in the library'
        return
    for key in exercise.range.outside(step.dose.over(exercise.dose)):
        # What the exercise itself says is told in the exercise's file.
        if getattr(step.dose, key) is not None:
            yield f"{key}: the sources of {exercise.name} give {limit_words(exercise, key)}"


def _time(routine: Routine, step: Step, library: Mapping[str, Exercise]) -> str:
    try:
        return clock(measure(replace(routine, steps=(step,)), library).seconds)
    except UnknownExercise:
        return ""


class StepList(RowList):
    """One or two lines a step, by the width there is."""

    lines: tuple[StepLine, ...] = ()
    grouped = False
    """Whether any step is in a group: only then is there a column for it."""

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.lines)

    @property
    def row_height(self) -> int:
        """One line where the columns fit, else two."""
        return 1 if self.scrollable_content_region.width >= WIDE else 2

    def show(self, lines: Sequence[StepLine], cursor: int) -> None:
        """Show other steps, with this one chosen."""
        self.lines = tuple(lines)
        self.grouped = any(line.group for line in self.lines)
        self.renew(cursor)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The columns of one step, or its two lines."""
        line = self.lines[index]
        number = (f"{line.number:>3}  ", "$text-muted")
        if self.row_height == 1:
            room = _GROUP if self.grouped else 0
            return [Content.assemble(number, *_columns(line, width - 5, room))]
        mark = ("! ", "bold $warning") if line.warnings else ""
        room = width - 5 - (2 if mark else 0) - _TIME
        head = Content.assemble(number, mark, (fill(line.name, room - 1), "bold"), f"{line.time:>{_TIME}} ")
        dose = ", ".join(part for part in (line.dose, line.side) if part)
        group = cut(line.group, (width - 5) // 2)
        below = fill(dose, width - 6 - cell_len(group) - bool(group)) + " " * bool(group)
        return [head, Content.assemble(" " * 5, (below, "$text-muted"), (group + " ", "$accent"))]


def _columns(line: StepLine, width: int, group: int) -> Iterator[tuple[str, str]]:
    mark = "! " if line.warnings else "  "
    left = width - len(mark) - _SIDE - group - _TIME - 4
    name = min(26, left - left // 2 + 1)
    yield mark, "bold $warning"
    yield fill(line.name, name) + " ", "bold"
    yield fill(line.dose, left - name) + " ", ""
    yield fill(line.side, _SIDE) + " ", "$text-muted"
    if group:
        yield fill(line.group, group), "$accent"
    yield f"{line.time:>{_TIME}} ", ""
