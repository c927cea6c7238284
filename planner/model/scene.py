"""What a figure looks like: strokes on a flat picture, those at the back first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians, sin
from types import MappingProxyType
from typing import Literal, NamedTuple

from planner.model.body import BACK, BONES, HEAD
from planner.model.figure import Figure
from planner.model.figure_words import Muscle
from planner.model.space import Direction, Point
from planner.model.stance import TOWEL, Joints, across, between, front_sign, skeleton, stances

Ink = Literal["floor", "mat", "far", "body", "held", "arrow", "mark"]
INKS: tuple[Ink, ...] = ("floor", "mat", "far", "body", "held", "arrow", "mark")
"""From what matters least to what matters most."""

FAR = 0.7
"""How thick a far limb is beside a near one."""

MAT = 0.19
"""Half the width of the mat."""

BEHIND = 0.06
"""How much farther away than the near knee the near hand is when it is behind the leg."""

EDGE = 0.04
"""What is left free around the body."""

AHEAD = 0.1
"""How far the tip of an arrow is ahead of the middle of what moves."""

BARB = 0.085
"""How long the head of an arrow is."""

ASIDE = 0.35
"""How far to the left things stand that are nearer, when one looks from a little above."""

FROM_ABOVE = 60
"""Degrees from which on neither side is the far one, and the other side is above or below."""


JOINED = 0.4
"""How much of the first stroke of a shape is joined to what it covers, without a gap."""


class Spot(NamedTuple):
    """A place on the picture: x to the right, y up, in heights of the body."""

    x: float
    y: float


class Stroke(NamedTuple):
    """A straight stroke with round ends, so far to either side of its middle at the start and at the end."""

    start: Spot
    end: Spot
    thick: float
    thin: float


class Shape(NamedTuple):
    """Strokes that are one thing; `apart` leaves a thin gap around them in what they cover.

    `least` is half the width, in dots, below which no stroke is drawn.
    """

    strokes: tuple[Stroke, ...]
    ink: Ink
    apart: bool = False
    least: float = 0.75

    def outlined(self) -> Iterator[Stroke]:
        """What the gap goes around: all but the beginning, where a thigh is joined to its hip."""
        first, *others = self.strokes
        (ax, ay), (bx, by) = first.start, first.end
        yield first._replace(start=Spot(ax + JOINED * (bx - ax), ay + JOINED * (by - ay)))
        yield from others


class Frame(NamedTuple):
    """The part of the picture that all moments of a figure need."""

    left: float
    bottom: float
    right: float
    top: float


def mirrored_sideways(figure: Figure) -> bool:
    """Whether the other side is seen in the mirror left and right, or, from above, up and down."""
    return figure.view == "front" or figure.tilt < FROM_ABOVE


def spot(figure: Figure, place: Point, *, mirror: bool) -> Spot:
    """Where a place is seen."""
    tilt = radians(figure.tilt)
    x, z = place.x, place.z
    if 0 < figure.tilt < FROM_ABOVE:
        x -= ASIDE * z
    if mirror and not mirrored_sideways(figure):
        z = -z
    elif mirror:
        x = -x
    return Spot(x, place.y * cos(tilt) - z * sin(tilt))


@lru_cache(maxsize=64)
def frame(figure: Figure, *, mirror: bool = False) -> Frame:
    """The frame that holds the whole movement, its other forms and the mat: nothing jumps about in it."""
    still = (mat(figure, mirror=mirror), *arrow(figure, mirror=mirror))
    spots = [one for shape in still for stroke in shape.strokes for one in (stroke.start, stroke.end)]
    full = stances(figure)
    seen = [skeleton(figure, stance) for stance in full.values()]
    for first, second in pairwise(figure.path):  # a head may swing out on its way
        seen += [between(figure, full[first], full[second], step / 8) for step in range(1, 8)]
    for joints in seen:
        for name, place in joints.items():
            at = spot(figure, place, mirror=mirror)
            room = HEAD if name == "head" else 0.05
            spots += [Spot(at.x - room, at.y), Spot(at.x + room, at.y), Spot(at.x, at.y + room)]
    xs, ys = [one.x for one in spots], [one.y for one in spots]
    return Frame(min(xs), min(ys), max(xs), max(ys) + EDGE / 2)


def scene(figure: Figure, joints: Joints, *, mirror: bool = False) -> tuple[Shape, ...]:
    """All that is seen of a figure with its joints where they are; `mirror` shows the other side."""
    return (*backdrop(figure, mirror=mirror), *actor(figure, joints, mirror=mirror))


def backdrop(figure: Figure, *, mirror: bool = False) -> tuple[Shape, ...]:
    """What stands still behind the body."""
    return (mat(figure, mirror=mirror), *arrow(figure, mirror=mirror))


def actor(figure: Figure, joints: Joints, *, mirror: bool = False) -> tuple[Shape, ...]:
    """The body, and what moves with it."""
    return (
        *_body(figure, joints, mirror=mirror),
        *_towel(figure, joints, mirror=mirror),
        *_marks(figure, joints, mirror=mirror),
    )


@lru_cache(maxsize=128)
def mat(figure: Figure, *, mirror: bool = False) -> Shape:
    """The mat under all moments: a line from the side, else its four edges."""
    places = [place for stance in stances(figure).values() for place in skeleton(figure, stance).values()]
    low, high = min(p.x for p in places) - 2 * EDGE, max(p.x for p in places) + 2 * EDGE
    corners = [Point(low, 0, -MAT), Point(high, 0, -MAT), Point(high, 0, MAT), Point(low, 0, MAT)]
    if figure.tilt == 0:
        corners = [Point(low, -0.01), Point(high, -0.01)]
    seen = [spot(figure, corner, mirror=mirror) for corner in corners]
    pairs = zip(seen, (*seen[1:], seen[0]), strict=True)
    return Shape(tuple(Stroke(a, b, 0.0, 0.0) for a, b in pairs), "mat", least=0.6)


def _body(figure: Figure, joints: Joints, *, mirror: bool) -> Iterator[Shape]:
    flat = mirrored_sideways(figure) and figure.view == "side"

    def seen(joint: str) -> Spot:
        return spot(figure, joints[joint], mirror=mirror)

    def limb(*names: str, far: bool = False) -> Shape:
        share = FAR if far else 1.0
        bones = [BONES[name] for name in names]
        strokes = [Stroke(seen(b.start), seen(b.end), share * b.thick, share * b.thin) for b in bones]
        return Shape(tuple(strokes), "far" if far else "body", apart=True, least=0.55 if far else 0.9)

    yield limb("far_thigh", "far_shin", "far_foot", far=flat)
    yield limb("far_upper_arm", "far_forearm", far=flat)
    spine = [BONES[name] for name in (*BACK, "head")]
    strokes = [Stroke(seen(bone.start), seen(bone.end), bone.thick, bone.thin) for bone in spine]
    for a, b, wide in (
        ("shoulder", "far_shoulder", 0.045),
        ("hip", "far_hip", 0.056),
        ("shoulder", "hip", 0.04),
        ("far_shoulder", "far_hip", 0.04),
    ):
        strokes.append(Stroke(seen(a), seen(b), wide, wide))
    strokes.append(Stroke(seen("head"), seen("head"), HEAD, HEAD))
    yield Shape(tuple(strokes), "body", apart=True, least=0.9)
    near = [limb("thigh", "shin", "foot"), limb("upper_arm", "forearm")]
    # A hand that holds the far leg goes through behind the knee of the near one.
    behind = joints["hand"].z < joints["knee"].z - BEHIND
    yield from reversed(near) if behind else near


def _towel(figure: Figure, joints: Joints, *, mirror: bool) -> Iterator[Shape]:
    if TOWEL in joints:
        loop = spot(figure, joints[TOWEL], mirror=mirror)
        hands = [spot(figure, joints[hand], mirror=mirror) for hand in ("far_hand", "hand")]
        yield Shape(tuple(Stroke(loop, hand, 0.008, 0.008) for hand in hands), "held", least=0.6)


def arrow(figure: Figure, *, mirror: bool = False) -> tuple[Shape, ...]:
    """The way that a part of the body takes from the start, with a head where it leads."""
    if figure.arrow is None:
        return ()
    return _arrow(figure, mirror)


@lru_cache(maxsize=128)
def _arrow(figure: Figure, mirror: bool) -> tuple[Shape, ...]:
    full = stances(figure)
    places: list[Spot] = []
    for first, second in pairwise(figure.path):
        for step in range(9):
            joints = between(figure, full[first], full[second], step / 8)
            places.append(spot(figure, joints[figure.arrow or "hips"], mirror=mirror))
    if len(places) < 2:
        return ()
    back, last = places[-3], places[-1]
    away = max(1e-6, hypot(last.x - back.x, last.y - back.y))
    way = Spot((last.x - back.x) / away, (last.y - back.y) / away)
    tip = Spot(last.x + way.x * AHEAD, last.y + way.y * AHEAD)
    places.append(tip)
    barbs = [
        Spot(tip.x - BARB * (way.x + side * 0.8 * way.y), tip.y - BARB * (way.y - side * 0.8 * way.x))
        for side in (1, -1)
    ]
    strokes = [Stroke(a, b, 0.0, 0.0) for a, b in pairwise(places)]
    strokes += [Stroke(tip, barb, 0.0, 0.0) for barb in barbs]
    return (Shape(tuple(strokes), "arrow", least=0.6),)


_MUSCLES: Mapping[Muscle, tuple[str, float, float]] = MappingProxyType(
    {
        "neck": ("head", 0.35, -0.02),
        "chest": ("high_back", 0.3, 0.04),
        "upper-back": ("high_back", 0.5, -0.04),
        "lower-back": ("low_back", 0.6, -0.03),
        "belly": ("mid_back", 0.0, 0.03),
        "buttock": ("thigh", 0.05, -0.03),
        "hip": ("thigh", 0.05, 0.02),
        "thigh-front": ("thigh", 0.5, 0.015),
        "thigh-back": ("thigh", 0.5, -0.015),
        "thigh-inside": ("thigh", 0.45, 0.0),
        "calf": ("shin", 0.35, -0.01),
        "shin": ("shin", 0.35, 0.01),
        "shoulder": ("upper_arm", 0.05, 0.0),
    }
)
"""Where a muscle is: on which bone, how far along it, how far to the front."""


def _marks(figure: Figure, joints: Joints, *, mirror: bool) -> Iterator[Shape]:
    for muscle in figure.mark:
        name, along, ahead = _MUSCLES[muscle]
        bone = BONES[name]
        first, last = joints[bone.start], joints[bone.end]
        way = last.minus(first).unit()
        up = way if name in (*BACK, "head") else Point(-way.x, -way.y, -way.z)
        spine = joints["shoulders"].minus(joints["ribs"]).unit()
        sign = front_sign(figure.looks, figure.view, Direction.of(spine, Direction(0)))
        front = up.cross(across(figure, spine)).unit()
        place = first.plus(last.minus(first), along).plus(front, sign * ahead)
        at = spot(figure, place, mirror=mirror)
        yield Shape((Stroke(at, at, 0.022, 0.022),), "mark", apart=True, least=1.0)
