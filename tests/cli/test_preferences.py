"""Favourites and switched-off exercises, as the commands tell of them."""

from __future__ import annotations

import json

from planner.store.home import Home
from tests.cli.conftest import Planner

SETTINGS = """\
favourites = ["glute-bridge", "bridge"]

[off]
cobra  = "brings the pain on"
cobras = "a slip"
twist  = ""
"""


def test_check_warns_at_the_step_with_the_reason(planner: Planner, ready: Home) -> None:
    """Also of names in the settings that are no exercise, with the nearest one; the exit code stays 0."""
    ready.settings.write_text(SETTINGS)
    path = ready.routines / "mine.toml"
    path.write_text('title = "Mine"\n\n[[step]]\nexercise = "cat-cow"\n\n[[step]]\nexercise = "cobra"\n')
    answer = planner("check", str(path))
    assert answer.code == 0
    words = "mine.toml:7:12: warning: Cobra pose is switched off: brings the pain on\n"
    assert words in answer.out + answer.err
    answer = planner("check")
    for words in (
        'settings.toml:1:31: warning: there is no exercise "bridge" in the library.',
        'settings.toml:5:1: warning: there is no exercise "cobras" in the library. Did you mean "cobra"?',
        'settings.toml:6:1: warning: there is no exercise "twist" in the library.',
    ):
        assert words in answer.out + answer.err
    ready.settings.write_text("")
    assert "warning" not in (again := planner("check")).out + again.err


def test_the_list_has_all_and_says_what_is_thought_of_them(planner: Planner, ready: Home) -> None:
    """What is switched off is listed too, and found, but marked; a favourite comes first among equals."""
    ready.settings.write_text(SETTINGS)
    (line,) = [line for line in planner("list", "exercises").lines if line.startswith("cobra ")]
    assert "stretch, switched off" in line
    values = {
        value["id"]: value
        for value in json.loads(planner("list", "exercises", "--search", "core", "--json").out)
    }
    assert list(values) == ["glute-bridge", "bird-dog"]
    assert values["glute-bridge"]["favourite"] is True
    (value,) = json.loads(planner("list", "exercises", "--search", "cobra", "--json").out)
    assert (value["off"], value["favourite"]) == ("brings the pain on", False)


def test_what_only_comes_near_is_said_beside_the_result(planner: Planner, ready: Home) -> None:
    """A slip finds what was meant; a script sees the list alone."""
    answer = planner("list", "exercises", "--search", "brid dog")
    assert answer.lines[0].startswith("bird-dog")
    assert 'No exercise has all the words of "brid dog"; these come near.' in answer.err
