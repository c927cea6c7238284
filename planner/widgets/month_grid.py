"""A month on the screen: a week a line, each day with a sign for every session, each week with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.model.dates import weekday
from planner.model.week import DayPlan
from planner.widgets.cells import fill
from planner.widgets.marks import MARKS
from planner.widgets.week_view import COLORS, CURSOR, POINTER

_NUMBER = 5
"""Cells for the number of the week."""

_COUNT = 6
"""Cells for what was done of the week's goal."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """Whole weeks around a month: `days` in order, seven for each line; `day` is the chosen one."""

    days: tuple[DayPlan, ...]
    month: int
    goal: int
    today: date
    day: date


def weeks(view: MonthView) -> Sequence[Sequence[DayPlan]]:
    """The lines of the month."""
    return [view.days[at : at + 7] for at in range(0, len(view.days), 7)]


def signs(day: DayPlan, width: int) -> Content:
    """A sign for each session of a day; where they do not fit, what was done of how many."""
    there = [one for one in day.occurrences if one.status != "moved"]
    if len(there) <= width:
        return Content("").join(Content.styled(MARKS[one.status][0], COLORS[one.status]) for one in there)
    done = sum(1 for one in there if one.status == "done")
    words = f"{done}/{len(there)}"
    return Content(words if cell_len(words) <= width else "+"[:width])


def month_lines(view: MonthView, width: int) -> list[Content]:
    """The names of the days, then a line for each week with a blank one after it."""
    wide = max(4, (width - _NUMBER - _COUNT) // 7)
    names = [fill(f" {weekday(day.date)}", wide) for day in view.days[:7]]
    head = Content.styled(fill(" " * _NUMBER + "".join(names), width), "$text-muted")
    lines = [head]
    for week in weeks(view):
        thursday = next(day.date for day in week if day.date.weekday() == 3)
        parts = [Content.styled(fill(f" {thursday.isocalendar().week:>2}", _NUMBER), "$text-muted")]
        parts += [_day(view, day, wide) for day in week]
        done = sum(1 for day in week for one in day.occurrences if one.session and one.session.counts)
        count = f" {done}/{view.goal}"
        parts.append(Content.styled(fill(count, _COUNT), "bold" if done >= view.goal else "$text-muted"))
        lines.append(Content("").join(parts))
    return lines


def _day(view: MonthView, day: DayPlan, width: int) -> Content:
    chosen, today = day.date == view.day, day.date == view.today
    number = f"{day.date.day:>2}"
    style = "bold $accent underline" if today else "$text-muted" if day.date.month != view.month else "bold"
    body = Content.assemble((number, style), " ", signs(day, width - 4))
    body = Content(fill(body.plain, width - 1), list(body.spans))
    if chosen:
        return Content.assemble((POINTER, "$accent"), (body.plain, CURSOR))
    return Content.assemble(" ", body)


class MonthGrid(Widget):
    """The month of `view`; a click chooses a day."""

    DEFAULT_CSS = "MonthGrid { height: auto; text-wrap: nowrap; text-overflow: clip; }"

    view: reactive[MonthView | None] = reactive(None, layout=True)

    class Chosen(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def render(self) -> Content:
        """The lines below each other."""
        if self.view is None:
            return Content("")
        return Content("\n").join(month_lines(self.view, self.size.width))

    def on_click(self, event: Click) -> None:
        """Say which day was clicked."""
        view, line = self.view, event.y - 1
        if view is None or not 0 <= line < len(weeks(view)):
            return
        wide = max(4, (self.size.width - _NUMBER - _COUNT) // 7)
        column = (event.x - _NUMBER) // wide
        if event.x >= _NUMBER and column < 7:
            self.post_message(self.Chosen(view.days[7 * line].date + timedelta(days=column)))
