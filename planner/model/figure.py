"""A figure: the key poses of an exercise, as they are written in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.figure_words import MOMENTS, Grip, Looks, MomentName, Muscle, Part, View
from planner.model.session import Side

if TYPE_CHECKING:
    from planner.model.space import Direction


@dataclass(frozen=True, slots=True)
class Moment:
    """One key pose. It says only what differs from the moment before it: `start`, `up`, `hold`.

    `easier` and `harder` say what differs from the last of those.
    """

    name: MomentName
    says: str = ""
    """A word or two below the picture."""
    directions: tuple[tuple[str, Direction], ...] = ()
    """Where bones point, by their names in `body.BONES`."""
    turn: int | None = None
    """Degrees by which the hips are turned about the spine, the near one to the front."""
    hands: Grip | None = None
    towel: bool | None = None
    """Whether a towel lies round what the hands hold, so that they need not reach it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The key poses of one exercise, and how they are looked at.

    `rests` is the part of the body that lies on the floor and stays where it is. A hand or a flat foot
    that comes close to the floor stands on it, and stays there until a moment says where its arm or leg
    points. The side that
    works is the near one.
    """

    moments: tuple[Moment, ...]
    looks: Looks
    view: View = "side"
    tilt: int = 0
    """From how far above one looks, in degrees: 0 is from the side, 90 straight down."""
    rests: Part = "hips"
    mark: tuple[Muscle, ...] = ()
    arrow: Part | None = None

    @property
    def path(self) -> tuple[MomentName, ...]:
        """The moments that a movement goes through."""
        have = {moment.name for moment in self.moments}
        return tuple(name for name in MOMENTS[:3] if name in have)

    def moment(self, name: MomentName) -> Moment | None:
        """A moment as it is written, or None."""
        return next((moment for moment in self.moments if moment.name == name), None)

    @property
    def side(self) -> Side:
        """Which side of the body works, as the figure is written."""
        near: Side = "left"
        if self.view == "side":
            start = dict(self.moments[0].directions)
            spine = start["high_back"].way
            front = {"up": (0.0, 1.0), "down": (0.0, -1.0), "right": (1.0, 0.0), "out": (0.0, 0.0)}
            x, y = front[self.looks]
            # The left is where spine x front points; the near side is where that comes out of the picture.
            near = "left" if spine.x * y - spine.y * x > 0 else "right"
        return near
