"""A week: what was planned on its days, what became of it, and whose turn it is in a sequence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.model.schedule import DAYS, Occurrence, Schedule, by_time, occurrences
from planner.model.session import Session

AHEAD = 60
"""How many days ahead `next_due` looks."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: its occurrences in order, any-time ones first."""

    date: dt.date
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start`; `done` is how many sessions were finished of the `goal` aimed for."""

    start: dt.date
    days: tuple[DayPlan, ...]
    goal: int
    done: int


def build_week(
    schedule: Schedule,
    start: dt.date,
    sessions: Iterable[Session],
    now: dt.datetime,
    last_done: Mapping[str, str] = _NOTHING,
) -> Week:
    """The seven days from `start` (see `week_of`), with the sessions that were done on them.

    Arguments as for `build_days`. A finished session counts whether it was planned or not.
    """
    ...


def build_days(
    schedule: Schedule,
    start: dt.date,
    end: dt.date,
    sessions: Iterable[Session],
    now: dt.datetime,
    last_done: Mapping[str, str] = _NOTHING,
) -> tuple[DayPlan, ...]: ...


def next_due(
    schedule: Schedule,
    sessions: Iterable[Session],
    now: dt.datetime,
    last_done: Mapping[str, str] = _NOTHING,
) -> Occurrence | None: ...


def last_done(sessions: Iterable[Session], before: dt.date) -> dict[str, str]: ...


def week_json(week: Week, titles: Mapping[str, str]) -> dict[str, object]: ...
