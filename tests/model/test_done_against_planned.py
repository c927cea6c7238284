"""What was done of each exercise, beside what was planned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.model.done_against_planned import Amount, Comparison, compared, measured
from planner.model.done_sets import done_sets
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import DONE, LEFT, SKIPPED
from planner.model.routine import Routine, Step
from planner.model.session import DoneSet, Session
from planner.model.timeline import compile_routine
from tests.model.logs import session

LIBRARY = {
    "stretch": Exercise("stretch", "Stretch", "stretch", "supine", dose=Dose(reps=2, hold=20, sides="each")),
    "bridge": Exercise("bridge", "Bridge", "strength", "supine", dose=Dose(sets=2, reps=10)),
}
PLAN = compile_routine(Routine("relief", "Relief", (Step("stretch"), Step("bridge"))), LIBRARY)
PLANS = {("relief", ""): PLAN}

SIDE = Amount(1, 2, 40)
BRIDGE = Amount(2, 20, 0)


def ran(outcome: str = DONE, from_step: int = 1, **changes: Any) -> Session:
    """A session in which the steps from one on had this outcome, and those before it were done."""
    outcomes = "".join(outcome if phase.step >= from_step else DONE for phase in PLAN.phases)
    whole = replace(session("11-23 07:00"), done=done_sets(PLAN, outcomes))
    return replace(whole, **changes)


def test_what_was_done_as_planned() -> None:
    """By exercise and side, in the order of the routine; two sessions are twice as much."""
    assert compared([ran()], [], PLANS) == (
        Comparison("stretch", "left", SIDE, SIDE),
        Comparison("stretch", "right", SIDE, SIDE),
        Comparison("bridge", None, BRIDGE, BRIDGE),
    )
    twice = compared([ran(), ran()], [], PLANS)
    assert twice[2] == Comparison("bridge", None, Amount(4, 40), Amount(4, 40))


@pytest.mark.parametrize(
    ("sessions", "missed", "bridge"),
    [
        ([ran(SKIPPED, 2)], [], Comparison("bridge", None, BRIDGE, Amount(), skipped=2)),
        ([ran(LEFT, 2)], [], Comparison("bridge", None, BRIDGE, Amount(), not_reached=2)),
        ([], ["relief"], Comparison("bridge", None, BRIDGE, Amount(), missed=2)),
        ([ran()], ["relief"], Comparison("bridge", None, Amount(4, 40), BRIDGE, missed=2)),
    ],
)
def test_what_was_not_done_is_told_by_its_kind(
    sessions: list[Session], missed: list[str], bridge: Comparison
) -> None:
    """Left out on the way, not reached after a stop, or in a session that nobody did."""
    assert compared(sessions, missed, PLANS)[2] == bridge


def test_a_set_that_was_added_is_done_and_not_planned() -> None:
    """So more may be done than was planned, and nothing is not reached."""
    one = ran()
    more = replace(one, done=(*one.done, DoneSet(2, "bridge", 3, reps=8)))
    assert compared([more], [], PLANS)[2] == Comparison("bridge", None, BRIDGE, Amount(3, 28))


def test_a_routine_that_is_gone_has_no_plan() -> None:
    """What was done of it stands by itself, and is never taken for more than was planned."""
    gone = ran(routine="gone")
    found = compared([ran(), gone], ["gone"], PLANS)
    assert found[2] == Comparison("bridge", None, BRIDGE, BRIDGE)
    assert found[5] == Comparison("bridge", None, None, BRIDGE)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"status": "stopped"}, True),
        ({"status": "running"}, False),
        ({"speed": 4}, False),
        ({"unattended": True}, False),
        ({"by_hand": True, "done": ()}, False),
    ],
)
def test_only_what_somebody_did_and_the_log_tells_is_compared(changes: dict[str, Any], counts: bool) -> None:
    """A look at high speed, a run that nobody watched, a mark of done without sets: nothing was measured."""
    one = ran(**changes)
    assert measured(one) is counts
    assert bool(compared([one], [], PLANS)) is counts


def test_a_variant_is_held_against_itself() -> None:
    """Less was planned, so nothing is lacking."""
    less = compile_routine(Routine("relief", "Relief", (Step("bridge"),)), LIBRARY)
    gentle = ran(variant="gentle", done=done_sets(less, DONE * len(less)))
    assert compared([gentle], [], {**PLANS, ("relief", "gentle"): less}) == (
        Comparison("bridge", None, BRIDGE, BRIDGE),
    )
