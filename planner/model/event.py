"""An event: something that happened to a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventKind = Literal[
    "started", "done", "skipped", "paused", "resumed", "extended", "added", "gap", "finished", "stopped"
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the session at the instant `at`, in phase `index`.

    `started`, `done` and `skipped` are about that phase, `added` about the set that begins there, the others
    about the session in it. `ms` is the time away for `gap`, the time really added for `extended`, and 0
    otherwise.
    """

    kind: EventKind
    index: int
    at: int
    ms: int = 0
