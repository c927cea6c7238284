"""Things that overlap, put side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: its first line, the one after its last, its lane, and of how many."""

    top: int
    bottom: int
    lane: int
    lanes: int


def side_by_side(extents: Sequence[tuple[int, int]]) -> tuple[Place, ...]:
    """A place for each thing, by its first line and the one after its last; given in order of the first.

    Those that share a line with each other, also over a third, have equally many lanes.
    """
    places: list[Place] = []
    cluster: list[tuple[int, int, int]] = []
    ends: list[int] = []

    def close() -> None:
        places.extend(Place(top, bottom, lane, len(ends)) for top, bottom, lane in cluster)
        cluster.clear()
        ends.clear()

    for top, bottom in extents:
        if ends and top >= max(ends):
            close()
        lane = next((at for at, end in enumerate(ends) if end <= top), len(ends))
        ends[lane : lane + 1] = [bottom]
        cluster.append((top, bottom, lane))
    close()
    return tuple(places)
