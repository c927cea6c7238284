"""What was done of each exercise, side by side with what was planned.

What was planned is what the routine says today: a log does not keep the dose that stood in the file at the
time. A session whose routine is gone has no plan, and its exercises are told by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.model.done_sets import done_sets
from planner.model.player import DONE
from planner.model.session import DoneSet, Session, Side
from planner.model.timeline import Timeline

PlanKey = tuple[str, str]
"""A routine's id, and the name of its variant, which is empty for the whole of it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many sets with so many reps in all; `held` is seconds in held positions."""

    sets: int = 0
    reps: int = 0
    held: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.sets + other.sets, self.reps + other.reps, self.held + other.held)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One exercise on one side, in all sessions together.

    `planned` is None where there is no plan. `skipped` sets were left out on the way, `not_reached` ones
    came after a stop, `missed` ones stood in planned sessions that nobody did. Sets that were added are
    done and not planned.
    """

    exercise: str
    side: Side | None
    planned: Amount | None
    done: Amount = Amount()
    skipped: int = 0
    not_reached: int = 0
    missed: int = 0


_Key = tuple[str, Side | None, bool]


def compared(
    sessions: Iterable[Session], missed: Iterable[str], plans: Mapping[PlanKey, Timeline]
) -> tuple[Comparison, ...]:
    """Every exercise and side, in the order in which they first come.

    Of `sessions` those count that are over, that somebody lived, and that tell their sets (see `measured`).
    `missed` are the routines of planned sessions that nobody did, each as often as that happened.
    """
    found: dict[_Key, Comparison] = {}
    for session in sessions:
        if measured(session):
            plan = plans.get((session.routine, session.variant))
            _add(found, None if plan is None else _planned(plan), session.done)
    for routine in missed:
        plan = plans.get((routine, ""))
        if plan is not None:
            _add(found, _planned(plan), (), missed=True)
    return tuple(found.values())


def measured(session: Session) -> bool:
    """Whether the log of a session tells what was done of it: one that was marked as done does not."""
    return session.lived and session.status != "running" and not (session.by_hand and not session.done)


def _planned(timeline: Timeline) -> tuple[DoneSet, ...]:
    return done_sets(timeline, DONE * len(timeline))


def _add(
    found: dict[_Key, Comparison],
    planned: tuple[DoneSet, ...] | None,
    done: tuple[DoneSet, ...],
    *,
    missed: bool = False,
) -> None:
    """Add one session to what was found so far."""
    rows = (*(planned or ()), *done)
    for exercise, side in dict.fromkeys((row.exercise, row.side) for row in rows):
        wanted = [one for one in planned or () if (one.exercise, one.side) == (exercise, side)]
        here = [one for one in done if (one.exercise, one.side) == (exercise, side)]
        skipped = sum(one.skipped for one in here)
        gone = max(0, len(wanted) - len(here))
        key = (exercise, side, planned is not None)
        before = found.get(key) or Comparison(exercise, side, None if planned is None else Amount())
        found[key] = Comparison(
            exercise,
            side,
            None if before.planned is None else before.planned + _amount(wanted),
            before.done + _amount(one for one in here if not one.skipped),
            before.skipped + skipped,
            before.not_reached + (0 if missed else gone),
            before.missed + (gone if missed else 0),
        )


def _amount(rows: Iterable[DoneSet]) -> Amount:
    told = tuple(rows)
    return Amount(len(told), sum(row.reps for row in told), sum(row.reps * (row.hold or 0) for row in told))
