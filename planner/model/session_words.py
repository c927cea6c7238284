"""A session told in full: what was done set by set, what was said, how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from planner.model.clock_face import time_words
from planner.model.dates import day_words
from planner.model.session import REASON_WORDS, DoneSet, LeftOut, Session
from planner.model.text import plural
from planner.model.units import clock, duration
from planner.model.vocabulary import ClockFace

Line = tuple[str, str]
"""What is told, in a word or two, and the words on it."""

_STATUS = {"finished": "finished", "stopped": "stopped", "running": "has not ended"}
_MORNINGS = {"settled": "It had settled.", "not settled": "It had not settled."}
_UNSAID = "not said"


def told_in_full(session: Session, names: Mapping[str, str], today: date, face: ClockFace) -> Iterator[Line]:
    """Every line on a session; `names` calls the exercises by their ids."""
    yield "When", _when(session, today, face)
    yield "Ended", _ended(session)
    yield "Pain", _pain(session)
    yield "Leg", _leg(session)
    yield "Morning", _MORNINGS.get(session.morning or "", _UNSAID)
    yield "Note", session.note or "none"
    if session.stopped is not None:
        where = f"Step {session.stopped.step}: {REASON_WORDS[session.stopped.reason]}."
        yield "Stopped", where
    for one in session.left_out:
        yield "Left out", _left_out(one, names)
    yield from _sets(session.done, names)


def _when(session: Session, today: date, face: ClockFace) -> str:
    words = f"{day_words(session.day, today)}, {time_words(session.started, face)}"
    if session.ended is not None and not session.by_hand:
        words += f" to {time_words(session.ended, face)}"
    if session.active is not None:
        words += f", {clock(session.active)} really spent"
    return words


def _ended(session: Session) -> str:
    words = [_STATUS[session.status]]
    if session.by_hand:
        words.append("marked as done, not measured")
    if session.resumed:
        words.append(f"taken up again {plural(session.resumed, 'time')}")
    if session.speed > 1:
        words.append(f"a trial at {session.speed} times its speed, which counts for nothing")
    if session.unattended:
        words.append("run without a terminal, which counts for nothing")
    return "; ".join(words)


def _pain(session: Session) -> str:
    said = (("before", session.pain_before), ("after", session.pain_after), ("morning", session.pain_morning))
    return _said((when, None if pain is None else str(pain)) for when, pain in said)


def _leg(session: Session) -> str:
    words = _said((("before", session.leg_before), ("after", session.leg_after)))
    if session.leg_new and session.leg_new != "nothing":
        words += f"; new before it: {session.leg_new}"
    return words


def _said(parts: Iterator[tuple[str, str | None]] | tuple[tuple[str, str | None], ...]) -> str:
    """`4 before, 3 after`, of what was answered."""
    return ", ".join(f"{value} {when}" for when, value in parts if value) or _UNSAID


def _left_out(one: LeftOut, names: Mapping[str, str]) -> str:
    where = f"step {one.step}" + (f", round {one.round}" if one.round > 1 else "")
    return f"{names.get(one.exercise, one.exercise)} ({where}): {REASON_WORDS[one.reason]}."


def _sets(done: tuple[DoneSet, ...], names: Mapping[str, str]) -> Iterator[Line]:
    """A line for each step, in the order in which they were done."""
    for (step, round_, exercise), rows in groupby(done, lambda row: (row.step, row.round, row.exercise)):
        lead = f"Step {step}" if round_ == 1 else f"Step {step}/{round_}"
        yield lead, f"{names.get(exercise, exercise)}: {'; '.join(map(_set, rows))}"


def _set(row: DoneSet) -> str:
    words = f"set {row.set}"
    if row.side:
        words += f" {row.side}"
    if row.skipped:
        return f"{words} skipped"
    return f"{words} {row.reps} × {duration(row.hold)}" if row.hold else f"{words} {plural(row.reps, 'rep')}"
