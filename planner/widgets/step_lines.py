"""What a list of steps says of each of them; worked out for a step when it is asked for, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import overload

from planner.model.exercise import Exercise
from planner.model.figures import step_starts
from planner.model.lint import Finding
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import Size, UnknownExercise, measure, step_sizes
from planner.model.units import clock
from planner.widgets.exercise_card import limit_words

_SIDES = {"each": "each side", "alternate": "alternating", "left": "left side", "right": "right side"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """What the list says of one step.

    `time` is what it takes by itself, in all its rounds, `start` the clock when it begins the first time.
    `warnings` are sentences about its exercise and its dose, `hints` those that give advice.
    """

    number: int
    name: str
    dose: str
    side: str
    time: str
    group: str
    start: str = ""
    warnings: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class StepLines(Sequence[StepLine]):
    """The lines of all steps of a routine, with what the lint found in it."""

    def __init__(
        self, routine: Routine, library: Mapping[str, Exercise], findings: Sequence[Finding] = ()
    ) -> None:
        self.routine, self.library, self.findings = routine, library, findings
        self.grouped = any(step.group for step in routine.steps)
        """Whether any step is in a group."""
        self._made: dict[int, StepLine] = {}

    def __len__(self) -> int:
        return len(self.routine.steps)

    @overload
    def __getitem__(self, index: int) -> StepLine: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[StepLine]: ...

    def __getitem__(self, index: int | slice) -> StepLine | Sequence[StepLine]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place not in self._made:
            self._made[place] = self._line(place)
        return self._made[place]

    @cached_property
    def sizes(self) -> tuple[Size, ...]:
        """What each step comes to, with its pauses. Raises UnknownExercise."""
        return step_sizes(self.routine, self.library)

    def _line(self, index: int) -> StepLine:
        routine, step = self.routine, self.routine.steps[index]
        pauses = (routine.ready, routine.floor, routine.rest, routine.switch)
        line = _by_itself(step, self.library.get(step.exercise), routine.group_named(step.group), pauses)
        return replace(
            line,
            number=index + 1,
            start=clock(self._starts[index]) if self._starts else "",
            hints=tuple(found.words for found in self.findings if found.step == index),
        )

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        try:
            return step_starts(self.routine, self.library, self.sizes)
        except UnknownExercise:
            return ()


@lru_cache(maxsize=4096)
def _by_itself(
    step: Step, exercise: Exercise | None, group: Group, pauses: tuple[int, int, int, int]
) -> StepLine:
    """What a step is wherever it stands. Kept, because a key changes one step of many."""
    dose = step.dose if exercise is None else step.dose.over(exercise.dose)
    rounds = f" ×{group.rounds}" if group.rounds > 1 else ""
    time = ""
    if exercise is not None:
        ready, floor, rest, switch = pauses
        alone = Routine(
            "", "", (step,), ready=ready, floor=floor, rest=rest, switch=switch, groups={step.group: group}
        )
        time = clock(measure(alone, {step.exercise: exercise}).seconds)
    return StepLine(
        number=0,
        name=step.exercise if exercise is None else exercise.name,
        dose=replace(dose, sides=None).words(),
        side=_SIDES.get(dose.sides or "", ""),
        time=time,
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
