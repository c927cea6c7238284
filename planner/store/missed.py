"""The operations that settle a missed session as the person has chosen."""

from __future__ import annotations

from planner.model.missed import Choice
from planner.model.schedule import Occurrence, Once, Schedule
from planner.store.edits import Edit
from planner.store.schedule import move, move_once, remove_once, skip
from planner.store.shelf import Entry


def settle(entry: Entry[Schedule], occurrence: Occurrence, choice: Choice) -> tuple[Edit, ...]:
    """What to write for a choice; Unknown when the session is not in the file any more.

    A session that was moved before is moved on. It keeps its time of day.
    """
    if not occurrence.plan:
        once = Once(occurrence.routine, occurrence.date, occurrence.was)
        if choice.to is None:
            return (remove_once(entry, once),)
        return move_once(entry, once, choice.to, occurrence.was)
    plan, on, was = occurrence.plan, occurrence.origin, occurrence.was
    if choice.to is None:
        return (skip(entry, plan, on, was),)
    at = occurrence.time if occurrence.moved_from is not None else None
    return (move(entry, plan, on, choice.to, at=at, was=was),)
