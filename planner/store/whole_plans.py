"""Plans and extra sessions put into the schedule as they are, with their exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.model.schedule import Move, Once, Plan, Schedule
from planner.model.text import clean, slug
from planner.model.units import duration
from planner.store.edits import InsertItem
from planner.store.errors import NotSaved
from planner.store.fields import Table
from planner.store.schedule import rows
from planner.store.schema import ONCE, PLAN, SCHEDULE
from planner.store.shelf import Entry

_MOST = {field.name: field.at_most for field in SCHEDULE.fields}


def put(entry: Entry[Schedule], sessions: Sequence[Plan | Once]) -> tuple[InsertItem, ...]:
    """The operations that add plans and extras after those of the file.

    A plan without an id gets a free one made from its routine's. NotSaved when there would be too many.
    """
    taken = {clean(str(row.get("id"))) for row in rows(entry, "plan")}
    places = {name: len(rows(entry, name)) for name in ("plan", "once")}
    found = []
    for session in sessions:
        name, table = ("plan", PLAN) if isinstance(session, Plan) else ("once", ONCE)
        if places[name] >= _MOST[name]:
            raise NotSaved(f"{entry.label} would have more than {_MOST[name]:,} of {name}")
        values = _plan(session, taken) if isinstance(session, Plan) else _once(session)
        found.append(_insert(table, places[name], values))
        places[name] += 1
    return tuple(found)


def _insert(table: Table, place: int, values: dict[str, object]) -> InsertItem:
    said = {key: value for key, value in values.items() if value not in (None, "", [])}
    return InsertItem((table.name,), place, said, order=table.order)


def _plan(plan: Plan, taken: set[str]) -> dict[str, object]:
    name = plan.id or _free(slug((plan.sequence or (plan.routine,))[0]), taken)
    taken.add(name)
    times = [f"{moment:%H:%M}" for moment in plan.at]
    return {
        "id": name,
        "routine": plan.routine,
        "sequence": list(plan.sequence),
        "days": list(plan.days),
        "at": times[0] if len(times) == 1 else times,
        "from": plan.from_,
        "until": plan.until,
        "every": plan.every if plan.every > 1 else None,
        "skip": list[date](plan.skip) + list(plan.skip_times),
        "moves": [_move(move) for move in plan.moves],
        "remind": _seconds(plan.remind),
        "uid": plan.uid,
    }


def _once(once: Once) -> dict[str, object]:
    return {
        "routine": once.routine,
        "on": once.on,
        "at": f"{once.at:%H:%M}" if once.at else None,
        "note": once.note,
        "remind": _seconds(once.remind),
        "uid": once.uid,
    }


def _move(move: Move) -> dict[str, object]:
    row: dict[str, object] = {"on": move.on, "to": move.to}
    if move.at is not None:
        row["at"] = f"{move.at:%H:%M}"
    if move.was is not None:
        row["was"] = f"{move.was:%H:%M}"
    return row


def _seconds(remind: int | None) -> str | None:
    return None if remind is None else duration(remind)


def _free(name: str, taken: set[str]) -> str:
    wish, number = name, 2
    while name in taken:
        name, number = f"{wish}-{number}", number + 1
    return name
