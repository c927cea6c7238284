"""`schedule.toml` read: plans, extras, skips, moves and pauses."""

from __future__ import annotations

from datetime import date, datetime

from planner.model.schedule import Move, Note, Once, Pause, Plan, Schedule
from planner.store.home import Home
from planner.store.reading import BROKEN, Reader, Values
from planner.store.schema import SCHEDULE
from planner.store.shelf import Entry, read_single

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
        once=tuple(_once(row) for row in values.get("once", ()) if not row[BROKEN]),
        pauses=tuple(
            Pause(r["from"], r["to"], r.get("why", "")) for r in values.get("pause", ()) if not r[BROKEN]
        ),
        week_start=values.get("week_start", EMPTY.week_start),
        weekly_goal=values.get("weekly_goal", EMPTY.weekly_goal),
    )


def _check_plan(reader: Reader, row: Values, path: tuple[str | int, ...]) -> None:
    if not row[BROKEN] and not row["days"]:
        row[BROKEN] = True
        reader.error((*path, "days"), 'a plan needs at least one day: days = ["mon", "wed"]')
    if "from" in row and "until" in row and row["until"] < row["from"]:
        row[BROKEN] = True
        reader.error((*path, "until"), "the plan ends before it begins")


def _once(row: Values) -> Once:
    return Once(
        row["routine"], row["on"], row.get("at"), row.get("remind"), row.get("uid", ""), row.get("note", "")
    )


def _plan(row: Values) -> Plan:
    moves = tuple(
        Move(m["on"], m["to"], m.get("at"), m.get("was")) for m in row.get("moves", ()) if not m[BROKEN]
    )
    notes = tuple(Note(n["on"], n["text"], n.get("was")) for n in row.get("notes", ()) if not n[BROKEN])
    skips: tuple[date, ...] = row.get("skip", ())
    return Plan(
        id=row["id"],
        routine=row.get("routine", ""),
        sequence=row.get("sequence", ()),
        days=row["days"],
        at=tuple(sorted(set(row.get("at", ())))),
        from_=row.get("from"),
        until=row.get("until"),
        every=row.get("every", 1),
        skip=tuple(day for day in skips if not isinstance(day, datetime)),
        moves=moves,
        remind=row.get("remind"),
        uid=row.get("uid", ""),
        skip_times=tuple(moment for moment in skips if isinstance(moment, datetime)),
        notes=notes,
    )


def load(home: Home, known: Entry[Schedule] | None = None) -> Entry[Schedule]:
    """The schedule; an empty one when there is no file yet."""
    return read_single(home, home.schedule, build, known)
