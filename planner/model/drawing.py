"""A figure drawn: at one of its moments, or on the way between two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from planner.model.canvas import Canvas
from planner.model.figure import Figure
from planner.model.figure_words import MomentName
from planner.model.scene import actor, backdrop, frame
from planner.model.session import Side
from planner.model.stance import between, stances


@dataclass(frozen=True, slots=True)
class Place:
    """Where a movement is: a part of the way from one moment to another, from 0 to 1."""

    first: MomentName
    second: MomentName
    part: float

    @property
    def moment(self) -> MomentName:
        """The moment that is nearer."""
        return self.first if self.part < 0.5 else self.second


def draw(figure: Figure, place: Place, columns: int, rows: int, side: Side | None = None) -> Canvas:
    """A figure in so many cells. `side` is the side that works; as it is written when not given."""
    full = stances(figure)
    mirror = side is not None and side != figure.side
    joints = between(figure, full[place.first], full[place.second], place.part)
    canvas = _behind(figure, columns, rows, mirror).copy()
    canvas.draw(actor(figure, joints, mirror=mirror), frame(figure, mirror=mirror))
    return canvas


@lru_cache(maxsize=32)
def _behind(figure: Figure, columns: int, rows: int, mirror: bool) -> Canvas:
    """What is the same in all pictures of a movement: drawn once, and never drawn on."""
    canvas = Canvas(columns, rows)
    canvas.draw(backdrop(figure, mirror=mirror), frame(figure, mirror=mirror))
    return canvas


def lines_for(figure: Figure, columns: int) -> int:
    """How many lines of cells a figure needs that is so many columns wide."""
    seen = frame(figure)
    dots = (2 * columns - 1) * (seen.top - seen.bottom) / (seen.right - seen.left)
    return max(1, ceil((dots + 1) / 4))
