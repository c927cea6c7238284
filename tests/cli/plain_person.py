"""A person at the terminal of a plain run, and the run that they follow."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from planner.commandline import running
from planner.commandline.call import Call
from planner.commandline.lines import Interrupted, Lines
from planner.model.session import Session
from planner.store import sessions
from planner.store.home import Home
from tests.cli.conftest import StillClock

ROUTINE = """\
title = "Short"
ready = "5s"
rest = "10s"
[[step]]
exercise = "cobra"
reps = 1
hold = "20s"
[[step]]
exercise = "squat"
reps = 8
note = "slowly"
"""

SQUAT = 'name = "Squat"\nkind = "strength"\nposition = "standing"\n'

Signal = int


@dataclass
class Person(Lines):
    """Types what is written, at the second it is written for; time passes only while a line is waited for.

    `script` holds (second, line) in order; a number instead of a line is a signal. Questions are answered
    at once: a second of -1.
    """

    clock: StillClock
    script: list[tuple[float, str | Signal]]
    typed: bool = True
    began: int = field(default=0)

    def __post_init__(self) -> None:
        self.began = self.clock.ms

    def read(self, seconds: float | None) -> str | None:
        """What is typed next, if it is typed within so many seconds."""
        if self.script:
            at, line = self.script[0]
            wait = max(0.0, at - (self.clock.ms - self.began) / 1000) if at >= 0 else 0.0
            if seconds is None or wait <= seconds:
                self._pass(wait)
                self.script.pop(0)
                if isinstance(line, int):
                    raise Interrupted(128 + line)
                return line
        assert seconds is not None, "nobody is going to answer"
        self._pass(seconds)
        return None

    def _pass(self, seconds: float) -> None:
        self.clock.ms += round(seconds * 1000)
        self.clock.wall += timedelta(seconds=seconds)


Run = Callable[..., tuple[int, list[str], str]]


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


def logged(home: Home) -> Session:
    """The one session of the log."""
    (session,) = sessions.load(home).values.values()
    return session


SKIP = (-1, "")
"""A question left out."""
BEFORE = (SKIP, SKIP, SKIP)
"""All the questions before a session left out."""
