"""The operations that give a plan another day or time for good, wholly or from one day on."""

from __future__ import annotations

from datetime import time
from itertools import count
from typing import Any

from planner.model.schedule import Plan, Schedule
from planner.model.series import NotPossible, Scope, Shift, shift
from planner.model.text import slug
from planner.store.edits import Edit, InsertItem, SetValue, Unset
from planner.store.errors import NotSaved
from planner.store.schedule import EMPTY, plan_index, rows
from planner.store.schema import PLAN
from planner.store.shelf import Entry

_LISTS = ("skip", "moves", "notes")


def move_series(
    entry: Entry[Schedule], plan: str, wanted: Shift, scope: Scope, *, turn: str = ""
) -> tuple[Edit, ...]:
    """The operations that move what a plan has on one weekday, or at one time, from a day on or wholly.

    From a day on, the plan ends before it and a copy of it, with everything that stands in its table,
    goes on as is wanted; a sequence goes on with the routine whose `turn` it is. NotSaved when the
    rhythm does not allow it, Unknown when there is no such plan.
    """
    index = plan_index(entry, plan)
    row = rows(entry, "plan")[index]
    plans = entry.value or EMPTY
    old = next((each for each in plans.plans if each.id == plan), None)
    if old is None or any(len(row.get(key, ())) != len(_values(old)[key]) for key in _LISTS):
        raise NotSaved(f"the plan {plan} has an error in {entry.label}: mend it first")
    try:
        changed = shift(old, wanted, scope, plans.week_start)
    except NotPossible as error:
        raise NotSaved(str(error)) from error
    if changed.before is None:
        return tuple(_differences(index, old, changed.after))
    values: dict[str, object] = {key: value for key, value in row.items() if key != "uid"}
    values["id"] = _free_id(entry, old)
    for key, value in _values(changed.after).items():
        if value:
            values[key] = value
        else:
            values.pop(key, None)
    if turn in old.sequence:
        at = old.sequence.index(turn)
        values["sequence"] = [*old.sequence[at:], *old.sequence[:at]]
    new = InsertItem(("plan",), index + 1, values, order=PLAN.order)
    return (*_differences(index, old, changed.before), new)


def _free_id(entry: Entry[Schedule], plan: Plan) -> str:
    taken = {row.get("id") for row in rows(entry, "plan")}
    return next(name for n in count(2) if (name := f"{slug(plan.id)}-{n}") not in taken)


def _values(plan: Plan) -> dict[str, Any]:
    """What a change may touch, as the file has it; empty where the key is left out."""
    times = [f"{moment:%H:%M}" for moment in plan.at]
    return {
        "days": list(plan.days),
        "at": times[0] if len(times) == 1 else times,
        "from": plan.from_,
        "until": plan.until,
        "skip": sorted([*plan.skip, *plan.skip_times], key=lambda slot: slot.isoformat()),
        "moves": [_row(move.was, on=move.on, to=move.to, at=move.at) for move in plan.moves],
        "notes": [_row(note.was, on=note.on, text=note.text) for note in plan.notes],
    }


def _row(was: time | None, **values: object) -> dict[str, object]:
    row = {key: f"{value:%H:%M}" if isinstance(value, time) else value for key, value in values.items()}
    if was is not None:
        row["was"] = f"{was:%H:%M}"
    return {key: value for key, value in row.items() if value is not None}


def _differences(index: int, old: Plan, new: Plan) -> list[Edit]:
    before, edits = _values(old), list[Edit]()
    for key, value in _values(new).items():
        path = ("plan", index, key)
        if set(value) == set(before[key]) if key == "days" else value == before[key]:
            continue
        edits.append(SetValue(path, value, order=PLAN.order) if value else Unset(path))
    return edits
