"""`schedule.toml` changed: the operations on plans, extras, skips and moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from planner.model.schedule import Day, Once, Schedule, times_of
from planner.model.text import clean, slug
from planner.model.units import duration, parse_time
from planner.store.edits import AppendValue, Edit, InsertItem, RemoveItem, RemoveValue, SetValue, Unset
from planner.store.errors import NotSaved, Unknown
from planner.store.home import Home
from planner.store.reading import Reader, clock
from planner.store.schedule_file import EMPTY as EMPTY
from planner.store.schedule_file import build as build
from planner.store.schedule_file import load as load
from planner.store.schema import MOVE, ONCE, PLAN, SCHEDULE
from planner.store.shelf import Entry, change_entry


def change(home: Home, entry: Entry[Schedule], edits: Sequence[Edit]) -> Entry[Schedule]:
    """Save named operations into the schedule and read it back; NotSaved or Conflict when that fails."""
    return change_entry(home, entry, edits, build)


def add_plan(
    entry: Entry[Schedule],
    routine: str,
    days: Sequence[Day],
    *,
    at: Sequence[time] = (),
    from_: date | None = None,
    until: date | None = None,
    every: int = 1,
    remind: int | None = None,
    sequence: Sequence[str] = (),
) -> InsertItem:
    """The operation that puts a routine on days of the week, with a free id made from the routine's.

    With a `sequence` of routines they are taken in turn instead.
    """
    plans = rows(entry, "plan")
    taken = {plan.get("id") for plan in plans}
    stem = slug(sequence[0] if sequence else routine)
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    times = [moment.strftime("%H:%M") for moment in at]
    what = {"sequence": list(sequence)} if sequence else {"routine": routine}
    values: dict[str, object] = {"id": name, **what, "days": list(days)}
    if times:
        values["at"] = times[0] if len(times) == 1 else times
    if from_ is not None:
        values["from"] = from_
    if until is not None:
        values["until"] = until
    if every != 1:
        values["every"] = every
    if remind is not None:
        values["remind"] = duration(remind)
    return InsertItem(("plan",), len(plans), values, order=PLAN.order)


def aim_for(goal: int) -> SetValue:
    """The operation that sets how many sessions a week one aims for."""
    return SetValue(("weekly_goal",), goal, order=SCHEDULE.order)


def rows(entry: Entry[Schedule], name: str) -> list[dict[str, Any]]:
    """The tables of one name as they stand in the file, broken ones among them."""
    rows = entry.document.data.get(name, []) if entry.document else []
    return [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []


def plan_index(entry: Entry[Schedule], plan: str) -> int:
    """The place of a plan in the file, from 0; Unknown when there is none, or more than one, of that id."""
    found = [n for n, row in enumerate(rows(entry, "plan")) if clean(str(row.get("id"))) == plan]
    if not found:
        raise Unknown(f'there is no plan "{plan}" in {entry.label}')
    if len(found) > 1:
        raise Unknown(f'{len(found)} plans are called "{plan}" in {entry.label}: give each its own id')
    return found[0]


def list_of(entry: Entry[Schedule], index: int, key: str) -> list[Any]:
    """`skip`, `moves` or `notes` of a plan as they stand in the file; NotSaved when that is no list."""
    found = rows(entry, "plan")[index].get(key, [])
    if not isinstance(found, list):
        raise NotSaved(f"{key} of plan {index + 1} in {entry.label} is not a list: mend it first")
    return found


def remove_plan(entry: Entry[Schedule], plan: str) -> RemoveItem:
    """The operation that takes a plan off the week; Unknown when there is none of that id."""
    return RemoveItem(("plan",), plan_index(entry, plan))


def skip(entry: Entry[Schedule], plan: str, day: date, was: time | None = None) -> Edit:
    """The operation that leaves out one occurrence of a plan; NotSaved when it is left out.

    `was` is the time that the plan gives it, where it has several that day; None leaves out the day.
    """
    index = plan_index(entry, plan)
    path = ("plan", index, "skip")
    days = _skips(entry, index)
    single = was is not None and has_several_times(entry, plan)
    slot: date = datetime.combine(day, was) if was is not None and single else day
    if slot in days or day in days:
        raise NotSaved(f"{plan} is skipped on {day} already")
    return AppendValue(path, slot) if days else SetValue(path, [slot], order=PLAN.order)


def unskip(entry: Entry[Schedule], plan: str, day: date, was: time | None = None) -> Edit:
    """The operation that takes a skip back; Unknown when there is no session left out.

    With the time `was`, the others of that day stay left out.
    """
    index = plan_index(entry, plan)
    path = ("plan", index, "skip")
    days = _skips(entry, index)
    gone = [day] if was is None else [day, datetime.combine(day, was)]
    found = [at for at, slot in enumerate(days) if slot in gone]
    if not found:
        raise Unknown(f"{plan} is not skipped on {day}")
    left = [slot for slot in days if slot not in gone]
    if was is not None and day in days:
        others = (datetime.combine(day, time) for time in _times(entry, plan) if time not in (was, None))
        left += [slot for slot in others if slot not in days]
    if not left:
        return Unset(path)
    return RemoveValue(path, found[0]) if len(left) == len(days) - 1 else SetValue(path, left)


def _skips(entry: Entry[Schedule], index: int) -> list[Any]:
    """The days and moments that are left out of a plan, as they stand in the file, to the minute."""
    return [clock(slot) if isinstance(slot, date) else slot for slot in list_of(entry, index, "skip")]


def move(
    entry: Entry[Schedule],
    plan: str,
    on: date,
    to: date,
    *,
    at: time | None = None,
    was: time | None = None,
) -> Edit:
    """The operation that moves one occurrence, or moves it on if it was moved before.

    `on` is the day the plan itself has it on and `was` its time there; `at` is the new time, None for
    the same one.
    """
    index = plan_index(entry, plan)
    path = ("plan", index, "moves")
    rows = list_of(entry, index, "moves")
    known = slot_index(entry, plan, "moves", on, was)
    row: dict[str, object] = dict(rows[known]) if known is not None else {"on": on}
    row.pop("at", None)
    row["to"] = to
    if at is not None and at != was:
        row["at"] = f"{at:%H:%M}"
    if known is not None:
        return SetValue((*path, known), row, order=MOVE.order)
    if was is not None and has_several_times(entry, plan):
        row["was"] = f"{was:%H:%M}"
    return AppendValue(path, row) if rows else SetValue(path, [row], order=PLAN.order)


def move_back(entry: Entry[Schedule], plan: str, on: date, was: time | None = None) -> Edit:
    """The operation that puts a moved occurrence back where its plan has it; Unknown if it was not moved."""
    index = plan_index(entry, plan)
    path = ("plan", index, "moves")
    known = slot_index(entry, plan, "moves", on, was)
    if known is None:
        raise Unknown(f"{plan} was not moved from {on}")
    return RemoveValue(path, known) if len(list_of(entry, index, "moves")) > 1 else Unset(path)


def _times(entry: Entry[Schedule], plan: str) -> tuple[time | None, ...]:
    plans = (entry.value or EMPTY).plans
    return next((times_of(each) for each in plans if each.id == plan), (None,))


def has_several_times(entry: Entry[Schedule], plan: str) -> bool:
    """Whether an occurrence of a plan must be named by its time as well as by its day."""
    return len(_times(entry, plan)) > 1


def slot_index(entry: Entry[Schedule], plan: str, key: str, on: date, was: time | None) -> int | None:
    """The place in `moves` or `notes` of a plan of the one about an occurrence, by its day and time there."""
    first = _times(entry, plan)[0]
    for index, row in enumerate(list_of(entry, plan_index(entry, plan), key)):
        same_day = isinstance(row, dict) and row.get("on") == on
        if same_day and (_clock(row.get("was")) or first) == (was or first):
            return index
    return None


def _clock(value: object) -> time | None:
    """A time of day as a file may spell it: text, or a TOML time."""
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    try:
        return parse_time(str(value))
    except ValueError:
        return None


def add_once(
    entry: Entry[Schedule], routine: str, on: date, at: time | None = None, note: str = ""
) -> InsertItem:
    """The operation that puts one extra session on a day, after the extras of the file."""
    values: dict[str, object] = {"routine": routine, "on": on}
    if at is not None:
        values["at"] = f"{at:%H:%M}"
    if note:
        values["note"] = note
    return InsertItem(("once",), len(rows(entry, "once")), values, order=ONCE.order)


def once_index(entry: Entry[Schedule], once: Once) -> int:
    """The place of an extra session in the file, from 0; Unknown when there is none such."""
    for index, row in enumerate(rows(entry, "once")):
        same = row.get("on") == once.on and _clock(row.get("at")) == once.at
        if same and clean(str(row.get("routine"))) == once.routine:
            return index
    raise Unknown(f"there is no extra session of {once.routine} on {once.on} in {entry.label}")


def move_once(entry: Entry[Schedule], once: Once, to: date, at: time | None) -> tuple[Edit, ...]:
    """The operations that move an extra session to another day and time; `at` None is any time."""
    index = once_index(entry, once)
    edits: list[Edit] = []
    if to != once.on:
        edits.append(SetValue(("once", index, "on"), to))
    if at != once.at:
        path = ("once", index, "at")
        edits.append(SetValue(path, f"{at:%H:%M}", order=ONCE.order) if at else Unset(path))
    return tuple(edits)


def remove_once(entry: Entry[Schedule], once: Once) -> RemoveItem:
    """The operation that takes an extra session off its day; Unknown when there is none such."""
    return RemoveItem(("once",), once_index(entry, once))


def preview(entry: Entry[Schedule], edits: Sequence[Edit]) -> Schedule:
    """The schedule as it would be after some operations; nothing is written. NotSaved if they do not fit."""
    if entry.document is None:
        return EMPTY
    data = entry.document.data
    for each in edits:
        data = each.apply_data(data)
    return build(entry.id, Reader(replace(entry.document, data=data)))
