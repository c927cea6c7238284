"""Pain and leg as a chart: a mark for before, another for after, and lines of what came the morning after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from planner.model.dates import short_words
from planner.model.felt import Felt, days_a_column, felt
from planner.model.session import Session
from planner.model.text import plural
from planner.model.vocabulary import LEG, PAIN_MAX

_GUTTER = 14
_BEFORE, _AFTER, _BOTH, _BETWEEN = "○", "●", "◉", "│"
_TALL = 24
"""Lines from which the leg has a line for each place."""

_LETTERS = (".", "b", "u", "t", "c", "f")
"""None, back, buttock, thigh, calf, foot."""

Part = tuple[str, str]


class FeltChart(Widget):
    """What was felt in a span, as wide and high as there is room."""

    DEFAULT_CSS = "FeltChart { height: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sessions: tuple[Session, ...] = ()
        self._span: tuple[date, date] | None = None

    def show(self, sessions: Sequence[Session], first: date, last: date) -> None:
        """Show what these sessions tell, from the first day to the last."""
        self._sessions, self._span = tuple(sessions), (first, last)
        self.refresh()

    def render(self) -> Content:
        """The plot, the days, the mornings, the leg, and what the marks mean."""
        width, height = self.size
        if self._span is None or width <= _GUTTER:
            return Content("")
        first, last = self._span
        columns = felt(self._sessions, first, last, width - _GUTTER - 2)
        wide = max(1, (width - _GUTTER - 2) // len(columns))
        lines = list(_lines(columns, wide, self.size, first, last))
        return Content("\n").join(Content.assemble(*line) for line in lines[:height])


def _lines(columns: Sequence[Felt], wide: int, size: Size, first: date, last: date) -> Iterator[list[Part]]:
    width, height = size
    tall = height >= _TALL
    legend = list(_legend(width, days_a_column(first, last, len(columns))))
    below = 2 + len(legend) + (len(LEG) if tall else 3)
    step = 1 if height - below >= PAIN_MAX + 1 else 2
    for low in range(PAIN_MAX - PAIN_MAX % step, -1, -step):
        yield [
            (f"{'pain' if low + step > PAIN_MAX else '':<{_GUTTER - 3}}{low:>2} ", "$text-muted"),
            *_pain(columns, wide, low, step),
        ]
    yield [(" " * _GUTTER, ""), (_days(len(columns) * wide, first, last), "$text-muted")]
    yield [(f"{'next morning':<{_GUTTER}}", "$text-muted"), *_mornings(columns, wide)]
    yield from _legs(columns, wide, tall=tall)
    yield from legend
    if not tall:
        named = "  ".join(f"{letter} {place}" for letter, place in zip(_LETTERS[1:], LEG[1:], strict=True))
        yield [(" " * _indent(width, len(named)) + named, "$text-muted")]


def _legend(width: int, days: int) -> Iterator[list[Part]]:
    """What the marks mean; how many days each stands for in the same line where there is room."""
    marks: list[Part] = [
        (_BEFORE, "bold $warning"),
        (" before  ", ""),
        (_AFTER, "bold $success"),
        (" after  ", ""),
    ]
    marks += [(_BOTH, "bold"), (" both   ", ""), ("!", "bold $error"), (" not settled", "")]
    long = sum(len(text) for text, _ in marks)
    words = f"one mark: middle of {plural(days, 'day')}" if days > 1 else ""
    if words and long + len(words) + 3 <= width:
        marks.append((f"   {words}", "$text-muted"))
        long, words = long + len(words) + 3, ""
    yield [(" " * _indent(width, long), ""), *marks]
    if words:
        yield [(" " * _GUTTER + words, "$text-muted")]


def _indent(width: int, long: int) -> int:
    """Below the marks, or further left where the words need the room."""
    return max(0, min(_GUTTER, width - long))


def _pain(columns: Sequence[Felt], wide: int, low: int, step: int) -> Iterator[Part]:
    """One line of the plot: from `low` on so many points."""
    for one in columns:
        yield _mark(one.before, one.after, low, low + step - 1, wide)


def _mark(before: int | None, after: int | None, low: int, high: int, wide: int) -> Part:
    def here(value: int | None) -> bool:
        return value is not None and low <= value <= high

    if here(before) and here(after):
        shape, style = _BOTH, "bold"
    elif here(before):
        shape, style = _BEFORE, "bold $warning"
    elif here(after):
        shape, style = _AFTER, "bold $success"
    elif before is not None and after is not None and min(before, after) < low <= max(before, after):
        shape, style = _BETWEEN, "$text-muted"
    else:
        shape, style = ("·" if low == 0 else " "), "$text-muted"
    return shape.ljust(wide), style


def _days(width: int, first: date, last: date) -> str:
    """The first day at the left end, the last at the right, the one between where there is room."""
    left, right = short_words(first, last), short_words(last, last)
    middle = short_words(first + (last - first) / 2, last)
    if first == last or width < len(left) + len(right) + 2:
        return right
    if width < len(left) + len(middle) + len(right) + 8:
        return f"{left}{right:>{width - len(left)}}"
    return f"{left}{middle:^{width - len(left) - len(right)}}{right}"


def _mornings(columns: Sequence[Felt], wide: int) -> Iterator[Part]:
    for one in columns:
        if one.unsettled:
            yield "!".ljust(wide), "bold $error"
        elif one.morning is not None:
            yield ("X" if one.morning == PAIN_MAX else str(one.morning)).ljust(wide), ""
        else:
            yield " " * wide, ""


def _legs(columns: Sequence[Felt], wide: int, *, tall: bool) -> Iterator[list[Part]]:
    if tall:
        for place in range(len(LEG)):
            label = ("leg " if place == 0 else "    ") + LEG[place]
            marks = [_mark(one.leg_before, one.leg_after, place, place, wide) for one in columns]
            yield [
                (f"{label:<{_GUTTER}}", "$text-muted"),
                *((mark.replace("·", " "), style) for mark, style in marks),
            ]
        return
    for label, places in (
        ("leg before", [one.leg_before for one in columns]),
        ("leg after", [one.leg_after for one in columns]),
    ):
        letters = "".join((" " if at is None else _LETTERS[at]).ljust(wide) for at in places)
        yield [(f"{label:<{_GUTTER}}", "$text-muted"), (letters, "")]
