"""The exercise library: the built-in exercises, and the person's own, which come first."""

from __future__ import annotations

from dataclasses import replace

from planner.model.dose import Dose, DoseRange
from planner.model.exercise import Exercise
from planner.store.home import Home, built_in
from planner.store.reading import Reader, Values
from planner.store.schema import EXERCISE
from planner.store.shelf import Shelf, read_shelf


def build_dose(values: Values) -> Dose:
    """A dose from the keys of a step or of an exercise's `[dose]`."""
    keys = ("sets", "reps", "hold", "tempo", "sides", "relax", "rest", "load")
    return Dose(**{key: values[key] for key in keys if key in values})


def build(stem: str, reader: Reader) -> Exercise | None:
    """An exercise from its file, or None when the file has errors."""
    values = reader.root(EXERCISE)
    dose = build_dose(values.pop("dose", {}))
    limits = DoseRange(**values.pop("range", {}))
    drawn = values.pop("figure", None)
    figure = None
    if drawn and "position" in values:
        from planner.store.figures import build_figure  # not for a command that reads no exercise

        figure = build_figure(drawn, values["position"], reader)
    for key in limits.outside(dose):
        reader.warning(("dose", key), f"{key} lies outside this exercise's own range")
    if reader.failed:
        return None
    for key in ("format", "imported", "x"):
        values.pop(key, None)
    return Exercise(id=stem, dose=dose, range=limits, figure=figure, **values)


def build_own(stem: str, reader: Reader) -> Exercise | None:
    """The same for a file of the person's own."""
    exercise = build(stem, reader)
    return None if exercise is None else replace(exercise, own=True)


def load(home: Home, known: Shelf[Exercise] | None = None) -> Shelf[Exercise]:
    """The whole library. An own exercise with the id of a built-in one replaces it, unless it is broken."""
    shipped = read_shelf(home, built_in(), build, known)
    own = read_shelf(home, home.exercises, build_own, known)
    usable = tuple(entry for entry in own.entries if not entry.broken)
    broken = tuple(entry for entry in own.entries if entry.broken)
    return Shelf((*broken, *shipped.entries, *usable), (*shipped.notes, *own.notes))
