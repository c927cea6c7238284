"""Figures of a routine: when each step begins, how long one is in each position, how often one changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from types import MappingProxyType

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.timeline import Size, step_sizes
from planner.model.vocabulary import POSITIONS, Position


def step_starts(
    routine: Routine, exercises: Mapping[str, Exercise], sizes: Sequence[Size] | None = None
) -> tuple[int, ...]:
    """Seconds from the beginning to each step, where getting ready for it begins the first time.

    `sizes` are its `step_sizes`, for whoever has them already. Raises UnknownExercise.
    """
    sizes = step_sizes(routine, exercises) if sizes is None else sizes
    in_rounds = any(group.rounds > 1 for group in routine.groups.values())
    once = step_sizes(replace(routine, groups={}), exercises) if in_rounds else sizes
    starts: list[int] = []
    begin = 0
    for _, run in groupby(range(len(sizes)), lambda at: routine.steps[at].group):
        now = begin
        for at in run:
            starts.append(now)
            now += once[at].seconds
            begin += sizes[at].seconds
    return tuple(starts)


def seconds_by_position(
    routine: Routine, exercises: Mapping[str, Exercise], sizes: Sequence[Size] | None = None
) -> Mapping[Position, int]:
    """Seconds in each position, in the order of `POSITIONS`; together they are the routine's total.

    A pause counts for the step that it leads to or follows, as in the timeline. `sizes` are its
    `step_sizes`, for whoever has them already. Raises UnknownExercise.
    """
    sizes = step_sizes(routine, exercises) if sizes is None else sizes
    found: dict[Position, int] = {}
    for step, size in zip(routine.steps, sizes, strict=True):
        position = exercises[step.exercise].position
        found[position] = found.get(position, 0) + size.seconds
    return MappingProxyType({one: found[one] for one in POSITIONS if one in found})


def position_changes(routine: Routine, exercises: Mapping[str, Exercise]) -> int:
    """How often a person gets up or turns over on the way, in all rounds; KeyError for no such exercise.

    Getting into the first position is no change.
    """
    changes = 0
    before: Position | None = None
    for name, steps in groupby(routine.steps, lambda step: step.group):
        positions = [exercises[step.exercise].position for step in steps]
        rounds = routine.group_named(name).rounds
        inside = sum(here != there for here, there in pairwise(positions))
        back = positions[-1] != positions[0]
        changes += inside * rounds + back * (rounds - 1) + (before not in (None, positions[0]))
        before = positions[-1]
    return changes
