"""What was done of a timeline, set by set, as the log lists it."""

from __future__ import annotations

from dataclasses import replace

from planner.model.player import DONE, LEFT
from planner.model.session import DoneSet, Side
from planner.model.timeline import Timeline


def done_sets(timeline: Timeline, outcomes: str) -> tuple[DoneSet, ...]:
    """What was done and what was skipped, by round, step, set and side, in the order of the timeline.

    Only phases that were done count their reps. A set is skipped when it was reached and none of it was
    done; a set not reached is left out.
    """
    found: dict[tuple[int, int, int, Side | None], DoneSet] = {}
    for phase, outcome in zip(timeline.phases, outcomes, strict=True):
        if phase.kind != "work" or outcome == LEFT:
            continue
        key = (phase.round, phase.step, phase.set, phase.side)
        hold = phase.seconds if phase.hold else None
        before = found.get(
            key, DoneSet(phase.step, phase.exercise, phase.set, phase.side, 0, hold, phase.round)
        )
        reps = before.reps + (phase.count if outcome == DONE else 0)
        found[key] = replace(before, reps=reps, skipped=reps == 0)
    return tuple(found.values())
