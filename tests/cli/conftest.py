"""Homes, clocks, and commands run as a person would."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import textwrap
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from planner.cli import main
from planner.clock import Clock
from planner.commandline import running
from planner.commandline.call import Call
from planner.store.home import Home
from tests.cli.plain_person import ROUTINE, SQUAT, Person, Run, Signal

ROOT = Path(__file__).resolve().parent.parent.parent

HOSTILE = "[/] [kg] \u001b[31m 深蹲"
"""A name that breaks markup, carries an escape sequence, and is wider than it is long."""

HOSTILE_SEEN = "[/] [kg] [31m 深蹲"
"""What a person sees of it."""


class StillClock(Clock):
    """A clock that stands still."""

    def __init__(self, start: datetime) -> None:
        self.wall = start
        self.ms = 1_000_000

    def now(self) -> datetime:
        """The wall time it was told."""
        return self.wall

    @property
    def zone(self) -> tzinfo:
        """That of the wall time."""
        return self.wall.tzinfo or UTC

    def monotonic_ms(self) -> int:
        """The milliseconds it was told."""
        return self.ms


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit code, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()


Planner = Callable[..., Answer]


@pytest.fixture
def clock() -> StillClock:
    """Sunday 22 November 2026, seven in the morning, one hour east of Greenwich."""
    return StillClock(datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1))))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home that nobody has opened yet; the commands find it by $PLANNER_HOME."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


@pytest.fixture
def planner(home: Home, clock: StillClock, capsys: pytest.CaptureFixture[str]) -> Planner:
    """Run a command in this process, at the time that the clock tells."""

    def run(*argv: str) -> Answer:
        capsys.readouterr()
        code = main(argv, clock)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Answer(code, out, err)

    return run


@pytest.fixture
def ready(home: Home) -> Home:
    """A home after its first start: the starter routines are in it."""
    home.prepare()
    return home


@pytest.fixture
def environment(home: Home) -> dict[str, str]:
    """What a command of its own process finds around it."""
    return {"PATH": os.environ["PATH"], "HOME": str(home.root.parent), "PLANNER_HOME": str(home.root)}


def spawn(argv: list[str], environment: Mapping[str, str], **options: object) -> subprocess.Popen[bytes]:
    """Start `planner` in a process of its own, without a terminal."""
    given: dict[str, object] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    command = [sys.executable, "-m", "planner", *argv]
    return subprocess.Popen(command, cwd=ROOT, env=dict(environment), **(given | options))  # type: ignore[call-overload,no-any-return]


def finish(process: subprocess.Popen[bytes], encoding: str = "utf-8") -> Answer:
    """Wait for a process to end."""
    out, err = process.communicate(timeout=60)
    assert b"Traceback" not in (err or b"")
    return Answer(process.returncode, (out or b"").decode(encoding), (err or b"").decode(encoding))


Import = Callable[..., Answer]


@pytest.fixture
def take(planner: Planner, tmp_path: Path) -> Import:
    """Import these items, with these further words."""

    def run(items: list[object], *words: str) -> Answer:
        path = tmp_path / "exercises.json"
        path.write_text(json.dumps(items), encoding="utf-8")
        return planner("import", "free-exercise-db", str(path), *words)

    return run


Editor = Callable[..., Path]
Types = Callable[..., object]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """`$EDITOR`, by the name of vi: each time it does the next thing it was told, in sh, to `"$file"`.

    The answer is the file with its calls.
    """

    def make(*doings: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        calls = folder / "calls"
        calls.write_text("")
        for number, doing in enumerate(doings, 1):
            (folder / f"do{number}").write_text(doing)
        text = f"""\
            #!/bin/sh
            echo "$*" >> "{calls}"
            for file; do :; done
            . "{folder}/do$(wc -l < "{calls}" | tr -d ' ')"
            """
        (folder / "vi").write_text(textwrap.dedent(text))
        (folder / "vi").chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(folder / "vi"))
        return calls

    return make


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Iterator[Types]:
    """A person at a terminal, who types these lines when asked."""
    master, slave = pty.openpty()
    with os.fdopen(slave) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield lambda *lines: os.write(master, "".join(f"{line}\n" for line in lines).encode())
    os.close(master)


@pytest.fixture
def run(
    ready: Home, clock: StillClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run `short` in plain lines with a person who types the script: the code, the lines, stderr."""
    (ready.routines / "short.toml").write_text(ROUTINE)
    ready.exercises.mkdir()
    (ready.exercises / "squat.toml").write_text(SQUAT)

    def go(
        *script: tuple[float, str | Signal],
        routine: str | None = "short",
        speed: int = 1,
        gentle: bool = False,
    ) -> tuple[int, list[str], str]:
        args = Namespace(home=None, routine=routine, speed=speed, json=False, plain=True, dry_run=False)
        args.gentle, args.minutes = gentle, None
        monkeypatch.setattr(running, "Lines", lambda _signals, _handle: Person(clock, list(script)))
        code = running.plain(Call(args, clock))
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return go
