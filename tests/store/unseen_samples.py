"""Wrong values that `planner check` tells and an editor with the JSON Schema does not see, and why it does not."""

# ruff: noqa: E501 - a sample and what is said about it stand on one line each, as people see them

from __future__ import annotations

from tests.store.figure_samples import FIGURE_UNSEEN
from tests.store.samples import samples_of

_UNSEEN = """\
STEP hold = "1s" | hold = "0s"
  5:8: hold must be from 1s to 24h, not "0s"
  ; the bounds of a duration in text
STEP rest = "24h" | rest = "25h"
  5:8: rest is "25h": a duration is at most 24 hours
  ; the bounds of a duration in text
STEP note = "slowly" | note = 2026-11-20
  5:8: note must be text in quotes, not 2026-11-20
  ; to most editors a date is text; Tombi sees it
DOSE tempo = "0-1-0" | tempo = "0-0-0"
  6:9: tempo is "0-0-0": a tempo of 0-0-0 takes no time: give at least one second
  ; a sum of numbers in text
RANGE reps = [8, 8] | reps = [9, 8]
  7:8: reps: the lowest comes first
  ; two values against each other
PLAN days = ["sun"] | days = []
  4:8: a plan needs at least one day: days = ["mon", "wed"]
  ; an empty list is a list
PLAN from = 2026-11-23 | from = "2026-11-23"
  5:8: a date is written without quotes: from = 2026-11-23
  ; to most editors a date in quotes is a date; Tombi sees it
ONCE at = 07:00:30 | at = "07:00:30"
  4:6: at is "07:00:30": a time of day is written like "07:00", from "00:00" to "23:59"
  ; to most editors a time of TOML is text; Tombi sees it
ONCE routine = "a" | routine = "\\u200b"
  3:11: routine must not be empty
  ; a character that nobody sees is a character
DONE reps = 2 | reps = 2.0
  8:8: reps must be a whole number from 0 to 2000, not 2.0
  ; to JSON 2.0 is a whole number; Tombi sees it
SETTINGS keys = { a = "b" } | keys = { a = 5 }
  1:14: a key is text in quotes, like "space" or "ctrl+n"
  ; the names of keys are free, and so is what stands there
SETTINGS off = { cobra = "hurts" } | off = { cobra = true }
  1:17: a reason is text in quotes, like "brings the pain on"
  ; the ids of exercises are free, and so is what stands there
"""

UNSEEN = tuple(samples_of(_UNSEEN + FIGURE_UNSEEN))
"""For some keys; each has its reason."""
