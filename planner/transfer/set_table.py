"""The log as a table for a spreadsheet: one row a set, as RFC 4180 has it, in which nothing is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from planner.model.session import DoneSet, Session
from planner.model.text import clean

Value = str | int | bool | None

_ACTS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, in any width, or may pass over before one."""

_QUOTE = "'"

COLUMNS: tuple[str, ...] = (
    *("session", "date", "started", "ended", "status", "counts", "routine", "title", "variant", "plan"),
    *("active_seconds", "by_hand", "unattended", "speed_times", "resumed_times"),
    *("pain_before_0_10", "pain_after_0_10", "pain_morning_0_10", "morning"),
    *("leg_before", "leg_after", "leg_new", "stopped_step", "stopped_reason", "note"),
    *("step", "exercise", "round", "set", "side", "reps", "hold_seconds", "held_seconds", "skipped"),
    "left_out_reason",
)
"""The heading. From `step` on it is about the set, before that about its session."""


def set_table(sessions: Iterable[Session]) -> str:
    """The whole table, with its heading. A session that lists no sets has one row without any."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for session in sessions:
        head = tuple(_session(session))
        for row in session.done or (None,):
            writer.writerow([_cell(value) for value in (*head, *_set(session, row))])
    return text.getvalue()


def harmless(text: str) -> str:
    """Text that no spreadsheet calculates: a quote stands before what looks like a formula, or a quote."""
    plain = clean(text)
    return f"{_QUOTE}{plain}" if plain[:1] in _ACTS or plain.startswith(_QUOTE) else plain


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def _session(one: Session) -> Iterator[Value]:
    yield from (one.id, one.day.isoformat(), one.started.isoformat())
    yield one.ended.isoformat() if one.ended else None
    yield from (one.status, one.counts, one.routine, one.title, one.variant, one.plan)
    yield from (one.active, one.by_hand, one.unattended, one.speed, one.resumed)
    yield from (one.pain_before, one.pain_after, one.pain_morning, one.morning)
    yield from (one.leg_before, one.leg_after, one.leg_new)
    stopped = one.stopped
    yield from (None, None) if stopped is None else (stopped.step, stopped.reason)
    yield one.note


def _set(one: Session, row: DoneSet | None) -> Iterator[Value]:
    if row is None:
        yield from [None] * (len(COLUMNS) - COLUMNS.index("step"))
        return
    yield from (row.step, row.exercise, row.round, row.set, row.side, row.reps)
    yield from (row.hold, row.reps * (row.hold or 0), row.skipped)
    place = (row.step, row.exercise, row.round)
    why = (gone.reason for gone in one.left_out if (gone.step, gone.exercise, gone.round) == place)
    yield next(why, None) if row.skipped else None
