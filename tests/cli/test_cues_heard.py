"""Cues on a real pseudo-terminal, in the app and in plain lines: by their bytes, and with a bad voice."""

from __future__ import annotations

import os
import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from benchmarks.subject import planner, prepared_home
from tests.cli.conftest import finish, spawn

ROUTINE = """\
title = "Sides"
ready = "6s"
[[step]]
exercise = "cobra"
reps = 1
hold = "20s"
sides = "each"
"""
"""Ready 6, hold 20, change sides 5, hold 20: 51 s."""

SETTINGS = """\
safety_read = 2026-11-22
[cues]
title = true
notification = "osc777"
voice = ["{voice}"]
"""
SPEED = 20

BEGINS = (
    "Get ready: Cobra pose, face down, left side.",
    "Hold, left side.",
    "Change sides: right side.",
    "Hold, right side.",
    "Finished.",
)
BELLS = 3 + 1 + 3 + 2 + 3 + 1 + 3 + 1
"""3-2-1 and a bell at each beginning, two for the change of sides."""


def heard(arguments: tuple[str, ...], voice: Path, begin: Callable[[Terminal], None]) -> tuple[str, int]:
    """All that a session sent to its terminal, and how many bells; speech is noted by a voice."""
    with prepared_home() as home:
        (home / "routines").mkdir()
        (home / "routines" / "sides.toml").write_text(ROUTINE)
        (home / "settings.toml").write_text(SETTINGS.format(voice=voice))
        argv = planner(home, "run", "sides", "--speed", str(SPEED), *arguments)
        with Terminal(argv, limit=60) as terminal:
            begin(terminal)
            terminal.wait_for_text("Finished", within=30)
            terminal.wait_for_quiet()
            sent = b"".join(chunk.data for chunk in terminal.chunks).decode()
    return sent, re.sub(r"\x1b\][^\x07\x1b]*\x07", "", sent).count("\a")


def begin_plain(terminal: Terminal) -> None:
    """Leave out the questions."""
    for question in ("Pain now", "How far down", "Anything new"):
        terminal.wait_for_text(question)
        terminal.send("\n")


def begin_app(terminal: Terminal) -> None:
    """Leave out the questions."""
    terminal.wait_for_text("How much pain now?")
    terminal.wait_for_quiet()
    terminal.send("\r")


@pytest.mark.parametrize(
    ("arguments", "begin"), [(("--plain",), begin_plain), ((), begin_app)], ids=["plain", "app"]
)
def test_every_channel_tells_the_same(
    tmp_path: Path, arguments: tuple[str, ...], begin: Callable[[Terminal], None]
) -> None:
    """Bells, titles, notifications and a voice: each cue once and in order, and the title given back."""
    voice = tmp_path / "voice"
    voice.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/said"\n')
    voice.chmod(0o755)
    sent, bells = heard(arguments, voice, begin)
    assert re.findall(r"\x1b\]777;notify;planner;([^\x1b]*)\x1b\\", sent) == list(BEGINS)
    titles = [title for title in re.findall(r"\x1b\]2;([^\x1b]*)\x1b\\", sent) if title]
    assert titles == list(BEGINS)
    assert sent.index("\x1b[22;2t") < sent.index("\x1b]2;") < sent.rindex("\x1b[23;2t")
    assert bells == BELLS
    said = (tmp_path / "said").read_text().splitlines()
    # At this speed words are cut for the next ones; the last have all the time they need.
    assert "Finished." in said
    assert set(said) <= {*BEGINS, "Halfway.", "Three", "Two", "One"}


@pytest.mark.parametrize(
    ("doing", "told"),
    [
        ("sleep 600", ""),
        ("exit 1", "ended with exit code 1"),
        ("kill -KILL $$", "was ended by signal 9"),
        (None, "cannot be started: No such file or directory"),
    ],
    ids=["hangs", "fails", "is killed", "is missing"],
)
def test_a_voice_that_does_not_do_its_part_changes_nothing(
    tmp_path: Path, doing: str | None, told: str
) -> None:
    """Every bell comes, the fault is one sentence, and no process is left when the session is over."""
    voice = tmp_path / "voice"
    if doing is not None:
        voice.write_text(f'#!/bin/sh\necho $$ >> "{tmp_path}/pids"\n{doing}\n')
        voice.chmod(0o755)
    sent, bells = heard(("--plain",), voice, begin_plain)
    assert bells == BELLS
    assert re.findall(r"planner: (.*?)\r?\n", sent) == ([f"{voice} {told}"] if told else [])
    pids = (tmp_path / "pids").read_text().split() if doing is not None else []
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []


def test_a_run_that_nobody_attends_does_not_count(tmp_path: Path) -> None:
    """It says so, rings into no pipe, and the log says it: nobody can say that anything was done."""
    home = tmp_path / "home"
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "sides.toml").write_text(ROUTINE)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PLANNER_HOME": str(home)}
    answer = finish(spawn(["run", "sides", "--plain", "--speed", "100"], environment))
    assert answer.code == 0
    assert "Nobody was at a terminal, so it does not count: 'planner log' tells what you did." in answer.lines
    assert "\a" not in answer.out
    (log,) = (home / "log").rglob("*.toml")
    assert tomllib.loads(log.read_text())["unattended"] is True
