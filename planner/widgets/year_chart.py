"""A year as a calendar: a column a week, a line a weekday, a sign a day on which something was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from textual.content import Content
from textual.widget import Widget

from planner.model.year_map import YearMap

_SIGNS = {"none": ("·", "$text-muted"), "stopped": ("-", "$warning"), "one": ("▪", "bold $success")}
_MORE = ("█", "bold $success")
_GUTTER = 5

Part = tuple[str, str]


class YearChart(Widget):
    """The latest weeks of a year, as many as there is room for."""

    DEFAULT_CSS = "YearChart { height: 11; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._year: YearMap | None = None

    def show(self, year: YearMap) -> None:
        """Show this year."""
        self._year = year
        self.refresh()

    def render(self) -> Content:
        """The months, seven lines of days, and what the signs mean."""
        year = self._year
        if year is None:
            return Content("")
        room = self.size.width - _GUTTER
        wide = 2 if room >= 2 * len(year.weeks) else 1
        weeks = year.weeks[-max(1, room // wide) :]
        lines = [[(" " * _GUTTER + _months(weeks, wide), "$text-muted")]]
        lines += [list(_weekday(year, weeks, day, wide)) for day in range(7)]
        lines += [[], list(_legend())]
        return Content("\n").join(Content.assemble(*line) for line in lines)


def _months(weeks: tuple[date, ...], wide: int) -> str:
    """The name of each month over its first week, where there is room for it."""
    text = ""
    for number, week in enumerate(weeks):
        if number == 0 or week.month != weeks[number - 1].month:
            at = number * wide
            if len(text) <= at:
                text = f"{text:<{at}}{week:%b} "
    return text


def _weekday(year: YearMap, weeks: tuple[date, ...], day: int, wide: int) -> Iterator[Part]:
    yield f"{weeks[0] + timedelta(days=day):%a}".ljust(_GUTTER), "$text-muted"
    for week in weeks:
        sign, style = _sign(year, week + timedelta(days=day))
        yield sign.ljust(wide), style


def _sign(year: YearMap, day: date) -> Part:
    if day > year.today:
        return " ", ""
    done = year.done.get(day, 0)
    if done > 1:
        return _MORE
    return _SIGNS["one" if done else "stopped" if day in year.stopped else "none"]


def _legend() -> Iterator[Part]:
    yield " " * _GUTTER, ""
    for name, words in (("none", "none"), ("one", "done"), ("stopped", "stopped early")):
        yield _SIGNS[name]
        yield f" {words}   ", "$text-muted"
    yield _MORE
    yield " two or more", "$text-muted"
