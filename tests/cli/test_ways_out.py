"""Every way out leaves the terminal as it was: nothing switched on, nothing typed into the shell."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.leftovers import left_over
from benchmarks.pty_harness import Terminal
from benchmarks.subject import planner, prepared_home
from benchmarks.thin_terminal import ThinTerminal

Way = Callable[[Terminal], None]

CRASHES = "from planner.screens.timer import Timer; Timer.action_far = lambda timer: 1 / 0\n"
"""A fault in what the key d does."""

STARTS = "import sys; from planner.cli import start; sys.exit(start())"


def program(home: Path, *words: str, fault: str = "") -> list[str]:
    """The planner, perhaps with a fault in it."""
    return [sys.executable, "-c", f"{fault}{STARTS}", *planner(home, *words)[3:]]


def written(terminal: Terminal) -> bytes:
    """All that came to the terminal."""
    return b"".join(chunk.data for chunk in terminal.chunks)


def quit_after_questions(terminal: Terminal) -> None:
    """Q asks why, then how it went; q on Today leaves."""
    terminal.send("q")
    terminal.wait_for_text("Stop here? Why?")
    terminal.send("t")
    terminal.wait_for_text("How much pain now?")
    terminal.wait_for_quiet(0.05)
    terminal.send("\x1b")
    terminal.wait_for_text("Nothing was done")
    terminal.wait_for_quiet(0.05)
    terminal.send("\r")
    terminal.wait_for_text("All routines")
    terminal.wait_for_quiet(0.05)
    terminal.send("q")


def keys(text: str) -> Way:
    """Some keys, one after the other."""
    return lambda terminal: terminal.send(text)


def sent(number: int) -> Way:
    """A signal from outside."""
    return lambda terminal: os.kill(terminal.pid, number)


WAYS: dict[str, tuple[Way, int]] = {
    "q": (quit_after_questions, 0),
    "ctrl+q": (keys("\x11"), 0),
    "ctrl+c, which tells the key, and ctrl+q": (keys("\x03\x11"), 0),
    "SIGTERM": (sent(signal.SIGTERM), 143),
    "SIGHUP": (sent(signal.SIGHUP), 129),
    "a crash": (keys("d"), 1),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_terminal_is_left_clean(way: str) -> None:
    """Modes, styles, cursor, keyboard and title: what was switched on is off again."""
    go, code = WAYS[way]
    with (
        prepared_home() as home,
        Terminal(program(home, "run", "core-three", fault=CRASHES), limit=60) as terminal,
    ):
        terminal.wait_for_text("How much pain now?")
        terminal.wait_for_quiet(0.05)
        terminal.send("\r")
        terminal.wait_for_text("GET READY")
        terminal.wait_for_quiet(0.05)
        go(terminal)
        assert terminal.wait_for_exit() == code
        assert left_over(written(terminal)) == []
        assert terminal.screen.shows("ZeroDivisionError") == (way == "a crash")


def test_what_some_terminals_offer_is_switched_off_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that tells its size with the keys, and the mouse in pixels, has both switched on, and off again."""
    monkeypatch.setitem(sys.modules["benchmarks.screen"].__dict__["_MODES"], "?2048", 2)
    with prepared_home() as home, Terminal(planner(home), limit=60) as terminal:
        terminal.wait_for_text("All routines")
        terminal.wait_for_quiet()
        assert {"mode 1016 is on", "mode 2048 is on"} <= set(left_over(written(terminal)))
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
        assert left_over(written(terminal)) == []


def test_a_plain_run_switches_nothing_on() -> None:
    """There is nothing to leave behind, whatever ends it."""
    with (
        prepared_home() as home,
        Terminal(planner(home, "run", "core-three", "--plain"), limit=60) as terminal,
    ):
        terminal.wait_for_text("Pain now")
        terminal.send("\n\n\n")
        terminal.wait_for_text("get ready")
        os.kill(terminal.pid, signal.SIGHUP)
        assert terminal.wait_for_exit() == 129
        assert left_over(written(terminal)) == []


def test_an_answer_that_comes_late_is_not_typed_into_the_shell() -> None:
    """On a line of half a second the planner waits for what it asked, and the shell's line stays empty."""
    shell = "trap '' HUP; {}; printf 'back\\n'; stty -icanon min 0 time 8; od -An -c; printf 'end\\n'"
    with prepared_home() as home:
        words = " ".join(planner(home))
        with ThinTerminal(["/bin/sh", "-c", shell.format(words)], lag=0.5, limit=60) as terminal:
            terminal.wait_for_text("All routines")
            terminal.wait_for_quiet(0.7)
            terminal.send("2")
            terminal.watch(0.2)
            terminal.send("q")
            terminal.wait_for_text("end")
            told = written(terminal).rpartition(b"back\r\n")[2]
    assert told == b"end\r\n"
