"""How files begin that a person makes in an editor: every usual key, each behind a `#`."""

from __future__ import annotations

SCHEDULE = """\
# What is planned when. Take the # away before a line to use it.

format = 1

#week_start  = "mon"
#weekly_goal = 4

# A routine on days of the week.
#[[plan]]
#id      = "mornings"
#routine = "core-three"
#days    = ["mon", "wed", "fri"]
#at      = "07:00"

# One extra session.
#[[once]]
#routine = "gentle-day"
#on      = 2026-11-29
#at      = "10:00"

# Days without sessions.
#[[pause]]
#from = 2026-12-24
#to   = 2027-01-02
#why  = "holiday"
"""

SETTINGS = """\
# How planner behaves. Take the # away before a line to use it.

format = 1

#theme = "planner-light"
#clock = "12h"

# The keys to begin with: "standard", "vim" or "arrows". [keys], below, goes on top.
#keymap = "vim"

#bell  = false
#flash = false

# More ways to be told what to do: docs/cues.md. "planner doctor --cues" tries each.
#[cues]
#voice        = "auto"
#notification = "auto"
#title        = true

# Pain from these numbers on is amber, and red.
#[pain]
#amber = 4
#red   = 6

# Keys of your own: "?" on a screen lists its keys, docs/keys.md all of them.
#[keys]
#"run.pause" = "space,c"
"""
