"""Cues: what a person who does not look at the screen is told, and when.

Within a phase a cue stands at a mark of time left, so it is right after a pause, after time was added or
taken away, and after a resume from the log: the time left is all that it depends on. At the change from
one phase to the next the new phase says what begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.model.timeline import Phase, PhaseKind, Timeline

Cue = Literal["three", "two", "one", "half", "last", "ready", "work", "rest", "switch", "end", "finish"]
CUES: tuple[Cue, ...] = (
    "three",
    "two",
    "one",
    "half",
    "last",
    "ready",
    "work",
    "rest",
    "switch",
    "end",
    "finish",
)

COUNTDOWN_FROM = 5
"""Seconds that a phase has at least, to be counted down."""
HALF_FROM = 20
"""Seconds that a hold has at least, to be told halfway."""
LAST_FROM = 4
"""Seconds that a timed rep has at least, for the last one of several to be told: less runs into the 3-2-1."""

_BEGINS: dict[PhaseKind, Cue] = {
    "ready": "ready",
    "work": "work",
    "relax": "rest",
    "switch": "switch",
    "rest": "rest",
}


@dataclass(frozen=True, slots=True)
class DueCue:
    """A cue, the instant at which it was due (milliseconds of the player's clock), and its phase.

    `index` is the phase that runs out or begins; for `finish` it is the last one.
    """

    cue: Cue
    at: int
    index: int


def marks(phase: Phase) -> tuple[tuple[int, Cue], ...]:
    """The cues within a phase as (milliseconds left, cue), in the order in which they come."""
    if phase.seconds is None:
        return ()
    found: list[tuple[int, Cue]] = []
    if phase.hold and phase.seconds >= HALF_FROM:
        found.append((phase.seconds * 500, "half"))
    if phase.tempo and phase.count > 1 and phase.seconds // phase.count >= LAST_FROM:
        found.append((phase.seconds // phase.count * 1000, "last"))
    if phase.seconds >= COUNTDOWN_FROM:
        found += [(3_000, "three"), (2_000, "two"), (1_000, "one")]
    return tuple(found)


def opening(timeline: Timeline, index: int, *, after_done: bool) -> tuple[Cue, ...]:
    """The cues at the beginning of phase `index`; `finish` at the index after the last.

    `after_done` says that the phase before it was done: only work that was done ends a step with `end`.
    A rest, or getting ready, after it then goes without saying.
    """
    if index == len(timeline):
        return ("finish",)
    begins = _BEGINS[timeline.phases[index].kind]
    if not after_done or not _ends_step(timeline, index):
        return (begins,)
    return ("end",) if begins in ("rest", "ready") else ("end", begins)


def _ends_step(timeline: Timeline, index: int) -> bool:
    """Whether the last work of a step lies right before phase `index`."""
    if not index or timeline.phases[index - 1].kind != "work":
        return False
    rest_after = timeline.phases[index].kind == "rest" and timeline.next_step(index) == index + 1
    return rest_after or timeline.next_step(index - 1) == index
