"""A routine with all that a run of it needs: its exercises, and the phases that it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.dose import Dose
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.routine import Routine
from planner.model.timeline import Phase, Timeline, compile_routine


@dataclass(frozen=True, slots=True)
class Course:
    """A routine that can be run. `timeline` is what the routine compiles to with these exercises."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    timeline: Timeline

    @staticmethod
    def of(routine: Routine, exercises: Mapping[str, Exercise]) -> Course:
        """The course of a routine. Raises UnknownExercise and TooLong, as `compile_routine` does."""
        return Course(routine, exercises, compile_routine(routine, exercises))

    def exercise(self, phase: Phase) -> Exercise:
        """The exercise that a phase belongs to."""
        return self.exercises[phase.exercise]

    def dose(self, phase: Phase) -> Dose:
        """The whole dose of the step that a phase belongs to."""
        return self.routine.steps[phase.step - 1].dose.over(self.exercise(phase).dose)

    def note(self, phase: Phase) -> str:
        """What the routine says about the step that a phase belongs to, or nothing."""
        return self.routine.steps[phase.step - 1].note

    def position(self, phase: Phase) -> str:
        """How one lies, kneels or stands in the exercise of a phase: `on your back`."""
        return POSITION_WORDS[self.exercise(phase).position]

    @property
    def equipment(self) -> tuple[str, ...]:
        """All that the steps need, each once, in the order in which it is needed."""
        needed = (self.exercises[step.exercise].equipment for step in self.routine.steps)
        return tuple(dict.fromkeys(item for items in needed for item in items))
