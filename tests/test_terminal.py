"""The driver on a real pseudo-terminal: what is left out is never missed, also when the size changes."""

from __future__ import annotations

import os
import signal
import struct
import termios
from fcntl import ioctl

from benchmarks.pty_harness import Terminal
from benchmarks.screen import Screen
from benchmarks.subject import planner, prepared_home


def test_another_size_leaves_nothing_of_the_one_before() -> None:
    """In a wider window everything stands where it belongs, on a terminal that kept nothing."""
    with prepared_home() as home, Terminal(planner(home, "run", "core-three"), limit=60) as terminal:
        terminal.wait_for_painting()
        terminal.wait_for_quiet()
        terminal.press("\r")
        terminal.wait_for_text("GET READY", "Knee to chest stretch")
        seen = len(terminal.chunks)
        ioctl(terminal._master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        os.killpg(terminal.pid, signal.SIGWINCH)
        terminal.screen = Screen(100, 30)
        terminal.wait_for_text("GET READY", "Knee to chest stretch", "space Pause", "min left")
        terminal.wait_for_quiet()
        terminal.press(" ")
        terminal.wait_for_text("PAUSED · space goes on")
        assert not terminal.screen.shows("■")
        written = b"".join(chunk.data for chunk in terminal.chunks[seen:]).decode(errors="replace")
        fresh = Screen(100, 30)
        fresh.feed(written)
        assert fresh.text() == terminal.screen.text()
        rows = fresh.text().splitlines()
        assert rows[0].rstrip().endswith("left")
        assert len(rows[0].rstrip()) == 99
        assert rows[29].strip().startswith("space Pause")
