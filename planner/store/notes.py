"""Notes on single sessions of the schedule: set, changed and taken away."""

from __future__ import annotations

from datetime import date, time

from planner.model.schedule import Once, Schedule
from planner.store.edits import AppendValue, Edit, RemoveValue, SetValue, Unset
from planner.store.errors import NotSaved, Unknown
from planner.store.schedule import has_several_times, list_of, once_index, plan_index, slot_index
from planner.store.schema import NOTE, ONCE, PLAN
from planner.store.shelf import Entry


def set_note(entry: Entry[Schedule], plan: str, on: date, text: str, was: time | None = None) -> Edit:
    """The operation that notes something about one occurrence of a plan, instead of what was noted.

    `on` is the day the plan itself has it on and `was` its time there. NotSaved for an empty text.
    """
    if not text.strip():
        raise NotSaved("a note has at least one word")
    path = ("plan", plan_index(entry, plan), "notes")
    known = slot_index(entry, plan, "notes", on, was)
    if known is not None:
        return SetValue((*path, known, "text"), text, order=NOTE.order)
    row: dict[str, object] = {"on": on, "text": text}
    if was is not None and has_several_times(entry, plan):
        row["was"] = f"{was:%H:%M}"
    rows = list_of(entry, path[1], "notes")
    return AppendValue(path, row) if rows else SetValue(path, [row], order=PLAN.order)


def remove_note(entry: Entry[Schedule], plan: str, on: date, was: time | None = None) -> Edit:
    """The operation that takes the note away; Unknown when there is none."""
    index = plan_index(entry, plan)
    known = slot_index(entry, plan, "notes", on, was)
    if known is None:
        raise Unknown(f"there is no note on {plan} on {on}")
    path = ("plan", index, "notes")
    return RemoveValue(path, known) if len(list_of(entry, index, "notes")) > 1 else Unset(path)


def note_once(entry: Entry[Schedule], once: Once, text: str) -> Edit:
    """The operation that notes something about an extra session, or with an empty text notes nothing."""
    path = ("once", once_index(entry, once), "note")
    return SetValue(path, text, order=ONCE.order) if text.strip() else Unset(path)
