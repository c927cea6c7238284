"""What may be done about a session that was missed: it is offered, and never done by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planner.model.schedule import Occurrence, Schedule, occurrences

Answer = Literal["today", "tomorrow", "skip"]
"""Do it today, do it tomorrow, or leave it out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do about a missed session. `to` is the day it would stand on, None when it is left out.

    `beside` are the routines that are planned on that day already; the same one may be among them.
    """

    answer: Answer
    to: dt.date | None
    words: str
    beside: tuple[str, ...] = ()


def choices_for(occurrence: Occurrence, schedule: Schedule, today: dt.date) -> tuple[Choice, ...]:
    """Today, tomorrow, skip; nothing for a session that was not missed.

    Where a session is planned that day already, `beside` says so: two in a row are seldom a good way to
    make up for one. A missed session of a sequence stays next in turn, whatever is chosen.
    """
    if occurrence.status != "missed":
        return ()
    found = [_on(occurrence, schedule, "today", today)]
    if today < dt.date.max:
        found.append(_on(occurrence, schedule, "tomorrow", today + dt.timedelta(days=1)))
    words = "Leave it out" if occurrence.plan else "Remove it: it was on that day alone"
    return (*found, Choice("skip", None, words))


def _on(occurrence: Occurrence, schedule: Schedule, answer: Answer, day: dt.date) -> Choice:
    end = day + dt.timedelta(days=1) if day < dt.date.max else day
    standing = [one for one in occurrences(schedule, day, end) if one.status == "planned"]
    turns = {plan.id: plan.sequence for plan in schedule.plans}
    same = any(
        one.routine == occurrence.routine or occurrence.routine in turns.get(one.plan, ()) for one in standing
    )
    words = f"Do it {answer}"
    if same:
        words += ", where the same is planned already"
    elif standing:
        words += f", beside {len(standing)} more" if len(standing) > 1 else ", beside one more"
    return Choice(answer, day, words, tuple(one.routine for one in standing))
