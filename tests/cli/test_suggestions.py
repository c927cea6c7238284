"""`planner advice`: what the sessions suggest, in plain lines."""

from __future__ import annotations

import json

from planner.model.text import width
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner
from tests.store.test_suggestions import ROUTINE, log


def test_without_sessions_there_is_nothing_to_consider(ready: Home, planner: Planner) -> None:
    """It says so beside the result, and scripts see it by the exit code."""
    told = planner("advice")
    assert (told.code, told.out) == (1, "")
    assert "Nothing to consider now." in told.err


def test_what_why_on_which_sessions_by_which_source(ready: Home, planner: Planner) -> None:
    """The urgent first, with the way to the warning signs; no file changes, a hostile title is text."""
    path = ready.routines / "back.toml"
    path.write_text(ROUTINE.replace('"Back"', '"' + HOSTILE.replace("\x1b", "\\u001b") + '"'))
    for day in ("2026-11-16", "2026-11-18", "2026-11-19"):
        log(ready, day)
    before = path.read_bytes()
    told = planner("advice")
    words = " ".join(told.out.split())
    assert told.code == 0
    assert f"- Cobra pose in {HOSTILE_SEEN}: hold 25s from now on." in words
    assert "Mon 16 Nov: back; pain 2 before, 2 after; leg thigh before, thigh after" in words
    assert "Source: The range is that of the exercise's own sources." in words
    assert "Rule: more-of-it" in words
    assert max(map(width, told.out.splitlines())) <= 80
    assert path.read_bytes() == before
    log(ready, "2026-11-20", pain=8)
    lines = planner("advice").out.splitlines()
    assert lines[2].startswith("! Leave out what brought it on")
    assert "  planner warning-signs: the signs that need a doctor now." in lines


def test_as_json(ready: Home, planner: Planner) -> None:
    """For scripts: the rule, and the sessions by their ids."""
    log(ready, "2026-11-20", pain=8)
    (one,) = json.loads(planner("advice", "--json").out)
    assert (one["rule"], one["urgency"]) == ("red-light", "soon")
    assert [(on["session"], on["date"]) for on in one["rests_on"]] == [("2026-11-20T0700-back", "2026-11-20")]
