"""A figure as SVG, from the same strokes as in the terminal: for paper, and for a page in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from planner.model.drawing import Place
from planner.model.figure import Figure
from planner.model.scene import Frame, Ink, Shape, Stroke, frame, scene
from planner.model.session import Side
from planner.model.stance import between, stances
from planner.transfer.markup import escaped

_SIZE = 1000
"""Units of the picture in one height of the body."""

_LEAST = 0.006
"""Half the width of the thinnest line, in heights of the body."""

_GAP = 0.012
"""The gap around what lies over something else."""

_FILLS: dict[Ink, str] = {
    "floor": "#999999",
    "mat": "#8aa0b4",
    "far": "#9a9a9a",
    "body": "#333333",
    "held": "#b0722a",
    "arrow": "#1769aa",
    "mark": "#d1432f",
}


def figure_svg(figure: Figure, place: Place, side: Side | None = None, title: str = "") -> str:
    """One picture, as wide as what it stands in. `title` is what a screen reader reads."""
    mirror = side is not None and side != figure.side
    full = stances(figure)
    joints = between(figure, full[place.first], full[place.second], place.part)
    seen = frame(figure, mirror=mirror)
    wide, high = (_SIZE * (seen.right - seen.left), _SIZE * (seen.top - seen.bottom))
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high:.0f}" role="img">']
    lines.append(f"<title>{escaped(title)}</title>")
    for shape in scene(figure, joints, mirror=mirror):
        lines += _shape(shape, seen)
    return "\n".join((*lines, "</svg>\n"))


def _shape(shape: Shape, seen: Frame) -> Iterator[str]:
    if shape.apart:
        yield from (_path(stroke, seen, "#ffffff", _GAP) for stroke in shape.outlined())
    for stroke in shape.strokes:
        yield _path(stroke, seen, _FILLS[shape.ink], 0.0)


def _path(stroke: Stroke, seen: Frame, fill: str, more: float) -> str:
    """A stroke with its round ends as one closed outline."""

    def at(x: float, y: float) -> str:
        return f"{_SIZE * (x - seen.left):.1f} {_SIZE * (seen.top - y):.1f}"

    (ax, ay), (bx, by) = stroke.start, stroke.end
    thick, thin = max(_LEAST, stroke.thick) + more, max(_LEAST, stroke.thin) + more
    length = hypot(bx - ax, by - ay)
    if length < 1e-9:
        x, y = at(ax, ay).split()
        return f'<circle cx="{x}" cy="{y}" r="{_SIZE * thick:.1f}" fill="{fill}"/>'
    nx, ny = (ay - by) / length, (bx - ax) / length
    turn, back = _SIZE * thin, _SIZE * thick
    return (
        f'<path fill="{fill}" d="M{at(ax + nx * thick, ay + ny * thick)} '
        f"L{at(bx + nx * thin, by + ny * thin)} "
        f"A{turn:.1f} {turn:.1f} 0 0 1 {at(bx - nx * thin, by - ny * thin)} "
        f"L{at(ax - nx * thick, ay - ny * thick)} "
        f'A{back:.1f} {back:.1f} 0 0 1 {at(ax + nx * thick, ay + ny * thick)}Z"/>'
    )
