"""What is not human in a figure, or cannot be: a leg in the floor, a hand that does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from math import radians, sin
from typing import NamedTuple

from planner.model.body import LIMBS, RADIUS
from planner.model.figure import Figure
from planner.model.figure_words import MomentName
from planner.model.space import Direction
from planner.model.stance import Joints, Stance, across, front_sign, grip, skeleton, stances

CENTIMETRES = 170
"""The height of a body, to say a length in centimetres."""

SUNK = 0.03
"""How far into the floor is too far, in heights of the body: the mat gives way a little."""

SHORT = 0.03
"""How far from its place a hand or foot may be."""

BACKWARDS = 12
"""Degrees by which a knee may be bent to the front."""


ASIDE = 0.5
"""How far a thigh or a shin may point out of the picture for its knee to be judged."""


class Misfit(NamedTuple):
    """What is wrong at a moment, in words."""

    moment: MomentName
    words: str


def misfits(figure: Figure) -> Iterator[Misfit]:
    """All that is wrong with the moments of a figure, in their order."""
    for name, stance in stances(figure).items():
        joints = skeleton(figure, stance)
        for words in (*_sunk(joints), *_short(figure, stance, joints), *_backwards(figure, joints)):
            yield Misfit(name, words)


def _said(joint: str) -> str:
    return f"the far {joint[4:]}" if joint.startswith("far_") else f"the {joint}"


def _cm(length: float) -> str:
    return f"about {max(1, round(length * CENTIMETRES))} cm"


def _sunk(joints: Joints) -> Iterator[str]:
    for name, radius in RADIUS.items():
        deep = radius - joints[name].y
        if deep > SUNK and name != "shoulders":  # both shoulders are told
            yield f"below the floor: {_said(name)}, by {_cm(deep)}"


def _short(figure: Figure, stance: Stance, joints: Joints) -> Iterator[str]:
    places = dict(stance.stays)
    if stance.hands != "none" and not stance.towel:
        places |= {limb: grip(figure, joints, stance.hands, limb) for limb in LIMBS if "hand" in limb}
    for limb, place in places.items():
        away = place.minus(joints[limb]).length
        if away > SHORT:
            held = (
                _said(stance.hands) if "hand" in limb and stance.hands != "none" else "its place on the floor"
            )
            yield f"{_said(limb)} does not reach {held}: {_cm(away)} are missing"


def _backwards(figure: Figure, joints: Joints) -> Iterator[str]:
    spine = joints["shoulders"].minus(joints["ribs"]).unit()
    if figure.view == "front":
        return  # there a knee bends towards the one who looks, or away
    sign = front_sign(figure.looks, figure.view, Direction.of(spine, Direction(0)))
    for far in ("", "far_"):
        thigh = joints[f"{far}knee"].minus(joints[f"{far}hip"]).unit()
        shin = joints[f"{far}ankle"].minus(joints[f"{far}knee"]).unit()
        if max(abs(thigh.z), abs(shin.z)) > ASIDE:
            continue  # the leg is turned out: its knee bends across the picture
        bent = thigh.cross(shin).dot(across(figure, spine)) * sign
        if bent > sin(radians(BACKWARDS)):
            yield f"{_said(f'{far}knee')} bends the wrong way"
