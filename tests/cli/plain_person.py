"""A person at the terminal who types what is written, for `run --plain`, on a clock of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.commandline.lines import Interrupted, Lines
from planner.model.session import Session
from planner.store import sessions
from planner.store.home import Home

if TYPE_CHECKING:
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


def logged(home: Home) -> Session:
    """The one session of the log."""
    (session,) = sessions.load(home).values.values()
    return session


SKIP = (-1, "")
"""A question left out."""
BEFORE = (SKIP, SKIP, SKIP)
"""All the questions before a session left out."""
