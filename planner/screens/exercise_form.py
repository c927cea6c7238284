"""A new exercise of one's own in a form: what it is, how it is done, its usual dose, where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from textual.content import Content

from planner.model.text import listed
from planner.screens.form import Form, FormField, Values, WrongField
from planner.screens.steppers import stepper
from planner.screens.typed import read_typed
from planner.store.home import Home
from planner.store.own_exercises import sketch
from planner.store.schema import DOSE, EXERCISE, Field

LINES = 6
"""How many instructions the form has room for; more are written in the file."""

_NEEDED = ("name", "kind", "position")
_HINTS = {
    "kind": "needed: ← → for what there is",
    "position": "needed: ← → for what there is",
    "direction": "← → where the spine moves",
    "sets": "how many sets",
    "reps": "in a set, on one side",
    "hold": "how long each rep is held",
    "tempo": "out-hold-back, as 3-0-3",
    "sides": "← → each, alternate, one",
    "relax": "between held reps",
    "rest": "between sets",
    "load": "as 5kg",
}
_USUAL = {
    "name": "needed: what you call it",
    "direction": "neutral",
    "targets": "muscles or regions, with commas between",
    "equipment": "what is needed, with commas between",
    "sources": "who or what it comes from; a semicolon between",
}


class ExerciseForm(Form):
    """The form for an exercise that is not there yet. It closes with the values that were given."""

    def __init__(self, home: Home) -> None:
        self.home = home
        super().__init__("A new exercise of your own", tuple(_fields()), self._look)

    @staticmethod
    def file_values(values: Values) -> dict[str, Any]:
        """The values as the keys of a file, in its order, the dose in a table of its own."""
        how = [values[key] for key in sorted(values) if key.startswith("how-") and values[key]]
        found: dict[str, Any] = {key: values[key] for key in EXERCISE.order if values.get(key)}
        dose = {key: values[key] for key in DOSE.order if values.get(key)}
        return {**found, **({"how": how} if how else {}), **({"dose": dose} if dose else {})}

    def refuse(self, values: Values) -> None:
        """A name, a kind and a position must be given."""
        for key in _NEEDED:
            if not values[key]:
                raise WrongField(key, f"{key}: {EXERCISE.by_name[key].about}? It cannot be left empty.")

    def _look(self, values: Values) -> Content:
        """What lacks, else the exercise in a line; WrongField where values do not go together."""
        written = self.file_values(values)
        for rule in DOSE.rules:
            if rule.broken(written.get("dose", {})):
                raise WrongField(rule.at, rule.message)
        lacks = [key for key in _NEEDED if not values[key]]
        # What is typed is looked over as the file would be, also while something lacks.
        filled = {"name": "new", "kind": "strength", "position": "standing", **written}
        entry = sketch(self.home, filled)
        if entry.value is None:
            raise WrongField("", entry.problems[0].message)
        if lacks:
            return Content.styled(f"Still to be said: {listed(lacks)}.", "$text-muted")
        found = entry.value
        return Content.assemble(
            (found.name, "bold"), f", {found.kind}, {found.position}: {found.dose.words()}"
        )


def _fields() -> Iterator[FormField]:
    for key in ("name", "kind", "position", "direction"):
        yield _field(EXERCISE.by_name[key], usual=_USUAL.get(key, ""))
    for key in ("targets", "equipment"):
        yield _field(EXERCISE.by_name[key], _several(EXERCISE.by_name[key], ","), _USUAL[key])
    instruction = replace(EXERCISE.by_name["how"], many=False)
    for number in range(1, LINES + 1):
        usual = "one short instruction a line" if number == 1 else ""
        read = partial(read_typed, instruction)
        yield FormField(f"how-{number}", "", read, label=f"how {number}", usual=usual)
    for key in DOSE.order:
        yield _field(DOSE.by_name[key])
    sources = EXERCISE.by_name["sources"]
    yield _field(sources, _several(sources, ";"), _USUAL["sources"])


def _field(field: Field, read: Callable[[str], object] | None = None, usual: str = "") -> FormField:
    default = "" if field.default is None else str(field.default)
    return FormField(
        field.name,
        "",
        read or partial(read_typed, field),
        usual=usual or default,
        hint=_HINTS.get(field.name, ""),
        step=stepper(field),
    )


def _several(field: Field, between: str) -> Callable[[str], object]:
    """Several texts in one line."""
    one = replace(field, many=False)

    def read(text: str) -> object:
        found = [read_typed(one, part) for part in text.split(between)]
        return [part for part in found if part] or None

    return read
