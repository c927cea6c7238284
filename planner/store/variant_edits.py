"""A variant of a routine as edits of the routine's own file, so that its comments stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.model.routine import Routine
from planner.model.units import duration
from planner.model.variant import Variant
from planner.store.edits import Edit, SetValue, Unset
from planner.store.schema import GROUP, ROUTINE
from planner.store.step_edits import remove_step, set_step


def variant_edits(routine: Routine, variant: Variant) -> tuple[Edit, ...]:
    """What makes a variant of the file of its routine.

    Who prescribed it and when goes too: nobody prescribed the variant. A description says what it is now.
    """
    return tuple(_edits(routine, variant)) if variant.changed else ()


def _edits(routine: Routine, variant: Variant) -> Iterator[Edit]:
    yield from (Unset(("prescribed_by",)), Unset(("prescribed_on",)))
    if routine.description:
        about = f"Less of {routine.title}: {variant.name}."
        yield SetValue(("description",), about, order=ROUTINE.order)
    for at, step in zip(variant.kept, variant.routine.steps, strict=True):
        before, after = routine.steps[at].dose, step.dose
        values: dict[str, object] = {
            key: getattr(after, key)
            for key in ("sets", "reps", "hold", "load")
            if getattr(after, key) != getattr(before, key)
        }
        if after.hold and "hold" in values:
            values["hold"] = duration(after.hold)
        yield from set_step(routine, at, values, "").edits
    for name, group in variant.routine.groups.items():
        if group.rounds != routine.groups[name].rounds:
            yield SetValue(("group", name, "rounds"), group.rounds, order=GROUP.order)
    for at in sorted(set(range(len(routine.steps))) - set(variant.kept), reverse=True):
        yield from remove_step(routine, at, "").edits
        routine = replace(routine, steps=routine.steps[:at] + routine.steps[at + 1 :])
