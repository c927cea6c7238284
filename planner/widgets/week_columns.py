"""A week as a time grid: seven columns over lines of the clock, sessions as long as they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from planner.model.clock_face import time_short
from planner.model.schedule import Occurrence, Status
from planner.model.week import DayPlan, title_of
from planner.widgets.cells import cut, fill, wrap
from planner.widgets.hours import DAY, Span, Stretch, auto_zoom, hours, line_of
from planner.widgets.lanes import Place, side_by_side
from planner.widgets.marks import MARKS
from planner.widgets.week_view import (
    COLORS,
    OFF,
    POINTER,
    Line,
    Spot,
    WeekView,
    day_name,
    head_style,
    joined,
    pointed,
    status_word,
)

GUTTER = 6
"""Cells before the first column, for the clock."""

_MARGIN = 1
"""Cells after the last column."""

_LEAST = 5
"""Cells that a session needs beside others."""

_ROOMY = 14
"""Cells from which on there is room for the minutes past the line in front of a title."""


def column_widths(width: int) -> list[int]:
    """Seven widths that differ by one cell at most and fill what the clock leaves of `width`."""
    edges = [(width - GUTTER - _MARGIN) * number // 7 for number in range(8)]
    return [right - left for left, right in pairwise(edges)]


def minute(one: Occurrence) -> int:
    """The minute of the day that it begins at; 0 for any time."""
    return one.time.hour * 60 + one.time.minute if one.time else 0


def span(view: WeekView, one: Occurrence) -> Span:
    """From when to when it takes; what was done as long as it took, else as long as its routine does."""
    took = one.session.seconds if one.session is not None else None
    seconds = took or view.seconds.get(one.routine, 0)
    return minute(one), min(DAY, minute(one) + max(1, -(-seconds // 60)))


def spans(view: WeekView) -> list[Span]:
    """All that has a time in the week, and now when it is this week."""
    found = [span(view, one) for day in view.week.days for one in day.occurrences if one.time]
    return [*found, (view.now, view.now + 1)] if _has_today(view) else found


def _has_today(view: WeekView) -> bool:
    return any(day.date == view.today for day in view.week.days)


def zoom_of(view: WeekView, height: int) -> int:
    """The minutes that one line stands for in a grid of so many lines."""
    lines = height - _HEAD - _any_lines(view, height)
    return view.zoom or auto_zoom(spans(view), lines)


_HEAD = 2


def _any_lines(view: WeekView, height: int) -> int:
    """How many lines there are for what may be done at any time."""
    most = max(sum(1 for one in day.occurrences if one.time is None) for day in view.week.days)
    return min(most, max(1, (height - _HEAD) // 3))


def columns(view: WeekView, width: int, height: int) -> list[Line]:
    """The lines of the grid: the days, what may be done at any time, and the clock."""
    free = _any_lines(view, height)
    room = max(0, height - _HEAD - free)
    lines = hours(spans(view), zoom_of(view, height), room)
    window = _window(view, lines, room)
    drawn = [_gutter(view, lines, window, free)]
    for day, wide in zip(view.week.days, column_widths(width), strict=True):
        column = _Column(view, day, wide)
        drawn.append([*column.head(), *column.any_time(free), *column.clock(lines)[window]])
    margin = Line.of(Content(" " * _MARGIN), (view.week.days[-1].date, 0))
    drawn.append([margin] * len(drawn[0]))
    whole = [joined(list(parts)) for parts in zip(*drawn, strict=True)][:height]
    blank = Line.of(Content(" " * width), (view.day, view.row))
    return [*whole, *[blank] * (height - len(whole))]


def _window(view: WeekView, lines: Sequence[Stretch], height: int) -> slice:
    """Which of the lines are in sight: those around the chosen session when there are too many."""
    if len(lines) <= height:
        return slice(0, len(lines))
    chosen = next((day.occurrences for day in view.week.days if day.date == view.day), ())
    one = chosen[view.row] if view.row < len(chosen) else None
    at = line_of(lines, minute(one) if one and one.time else lines[0].start)
    begin = min(max(0, at - height // 2), len(lines) - height)
    return slice(begin, begin + height)


def _gutter(view: WeekView, lines: Sequence[Stretch], window: slice, free: int) -> list[Line]:
    """The clock at the left: hours, what is folded, where now is, and how much is out of sight."""
    spot = (view.day, view.row)
    now = line_of(lines, view.now) if _has_today(view) else -1
    labels = []
    for at, line in enumerate(lines):
        words, style = f"{time_short(line.start, view.face):>{GUTTER}}", "$text-muted"
        if line.folded:
            words = "   ⋮"
        elif at == now:
            words, style = f"▸{time_short(view.now, view.face)}"[:GUTTER], "bold $accent"
        elif line.start % 60 and at > window.start and not lines[at - 1].folded:
            words = f"   :{line.start % 60:02}"
        labels.append((words, style))
    labels = labels[window]
    starts = [span(view, one)[0] for day in view.week.days for one in day.occurrences if one.time]
    above = sum(1 for start in starts if line_of(lines, start) < window.start)
    below = sum(1 for start in starts if line_of(lines, start) >= window.stop)
    if above and labels:
        labels[0] = (f" ↑ {above}", "bold $accent")
    if below and labels:
        labels[-1] = (f" ↓ {below}", "bold $accent")
    head = [("", ""), ("", ""), *[(" any", "$text-muted")] * min(1, free), *[("", "")] * (free - 1)]
    return [Line.of(Content.styled(fill(words, GUTTER), style), spot) for words, style in [*head, *labels]]


@dataclass(frozen=True, slots=True)
class _Column:
    """One day of the grid, `width` cells wide."""

    view: WeekView
    day: DayPlan
    width: int

    @property
    def _spot(self) -> Spot:
        """What a click on an empty place of the day means."""
        return self.day.date, 0

    def head(self) -> list[Line]:
        """The day, and under it a line that says which is today."""
        view, day, width = self.view, self.day.date, self.width
        pointer = POINTER if day == view.day and not self.day.occurrences else " "
        name = fill(day_name(view, day, width - 1), width - 1)
        head = Content.assemble((pointer, "$accent"), (name, head_style(view, day)))
        today = day == view.today
        word = "━ today " if today else ""
        rule = " " + word + ("━" if today else "─") * (width - 1 - len(word))
        line = Content.styled(rule, "$accent" if today else "$panel")
        return [Line.of(head, self._spot), Line.of(line, self._spot)]

    def any_time(self, count: int) -> list[Line]:
        """What may be done at any time, on so many lines; the last one counts what is left out."""
        rows = [row for row, one in enumerate(self.day.occurrences) if one.time is None]
        chosen = self.view.row if self.day.date == self.view.day and self.view.row in rows else -1
        shown = rows[:count]
        if len(rows) > count:
            shown = rows[: count - 1]
            if chosen >= 0 and chosen not in shown:
                shown = [*shown[:-1], chosen] if shown else [chosen]
        lines = [self._text(row, Place(0, 1, 0, 1), self.width)[0] for row in shown]
        if len(rows) > len(shown) and len(lines) < count:
            more = Content.styled(fill(f" +{len(rows) - len(shown)} more", self.width), "$text-muted")
            lines.append(Line.of(more, (self.day.date, rows[-1])))
        return [*lines, *[self._blank(self.width)] * (count - len(lines))]

    def clock(self, lines: Sequence[Stretch]) -> list[Line]:
        """What has a time, on the lines of the clock."""
        rows = [row for row, one in enumerate(self.day.occurrences) if one.time is not None]
        extents = []
        for row in rows:
            start, end = span(self.view, self.day.occurrences[row])
            extents.append((line_of(lines, start), line_of(lines, end - 1) + 1))
        places = dict(zip(rows, side_by_side(extents), strict=True))
        drawn: list[list[tuple[int, Line]]] = [[] for _ in lines]
        alone = frozenset(row for row, place in places.items() if place.lanes == 1)
        self._draw(self._in_sight(places), alone, drawn, lines)
        return [self._row(parts, lines[at]) for at, parts in enumerate(drawn)]

    def _in_sight(self, places: dict[int, Place]) -> dict[int, Place]:
        """As many side by side as there is room for; the chosen one is always among them."""
        most = max(1, self.width // _LEAST)
        found = {}
        for row, place in places.items():
            if place.lanes <= most:
                found[row] = place
                continue
            chosen = self.view.chose((self.day.date, row))
            hides = place.lane == 0 and any(
                self.view.chose((self.day.date, other))
                and their.lane >= most - 1
                and place.top < their.bottom
                and their.top < place.bottom
                for other, their in places.items()
            )
            lane = 0 if chosen and place.lane >= most - 1 else most - 1 if hides else place.lane
            found[row] = replace(place, lane=min(lane, most - 1), lanes=most)
        return found

    def _draw(
        self,
        places: dict[int, Place],
        alone: frozenset[int],
        drawn: list[list[tuple[int, Line]]],
        lines: Sequence[Stretch],
    ) -> None:
        """Put each session on its lines; what shares the last lane with another is only counted.

        The title of one that stands `alone` may go on below it.
        """
        taken: dict[tuple[int, int], int] = {}
        busy = {line for place in places.values() for line in range(place.top, place.bottom)}
        for row, place in places.items():
            left, right = (self.width * (place.lane + n) // place.lanes for n in (0, 1))
            if any((line, left) in taken for line in range(place.top, place.bottom)):
                for line in range(place.top, place.bottom):
                    taken[line, left] = taken.get((line, left), 0) + 1
                    more = Content.styled(fill(f" +{taken[line, left]}", right - left), "$text-muted")
                    drawn[line] = [part for part in drawn[line] if part[0] != left]
                    drawn[line].append((left, Line.of(more, (self.day.date, row))))
                continue
            below = place.bottom
            free = below < len(lines) and below not in busy and not lines[below].folded and row in alone
            whole = replace(place, bottom=below + 1) if free and below - place.top == 1 else place
            texts = self._text(row, whole, right - left, lines[place.top].start, place.bottom - place.top)
            for line, text in enumerate(texts, place.top):
                taken[line, left] = 1
                drawn[line].append((left, text))

    def _row(self, parts: list[tuple[int, Line]], line: Stretch) -> Line:
        """One line of the day, its empty cells filled."""
        found, edge = [], 0
        for left, text in sorted(parts, key=lambda part: part[0]):
            if left > edge:
                found.append(self._blank(left - edge))
            found.append(text)
            edge = left + text.text.cell_length
        if edge < self.width:
            found.append(self._blank(self.width - edge, line if not parts else None))
        return joined(found)

    def _blank(self, width: int, line: Stretch | None = None) -> Line:
        """Cells without a session: a faint point at each hour, a line across today where now is."""
        words, style = " " * width, ""
        if line is not None and not line.folded:
            here = self.day.date == self.view.today and line.start <= self.view.now < line.end
            if here:
                words, style = " " + "╌" * (width - 1), "$accent"
            elif line.start % 60 == 0:
                words, style = fill(" ·", width), "$panel"
        return Line.of(Content.styled(words, style), self._spot)

    def _text(
        self, row: int, place: Place, width: int, start: int | None = None, solid: int = 1
    ) -> list[Line]:
        """A session on the lines of its place: sign, minutes past the line, title, what became of it.

        The first `solid` lines are as long as it takes; a bar stands along them. A title may go on
        below, where nothing else is.
        """
        view, one, spot = self.view, self.day.occurrences[row], (self.day.date, row)
        room, count = width - 1, place.bottom - place.top
        lead = f"{MARKS[one.status][0]} "
        if start is not None and minute(one) % 60 != start % 60 and room >= _ROOMY:
            lead = f"{lead}:{minute(one) % 60:02} "
        title, word = title_of(one, view.titles), status_word(one).partition(" ")[0]
        texts = _wrapped(title, room, cell_len(lead), count)
        texts = [lead + texts[0], *(f"  {text}" for text in texts[1:])]
        if word and len(texts) < count:
            texts.append(f"  {word}")
        elif word and len(texts) == 1 and cell_len(texts[0]) + cell_len(word) + 2 <= room:
            texts[0] = f"{texts[0]}  {word}"
        lines = []
        for at in range(max(solid, len(texts))):
            text = self._styled(one, texts[at] if at < len(texts) else "", at)
            bar = "▕" if at < solid and start is not None else " "
            lead_in = (bar, COLORS[one.status])
            lines.append(pointed(view, spot, text, width, lead=lead_in, style=_style(one.status)))
        return lines

    def _styled(self, one: Occurrence, text: str, at: int) -> Content:
        if at:
            return Content(text)
        mark = MARKS[one.status][0]
        return Content.assemble((mark, f"bold {COLORS[one.status]}"), text[len(mark) :])


def _wrapped(title: str, room: int, lead: int, count: int) -> list[str]:
    """A title on at most `count` lines, behind a lead and then an indent; a word that is too long is cut."""
    head, _, rest = title.partition(" ")
    if count == 1 or cell_len(title) <= room - lead:
        return [cut(title, room - lead)]
    if cell_len(head) > room - lead:
        first = cut(head, room - lead)
    else:
        first = wrap(title, room - lead, 2)[0]
        rest = title[len(first) :].strip()
    return [first, *(wrap(rest, max(1, room - 2), count - 1) if rest else [])]


def _style(status: Status) -> str:
    """What is still to be done stands out; what will not be done stands back."""
    return "$text-muted" if status in OFF else "bold" if status == "planned" else ""
