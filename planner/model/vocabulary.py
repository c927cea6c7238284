"""The words and bounds that may stand in files, apart from the values that use them.

The table of fields needs these and nothing else of the model, so reading the settings at the start
of the program does not import the rest.
"""

from __future__ import annotations

from typing import Literal

Sides = Literal["each", "alternate", "left", "right", "none"]
SIDES: tuple[Sides, ...] = ("each", "alternate", "left", "right", "none")

Kind = Literal["stretch", "mobility", "strength", "nerve", "breathing", "aerobic"]
KINDS: tuple[Kind, ...] = ("stretch", "mobility", "strength", "nerve", "breathing", "aerobic")

Position = Literal["supine", "prone", "side-lying", "quadruped", "sitting", "kneeling", "standing"]
POSITIONS: tuple[Position, ...] = (
    "supine",
    "prone",
    "side-lying",
    "quadruped",
    "sitting",
    "kneeling",
    "standing",
)

Direction = Literal["flexion", "extension", "rotation", "side-bend", "neutral", "mixed"]
"""Where the spine moves."""
DIRECTIONS: tuple[Direction, ...] = ("flexion", "extension", "rotation", "side-bend", "neutral", "mixed")

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Status = Literal["running", "finished", "stopped"]
"""Of a session."""
STATUSES: tuple[Status, ...] = ("running", "finished", "stopped")

Reason = Literal["pain", "leg", "numbness", "time", "other"]
"""Why a session was stopped."""
REASONS: tuple[Reason, ...] = ("pain", "leg", "numbness", "time", "other")

LEG: tuple[str, ...] = ("none", "back", "buttock", "thigh", "calf", "foot")
"""How far down the symptoms reach, from nowhere to the foot."""

LEG_NEWS: tuple[str, ...] = ("nothing", "new", "sharper", "further down", "numb", "weak")
"""What may be new in the leg since the last session; all but the first stop a session before it begins."""

Morning = Literal["settled", "not settled", "skipped"]
"""The morning after a session: the answer, or that the question was left out."""
MORNINGS: tuple[Morning, ...] = ("settled", "not settled", "skipped")

LintRule = Literal[
    "one-side", "many-exercises", "short-stretch", "flexion-extension", "position-changes", "no-rest"
]
"""What a routine may be advised about."""
LINT_RULES: tuple[LintRule, ...] = (
    "one-side",
    "many-exercises",
    "short-stretch",
    "flexion-extension",
    "position-changes",
    "no-rest",
)

WeekRule = Literal["same-region", "strength-days", "never-twice"]
"""What a week may be hinted about."""
WEEK_RULES: tuple[WeekRule, ...] = ("same-region", "strength-days", "never-twice")

SuggestionRule = Literal[
    "red-light",
    "six-weeks",
    "further-down",
    "flare",
    "not-settled",
    "missed-twice",
    "more-of-it",
    "two-to-four-weeks",
    "four-to-six-weeks",
    "settled",
]
"""What may be suggested of how sessions went."""
SUGGESTION_RULES: tuple[SuggestionRule, ...] = (
    "red-light",
    "six-weeks",
    "further-down",
    "flare",
    "not-settled",
    "missed-twice",
    "more-of-it",
    "two-to-four-weeks",
    "four-to-six-weeks",
    "settled",
)

AdviceRule = LintRule | WeekRule | SuggestionRule
"""What a person may switch off."""
ADVICE_RULES: tuple[AdviceRule, ...] = (*LINT_RULES, *WEEK_RULES, *SUGGESTION_RULES)

Growing = Literal["hold", "reps", "sets"]
"""What of a dose may grow."""
GROWING: tuple[Growing, ...] = ("hold", "reps", "sets")

Notification = Literal["off", "auto", "osc9", "osc777", "osc99"]
"""The ways in which terminals are told to show a notification; `auto` takes the one that this one knows."""
NOTIFICATIONS: tuple[Notification, ...] = ("off", "auto", "osc9", "osc777", "osc99")

THEMES: tuple[str, ...] = (
    "auto",
    "planner-dark",
    "planner-light",
    "high-contrast",
    "high-contrast-light",
    "colour-blind",
    "colour-blind-light",
    "terminal",
)
"""The colours to choose from: `auto` is light or dark as the terminal is, `terminal` has its own colours."""

ClockFace = Literal["24h", "12h"]
"""How times of day are shown."""
CLOCK_FACES: tuple[ClockFace, ...] = ("24h", "12h")

KeymapName = Literal["standard", "vim", "arrows"]
"""The keys to begin with."""
KEYMAPS: tuple[KeymapName, ...] = ("standard", "vim", "arrows")

MAX_SECONDS = 86_400
"""The longest duration: a day."""
MAX_SETS = 200
MAX_REPS = 1_000
MAX_STEPS = 500
MAX_ROUNDS = 50

PAIN_MAX = 10
"""Top of the numeric rating scale: 0 is no pain, 10 the worst you can imagine."""
