"""Random operations that make sense for a file: each as the edits that the app and the commands make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from planner.model.routine import Group, Routine, Step
from planner.model.schedule import Pause, Plan, Schedule, is_skipped
from planner.store import schedule, step_edits
from planner.store.edits import (
    AppendValue,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    ReplaceText,
    SetValue,
    Unset,
)
from planner.store.notes import note_once, remove_note, set_note
from planner.store.pauses import add_pause, remove_pause
from planner.store.reading import Reader
from planner.store.schema import SETTINGS
from planner.store.shelf import Entry
from planner.store.toml_text import Document
from tests.store.random_files import KEYS, Dice

Edits = Sequence[Edit]
Make = Callable[[Dice, Document, int], Edits]
"""Operations for a document; the number makes what is new unlike what is there."""

STEP = ("step",)
VALUES: tuple[Any, ...] = (5, "x", "two\nlines", True, [101, 102], ["a"], {"k": 1}, date(2026, 1, 2), "# no")


def _a_step(dice: Dice, document: Document) -> tuple[int, dict[str, Any]] | None:
    """One of the steps with its place; None when there are none."""
    steps = document.data.get("step") or []
    if not steps:
        return None
    at = dice.below(len(steps))
    return at, steps[at]


def set_a_key(dice: Dice, document: Document, _fresh: int) -> Edits:
    """A key of a step, of the file, or of a table that may not be there."""
    found, value = _a_step(dice, document), dice.one(VALUES)
    if found is None or dice.chance(4):
        return [
            dice.one(
                [
                    SetValue(("title",), dice.one(["y", "z"])),
                    SetValue(("group", "core", "rest"), "5s"),
                    SetValue(("format",), 1, order=("format", "title")),
                    SetValue(("a", "b"), value),
                ]
            )
        ]
    at, step = found
    key = dice.one(KEYS)
    there = step.get(key)
    if isinstance(there, list) and dice.chance(2):
        value = [55, *[number for number in there if number != 101][::-1]]
    elif isinstance(there, dict) and _tabled(document, at, key) and not isinstance(value, dict):
        value = {"k": 1, "one": 2}  # a table is set key by key
    return [SetValue((*STEP, at, key), value, order=("exercise", *KEYS))]


def _tabled(document: Document, at: int, key: str) -> bool:
    """Whether a key is written with dots, not as one value."""
    return (*STEP, at, key) not in document.index.values


def unset_a_key(dice: Dice, document: Document, _fresh: int) -> Edits:
    """A key of a step or a whole table, whether it is there or not."""
    found = _a_step(dice, document)
    if found is None or dice.chance(4):
        return [Unset(dice.one([("group",), ("title",), ("other1",), ("a", "b")]))]
    at, step = found
    known = [key for key in step if key != "exercise"]
    return [Unset((*STEP, at, dice.one([*known, "reps"])))]


def insert_an_item(dice: Dice, document: Document, fresh: int) -> Edits:
    """A new step anywhere."""
    at = dice.number(0, len(document.data.get("step") or []))
    values = {"reps": 3, "exercise": f"e{fresh}", "days": ["mon"]}
    return [InsertItem(STEP, at, values, order=("exercise", "reps"))]


def _on_a_step(make: Callable[[Dice, int, int], Edit]) -> Make:
    def made(dice: Dice, document: Document, _fresh: int) -> Edits:
        found = _a_step(dice, document)
        return [make(dice, found[0], len(document.data["step"]))] if found else []

    return made


def _a_list(dice: Dice, document: Document) -> tuple[str | int, ...] | None:
    """A list in one of the steps, the first one in a step that is drawn."""
    found = _a_step(dice, document)
    if found is None:
        return None
    lists = [key for key, value in found[1].items() if isinstance(value, list) and key in {*KEYS, "days"}]
    return (*STEP, found[0], dice.one(lists)) if lists else None


def append_a_value(dice: Dice, document: Document, fresh: int) -> Edits:
    """A value at the end of a list, or a new list."""
    path = _a_list(dice, document)
    if path is None:
        return [AppendValue(("more",), dice.one([fresh, {"k": fresh}]))]
    return [AppendValue(path, dice.one([7, "x", date(2026, 1, 2)]))]


def remove_a_value(dice: Dice, document: Document, _fresh: int) -> Edits:
    """A value out of a list that has one."""
    path = _a_list(dice, document)
    values = document.data["step"][path[1]][path[2]] if path else []
    return [RemoveValue(path, dice.below(len(values)))] if path and values else []


def replace_the_text(dice: Dice, document: Document, _fresh: int) -> Edits:
    """A whole other text, with the line ends of this one, as undo puts it back."""
    end = "\r\n" if "\r\n" in document.text else "\n"
    return [ReplaceText(f'# head{end}{end}[[step]]{end}exercise = "e9"' + end * (not dice.chance(2)))]


def as_the_composer_does(dice: Dice, document: Document, fresh: int) -> Edits:
    """An operation of the composer: with the group's table when the last step leaves it."""
    steps = tuple(
        Step(step["exercise"], group=step.get("group", "")) for step in document.data.get("step") or ()
    )
    groups = {
        name: Group() for name, value in document.data.get("group", {}).items() if isinstance(value, dict)
    }
    routine = Routine("r", "R", steps, groups=groups)
    if not steps or dice.chance(6):
        return step_edits.add_step(routine, dice.number(0, len(steps)), f"e{fresh}", "x").edits
    at = dice.below(len(steps))
    values: list[dict[str, object]] = [
        {"group": "core", "rounds": 3},
        {"group": None},
        {"hold": "5s", "tempo": None},
    ]
    options = (
        step_edits.set_step(routine, at, dice.one(values), "x"),
        step_edits.remove_step(routine, at, "x"),
        step_edits.duplicate_step(at, "x"),
        step_edits.move_step(at, dice.below(len(steps)), "x"),
        step_edits.set_head({"title": "t", "ready": dice.one(["5s", None])}, "x", at),
    )
    return dice.one(options).edits


def in_the_schedule(dice: Dice, document: Document, fresh: int) -> Edits:
    """A named operation of the schedule."""
    value = schedule.build("schedule", Reader(document))
    entry: Entry[Schedule] = Entry("schedule", Path("schedule.toml"), "schedule.toml", value, document)
    day, moment = date(2026, 12, dice.number(1, 28)), dice.one([None, time(7), time(18)])
    options: list[Callable[[], Edit | Edits]] = [
        lambda: schedule.add_once(entry, f"r{fresh}", day, moment),
        lambda: schedule.add_plan(entry, f"r{fresh}", ["mon"], at=[moment] if moment else (), every=2),
        lambda: add_pause(entry, Pause(day, day + timedelta(days=fresh), "x")),
    ]
    if value.pauses:
        pause = dice.one(value.pauses)
        options.append(lambda: remove_pause(entry, pause))
    if value.once:
        once = dice.one(value.once)
        options += [
            lambda: schedule.move_once(entry, once, day, moment),
            lambda: schedule.remove_once(entry, once),
            lambda: note_once(entry, once, dice.one(["x", ""])),
        ]
    if value.plans:
        plan = dice.one(value.plans)
        options += [
            *[lambda: schedule.move(entry, plan.id, date(2026, 11, dice.number(10, 20)), day, at=moment)] * 2,
            *[lambda: schedule.move_back(entry, plan.id, dice.one(plan.moves).on)] * 2 * bool(plan.moves),
            *[lambda: schedule.unskip(entry, plan.id, dice.one(plan.skip))] * 2 * bool(plan.skip),
            *[lambda: schedule.skip(entry, plan.id, day)] * 2 * (day not in plan.skip),
            *[lambda: schedule.skip(entry, plan.id, day, moment)]
            * (not is_skipped(plan, day, moment if len(plan.at) > 1 else None)),
            *[lambda: _unskip_one(entry, plan, dice.one(plan.skip_times))] * bool(plan.skip_times),
            lambda: set_note(entry, plan.id, day, "x", moment),
            *[lambda: remove_note(entry, plan.id, plan.notes[0].on, plan.notes[0].was)] * bool(plan.notes),
            lambda: schedule.remove_plan(entry, plan.id),
        ]
    made = dice.one(options)()
    return [made] if isinstance(made, Edit) else made


def _unskip_one(entry: Entry[Schedule], plan: Plan, moment: datetime) -> Edit:
    return schedule.unskip(entry, plan.id, moment.date(), moment.time())


def in_the_settings(dice: Dice, _document: Document, fresh: int) -> Edits:
    """A key of the settings, as the app sets it."""
    options: list[Edit] = [
        SetValue(("bell",), bool(fresh % 2), order=SETTINGS.order),
        SetValue(("safety_read",), date(2026, 11, 1 + fresh % 28), order=SETTINGS.order),
        SetValue(("pain", "amber"), 1 + fresh % 5, order=("amber", "red")),
        SetValue(("keys", "run.pause"), dice.one(["p", "space,q"])),
        SetValue(("keys", f"key {fresh}"), "x"),
        Unset(("theme",)),
        Unset(("keys", "run.pause")),
        Unset(("pain", "red")),
    ]
    return [dice.one(options)]


STEP_OPERATIONS: tuple[Make, ...] = (
    set_a_key,
    unset_a_key,
    insert_an_item,
    append_a_value,
    remove_a_value,
    _on_a_step(lambda _dice, at, _count: RemoveItem(STEP, at)),
    _on_a_step(lambda _dice, at, _count: DuplicateItem(STEP, at)),
    _on_a_step(lambda dice, at, count: MoveItem(STEP, at, dice.below(count))),
    as_the_composer_does,
)
"""What may be done to a file with steps, but for putting another text there."""
