"""The operations that give a plan another day or time for good, wholly or from one day on."""

from __future__ import annotations

from itertools import count
from typing import Any

from planner.model.schedule import Move, Plan, Schedule
from planner.model.series import NotPossible, Scope, Shift, shift
from planner.model.text import slug
from planner.store.edits import Edit, InsertItem, SetValue, Unset
from planner.store.errors import NotSaved
from planner.store.schedule import plan_index
from planner.store.schema import PLAN
from planner.store.shelf import Entry


def move_series(
    entry: Entry[Schedule], plan: str, wanted: Shift, scope: Scope, *, turn: str = ""
) -> tuple[Edit, ...]:
    """The operations that move what a plan has on one weekday, or at one time, from a day on or wholly.

    From a day on, the plan ends before it and a copy of it, with everything that stands in its table,
    goes on as is wanted; a sequence goes on with the routine whose `turn` it is. NotSaved when the
    rhythm does not allow it, Unknown when there is no such plan.
    """
    index = plan_index(entry, plan)
    row = _tables(entry)[index]
    old = next((each for each in (entry.value or Schedule()).plans if each.id == plan), None)
    if (
        old is None
        or len(old.skip) != len(row.get("skip", ()))
        or len(old.moves) != len(row.get("moves", ()))
    ):
        raise NotSaved(f"the plan {plan} has an error in {entry.label}: mend it first")
    try:
        changed = shift(old, wanted, scope, (entry.value or Schedule()).week_start)
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


def _tables(entry: Entry[Schedule]) -> list[dict[str, Any]]:
    rows = entry.document.data.get("plan", []) if entry.document else []
    return [row if isinstance(row, dict) else {} for row in rows]


def _free_id(entry: Entry[Schedule], plan: Plan) -> str:
    taken = {row.get("id") for row in _tables(entry)}
    return next(name for n in count(2) if (name := f"{slug(plan.id)}-{n}") not in taken)


def _values(plan: Plan) -> dict[str, Any]:
    """What a change may touch, as the file has it; empty where the key is left out."""
    times = [f"{moment:%H:%M}" for moment in plan.at]
    return {
        "days": list(plan.days),
        "at": times[0] if len(times) == 1 else times,
        "from": plan.from_,
        "until": plan.until,
        "skip": list(plan.skip),
        "moves": [_row(move) for move in plan.moves],
    }


def _row(move: Move) -> dict[str, object]:
    row: dict[str, object] = {"on": move.on, "to": move.to}
    if move.at is not None:
        row["at"] = f"{move.at:%H:%M}"
    if move.was is not None:
        row["was"] = f"{move.was:%H:%M}"
    return row


def _differences(index: int, old: Plan, new: Plan) -> list[Edit]:
    before, edits = _values(old), list[Edit]()
    for key, value in _values(new).items():
        path = ("plan", index, key)
        if set(value) == set(before[key]) if key == "days" else value == before[key]:
            continue
        edits.append(SetValue(path, value, order=PLAN.order) if value else Unset(path))
    return edits
