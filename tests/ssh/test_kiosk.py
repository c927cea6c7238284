"""The kiosk through a real server: what a person with nothing but a key may try, one by one."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from tests.ssh.server import ROOT, Server, gone_within, processes
from tests.ssh.test_terminals import RESTORED, begin, log, written

OPTIONS = 'restrict,pty,command="{}"'
"""The options of docs/ssh.md, before the key."""

SECRET = "of nobody but its owner"


@pytest.fixture
def guest(server: Server, home: Path) -> Iterator[Server]:
    """The server, where the second key opens the kiosk of this home and nothing else."""
    line = f"cd {ROOT} && exec {sys.executable} -m planner --kiosk --home {home}"
    server.guard(OPTIONS.format(line))
    (home.parent / "secret.toml").write_text(f'title = "{SECRET}"\nformat = 1\n')
    yield server
    server.guard("")


def open_kiosk(guest: Server, *, term: str = "xterm-256color", size: tuple[int, int] = (80, 24)) -> Terminal:
    """The kiosk, as `ssh` alone opens it."""
    return guest.terminal(key="guest", term=term, size=size)


def test_a_person_runs_a_session_in_the_kiosk(guest: Server, home: Path) -> None:
    """All that planner is for works, and what it writes is for its owner's eyes alone.

    A command and a voice in the settings are not started, and nothing complains.
    """
    started, words = home.parent / "started", f'["touch", "{home.parent}/started"]'
    with home.joinpath("settings.toml").open("a") as settings:
        settings.write(f"[cues]\ncommand = {words}\nvoice = {words}\n")
    with open_kiosk(guest) as terminal:
        terminal.wait_for_text("All routines")
        terminal.send("3")
        terminal.wait_for_text("[3 Routines]", "The full eight")
        terminal.wait_for_quiet(0.1)
        terminal.send("r")
        begin(terminal)
        terminal.send("\r")
        terminal.wait_for_text("HOLD")
        terminal.send("s")
        terminal.wait_for_text("Stop here? Why?")
        assert not terminal.screen.shows("cannot be started")
        terminal.send("t")
        terminal.wait_for_text("How much pain now?")
        terminal.send("\x11")
        terminal.wait_for_exit()
        assert all(sequence in written(terminal) for sequence in RESTORED)
    assert log(home)["status"] == "stopped"
    assert not started.exists()
    made = [path for path in home.rglob("*") if path.name != "settings.toml"]
    assert len(made) > 5
    assert {path.stat().st_mode & 0o077 for path in made} == {0}


COMMANDS = ["sh", "sh -c id", "planner --version", "; id #", "internal-sftp", "planner edit settings"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_ones_own_is_not_run(guest: Server, home: Path, command: str) -> None:
    """Whatever stands behind `ssh -T HOST`, there is one sentence of planner's, and no more."""
    answer = guest.ask("-T", guest.address, command, key="guest")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "planner: there is no terminal for the app. Over SSH, 'ssh -t' asks for one.\n"


def test_a_command_with_a_terminal_opens_the_kiosk(guest: Server, home: Path) -> None:
    """`ssh -t HOST sh` shows the app, not a shell, and settings that came along lead nowhere else."""
    other = home.parent / "other"
    told = {"PLANNER_HOME": str(other), "EDITOR": "sh", "TEXTUAL_PRESS": "3"}
    with guest.terminal("sh", key="guest", env=told) as terminal:
        terminal.wait_for_text("All routines")
        (pid,) = processes(home)
        names = {line.partition(b"=")[0] for line in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")}
        assert {b"PLANNER_HOME", b"TEXTUAL_PRESS"} <= names, "the server of this test lets them through"
        terminal.wait_for_quiet(0.5)
        assert terminal.screen.shows("[1 Today]")
    assert gone_within(home, 2.0)
    assert not other.exists()


def test_no_file_goes_in_or_out(guest: Server, home: Path, tmp_path: Path) -> None:
    """Neither scp, in both of its ways, nor sftp gets at a file or leaves one."""
    here, there = tmp_path / "here.toml", home.parent / "secret.toml"
    for program, words in (
        ("scp", (f"{guest.address}:{there}", str(here))),
        ("scp", ("-O", f"{guest.address}:{there}", str(here))),
        ("scp", (str(ROOT / "LICENSE"), f"{guest.address}:{home}/LICENSE")),
        ("scp", ("-O", str(ROOT / "LICENSE"), f"{guest.address}:{home}/LICENSE")),
        ("sftp", ("-b", os.devnull, guest.address)),
    ):
        assert guest.ask(*words, key="guest", program=program).returncode != 0, words
    assert not here.exists()
    assert not (home / "LICENSE").exists()


def test_no_line_is_forwarded(guest: Server, tmp_path: Path) -> None:
    """The server is no way into its network, nor out of it."""
    with socket.socket() as inside:
        inside.bind(("127.0.0.1", 0))
        inside.listen()
        inside.settimeout(0.5)
        port = inside.getsockname()[1]
        answer = guest.ask("-W", f"127.0.0.1:{port}", guest.address, key="guest")
        assert answer.returncode != 0
        with pytest.raises(TimeoutError):
            inside.accept()
    back = ("-T", "-o", "ExitOnForwardFailure=yes", "-N", "-R", "127.0.0.1:0:127.0.0.1:1", guest.address)
    answer = guest.ask(*back, key="guest")
    assert answer.returncode == 255
    assert "remote port forwarding failed" in answer.stderr


def started(home: Path) -> list[int]:
    """What the kiosk has started."""
    (pid,) = processes(home)
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def test_no_key_leads_out(guest: Server, home: Path) -> None:
    """The keys that elsewhere open an editor or a shell do nothing here, and nothing names them."""
    with open_kiosk(guest, size=(80, 60)) as terminal:  # all of the help is seen at once
        terminal.wait_for_text("All routines")
        for number, there in ((2, "Range"), (3, "[3 Routines]"), (4, "× missed"), (5, "[5 Progress]")):
            terminal.send(str(number))
            terminal.wait_for_text(there, f"[{number} ", "? Help")
            terminal.wait_for_quiet(0.3)
            assert not terminal.screen.shows("Edit file")
            before = terminal.screen.text()
            terminal.send("e\x1a")
            terminal.wait_for_quiet(0.3)
            assert terminal.screen.text() == before
            assert started(home) == []
        terminal.send(",")
        terminal.wait_for_text("notification", "Close")
        terminal.wait_for_quiet(0.3)
        assert not terminal.screen.shows("voice")
        assert not terminal.screen.shows("Edit file")
        before = terminal.screen.text()
        terminal.send("e\x1a")
        terminal.wait_for_quiet(0.3)
        assert terminal.screen.text() == before
        assert started(home) == []
        terminal.send("q")
        terminal.wait_for_text("[5 Progress]")
        terminal.send("?")
        terminal.wait_for_text("Keys everywhere")
        terminal.wait_for_quiet(0.1)
        assert not terminal.screen.shows("editor")
        assert not terminal.screen.shows("shell")
        terminal.send("q")
        terminal.wait_for_text("No session yet.")
        terminal.send("\x10")
        terminal.wait_for_text("Search for commands")
        terminal.send("screenshot")
        terminal.wait_for_text("No matches found")
    assert gone_within(home, 2.0)


def test_a_link_that_leads_out_is_not_followed(guest: Server, home: Path) -> None:
    """A routine that is a link to somebody else's file, put there by a sync, is named and not read."""
    home.joinpath("routines").mkdir()
    home.joinpath("routines", "theirs.toml").symlink_to(home.parent / "secret.toml")
    with open_kiosk(guest) as terminal:
        terminal.wait_for_text("1 Today")
        terminal.send("3")
        terminal.wait_for_text("[3 Routines]", "theirs", "cannot be read: there is no")
        terminal.wait_for_quiet(0.1)
        assert terminal.screen.shows("runs this machine can do it.")
        assert SECRET.encode() not in written(terminal)
        terminal.send("\x11")
        terminal.wait_for_exit()
        assert SECRET.encode() not in written(terminal)


def test_a_full_home_takes_no_more(guest: Server, home: Path) -> None:
    """At 64 MiB a change is refused with a sentence; nothing is half written, and all can be looked at."""
    home.joinpath("log").mkdir()
    with home.joinpath("log", "large").open("wb") as large:
        large.truncate(64 * 1024 * 1024)
    home.joinpath("routines").mkdir()
    text = (ROOT / "routines" / "core-three.toml").read_bytes()
    home.joinpath("routines", "core-three.toml").write_bytes(text)
    with open_kiosk(guest) as terminal:
        terminal.wait_for_text("All routines")
        terminal.send("3")
        terminal.wait_for_text("[3 Routines]", "Knee to chest stretch")
        terminal.wait_for_quiet(0.1)
        terminal.send("c")
        terminal.wait_for_text("What shall the copy")
        terminal.wait_for_quiet(0.1)
        terminal.send("\r")
        terminal.wait_for_text("quota")
    assert [path.name for path in home.joinpath("routines").iterdir()] == ["core-three.toml"]


def test_a_dumb_terminal_gets_plain_lines_in_the_kiosk(guest: Server, home: Path) -> None:
    """What is due runs in plain lines; here nothing is, and a sentence says so."""
    with open_kiosk(guest, term="dumb") as terminal:
        terminal.wait_for_text("going on in plain lines")
        terminal.wait_for_text("nothing is due today")
        assert terminal.wait_for_exit() == 1
        assert b"\x1b" not in written(terminal)


def test_the_kiosk_takes_no_command(home: Path) -> None:
    """`planner --kiosk list routines` is wrong use: a key's line cannot grow a command by mistake."""
    words = [sys.executable, "-m", "planner", "--kiosk", "--home", str(home), "list", "routines"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=20, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "planner: --kiosk opens the app, and takes no command\n", shlex.join(words)
