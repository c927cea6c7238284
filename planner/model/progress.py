"""Figures from past sessions: how often, how long, and how pain and leg symptoms went.

Only finished sessions at real speed count (`Session.counts`). There is no streak: a week is held
against its goal, and the day of rest in it is nobody's failure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from planner.model.safety import real_change
from planner.model.schedule import Day, week_of
from planner.model.session import Session

RECENT_WEEKS = 4
"""How many whole weeks a summary looks back on."""


@dataclass(frozen=True, slots=True)
class WeekCount:
    """A week by its first day: how many sessions were finished, and how many minutes they took."""

    start: dt.date
    done: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PainPoint:
    """Pain before and after one session on `day`, 0-10; None where it was not said."""

    day: dt.date
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class PainChange:
    """Pain before and after one session, 0-10. `real` is whether the scale can tell them apart."""

    day: dt.date
    before: int
    after: int
    real: bool

    @property
    def points(self) -> int:
        """By how much it rose; below zero when it fell."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class PainOverTime:
    """Pain before the first and before the latest of some sessions, 0-10, each with its day.

    `real` is whether the scale can tell them apart: 2 points and 30 %, see
    `planner.model.safety.real_change`.
    """

    first_day: dt.date
    first: int
    day: dt.date
    latest: int
    real: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """Where a person stands.

    `sessions` were finished in all, `this_week` of them in the current week. Of the last `weeks` whole
    weeks, `weeks_at_goal` reached the `goal`; weeks before the first session are not held against
    anybody, so `weeks` may be 0. `pain` is from the latest session that has both figures; `leg` is how
    far down symptoms reached when it was last said, "" if never.
    """

    sessions: int
    this_week: int
    goal: int
    weeks_at_goal: int
    weeks: int
    pain: PainChange | None = None
    leg: str = ""


def weekly(
    sessions: Iterable[Session], start_week: dt.date, weeks: int, week_start: Day = "mon"
) -> tuple[WeekCount, ...]:
    """So many weeks in a row, from the one that `start_week` is in; weeks without a session have 0."""
    first = week_of(start_week, week_start).toordinal()
    done = [0] * weeks
    seconds = [0] * weeks
    for session in sessions:
        index = (session.day.toordinal() - first) // 7
        if session.counts and 0 <= index < weeks:
            done[index] += 1
            seconds[index] += max(0, session.seconds or 0)
    starts = (dt.date.fromordinal(first + 7 * index) for index in range(weeks))
    return tuple(
        WeekCount(start, count, round(length / 60))
        for start, count, length in zip(starts, done, seconds, strict=True)
    )


def pain_points(sessions: Iterable[Session]) -> tuple[PainPoint, ...]:
    """What was said of pain, from the first session to the latest; one that was stopped tells too."""
    return tuple(
        PainPoint(session.day, session.pain_before, session.pain_after)
        for session in _in_order(sessions)
        if session.pain_before is not None or session.pain_after is not None
    )


def pain_over_time(sessions: Iterable[Session]) -> PainOverTime | None:
    """How pain before sessions changed from the first that tells it to the latest; None unless two tell it.

    Before sessions, not after: what is felt at the end of one is partly the session's own doing.
    """
    told = [(point.day, point.before) for point in pain_points(sessions) if point.before is not None]
    if len(told) < 2:
        return None
    (first_day, first), (day, latest) = told[0], told[-1]
    return PainOverTime(first_day, first, day, latest, real_change(first, latest))


def summary(
    sessions: Iterable[Session],
    goal: int,
    now: dt.datetime,
    week_start: Day = "mon",
    weeks: int = RECENT_WEEKS,
) -> Summary:
    """Where a person stands at `now`, looking back on at most so many whole weeks before this one.

    Whether the latest change of pain is real: 2 points and 30 %, see `planner.model.safety.real_change`.
    """
    told = _in_order(sessions)
    days = [session.day for session in told if session.counts]
    this_week = week_of(now.date(), week_start)
    back = (this_week - week_of(days[0], week_start)).days // 7 if days else 0
    back = max(0, min(weeks, back))
    counts = weekly(told, this_week - dt.timedelta(weeks=back), back + 1, week_start)
    return Summary(
        sessions=len(days),
        this_week=counts[-1].done,
        goal=goal,
        weeks_at_goal=sum(1 for week in counts[:-1] if week.done >= goal),
        weeks=back,
        pain=_latest_change(told),
        leg=next((s.leg_after or s.leg_before for s in reversed(told) if s.leg_after or s.leg_before), ""),
    )


def _latest_change(told: list[Session]) -> PainChange | None:
    for session in reversed(told):
        before, after = session.pain_before, session.pain_after
        if before is not None and after is not None:
            return PainChange(session.day, before, after, real_change(before, after))
    return None


def _in_order(sessions: Iterable[Session]) -> list[Session]:
    """The sessions that are over and were lived, by their own local clock."""
    told = (session for session in sessions if session.status != "running" and session.lived)
    return sorted(told, key=lambda session: session.started.replace(tzinfo=None))
