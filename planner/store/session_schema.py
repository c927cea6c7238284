"""Every key of a session's log."""

from __future__ import annotations

from planner.model.vocabulary import (
    LEG,
    LEG_NEWS,
    MAX_REPS,
    MAX_ROUNDS,
    MAX_SECONDS,
    MAX_SETS,
    MAX_STEPS,
    MORNINGS,
    REASONS,
    STATUSES,
    SUGGESTION_RULES,
)
from planner.store.fields import Field, Rule, Table
from planner.store.file_keys import FORMAT_KEY, OWN_KEY

DONE = Table(
    "done",
    (
        Field("step", "int", "number of the step, from 1", 1, low=1, high=MAX_STEPS, required=True),
        Field("exercise", "text", "the id of the exercise", "cat-cow", required=True),
        Field("round", "int", "number of the round, in a group", 1, low=1, high=MAX_ROUNDS),
        Field("set", "int", "number of the set, from 1", 1, low=1, high=MAX_SETS),
        Field("side", "choice", "the side", "left", allowed=("left", "right")),
        Field("reps", "int", "repetitions really done", 10, high=2 * MAX_REPS),
        Field("hold", "seconds", "how long each was held", "25s"),
        Field("skipped", "flag", "true when none of it was done", True),
    ),
)

STOPPED = Table(
    "stopped",
    (
        Field("step", "int", "the step at which it was stopped", 3, low=1, high=MAX_STEPS, required=True),
        Field("reason", "choice", "why", "time", allowed=REASONS, required=True),
    ),
)

LEFT_OUT = Table(
    "left_out",
    (
        Field("step", "int", "number of the step, from 1", 2, low=1, high=MAX_STEPS, required=True),
        Field("exercise", "text", "the id of the exercise", "bird-dog", required=True),
        Field("round", "int", "number of the round, in a group", 1, default=1, low=1, high=MAX_ROUNDS),
        Field("reason", "choice", "why", "pain", allowed=REASONS, required=True),
    ),
)

ADDED = Table(
    "added",
    (
        Field("step", "int", "number of the step, from 1", 2, low=1, high=MAX_STEPS, required=True),
        Field("round", "int", "number of the round, in a group", 1, default=1, low=1, high=MAX_ROUNDS),
        Field("rest", "seconds", "the rest before the set", "30s", required=True),
    ),
)

_WRITTEN = "2026-11-22T07:05:00+01:00"

RUNNING = Table(
    "running",
    (
        Field("phase", "int", "the phase, from 0", 3, high=20_000, required=True),
        Field("left_ms", "int", "milliseconds left of it", 4_000, high=MAX_SECONDS * 1000),
        Field("spent_ms", "int", "milliseconds of it lived through", 6_000, high=MAX_SECONDS * 1000),
        Field(
            "outcomes",
            "text",
            "a letter for each phase: d done, s skipped, . not reached",
            "dds.",
            required=True,
        ),
        Field(
            "added",
            "table",
            "sets added on the way, in order",
            ({"step": 2, "rest": "30s"},),
            table=ADDED,
            many=True,
        ),
        Field("written", "moment", "when this was last written", _WRITTEN, required=True),
    ),
)

_PAIN = "0 to 10 on the numeric rating scale"
_DONES = ({"step": 1, "exercise": "cat-cow", "set": 1, "reps": 10},)
_RUNNING = {"phase": 3, "outcomes": "dds.", "written": _WRITTEN}

SESSION = Table(
    "session",
    (
        FORMAT_KEY,
        Field("status", "choice", "how it ended", "finished", allowed=STATUSES, required=True),
        Field("routine", "text", "the id of the routine", "morning-relief", required=True),
        Field("title", "text", "the routine's title at the time", "Morning relief"),
        Field(
            "variant", "text", "`6 minutes` or `gentle`, when it was a variant of the routine", "6 minutes"
        ),
        Field("plan", "text", "the plan it belongs to", "mornings"),
        Field(
            "started",
            "moment",
            "when it began, with the time zone",
            "2026-11-22T07:00:12+01:00",
            required=True,
        ),
        Field("ended", "moment", "when it ended", "2026-11-22T07:11:40+01:00"),
        Field("active", "seconds", "time really spent, without pauses and time away", "8m24s"),
        Field("resumed", "int", "how often it was left running and taken up again", 1, default=0),
        Field("by_hand", "flag", "true when it was marked as done, not run here", True, default=False),
        Field(
            "unattended",
            "flag",
            "true when it ran without a terminal; it counts for nothing",
            True,
            default=False,
        ),
        Field("speed", "int", "times real speed; above 1 it counts for nothing", 1, low=1, high=10_000),
        Field("pain_before", "int", f"pain before, {_PAIN}", 4, high=10),
        Field("pain_after", "int", f"pain after, {_PAIN}", 3, high=10),
        Field("leg_before", "choice", "how far down the leg symptoms reached before", "calf", allowed=LEG),
        Field("leg_after", "choice", "how far down the leg symptoms reached after", "thigh", allowed=LEG),
        Field("leg_new", "choice", "what was new in the leg before the session", "nothing", allowed=LEG_NEWS),
        Field("pain_morning", "int", f"pain the morning after, {_PAIN}", 3, high=10),
        Field(
            "morning",
            "choice",
            "whether it had settled the morning after, or that nobody said",
            "settled",
            allowed=MORNINGS,
        ),
        Field(
            "not_now",
            "choice",
            "suggestions that rest on it and were put aside",
            ("more-of-it",),
            allowed=SUGGESTION_RULES,
            many=True,
        ),
        Field("note", "text", "anything worth remembering", "slept badly"),
        Field("done", "table", "one set of one step", _DONES, table=DONE, many=True, at_most=20_000),
        Field(
            "left_out",
            "table",
            "an exercise of which the rest was left out, and why",
            ({"step": 2, "exercise": "bird-dog", "reason": "pain"},),
            table=LEFT_OUT,
            many=True,
        ),
        Field(
            "stopped", "table", "where and why it was stopped", {"step": 3, "reason": "time"}, table=STOPPED
        ),
        Field("running", "table", "where it is, while it runs", _RUNNING, table=RUNNING),
        OWN_KEY,
    ),
    (
        Rule("needs", ("status", "running"), "a running session needs its [running] table", "status"),
        Rule("needs", ("status", "stopped"), "a stopped session needs its [stopped] table", "status"),
    ),
    about="the log of one session",
    files="log/*/*.toml",
)
