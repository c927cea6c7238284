"""Small forms about a few steps: their rounds, or one key of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.content import Content

from planner.model.exercise import Exercise
from planner.model.routine import MAX_ROUNDS
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import about, duration
from planner.screens.form import Form, FormField, Values, WrongField
from planner.screens.steppers import count_step, seconds_step
from planner.screens.typed import read_typed, written
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import NotSaved
from planner.store.schema import GROUP, STEP
from planner.store.step_blocks import Places, free_name, group_steps, set_steps

_ROUNDS = "rounds"
"""What a group is called that nobody gave a name."""


class _StepForm(Form):
    """A form that says what the whole routine will take."""

    def __init__(
        self,
        title: str,
        fields: tuple[FormField, ...],
        draft: Draft,
        shown: Shown,
        library: Mapping[str, Exercise],
    ) -> None:
        self.draft, self.shown, self.library = draft, shown, library
        super().__init__(title, fields, self._look)

    def operation(self, values: Values) -> Operation:  # noqa: ARG002 - for subclasses
        """What the values do to the routine as it was shown."""
        raise TypeError(f"{type(self).__name__} does nothing")

    def _look(self, values: Values) -> Content:
        try:
            routine = self.draft.preview(self.operation(values), self.shown)
            return Content.assemble("in all ", (about(measure(routine, self.library).seconds), "bold"))
        except NotSaved as error:
            raise WrongField("", str(error)) from None
        except UnknownExercise as error:
            return Content.styled(f"! {error}", "$warning")


class RoundsForm(_StepForm):
    """How often the steps at `places` are done one after the other. It closes with what was changed."""

    def __init__(
        self, draft: Draft, shown: Shown, library: Mapping[str, Exercise], places: Places, named: str
    ) -> None:
        self.places, self.named = places, named
        routine = shown.routine
        names = {routine.steps[at].group for at in places}
        self.old = names.pop() if len(names) == 1 else ""
        taken = {step.group for step in routine.steps} | set(routine.groups)
        name = self.old or free_name(_ROUNDS, taken)
        group = routine.group_named(self.old)
        rest = "" if group.rest is None else duration(group.rest)
        fields = (
            FormField(
                "rounds",
                str(group.rounds if self.old else 2),
                partial(read_typed, GROUP.by_name["rounds"]),
                usual="1",
                hint="how often, one after the other",
                step=count_step(MAX_ROUNDS),
            ),
            FormField(
                "rest",
                rest,
                partial(read_typed, GROUP.by_name["rest"]),
                usual=duration(routine.rest),
                hint="between two rounds",
                step=seconds_step(0, 15),
            ),
            FormField("name", name, partial(read_typed, STEP.by_name["group"]), hint="what to call them"),
        )
        super().__init__(f"Rounds of {named}", fields, draft, shown, library)

    def operation(self, values: Values) -> Operation:
        """The steps in one group, with its rounds and its rest."""
        name = str(values["name"] or "")
        if not name:
            raise WrongField("name", "steps that are done in rounds need a name")
        words = f"do {self.named} in rounds"
        keys = {key: values[key] for key in ("rounds", "rest")}
        return group_steps(self.shown.routine, self.places, name, keys, words)


class KeyForm(_StepForm):
    """One key, `rest` or `note`, of the steps at `places`."""

    def __init__(
        self,
        draft: Draft,
        shown: Shown,
        library: Mapping[str, Exercise],
        places: Places,
        named: str,
        *,
        key: str,
    ) -> None:
        self.places, self.named, self.key = places, named, key
        first = shown.routine.steps[places[0]]
        value = first.note if key == "note" else getattr(first.dose, key)
        field = STEP.by_name[key]
        timed = key == "rest"
        fields = (
            FormField(
                key,
                str(written(field, value) or ""),
                partial(read_typed, field),
                usual=duration(shown.routine.rest) if timed else "none",
                hint="between sets, and after" if timed else "",
                step=seconds_step(0, 15) if timed else None,
            ),
        )
        super().__init__(f"{key.capitalize()} of {named}", fields, draft, shown, library)

    def operation(self, values: Values) -> Operation:
        """The key of all of them as it was typed."""
        words = f"change the {self.key} of {self.named}"
        return set_steps(self.places, self.key, values[self.key], words, self.places[0])
