"""`planner add`: steps for a routine from lines of text."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner

MINE = """\
format = 1
title  = "Mine"

# loosen first
[[step]]
exercise = "cat-cow"   # slowly
"""

Input = Callable[[str | bytes], None]


@pytest.fixture
def mine(ready: Home) -> Home:
    """A home with a routine of one step, which has comments."""
    (ready.routines / "mine.toml").write_text(MINE)
    return ready


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Input:
    """What stands on the input of the next command."""

    def give(text: str | bytes) -> None:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))

    return give


def text(home: Home) -> str:
    """What the routine's file says."""
    return (home.routines / "mine.toml").read_text("utf-8")


def test_a_step_is_added_at_the_end(planner: Planner, mine: Home) -> None:
    """The answer is the step as it will be done and the new total; the file keeps its comments."""
    answer = planner("add", "mine", "Bird dog 3x10 hold 5s each side rest 20s")
    assert answer.code == 0
    assert answer.lines == [
        "Mine has now:",
        "   2. Bird dog: 3 sets of 10, hold 5s, each side, rest 20s",
        "Total: 9:48 (10 min), 123 phases",
    ]
    assert text(mine) == MINE + (
        '\n[[step]]\nexercise = "bird-dog"\nsets     = 3\nreps     = 10\n'
        'hold     = "5s"\nsides    = "each"\nrest     = "20s"\n'
    )
    assert planner("check", str(mine.routines / "mine.toml")).code == 0


def test_what_is_not_said_is_left_to_the_exercise(planner: Planner, mine: Home) -> None:
    """It is shown as it will be done, and not written; a count of one that is so anyway is not either."""
    answer = planner("add", "Mine", "hamstring stretch 2 x 30s note: knee soft")
    assert answer.lines[1:3] == [
        "   2. Hamstring stretch: 2 reps, hold 30s, each side, relax 5s",
        "      knee soft",
    ]
    assert text(mine) == MINE + (
        '\n[[step]]\nexercise = "hamstring-stretch"\nreps     = 2\nhold     = "30s"\nnote     = "knee soft"\n'
    )


def test_a_step_is_added_before_another(planner: Planner, mine: Home) -> None:
    """With its comment, the other one moves down."""
    assert planner("add", "mine", "cobra 2x30s", "--at", "1").lines[1].startswith("   1. Cobra pose: ")
    head, comment = MINE.split("# loosen")
    step = '[[step]]\nexercise = "cobra"\nreps     = 2\nhold     = "30s"\n\n'
    assert text(mine) == f"{head}{step}# loosen{comment}"


def test_there_is_no_place_far_behind_the_end(planner: Planner, mine: Home) -> None:
    """The places that there are, are told."""
    answer = planner("add", "mine", "cobra", "--at", "3")
    assert (answer.code, answer.err) == (2, "planner: Mine has 1 step: --at goes from 1 to 2\n")
    assert text(mine) == MINE


def test_a_dry_run_shows_and_writes_nothing(planner: Planner, mine: Home) -> None:
    """The same lines in the conditional."""
    answer = planner("add", "mine", "Bird dog 3x10 hold 5s each side rest 20s", "--dry-run")
    assert answer.lines[0] == "Mine would have now:"
    assert answer.lines[1:] == planner("add", "mine", "Bird dog 3x10 hold 5s each side rest 20s").lines[1:]
    assert text(mine).count("bird-dog") == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "bird dog 3x10 slow, red band",
            '  not understood: "slow", "red", "band". Words to remember go after "note:".',
        ),
        ("bird dog 10-12 reps", "  10 to 12 repetitions: planner keeps one number; take 10 or 12."),
        ("bird dg 3x10", '  no exercise is called "bird dg". Did you mean "Bird dog"?'),
        ("stretch 2x30s", '  several exercises fit "stretch": Cat-cow stretch, Hamstring stretch, Knee to'),
        ("", "  which exercise? Begin with its name."),
        ("bird dog \u001b[31mred", '  not understood: "31mred".'),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_is_written(
    planner: Planner, mine: Home, line: str, told: str
) -> None:
    """The exit code is 1, and the file is as it was."""
    answer = planner("add", "mine", line)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.splitlines()[0] == "planner: nothing was added"
    assert told in answer.err
    assert text(mine) == MINE


def test_a_dose_beyond_the_sources_is_added_and_told(planner: Planner, mine: Home) -> None:
    """As in `planner check`: it is a warning."""
    answer = planner("add", "mine", "bird dog 30 reps")
    assert answer.code == 0
    assert answer.lines[2] == "      reps: the sources of Bird dog give 10 to 12"


def test_several_lines_from_the_input_are_added_in_their_order(
    planner: Planner, mine: Home, given: Input
) -> None:
    """Empty lines and lines that begin with # are left out. It is one change: one backup."""
    given("\ufeffBird dog 3x10\r\n\n# later: more\n  - bridge 10 reps\n")
    answer = planner("add", "mine", "-", "--at", "1")
    assert [line.split(":")[0] for line in answer.lines[1:3]] == ["   1. Bird dog", "   2. Glute bridge"]
    said = text(mine)
    assert said.index("bird-dog") < said.index("glute-bridge") < said.index("# loosen first")
    assert len(list(mine.backups.glob("*mine.toml"))) == 1


def test_one_line_that_is_not_understood_keeps_all_out(planner: Planner, mine: Home, given: Input) -> None:
    """Each such line is told with its number."""
    given("bird dog 3x10\n\nbird dog 3x10 60s\njuggling\n")
    answer = planner("add", "mine", "-")
    assert answer.code == 1
    assert answer.err.splitlines() == [
        "planner: nothing was added",
        '  line 3: 60s: a hold or a rest? Write "hold 60s" or "rest 60s".',
        '  line 4: no exercise is called "juggling".',
    ]
    assert text(mine) == MINE


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "the input has no line with a step"),
        ("# nothing\n \n", "the input has no line with a step"),
        ("x" * 2_000_000, "the input is too long for a list of steps"),
        (b"bird dog 3x10 \xff\n", "not understood"),
        ("bird dog 10 reps\n" * 501, "500"),
    ],
)
def test_an_input_that_is_no_list_of_steps_is_refused(
    planner: Planner, mine: Home, given: Input, said: str | bytes, told: str
) -> None:
    """In one sentence, and nothing is written."""
    given(said)
    answer = planner("add", "mine", "-")
    assert answer.code == 1
    assert told in answer.err
    assert text(mine) == MINE


def test_a_step_that_nobody_could_do_is_refused(planner: Planner, mine: Home) -> None:
    """Before anything is written."""
    answer = planner("add", "mine", "cobra 200 sets of 1000, hold 4h")
    assert answer.code == 1
    assert "phases" in answer.err
    assert text(mine) == MINE


def test_a_routine_with_an_exercise_that_is_gone_takes_steps_all_the_same(
    planner: Planner, mine: Home
) -> None:
    """Its total is not known, and the reason is told."""
    (mine.routines / "mine.toml").write_text(MINE.replace("cat-cow", "gone"))
    answer = planner("add", "mine", "cobra")
    assert answer.code == 0
    assert answer.lines[-1] == 'Its total is not known: step 1: there is no exercise "gone"'
    assert 'exercise = "cobra"' in text(mine)


def test_a_routine_that_is_not_there_or_broken_is_told(planner: Planner, mine: Home) -> None:
    """By its nearest name, or by what is wrong in its file."""
    assert 'Did you mean "mine"?' in planner("add", "mina", "cobra").err
    (mine.routines / "mine.toml").write_text("title = [")
    answer = planner("add", "mine", "cobra")
    assert answer.code == 1
    assert "routines/mine.toml" in answer.err
