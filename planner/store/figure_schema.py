"""The keys of a figure in an exercise's file."""

from __future__ import annotations

from planner.model.figure_words import GRIPS, MUSCLES, PARTS, VIEWS
from planner.store.fields import Field, Table

_BONES = (
    ("thigh", "from the hip to the knee; straight on from the trunk when absent", 52),
    ("shin", "from the knee to the ankle; straight on from the thigh when absent", 292),
    ("foot", "from the ankle to the toes; square to the shin when absent", 355),
    ("upper_arm", "from the shoulder to the elbow; beside the trunk when absent", (350, -10)),
    ("forearm", "from the elbow to the hand; straight on from the upper arm when absent", 350),
)


_TRUNK = (206, 203, 194)


def _far(name: str) -> str:
    return f"the {name.replace('_', ' ')} of the far side; as the near one when absent"


def _turn(name: str, about: str, example: object, most: int = 2) -> Field:
    return Field(name, "int", about, example, low=-360, high=360, one_or_many=True, at_most=most)


MOMENT = Table(
    "moment",
    (
        Field("says", "text", "a few words below the picture", "hips up"),
        _turn("trunk", "from the hips to the shoulders; up to three, the lower back first", _TRUNK, 3),
        _turn("head", "from the shoulders to the head; straight on from the trunk when absent", 183),
        *(_turn(name, about, example) for name, about, example in _BONES),
        *(_turn(f"far_{name}", _far(name), example) for name, _, example in _BONES),
        Field("turn", "int", "degrees the hips are turned about the spine", -70, low=-180, high=180),
        Field("hands", "choice", "what both hands hold", "shin", allowed=GRIPS),
        Field("towel", "flag", "a towel lies round what the hands hold", True),
    ),
)

_START = {"trunk": 180, "thigh": 52, "shin": 292}

FIGURE = Table(
    "figure",
    (
        Field("view", "choice", "from where one looks", "front", "side", allowed=VIEWS),
        Field("tilt", "int", "degrees from above; 90 is straight down", 15, default=0, low=0, high=90),
        Field("rests", "choice", "the part that rests on the floor and stays", "shoulders", "hips", PARTS),
        Field("mark", "choice", "where it should be felt", ("buttock",), allowed=MUSCLES, many=True),
        Field("arrow", "choice", "the part whose way an arrow shows", "hips", allowed=PARTS),
        Field("start", "table", "how it begins", _START, table=MOMENT, required=True),
        Field("up", "table", "what differs where the movement leads", {"trunk": 205}, table=MOMENT),
        Field("hold", "table", "what differs from that in the hold", {"thigh": 140}, table=MOMENT),
        Field("easier", "table", "what differs in the easier form", {"thigh": 120}, table=MOMENT),
        Field("harder", "table", "what differs in the harder form", {"far_thigh": 0}, table=MOMENT),
    ),
)
