"""A month at a glance: what was done and what is planned on each day, and the way to any of them."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.clock import Clock
from planner.commands import bindings
from planner.model.clock_face import time_or_any
from planner.model.dates import FIRST, LAST, day_words, later
from planner.model.schedule import week_of
from planner.model.text import plural
from planner.model.week import DayPlan, build_days, title_of
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.home import Home
from planner.widgets.marks import MARKS
from planner.widgets.month_grid import MonthGrid, MonthView


class Month(Dialog[date | None]):
    """A month around a chosen day; closes with the day to go to, or None."""

    CSS_PATH = "month.tcss"
    SECTION = "month"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("month")]

    def __init__(self, home: Home, clock: Clock, contents: Contents, day: date) -> None:
        super().__init__()
        self.home, self.clock, self.contents, self.day = home, clock, contents, day
        self.days: tuple[DayPlan, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="month"):
            yield plain("", id="name")
            yield MonthGrid()
            yield plain("", id="what")
            yield plain("arrows day  [ ] month  t today  enter go there  esc close", id="keys")

    def on_mount(self) -> None:
        """Show the month of the chosen day."""
        self.choose(self.day)

    def choose(self, day: date) -> None:
        """Choose a day, reading its month if it is another one."""
        self.day = day
        first, last = self._around(day)
        if not self.days or self.days[0].date != first or self.days[-1].date != last:
            self._read(first, last)
        else:
            self._draw()

    def _around(self, day: date) -> tuple[date, date]:
        """The first and the last day of the weeks that the day's month is in."""
        start = self.contents.schedule.week_start
        end = day.replace(day=monthrange(day.year, day.month)[1])
        return week_of(day.replace(day=1), start), week_of(end, start) + timedelta(days=6)

    @work(exclusive=True)
    async def _read(self, first: date, last: date) -> None:
        self.days = await asyncio.to_thread(self._days, first, last)
        self._draw()

    def _days(self, first: date, last: date) -> tuple[DayPlan, ...]:
        contents, now = self.contents, self.clock.now()
        begin = min(first, now.date())
        log = sessions.load(self.home, begin, last, contents.renamed).values.values()
        before = sessions.last_done(self.home, contents.schedule, begin, contents.renamed)
        end = last + timedelta(days=1)
        return build_days(
            contents.schedule, first, end, tuple(log), now, last_done=before, zone=self.clock.zone
        )

    def _draw(self) -> None:
        today = self.clock.now().date()
        view = MonthView(self.days, self.day.month, self.contents.schedule.weekly_goal, today, self.day)
        self.query_one(MonthGrid).view = view
        mine = [one for day in self.days if day.date.month == self.day.month for one in day.occurrences]
        done = sum(1 for one in mine if one.status == "done")
        planned = sum(1 for one in mine if one.status == "planned")
        name = (f"{self.day:%B %Y}", "bold $accent")
        words = f"   {plural(done, 'session')} done, {planned} planned"
        self.query_one("#name", Static).update(Content.assemble(name, (words, "$text-muted")))
        self.query_one("#what", Static).update(self._what(today))

    def _what(self, today: date) -> Content:
        """What stands on the chosen day."""
        there = next((day.occurrences for day in self.days if day.date == self.day), ())
        face = self.contents.settings.clock
        said = ", ".join(
            f"{MARKS[one.status][0]} {time_or_any(one.time, face)} {title_of(one, self.contents.titles)}"
            for one in there
        )
        return Content.assemble((f"{day_words(self.day, today)}   ", "bold"), said or "nothing")

    @on(MonthGrid.Chosen)
    def clicked(self, event: MonthGrid.Chosen) -> None:
        """Choose the day; go there when it was chosen already."""
        if event.day == self.day:
            self.action_choose()
        else:
            self.choose(event.day)

    def action_day(self, by: int) -> None:
        """So many days on."""
        self.choose(later(self.day, by))

    def action_month(self, by: int) -> None:
        """The same day a month on, or its last."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + by, 12)
        month += 1
        day = date(year, month, min(self.day.day, monthrange(year, month)[1]))
        self.choose(max(FIRST, min(LAST, day)))

    def action_today(self) -> None:
        """Today."""
        self.choose(self.clock.now().date())

    def action_choose(self) -> None:
        """Close, and go to the chosen day."""
        if self.is_active:
            self.dismiss(self.day)

    def action_close(self) -> None:
        """Close, and stay."""
        if self.is_active:
            self.dismiss(None)
