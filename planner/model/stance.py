"""A stance: all joints of the body at one moment of a figure, or between two.

Bones keep their lengths, because a stance is made of directions. What rests on the floor stays there: the
leg or arm above it is bent so that it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from planner.model.body import BACK, BONES, HALF_HIPS, HALF_SHOULDERS, LIMBS, RADIUS
from planner.model.figure import Figure, Moment
from planner.model.figure_words import Looks, MomentName, View
from planner.model.space import OUT, Direction, Point, bend, turned

Joints = Mapping[str, Point]

TOUCHES = 0.08
"""A hand or a flat foot that comes as close to the floor stands on it, in heights of the body."""

TOWEL = "towel"
"""Where a towel lies that is held, beside the joints."""

_BESIDE = {"knee": 0.045, "thigh": 0.045, "shin": 0.04, "ankle": 0.035}
_ALONG = {"thigh": ("hip", "knee", 0.62), "shin": ("knee", "ankle", 0.22)}


@dataclass(frozen=True, slots=True)
class Stance:
    """Where every bone points, and what hands and feet stay at: a place on the floor, or a part held."""

    directions: Mapping[str, Direction]
    turn: float
    stays: Mapping[str, Point]
    hands: str
    towel: bool


@lru_cache(maxsize=64)
def stances(figure: Figure) -> Mapping[MomentName, Stance]:
    """Every moment of a figure in full; hands and feet that stay are where they stay."""
    found: dict[MomentName, Stance] = {}
    last: Stance | None = None
    said: dict[str, Direction] = {}
    for moment in figure.moments:
        own = dict(said)
        for bone, direction in moment.directions:
            before = own.get(bone, last.directions[bone] if last else direction)
            own[bone] = direction.near(before)
        stance = _stance(figure, moment, own, last)
        found[moment.name] = stance
        if moment.name in figure.path:  # easier and harder start from the last of these
            said, last = own, stance
    return MappingProxyType(found)


def _stance(figure: Figure, moment: Moment, said: Mapping[str, Direction], last: Stance | None) -> Stance:
    directions = _filled(figure.looks, figure.view, said)
    spoken = {name for name, _ in moment.directions}
    spoken |= {f"far_{name}" for name in spoken if f"far_{name}" not in said}
    # A limb that stays keeps the way in which it was bent.
    kept = {} if last is None else {k: v for k, v in last.stays.items() if not spoken & set(LIMBS[k])}
    if last is not None:
        directions |= {bone: last.directions[bone] for limb in kept for bone in LIMBS[limb]}
    before = ("none", False, 0.0) if last is None else (last.hands, last.towel, last.turn)
    hands = before[0] if moment.hands is None else moment.hands
    if hands != "none":
        kept = {limb: place for limb, place in kept.items() if "hand" not in limb}
    stance = Stance(
        MappingProxyType(directions),
        before[2] if moment.turn is None else moment.turn,
        kept,
        hands,
        before[1] if moment.towel is None else moment.towel,
    )
    stance = replace(stance, stays=_standing(figure, stance) | kept)
    return _settled(figure, stance)


def _filled(looks: Looks, view: View, said: Mapping[str, Direction]) -> dict[str, Direction]:
    """Directions for every bone: straight on from the one before it where nothing is said."""
    found = dict(said)
    up = found["high_back"]
    found.setdefault("head", up)
    down = Direction(found["low_back"].angle + 180)
    quarter = 90 * front_sign(looks, view, up)
    for far in ("", "far_"):

        def fill(bone: str, otherwise: Direction, far: str = far) -> None:
            found.setdefault(f"{far}{bone}", found.get(bone, otherwise) if far else otherwise)

        fill("thigh", down)
        fill("shin", found[f"{far}thigh"])
        fill("foot", Direction(found[f"{far}shin"].angle + quarter))
        fill("upper_arm", Direction(up.angle + 180))
        fill("forearm", found[f"{far}upper_arm"])
    return found


def front_sign(looks: Looks, view: View, up: Direction) -> int:
    """1 where the front of a bone is a quarter turn left of the way down it, -1 where it is to the right."""
    if view == "front":
        return 1
    way = up.way
    x, y = {"up": (0, 1), "down": (0, -1), "right": (1, 0), "out": (0, 1)}[looks]
    # The front of the trunk is up x OUT times this sign.
    return 1 if way.y * x - way.x * y > 0 else -1


def _standing(figure: Figure, stance: Stance) -> dict[str, Point]:
    """What stands on the floor, each exactly on it."""
    joints = skeleton(figure, stance)
    found = {}
    for limb in LIMBS:
        place, radius = joints[limb], RADIUS[limb]
        if limb.endswith("ankle"):  # a flat foot: the toes are down as well
            toe = joints[limb.replace("ankle", "toe")]
            if abs(toe.y - place.y) > TOUCHES:
                continue
        if abs(place.y - radius) < TOUCHES and (limb.endswith("ankle") or stance.hands == "none"):
            found[limb] = Point(place.x, radius, place.z)
    return found


def _settled(figure: Figure, stance: Stance) -> Stance:
    """The stance with the directions that its bones have once hands and feet are where they stay."""
    joints = skeleton(figure, stance)
    found = dict(stance.directions)
    for bones in LIMBS.values():
        for name in bones:
            bone = BONES[name]
            found[name] = Direction.of(joints[bone.end].minus(joints[bone.start]), found[name])
    return replace(stance, directions=MappingProxyType(found))


def between(figure: Figure, first: Stance, second: Stance, part: float) -> Joints:
    """The joints at a part of the way from one stance to another; what stays in both stays on the way."""
    directions = {name: way.towards(second.directions[name], part) for name, way in first.directions.items()}
    stays = {
        limb: place.plus(second.stays[limb].minus(place), part)
        for limb, place in first.stays.items()
        if limb in second.stays
    }
    same = (first.hands, first.towel) == (second.hands, second.towel)
    way = Stance(
        directions,
        first.turn + part * (second.turn - first.turn),
        stays,
        first.hands if same else "none",
        first.towel,
    )
    return skeleton(figure, way)


def skeleton(figure: Figure, stance: Stance) -> Joints:
    """Where all the joints are."""
    joints = _hung(figure, stance)
    rests = joints[figure.rests]
    shift = Point(-rests.x, RADIUS[figure.rests] - rests.y)
    joints = {name: place.plus(shift) for name, place in joints.items()}
    for limb, place in stance.stays.items():
        _reach(joints, limb, place)
    if stance.hands != "none" and not stance.towel:
        for limb in ("hand", "far_hand"):
            _reach(joints, limb, grip(figure, joints, stance.hands, limb))
    elif stance.hands != "none":
        joints[TOWEL] = grip(figure, joints, stance.hands, "hand")
    return joints


def _hung(figure: Figure, stance: Stance) -> dict[str, Point]:
    ways = {name: one.way for name, one in stance.directions.items()}
    joints = {"hips": Point(0.0, 0.0)}
    for name in (*BACK, "head"):
        bone = BONES[name]
        joints[bone.end] = joints[bone.start].plus(ways[name], bone.length)
    lower, upper = ways["low_back"].unit(), ways["high_back"].unit()
    hips = across(figure, lower)
    if stance.turn:
        hips = turned(
            hips,
            lower,
            stance.turn * front_sign(figure.looks, figure.view, Direction.of(lower, Direction(0))),
        )
    for far, sign in (("", 1), ("far_", -1)):
        joints[f"{far}hip"] = joints["hips"].plus(hips, sign * HALF_HIPS)
        joints[f"{far}shoulder"] = joints["shoulders"].plus(across(figure, upper), sign * HALF_SHOULDERS)
        for name in ("thigh", "shin", "foot", "upper_arm", "forearm"):
            bone = BONES[far + name]
            joints[bone.end] = joints[bone.start].plus(ways[far + name], bone.length)
    return joints


def across(figure: Figure, up: Point) -> Point:
    """The way from the far side of the body to the near one, for a spine that points `up`."""
    return OUT if figure.view == "side" else Point(up.y, -up.x).unit()


def _reach(joints: dict[str, Point], limb: str, place: Point) -> None:
    upper, lower = (BONES[name] for name in LIMBS[limb])
    root = joints[upper.start]
    middle, end = bend(root, place, upper.length, lower.length, joints[upper.end])
    moved = end.minus(joints[lower.end])
    joints[upper.end], joints[lower.end] = middle, end
    if limb.endswith("ankle"):
        toe = limb.replace("ankle", "toe")
        joints[toe] = joints[toe].plus(moved)


def grip(figure: Figure, joints: Joints, held: str, limb: str) -> Point:
    """Where a hand holds a part of a leg: behind the thigh, before the knee and the shin."""
    far = "far_" if held.startswith("far_") else ""
    part = held.removeprefix("far_")
    start, end, along = _ALONG.get(part, (part, part, 0.0))
    first, last = joints[far + start], joints[far + end]
    place = first.plus(last.minus(first), along)
    thigh = joints[f"{far}knee"].minus(joints[f"{far}hip"]).unit()
    shin = joints[f"{far}ankle"].minus(joints[f"{far}knee"]).unit()
    # Away from the heel is the front of a bent leg.
    front = thigh.minus(shin).unit(thigh)
    if part == "thigh":
        front = shin.plus(thigh, -shin.dot(thigh)).unit(front)
    sideways = across(figure, Point(0.0, 1.0))
    sign = -1 if limb.startswith("far_") else 1
    return place.plus(front, _BESIDE[part]).plus(sideways, sign * 0.03)
