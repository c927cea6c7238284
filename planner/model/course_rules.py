"""Where one stands in the weeks: when most notice a change, when to see somebody, and what was missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.model.safety import REAL_PERCENT, REAL_POINTS, real_change
from planner.model.session import Session
from planner.model.suggestion import DoLess, Evidence, Suggestion
from planner.model.timeline import UnknownExercise, measure
from planner.model.told import Told, evidence
from planner.model.variant import minutes_name

ARTICLE = (
    "The article behind the exercises: see a doctor for pain beyond six weeks of regular exercise. "
    "NHS 111 Wales: when it is not better after a few weeks."
)
COURSE = (
    "The article behind the exercises: most people notice a change after two to four weeks. NHS 111 Wales: "
    "usually better in four to six weeks, sometimes longer. The first is no study, and the hopeful end."
)
THUMB = "No study: a rule of thumb."

GAP_DAYS = 28
"""After so long without a session it is a new beginning; ours."""
REGULAR = 2
"""Sessions in each of six weeks that are regular exercise at the least; ours. The article asks for four."""
_SHORT_MINUTES = (10, 5)


def _first(told: Told) -> Session | None:
    """The first session since the last long pause."""
    counted = [one for one in told.sessions if one.counts]
    if not counted or (told.today - counted[-1].day).days > GAP_DAYS:
        return None
    first = counted[-1]
    for one in reversed(counted):
        if (first.day - one.day).days > GAP_DAYS:
            break
        first = one
    return first


def two_to_four_weeks(told: Told, source: str) -> Iterator[Suggestion]:
    """Two to four weeks after the first session."""
    yield from _mark(told, source, "two-to-four-weeks", 14, 28)


def four_to_six_weeks(told: Told, source: str) -> Iterator[Suggestion]:
    """Four to six weeks after it."""
    yield from _mark(told, source, "four-to-six-weeks", 28, 42)


def _mark(told: Told, source: str, rule: str, low: int, high: int) -> Iterator[Suggestion]:
    first = _first(told)
    if first is None or not low <= (told.today - first.day).days < high:
        return
    weeks = (told.today - first.day).days // 7
    why = f"The first session was {weeks} weeks ago. {_compared(first, told)}"
    if rule == "two-to-four-weeks":
        words = "Look back: most people notice a change after two to four weeks."
        yield Suggestion("two-to-four-weeks", words, why, source, evidence((first,)))
    else:
        words = "Look back: it is usually better in four to six weeks. If it is not, ask somebody."
        yield Suggestion("four-to-six-weeks", words, why, source, evidence((first,)))


def _compared(first: Session, told: Told) -> str:
    """Pain before the first session and before the latest, and whether that is a real change."""
    last = next((one for one in reversed(told.sessions) if one.pain_before is not None), None)
    if first.pain_before is None or last is None or last.pain_before is None or last is first:
        return "How pain was then is not in the log."
    real = real_change(first.pain_before, last.pain_before)
    kind = (
        "a real change" if real else f"less than {REAL_POINTS} points and {REAL_PERCENT} %, within the noise"
    )
    return f"Pain before it was {first.pain_before}, lately {last.pain_before}: {kind}."


def six_weeks(told: Told, source: str) -> Iterator[Suggestion]:
    """Six weeks of regular exercise, and still pain in the last of them."""
    for week in range(6):
        days = [(told.today - one.day).days for one in told.sessions if one.counts]
        if sum(7 * week <= day < 7 * week + 7 for day in days) < REGULAR:
            return
    sore = [one for one in told.since(14) if max(one.pain_before or 0, one.pain_after or 0) > 0]
    if sore and (told.today - sore[-1].day).days < 7:
        words = "See your physiotherapist or a doctor about it, and take the log along."
        why = (
            "You have exercised regularly for six weeks, and there is still pain. That asks for another look."
        )
        yield Suggestion("six-weeks", words, why, source, evidence(sore), None, "soon")


def missed_twice(told: Told, source: str) -> Iterator[Suggestion]:
    """Two planned sessions in a row went by; whoever never began is left in peace."""
    last = told.latest
    if last is None or len(told.missed) < 2:
        return
    days = tuple(
        Evidence("", one.date, f"{_title(one.routine, told)}, planned and missed") for one in told.missed
    )
    why = "Two in a row are easily the end of it; one session, however short, is a new beginning."
    change = _short(told.missed[-1].routine, told)
    words = "Do a short one next" + (f": {change.variant} are enough." if change else ".")
    yield Suggestion("missed-twice", words, why, source, (*evidence((last,)), *days[-2:]), change)


def _short(routine_id: str, told: Told) -> DoLess | None:
    routine = told.routines.get(routine_id)
    if routine is None or not routine.steps:
        return None
    try:
        whole = dt.timedelta(seconds=measure(routine, told.library).seconds)
    except UnknownExercise:
        return None
    minutes = next((one for one in _SHORT_MINUTES if dt.timedelta(minutes=one) < whole), None)
    return DoLess(routine.id, minutes_name(minutes)) if minutes else None


def _title(routine: str, told: Told) -> str:
    found = told.routines.get(routine)
    return found.title if found else routine
