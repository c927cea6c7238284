"""Logging what was done without the timer: which steps, where it was stopped, and the morning after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.model.session import Session, Stopped
from planner.store import sessions
from planner.store.home import Home
from tests.cli.conftest import Planner

Logged = Callable[..., Session]

ROUNDS = """\
title = "Rounds"
group = { a = { rounds = 2 } }

[[step]]
exercise = "cat-cow"

[[step]]
exercise = "cobra"
group = "a"

[[step]]
exercise = "bird-dog"
group = "a"
"""


@pytest.fixture
def log(planner: Planner, ready: Home) -> Logged:
    """Log a session, and read it back."""
    (ready.routines / "rounds.toml").write_text(ROUNDS)

    def run(*argv: str) -> Session:
        answer = planner("log", *argv)
        assert answer.code == 0, answer.err
        (session,) = sessions.load(ready).values.values()
        return session

    return run


def done(session: Session) -> dict[int, list[str]]:
    """What became of the sets of each step."""
    found: dict[int, list[str]] = {}
    for row in session.done:
        found.setdefault(row.step, []).append("skipped" if row.skipped else "done")
    return found


@pytest.mark.parametrize(
    ("argv", "status", "steps"),
    [
        ((), "finished", {1: ["done"] * 2, 2: ["done"] * 2, 3: ["done"] * 2}),
        (("--steps", "1,3"), "finished", {1: ["done"] * 2, 2: ["skipped"] * 2, 3: ["done"] * 2}),
        (("--steps", "2-3"), "finished", {1: ["skipped"] * 2, 2: ["done"] * 2, 3: ["done"] * 2}),
        (("--stopped", "2:leg"), "stopped", {1: ["done"] * 2}),
        (("--stopped", "1:pain"), "stopped", {}),
        (
            ("--stopped", "3:time", "--steps", "1,3"),
            "stopped",
            {1: ["done"] * 2, 2: ["skipped"] * 2, 3: ["done"] * 2},
        ),
        (("--stopped", "3:time", "--steps", "2"), "stopped", {1: ["skipped"] * 2, 2: ["done"] * 2}),
    ],
)
def test_the_steps_that_were_done_are_logged_as_done(
    log: Logged, argv: tuple[str, ...], status: str, steps: dict[int, list[str]]
) -> None:
    """What was left out before a stop was skipped, what came after it was never reached."""
    session = log("core-three", *argv)
    assert session.status == status
    assert done(session) == steps
    assert session.counts == (status == "finished")


def test_a_stop_in_rounds_is_in_the_first_round(log: Logged) -> None:
    """What comes after it in the order of doing, the rounds included, was not reached."""
    session = log("rounds", "--stopped", "3:numbness")
    assert session.stopped == Stopped(3, "numbness")
    assert [(row.step, row.round) for row in session.done] == [(1, 1), (2, 1)]


def test_how_long_it_took_is_kept(log: Logged) -> None:
    """It ended now, and began as much earlier, unless it is said when."""
    session = log("core-three", "--took", "12m")
    assert session.active == session.seconds == 720
    assert f"{session.started:%H:%M}" == "06:48"
    assert session.ended is not None
    assert f"{session.ended:%H:%M}" == "07:00"


def test_all_that_the_app_asks_can_be_answered(log: Logged) -> None:
    """Pain and leg before and after, and the morning after."""
    argv = (
        "--leg-before",
        "thigh",
        "--leg-after",
        "buttock",
        "--pain-morning",
        "2",
        "--morning",
        "not-settled",
    )
    session = log("core-three", "--at", "2026-11-20T18:30", *argv)
    assert (session.leg_before, session.leg_after) == ("thigh", "buttock")
    assert (session.pain_morning, session.morning) == (2, "not settled")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--leg-before", "thigh", "--leg-after", "calf"), "Stop this exercise."),
        (("--stopped", "1:numbness"), "New numbness or weakness needs a doctor soon"),
        (("--stopped", "1:pain", "--pain-after", "2"), "Pain 2: Stop this exercise."),
        (("--at", "2026-11-20T07:00", "--morning", "not-settled"), "was a little much: rest today"),
        (("--pain-after", "2", "--leg-before", "thigh", "--leg-after", "back"), ""),
    ],
)
def test_what_the_answers_ask_for_is_said(
    planner: Planner, ready: Home, argv: tuple[str, ...], words: str
) -> None:
    """Nothing after a session that went well."""
    answer = planner("log", "core-three", *argv)
    said = " ".join(answer.lines[2:])
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--steps", "4"), "Core three has 3 steps: there is no step 4"),
        (("--stopped", "9:leg"), "Core three has 3 steps: there is no step 9"),
        (("--steps", "3-1"), "steps are written like 1-4,6"),
        (("--steps", "1,,2"), "steps are written like 1-4,6"),
        (("--steps", "0"), "steps are written like 1-4,6"),
        (
            ("--stopped", "2"),
            "a stop is written like 3:pain, and why is one of pain, leg, numbness, time, other",
        ),
        (("--stopped", "two:leg"), "a whole number from 1 to 500"),
        (("--took", "0s"), "it is at least 1m"),
        (("--morning", "settled"), "the morning after has not come yet"),
        (("--at", "06:00", "--pain-morning", "3"), "the morning after has not come yet"),
    ],
)
def test_what_cannot_have_been_is_told(
    planner: Planner, ready: Home, argv: tuple[str, ...], words: str
) -> None:
    """And nothing is logged."""
    answer = planner("log", "core-three", *argv)
    assert answer.code == 2
    assert words in answer.err
    assert not ready.log.exists()


def test_the_help_has_examples_that_work(planner: Planner, ready: Home) -> None:
    """Each of them logs a session."""
    lines = [line.strip() for line in planner("log", "--help").out.splitlines()]
    examples = [line.split()[1:] for line in lines if line.startswith("planner log ")]
    assert len(examples) == 4
    for argv in examples:
        if "07:00" in argv:
            argv[argv.index("07:00")] = "06:00"
        answer = planner(*argv)
        assert answer.code == 0, answer.err
    assert len(sessions.load(ready).entries) == 4
