"""Some weeks for the physiotherapist: what was planned, what was done, and what was said about pain.

It says what was measured and what the person answered, and draws no conclusion from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.model.dates import range_words, short_words
from planner.model.done_against_planned import Amount, Comparison, PlanKey, compared, measured
from planner.model.progress import pain_points
from planner.model.session import REASON_WORDS, Reason, Session
from planner.model.text import plural
from planner.model.timeline import Timeline
from planner.model.units import duration
from planner.model.vocabulary import LEG
from planner.model.week import DayPlan, title_of
from planner.transfer.document import (
    Block,
    Cell,
    Document,
    Heading,
    Lines,
    PainChart,
    Paragraph,
    Points,
    Table,
)

_LINES = 4
"""Empty lines for questions that come up in the talk."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report is made of.

    `days` are whole weeks up to and with today, `sessions` those of these days. `plans` are the timelines
    of the routines as they are today, `titles` and `names` what routines and exercises are called, by id.
    `questions` are the person's own.
    """

    days: tuple[DayPlan, ...]
    sessions: tuple[Session, ...]
    plans: Mapping[PlanKey, Timeline]
    titles: Mapping[str, str]
    names: Mapping[str, str]
    goal: int
    questions: tuple[str, ...] = ()


def report(told: Told) -> Document:
    """The page."""
    first, last = told.days[0].date, told.days[-1].date
    lived = tuple(one for one in told.sessions if one.lived and one.status != "running")
    about = (
        f"{range_words(first, last)}: {plural(-(-len(told.days) // 7), 'week')}, "
        f"{plural(len(lived), 'session')} begun, {sum(one.counts for one in lived)} finished.",
        "What was planned, what the timer logged, and what the person answered. It draws no conclusions.",
    )
    blocks: list[Block] = [
        *_questions(told, lived),
        Heading("Sessions by week"),
        Paragraph(f"{told.goal} a week", "Goal"),
        _weeks(told),
    ]
    blocks += [Heading("Exercises, done of planned"), *_exercises(told)]
    blocks += [Heading("Pain and leg, session by session"), *_answers(told, lived)]
    blocks += [Heading("Stopped, and left out"), _stops(told, lived)]
    if notes := tuple(line for line in _notes(told, lived) if "?" not in line):
        blocks += [Heading("Notes"), Points(notes)]
    blocks += [Heading("How to read this"), Points(tuple(_legend(told)), small=True)]
    return Document("Report for the physiotherapist", about, tuple(blocks))


def _questions(told: Told, lived: tuple[Session, ...]) -> Iterator[Block]:
    """What the person wants to ask: what they gave, and notes that ask; then room for more."""
    asked = (*told.questions, *(line for line in _notes(told, lived) if "?" in line))
    yield Heading("Questions")
    if asked:
        yield Points(asked)
    yield Lines(_LINES)


def _weeks(told: Told) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for first in range(0, len(told.days), 7):
        week = told.days[first : first + 7]
        count = Counter(one.status for day in week for one in day.occurrences)
        counts = (count["done"], count["stopped"], count["missed"], count["skipped"], count["paused"])
        rows.append((_tight(_short(told, week[0].date)), *map(str, counts)))
    head = ("Week of", "Done", "Stopped", "Missed", "Skipped", "Paused")
    return Table(head, tuple(rows), numbers=tuple(range(1, len(head))))


def _exercises(told: Told) -> Iterator[Block]:
    missed = [
        one.routine for day in told.days for one in day.occurrences if one.status == "missed" and one.routine
    ]
    found = compared(told.sessions, missed, told.plans)
    if not found:
        yield Paragraph("No session of these weeks tells what was done of which exercise.")
        return
    rows = tuple(_compared(one, told.names) for one in found)
    head = ("Exercise", "Sets", "Reps", "Held", "Sets not done")
    yield Table(head, rows, numbers=(1, 2, 3))


def _compared(one: Comparison, names: Mapping[str, str]) -> tuple[Cell, ...]:
    planned = one.planned
    gone = ((one.skipped, "skipped"), (one.not_reached, "not reached"), (one.missed, "missed"))
    held = _of(_held(one.done), None if planned is None else _held(planned))
    return (
        f"{names.get(one.exercise, one.exercise)}{f', {one.side}' if one.side else ''}",
        _of(str(one.done.sets), None if planned is None else str(planned.sets)),
        _of(str(one.done.reps), None if planned is None else str(planned.reps)),
        held if held.strip("0s of") else "",
        ", ".join(f"{count} {word}" for count, word in gone if count),
    )


def _held(amount: Amount) -> str:
    return duration(amount.held)


def _of(done: str, planned: str | None) -> str:
    return f"{done}, no plan" if planned is None else f"{done} of {planned}"


def _answers(told: Told, lived: tuple[Session, ...]) -> Iterator[Block]:
    rows = tuple(_answered(told, one) for one in lived)
    if not rows:
        yield Paragraph("No session was logged in these weeks.")
        return
    if points := pain_points(lived):
        yield PainChart(points)
    yield Table(("Day", "Routine", "Pain", "Leg", "Next morning", "New in the leg"), rows)


def _answered(told: Told, one: Session) -> tuple[Cell, ...]:
    morning = " ".join(filter(None, (_number(one.pain_morning), _MORNINGS.get(one.morning or "", ""))))
    new = "" if one.leg_new == "nothing" else one.leg_new
    return (
        _tight(_short(told, one.day)),
        f"{_title(told, one)}{'' if one.status == 'finished' else ' (stopped)'}",
        _tight(_change(_number(one.pain_before), _number(one.pain_after))),
        _change(one.leg_before, one.leg_after),
        morning,
        new,
    )


_MORNINGS = {"settled": "settled", "not settled": "not settled"}


def _stops(told: Told, lived: tuple[Session, ...]) -> Points | Paragraph:
    lines = tuple(line for one in lived for line in _stopped(told, one))
    return Points(lines) if lines else Paragraph("Nothing was stopped early or left out for a reason.")


def _stopped(told: Told, one: Session) -> Iterator[str]:
    when = f"{_short(told, one.day)}, {_title(told, one)}"
    if one.stopped is not None:
        at = _exercise_at(told, one, one.stopped.step)
        yield f"{when}: stopped at step {one.stopped.step}{at}: {_reason(one.stopped.reason)}."
    elif one.status == "stopped":
        yield f"{when}: stopped; no reason was given."
    for gone in one.left_out:
        name = told.names.get(gone.exercise, gone.exercise)
        yield f"{when}: left out {name}: {_reason(gone.reason)}."


def _reason(reason: Reason) -> str:
    return REASON_WORDS[reason]


def _exercise_at(told: Told, session: Session, step: int) -> str:
    """The exercise of a step, from the log itself, else from the routine as it is today."""
    plan = told.plans.get((session.routine, session.variant))
    logged = ((row.step, row.exercise) for row in session.done)
    today = ((phase.step, phase.exercise) for phase in plan.phases) if plan is not None else ()
    found = next((name for place, name in (*logged, *today) if place == step), "")
    return f", {told.names.get(found, found)}" if found else ""


def _notes(told: Told, lived: tuple[Session, ...]) -> Iterator[str]:
    """What was noted after sessions, and beforehand on the schedule."""
    for one in lived:
        if one.note:
            yield f"{_short(told, one.day)}, {_title(told, one)}: {one.note}"
    for day in told.days:
        for occurrence in day.occurrences:
            if occurrence.note:
                title = title_of(occurrence, told.titles)
                yield f"{_short(told, day.date)}, {title}, planned: {occurrence.note}"


def _legend(told: Told) -> Iterator[str]:
    yield "Pain is from 0, none, to 10, the worst that one can imagine: before the session → after it."
    yield f"Leg is how far down symptoms reach, before → after: {', '.join(LEG)}."
    yield "An empty place, or a dash, was not answered."
    yield (
        "Planned is what the routine says today, once for each session that was begun or missed. Skipped "
        "sets were left out on the way, those not reached come after a stop, missed ones in missed sessions."
    )
    counts = Counter(_uncounted(one) for one in told.sessions)
    if counts["by hand"]:
        yield f"{plural(counts['by hand'], 'session')} marked as done by hand: its sets were not measured."
    if counts["not lived"]:
        sessions = plural(counts["not lived"], "session")
        yield f"Not in it: {sessions} run at more than real speed or without a terminal."
    if counts["running"]:
        yield f"Not in it: {plural(counts['running'], 'session')} that never ended."


def _uncounted(one: Session) -> str:
    if one.status == "running":
        return "running"
    if not one.lived:
        return "not lived"
    return "" if measured(one) else "by hand"


def _title(told: Told, one: Session) -> str:
    return f"{told.titles.get(one.routine) or one.title}{f' ({one.variant})' if one.variant else ''}"


def _change(before: str, after: str) -> str:
    """Before and after; a dash for what was not answered."""
    return f"{before or '–'} → {after or '–'}" if before or after else ""


def _tight(text: str) -> str:
    """A few words that stay on one line."""
    return text.replace(" ", "\u00a0")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _short(told: Told, day: date) -> str:
    return short_words(day, told.days[-1].date)
