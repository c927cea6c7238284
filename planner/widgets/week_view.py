"""What is to be seen of a week, and the pieces that every way of drawing it shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from textual.content import Content

from planner.model.dates import MONTHS, weekday
from planner.model.schedule import Occurrence, Status
from planner.model.vocabulary import ClockFace
from planner.model.week import Week
from planner.widgets.cells import fill
from planner.widgets.marks import MARKS

COLORS: Mapping[Status, str] = {
    "planned": "$primary",
    "done": "$success",
    "stopped": "$warning",
    "missed": "$warning",
    "skipped": "$text-muted",
    "moved": "$text-muted",
    "paused": "$text-muted",
}
OFF = ("skipped", "moved", "paused")
"""What will not be done stands back."""

CURSOR = "$block-cursor-text-style $block-cursor-foreground on $block-cursor-background"
PROPOSED = "bold reverse $accent"
POINTER = "▌"

_ROOMY = 14
"""Cells from which on every day has its month."""

Spot = tuple[date, int]
"""A day, and the place of a session on it."""


@dataclass(frozen=True, slots=True)
class WeekView:
    """What is to be seen: a week, what its routines are called, and where the person is in it.

    `row` counts the occurrences of the chosen `day`, from 0. `now` is the minute of today. `zoom` is
    how many minutes one line stands for, 0 for as fine as there is room. `seconds` says how long each
    routine takes. `proposed` tells that a change is shown which is not saved yet. `hinted` are the
    days about which there is something to say. `face` is how times are shown.
    """

    week: Week
    titles: Mapping[str, str]
    today: date
    day: date
    row: int = 0
    now: int = 0
    zoom: int = 0
    seconds: Mapping[str, int] = field(default_factory=dict)
    proposed: bool = False
    hinted: frozenset[date] = frozenset()
    face: ClockFace = "24h"

    @property
    def cursor(self) -> str:
        """How the chosen session is drawn."""
        return PROPOSED if self.proposed else CURSOR

    def chose(self, spot: Spot) -> bool:
        """Whether a session is the chosen one."""
        return spot == (self.day, self.row)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the day and row that a click on it means: each up to, not including, a cell."""

    text: Content
    spots: tuple[tuple[int, Spot], ...]

    @staticmethod
    def of(text: Content, spot: Spot) -> Line:
        """A line that means one thing wherever it is clicked."""
        return Line(text, ((text.cell_length, spot),))

    def spot(self, cell: int) -> Spot:
        """What a click on a cell means."""
        return next((spot for end, spot in self.spots if cell < end), self.spots[-1][1])


def joined(lines: list[Line]) -> Line:
    """Lines side by side as one."""
    spots, edge = [], 0
    for line in lines:
        spots += [(edge + end, spot) for end, spot in line.spots]
        edge += line.text.cell_length
    return Line(Content("").join(line.text for line in lines), tuple(spots))


def pointed(
    view: WeekView,
    spot: Spot,
    text: Content,
    width: int,
    *,
    lead: tuple[str, str] = (" ", ""),
    style: str = "",
) -> Line:
    """One line of exactly `width` cells with the pointer, or else `lead` in its style, in front."""
    body = Content(fill(text.plain, width - 1), list(text.spans))
    if view.chose(spot):
        body = Content.styled(body.plain, view.cursor)
        return Line.of(Content.assemble((POINTER, "$accent"), body), spot)
    return Line.of(Content.assemble(lead, body.stylize_before(style) if style else body), spot)


def day_name(view: WeekView, day: date, width: int, *, today: bool = False) -> str:
    """`Mon 23 Nov` where there is room and need for the month, else `Mon 23`; `?` tells of a hint."""
    name = f"{weekday(day)} {day.day}"
    sign = " ?" if day in view.hinted else ""
    if today:
        return f"{name} today{sign}"
    month = f"{name} {MONTHS[day.month - 1].title()}"
    named = day.day == 1 or day == view.week.start or width >= _ROOMY
    return f"{month}{sign}" if named and len(month) + len(sign) <= width else f"{name}{sign}"


def head_style(view: WeekView, day: date) -> str:
    """Today stands out, and so does the chosen day."""
    if day == view.today:
        return "bold $accent"
    return "bold" if day == view.day else "$text-muted"


def status_word(one: Occurrence) -> str:
    """The word behind a title; what is only planned needs none."""
    return "" if one.status == "planned" else MARKS[one.status][1]
