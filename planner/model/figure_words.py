"""The words that may stand in a figure: the table of fields needs them, and nothing else of one."""

from __future__ import annotations

from typing import Literal

MomentName = Literal["start", "up", "hold", "easier", "harder"]
MOMENTS: tuple[MomentName, ...] = ("start", "up", "hold", "easier", "harder")
"""The moments that can be drawn; a movement goes through the first three, back to the start."""

View = Literal["side", "front"]
VIEWS: tuple[View, ...] = ("side", "front")

Looks = Literal["up", "down", "right", "out"]
"""Where the belly is turned at the start; `out` is towards the one who looks."""

Part = Literal[
    "head",
    "shoulders",
    "ribs",
    "hips",
    "knee",
    "ankle",
    "toe",
    "hand",
    "elbow",
    "far_knee",
    "far_ankle",
    "far_toe",
    "far_hand",
    "far_elbow",
]
PARTS: tuple[Part, ...] = (
    "head",
    "shoulders",
    "ribs",
    "hips",
    "knee",
    "ankle",
    "toe",
    "hand",
    "elbow",
    "far_knee",
    "far_ankle",
    "far_toe",
    "far_hand",
    "far_elbow",
)
"""What can be the resting part, and what an arrow can follow."""

Muscle = Literal[
    "neck",
    "chest",
    "upper-back",
    "lower-back",
    "belly",
    "buttock",
    "hip",
    "thigh-front",
    "thigh-back",
    "thigh-inside",
    "calf",
    "shin",
    "shoulder",
]
MUSCLES: tuple[Muscle, ...] = (
    "neck",
    "chest",
    "upper-back",
    "lower-back",
    "belly",
    "buttock",
    "hip",
    "thigh-front",
    "thigh-back",
    "thigh-inside",
    "calf",
    "shin",
    "shoulder",
)
"""What can be marked as the place to feel it."""

Grip = Literal["none", "thigh", "knee", "shin", "ankle", "far_thigh", "far_knee", "far_shin", "far_ankle"]
GRIPS: tuple[Grip, ...] = (
    "none",
    "thigh",
    "knee",
    "shin",
    "ankle",
    "far_thigh",
    "far_knee",
    "far_shin",
    "far_ankle",
)
"""What both hands can hold."""
