"""Points in space: x to the right, y up, z towards the one who looks."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple


class Point(NamedTuple):
    """A place, or a way from one place to another, in heights of the body."""

    x: float
    y: float
    z: float = 0.0

    def plus(self, other: Point, times: float = 1.0) -> Point:
        """This place, and so many times the other way on from it."""
        return Point(self.x + times * other.x, self.y + times * other.y, self.z + times * other.z)

    def minus(self, other: Point) -> Point:
        """The way from the other place to this one."""
        return Point(self.x - other.x, self.y - other.y, self.z - other.z)

    def dot(self, other: Point) -> float:
        """The product of the lengths, as far as both ways go together."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Point) -> Point:
        """The way that is square to both."""
        return Point(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """How long the way is."""
        return sqrt(self.dot(self))

    def unit(self, otherwise: Point | None = None) -> Point:
        """The same way, one long; `otherwise` for a way that leads nowhere."""
        length = self.length
        if length < 1e-9:
            return otherwise or Point(1.0, 0.0)
        return Point(self.x / length, self.y / length, self.z / length)


OUT = Point(0.0, 0.0, 1.0)
"""Towards the one who looks."""


class Direction(NamedTuple):
    """Where a bone points, in degrees: `angle` on the picture, and `out` of it towards the one who looks.

    0 is right, 90 up, 180 left, 270 or -90 down.
    """

    angle: float
    out: float = 0.0

    @property
    def way(self) -> Point:
        """The same as a way, one long."""
        flat = cos(radians(self.out))
        return Point(flat * cos(radians(self.angle)), flat * sin(radians(self.angle)), sin(radians(self.out)))

    def near(self, other: Direction) -> Direction:
        """The same direction, its angle in a number that is less than half a turn from the other's."""
        return Direction(self.angle + 360 * round((other.angle - self.angle) / 360), self.out)

    def towards(self, other: Direction, part: float) -> Direction:
        """The direction at a part of the turn from this one to the other, as their numbers go."""
        return Direction(
            self.angle + part * (other.angle - self.angle), self.out + part * (other.out - self.out)
        )

    @classmethod
    def of(cls, way: Point, near: Direction) -> Direction:
        """The direction of a way, in numbers as close to `near` as they can be."""
        unit = way.unit()
        if hypot(unit.x, unit.y) < 1e-6:  # straight out of the picture: any angle on it is the same
            return cls(near.angle, degrees(asin(max(-1.0, min(1.0, unit.z)))))
        out = degrees(asin(max(-1.0, min(1.0, unit.z))))
        return cls(degrees(atan2(unit.y, unit.x)), out).near(near)


def turned(way: Point, axis: Point, by: float) -> Point:
    """A way turned about an axis (one long) by degrees: Rodrigues' rotation."""
    c, s = cos(radians(by)), sin(radians(by))
    along = axis.dot(way) * (1 - c)
    side = axis.cross(way)
    return Point(
        way.x * c + side.x * s + axis.x * along,
        way.y * c + side.y * s + axis.y * along,
        way.z * c + side.z * s + axis.z * along,
    )


def bend(root: Point, target: Point, first: float, second: float, hint: Point) -> tuple[Point, Point]:
    """The middle and the end of two bones from `root` to `target`: knee and ankle, elbow and hand.

    They bend to the side on which `hint` lies. A target out of reach is reached for as far as it goes, one
    too close as closely as the bones allow: they are always as long as given.
    """
    to_hint = hint.minus(root)
    axis = target.minus(root)
    along = axis.unit(to_hint.unit())
    far = max(abs(first - second), min(first + second, axis.length), 1e-9)
    reach = (first * first - second * second + far * far) / (2 * far)
    height = sqrt(max(0.0, first * first - reach * reach))
    square = along.cross(OUT).unit(Point(0.0, 1.0))
    aside = to_hint.plus(along, -to_hint.dot(along)).unit(square)
    return root.plus(along, reach).plus(aside, height), root.plus(along, far)
