"""Every key of every file, once: the reader, the check, its messages and the JSON Schemas come from these."""

from __future__ import annotations

from dataclasses import replace

from planner.model.vocabulary import (
    DAYS,
    DIRECTIONS,
    KINDS,
    LEG,
    LEG_NEWS,
    LINT_RULES,
    MAX_REPS,
    MAX_ROUNDS,
    MAX_SECONDS,
    MAX_SETS,
    MAX_STEPS,
    MORNINGS,
    POSITIONS,
    REASONS,
    SIDES,
    STATUSES,
)
from planner.store.fields import Field as Field
from planner.store.fields import Rule
from planner.store.fields import Table as Table
from planner.store.figure_schema import FIGURE as FIGURE
from planner.store.figure_schema import MOMENT as MOMENT

FORMAT = 1

_FORMAT = Field("format", "int", "the version of the file's format", 1, default=FORMAT, low=1, high=10_000)
_OWN = Field(
    "x", "free", "a table for your own use; planner never reads or changes it", {"anything": "yours"}
)

_DOSE = (
    Field("sets", "int", "how many sets", 2, default=1, low=1, high=MAX_SETS),
    Field("reps", "int", "how many repetitions in a set, on one side", 10, default=1, low=1, high=MAX_REPS),
    Field("hold", "seconds", "how long each repetition is held", "25s", low=1),
    Field("tempo", "tempo", "seconds of work, hold and return of a repetition", "3-0-3"),
    Field("sides", "choice", "which sides, and in what order", "each", default="none", allowed=SIDES),
    Field("relax", "seconds", "pause between held repetitions", "5s", default="3s"),
    Field("rest", "seconds", "pause between sets; in a step also the pause after it", "30s"),
    Field("load", "load", "a weight", "5kg"),
)

_ONE_TIMING = Rule(
    "apart", ("hold", "tempo"), "hold and tempo both time a repetition: keep one of them", "tempo"
)

DOSE = Table("dose", _DOSE, (_ONE_TIMING,))

RANGE = Table(
    "range",
    (
        Field("sets", "int", "fewest and most sets", (1, 3), low=1, high=MAX_SETS, pair=True),
        Field("reps", "int", "fewest and most repetitions", (5, 12), low=1, high=MAX_REPS, pair=True),
        Field("hold", "seconds", "shortest and longest hold", ("20s", "30s"), low=1, pair=True),
    ),
)

EXERCISE = Table(
    "exercise",
    (
        _FORMAT,
        Field("name", "text", "what the exercise is called", "Wall sit", required=True),
        Field("aka", "text", "other names", ("chair against the wall",), many=True),
        Field("kind", "choice", "what kind of exercise", "strength", allowed=KINDS, required=True),
        Field(
            "position", "choice", "the position it is done in", "standing", allowed=POSITIONS, required=True
        ),
        Field("direction", "choice", "where the spine moves", "neutral", "neutral", allowed=DIRECTIONS),
        Field("targets", "text", "muscles or regions it is for", ("thighs",), many=True),
        Field("equipment", "text", "what is needed", ("a wall",), many=True),
        Field("why", "text", "what it is good for", "Strong legs spare the back."),
        Field("how", "text", "one short instruction a line", ("Lean on a wall.", "Slide down."), many=True),
        Field("easier", "text", "an easier form", "Slide down less far."),
        Field("harder", "text", "a harder form", "Lift one heel."),
        Field("caution", "text", "when to stop or leave it out", ("Stop if the knee hurts.",), many=True),
        Field(
            "sources", "text", "where the dose and the claims come from", ("my physiotherapist",), many=True
        ),
        Field(
            "imported",
            "text",
            "a sum over the file, by which an import knows that you left it as it was",
            "3f9a0c1d2b4e5f60",
        ),
        Field("dose", "table", "the usual dose", {"reps": 3, "hold": "20s"}, table=DOSE),
        Field(
            "range",
            "table",
            "what the sources allow; outside it the check warns",
            {"hold": ("10s", "45s")},
            table=RANGE,
        ),
        Field(
            "figure",
            "table",
            "key poses, to see the movement",
            {"rests": "shoulders", "start": {"trunk": 180, "thigh": 52, "shin": 292}},
            table=FIGURE,
        ),
        _OWN,
    ),
    about="an exercise of your own",
    files="exercises/*.toml",
)

STEP = Table(
    "step",
    (
        Field("exercise", "text", "the id of an exercise", "bird-dog", required=True),
        *(replace(f, default=None, about=f"{f.about}; as in the exercise when absent") for f in _DOSE),
        Field("group", "text", "neighbours with one group name are done in rounds", "core"),
        Field("note", "text", "a reminder shown with the step", "stop if the hamstring cramps"),
        _OWN,
    ),
    (_ONE_TIMING,),
)

GROUP = Table(
    "group",
    (
        Field("rounds", "int", "how many rounds", 2, default=1, low=1, high=MAX_ROUNDS),
        Field("rest", "seconds", "pause between rounds; the routine's rest when absent", "45s"),
    ),
)

ROUTINE = Table(
    "routine",
    (
        _FORMAT,
        Field("title", "text", "what the routine is called", "Morning relief", required=True),
        Field("description", "text", "what it is for", "Before breakfast, on the bedroom floor."),
        Field("prescribed_by", "text", "who prescribed it", "A. Sato, physiotherapist"),
        Field("prescribed_on", "date", "when it was prescribed", "2026-11-20"),
        Field("review_on", "date", "when to look at it again", "2026-12-18"),
        Field(
            "was",
            "text",
            "earlier ids; sessions logged under them count as this routine's",
            ("morning",),
            many=True,
        ),
        Field(
            "ignore",
            "choice",
            "advice that is not wanted for this routine",
            ("short-stretch",),
            allowed=LINT_RULES,
            many=True,
        ),
        Field("ready", "seconds", "time to get ready before a step", "15s", default="10s"),
        Field("floor", "seconds", "more time to get ready when the position changes", "20s", default="10s"),
        Field("rest", "seconds", "pause between steps", "20s", default="15s"),
        Field("switch", "seconds", "time to change sides", "8s", default="5s"),
        Field(
            "step",
            "table",
            "one exercise of the routine",
            ({"exercise": "cat-cow", "reps": 10},),
            table=STEP,
            many=True,
            at_most=MAX_STEPS,
        ),
        Field("group", "table", "how a group is done", {"core": {"rounds": 2}}, table=GROUP, named=True),
        _OWN,
    ),
    about="a routine: what you do, step by step",
    files="routines/*.toml",
)

MOVE = Table(
    "move",
    (
        Field("on", "date", "the day it was planned on", "2026-12-02", required=True),
        Field("to", "date", "the day it is done instead", "2026-12-03", required=True),
        Field("at", "time", "the new time; the same time when absent", "18:00"),
        Field("was", "time", "which of several times that day; the first when absent", "07:00"),
    ),
)

_MOVES = ({"on": "2026-12-02", "to": "2026-12-03", "at": "18:00"},)

PLAN = Table(
    "plan",
    (
        Field("id", "text", "a short name for the plan, each used once", "mornings", required=True),
        Field("routine", "text", "the id of a routine", "morning-relief"),
        Field(
            "sequence",
            "text",
            "ids of routines taken in turn; a missed one stays next",
            ("core-a", "core-b"),
            many=True,
        ),
        Field("days", "choice", "days of the week", ("mon", "wed"), allowed=DAYS, many=True, required=True),
        Field("at", "time", "local time of day, or several; any time when absent", "07:00", one_or_many=True),
        Field("from", "date", "the first day", "2026-11-23"),
        Field("until", "date", "the last day; no end when absent", "2027-01-31"),
        Field("every", "int", "every so many weeks, from the week of `from`", 2, default=1, low=1, high=520),
        Field("skip", "date", "days left out", ("2026-12-25",), many=True),
        Field("moves", "table", "single days moved", _MOVES, table=MOVE, many=True),
        _OWN,
    ),
    (Rule("either", ("routine", "sequence"), "a plan names either a routine or a sequence of routines"),),
)

ONCE = Table(
    "once",
    (
        Field("routine", "text", "the id of a routine", "gentle-day", required=True),
        Field("on", "date", "the day", "2026-11-29", required=True),
        Field("at", "time", "local time of day; any time when absent", "10:00"),
        _OWN,
    ),
)

PAUSE = Table(
    "pause",
    (
        Field("from", "date", "the first day without sessions", "2026-12-24", required=True),
        Field("to", "date", "the last day without sessions", "2027-01-02", required=True),
        Field("why", "text", "the reason", "holiday"),
        _OWN,
    ),
)

_PLANS = ({"id": "mornings", "routine": "morning-relief", "days": ("mon", "wed"), "at": "07:00"},)
_ONCES = ({"routine": "gentle-day", "on": "2026-11-29"},)
_PAUSES = ({"from": "2026-12-24", "to": "2027-01-02", "why": "holiday"},)

SCHEDULE = Table(
    "schedule",
    (
        _FORMAT,
        Field("week_start", "choice", "the first day of the week", "sun", default="mon", allowed=DAYS),
        Field("weekly_goal", "int", "sessions a week to aim for", 5, default=4, low=1, high=50),
        Field("plan", "table", "a routine on days of the week", _PLANS, table=PLAN, many=True, at_most=500),
        Field("once", "table", "one extra session", _ONCES, table=ONCE, many=True, at_most=5_000),
        Field("pause", "table", "days without sessions", _PAUSES, table=PAUSE, many=True, at_most=1_000),
        _OWN,
    ),
    about="what is planned when",
    files="schedule.toml",
)

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

_WRITTEN = "2026-11-22T07:05:00+01:00"

RUNNING = Table(
    "running",
    (
        Field("phase", "int", "the phase, from 0", 3, high=20_000, required=True),
        Field("left_ms", "int", "milliseconds left of it", 4_000, high=MAX_SECONDS * 1000),
        Field(
            "outcomes",
            "text",
            "a letter for each phase: d done, s skipped, . not reached",
            "dds.",
            required=True,
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
        _FORMAT,
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
        Field("note", "text", "anything worth remembering", "slept badly"),
        Field("done", "table", "one set of one step", _DONES, table=DONE, many=True, at_most=20_000),
        Field(
            "stopped", "table", "where and why it was stopped", {"step": 3, "reason": "time"}, table=STOPPED
        ),
        Field("running", "table", "where it is, while it runs", _RUNNING, table=RUNNING),
        _OWN,
    ),
    (
        Rule("needs", ("status", "running"), "a running session needs its [running] table", "status"),
        Rule("needs", ("status", "stopped"), "a stopped session needs its [stopped] table", "status"),
    ),
    about="the log of one session",
    files="log/*/*.toml",
)

PAIN = Table(
    "pain",
    (
        Field("amber", "int", "pain from this number on is amber", 3, default=4, low=1, high=10),
        Field("red", "int", "pain from this number on is red", 7, default=6, low=1, high=10),
    ),
)

LINT = Table(
    "lint",
    (
        Field(
            "ignore",
            "choice",
            "advice that is not wanted",
            ("many-exercises",),
            allowed=LINT_RULES,
            many=True,
        ),
    ),
)

SETTINGS = Table(
    "settings",
    (
        _FORMAT,
        Field("safety_read", "date", "when the safety page was read", "2026-11-22"),
        Field("theme", "text", "the name of a colour theme", "planner-light", default="planner-dark"),
        Field("bell", "flag", "ring the terminal bell at cues", False, default=True),
        Field("flash", "flag", "flash a line of the screen at cues", False, default=True),
        Field("favourites", "text", "ids of exercises that come first in lists", ("bird-dog",), many=True),
        Field("pain", "table", "the traffic light", {"amber": 3, "red": 6}, table=PAIN),
        Field("lint", "table", "advice about routines", {"ignore": ["many-exercises"]}, table=LINT),
        Field(
            "off",
            "free",
            "exercises that are not to be suggested: id = reason",
            {"cobra": "brings the pain on"},
        ),
        Field("keys", "free", "keys of your own: binding id = key", {"run.pause": "space,p"}),
        _OWN,
    ),
    about="how planner behaves",
    files="settings.toml",
)

FILES = (ROUTINE, EXERCISE, SCHEDULE, SETTINGS, SESSION)
"""The tables that are whole files."""
