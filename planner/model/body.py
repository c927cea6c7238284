"""One human body: its bones, how long and how thick they are, and what hangs on what.

Lengths are fractions of the body's height, from Drillis and Contini as printed in Winter, Biomechanics and
Motor Control of Human Movement (4th ed. 2009, fig. 4.1). The hand ends a little beyond the wrist, where it
leans on the floor or grips.
Thicknesses are drawn from life, not from a table: they are for looking at.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Bone(NamedTuple):
    """A bone from one joint to the next, with half its thickness at either end."""

    start: str
    end: str
    length: float
    thick: float
    thin: float


_SPINE = (
    Bone("hips", "waist", 0.096, 0.060, 0.055),
    Bone("waist", "ribs", 0.096, 0.055, 0.062),
    Bone("ribs", "shoulders", 0.096, 0.062, 0.050),
    Bone("shoulders", "head", 0.118, 0.028, 0.028),
)
_LIMBS = (
    Bone("hip", "knee", 0.245, 0.048, 0.034),
    Bone("knee", "ankle", 0.246, 0.034, 0.020),
    Bone("ankle", "toe", 0.115, 0.021, 0.014),
    Bone("shoulder", "elbow", 0.186, 0.030, 0.022),
    Bone("elbow", "hand", 0.165, 0.022, 0.018),
)
_FAR = tuple(bone._replace(start=f"far_{bone.start}", end=f"far_{bone.end}") for bone in _LIMBS)

BONES: Mapping[str, Bone] = MappingProxyType(
    dict(zip(("low_back", "mid_back", "high_back", "head"), _SPINE, strict=True))
    | dict(zip(("thigh", "shin", "foot", "upper_arm", "forearm"), _LIMBS, strict=True))
    | dict(zip(("far_thigh", "far_shin", "far_foot", "far_upper_arm", "far_forearm"), _FAR, strict=True))
)
"""Every bone by its name, those nearer to the hips before those that hang on them."""

BACK = ("low_back", "mid_back", "high_back")
"""The bones of the trunk, from the hips up."""

HALF_SHOULDERS = 0.105
"""From the middle to a shoulder."""

HALF_HIPS = 0.055
"""From the middle to a hip joint."""

HEAD = 0.062
"""Half the size of the head."""

LIMBS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "hand": ("upper_arm", "forearm"),
        "far_hand": ("far_upper_arm", "far_forearm"),
        "ankle": ("thigh", "shin"),
        "far_ankle": ("far_thigh", "far_shin"),
    }
)
"""The two bones that bring a hand or an ankle to its place."""

RADIUS: Mapping[str, float] = MappingProxyType(
    {
        "hips": 0.060,
        "waist": 0.055,
        "ribs": 0.062,
        "shoulders": 0.055,
        "head": HEAD,
        **{
            f"{far}{joint}": radius
            for far in ("", "far_")
            for joint, radius in {
                "hip": 0.056,
                "knee": 0.034,
                "ankle": 0.028,
                "toe": 0.014,
                "shoulder": 0.050,
                "elbow": 0.022,
                "hand": 0.020,
            }.items()
        },
    }
)
"""How far the skin is from the middle of each joint: what rests on the floor is so far above it."""
