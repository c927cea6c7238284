"""A right and a wrong value for every key of every file, and what is said about the wrong one, where."""

# ruff: noqa: E501 - a sample and what is said about it stand on one line each, as people see them

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.store import schema
from planner.store.fields import Table
from tests.store.figure_samples import FIGURE_ROWS, FIGURE_UNSEEN


@dataclass(frozen=True)
class Sample:
    """A line that is right and one that is wrong; `told` is `line:column: words` about the wrong one.

    `unseen` says why a JSON Schema takes the wrong line for right; empty when it does not.
    """

    table: str
    key: str
    good: str
    bad: str
    told: str
    unseen: str = ""


# `right | wrong`, and indented below it what is said about the wrong one: `line:column: words`.
_ROWS = """\
@ROUTINE
format = 1 | format = "1"
  3:10: format must be a whole number from 1 to 10000, not "1"
title = "Morning relief" | title = ""
  2:9: title must not be empty
description = "Before breakfast." | description = 5
  3:15: description must be text in quotes, not 5
prescribed_by = "A. Sato" | prescribed_by = ["A. Sato"]
  3:17: prescribed_by must be text in quotes, not a list
prescribed_on = 2026-11-20 | prescribed_on = 20
  3:17: prescribed_on must be a date like 2026-11-23, not 20
review_on = 2026-12-18 | review_on = "next month"
  3:13: review_on must be a date like 2026-11-23, not "next month"
was = ["core", "morning"] | was = "core"
  3:7: was must be a list in square brackets, not "core"
ignore = ["short-stretch"] | ignore = ["short"]
  3:11: ignore must be one of one-side, many-exercises, short-stretch, flexion-extension, position-changes, no-rest, not "short".
ready = "10s" | ready = "10 sec"
  3:9: ready is "10 sec": a duration is written like "25s", "1m30s" or "2m"
floor = 0 | floor = -1
  3:9: floor must be from 0s to 24h, not -1
rest = "1m30s" | rest = 86401
  3:8: rest must be from 0s to 24h, not 86401
switch = " 5 S " | switch = 2.5
  3:10: switch must be a duration like "30s" or "1m30s", or whole seconds, not 2.5
step = [{ exercise = "cat-cow" }] | step = { exercise = "cat-cow" }
  2:8: step is written with two brackets: [[step]]
group = { core = { rounds = 2 } } | group = { core = 2 }
  3:18: group must be a table, not 2
x = { anything = [1, "two"] } | x = "mine"
  3:5: x must be a table, [x]
@STEP
exercise = "bird-dog" | exercise = 5
  4:12: exercise must be text in quotes, not 5
sets = 2 | sets = 0
  5:8: sets must be a whole number from 1 to 200, not 0
reps = 1000 | reps = 1001
  5:8: reps must be a whole number from 1 to 1000, not 1001
hold = "25s" | hold = "half a minute"
  5:8: hold is "half a minute": a duration is written like "25s", "1m30s" or "2m"
tempo = "3-0-3" | tempo = "3-3"
  5:9: tempo is "3-3": a tempo is three whole numbers of seconds, work-hold-return, like "3-0-3"
sides = "each" | sides = "eahc"
  5:9: sides must be one of each, alternate, left, right, none, not "eahc". Did you mean "each"?
relax = 5 | relax = true
  5:9: relax must be a duration like "30s" or "1m30s", or whole seconds, not true
rest = "1h" | rest = "1:00"
  5:8: rest is "1:00": a duration is written like "25s", "1m30s" or "2m"
load = "2.5kg" | load = 5
  5:8: load must be text in quotes, not 5
group = "core" | group = { core = 1 }
  5:9: group must be text in quotes, not a table
note = "slowly" | note = ["slowly"]
  5:8: note must be text in quotes, not a list
x = {} | x = [1]
  5:5: x must be a table, [x]
@GROUP
rounds = 2 | rounds = 51
  5:10: rounds must be a whole number from 1 to 50, not 51
rest = "45s" | rest = [45]
  5:8: rest must be a duration like "30s" or "1m30s", or whole seconds, not a list
@EXERCISE
format = 1 | format = 0
  4:10: format must be a whole number from 1 to 10000, not 0
name = "Wall sit" | name = " "
  3:8: name must not be empty
aka = ["chair"] | aka = "chair"
  4:7: aka must be a list in square brackets, not "chair"
kind = "strength" | kind = "strong"
  3:8: kind must be one of stretch, mobility, strength, nerve, breathing, aerobic, not "strong". Did you
  mean "strength"?
position = "standing" | position = ["standing"]
  3:12: position must be one of supine, prone, side-lying, quadruped, sitting, kneeling, standing, not a
  list.
direction = "side-bend" | direction = "left"
  4:13: direction must be one of flexion, extension, rotation, side-bend, neutral, mixed, not "left".
targets = ["thighs"] | targets = [1]
  4:12: targets must be text in quotes, not 1
equipment = [] | equipment = "a wall"
  4:13: equipment must be a list in square brackets, not "a wall"
why = "Strong legs." | why = true
  4:7: why must be text in quotes, not true
how = ["Lean.", "Slide."] | how = "Lean."
  4:7: how must be a list in square brackets, not "Lean."
easier = "Less far." | easier = 1
  4:10: easier must be text in quotes, not 1
harder = "Lift a heel." | harder = []
  4:10: harder must be text in quotes, not a list
caution = ["Stop if it hurts."] | caution = ["Stop", 2]
  4:20: caution must be text in quotes, not 2
sources = ["my physiotherapist"] | sources = { a = 1 }
  4:11: sources must be a list in square brackets, not a table
imported = "3f9a0c1d2b4e5f60" | imported = 3
  4:12: imported must be text in quotes, not 3
dose = { reps = 3, hold = "20s" } | dose = "3x20s"
  4:8: dose must be a table, not "3x20s"
range = { hold = ["10s", "45s"] } | range = ["10s", "45s"]
  4:9: range must be a table, not a list
figure = { start = { trunk = 90 } } | figure = "standing"
  4:10: figure must be a table, not "standing"
x = { a = 1 } | x = 1
  4:5: x must be a table, [x]
@DOSE
sets = 200 | sets = 201
  6:8: sets must be a whole number from 1 to 200, not 201
reps = 12 | reps = "12"
  6:8: reps must be a whole number from 1 to 1000, not "12"
hold = "1m" | hold = 0
  6:8: hold must be from 1s to 24h, not 0
tempo = "2-1-3" | tempo = 213
  6:9: tempo must be text in quotes, not 213
sides = "none" | sides = "both"
  6:9: sides must be one of each, alternate, left, right, none, not "both".
relax = "0s" | relax = "3 x"
  6:9: relax is "3 x": a duration is written like "25s", "1m30s" or "2m"
rest = "2min" | rest = "-2m"
  6:8: rest is "-2m": a duration is written like "25s", "1m30s" or "2m"
load = "10 LB" | load = "heavy"
  6:8: load is "heavy": a load is written like "5kg", "2.5kg" or "10lb"
@RANGE
sets = [1, 3] | sets = 3
  7:8: sets must be a list of two, lowest and highest
reps = [5, 12] | reps = [5]
  7:8: reps must be a list of two, lowest and highest
hold = ["10s", 45] | hold = ["10s", "long"]
  7:8: hold is "long": a duration is written like "25s", "1m30s" or "2m"
@SCHEDULE
format = 1 | format = 1.5
  1:10: format must be a whole number from 1 to 10000, not 1.5
week_start = "sun" | week_start = "sunday"
  1:14: week_start must be one of mon, tue, wed, thu, fri, sat, sun, not "sunday". Did you mean "sun"?
weekly_goal = 5 | weekly_goal = 51
  1:15: weekly_goal must be a whole number from 1 to 50, not 51
plan = [{ id = "a", routine = "b", days = ["mon"] }] | plan = { id = "a", routine = "b", days = ["mon"] }
  1:8: plan is written with two brackets: [[plan]]
once = [{ routine = "a", on = 2026-11-29 }] | once = [2026-11-29]
  1:9: once must be a table, not 2026-11-29
pause = [{ from = 2026-12-24, to = 2027-01-02 }] | pause = "december"
  1:9: pause is written with two brackets: [[pause]]
x = {} | x = "mine"
  1:5: x must be a table, [x]
@PLAN
id = "mornings" | id = ""
  4:6: id must not be empty
routine = "morning-relief" | routine = ["core-a", "core-b"]
  4:11: routine must be text in quotes, not a list
sequence = ["core-a", "core-b"] | sequence = "core-a"
  4:12: sequence must be a list in square brackets, not "core-a"
days = ["mon", "wed"] | days = ["mon", "wensday"]
  4:16: days must be one of mon, tue, wed, thu, fri, sat, sun, not "wensday". Did you mean "wed"?
at = ["07:00", "19:00"] | at = "24:00"
  5:6: at is "24:00": a time of day is written like "07:00", from "00:00" to "23:59"
from = 2026-11-23 | from = "monday"
  5:8: from must be a date like 2026-11-23, not "monday"
until = 2027-01-31 | until = 2027
  5:9: until must be a date like 2026-11-23, not 2027
every = 2 | every = 0
  5:9: every must be a whole number from 1 to 520, not 0
skip = [2026-12-25] | skip = 2026-12-25
  5:8: skip must be a list in square brackets, not 2026-12-25
moves = [{ on = 2026-12-02, to = 2026-12-03 }] | moves = [2026-12-02]
  5:10: moves must be a table, not 2026-12-02
x = {} | x = true
  5:5: x must be a table, [x]
@MOVE
on = 2026-12-02 | on = "wed"
  8:6: on must be a date like 2026-11-23, not "wed"
to = 2026-12-03 | to = 3
  8:6: to must be a date like 2026-11-23, not 3
at = "18:00" | at = 18
  9:6: at must be text in quotes, not 18
was = 07:00:00 | was = ["07:00"]
  9:7: was must be text in quotes, not a list
@ONCE
routine = "gentle-day" | routine = " "
  3:11: routine must not be empty
on = 2026-11-29 | on = true
  3:6: on must be a date like 2026-11-23, not true
at = "7:05" | at = "7.05"
  4:6: at is "7.05": a time of day is written like "07:00", from "00:00" to "23:59"
x = {} | x = 0
  4:5: x must be a table, [x]
@PAUSE
from = 2026-12-24 | from = 24
  3:8: from must be a date like 2026-11-23, not 24
to = 2027-01-02 | to = [2027-01-02]
  3:6: to must be a date like 2026-11-23, not a list
why = "holiday" | why = 5
  4:7: why must be text in quotes, not 5
x = {} | x = "mine"
  4:5: x must be a table, [x]
@SESSION
format = 1 | format = true
  4:10: format must be a whole number from 1 to 10000, not true
status = "finished" | status = "done"
  3:10: status must be one of running, finished, stopped, not "done".
routine = "morning-relief" | routine = 5
  3:11: routine must be text in quotes, not 5
title = "Morning relief" | title = []
  4:9: title must be text in quotes, not a list
variant = "gentle" | variant = 6
  4:11: variant must be text in quotes, not 6
plan = "mornings" | plan = 1
  4:8: plan must be text in quotes, not 1
started = 2026-11-22T07:00:12+01:00 | started = "this morning"
  3:11: started must be a date and time like 2026-11-22T07:00:00+01:00, not "this morning"
ended = 2026-11-22T07:11:40 | ended = 7
  4:9: ended must be a date and time like 2026-11-22T07:00:00+01:00, not 7
active = "8m24s" | active = "8m24"
  4:10: active is "8m24": a duration is written like "25s", "1m30s" or "2m"
speed = 60 | speed = 0
  4:9: speed must be a whole number from 1 to 10000, not 0
pain_before = 0 | pain_before = 11
  4:15: pain_before must be a whole number from 0 to 10, not 11
pain_after = 10 | pain_after = -1
  4:14: pain_after must be a whole number from 0 to 10, not -1
leg_before = "calf" | leg_before = "knee"
  4:14: leg_before must be one of none, back, buttock, thigh, calf, foot, not "knee".
leg_after = "none" | leg_after = 0
  4:13: leg_after must be one of none, back, buttock, thigh, calf, foot, not 0.
leg_new = "further down" | leg_new = "worse"
  4:11: leg_new must be one of nothing, new, sharper, further down, numb, weak, not "worse".
pain_morning = 3 | pain_morning = "3"
  4:16: pain_morning must be a whole number from 0 to 10, not "3"
morning = "not settled" | morning = true
  4:11: morning must be one of settled, not settled, skipped, not true.
note = "" | note = false
  4:8: note must be text in quotes, not false
done = [{ step = 1, exercise = "cat-cow" }] | done = ["cat-cow"]
  4:9: done must be a table, not "cat-cow"
stopped = { step = 3, reason = "time" } | stopped = "time"
  4:11: stopped must be a table, not "time"
running = { phase = 0, outcomes = "ds", written = 2026-11-22T07:00:12Z } | running = true
  4:11: running must be a table, not true
x = {} | x = []
  4:5: x must be a table, [x]
@DONE
step = 1 | step = 501
  7:8: step must be a whole number from 1 to 500, not 501
exercise = "cat-cow" | exercise = ""
  7:12: exercise must not be empty
round = 2 | round = 0
  8:9: round must be a whole number from 1 to 50, not 0
set = 1 | set = "one"
  8:7: set must be a whole number from 1 to 200, not "one"
side = "left" | side = "each"
  8:8: side must be one of left, right, not "each".
reps = 0 | reps = 2001
  8:8: reps must be a whole number from 0 to 2000, not 2001
hold = 25 | hold = "25x"
  8:8: hold is "25x": a duration is written like "25s", "1m30s" or "2m"
skipped = true | skipped = "yes"
  8:11: skipped must be true or false, not "yes"
@STOPPED
step = 3 | step = "three"
  7:8: step must be a whole number from 1 to 500, not "three"
reason = "other" | reason = "tired"
  7:10: reason must be one of pain, leg, numbness, time, other, not "tired". Did you mean "time"?
@RUNNING
phase = 3 | phase = 20001
  8:9: phase must be a whole number from 0 to 20000, not 20001
left_ms = 4000 | left_ms = "4s"
  9:11: left_ms must be a whole number from 0 to 86400000, not "4s"
outcomes = "dds." | outcomes = ["d"]
  8:12: outcomes must be text in quotes, not a list
written = 2026-11-22T07:05:00Z | written = 1
  8:11: written must be a date and time like 2026-11-22T07:00:00+01:00, not 1
@SETTINGS
format = 1 | format = -1
  1:10: format must be a whole number from 1 to 10000, not -1
safety_read = 2026-11-22 | safety_read = true
  1:15: safety_read must be a date like 2026-11-23, not true
theme = "nord" | theme = 5
  1:9: theme must be text in quotes, not 5
bell = false | bell = "no"
  1:8: bell must be true or false, not "no"
flash = true | flash = 1
  1:9: flash must be true or false, not 1
favourites = ["bird-dog"] | favourites = "bird-dog"
  1:14: favourites must be a list in square brackets, not "bird-dog"
pain = { amber = 3, red = 5 } | pain = 4
  1:8: pain must be a table, not 4
lint = { ignore = [] } | lint = "off"
  1:8: lint must be a table, not "off"
off = { cobra = "brings the pain on" } | off = ["cobra"]
  1:7: off must be a table, [off]
keys = { "run.pause" = "p" } | keys = "p"
  1:8: keys must be a table, [keys]
x = {} | x = 5
  1:5: x must be a table, [x]
@PAIN
amber = 3 | amber = 0
  2:9: amber must be a whole number from 1 to 10, not 0
red = 7 | red = 11
  2:7: red must be a whole number from 1 to 10, not 11
@LINT
ignore = ["no-rest", "one-side"] | ignore = ["no-rests"]
  2:11: ignore must be one of one-side, many-exercises, short-stretch, flexion-extension, position-changes, no-rest, not "no-rests". Did you mean "no-rest"?
"""

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


def _samples(rows: str) -> Iterator[Sample]:
    table = ""
    for row in re.split(r"\n(?! )", rows.strip()):
        if row.startswith("@"):
            table = row[1:]
            continue
        lines, _, why = row.partition("\n  ; ")
        named = re.match("[A-Z]+ ", lines)
        values, *told = lines.removeprefix(named[0] if named else "").split("\n")
        good, _, bad = values.partition(" | ")
        words = " ".join(line.strip() for line in told)
        name = named[0].strip() if named else table
        yield Sample(name, good.partition(" ")[0], good, bad, words, why)


SAMPLES = tuple(_samples(_ROWS + FIGURE_ROWS))
"""One for each key, in the order of the tables of keys."""

UNSEEN = tuple(_samples(_UNSEEN + FIGURE_UNSEEN))
"""What `planner check` sees and an editor with the JSON Schema does not."""

TABLES = {name: table for name, table in vars(schema).items() if isinstance(table, Table)}
"""Every table of keys by its name in `planner.store.schema`."""
