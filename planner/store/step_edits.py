"""What can be done to a routine's steps, each as one operation on its file."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.dose import NO_DOSE, Dose
from planner.model.routine import Routine
from planner.model.units import duration
from planner.store.draft import Operation
from planner.store.edits import DuplicateItem, Edit, InsertItem, MoveItem, RemoveItem, SetValue, Unset
from planner.store.schema import DOSE, GROUP, ROUTINE, STEP

STEPS = ("step",)


def add_step(
    routine: Routine, at: int, exercise: str, name: str, *, dose: Dose = NO_DOSE, note: str = ""
) -> Operation:
    """A new step at place `at`, as usual where `dose` is silent; between two of a group it joins them."""
    values = {"exercise": exercise, **dose_values(dose)}
    if note:
        values["note"] = note
    before = routine.steps[at - 1].group if at else ""
    after = routine.steps[at].group if at < len(routine.steps) else ""
    if before and before == after:
        values["group"] = before
    return Operation(f"add {name}", (InsertItem(STEPS, at, values, order=STEP.order),), at)


def dose_values(dose: Dose) -> dict[str, object]:
    """What a dose says, key by key, as a file has it."""
    values = {key: getattr(dose, key) for key in DOSE.order}
    seconds = {key: duration(values[key]) for key in ("hold", "relax", "rest") if values[key] is not None}
    tempo = {"tempo": str(dose.tempo)} if dose.tempo else {}
    return {key: one for key, one in (values | seconds | tempo).items() if one is not None}


def duplicate_step(at: int, name: str) -> Operation:
    """A copy of a step after itself."""
    return Operation(f"duplicate {name}", (DuplicateItem(STEPS, at),), at + 1)


def move_step(at: int, to: int, name: str) -> Operation:
    """A step at another place."""
    way = "up" if to < at else "down"
    return Operation(f"move {name} {way}", (MoveItem(STEPS, at, to),), to)


def remove_step(routine: Routine, at: int, name: str) -> Operation:
    """Without a step; the last step of a group takes the group's own table with it."""
    edits: list[Edit] = [RemoveItem(STEPS, at), *_left(routine, at)]
    return Operation(f"remove {name}", tuple(edits), max(0, min(at, len(routine.steps) - 2)))


def set_step(routine: Routine, at: int, values: Mapping[str, object], name: str) -> Operation:
    """Other keys for a step, None for a key that goes back to the usual.

    `rounds` and `between` (the rest between rounds) are those of the group that the step is in.
    """
    step = routine.steps[at]
    group = str(values.get("group", step.group) or "")
    edits: list[Edit] = []
    for key in sorted(values, key=lambda key: values[key] is not None):  # hold goes before tempo comes
        if key in STEP.by_name:
            edits.append(set_or_unset((*STEPS, at, key), values[key], STEP.order))
    if group != step.group:
        edits.extend(_left(routine, at))
    for key, name_in_file in (("rounds", "rounds"), ("between", "rest")):
        if group and key in values:
            edits.append(set_or_unset(("group", group, name_in_file), values[key], GROUP.order))
    return Operation(f"change {name}", tuple(edits), at)


def set_head(values: Mapping[str, object], words: str, place: int) -> Operation:
    """Other keys for the routine as a whole, None for a key that goes back to the usual."""
    keys = [key for key in ROUTINE.order if key in values]
    return Operation(words, tuple(set_or_unset((key,), values[key], ROUTINE.order) for key in keys), place)


def set_or_unset(path: tuple[str | int, ...], value: object, order: tuple[str, ...]) -> Edit:
    """A key with a value, or without it for None."""
    return Unset(path) if value is None else SetValue(path, value, order=order)


def _left(routine: Routine, at: int) -> list[Edit]:
    """The group's table goes when the last of its steps leaves it: nothing would be done in its rounds."""
    group = routine.steps[at].group
    others = (step.group for index, step in enumerate(routine.steps) if index != at)
    return [Unset(("group", group))] if group in routine.groups and group not in others else []
