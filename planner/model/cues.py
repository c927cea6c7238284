"""Cues: what a person who does not look at the screen is told, and when.

Within a phase a cue stands at a mark of time left, so it is right after a pause, after time was added or
taken away, and after a resume from the log: the time left is all that it depends on. At the change from
one phase to the next the new phase says what begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.model.timeline import Phase, Timeline

Cue = Literal["three", "two", "one", "half", "work", "rest", "switch", "end", "finish"]
CUES: tuple[Cue, ...] = ("three", "two", "one", "half", "work", "rest", "switch", "end", "finish")

COUNTDOWN_FROM = 5
"""Seconds that a phase has at least, to be counted down."""
HALF_FROM = 20
"""Seconds that a hold has at least, to be told halfway."""


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
    if phase.seconds >= COUNTDOWN_FROM:
        found += [(3_000, "three"), (2_000, "two"), (1_000, "one")]
    return tuple(found)


def opening(timeline: Timeline, index: int, *, after_done: bool) -> tuple[Cue, ...]:
    """The cues at the beginning of phase `index`; `finish` at the index after the last.

    `after_done` says that the phase before it ran to its end: only then is a step at its end. The rest
    after a step begins with `end` instead of `rest`, so that one thing is told once.
    """
    if index == len(timeline):
        return ("finish",)
    phase = timeline.phases[index]
    last_work = index > 0 and timeline.phases[index - 1].kind == "work" and _no_more_work(timeline, index)
    if phase.kind == "rest" and _no_more_work(timeline, index):
        return ("end",) if after_done and last_work else ()
    ended: tuple[Cue, ...] = ("end",) if after_done and last_work else ()
    if phase.kind in ("relax", "rest"):
        return (*ended, "rest")
    if phase.kind in ("work", "switch"):
        return (*ended, "work" if phase.kind == "work" else "switch")
    return ended


def _no_more_work(timeline: Timeline, index: int) -> bool:
    """Whether the step of the phase before `index` is over but for the rest after it."""
    if index in timeline.step_starts:
        return True
    return timeline.phases[index].kind == "rest" and timeline.next_step(index) == index + 1
