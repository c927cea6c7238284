"""The figure of an exercise, from the keys in its file."""

from __future__ import annotations

from planner.model.body import BACK, BONES
from planner.model.figure import Figure, Moment
from planner.model.figure_words import MOMENTS, Looks, MomentName
from planner.model.space import Direction
from planner.model.vocabulary import Position
from planner.store.reading import Reader, Values

_LOOKS: dict[Position, Looks] = {
    "supine": "up",
    "prone": "down",
    "quadruped": "down",
    "side-lying": "out",
    "sitting": "right",
    "kneeling": "right",
    "standing": "right",
}


def build_figure(values: Values, position: Position, reader: Reader) -> Figure | None:
    """A figure from the keys of `[figure]`; None, and problems, when it cannot be drawn."""
    moments = tuple(
        _moment(name, values.pop(name), reader) for name in MOMENTS if isinstance(values.get(name), dict)
    )
    if reader.failed:
        return None
    if not any(bone in BACK for bone, _ in moments[0].directions):
        words = "the start has no trunk: where it points from the hips, like trunk = 180"
        reader.error(("figure", "start"), words, key=True)
        return None
    return Figure(moments, "out" if values.get("view") == "front" else _LOOKS[position], **values)


def _moment(name: MomentName, values: Values, reader: Reader) -> Moment:
    directions: list[tuple[str, Direction]] = []
    for key, written in values.items():
        if key not in BONES and key != "trunk":
            continue
        if not written:
            # What is left of a list whose values are all wrong has been told already.
            if reader.document.data["figure"][name][key] == []:
                reader.error(("figure", name, key), f"{key} needs degrees, like {key} = 90")
        elif key == "trunk":
            three = (*written, *written[-1:] * 2)[:3]
            directions += [(bone, Direction(angle)) for bone, angle in zip(BACK, three, strict=True)]
        elif len(written) == 2 and not -90 <= written[1] <= 90:
            words = "the second number is how far it points out of the picture: -90 to 90"
            reader.error(("figure", name, key, 1), f"{key}: {words}")
        else:
            directions.append((key, Direction(*written)))
    return Moment(
        name,
        values.get("says", ""),
        tuple(directions),
        values.get("turn"),
        values.get("hands"),
        values.get("towel"),
    )
