"""Plain commands as a screen reader has them: words on lines, from the top to the bottom."""

from __future__ import annotations

import re

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner

NOISE = re.compile("[\x1b\r\u2190-\u21ff\u2500-\u28ff]|[-=_*|]{3,}|  -> ")
"""Escape sequences, arrows, boxes, blocks and braille, and lines drawn with letters."""


@pytest.mark.parametrize(
    "line",
    [
        *(
            "today",
            "week",
            "next",
            "progress",
            "advice",
            "check",
            "doctor",
            "home",
            "warning-signs",
            "restore",
        ),
        *("list routines", "list exercises", "list sessions", "show core-three", "show bird-dog"),
        *("run core-three --dry-run", "schedule gentle-day --days mon", "log core-three --pain-after 3"),
        *("--help", "run --help", "export --help"),
    ],
)
def test_nothing_is_drawn(planner: Planner, ready: Home, line: str) -> None:
    """No command draws, colours or rewrites a line unless it is asked to."""
    ready.schedule.write_text('[[plan]]\nid = "mornings"\nroutine = "core-three"\ndays = ["mon", "sun"]\n')
    planner("log", "core-three", "--pain-before", "4", "--pain-after", "3")
    answer = planner(*line.split())
    told = (answer.out + answer.err).split("\n")
    assert any(told)
    assert [one for one in told if NOISE.search(one)] == []
