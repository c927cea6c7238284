"""Some days as they are planned and as they went, with the log that tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from planner.model.course import Course
from planner.model.done_against_planned import PlanKey
from planner.model.session import Session
from planner.model.timeline import Timeline
from planner.model.week import DayPlan, build_days
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.errors import Problem
from planner.store.home import Home


@dataclass(frozen=True, slots=True)
class Outlook:
    """`days` with what became of each; the `sessions` of them and of today; `problems` of the log."""

    days: tuple[DayPlan, ...]
    sessions: tuple[Session, ...]
    problems: tuple[Problem, ...]

    @staticmethod
    def read(
        home: Home, contents: Contents, start: date, end: date, now: datetime, *, zone: tzinfo
    ) -> Outlook:
        """The days from `start` up to, not including, `end`."""
        first = min(start, now.date())
        last = max(end - timedelta(days=1), now.date())
        shelf = sessions.load(home, first, last, contents.renamed)
        told = tuple(shelf.values.values())
        done = sessions.last_done(home, contents.schedule, first, contents.renamed)
        days = build_days(contents.schedule, start, end, told, now, last_done=done, zone=zone)
        return Outlook(days, told, shelf.problems)


def plans_of(
    contents: Contents, logged: Iterable[Session], days: Iterable[DayPlan]
) -> Mapping[PlanKey, Timeline]:
    """The timelines, as they are today, of what was logged and planned; of a routine that is gone none."""
    keys = {(one.routine, one.variant) for one in logged}
    keys |= {(one.routine, "") for day in days for one in day.occurrences}
    found: dict[PlanKey, Timeline] = {}
    for name, variant in sorted(keys):
        routine = contents.routines.values.get(name)
        if routine is not None:
            with suppress(ValueError):  # it cannot be run today, or has no such variant
                found[name, variant] = Course.of(routine, contents.library.values, variant).timeline
    return found
