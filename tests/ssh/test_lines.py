"""Lines that drop, and windows that outlive them: nothing stays behind, and no session is lost."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from tests.ssh.server import Server, gone_within, planner, processes
from tests.ssh.test_terminals import RESTORED, begin, log, written

SECONDS = 2.0
"""How long a planner may outlive its line."""


def is_offered_again(server: Server, home: Path) -> None:
    """The next start knows of the session, and goes on where it was."""
    with server.terminal(planner(home)) as terminal:
        terminal.wait_for_text("Core three")
        terminal.wait_for_text("Go on")
        terminal.wait_for_quiet(0.05)
        terminal.send("\r")
        terminal.wait_for_text("PAUSED", "Knee to chest stretch")
    assert gone_within(home, SECONDS)


def client_killed(terminal: Terminal) -> None:
    """The laptop is gone: its end of the line is closed without a word."""
    os.kill(terminal.pid, signal.SIGKILL)


def window_closed(terminal: Terminal) -> None:
    """The window that ssh runs in is closed."""
    terminal.hang_up()


def escape_typed(terminal: Terminal) -> None:
    """`Enter ~ .` is how a person ends a line that hangs."""
    terminal.send("\r~.")


@pytest.mark.parametrize("drop", [client_killed, window_closed, escape_typed])
def test_a_dropped_line_ends_the_planner_and_the_session_can_be_resumed(
    server: Server, home: Path, drop: object
) -> None:
    """Within two seconds nothing runs on the server any more, and the log says where the session stands."""
    with server.terminal(planner(home, "run", "core-three")) as terminal:
        begin(terminal)
        terminal.watch(1.2)
        assert len(processes(home)) == 1
        assert callable(drop)
        drop(terminal)
        assert gone_within(home, SECONDS)
    assert log(home)["status"] == "running"
    if drop is client_killed:
        is_offered_again(server, home)


def test_a_session_that_was_stopped_ends_with_its_line(server: Server, home: Path) -> None:
    """A planner that waits in the background after ctrl+z does not outlive its shell either."""
    with server.terminal("PS1='shell> ' exec bash --norc --noprofile -i") as terminal:
        terminal.wait_for_text("shell>")
        terminal.send(f"({planner(home, 'run', 'core-three')})\r")
        begin(terminal)
        terminal.send("\x1a")
        terminal.wait_for_text("Stopped")
        os.kill(terminal.pid, signal.SIGKILL)
        assert gone_within(home, SECONDS)
    assert log(home)["status"] == "running"


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[str]:
    """The words for a tmux of our own, which knows of no other; its server is gone afterwards."""
    words = ["tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]
    yield shlex.join(words)
    subprocess.run([*words, "kill-server"], capture_output=True, timeout=10, check=False)


def test_a_session_goes_on_in_tmux_without_its_line(server: Server, home: Path, tmux: str) -> None:
    """Detached, the time goes on; attached again from a smaller terminal of another kind, it is painted anew.

    When the server of tmux ends, so does the planner, and the session can be resumed.
    """
    line = shlex.quote(planner(home, "run", "core-three"))
    with server.terminal(f"{tmux} new-session {line}", env={"LC_ALL": "C.UTF-8"}) as terminal:
        begin(terminal)
        terminal.send("\x02d")
        terminal.wait_for_exit()
        assert RESTORED[0] in written(terminal)
    assert len(processes(home)) == 1
    again = server.terminal(f"{tmux} attach", size=(60, 20), term="xterm", env={"LC_ALL": "C.UTF-8"})
    with again as terminal:
        terminal.wait_for_text("GET READY", "Knee to chest stretch")
        terminal.send(" ")
        terminal.wait_for_text("PAUSED")
        subprocess.run([*shlex.split(tmux), "kill-server"], timeout=10, check=True)
        assert gone_within(home, SECONDS)
    assert log(home)["status"] == "running"


def test_a_session_goes_on_in_screen_without_its_line(server: Server, home: Path, tmp_path: Path) -> None:
    """The same in GNU screen: it answers for the terminal while it is detached, so the time goes on.

    When it ends, so does the planner, and the session can be resumed.
    """
    folder = tmp_path / "screens"
    folder.mkdir(mode=0o700)
    screen = f"SCREENDIR={folder} LC_ALL=C.UTF-8 screen -c /dev/null"
    line = shlex.quote(planner(home, "run", "core-three"))
    with server.terminal(f"{screen} -S planner sh -c {line}") as terminal:
        begin(terminal)
        terminal.send("\x01d")
        terminal.wait_for_exit()
    assert len(processes(home)) == 1
    time.sleep(1.5)
    again = server.terminal(f"{screen} -r planner", size=(60, 20), term="xterm")
    with again as terminal:
        terminal.wait_for_text("GET READY", "Knee to chest stretch")
        assert not terminal.screen.shows("slow line")
        terminal.send(" ")
        terminal.wait_for_text("PAUSED")
        server.ask(server.address, f"{screen} -S planner -X quit")
        assert gone_within(home, SECONDS)
    assert log(home)["status"] == "running"


def test_a_run_without_a_terminal_ends_with_its_line(server: Server, home: Path) -> None:
    """`ssh -T` leaves no terminal whose hang-up could be told: the output that nobody reads tells it."""
    words = server.words("-T", server.address, planner(home, "run", "core-three"))
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
        assert client.stdout is not None
        while b"get ready" not in client.stdout.readline():
            assert client.poll() is None
        assert len(processes(home)) == 1
        client.kill()
        assert gone_within(home, SECONDS)
    assert log(home)["status"] == "running"


def test_a_line_of_9600_baud_is_enough(server: Server, home: Path) -> None:
    """At 960 bytes a second the first picture is there in some seconds, and a key is answered in two.

    The running clock leaves most of the line free, so that it is never late.
    """
    with server.terminal(planner(home, "run", "core-three"), rate=960) as terminal:
        terminal.wait_for_text("How much pain now?", "enter  start")
        terminal.wait_for_quiet(0.3)
        assert len(written(terminal)) < 10_000
        terminal.send("\r")
        terminal.wait_for_text("GET READY")
        terminal.wait_for_quiet(0.3)
        window = terminal.watch(4)
        assert window.bytes_per_second < 480
        assert terminal.press(" ").first_byte < 2
        terminal.wait_for_text("PAUSED", within=2)
