"""Tab in a shell: the shells that are here are really asked, with their own scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from argparse import SUPPRESS
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from benchmarks.stage import NOW
from planner.commandline.candidates import candidates
from planner.commandline.completion import SCRIPTS
from planner.store.home import Home
from tests.cli.conftest import ROOT
from tests.hostile.test_commands import ALL

EVIL = "x$(touch EVIL)`touch EVIL`;touch EVIL"
"""A file name that would make a file if any shell took it for more than a name."""


def offered(*words: str) -> list[str]:
    """What may stand as the last word."""
    return [one.word for one in candidates(words, NOW)]


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("planner wee", ["week"]),
        ("planner ex", ["export"]),
        ("planner export h", ["html"]),
        ("planner list ro", ["routines"]),
        ("planner run core", ["core-three"]),
        ("planner --home HOME run core", ["core-three"]),
        ("planner run --minutes 6 gen", ["gentle-day"]),
        ("planner run 'core", ["core-three"]),
        ("planner show bird", ["bird-dog"]),
        ("planner edit sett", ["settings"]),
        ("planner export html core-three gen", ["gentle-day"]),
        ("planner export html --paper=l", ["--paper=letter"]),
        ("planner export html --paper = l", ["letter"]),
        ("planner export html --paper l", ["letter"]),
        ("planner log core-three --leg-before c", ["calf"]),
        ("planner skip mor", ["mornings"]),
        ("planner schedule core-three --days mon,tue,w", ["mon,tue,wed"]),
        ("planner run -- core", ["core-three"]),
        ("planner run core-three gen", []),
        ("planner nonsense co", []),
        ("planner run --minutes ", []),
    ],
)
def test_what_is_offered(ready: Home, line: str, some: list[str]) -> None:
    """Commands, options, choices, ids of the home, and nothing where nothing fits."""
    ready.schedule.write_text('[[plan]]\nid = "mornings"\nroutine = "core-three"\ndays = ["mon"]\n')
    assert offered(*line.replace("HOME", str(ready.root)).split(" ")[1:]) == some


@pytest.mark.parametrize("words", ALL.items(), ids=lambda one: " ".join(one[0]))
def test_every_option_of_every_command_is_offered_with_its_help(
    home: Home, words: tuple[tuple[str, ...], object]
) -> None:
    """Whatever the parser learns is offered at once: there is no list to forget it in."""
    path, parser = words
    found = {one.word: one.about for one in candidates((*path, "-"), NOW)}
    known = parser._option_string_actions.items()  # type: ignore[attr-defined]
    assert found == {name: (one.help or "").replace("%%", "%") for name, one in known if one.help != SUPPRESS}


def test_titles_are_told_beside_ids(ready: Home) -> None:
    """A shell that shows help shows what each id is called."""
    (one,) = candidates(("show", "full"), NOW)
    assert (one.word, one.about) == ("full-eight", "The full eight")


@pytest.mark.parametrize("damage", ["no home", "a file", "broken files"])
def test_a_broken_home_offers_less_and_says_nothing(home: Home, run_words: object, damage: str) -> None:
    """No line on either stream that is no candidate, and exit code 0."""
    if damage == "a file":
        home.root.write_text("")
    elif damage == "broken files":
        home.routines.mkdir(parents=True)
        (home.routines / "odd.toml").write_text("title = [")
        home.schedule.write_text("[[[")
    done = run_words("run", "")  # type: ignore[operator]
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (b"odd\n" if damage == "broken files" else b"")
    assert damage != "no home" or not home.root.exists()


@pytest.fixture
def run_words(environment: dict[str, str]) -> object:
    """Ask as the scripts ask."""

    def ask(*words: str) -> subprocess.CompletedProcess[bytes]:
        argv = [sys.executable, "-m", "planner", "completion", "bash", "--words"]
        typed = "".join(f"{word}\0" for word in words).encode()
        return subprocess.run(
            argv, input=typed, capture_output=True, cwd=ROOT, env=environment, timeout=30, check=False
        )

    return ask


# The shells themselves


class Shell:
    """A shell with planner in its path; it works in an empty folder."""

    def __init__(self, name: str, folder: Path, home: Home) -> None:
        self.name, self.folder = name, folder
        program = folder / "bin" / "planner"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planner "$@"\n')
        program.chmod(0o755)
        (folder / "script").write_text(SCRIPTS[name])
        (folder / "here").mkdir()
        self.environment = {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "PLANNER_HOME": str(home.root),
            "LC_ALL": "C.UTF-8",
        }

    def run(self, *words: str) -> str:
        """What it prints when it runs this."""
        done = subprocess.run(
            words,
            capture_output=True,
            cwd=self.folder / "here",
            env=self.environment,
            timeout=60,
            check=False,
        )
        return done.stdout.decode()

    def complete(self, line: str) -> str:
        """What the line is after tab, typed in a terminal; fish, which wants more of one, is asked."""
        if self.name == "fish":
            asked = f"source {self.folder}/script; complete -C $argv[1]"
            told = self.run("fish", "--no-config", "-c", asked, line)
            return f"{line.rpartition(' ')[0]} {told.partition(chr(9))[0].strip()}"
        argv, begin = _INTERACTIVE[self.name]
        with Terminal(argv, env=self.environment, size=(160, 20)) as terminal:
            terminal.send(f"{begin} cd '{self.folder}/here'; source ../script; clear; echo 'read''y'\r")
            terminal.wait_for_text("ready")
            terminal.wait_for_quiet()
            terminal.send(line + "\t")
            terminal.wait_for_quiet(0.5)
            (seen,) = [one for one in terminal.screen.text().splitlines() if one.startswith("$ planner")]
        return seen.removeprefix("$ ").strip()


_INTERACTIVE = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "PS1='$ ';"),
    "zsh": (["zsh", "-f", "-i"], "PS1='$ '; unsetopt prompt_sp; autoload -U compinit; compinit -u -D;"),
}


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, tmp_path: Path, ready: Home) -> Shell:
    """Each shell that is installed here."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed here")
    return Shell(request.param, tmp_path, ready)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("planner unsch", "planner unschedule"),
        ("planner run --gen", "planner run --gentle"),
        ("planner show full", "planner show full-eight"),
    ],
)
def test_a_shell_completes_commands_options_and_ids(shell: Shell, line: str, whole: str) -> None:
    """By the script as `planner completion` prints it."""
    assert shell.complete(line) == whole


def test_a_hostile_name_is_a_name(shell: Shell, ready: Home) -> None:
    """It is offered so that it stands for itself, and nothing in it is run."""
    (ready.routines / f"{EVIL}.toml").write_text('title = "$(touch EVIL)"\n')
    told = shell.complete("planner show x").removeprefix("planner show ")
    assert not (shell.folder / "here" / "EVIL").exists()
    if shell.name == "fish":
        assert told == EVIL  # which it quotes itself, when it puts it into the line
    else:
        assert shell.run(shell.name, "-c", f"printf %s {told}") == EVIL
    assert not (shell.folder / "here" / "EVIL").exists()


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("planner import ics pl", "planner import ics plans of mine.ics"),
        ("planner import ics ~/at", "planner import ics ~/at home.ics"),
        ("planner import ics 'pl", "planner import ics 'plans of mine.ics'"),
        ("planner export html --output=pl", "planner export html --output=plans of mine.ics"),
        ("planner --home ca", "planner --home cal dav/"),
        ("planner --home=ca", "planner --home=cal dav/"),
    ],
)
def test_files_are_left_to_the_shell(shell: Shell, line: str, whole: str) -> None:
    """Where a file or a folder is asked for, its own are offered, however the word is written."""
    (shell.folder / "here" / "plans of mine.ics").write_text("")
    (shell.folder / "at home.ics").write_text("")
    (shell.folder / "here" / "cal dav").mkdir()
    told = shell.complete(line).replace("\\", "")
    assert told == (whole.replace("'", "") if shell.name == "fish" else whole)
