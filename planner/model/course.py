"""A routine with all that a run of it needs: its exercises, and the phases that it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.dose import Dose
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.routine import Routine
from planner.model.timeline import Phase, Timeline, compile_routine
from planner.model.variant import Variant, variant


@dataclass(frozen=True, slots=True)
class Course:
    """A routine that can be run. `timeline` is what the routine compiles to with these exercises.

    With a `variant`, `routine` is that of the variant.
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    timeline: Timeline
    variant: Variant | None = None

    @staticmethod
    def of(routine: Routine, exercises: Mapping[str, Exercise], name: str = "") -> Course:
        """The course of a routine, or of the variant of it that a log calls `name`.

        Raises UnknownExercise and TooLong, as `compile_routine` does, and ValueError for no such variant.
        """
        less = variant(name, routine, exercises) if name else None
        run = routine if less is None else less.routine
        return Course(run, exercises, compile_routine(run, exercises), less)

    @property
    def variant_name(self) -> str:
        """What the log calls this variant; empty for the whole routine, under whatever name."""
        return self.variant.name if self.variant is not None and self.variant.changed else ""

    def exercise(self, phase: Phase) -> Exercise:
        """The exercise that a phase belongs to."""
        return self.exercises[phase.exercise]

    def dose(self, phase: Phase) -> Dose:
        """The whole dose of the step that a phase belongs to."""
        return self.routine.steps[phase.step - 1].dose.over(self.exercise(phase).dose)

    def set_rest(self, phase: Phase) -> int:
        """Seconds of rest between the sets of the step that a phase belongs to."""
        return self.routine.set_rest(self.dose(phase))

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
