"""Less of a routine on the command line: shown, run, logged, and kept as a routine of its own."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from planner.store.course import read_course
from planner.store.errors import PlannerError
from planner.store.home import Home
from tests.cli.conftest import Planner, finish, spawn

PRESCRIBED = """\
# from the physio
title         = "Back"
prescribed_by = "A. Sato"
prescribed_on = 2026-11-20
was           = ["old-back"]

# the warm-up
[[step]]
exercise = "cat-cow"
reps     = 9      # slow

# three rounds
[[step]]
exercise = "glute-bridge"
group    = "core"
load     = "5kg"  # on the hips

# one side at a time
[[step]]
exercise = "hamstring-stretch"
sides    = "left"
hold     = "30s"
group    = "legs"

[[step]]
exercise = "hamstring-stretch"
sides    = "right"
hold     = "30s"
group    = "legs"

[group.core]
rounds = 3

[group.legs]
rounds = 2
"""

HEAD = re.compile(r"^title .*?^was .*?\n", re.MULTILINE | re.DOTALL)
"""What a variant has a line of its own for: it has a title, and nobody prescribed it."""


@pytest.fixture
def back(ready: Home) -> str:
    """A prescribed routine with groups, sides and a weight; its id."""
    (ready.routines / "back.toml").write_text(PRESCRIBED)
    return "back"


@pytest.mark.parametrize("command", [("show", "full-eight"), ("run", "full-eight", "--dry-run")])
def test_what_is_left_out_is_shown(planner: Planner, ready: Home, command: tuple[str, ...]) -> None:
    """First what is less, then the phases of what is left; nothing is run or written."""
    answer = planner(*command, "--minutes", "8")
    assert answer.code == 0
    assert answer.lines[4:9] == [
        "Variant: 8 minutes; it takes 8 min.",
        "Left out: Piriformis stretch, Supine twist, Hamstring stretch.",
        "Cobra pose: 2 reps instead of 3.",
        "Knee to chest stretch: 1 rep instead of 2.",
        "",
    ]
    assert answer.lines[-1].startswith("Total: 7:54 (8 min), ")
    assert not list(ready.log.rglob("*.toml"))


def test_what_cannot_be_reduced_is_named(planner: Planner, ready: Home) -> None:
    """On a gentle day too nothing goes under its range."""
    answer = planner("show", "full-eight", "--gentle")
    assert "Unchanged, at the least already: Bird dog, Glute bridge." in answer.lines


def test_a_time_that_nothing_fits(planner: Planner, ready: Home) -> None:
    """It says so, and shows the shortest part."""
    answer = planner("show", "core-three", "--minutes", "1")
    assert "Nothing of it fits into 1 minute. The shortest part takes 1m5s." in answer.lines
    assert answer.lines[-1].startswith("Total: 1:05")


def test_a_variant_in_json(planner: Planner, ready: Home) -> None:
    """The variant, whether it fits, and what is less, beside the usual keys; without one they are absent."""
    told = json.loads(planner("show", "core-three", "--minutes", "3", "--json").out)
    assert {key: told[key] for key in ("id", "seconds", "variant", "fits", "left_out", "reduced")} == {
        "id": "core-three",
        "seconds": 142,
        "variant": "3 minutes",
        "fits": True,
        "left_out": ["Piriformis stretch"],
        "reduced": ["Knee to chest stretch: 1 rep instead of 2", "Glute bridge: 1 set instead of 2"],
    }
    assert "variant" not in json.loads(planner("show", "core-three", "--json").out)


def test_a_variant_counts_as_a_session_of_its_routine(ready: Home, environment: dict[str, str]) -> None:
    """The log has the routine, and says that it was a variant; the list of sessions shows it."""
    argv = ["run", "core-three", "--plain", "--minutes", "3", "--speed", "2000"]
    answer = finish(spawn(argv, environment))
    assert answer.lines[:3] == [
        "Core three",
        "Variant: 3 minutes; it takes 2 min.",
        "Left out: Piriformis stretch.",
    ]
    (path,) = ready.log.rglob("*.toml")
    told = tomllib.loads(path.read_text())
    assert (told["status"], told["routine"], told["variant"]) == ("finished", "core-three", "3 minutes")
    listed = finish(spawn(["list", "sessions"], environment)).lines
    assert "Core three (3 minutes)" in listed[0]


def test_a_variant_that_is_all_of_it_is_none(ready: Home, environment: dict[str, str]) -> None:
    """With time enough it is the routine, and the log says no more."""
    answer = finish(
        spawn(["run", "core-three", "--plain", "--minutes", "60", "--speed", "5000"], environment)
    )
    assert answer.lines[1] == "All of it fits: it takes 8 min."
    (path,) = ready.log.rglob("*.toml")
    assert "variant" not in path.read_text()


def test_keeping_a_shorter_one(planner: Planner, ready: Home, back: str) -> None:
    """A copy of the file with its comments, without what was left out, and prescribed by nobody."""
    answer = planner("new", "Short back", "--from", back, "--minutes", "3")
    assert answer.code == 0
    assert answer.lines[1:] == [
        "Variant: 3 minutes; it takes 3 min.",
        "Left out: Hamstring stretch (step 3), Hamstring stretch (step 4).",
        "Group core: 1 round instead of 3.",
    ]
    kept = PRESCRIBED[: PRESCRIBED.index("# one side")] + "[group.core]\nrounds = 1\n"
    expected = HEAD.sub('title         = "Short back"\n', kept)
    assert (ready.routines / "short-back.toml").read_text() == expected
    assert ": warning: " not in planner("check").out


def test_keeping_a_gentler_one(planner: Planner, ready: Home, back: str) -> None:
    """Only the values that are less differ; comments stay."""
    assert planner("new", "Soft back", "--from", back, "--gentle").code == 0
    expected = HEAD.sub('title         = "Soft back"\n', PRESCRIBED).replace(
        'load     = "5kg"  # on the hips\n', ""
    )
    for before, after in (("rounds = 2", "rounds = 1"), ("rounds = 3", "rounds = 2"), ("= 9 ", "= 6 ")):
        expected = expected.replace(before, after)
    assert (ready.routines / "soft-back.toml").read_text() == expected
    shown = planner("show", "soft-back").lines[-1]
    assert shown == planner("show", back, "--gentle").lines[-1]


def test_keeping_all_of_it_is_a_copy(planner: Planner, ready: Home, back: str) -> None:
    """When all of it fits nothing is changed, and it stays prescribed."""
    answer = planner("new", "Same back", "--from", back, "--minutes", "60")
    assert answer.lines[1].startswith("All of it fits: it takes ")
    told = tomllib.loads((ready.routines / "same-back.toml").read_text())
    former = tomllib.loads(PRESCRIBED)
    assert told == {key: value for key, value in former.items() if key != "was"} | {"title": "Same back"}


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("show", "bird-dog", "--gentle"), "go with a routine, not with an exercise"),
        (("new", "Mine", "--gentle"), "need a routine: planner new TITLE --from ROUTINE --gentle"),
        (("new", "Mine", "--minutes", "6"), "need a routine"),
        (("run", "core-three", "--gentle", "--minutes", "6"), "not allowed with argument"),
        (("run", "core-three", "--minutes", "0"), "a whole number from 1 to 1440 is needed"),
    ],
)
def test_what_makes_no_sense(planner: Planner, ready: Home, argv: tuple[str, ...], words: str) -> None:
    """Is wrong use, in a sentence, and leaves nothing."""
    before = sorted(ready.root.rglob("*"))
    answer = planner(*argv)
    assert answer.code == 2
    assert words in answer.err
    assert sorted(ready.root.rglob("*")) == before


def test_a_variant_that_nobody_knows_cannot_be_taken_up(ready: Home) -> None:
    """A log that was edited by hand: there is a sentence that says what is wrong with it."""
    with pytest.raises(PlannerError, match='Core three: there is no variant "soft"'):
        read_course(ready, "core-three", "soft")
