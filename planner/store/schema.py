"""Every key of every file, once: the reader, the check, its messages and the JSON Schemas come from these."""

from __future__ import annotations

from dataclasses import replace

from planner.model.vocabulary import (
    ADVICE_RULES,
    CLOCK_FACES,
    DAYS,
    DIRECTIONS,
    KEYMAPS,
    KINDS,
    MAX_REPS,
    MAX_ROUNDS,
    MAX_SETS,
    MAX_STEPS,
    NOTIFICATIONS,
    POSITIONS,
    SIDES,
    THEMES,
)
from planner.store.fields import Field as Field
from planner.store.fields import Rule
from planner.store.fields import Table as Table
from planner.store.figure_schema import FIGURE as FIGURE
from planner.store.figure_schema import MOMENT as MOMENT
from planner.store.file_keys import FORMAT as FORMAT
from planner.store.file_keys import FORMAT_KEY, OWN_KEY
from planner.store.session_schema import ADDED as ADDED
from planner.store.session_schema import DONE as DONE
from planner.store.session_schema import LEFT_OUT as LEFT_OUT
from planner.store.session_schema import RUNNING as RUNNING
from planner.store.session_schema import SESSION as SESSION
from planner.store.session_schema import STOPPED as STOPPED

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
        FORMAT_KEY,
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
        OWN_KEY,
    ),
    about="an exercise of your own",
    files="exercises/*.toml",
)

PROGRESS = Table(
    "progress",
    (
        Field(
            "after",
            "int",
            "so many sessions in a row that went well come before",
            4,
            default=3,
            low=1,
            high=50,
        ),
        Field("hold", "longer", "how much longer each is held then", "+5s"),
        Field("reps", "more", "how many repetitions more", "+2"),
        Field("sets", "more", "how many sets more", "+1"),
        Field(
            "max",
            "seconds",
            "no further than this, a time for a hold, else a count; the exercise's range when absent",
            "30s",
            low=1,
        ),
    ),
    (Rule("either", ("hold", "reps", "sets"), "one thing grows at a time: give hold, reps or sets"),),
)

STEP = Table(
    "step",
    (
        Field("exercise", "text", "the id of an exercise", "bird-dog", required=True),
        *(replace(f, default=None, about=f"{f.about}; as in the exercise when absent") for f in _DOSE),
        Field("group", "text", "neighbours with one group name are done in rounds", "core"),
        Field(
            "progress",
            "table",
            "how the dose may grow; it is only ever suggested",
            {"hold": "+5s", "max": "30s"},
            table=PROGRESS,
        ),
        Field("note", "text", "a reminder shown with the step", "stop if the hamstring cramps"),
        OWN_KEY,
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
        FORMAT_KEY,
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
            allowed=ADVICE_RULES,
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
        OWN_KEY,
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

NOTE = Table(
    "note",
    (
        Field("on", "date", "the day that the plan has it on", "2026-12-09", required=True),
        Field("text", "text", "what is to be remembered", "only the first three", required=True),
        Field("was", "time", "which of several times that day; the first when absent", "07:00"),
    ),
)

_NOTES = ({"on": "2026-12-09", "text": "only the first three"},)
_MOVES = ({"on": "2026-12-02", "to": "2026-12-03", "at": "18:00"},)

_REMIND = Field(
    "remind", "seconds", "how long before its time to remind of it; not at all when absent", "10m"
)
_UID = Field("uid", "text", "the event of a calendar that it was imported from", "a1b2@example.org")

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
        Field(
            "skip",
            "slot",
            "days left out; a day with a time leaves out that time alone",
            ("2026-12-25", "2026-12-28T07:00:00"),
            many=True,
        ),
        Field("moves", "table", "single days moved", _MOVES, table=MOVE, many=True),
        Field("notes", "table", "words about single days", _NOTES, table=NOTE, many=True),
        _REMIND,
        _UID,
        OWN_KEY,
    ),
    (Rule("either", ("routine", "sequence"), "a plan names either a routine or a sequence of routines"),),
)

ONCE = Table(
    "once",
    (
        Field("routine", "text", "the id of a routine", "gentle-day", required=True),
        Field("on", "date", "the day", "2026-11-29", required=True),
        Field("at", "time", "local time of day; any time when absent", "10:00"),
        Field("note", "text", "a few words about it", "with a friend"),
        _REMIND,
        _UID,
        OWN_KEY,
    ),
)

PAUSE = Table(
    "pause",
    (
        Field("from", "date", "the first day without sessions", "2026-12-24", required=True),
        Field("to", "date", "the last day without sessions", "2027-01-02", required=True),
        Field("why", "text", "the reason", "holiday"),
        OWN_KEY,
    ),
)

_PLANS = ({"id": "mornings", "routine": "morning-relief", "days": ("mon", "wed"), "at": "07:00"},)
_ONCES = ({"routine": "gentle-day", "on": "2026-11-29"},)
_PAUSES = ({"from": "2026-12-24", "to": "2027-01-02", "why": "holiday"},)

SCHEDULE = Table(
    "schedule",
    (
        FORMAT_KEY,
        Field("week_start", "choice", "the first day of the week", "sun", default="mon", allowed=DAYS),
        Field("weekly_goal", "int", "sessions a week to aim for", 5, default=4, low=1, high=50),
        Field("plan", "table", "a routine on days of the week", _PLANS, table=PLAN, many=True, at_most=500),
        Field("once", "table", "one extra session", _ONCES, table=ONCE, many=True, at_most=5_000),
        Field("pause", "table", "days without sessions", _PAUSES, table=PAUSE, many=True, at_most=1_000),
        OWN_KEY,
    ),
    about="what is planned when",
    files="schedule.toml",
)

PAIN = Table(
    "pain",
    (
        Field("amber", "int", "pain from this number on is amber", 3, default=4, low=1, high=10),
        Field("red", "int", "pain from this number on is red", 7, default=6, low=1, high=10),
    ),
)

CUES = Table(
    "cues",
    (
        Field("title", "flag", "tell what to do in the title of the window", True, default=False),
        Field(
            "notification",
            "choice",
            "tell it in notifications of the terminal; `auto` takes the kind that it knows",
            "auto",
            default="off",
            allowed=NOTIFICATIONS,
        ),
        Field(
            "voice",
            "text",
            "a program that says it aloud: `auto`, or its name and arguments; silent when absent",
            "auto",
            one_or_many=True,
        ),
        Field(
            "command",
            "text",
            "a program of your own that is started at each cue: its name and arguments",
            ("~/bin/cue",),
            one_or_many=True,
        ),
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
            allowed=ADVICE_RULES,
            many=True,
        ),
    ),
)

SETTINGS = Table(
    "settings",
    (
        FORMAT_KEY,
        Field("safety_read", "date", "when the safety page was read", "2026-11-22"),
        Field("theme", "choice", "the colours", "planner-light", default="auto", allowed=THEMES),
        Field("clock", "choice", "how times of day are shown", "12h", default="24h", allowed=CLOCK_FACES),
        Field("bell", "flag", "ring the terminal bell at cues", False, default=True),
        Field("flash", "flag", "flash a line of the screen at cues", False, default=True),
        Field(
            "whole_hold", "flag", "after a pause, begin a hold anew, with its full time", True, default=False
        ),
        Field("figure", "flag", "show the movement beside the clock of a session", False, default=True),
        Field("cues", "table", "more ways to tell what to do", {"voice": "auto"}, table=CUES),
        Field("favourites", "text", "ids of exercises that come first in lists", ("bird-dog",), many=True),
        Field("pain", "table", "the traffic light", {"amber": 3, "red": 6}, table=PAIN),
        Field(
            "lint",
            "table",
            "advice about routines, weeks and sessions",
            {"ignore": ["many-exercises"]},
            table=LINT,
        ),
        Field(
            "off",
            "free",
            "exercises that are not to be suggested: id = reason",
            {"cobra": "brings the pain on"},
        ),
        Field("keymap", "choice", "the keys to begin with", "vim", default="standard", allowed=KEYMAPS),
        Field("keys", "free", "keys of your own: binding id = key", {"run.pause": "space,c"}),
        OWN_KEY,
    ),
    about="how planner behaves",
    files="settings.toml",
)

FILES = (ROUTINE, EXERCISE, SCHEDULE, SETTINGS, SESSION)
"""The tables that are whole files."""
