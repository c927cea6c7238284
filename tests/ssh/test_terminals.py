"""The planner through a real OpenSSH server: kinds of terminals, their sizes, and a clean one afterwards."""

from __future__ import annotations

import os
import signal
import tomllib
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from benchmarks.screen import Screen
from tests.ssh.server import Server, gone_within, planner, processes

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
"""Out of the alternate screen, cursor shown, mouse off."""


def written(terminal: Terminal) -> bytes:
    """All that came to a terminal so far."""
    return b"".join(chunk.data for chunk in terminal.chunks)


def begin(terminal: Terminal) -> None:
    """Answer the questions before a session, and see its first phase."""
    terminal.wait_for_text("How much pain now?")
    terminal.wait_for_quiet(0.05)
    terminal.send("\r")
    terminal.wait_for_text("GET READY")


def log(home: Path) -> dict[str, object]:
    """What the only log says."""
    (path,) = home.joinpath("log").rglob("*.toml")
    return tomllib.loads(path.read_text())


TERMINALS = [
    ("xterm-256color", "C.UTF-8", (250, 80), (40, 12)),
    ("xterm", "C", (40, 12), (250, 80)),
    ("screen", "C.UTF-8", (80, 24), (132, 43)),
    ("tmux-256color", "", (120, 40), (60, 20)),
    ("linux", "C.UTF-8", (80, 25), (100, 37)),
    ("vt100", "C.UTF-8", (80, 24), (132, 24)),
]


@pytest.mark.parametrize(("term", "locale", "size", "then"), TERMINALS, ids=str)
def test_a_session_on_every_kind_of_terminal(
    server: Server, home: Path, term: str, locale: str, size: tuple[int, int], then: tuple[int, int]
) -> None:
    """A session begins, lives through another size of the window, pauses, ends, and leaves all clean.

    Where the terminal or the locale has nothing but ASCII, nothing else is ever sent.
    """
    env = {"LC_ALL": locale, "LANG": locale} if locale else {"LANG": ""}
    line = planner(home, "run", "core-three")
    with server.terminal(line, size=size, term=term, env=env) as terminal:
        begin(terminal)
        terminal.resize(*then)
        terminal.wait_for_text("GET READY")
        terminal.wait_for_quiet(0.05)
        terminal.send(" ")
        terminal.wait_for_text("PAUSED")
        terminal.send("s")
        terminal.wait_for_text("Stop here? Why?")
        terminal.send("t")
        terminal.wait_for_text("How much pain now?")
        terminal.send("\x11")  # ctrl+q
        terminal.wait_for_exit()
        sent = written(terminal)
    assert all(sequence in sent for sequence in RESTORED)
    assert sent.isascii() == (term == "vt100" or locale == "C")
    assert log(home)["status"] == "stopped"


def test_a_dumb_terminal_gets_plain_lines_and_is_told_why(server: Server, home: Path) -> None:
    """`TERM=dumb` has no screen to draw on: the run goes on in lines, without an escape sequence."""
    with server.terminal(planner(home, "run", "core-three"), term="dumb") as terminal:
        terminal.wait_for_text("this terminal is too simple for the app: going on in plain lines")
        terminal.wait_for_text("Pain")
        terminal.send("\r\r\r")
        terminal.wait_for_text("Knee to chest stretch")
        terminal.send("\x03")
        assert terminal.wait_for_exit() == 130
        assert b"\x1b" not in written(terminal)


def test_without_a_terminal_there_is_a_sentence(server: Server, home: Path) -> None:
    """`ssh -T` has no terminal: one line says so, the exit code is 2, and nothing stays behind."""
    answer = server.ask("-T", server.address, planner(home))
    assert answer.returncode == 2
    assert answer.stderr.startswith("planner: there is no terminal for the app.")
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""
    assert gone_within(home, 1.0)


def test_ctrl_z_pauses_and_fg_brings_the_session_back(server: Server, home: Path) -> None:
    """The shell has its terminal back; on `fg` the whole screen is painted, and the session is paused."""
    with server.terminal("PS1='shell> ' exec bash --norc --noprofile -i") as terminal:
        terminal.wait_for_text("shell>")
        terminal.send(f"({planner(home, 'run', 'core-three')})\r")
        begin(terminal)
        for _ in range(3):
            seen = len(written(terminal))
            terminal.send("\x1a")
            terminal.wait_for_text("Stopped")
            assert all(sequence in written(terminal)[seen:] for sequence in RESTORED)
            terminal.send("stty -a | grep -o ' icanon'\r")
            terminal.wait_for_text(" icanon")
            terminal.send("fg\r")
            terminal.wait_for_text("PAUSED · space goes on", "Knee to chest stretch", "space Pause")
            terminal.send(" ")
            terminal.wait_for_text("○ GET READY")
    assert gone_within(home, 2.0)
    assert log(home)["status"] == "running"


def test_a_stop_that_nobody_announced_is_lived_through(server: Server, home: Path) -> None:
    """Stopped from outside and continued, the planner lets go of the terminal first, then paints all anew.

    Only to take it once more would leave two threads that read the keys.
    """
    with server.terminal("PS1='shell> ' exec bash --norc --noprofile -i") as terminal:
        terminal.wait_for_text("shell>")
        terminal.send(f"({planner(home)})\r")
        terminal.wait_for_text("All routines")
        (pid,) = processes(home)
        for room in ("3 Routines", "1 Today"):
            terminal.wait_for_quiet(0.2)  # an answer of the terminal would go to the shell
            os.kill(pid, signal.SIGSTOP)
            terminal.wait_for_text("Stopped")
            seen = len(written(terminal))
            terminal.screen = Screen(80, 24)  # what it showed before says nothing
            terminal.send("fg\r")
            terminal.wait_for_text("1 Today", "? Help")
            terminal.wait_for_quiet(0.2)
            since = written(terminal)[seen:]
            assert 0 <= since.find(RESTORED[0]) < since.find(b"\x1b[?1049h")
            terminal.send(room[0])
            terminal.wait_for_text(f"[{room}]")


def test_ctrl_z_does_nothing_where_nobody_could_continue_it(server: Server, home: Path) -> None:
    """As the command of a login the planner has no shell behind it: it goes on, and no help names the key."""
    with server.terminal(planner(home), size=(80, 60)) as terminal:
        terminal.wait_for_text("All routines")
        terminal.send("\x1a?")
        terminal.wait_for_text("Keys everywhere")
        terminal.wait_for_quiet(0.05)
        assert not terminal.screen.shows("ctrl+z")
        (pid,) = processes(home)
        assert Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] in "SR"
