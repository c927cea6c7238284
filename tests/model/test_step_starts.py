"""When each step begins, held against the timeline that a person lives through."""

from __future__ import annotations

from hypothesis import given

from planner.model.figures import position_changes, seconds_by_position, step_starts
from planner.model.routine import Routine
from planner.model.timeline import measure
from tests.model.strategies import EXERCISES, compiled, some_routines


@given(some_routines(0))
def test_a_step_starts_where_the_timeline_comes_to_it_first(routine: Routine) -> None:
    """The clock by a step in the composer is that of its first phase, in its first round."""
    timeline = compiled(routine)
    first: dict[int, int] = {}
    for index, phase in enumerate(timeline.phases):
        first.setdefault(phase.step, timeline.seconds_before(index))
    starts = step_starts(routine, EXERCISES)
    assert [starts[step - 1] for step in sorted(first)] == [first[step] for step in sorted(first)]


@given(some_routines(1))
def test_the_times_of_all_positions_are_the_total(routine: Routine) -> None:
    """Every second is spent in some position; whoever is in one only never changes it."""
    seconds = seconds_by_position(routine, EXERCISES)
    assert sum(seconds.values()) == measure(routine, EXERCISES).seconds
    if len(seconds) == 1:
        assert position_changes(routine, EXERCISES) == 0
