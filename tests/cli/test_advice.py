"""`check` gives advice: beside errors and warnings, never as one of them, and only where it is wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner

SWITCH = "Advice can be switched off: ignore in the routine, or lint.ignore in settings.toml."

LEFT = 'title = "Mine"\n\n[[step]]\nexercise = "bird-dog"\nsides    = "left"\n'
LEFT_WORDS = (
    "Bird dog is done on the left side only: do the other side as well, unless one side was prescribed"
)


@pytest.fixture
def mine(home: Home) -> Path:
    """The only routine of a home: bird dog, on the left alone."""
    home.routines.mkdir(parents=True)
    path = home.routines / "mine.toml"
    path.write_text(LEFT)
    return path


def test_advice_has_its_place_its_reason_and_the_name_of_its_rule(planner: Planner, mine: Path) -> None:
    """The exit code is 0; how to be rid of it is said once."""
    mine.with_name("yours.toml").write_text(LEFT.replace("left", "right"))
    answer = planner("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines == [
        f"routines/mine.toml:5:12: advice: {LEFT_WORDS} (one-side)",
        '    5 | sides    = "left"',
        "      |            ^^^^^^",
        f"routines/yours.toml:5:12: advice: {LEFT_WORDS.replace('left', 'right')} (one-side)",
        '    5 | sides    = "right"',
        "      |            ^^^^^^^",
        SWITCH,
        "2 files checked: 2 pieces of advice.",
    ]


def test_the_starter_routines(planner: Planner, home: Home) -> None:
    """Eight exercises that bend and arch the back are many; a gentle day is short on purpose, and says so."""
    answer = planner("check")
    assert answer.code == 0
    found = [line.partition(": advice: ")[::2] for line in answer.lines if "advice: " in line]
    assert [(place.partition(":")[0], words.rpartition("(")[2]) for place, words in found] == [
        ("routines/full-eight.toml", "many-exercises)"),
        ("routines/full-eight.toml", "flexion-extension)"),
    ]
    assert answer.lines[-1] == "4 files checked: 2 pieces of advice."


def test_errors_warnings_and_advice_are_told_apart(planner: Planner, mine: Path) -> None:
    """In the sum each is counted by itself; only errors make the exit code 1."""
    (mine.parent / "broken.toml").write_text("title = Mine\n")
    (mine.parent / "odd.toml").write_text('title = "Odd"\ntitel = 1\nb = 2\n')
    answer = planner("check")
    assert answer.code == 1
    assert answer.lines[-1] == "3 files checked: 1 error, 2 warnings and 1 piece of advice."


def test_advice_that_is_not_wanted_is_not_given(planner: Planner, mine: Path, home: Home) -> None:
    """The rules in `lint.ignore` are silent, the others are not."""
    mine.write_text(LEFT + "sets = 2\nrest = 0\n")
    assert planner("check").lines[-1] == "1 file checked: 2 pieces of advice."
    home.settings.write_text('[lint]\nignore = ["one-side"]\n')
    answer = planner("check")
    assert [line.rpartition("(")[2] for line in answer.lines if "advice: " in line] == ["no-rest)"]
    home.settings.write_text('[lint]\nignore = ["one-side", "no-rest"]\n')
    assert planner("check").out == "2 files checked: all in order.\n"


def test_a_misspelt_rule_is_told_with_the_nearest(planner: Planner, mine: Path, home: Home) -> None:
    """And goes on being advised about until it is mended."""
    home.settings.write_text('[lint]\nignore = ["one-syde"]\n')
    answer = planner("check")
    assert answer.code == 1
    assert 'not "one-syde". Did you mean "one-side"?' in answer.out
    assert "(one-side)" in answer.out


def test_a_file_by_its_path_is_advised_about_as_its_own_home_wishes(
    planner: Planner, mine: Path, home: Home, tmp_path: Path
) -> None:
    """In a home its settings count, elsewhere those of this home."""
    other = tmp_path / "other" / "routines" / "theirs.toml"
    other.parent.mkdir(parents=True)
    loose = tmp_path / "loose.toml"
    for path in (other, loose):
        path.write_text(LEFT)
    home.settings.write_text('[lint]\nignore = ["one-side"]\n')
    assert planner("check", str(mine), str(loose)).out == "2 files checked: all in order.\n"
    answer = planner("check", str(other))
    assert (answer.code, answer.lines[0]) == (0, f"{other}:5:12: advice: {LEFT_WORDS} (one-side)")
    (tmp_path / "other" / "settings.toml").write_text('[lint]\nignore = ["one-side"]\n')
    assert planner("check", str(other)).out == "1 file checked: all in order.\n"


def test_for_programs_and_for_github(planner: Planner, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Severity `advice` in JSON, a notice for GitHub; nothing is said beside them."""
    answer = planner("check", "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["problems"] == [
        {
            "path": "routines/mine.toml",
            "line": 5,
            "column": 12,
            "severity": "advice",
            "message": LEFT_WORDS,
            "hint": "(one-side)",
        }
    ]
    monkeypatch.chdir(mine.parent.parent)
    answer = planner("check", "--format", "github")
    assert (answer.code, answer.out) == (
        0,
        f"::notice file=routines/mine.toml,line=5,col=12::{LEFT_WORDS} (one-side)\n",
    )


def test_the_other_commands_say_nothing_of_it(planner: Planner, mine: Path) -> None:
    """Advice is for when it is asked for: lists, the timeline and today stay as they are."""
    for argv in (("list", "routines"), ("show", "mine"), ("today",), ("run", "mine", "--dry-run")):
        answer = planner(*argv)
        assert (answer.code, answer.err) == (0, "")
        assert "advice" not in answer.out
        assert "only" not in answer.out
