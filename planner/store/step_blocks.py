"""What can be done to several steps of a routine at once, each as one operation on its file.

`places` are those of the steps, from 0, in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.model.routine import Routine
from planner.store.draft import Operation
from planner.store.edit_base import Data
from planner.store.edits import DuplicateItem, Edit, InsertItem, OrderItems, RemoveItem, SetValue, Unset
from planner.store.schema import GROUP, STEP
from planner.store.step_edits import STEPS, set_or_unset

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clip:
    """Steps that were copied, as the file has them but for its comments, with the groups they were in."""

    steps: tuple[Data, ...]
    groups: Mapping[str, Data]


def clip(data: Data, places: Places) -> Clip:
    """A copy of some steps of a routine's data."""
    steps = tuple(data["step"][at] for at in places)
    groups: Mapping[str, Data] = data.get("group", {})
    names = {str(step["group"]) for step in steps if step.get("group")}
    return Clip(steps, {name: groups.get(name, {}) for name in sorted(names)})


def order_steps(order: Sequence[int], words: str, place: int) -> Operation:
    """The steps in another order, given by their places now."""
    return Operation(words, _ordered(order), place)


def moved(places: Places, by: int, count: int) -> Places:
    """Where marked steps of so many are after a step up (-1) or down (1); those at the end stay there."""
    found: list[int] = []
    for at in sorted(places, reverse=by > 0):
        blocked = at + by in found or not 0 <= at + by < count
        found.append(at if blocked else at + by)
    return tuple(sorted(found))


def order_after(places: Places, to: Places, count: int) -> tuple[int, ...]:
    """The order in which the steps at `places` stand at `to` and all others follow each other as before."""
    others = iter([at for at in range(count) if at not in places])
    there = dict(zip(to, places, strict=True))
    return tuple(there[at] if at in there else next(others) for at in range(count))


def move_steps(routine: Routine, places: Places, to: Places, words: str, place: int) -> Operation:
    """Steps at other places."""
    order = order_after(places, to, len(routine.steps))
    return Operation(words, _ordered(order), place)


def remove_steps(routine: Routine, places: Places, words: str) -> Operation:
    """Without some steps; a group whose last steps they are goes with them."""
    edits: list[Edit] = [RemoveItem(STEPS, at) for at in reversed(places)]
    edits += _emptied(routine, places)
    return Operation(words, tuple(edits), max(0, min(places[0], len(routine.steps) - len(places) - 1)))


def duplicate_steps(routine: Routine, places: Places, words: str) -> Operation:
    """Copies of some steps after the last of them, with their comments."""
    count, last = len(routine.steps), places[-1]
    # Each copy comes to stand behind its step first.
    behind = {at: at + place for place, at in enumerate(places)}
    originals = [at + sum(one < at for one in places) for at in range(last + 1)]
    copies = [behind[at] + 1 for at in places]
    rest = range(last + 1 + len(places), count + len(places))
    edits: list[Edit] = [DuplicateItem(STEPS, at) for at in reversed(places)]
    edits += _ordered((*originals, *copies, *rest))
    return Operation(words, tuple(edits), last + 1)


def paste_steps(routine: Routine, at: int, copied: Clip, words: str) -> Operation:
    """Copied steps from place `at` on; between two of a group they join it.

    A group comes with its rounds, under another name when the routine has one of its name already.
    """
    before = routine.steps[at - 1].group if at else ""
    after = routine.steps[at].group if at < len(routine.steps) else ""
    joined = before if before == after else ""
    taken = {step.group for step in routine.steps} | set(routine.groups)
    names: dict[str, str] = {}
    for name in copied.groups:
        names[name] = joined or free_name(name, taken)
        taken.add(names[name])
    edits: list[Edit] = []
    for place, step in enumerate(copied.steps, at):
        group = joined or names.get(str(step.get("group", "")), "")
        values: dict[str, Any] = {**step, "group": group} if group else dict(step)
        edits.append(InsertItem(STEPS, place, values, order=STEP.order))
    if not joined:
        for name, table in copied.groups.items():
            edits += [
                SetValue(("group", names[name], key), value, order=GROUP.order)
                for key, value in table.items()
            ]
    return Operation(words, tuple(edits), at)


def set_steps(places: Places, key: str, value: object, words: str, place: int) -> Operation:
    """One key of some steps, None for what is usual."""
    return Operation(words, tuple(set_or_unset((*STEPS, at, key), value, STEP.order) for at in places), place)


def group_steps(
    routine: Routine, places: Places, name: str, values: Mapping[str, object], words: str
) -> Operation:
    """Steps done in rounds, brought together behind the first of them. `values` are keys of the group."""
    to = tuple(range(places[0], places[0] + len(places)))
    edits: list[Edit] = [*_ordered(order_after(places, to, len(routine.steps)))]
    for at, old in zip(to, places, strict=True):
        if routine.steps[old].group != name:
            edits.append(SetValue((*STEPS, at, "group"), name, order=STEP.order))
    edits += [one for one in _emptied(routine, places) if one.path != ("group", name)]
    edits += [set_or_unset(("group", name, key), value, GROUP.order) for key, value in values.items()]
    return Operation(words, tuple(edits), places[0])


def ungroup_steps(routine: Routine, places: Places, words: str) -> Operation:
    """Steps out of their groups; a group that none is left in goes."""
    edits: list[Edit] = [Unset((*STEPS, at, "group")) for at in places if routine.steps[at].group]
    return Operation(words, (*edits, *_emptied(routine, places)), places[0])


def run_of(routine: Routine, at: int) -> Places:
    """The neighbours that are done in rounds with a step, itself among them; only itself without a group."""
    name = routine.steps[at].group
    first = last = at
    while name and first and routine.steps[first - 1].group == name:
        first -= 1
    while name and last + 1 < len(routine.steps) and routine.steps[last + 1].group == name:
        last += 1
    return tuple(range(first, last + 1))


def free_name(name: str, taken: set[str]) -> str:
    """A name that is not taken: itself, else with a number."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _ordered(order: Sequence[int]) -> tuple[Edit, ...]:
    return () if list(order) == sorted(order) else (OrderItems(STEPS, tuple(order)),)


def _emptied(routine: Routine, places: Places) -> list[Unset]:
    """The groups' own tables go when the last of their steps leave them."""
    left = {step.group for at, step in enumerate(routine.steps) if at not in places}
    mine = {routine.steps[at].group for at in places}
    return [Unset(("group", name)) for name in sorted(mine & set(routine.groups) - left)]
