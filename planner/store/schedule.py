"""`schedule.toml`: plans, extras, skips, moves and pauses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from planner.model.schedule import Day, Move, Once, Pause, Plan, Schedule
from planner.model.text import slug
from planner.store.edits import Edit, InsertItem, RemoveItem
from planner.store.errors import Unknown
from planner.store.home import Home
from planner.store.reading import BROKEN, Reader, Values
from planner.store.schema import PLAN, SCHEDULE
from planner.store.shelf import Entry, change_entry, read_single

EMPTY = Schedule()


def build(_stem: str, reader: Reader) -> Schedule:
    """The schedule from its file. A plan with an error is left out; the others stay."""
    values = reader.root(SCHEDULE)
    for index, row in enumerate(values.get("plan", ())):
        _check_plan(reader, row, ("plan", index))
    for index, row in enumerate(values.get("pause", ())):
        if "from" in row and "to" in row and row["to"] < row["from"]:
            row[BROKEN] = True
            reader.error(("pause", index, "to"), "the pause ends before it begins")
    return Schedule(
        plans=tuple(_plan(row) for row in values.get("plan", ()) if not row[BROKEN]),
        once=tuple(
            Once(row["routine"], row["on"], row.get("at")) for row in values.get("once", ()) if not row[BROKEN]
        ),
        pauses=tuple(
            Pause(row["from"], row["to"], row.get("why", ""))
            for row in values.get("pause", ())
            if not row[BROKEN]
        ),
        week_start=values.get("week_start", EMPTY.week_start),
        weekly_goal=values.get("weekly_goal", EMPTY.weekly_goal),
    )


def _check_plan(reader: Reader, row: Values, path: tuple[str | int, ...]) -> None:
    if not row[BROKEN] and bool(row.get("routine")) == bool(row.get("sequence")):
        row[BROKEN] = True
        reader.error(path, "a plan names either a routine or a sequence of routines", key=True)
    if not row[BROKEN] and not row["days"]:
        row[BROKEN] = True
        reader.error((*path, "days"), 'a plan needs at least one day: days = ["mon", "wed"]')
    if "from" in row and "until" in row and row["until"] < row["from"]:
        row[BROKEN] = True
        reader.error((*path, "until"), "the plan ends before it begins")


def _plan(row: Values) -> Plan:
    moves = tuple(
        Move(m["on"], m["to"], m.get("at"), m.get("was")) for m in row.get("moves", ()) if not m[BROKEN]
    )
    return Plan(
        id=row["id"],
        routine=row.get("routine", ""),
        sequence=row.get("sequence", ()),
        days=row["days"],
        at=tuple(sorted(set(row.get("at", ())))),
        from_=row.get("from"),
        until=row.get("until"),
        every=row.get("every", 1),
        skip=row.get("skip", ()),
        moves=moves,
    )


def load(home: Home) -> Entry[Schedule]:
    """The schedule; an empty one when there is no file yet."""
    return read_single(home, home.schedule, build)


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
) -> InsertItem:
    """The operation that puts a routine on days of the week, with a free id made from the routine's."""
    plans = entry.document.data.get("plan", []) if entry.document else []
    taken = {plan.get("id") for plan in plans if isinstance(plan, dict)}
    name, number = slug(routine), 2
    while name in taken:
        name, number = f"{slug(routine)}-{number}", number + 1
    times = [moment.strftime("%H:%M") for moment in at]
    values: dict[str, object] = {"id": name, "routine": routine, "days": list(days)}
    if times:
        values["at"] = times[0] if len(times) == 1 else times
    if from_ is not None:
        values["from"] = from_
    if until is not None:
        values["until"] = until
    if every != 1:
        values["every"] = every
    return InsertItem(("plan",), len(plans), values, order=PLAN.order)


def plan_index(entry: Entry[Schedule], plan: str) -> int:
    """The place of a plan in the file, from 0; Unknown when there is none of that id."""
    plans = entry.document.data.get("plan", []) if entry.document else []
    for index, row in enumerate(plans):
        if isinstance(row, dict) and row.get("id") == plan:
            return index
    raise Unknown(f'there is no plan "{plan}" in {entry.label}')


def remove_plan(entry: Entry[Schedule], plan: str) -> RemoveItem:
    """The operation that takes a plan off the week; Unknown when there is none of that id."""
    return RemoveItem(("plan",), plan_index(entry, plan))
