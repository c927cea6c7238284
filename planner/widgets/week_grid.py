"""A week on the screen: seven columns side by side, or one list by day where they would not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.model.dates import MONTHS, weekday
from planner.model.schedule import Occurrence, Status
from planner.model.week import DayPlan, Week, title_of
from planner.widgets.cells import cut, fill, wrap
from planner.widgets.marks import MARKS
from planner.widgets.plan_words import time_words

NARROW = 80
"""Below this many cells a week is a list by day."""

_COLORS: Mapping[Status, str] = {
    "planned": "$primary",
    "done": "$success",
    "stopped": "$warning",
    "missed": "$warning",
    "skipped": "$text-muted",
    "moved": "$text-muted",
    "paused": "$text-muted",
}
_OFF = ("skipped", "moved", "paused")
_CURSOR = "bold $block-cursor-foreground on $block-cursor-background"
_CARRIED = "bold reverse $accent"
_POINTER = "▌"

# Cells of a line of the list that stand before the title: the pointer, the day, the mark, the time.
_DAY, _TIME = 13, 10


@dataclass(frozen=True, slots=True)
class WeekView:
    """What is to be seen: a week, what its routines are called, and where the person is in it.

    `row` counts the occurrences of the chosen `day`, from 0. `carried` says that the chosen one is
    being moved and is not at this place yet.
    """

    week: Week
    titles: Mapping[str, str]
    today: date
    day: date
    row: int = 0
    carried: bool = False


Spot = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one column, and the day and row that a click on it means."""

    text: Content
    spot: Spot


def column_widths(width: int) -> list[int]:
    """Seven widths that differ by one cell at most and fill `width`."""
    edges = [width * number // 7 for number in range(8)]
    return [right - left for left, right in pairwise(edges)]


def columns(view: WeekView, width: int, height: int) -> list[list[Line]]:
    """The columns of the week from left to right; a list by day is one column."""
    if width < NARROW:
        return [_agenda(view, width, height)]
    return [
        _column(view, day, wide, height)
        for day, wide in zip(view.week.days, column_widths(width), strict=True)
    ]


def _line(view: WeekView, spot: Spot, text: Content | str, width: int, style: str = "") -> Line:
    """One line of exactly `width` cells, with the pointer in front of it when it is the chosen one."""
    chosen = spot == (view.day, view.row)
    pointer = Content.styled(_POINTER if chosen else " ", "$accent")
    body = text if isinstance(text, Content) else Content(text)
    body = Content(fill(body.plain, width - 1), list(body.spans))
    if chosen:
        body = Content.styled(body.plain, _CARRIED if view.carried else _CURSOR)
    elif style:
        body = body.stylize_before(style)
    return Line(Content.assemble(pointer, body), spot)


def _column(view: WeekView, day: DayPlan, width: int, height: int) -> list[Line]:
    spot = (day.date, 0)
    today, chosen = day.date == view.today, day.date == view.day
    head = Content.assemble(
        Content.styled(_POINTER if chosen and not day.occurrences else " ", "$accent"),
        Content.styled(fill(_head(view, day.date, width - 1), width - 1), _head_style(today, chosen)),
    )
    word = "━ today " if today else ""
    rule = Content.styled(
        " " + word + ("━" if today else "─") * (width - 1 - len(word)), "$accent" if today else "$panel"
    )
    lines = [Line(head, spot), Line(rule, spot)]

    def block(row: int, _first: bool) -> list[Line]:
        return _block(view, day.date, row, day.occurrences[row], width)

    at = view.row if chosen else 0
    frame = _Frame(width, height - len(lines), 1, spot)
    return lines + _window(block, len(day.occurrences), at, frame)


def _head(view: WeekView, day: date, width: int) -> str:
    name = f"{weekday(day)} {day.day}"
    month = f"{name} {MONTHS[day.month - 1].title()}"
    named = day.day == 1 or day == view.week.start or width >= 14
    return month if named and len(month) <= width else name


def _head_style(today: bool, chosen: bool) -> str:
    if today:
        return "bold $accent"
    return "bold" if chosen else "$text-muted"


def _block(view: WeekView, day: date, row: int, one: Occurrence, width: int) -> list[Line]:
    """Mark and time, then the title on two lines at most."""
    mark, word = MARKS[one.status]
    moment = f" {time_words(one.time)}"
    said = f" {word}" if one.status != "planned" else ""
    said = said if cell_len(mark + moment + said) < width else ""
    head = Content.assemble((mark, f"bold {_COLORS[one.status]}"), moment, (said, _COLORS[one.status]))
    titles = wrap(title_of(one, view.titles), width - 1, 2)
    return [
        _line(view, (day, row), head, width, "$text-muted" if one.status in _OFF else ""),
        *(_line(view, (day, row), title, width, _title_style(one.status)) for title in titles),
    ]


def _title_style(status: Status) -> str:
    """What is still to be done stands out; what will not be done stands back."""
    return "$text-muted" if status in _OFF else "bold" if status == "planned" else ""


def _agenda(view: WeekView, width: int, height: int) -> list[Line]:
    """One line a session, its day in front of the first of each day."""
    items = [(day, row) for day in view.week.days for row in range(max(1, len(day.occurrences)))]

    def block(index: int, first: bool) -> list[Line]:
        return [_item(view, *items[index], width, named=first)]

    at = next((n for n, (day, row) in enumerate(items) if (day.date, row) == (view.day, view.row)), 0)
    return _window(block, len(items), at, _Frame(width, height, 0, (view.day, view.row)))


def _item(view: WeekView, day: DayPlan, row: int, width: int, *, named: bool) -> Line:
    today = day.date == view.today
    label = f"{weekday(day.date)} {day.date.day} today" if today else _head(view, day.date, _DAY)
    label = label if row == 0 or named else ""
    head = Content.styled(fill(label, _DAY), _head_style(today, day.date == view.day))
    if not day.occurrences:
        return _line(view, (day.date, row), Content.assemble(head, ("·", "$text-muted")), width)
    one = day.occurrences[row]
    mark, word = MARKS[one.status]
    said = f"  {word}" if one.status != "planned" else ""
    moment = fill(time_words(one.time), _TIME)
    title = cut(title_of(one, view.titles), width - 3 - _DAY - _TIME - cell_len(said))
    style = "$text-muted" if one.status in _OFF else ""
    color = _COLORS[one.status]
    body = Content.assemble(
        head, (f"{mark} ", f"bold {color}"), (moment, style), (title, style), (said, color)
    )
    return _line(view, (day.date, row), body, width)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The place that blocks are shown in; `gap` blank lines stand between them."""

    width: int
    height: int
    gap: int
    spot: Spot

    def note(self, words: str = "") -> Line:
        """A line of its own, not of a session."""
        return Line(Content.styled(fill(f" {words}" if words else "", self.width), "$text-muted"), self.spot)


def _window(block: Callable[[int, bool], list[Line]], count: int, at: int, frame: _Frame) -> list[Line]:
    """As many blocks as the frame holds, block `at` among them; a line says how many are left out.

    `block` is asked for one by its place; it is told whether it is the first to be seen.
    """
    height = frame.height
    lines: list[Line] = []
    shown = 0
    for first in range(max(0, at - height), at + 1):
        lines = [frame.note(f"↑ {first} more")] if first else []
        shown = first
        while shown < count:
            new = [*([frame.note()] * frame.gap if shown > first else []), *block(shown, shown == first)]
            rest = 1 if shown + 1 < count else 0
            if shown > first and len(lines) + len(new) + rest > height:
                break
            lines += new
            shown += 1
        if shown > at:
            break
    if shown < count:
        lines = [*lines[: height - 1], frame.note(f"↓ {count - shown} more")]
    return [*lines[:height], *[frame.note()] * (height - len(lines))]


class WeekGrid(Widget):
    """The week of `view`; a click chooses a day and a session."""

    DEFAULT_CSS = "WeekGrid { height: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    view: reactive[WeekView | None] = reactive(None)
    """What is shown; nothing is painted while it stays the same."""

    class Chosen(Message):
        """A day and a row of it were clicked."""

        def __init__(self, day: date, row: int) -> None:
            super().__init__()
            self.day = day
            self.row = row

    @property
    def is_list(self) -> bool:
        """Whether there is no room for columns, so that the sessions stand below each other."""
        return self.size.width < NARROW

    def render(self) -> Content:
        """The columns side by side."""
        width, height = self.size
        if self.view is None or not height:
            return Content("")
        rows = zip(*columns(self.view, width, height), strict=True)
        return Content("\n").join(Content("").join(line.text for line in row) for row in rows)

    def on_click(self, event: Click) -> None:
        """Say what was clicked."""
        width, height = self.size
        if self.view is None:
            return
        shown = columns(self.view, width, height)
        edge, column = 0, 0
        if len(shown) > 1:
            for column, wide in enumerate(column_widths(width)):  # noqa: B007 - the last one is the answer
                edge += wide
                if event.x < edge:
                    break
        if event.y < height:
            self.post_message(self.Chosen(*shown[column][event.y].spot))
