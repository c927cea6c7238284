"""Pauses of the schedule: ranges of days without sessions, made and taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.model.schedule import Pause, Schedule
from planner.model.text import clean
from planner.store.edits import InsertItem, RemoveItem
from planner.store.errors import NotSaved, Unknown
from planner.store.schedule import rows
from planner.store.schema import PAUSE
from planner.store.shelf import Entry


def add_pause(entry: Entry[Schedule], pause: Pause) -> InsertItem:
    """The operation that pauses a range of days, after the pauses of the file.

    NotSaved when it ends before it begins, or that very range is paused.
    """
    if pause.to < pause.from_:
        raise NotSaved("the pause ends before it begins")
    pauses = rows(entry, "pause")
    if any((row.get("from"), row.get("to")) == (pause.from_, pause.to) for row in pauses):
        raise NotSaved(f"{pause.from_} to {pause.to} is a pause already")
    values: dict[str, object] = {"from": pause.from_, "to": pause.to}
    if pause.why:
        values["why"] = pause.why
    return InsertItem(("pause",), len(pauses), values, order=PAUSE.order)


def pause_index(entry: Entry[Schedule], pause: Pause) -> int:
    """The place of a pause in the file, from 0; Unknown when there is none such."""
    for index, row in enumerate(rows(entry, "pause")):
        if _said(row) == (pause.from_, pause.to, pause.why):
            return index
    raise Unknown(f"there is no pause from {pause.from_} to {pause.to} in {entry.label}")


def remove_pause(entry: Entry[Schedule], pause: Pause) -> RemoveItem:
    """The operation that takes a pause back; Unknown when there is none such."""
    return RemoveItem(("pause",), pause_index(entry, pause))


def pauses_on(schedule: Schedule, day: date) -> tuple[Pause, ...]:
    """The pauses that a day lies in, in the order of the file."""
    return tuple(pause for pause in schedule.pauses if pause.from_ <= day <= pause.to)


def _said(row: dict[str, Any]) -> tuple[object, object, str]:
    return row.get("from"), row.get("to"), clean(str(row.get("why", "")))
