"""Another order of a routine's steps: the one in which positions change least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.vocabulary import Position

_WIDTH = 256
"""How many unfinished orders are followed at once: all of them up to seven positions without mixed groups,
which come to 140; beyond that the best."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Steps that stay together in their order; `positions` are all that occur in it."""

    steps: tuple[int, ...]
    first: Position
    last: Position
    positions: frozenset[Position]


def by_position(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[int, ...]:
    """The places of the steps, from 0, in the order in which positions change least.

    A group stays together in its order, and so does what stands between two runs of one name, which
    would otherwise become one run. Steps in the same position never change their order. Of several
    orders that are equally good it is the one nearest the present: the first step stays first if that
    costs nothing, then the second, and so on.

    Exact for routines whose groups keep to one position, and for a few groups that do not; for a great
    many of those it is a good order, and never a worse one than the present. KeyError for a step whose
    exercise is not in `exercises`.
    """
    positions = [exercises[step.exercise].position for step in routine.steps]
    blocks = _joined([_block(range(first, end), positions) for first, end in _spans(routine)])
    order = _best(blocks)
    found = tuple(step for at in order for step in blocks[at].steps)
    present = tuple(range(len(routine.steps)))
    return min((_changes(found, positions), found), (_changes(present, positions), present))[1]


def _changes(order: tuple[int, ...], positions: list[Position]) -> int:
    """Changes from step to step; those that rounds add are the same in every order."""
    return sum(positions[here] != positions[there] for here, there in pairwise(order))


def _spans(routine: Routine) -> list[tuple[int, int]]:
    """What must stay together, as places from and to: a step, or a group from its first to its last run."""
    spans: list[tuple[int, int]] = []
    since: dict[str, int] = {}
    start = 0
    for name, members in groupby(routine.steps, lambda step: step.group):
        end = start + len(list(members))
        if not name:
            spans += ((at, at + 1) for at in range(start, end))
        else:
            first = since.setdefault(name, start)
            while spans and spans[-1][0] >= first:
                spans.pop()
            if spans and spans[-1][1] > first:  # inside what another group already holds together
                first = spans.pop()[0]
            spans.append((first, end))
        start = end
    return spans


def _block(steps: range, positions: list[Position]) -> _Block:
    inside = [positions[at] for at in steps]
    return _Block(tuple(steps), inside[0], inside[-1], frozenset(inside))


def _joined(blocks: list[_Block]) -> list[_Block]:
    """The blocks, with those of one position joined into one as far as no mixed block divides them."""
    joined: list[_Block] = []
    open_at: dict[Position, int] = {}
    for block in blocks:
        alone = len(block.positions) == 1
        at = open_at.get(block.first) if alone else None
        if at is not None:
            joined[at] = _Block(joined[at].steps + block.steps, block.first, block.last, block.positions)
            continue
        for position in block.positions:
            open_at.pop(position, None)
        if alone:
            open_at[block.first] = len(joined)
        joined.append(block)
    return joined


def _best(blocks: list[_Block]) -> tuple[int, ...]:
    """The order of the blocks with the fewest changes between them, the least of equals.

    Grown one block at a time. Of the orders that have used the same blocks and ended in the same position
    only the best can be the beginning of the best.
    """
    needs = [
        sum(1 << other for other in range(at) if blocks[other].positions & block.positions)
        for at, block in enumerate(blocks)
    ]
    states: dict[tuple[int, Position | None], tuple[int, tuple[int, ...]]] = {(0, None): (0, ())}
    for _ in blocks:
        grown: dict[tuple[int, Position | None], tuple[int, tuple[int, ...]]] = {}
        for (used, last), (cost, order) in states.items():
            for at, block in enumerate(blocks):
                if used >> at & 1 or needs[at] & ~used:
                    continue
                key = (used | 1 << at, block.last)
                new = (cost + (last not in (None, block.first)), (*order, at))
                if key not in grown or new < grown[key]:
                    grown[key] = new
        states = dict(sorted(grown.items(), key=lambda state: state[1])[:_WIDTH])
    return min(states.values())[1]
