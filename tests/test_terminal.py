"""The driver on a real pseudo-terminal: what is left out is never missed, also when the size changes."""

from __future__ import annotations

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
        terminal.resize(100, 30)
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


def test_ctrl_l_draws_again_what_something_wrote_over() -> None:
    """A message of the system, or a line that was lost: everything stands there again, where it belongs."""
    with prepared_home() as home, Terminal(planner(home), limit=60) as terminal:
        terminal.wait_for_text("All routines", "q Quit")
        terminal.wait_for_quiet()
        before = terminal.screen.text()
        terminal.screen = Screen(80, 24)
        terminal.press("\x0c")
        terminal.wait_for_text("All routines", "q Quit")
        terminal.wait_for_quiet()
        assert terminal.screen.text() == before
        terminal.send("3")
        terminal.wait_for_text("[3 Routines]")
        terminal.wait_for_quiet()
        terminal.press("r")
        terminal.wait_for_text("How much pain now?")
        terminal.wait_for_quiet()
        terminal.screen = Screen(80, 24)
        terminal.press("\x0c")
        assert terminal.screen.shows("How much pain now?"), "over a dialog too"
