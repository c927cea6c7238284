"""The samples of the log's keys: see `tests/store/samples.py` for how they are written."""

# ruff: noqa: E501 - a sample and what is said about it stand on one line each, as people see them

from __future__ import annotations

LOG_ROWS = """\
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
resumed = 2 | resumed = "twice"
  4:11: resumed must be a whole number from 0 to 86400, not "twice"
by_hand = true | by_hand = "yes"
  4:11: by_hand must be true or false, not "yes"
unattended = true | unattended = 1
  4:14: unattended must be true or false, not 1
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
not_now = ["more-of-it"] | not_now = ["more"]
  4:12: not_now must be one of red-light, six-weeks, further-down, flare, not-settled, missed-twice, more-of-it, two-to-four-weeks, four-to-six-weeks, settled, not "more".
note = "" | note = false
  4:8: note must be text in quotes, not false
done = [{ step = 1, exercise = "cat-cow" }] | done = ["cat-cow"]
  4:9: done must be a table, not "cat-cow"
left_out = [{ step = 2, exercise = "cobra", reason = "pain" }] | left_out = { step = 2 }
  4:12: left_out is written with two brackets: [[left_out]]
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
@LEFT_OUT
step = 2 | step = 0
  8:8: step must be a whole number from 1 to 500, not 0
exercise = "cobra" | exercise = 5
  8:12: exercise must be text in quotes, not 5
round = 2 | round = 51
  9:9: round must be a whole number from 1 to 50, not 51
reason = "pain" | reason = "tired"
  8:10: reason must be one of pain, leg, numbness, time, other, not "tired". Did you mean "time"?
@ADDED
step = 2 | step = 501
  12:8: step must be a whole number from 1 to 500, not 501
round = 1 | round = true
  13:9: round must be a whole number from 1 to 50, not true
rest = "30s" | rest = "30x"
  12:8: rest is "30x": a duration is written like "25s", "1m30s" or "2m"
@RUNNING
phase = 3 | phase = 20001
  8:9: phase must be a whole number from 0 to 20000, not 20001
left_ms = 4000 | left_ms = "4s"
  9:11: left_ms must be a whole number from 0 to 86400000, not "4s"
spent_ms = 6000 | spent_ms = -1
  9:12: spent_ms must be a whole number from 0 to 86400000, not -1
added = [{ step = 2, rest = "30s" }] | added = [2]
  9:10: added must be a table, not 2
outcomes = "dds." | outcomes = ["d"]
  8:12: outcomes must be text in quotes, not a list
written = 2026-11-22T07:05:00Z | written = 1
  8:11: written must be a date and time like 2026-11-22T07:00:00+01:00, not 1
"""
