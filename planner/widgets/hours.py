"""The lines of a time grid: which part of the day is shown, how finely, and which empty hours are folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

ZOOMS = (60, 30, 15)
"""Minutes that one line may stand for, from coarse to fine."""

DAY = 24 * 60

_USUAL = (7 * 60, 20 * 60)
"""Shown when nothing has a time."""

_WORTH = 3
"""Fewer empty lines than this are not folded."""

_FOLDED = 1.5
"""How many times too many lines there may be before hours are drawn more coarsely."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line: so many minutes from `start`, in minutes after midnight; `folded` when it hides several."""

    start: int
    minutes: int
    folded: bool = False

    @property
    def end(self) -> int:
        """The minute after its last."""
        return self.start + self.minutes


Span = tuple[int, int]
"""First minute of something, and the one after its last, in minutes after midnight."""


def auto_zoom(spans: Sequence[Span], height: int) -> int:
    """The finest zoom by which everything fits, a few empty hours folded; the coarsest when none does."""
    fitting = [zoom for zoom in ZOOMS if _count(_roomy(spans, zoom), zoom) <= height * _FOLDED]
    return fitting[-1] if fitting else ZOOMS[0]


def hours(spans: Sequence[Span], zoom: int, height: int) -> tuple[Stretch, ...]:
    """The lines that show all of `spans`, each of `zoom` minutes, with room for titles where there is any.

    Where there is room, the hours after and before are shown too. Where there is none, empty hours are
    folded, the longest empty time first and only as much of it as needed; there may still be more than
    `height` lines when too much is planned.
    """
    lines = _folded(_roomy(spans, zoom), zoom, height)
    return lines if len(lines) <= height else _folded(spans, zoom, height)


def _roomy(spans: Sequence[Span], zoom: int) -> list[Span]:
    """With a second line for each, so that there is room for a title."""
    return [(start, min(DAY, max(end, start - start % zoom + 2 * zoom))) for start, end in spans]


def _extent(spans: Sequence[Span], zoom: int) -> Span:
    """From the first of them, at a whole hour, to the end of the line of the last."""
    first, last = _USUAL
    if spans:
        first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return first // 60 * 60, min(DAY, -(-last // zoom) * zoom)


def _count(spans: Sequence[Span], zoom: int) -> int:
    first, last = _extent(spans, zoom)
    return (last - first) // zoom


def _folded(spans: Sequence[Span], zoom: int, height: int) -> tuple[Stretch, ...]:
    first, last = _extent(spans, zoom)
    last = min(DAY, max(last, first + height * zoom))
    first = max(0, min(first, last - height * zoom) // zoom * zoom)
    lines = tuple(Stretch(start, zoom) for start in range(first, last, zoom))
    while len(lines) > height:
        folded = _fold(lines, spans, len(lines) - height)
        if folded == lines:
            break
        lines = folded
    return lines


def _fold(lines: tuple[Stretch, ...], spans: Sequence[Span], spare: int) -> tuple[Stretch, ...]:
    """With the longest empty time folded by so many lines, or as it was when there is none worth it."""

    def empty(at: int) -> bool:
        line = lines[at]
        return not line.folded and not any(start < line.end and end > line.start for start, end in spans)

    runs = [list(run) for free, run in groupby(range(len(lines)), empty) if free]
    longest = max(runs, key=len, default=[])
    if len(longest) < _WORTH:
        return lines
    count = min(len(longest), spare + 1)
    begin = longest[0] + (len(longest) - count + 1) // 2
    hidden = lines[begin : begin + count]
    fold = Stretch(hidden[0].start, hidden[-1].end - hidden[0].start, folded=True)
    return (*lines[:begin], fold, *lines[begin + count :])


def line_of(lines: Sequence[Stretch], minute: int) -> int:
    """The line that a minute of the day is on; the first or last for one outside."""
    for at, line in enumerate(lines):
        if minute < line.end:
            return at
    return len(lines) - 1
