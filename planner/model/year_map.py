"""A year of days, week by week: on which of them a session was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.model.schedule import Day, week_of
from planner.model.session import Session

WEEKS = 53
"""So many weeks hold every year whole, whatever day it begins on."""


@dataclass(frozen=True, slots=True)
class YearMap:
    """The weeks up to today's. `done` and `stopped` count sessions by day, `minutes` are all together."""

    start: date
    today: date
    done: dict[date, int] = field(default_factory=dict)
    stopped: dict[date, int] = field(default_factory=dict)
    minutes: int = 0

    @property
    def weeks(self) -> tuple[date, ...]:
        """The first day of each week."""
        return tuple(self.start + timedelta(weeks=week) for week in range(WEEKS))

    def goal_reached(self, goal: int) -> int:
        """In how many of the weeks that are over so many sessions were done."""
        over = (week for week in self.weeks if week + timedelta(days=7) <= self.today)
        return sum(self._of_week(week) >= goal for week in over) if goal else 0

    def _of_week(self, week: date) -> int:
        return sum(self.done.get(week + timedelta(days=day), 0) for day in range(7))


def year_map(sessions: Iterable[Session], today: date, week_start: Day = "mon") -> YearMap:
    """The year that ends with the week of today. Sessions that nobody lived count for nothing."""
    start = week_of(today, week_start) - timedelta(weeks=WEEKS - 1)
    done: dict[date, int] = {}
    stopped: dict[date, int] = {}
    seconds = 0
    for session in sessions:
        if not session.lived or session.status == "running" or not start <= session.day <= today:
            continue
        counted = done if session.counts else stopped
        counted[session.day] = counted.get(session.day, 0) + 1
        seconds += max(0, session.seconds or 0)
    return YearMap(start, today, done, stopped, round(seconds / 60))
