"""Pain of each session as a picture: a ring before it, a dot after it, a line from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.dates import short_words
from planner.model.progress import PainPoint
from planner.model.vocabulary import PAIN_MAX
from planner.transfer.markup import Markup, element

_WIDE, _HIGH = 540, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 20, 12, 30
"""What is left free around the plot, for the numbers and the days."""

_RING, _DOT = 5.5, 3.5
"""Their radii: where both are the same, the dot stands in the ring."""

_MOST_DAYS = 7
"""Days that are named below the plot; more would run into each other."""

_WORDS = "Pain from 0 to 10 by day: a ring before the session, a dot after it"


def pain_chart(points: Sequence[PainPoint]) -> Markup:
    """The picture, as wide as what it stands in; days are as far apart as they were."""
    first, last = points[0].day, points[-1].day
    span = max(1, (last - first).days)

    def across(point: PainPoint) -> float:
        room = _WIDE - _LEFT - _RIGHT - 4 * _RING
        return _LEFT + 2 * _RING + room * (point.day - first).days / span

    parts = [element("title", _WORDS), *_scale()]
    named = -10 * _WIDE
    for point in points:
        x = across(point)
        parts += _point(x, point)
        if x - named >= _WIDE / _MOST_DAYS:
            named = round(x)
            middle = {"y": str(_HIGH - 8), "text_anchor": "middle"}
            parts.append(element("text", short_words(point.day, last), x=f"{x:.0f}", **middle))
    return element("svg", *parts, viewBox=f"0 0 {_WIDE} {_HIGH}", role="img", class_="chart")


def _down(pain: int) -> float:
    return _TOP + (_HIGH - _TOP - _BOTTOM) * (PAIN_MAX - pain) / PAIN_MAX


def _scale() -> Iterator[Markup]:
    for pain in range(0, PAIN_MAX + 1, 2):
        y = f"{_down(pain):.1f}"
        yield element("path", d=f"M{_LEFT} {y}H{_WIDE - _RIGHT}", stroke="#cccccc")
        yield element("text", str(pain), x=str(_LEFT - 8), y=f"{_down(pain) + 5:.1f}", text_anchor="end")


def _point(x: float, point: PainPoint) -> Iterator[Markup]:
    """What was said before and after; what was not said is not there."""
    at = f"{x:.1f}"
    if point.before is not None and point.after is not None:
        way = f"M{at} {_down(point.before):.1f}V{_down(point.after):.1f}"
        yield element("path", d=way, stroke="#14507f", stroke_width="2")
    for pain, fill, radius in ((point.before, "#ffffff", _RING), (point.after, "#14507f", _DOT)):
        if pain is not None:
            shape = {"fill": fill, "stroke": "#14507f", "stroke_width": "2"}
            yield element("circle", cx=at, cy=f"{_down(pain):.1f}", r=str(radius), **shape)
