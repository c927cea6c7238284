"""The driver on a real pseudo-terminal: what is left out is never missed, also when the size changes."""

from __future__ import annotations

from benchmarks.pty_harness import Terminal, repaints
from benchmarks.screen import Screen
from benchmarks.subject import planner, prepared_home
from benchmarks.thin_terminal import ThinTerminal


def test_another_size_leaves_nothing_of_the_one_before() -> None:
    """In a wider window everything stands where it belongs, on a terminal that kept nothing."""
    with prepared_home() as home, Terminal(planner(home, "run", "core-three"), limit=60) as terminal:
        terminal.wait_for_text("How much pain now?")
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


def begun(terminal: Terminal) -> None:
    """A session that has just begun, and a screen that is painted."""
    terminal.wait_for_text("How much pain now?")
    terminal.wait_for_quiet()
    terminal.send("\r")
    terminal.wait_for_text("GET READY", "Pause")
    terminal.wait_for_quiet()


def test_while_an_answer_is_late_nothing_is_painted_and_then_the_latest() -> None:
    """A terminal that stalls for some seconds gets one picture when it is back, not one for each second.

    A key counts meanwhile, and the answer is nobody's key, also when it comes in pieces: an R would begin the
    exercise again, and a 4 open the week.
    """
    with prepared_home() as home, ThinTerminal(planner(home, "run", "core-three"), limit=60) as terminal:
        begun(terminal)
        terminal.answering = False
        terminal.watch(1.5)
        assert terminal.watch(2).bytes == 0
        terminal.send(" ")
        assert terminal.watch(0.5).bytes == 0
        assert not terminal.screen.shows("PAUSED")
        seen = len(terminal.chunks)
        for piece in ("\x1b[", "4", ";7", "R"):
            terminal.send(piece)
            terminal.watch(0.25)
        terminal.wait_for_text("PAUSED · space goes on · GET READY", "slow line: the clock is right")
        terminal.watch(0.5)
        assert repaints(terminal.chunks[seen:]) <= 2
        terminal.answering = True
        terminal.send("\x11")
        assert terminal.wait_for_exit() == 0


def test_a_terminal_that_never_answers_misses_nothing() -> None:
    """The clock is painted every second, a key is answered, and leaving takes no time."""
    with prepared_home() as home, ThinTerminal(planner(home, "run", "core-three"), limit=60) as terminal:
        terminal.answering = False
        begun(terminal)
        assert terminal.watch(3.5).repaints >= 3
        terminal.send(" ")
        terminal.wait_for_text("PAUSED", within=2)
        written = b"".join(chunk.data for chunk in terminal.chunks)
        assert written.count(b"\x1b[6n") == 1
        terminal.send("\x11")
        assert terminal.wait_for_exit(within=3) == 0


def test_an_idle_screen_asks_nothing() -> None:
    """What is asked goes with what is painted: where nothing moves, not a byte is sent."""
    with prepared_home() as home, ThinTerminal(planner(home), limit=60) as terminal:
        terminal.wait_for_text("All routines", "q Quit")
        terminal.wait_for_quiet()
        assert terminal.watch(2).bytes == 0
