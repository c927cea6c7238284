"""The schedule: plans on days and times, single extras, skips, moves and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Status = Literal["planned", "done", "stopped", "missed", "skipped", "moved", "paused"]


@dataclass(frozen=True, slots=True)
class Move:
    """One occurrence of a plan moved: the one on day `on` is on `to` instead, at `at` (None: the same time).

    `was` picks one of several times on that day; None means the first (or only) one.
    """

    on: date
    to: date
    at: time | None = None
    was: time | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine, or a sequence of routines taken in turn, on days of the week.

    `at` holds local times of day, empty for "any time". `every` counts weeks from the week of `from_`.
    """

    id: str
    routine: str = ""
    sequence: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()
    at: tuple[time, ...] = ()
    from_: date | None = None
    until: date | None = None
    every: int = 1
    skip: tuple[date, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Once:
    """One extra session on a day."""

    routine: str
    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A range of days, both included, on which nothing is planned."""

    from_: date
    to: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole of `schedule.toml`. `weekly_goal` is sessions a week to aim for."""

    plans: tuple[Plan, ...] = ()
    once: tuple[Once, ...] = ()
    pauses: tuple[Pause, ...] = ()
    week_start: Day = "mon"
    weekly_goal: int = 4
