"""Every key of every file, once: the reader, the check and its messages come from these tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from planner.model.vocabulary import (
    DAYS,
    DIRECTIONS,
    KINDS,
    LEG,
    MAX_REPS,
    MAX_ROUNDS,
    MAX_SECONDS,
    MAX_SETS,
    MAX_STEPS,
    POSITIONS,
    REASONS,
    SIDES,
    STATUSES,
)

Kind = Literal[
    "text", "flag", "int", "seconds", "tempo", "load", "time", "date", "moment", "choice", "table", "free"
]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `many` allows a list (`tables` are lists of tables); `one_or_many` a single value as well.

    `low` and `high` bound a number, a duration in seconds, or the two ends of a range.
    """

    name: str
    kind: Kind
    about: str
    allowed: tuple[str, ...] = ()
    low: int = 0
    high: int = MAX_SECONDS
    required: bool = False
    many: bool = False
    one_or_many: bool = False
    pair: bool = False
    named: bool = False
    at_most: int = 10_000
    table: Table | None = None


@dataclass(frozen=True)
class Table:
    """The keys that may stand in one table."""

    name: str
    fields: tuple[Field, ...] = field(default=())

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their key."""
        return MappingProxyType({f.name: f for f in self.fields})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The keys in the order in which we write them."""
        return tuple(f.name for f in self.fields)

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The keys that must be there."""
        return tuple(f for f in self.fields if f.required)


_FORMAT = Field("format", "int", "the version of the file's format; 1 when absent", low=1, high=10_000)
_OWN = Field("x", "free", "a table for your own use; planner never reads or changes it")

_DOSE = (
    Field("sets", "int", "how many sets; 1 when absent", low=1, high=MAX_SETS),
    Field("reps", "int", "how many repetitions in a set, on one side; 1 when absent", low=1, high=MAX_REPS),
    Field("hold", "seconds", "how long each repetition is held", low=1),
    Field("tempo", "tempo", "seconds of work, hold and return of a repetition, as in 3-0-3"),
    Field("sides", "choice", "which sides, and in what order; none when absent", allowed=SIDES),
    Field("relax", "seconds", "pause between held repetitions; 3s when absent"),
    Field("rest", "seconds", "pause between sets; in a step also the pause after it"),
    Field("load", "load", "a weight, as in 5kg"),
)

DOSE = Table("dose", _DOSE)

RANGE = Table(
    "range",
    (
        Field("sets", "int", "fewest and most sets", low=1, high=MAX_SETS, pair=True),
        Field("reps", "int", "fewest and most repetitions", low=1, high=MAX_REPS, pair=True),
        Field("hold", "seconds", "shortest and longest hold", low=1, pair=True),
    ),
)

EXERCISE = Table(
    "exercise",
    (
        _FORMAT,
        Field("name", "text", "what the exercise is called", required=True),
        Field("aka", "text", "other names", many=True),
        Field("kind", "choice", "what kind of exercise", allowed=KINDS, required=True),
        Field("position", "choice", "the position it is done in", allowed=POSITIONS, required=True),
        Field("direction", "choice", "where the spine moves; neutral when absent", allowed=DIRECTIONS),
        Field("targets", "text", "muscles or regions it is for", many=True),
        Field("equipment", "text", "what is needed", many=True),
        Field("why", "text", "what it is good for"),
        Field("how", "text", "one short instruction a line", many=True),
        Field("easier", "text", "an easier form"),
        Field("harder", "text", "a harder form"),
        Field("caution", "text", "when to stop or leave it out", many=True),
        Field("sources", "text", "where the dose and the claims come from", many=True),
        Field("dose", "table", "the usual dose", table=DOSE),
        Field("range", "table", "what the sources allow; outside it the check warns", table=RANGE),
        _OWN,
    ),
)

STEP = Table(
    "step",
    (
        Field("exercise", "text", "the id of an exercise", required=True),
        *_DOSE,
        Field("group", "text", "neighbours with one group name are done in rounds"),
        Field("note", "text", "a reminder shown with the step"),
        _OWN,
    ),
)

GROUP = Table(
    "group",
    (
        Field("rounds", "int", "how many rounds; 1 when absent", low=1, high=MAX_ROUNDS),
        Field("rest", "seconds", "pause between rounds; the routine's rest when absent"),
    ),
)

ROUTINE = Table(
    "routine",
    (
        _FORMAT,
        Field("title", "text", "what the routine is called", required=True),
        Field("description", "text", "what it is for"),
        Field("prescribed_by", "text", "who prescribed it"),
        Field("prescribed_on", "date", "when it was prescribed"),
        Field("review_on", "date", "when to look at it again"),
        Field("was", "text", "earlier ids; sessions logged under them count as this routine's", many=True),
        Field("ready", "seconds", "time to get ready before a step; 10s when absent"),
        Field("floor", "seconds", "more time to get ready when the position changes; 10s when absent"),
        Field("rest", "seconds", "pause between steps; 15s when absent"),
        Field("switch", "seconds", "time to change sides; 5s when absent"),
        Field("step", "table", "one exercise of the routine", table=STEP, many=True, at_most=MAX_STEPS),
        Field("group", "table", "how a group is done", table=GROUP, named=True),
        _OWN,
    ),
)

MOVE = Table(
    "move",
    (
        Field("on", "date", "the day it was planned on", required=True),
        Field("to", "date", "the day it is done instead", required=True),
        Field("at", "time", "the new time; the same time when absent"),
        Field("was", "time", "which of several times that day; the first when absent"),
    ),
)

PLAN = Table(
    "plan",
    (
        Field("id", "text", "a short name for the plan, each used once", required=True),
        Field("routine", "text", "the id of a routine"),
        Field("sequence", "text", "ids of routines taken in turn; a missed one stays next", many=True),
        Field("days", "choice", "days of the week", allowed=DAYS, many=True, required=True),
        Field("at", "time", "local time of day, or several; any time when absent", one_or_many=True),
        Field("from", "date", "the first day"),
        Field("until", "date", "the last day; no end when absent"),
        Field("every", "int", "every so many weeks, from the week of `from`; 1 when absent", low=1, high=520),
        Field("skip", "date", "days left out", many=True),
        Field("moves", "table", "single days moved", table=MOVE, many=True),
        _OWN,
    ),
)

ONCE = Table(
    "once",
    (
        Field("routine", "text", "the id of a routine", required=True),
        Field("on", "date", "the day", required=True),
        Field("at", "time", "local time of day; any time when absent"),
        _OWN,
    ),
)

PAUSE = Table(
    "pause",
    (
        Field("from", "date", "the first day without sessions", required=True),
        Field("to", "date", "the last day without sessions", required=True),
        Field("why", "text", "the reason"),
        _OWN,
    ),
)

SCHEDULE = Table(
    "schedule",
    (
        _FORMAT,
        Field("week_start", "choice", "the first day of the week; mon when absent", allowed=DAYS),
        Field("weekly_goal", "int", "sessions a week to aim for; 4 when absent", low=1, high=50),
        Field("plan", "table", "a routine on days of the week", table=PLAN, many=True, at_most=500),
        Field("once", "table", "one extra session", table=ONCE, many=True, at_most=5_000),
        Field("pause", "table", "days without sessions", table=PAUSE, many=True, at_most=1_000),
        _OWN,
    ),
)

DONE = Table(
    "done",
    (
        Field("step", "int", "number of the step, from 1", low=1, high=MAX_STEPS, required=True),
        Field("exercise", "text", "the id of the exercise", required=True),
        Field("round", "int", "number of the round, in a group", low=1, high=MAX_ROUNDS),
        Field("set", "int", "number of the set, from 1", low=1, high=MAX_SETS),
        Field("side", "choice", "the side", allowed=("left", "right")),
        Field("reps", "int", "repetitions really done", high=2 * MAX_REPS),
        Field("hold", "seconds", "how long each was held"),
        Field("skipped", "flag", "true when none of it was done"),
    ),
)

STOPPED = Table(
    "stopped",
    (
        Field("step", "int", "the step at which it was stopped", low=1, high=MAX_STEPS, required=True),
        Field("reason", "choice", "why", allowed=REASONS, required=True),
    ),
)

RUNNING = Table(
    "running",
    (
        Field("phase", "int", "the phase, from 0", high=20_000, required=True),
        Field("left_ms", "int", "milliseconds left of it", high=MAX_SECONDS * 1000),
        Field("outcomes", "text", "a letter for each phase: d done, s skipped, . not reached", required=True),
        Field("written", "moment", "when this was last written", required=True),
    ),
)

_PAIN = "0 to 10 on the numeric rating scale"

SESSION = Table(
    "session",
    (
        _FORMAT,
        Field("status", "choice", "how it ended", allowed=STATUSES, required=True),
        Field("routine", "text", "the id of the routine", required=True),
        Field("title", "text", "the routine's title at the time"),
        Field("variant", "text", "`6 minutes` or `gentle`, when it was a variant of the routine"),
        Field("plan", "text", "the plan it belongs to"),
        Field("started", "moment", "when it began, with the time zone", required=True),
        Field("ended", "moment", "when it ended"),
        Field("active", "seconds", "time really spent, without pauses and time away"),
        Field("speed", "int", "times real speed; above 1 it counts for nothing", low=1, high=10_000),
        Field("pain_before", "int", f"pain before, {_PAIN}", high=10),
        Field("pain_after", "int", f"pain after, {_PAIN}", high=10),
        Field("leg_before", "choice", "how far down the leg symptoms reached before", allowed=LEG),
        Field("leg_after", "choice", "how far down the leg symptoms reached after", allowed=LEG),
        Field("note", "text", "anything worth remembering"),
        Field("done", "table", "one set of one step", table=DONE, many=True, at_most=20_000),
        Field("stopped", "table", "where and why it was stopped", table=STOPPED),
        Field("running", "table", "where it is, while it runs", table=RUNNING),
        _OWN,
    ),
)

PAIN = Table(
    "pain",
    (
        Field("amber", "int", "pain from this number on is amber; 4 when absent", low=1, high=10),
        Field("red", "int", "pain from this number on is red; 6 when absent", low=1, high=10),
    ),
)

SETTINGS = Table(
    "settings",
    (
        _FORMAT,
        Field("safety_read", "date", "when the safety page was read"),
        Field("theme", "text", "the name of a colour theme; planner-dark when absent"),
        Field("bell", "flag", "ring the terminal bell at cues; true when absent"),
        Field("flash", "flag", "flash a line of the screen at cues; true when absent"),
        Field("pain", "table", "the traffic light", table=PAIN),
        Field("keys", "free", "keys of your own: binding id = key"),
        _OWN,
    ),
)
