"""The dose of one step in a form: every key with its usual value, its range, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.content import Content

from planner.model.dose import MAX_REPS, MAX_SETS, NO_DOSE, SIDES
from planner.model.exercise import Exercise
from planner.model.routine import MAX_ROUNDS, Group
from planner.model.units import duration
from planner.screens.form import Form, FormField, Values, WrongField
from planner.screens.steppers import Step, choice_step, count_step, load_step, seconds_step, tempo_step
from planner.screens.typed import read_typed, written
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import NotSaved
from planner.store.schema import GROUP, STEP
from planner.store.step_edits import set_step
from planner.widgets.exercise_card import limit_words
from planner.widgets.step_card import DOSE_KEYS, usual_words
from planner.widgets.step_lines import StepLines

_STEPS: Mapping[str, Step] = {
    "sets": count_step(MAX_SETS),
    "reps": count_step(MAX_REPS),
    "hold": seconds_step(1, 5),
    "tempo": tempo_step,
    "sides": choice_step(SIDES),
    "relax": seconds_step(0, 3),
    "rest": seconds_step(0, 15),
    "load": load_step,
}
_HINTS = {
    "hold": "how long each rep is held",
    "tempo": "out-hold-back, as 3-0-3",
    "sides": "each alternate left right none",
    "relax": "between held reps",
    "rest": "between sets, and after",
    "load": "as 5kg",
}


class DoseEditor(Form):
    """The form for the step at place `at` of a routine. It closes with the values that were changed.

    All it says and makes is of the routine as it was `shown` when the form opened: the draft may go on.
    """

    def __init__(self, draft: Draft, shown: Shown, library: Mapping[str, Exercise], at: int) -> None:
        self.draft, self.shown, self.library, self.at = draft, shown, library, at
        self.step = shown.routine.steps[at]
        exercise = library.get(self.step.exercise)
        self.exercise_name = exercise.name if exercise else self.step.exercise
        fields = (*self._dose_fields(exercise), *self._other_fields())
        super().__init__(f"{self.exercise_name}, step {at + 1}", fields, self._look)

    def operation(self, changed: Values) -> Operation:
        """What the changed values do to the routine as it was shown."""
        values = dict(changed)
        group = values.get("group")
        if group and group not in self.shown.routine.groups:
            # A group of a new name takes over what the form says of the old one.
            values = {
                **{key: self.before[key] for key in ("rounds", "between") if self.before[key]},
                **values,
            }
        return set_step(self.shown.routine, self.at, values, self.exercise_name)

    def _dose_fields(self, exercise: Exercise | None) -> Iterator[FormField]:
        usual = exercise.dose if exercise else NO_DOSE
        sets = self.step.dose.over(usual).set_count
        for key in DOSE_KEYS:
            field = STEP.by_name[key]
            limits = limit_words(exercise, key) if exercise else ""
            yield FormField(
                key,
                str(written(field, getattr(self.step.dose, key)) or ""),
                partial(read_typed, field),
                usual=usual_words(key, usual, self.shown.routine, sets),
                hint=f"{limits} by the sources" if limits else _HINTS.get(key, ""),
                step=_STEPS[key],
            )

    def _other_fields(self) -> Iterator[FormField]:
        routine, step = self.shown.routine, self.step
        group = routine.groups.get(step.group, Group())
        rounds, rest = GROUP.by_name["rounds"], GROUP.by_name["rest"]
        yield FormField(
            "group",
            step.group,
            partial(read_typed, STEP.by_name["group"]),
            usual="none",
            hint="one name: done in rounds",
        )
        yield FormField(
            "rounds",
            str(group.rounds) if group.rounds > 1 else "",
            partial(read_typed, rounds),
            usual="1",
            hint="of the group",
            step=count_step(MAX_ROUNDS),
        )
        yield FormField(
            "between",
            "" if group.rest is None else duration(group.rest),
            partial(read_typed, rest),
            usual=duration(routine.rest),
            hint="rest between rounds",
            step=seconds_step(0, 15),
        )
        yield FormField("note", step.note, partial(read_typed, STEP.by_name["note"]), usual="none")

    def _look(self, values: Values) -> Content:
        """The dose in words and how long it takes, with what to look at; WrongField when it cannot be."""
        if values["hold"] and values["tempo"]:
            raise WrongField("tempo", "hold and tempo both time a repetition: keep one of them")
        for key in ("rounds", "between"):
            if values[key] not in (None, self.before[key]) and not values["group"]:
                raise WrongField("group", f"{key}: only a group has rounds, so give it a name")
        changed = {key: value for key, value in values.items() if value != self.before[key]}
        try:
            routine = self.draft.preview(self.operation(changed), self.shown)
        except NotSaved as error:
            raise WrongField("", str(error)) from None
        line = StepLines(routine, self.library)[self.at]
        words = ", ".join(part for part in (line.dose, line.side) if part)
        head = Content.assemble(
            (words, "bold"), (f"   takes\N{NO-BREAK SPACE}{line.time}" if line.time else "", "$text-muted")
        )
        notes = [Content.styled(f"! {sentence}", "$warning") for sentence in line.warnings]
        return Content("\n").join([head, *notes])
