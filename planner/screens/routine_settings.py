"""What holds for a whole routine, in a form: its pauses, what it is for, who prescribed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.content import Content

from planner.model.exercise import Exercise
from planner.model.routine import DEFAULT_FLOOR, DEFAULT_READY, DEFAULT_REST, DEFAULT_SWITCH
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import about, duration
from planner.screens.form import Form, FormField, Values, WrongField
from planner.screens.steppers import seconds_step
from planner.screens.typed import read_typed, written
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import NotSaved
from planner.store.schema import ROUTINE
from planner.store.step_edits import set_head

_PAUSES = {
    "ready": (DEFAULT_READY, "before each step"),
    "floor": (DEFAULT_FLOOR, "more to change position"),
    "rest": (DEFAULT_REST, "between steps"),
    "switch": (DEFAULT_SWITCH, "to change sides"),
}
_TEXTS = {
    "description": "",
    "prescribed_by": "",
    "prescribed_on": "as 2026-11-23",
    "review_on": "as 2027-01-04",
}
_LABELS = {"prescribed_by": "prescribed by", "prescribed_on": "prescribed on", "review_on": "review on"}


class RoutineSettings(Form):
    """The form over a routine as it was `shown`. It closes with the values that were changed."""

    def __init__(self, draft: Draft, shown: Shown, library: Mapping[str, Exercise], place: int) -> None:
        self.draft, self.shown, self.library, self.place = draft, shown, library, place
        super().__init__(f"{shown.routine.title}: settings", tuple(self._fields()), self._look)

    def operation(self, changed: Values) -> Operation:
        """What the changed values do to the routine."""
        return set_head(changed, "change the settings", self.place)

    def _fields(self) -> Iterator[FormField]:
        data = self.shown.routine
        for key, (usual, hint) in _PAUSES.items():
            field, value = ROUTINE.by_name[key], getattr(data, key)
            text = duration(value) if value != usual else ""
            read = partial(read_typed, field)
            yield FormField(key, text, read, usual=duration(usual), hint=hint, step=seconds_step(0, usual))
        for key, hint in _TEXTS.items():
            field = ROUTINE.by_name[key]
            text = str(written(field, getattr(data, key)) or "")
            yield FormField(
                key, text, partial(read_typed, field), _LABELS.get(key, ""), usual="none", hint=hint
            )

    def _look(self, values: Values) -> Content:
        changed = {key: value for key, value in values.items() if value != self.before[key]}
        try:
            routine = self.draft.preview(self.operation(changed), self.shown)
            return Content.assemble("in all ", (about(measure(routine, self.library).seconds), "bold"))
        except NotSaved as error:
            raise WrongField("", str(error)) from None
        except UnknownExercise as error:
            return Content.styled(f"! {error}", "$warning")
