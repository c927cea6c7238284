"""`planner doctor`: what is found, and each way of telling a cue tried."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from planner.commandline.around import Answer, line, signs
from planner.commandline.doctor import file_system
from planner.store.home import Home
from tests.cli.conftest import ROOT, Planner


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An ordinary terminal without tmux and SSH, and a machine without a voice."""
    for name in (
        "TMUX",
        "SSH_CONNECTION",
        "SSH_TTY",
        "NO_COLOR",
        "COLORTERM",
        "TERM_PROGRAM",
        "VISUAL",
        "STY",
        "SHELL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("EDITOR", "/nowhere/ed")
    monkeypatch.setenv("PATH", str(tmp_path))


def found(planner: Planner) -> dict[str, dict[str, object]]:
    """What doctor says, by name."""
    answer = planner("doctor", "--json")
    named: dict[str, dict[str, object]] = json.loads(answer.out)
    assert answer.code == (1 if any(one["wrong"] for one in named.values()) else 0)
    return named


def test_a_line_for_each_thing(planner: Planner, ready: Home) -> None:
    """Short, the name first; what can be mended has an arrow below it."""
    answer = planner("doctor")
    assert answer.code == 0
    rows = [line.split()[:2] for line in answer.lines if not line.startswith(" ")]
    assert {state for state, _ in rows} == {"ok", "look"}
    disk = ["home", "disk", "files", "problems", "git"]
    terminal = ["terminal", "multiplexer", "line", "colour", "locale", "signs"]
    cues = ["bell", "flash", "title", "notification", "voice", "command"]
    told = [*disk, "planner", "system", "clock", *terminal, "editor", "keys", "completion", *cues]
    assert [name for _, name in rows] == told
    assert f"ok     home          {ready.root}" in answer.lines
    assert "look   editor        /nowhere/ed" in answer.lines
    assert "                     It is not found on this machine." in answer.lines
    assert max(map(len, answer.lines)) < 200


@pytest.mark.parametrize(
    ("variable", "value", "name", "words"),
    [
        ("NO_COLOR", "", "colour", "none: NO_COLOR is set"),
        ("COLORTERM", "truecolor", "colour", "16 million"),
        ("TERM", "vt220", "colour", "16 or fewer"),
        ("TERM", "dumb", "terminal", "dumb, no terminal here"),
        ("TMUX", "x", "multiplexer", "tmux"),
        ("STY", "x", "multiplexer", "screen"),
        ("SSH_TTY", "x", "line", "over SSH, not measured"),
        ("SHELL", "/bin/bash", "completion", "bash, not set up"),
        ("SSH_TTY", "x", "terminal", "xterm-256color, no terminal here, over SSH"),
    ],
)
def test_what_is_around(
    planner: Planner,
    ready: Home,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    name: str,
    words: str,
) -> None:
    """Each as the program will take it."""
    monkeypatch.setenv(variable, value)
    assert found(planner)[name]["value"] == words


def test_a_home_that_is_not_there_yet_is_not_made(planner: Planner, home: Home) -> None:
    """Looking leaves nothing."""
    assert found(planner)["home"]["advice"] == "The first start makes it."
    assert not home.root.exists()


def test_the_cues_as_they_are_set(planner: Planner, ready: Home) -> None:
    """Which are on, which program it is, and that it is not there."""
    ready.settings.write_text(
        'bell = false\n[cues]\ntitle = true\nnotification = "auto"\n'
        'voice = ["aloud", "-s"]\ncommand = "cue"\n'
    )
    named = found(planner)
    told = [named[name]["value"] for name in ("bell", "flash", "title", "notification", "voice", "command")]
    assert told == ["off", "on", "on", "auto: osc9", "aloud -s", "cue"]
    assert named["voice"]["advice"] == "aloud is not found on this machine."


@pytest.mark.parametrize(("doing", "code", "told"), [("exit 0", 0, False), ("exit 2", 1, True)])
def test_each_cue_is_tried(
    planner: Planner, ready: Home, tmp_path: Path, doing: str, code: int, told: bool
) -> None:
    """The programs are really started, also when all else is switched off; one that fails is told."""
    voice = tmp_path / "aloud"
    voice.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/said"\n{doing}\n')
    voice.chmod(0o755)
    ready.settings.write_text(f'bell = false\n[cues]\nvoice = ["{voice}"]\n')
    answer = planner("doctor", "--cues")
    assert answer.code == code
    assert (tmp_path / "said").read_text() == "Change sides: left side.\n"
    assert (f"voice: {voice} ended with exit code 2" in answer.lines) is told
    assert "command: none is set; docs/cues.md tells how" in answer.lines
    assert planner("doctor", "--cues", "--json").code == 2


def test_a_home_that_does_not_answer_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that hangs holds up neither the rest nor the end."""
    program = (
        "import sys; from tests.cli.hung_disk import hang; from planner.cli import main;"
        "from planner.commandline import doctor; doctor._PATIENCE = 0.2;"
        "hang(sys.argv[1], sys.argv[1]); raise SystemExit(main(['--home', sys.argv[1], 'doctor']))"
    )
    home.prepare()
    done = subprocess.run(
        [sys.executable, "-c", program, str(home.root)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=20,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "no answer from the disk" in done.stdout
    assert "terminal" in done.stdout


@pytest.mark.parametrize(
    ("cells", "milliseconds", "states"),
    [(2, 20, ["ok", "ok"]), (3, 20, ["look", "ok"]), (2, 400, ["ok", "look"])],
)
def test_what_the_terminal_answers(cells: int, milliseconds: int, states: list[str]) -> None:
    """Signs that take more cells than one, and a line on which typing feels late, are told."""
    answer = Answer(milliseconds, cells)
    assert [signs(answer, True).state, line(answer, True).state] == states


def test_a_terminal_is_really_asked(home: Home) -> None:
    """It answers where the cursor stands; the line is clean afterwards."""
    home.prepare()
    argv = [sys.executable, "-m", "planner", "--home", str(home.root), "doctor"]
    with Terminal(argv, size=(100, 50)) as terminal:
        terminal.wait_for_text("command")
        assert terminal.wait_for_exit() == 0
        shown = terminal.screen.text()
    assert "braille and blocks, each one cell wide" in shown
    assert "this machine, answers in" in shown
    assert "\u28ff" not in shown


@pytest.mark.parametrize(("path", "kind"), [("/", "ext4"), ("/mnt/a b/home", "nfs4"), ("/mnt/a bc", "ext4")])
def test_the_kind_of_file_system(tmp_path: Path, path: str, kind: str) -> None:
    """The nearest mount that holds the path, its blanks as Linux writes them."""
    (tmp_path / "mounts").write_text("/dev/a / ext4 rw 0 0\nfar:/x /mnt/a\\040b nfs4 rw 0 0\n")
    assert file_system(path, tmp_path / "mounts") == kind


def test_faulty_keys_are_told_and_the_rest_counted(planner: Planner, ready: Home) -> None:
    """Three in full; a sentence that ends in a question gets no second stop."""
    faulty = "".join(f'"run.pauze{n}" = "c"\n' for n in range(5))
    ready.settings.write_text(f"[keys]\n{faulty}")
    told = str(found(planner)["keys"]["advice"])
    assert told.count("there is no command") == 3
    assert told.endswith("And 2 more: 'planner check' lists them.")
    assert "?." not in told
