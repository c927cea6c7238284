"""What stories about the player need: short timelines, a player that has run, its changes in few words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import Change, Player
from planner.model.routine import Group, Routine, Step
from planner.model.session import Running
from planner.model.timeline import Timeline, compile_routine

LIBRARY = {"back": Exercise("back", "Back", "strength", "supine")}
T0 = 1_000_000
"""A monotonic clock begins anywhere."""


def timeline(*doses: Dose, groups: dict[str, Group] | None = None, **times: int) -> Timeline:
    """One step a dose; no time to get ready and no rest after steps unless asked for."""
    steps = tuple(Step("back", dose, group="all" if groups else "") for dose in doses)
    keys = {"ready": 0, "rest": 0, "switch": 5} | times
    return compile_routine(Routine("r", "R", steps, groups=groups or {}, **keys), LIBRARY)  # type: ignore[arg-type]


HOLDS = timeline(Dose(hold=10, reps=2, relax=5), Dose(reps=3), ready=8, rest=6)
"""ready 8, work 10, relax 5, work 10, rest 6, ready 8, three reps at one's own pace."""


def run(player: Player, since: int, until: int, every: int = 250) -> Change:
    """Tick from `since` to `until`, as a screen does."""
    change = Change(player)
    for now in [*range(since, until, every), until]:
        change = change.then(partial(Player.tick, now=now))
    return change


def journalled(of: Timeline, phase: int, left: int | None, outcomes: str) -> Player:
    """A player as a log tells it: the phase, the milliseconds left of it, the outcomes."""
    return Player.at(of, Running(phase, left, outcomes, datetime(2026, 11, 22, tzinfo=UTC)))


def started(of: Timeline, until: int = 0) -> Player:
    """A player started at T0 that has run for `until` milliseconds."""
    return run(Player(of).start(T0).player, T0, T0 + until).player


def told(change: Change) -> list[tuple[str, int, int]]:
    """The events of a change as (kind, phase, milliseconds since T0)."""
    return [(event.kind, event.index, event.at - T0) for event in change.events]


def heard(change: Change) -> list[tuple[str, int]]:
    """The cues of a change as (cue, milliseconds since T0)."""
    return [(due.cue, due.at - T0) for due in change.cues]
