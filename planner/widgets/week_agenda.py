"""A week as a list by day, for where seven columns would not fit."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from planner.model.clock_face import time_or_any
from planner.model.units import about
from planner.model.week import DayPlan, title_of
from planner.widgets.cells import cut, fill
from planner.widgets.marks import MARKS
from planner.widgets.week_view import COLORS, OFF, Line, WeekView, day_name, head_style, pointed, status_word

# Cells of a line that stand before the title: the day, the mark, the time.
_DAY, _TIME = 15, 10


def agenda(view: WeekView, width: int, height: int) -> list[Line]:
    """One line a session, its day in front of the first of each day; the chosen one is in sight."""
    items = [(day, row) for day in view.week.days for row in range(max(1, len(day.occurrences)))]
    at = next((n for n, (day, row) in enumerate(items) if view.chose((day.date, row))), 0)
    begin = 0
    if len(items) > height:
        room = max(1, height - 2)
        begin = min(max(0, at - room // 2), len(items) - room)
        items = items[begin : begin + room]
    lines = [_item(view, *item, width, named=not n) for n, item in enumerate(items)]
    total = sum(max(1, len(day.occurrences)) for day in view.week.days)
    if total > len(items):
        above, below = begin, total - begin - len(items)
        lines.insert(0, _note(view, f"↑ {above} more" if above else "", width))
        lines.append(_note(view, f"↓ {below} more" if below else "", width))
    return [*lines[:height], *[_note(view, "", width)] * (height - len(lines))]


def _note(view: WeekView, words: str, width: int) -> Line:
    return Line.of(Content.styled(fill(f" {words}", width), "$text-muted"), (view.day, view.row))


def _item(view: WeekView, day: DayPlan, row: int, width: int, *, named: bool) -> Line:
    spot = (day.date, row)
    label = day_name(view, day.date, _DAY - 2, today=day.date == view.today)
    head = Content.styled(fill(label if row == 0 or named else "", _DAY), head_style(view, day.date))
    if not day.occurrences:
        return pointed(view, spot, Content.assemble(head, ("·", "$text-muted")), width)
    one = day.occurrences[row]
    seconds = view.seconds.get(one.routine, 0)
    said = f"  {status_word(one)}" if status_word(one) else f"  {about(seconds)}" if seconds else ""
    style = "$text-muted" if one.status in OFF else ""
    color = "$text-muted" if one.status == "planned" else COLORS[one.status]
    room = width - 4 - _DAY - _TIME - cell_len(said)
    body = Content.assemble(
        head,
        (f"{MARKS[one.status][0]} ", f"bold {COLORS[one.status]}"),
        (fill(time_or_any(one.time, view.face), _TIME), style),
        (fill(cut(title_of(one, view.titles), room), room), style),
        (said, color),
    )
    return pointed(view, spot, body, width)
