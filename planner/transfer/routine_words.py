"""A routine in plain lines, for other programs: its title, its steps with their doses, how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.timeline import UnknownExercise, measure

UNKNOWN_SECONDS = 30 * 60
"""How long a session is taken to be when its routine cannot tell."""

_MOST_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class RoutineWords:
    """What a calendar says of a routine; `seconds` is how long it takes."""

    title: str
    lines: tuple[str, ...] = ()
    seconds: int = UNKNOWN_SECONDS


def routine_words(routine: Routine, library: Mapping[str, Exercise]) -> RoutineWords:
    """A routine with its steps and doses, a line for each; an unknown exercise is named by its id."""
    lines = [routine.description] if routine.description else []
    for number, step in enumerate(routine.steps, 1):
        exercise = library.get(step.exercise)
        name = exercise.name if exercise else step.exercise
        dose = (step.dose.over(exercise.dose) if exercise else step.dose).words()
        lines.append(f"{number}. {name}: {dose}{f' ({step.note})' if step.note else ''}")
    return RoutineWords(routine.title, tuple(lines), _seconds(routine, library))


def _seconds(routine: Routine, library: Mapping[str, Exercise]) -> int:
    try:
        size = measure(routine, library)
    except UnknownExercise:
        return UNKNOWN_SECONDS
    return min(size.seconds, _MOST_SECONDS) if size.possible and size.seconds else UNKNOWN_SECONDS
