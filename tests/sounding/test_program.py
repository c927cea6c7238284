"""Programs that are started for cues: never waited for, never left over, and what goes wrong is said once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.sounding.program import Program

Script = Callable[[str], str]

PATIENCE = 20.0
"""Seconds to wait for something on a machine that is busy."""


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A program that notes its process id and its arguments, one a line, and then does what is given."""

    def make(doing: str) -> str:
        path = tmp_path / "voice"
        path.write_text(
            f'#!/bin/sh\necho $$ >> "{tmp_path}/pids"\nprintf "%s\\n" "$@" >> "{tmp_path}/said"\n{doing}\n'
        )
        path.chmod(0o755)
        return str(path)

    return make


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Programs of a test, ended after it."""
    made: list[Program] = []
    yield made
    for one in made:
        one.end()


def until(true: Callable[[], bool]) -> None:
    """Wait until it is so; AssertionError when it never is."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "never came"
        time.sleep(0.01)


def lines(path: Path) -> list[str]:
    """What was noted so far."""
    return path.read_text().splitlines() if path.exists() else []


def lives(pid: str) -> bool:
    """Whether there is such a process, be it a zombie."""
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return True


def test_the_words_are_one_argument_and_no_shell_reads_them(
    script: Script, tmp_path: Path, programs: list[Program]
) -> None:
    """What a shell would act on arrives as it was."""
    words = f"$(touch {tmp_path}/harm); `id` > x | \"y\" 'z' *"
    programs.append(Program((script("exit 0"), "-s", "140")))
    programs[0].start(words)
    until(lambda: len(lines(tmp_path / "said")) == 3)
    assert lines(tmp_path / "said") == ["-s", "140", words]
    programs[0].close(PATIENCE)
    assert not (tmp_path / "harm").exists()
    assert programs[0].complaint() == ""


def test_a_missing_program_is_said_once_and_costs_nothing(programs: list[Program]) -> None:
    """The first cue finds out; those after it are silent."""
    programs.append(Program(("/nowhere/espeak-ng",)))
    programs[0].start("Hold")
    programs[0].close(PATIENCE)
    assert programs[0].complaint() == "/nowhere/espeak-ng cannot be started: No such file or directory"
    programs[0].start("Rest")
    assert programs[0].complaint() == ""


@pytest.mark.parametrize(
    ("doing", "told"),
    [("exit 3", "ended with exit code 3"), ("kill -KILL $$", "was ended by signal 9")],
)
def test_a_program_that_fails_is_said_once(
    script: Script, tmp_path: Path, programs: list[Program], doing: str, told: str
) -> None:
    """However often it fails, and whoever ends it; it is collected all the same."""
    path = script(doing)
    programs.append(Program((path,), together=3))
    for _ in range(3):
        programs[0].start("Hold")
    programs[0].close(PATIENCE)
    assert programs[0].complaint() == f"{path} {told}"
    assert programs[0].complaint() == ""
    pids = lines(tmp_path / "pids")
    assert len(pids) == 3
    assert not any(map(lives, pids))


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    script: Script, tmp_path: Path, programs: list[Program]
) -> None:
    """At its limit, also when it ignores a polite request; no zombie is left."""
    path = script(f"trap '' TERM HUP\nsleep 600 & echo $! >> {tmp_path}/pids\nwait")
    programs.append(Program((path,), limit=0.5))
    programs[0].start("Hold")
    programs[0].close(PATIENCE)
    assert programs[0].complaint() == f"{path} did not end within 0.5 s"
    own, started = lines(tmp_path / "pids")
    assert not lives(own)
    # The one that it started belongs to nobody any more: it is gone, or waits for the system to collect it.
    until(lambda: not lives(started) or "Z" in Path(f"/proc/{started}/stat").read_text().split(")")[1][:3])


def test_what_still_speaks_is_cut_and_nothing_piles_up(
    script: Script, tmp_path: Path, programs: list[Program]
) -> None:
    """The last words are heard, not those before them, and at most one program runs."""
    programs.append(Program((script("sleep 600"),)))
    for number in range(1, 6):
        programs[0].start(f"{number}")
        until(lambda number=number: f"{number}" in lines(tmp_path / "said"))  # type: ignore[misc]
    pids = lines(tmp_path / "pids")
    until(lambda: sum(map(lives, pids)) == 1)
    assert lives(pids[-1])
    programs[0].end()
    assert not any(map(lives, pids))
    assert programs[0].complaint() == ""


def test_a_cue_never_waits_for_a_program(script: Script, tmp_path: Path, programs: list[Program]) -> None:
    """A thousand cues at a program that hangs: none takes a frame's time, and only the last few are kept."""
    programs.append(Program((script("sleep 600"),)))
    slowest = 0.0
    for number in range(1000):
        began = time.perf_counter()
        programs[0].start(f"{number}")
        slowest = max(slowest, time.perf_counter() - began)
    assert slowest < 0.25
    until(lambda: "999" in lines(tmp_path / "said"))
    assert len(lines(tmp_path / "said")) < 900


def test_signals_that_this_program_keeps_for_itself_reach_what_it_starts(
    script: Script, tmp_path: Path, programs: list[Program]
) -> None:
    """A blocked or ignored signal here is neither in the program."""
    path = script(f"kill -TERM $$\ntouch {tmp_path}/survived")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        programs.append(Program((path,)))
        programs[0].start("Hold")
        programs[0].close(PATIENCE)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    assert programs[0].complaint() == f"{path} was ended by signal 15"
    assert not (tmp_path / "survived").exists()


def test_a_program_has_no_terminal_to_write_or_read(tmp_path: Path, programs: list[Program]) -> None:
    """What it prints cannot spoil the screen, and it cannot take keys."""
    looking = "[os.readlink(f'/proc/self/fd/{h}') for h in range(3)]"
    code = f"import os, pathlib; pathlib.Path({str(tmp_path / 'seen')!r}).write_text(repr({looking}))"
    programs.append(Program((sys.executable, "-c", code)))
    programs[0].start()
    programs[0].close(PATIENCE)
    assert (tmp_path / "seen").read_text() == repr(["/dev/null"] * 3)
