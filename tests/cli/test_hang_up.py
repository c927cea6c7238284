"""A line that drops and a machine that shuts down, in the middle of a session on a real terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from planner.cli import main

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l")
"""Out of the alternate screen, cursor shown, mouse off."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean_and_the_session_resumable(
    tmp_path: Path, number: signal.Signals
) -> None:
    """The app is gone within two seconds, says 128 + n, and its log says where the session stands."""
    home = tmp_path / "home"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    argv = [sys.executable, "-m", "planner", "--home", str(home), "run", "core-three"]
    with Terminal(argv) as terminal:
        terminal.wait_for_text("How much pain now?")
        terminal.send("\r")
        terminal.wait_for_text("GET READY")
        terminal.watch(1.5)
        os.kill(terminal.pid, number)
        assert terminal.wait_for_exit(within=2.5) == 128 + number
        written = b"".join(chunk.data for chunk in terminal.chunks)
    for sequence in RESTORED:
        assert sequence in written
    (log,) = home.joinpath("log").rglob("*.toml")
    told = tomllib.loads(log.read_text())
    assert told["status"] == "running"
    assert told["running"]["left_ms"] < 10_000


def test_a_signal_before_a_session_just_ends_the_program(tmp_path: Path) -> None:
    """On Today there is nothing to write: the terminal is restored, and no log is made."""
    home = tmp_path / "home"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    with Terminal([sys.executable, "-m", "planner", "--home", str(home)]) as terminal:
        terminal.wait_for_text("All routines")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_exit(within=2.5) == 143
        assert RESTORED[0] in b"".join(chunk.data for chunk in terminal.chunks)
    assert not (home / "log").exists()


NOT_ITS_OWN = """\
import os, pty, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
master, slave = pty.openpty()
child = os.fork()
if child == 0:
    os.setsid()  # and no terminal of its own: nobody sends it a hang-up
    for handle in (0, 1, 2):
        os.dup2(slave, handle)
    os.execv(sys.executable, [sys.executable, "-m", "planner", *sys.argv[1:]])
os.close(slave)
seen = b""
while b"All routines" not in seen:
    seen += os.read(master, 65536)
os.close(master)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_the_end_of_the_input_is_a_hang_up(tmp_path: Path) -> None:
    """A terminal that is not the planner's own ends without a signal, and under nohup none would count."""
    home = tmp_path / "home"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    done = subprocess.run(
        [sys.executable, "-c", NOT_ITS_OWN, "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
        cwd=Path(__file__).resolve().parent.parent.parent,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    assert done.stdout == "129\n"


LINGERS = """\
import sys, threading
from planner import app
from planner.cli import start
def waits_for_ever(one, run=app.PlannerApp.run):
    threading.Thread(target=threading.Event().wait).start()
    return run(one)
app.PlannerApp.run = waits_for_ever
sys.exit(start())
"""


def test_whatever_still_waits_does_not_outlive_the_line(tmp_path: Path) -> None:
    """A thread that never ends, such as one that reads from a terminal that is gone, keeps nothing alive."""
    home = tmp_path / "home"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    with Terminal([sys.executable, "-c", LINGERS, "--home", str(home)]) as terminal:
        terminal.wait_for_text("All routines")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_exit(within=4) == 143
        assert RESTORED[0] in b"".join(chunk.data for chunk in terminal.chunks)


TAKES = """\
import sys
from planner.cli import start
from planner.terminal import ThriftyDriver
def counted(driver, take=ThriftyDriver.start_application_mode):
    with open(sys.argv[-1] + "/taken", "a") as note:
        note.write("taken\\n")
    take(driver)
ThriftyDriver.start_application_mode = counted
sys.exit(start())
"""


def test_a_hang_up_does_not_take_the_terminal_again(tmp_path: Path) -> None:
    """The system sends a signal to go on along with it; taken anew, the keys would have two readers."""
    home = tmp_path / "home"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    with Terminal([sys.executable, "-c", TAKES, "--home", str(home)]) as terminal:
        terminal.wait_for_text("All routines")
        terminal.hang_up()
        terminal.wait_for_exit(within=4)
    assert (home / "taken").read_text() == "taken\n"
