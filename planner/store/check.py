"""What files say about each other: a routine's exercises and doses, a plan's routines and days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.schedule import Schedule
from planner.model.text import clean, nearest
from planner.model.timeline import TooLong, measure
from planner.store.errors import Problem
from planner.store.shelf import Entry, Shelf
from planner.store.toml_text import Document


def routine(entry: Entry[Routine], library: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    """Unknown exercises, doses outside what an exercise's sources allow, a total that nobody could do."""
    if entry.value is None or entry.document is None:
        return ()
    document, found = entry.document, []
    known = True
    for index, step in enumerate(entry.value.steps):
        place = ("step", index)
        exercise = library.get(step.exercise)
        if exercise is None:
            known = False
            near = nearest(step.exercise, library)
            words = f'there is no exercise "{step.exercise}" in the library.'
            hint = f'Did you mean "{near}"?' if near else ""
            found.append(document.problem((*place, "exercise"), words, hint=hint))
            continue
        for key in exercise.range.outside(step.dose.over(exercise.dose)):
            low, high = document_range(exercise, key)
            words = f"{key} lies outside the {low} to {high} that the sources of {exercise.name} give"
            found.append(document.problem((*place, key), words, severity="warning"))
    if known:
        try:
            measure(entry.value, library)
        except TooLong as error:
            found.append(document.problem((), str(error)))
    return tuple(found)


def document_range(exercise: Exercise, key: str) -> tuple[str, str]:
    """The two ends of an exercise's range as they are written."""
    from planner.model.units import duration

    low, high = getattr(exercise.range, key)
    return (duration(low), duration(high)) if key == "hold" else (str(low), str(high))


def schedule(entry: Entry[Schedule], routines: Shelf[Routine]) -> tuple[Problem, ...]:
    """Plans and extras that name no routine, plan ids used twice, moves and skips of days without a session."""
    if entry.document is None:
        return ()
    document = entry.document
    found = [*_names(document, routines), *_twice(document), *_idle(entry)]
    return tuple(found)
