"""A right and a wrong value for every key of every file, and what is said about the wrong one, where."""

# ruff: noqa: E501 - a sample and what is said about it stand on one line each, as people see them

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.store import schema
from planner.store.fields import Table
from tests.store.figure_samples import FIGURE_ROWS
from tests.store.log_samples import LOG_ROWS


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
  3:11: ignore must be one of one-side, many-exercises, short-stretch, flexion-extension, position-changes, no-rest, same-region, strength-days, never-twice, red-light, six-weeks, further-down, flare, not-settled, missed-twice, more-of-it, two-to-four-weeks, four-to-six-weeks, settled, not "short".
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
progress = { hold = "+5s" } | progress = "+5s"
  5:12: progress must be a table, not "+5s"
note = "slowly" | note = ["slowly"]
  5:8: note must be text in quotes, not a list
x = {} | x = [1]
  5:5: x must be a table, [x]
@PROGRESS
after = 4 | after = 0
  8:9: after must be a whole number from 1 to 50, not 0
hold = "+5s" | hold = "5s"
  7:8: hold is "5s": how much longer is written like "+5s"
reps = "+2" | reps = 2
  7:8: reps must be text in quotes, not 2
sets = "+1" | sets = "+0"
  7:8: sets is "+0": how many more is written like "+2"
max = "30s" | max = 0
  8:7: max must be from 1s to 24h, not 0
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
skip = [2026-12-25, 2026-12-28T07:00:00] | skip = 2026-12-25
  5:8: skip must be a list in square brackets, not 2026-12-25
moves = [{ on = 2026-12-02, to = 2026-12-03 }] | moves = [2026-12-02]
  5:10: moves must be a table, not 2026-12-02
notes = [{ on = 2026-12-09, text = "slowly" }] | notes = ["slowly"]
  5:10: notes must be a table, not "slowly"
remind = "10m" | remind = "10 apples"
  5:10: remind is "10 apples": a duration is written like "25s", "1m30s" or "2m"
uid = "a1b2@example.org" | uid = 5
  5:7: uid must be text in quotes, not 5
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
@NOTE
on = 2026-12-09 | on = "wed"
  8:6: on must be a date like 2026-11-23, not "wed"
text = "slowly" | text = ""
  8:8: text must not be empty
was = "07:00" | was = 7
  9:7: was must be text in quotes, not 7
@ONCE
routine = "gentle-day" | routine = " "
  3:11: routine must not be empty
on = 2026-11-29 | on = true
  3:6: on must be a date like 2026-11-23, not true
at = "7:05" | at = "7.05"
  4:6: at is "7.05": a time of day is written like "07:00", from "00:00" to "23:59"
remind = 0 | remind = "later"
  4:10: remind is "later": a duration is written like "25s", "1m30s" or "2m"
uid = "a1b2@example.org" | uid = true
  4:7: uid must be text in quotes, not true
note = "with a friend" | note = true
  4:8: note must be text in quotes, not true
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
@SETTINGS
format = 1 | format = -1
  1:10: format must be a whole number from 1 to 10000, not -1
safety_read = 2026-11-22 | safety_read = true
  1:15: safety_read must be a date like 2026-11-23, not true
theme = "high-contrast" | theme = "high-contrst"
  1:9: theme must be one of auto, planner-dark, planner-light, high-contrast, high-contrast-light, colour-blind, colour-blind-light, terminal, not "high-contrst". Did you mean "high-contrast"?
clock = "12h" | clock = "13h"
  1:9: clock must be one of 24h, 12h, not "13h". Did you mean "12h"?
keymap = "vim" | keymap = "emacs"
  1:10: keymap must be one of standard, vim, arrows, not "emacs".
bell = false | bell = "no"
  1:8: bell must be true or false, not "no"
flash = true | flash = 1
  1:9: flash must be true or false, not 1
whole_hold = true | whole_hold = "yes"
  1:14: whole_hold must be true or false, not "yes"
figure = false | figure = "no"
  1:10: figure must be true or false, not "no"
cues = { title = true } | cues = true
  1:8: cues must be a table, not true
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
@CUES
title = true | title = "yes"
  2:9: title must be true or false, not "yes"
notification = "osc9" | notification = "osc8"
  2:16: notification must be one of off, auto, osc9, osc777, osc99, not "osc8". Did you mean "osc9"?
voice = ["espeak-ng", "-s", "140"] | voice = true
  2:9: voice must be text in quotes, not true
command = "~/bin/cue" | command = 5
  2:11: command must be text in quotes, not 5
@LINT
ignore = ["no-rest", "one-side"] | ignore = ["no-rests"]
  2:11: ignore must be one of one-side, many-exercises, short-stretch, flexion-extension, position-changes, no-rest, same-region, strength-days, never-twice, red-light, six-weeks, further-down, flare, not-settled, missed-twice, more-of-it, two-to-four-weeks, four-to-six-weeks, settled, not "no-rests". Did you mean "no-rest"?
"""


def samples_of(rows: str) -> Iterator[Sample]:
    """The samples that some rows spell out."""
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


SAMPLES = tuple(samples_of(_ROWS + FIGURE_ROWS + LOG_ROWS))
"""One for each key, in the order of the tables of keys."""

TABLES = {name: table for name, table in vars(schema).items() if isinstance(table, Table)}
"""Every table of keys by its name in `planner.store.schema`."""
