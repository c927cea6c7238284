"""A figure as SVG: one picture, well formed, from the same strokes as in the terminal."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from planner.model.motion import at_rest, at_top
from planner.model.scene import frame
from planner.transfer.figure_svg import figure_svg
from tests.model.library_figures import FIGURES


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_a_picture(name: str) -> None:
    """Its parts lie within it, and its title is what is read aloud."""
    figure = FIGURES[name]
    root = ElementTree.fromstring(figure_svg(figure, at_top(figure), title="Knees & hips <up>"))
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Knees & hips <up>"  # type: ignore[union-attr]
    _, _, wide, high = map(float, root.attrib["viewBox"].split())
    seen = frame(figure)
    assert wide / high == pytest.approx((seen.right - seen.left) / (seen.top - seen.bottom), rel=0.01)
    for path in root.findall("{http://www.w3.org/2000/svg}path"):
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.attrib["d"]):
            assert -15 <= float(x) <= wide + 15
            assert -15 <= float(y) <= high + 15
    assert len(root) > 20


def test_start_and_end_differ_and_so_do_the_sides() -> None:
    """And the same is the same."""
    figure = FIGURES["bird-dog"]
    pictures = [
        figure_svg(figure, at_rest(figure)),
        figure_svg(figure, at_top(figure)),
        figure_svg(figure, at_top(figure), "right"),
    ]
    assert len(set(pictures)) == 3
    assert figure_svg(figure, at_top(figure), figure.side) == pictures[1]
