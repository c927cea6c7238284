"""The lines of Today: what is due, every routine, a word about them; made of what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from textual.content import Content

from planner.model.clock_face import time_or_any
from planner.model.morning import awaits
from planner.model.progress import summary
from planner.model.schedule import Occurrence, week_of
from planner.model.session import Session
from planner.model.text import plural
from planner.model.timeline import routine_minutes
from planner.model.week import Week, build_week, title_of
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.home import Home
from planner.widgets.cells import fill
from planner.widgets.marks import MARKS, meter

# Cells of a line of the list that are not the routine's title: time, minutes, status, margins.
_NOT_TITLE = 46
# How far back "last time" looks.
_DAYS_BACK = 28


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a heading, or something that can be started."""

    line: Content
    routine: str = ""
    plan: str = ""
    startable: bool = False
    at: time | None = None

    @property
    def what(self) -> tuple[str, str, time | None]:
        """What the line is about, wherever in the list it stands."""
        return self.routine, self.plan, self.at


@dataclass(frozen=True, slots=True)
class Day:
    """Today: all of the home, this week, and the sessions of the last weeks."""

    contents: Contents
    week: Week
    recent: tuple[Session, ...]
    now: datetime

    @staticmethod
    def read(home: Home, contents: Contents, now: datetime) -> Day:
        """Read the log of the week and of the weeks before it, for a home that was read."""
        start = week_of(now.date(), contents.schedule.week_start)
        first, last_day = start - timedelta(days=_DAYS_BACK), start + timedelta(days=7)
        shelf = sessions.load(home, first, last_day, contents.renamed)
        recent = tuple(shelf.values.values())
        last = sessions.last_done(home, contents.schedule, start, contents.renamed)
        return Day(contents, build_week(contents.schedule, start, recent, now, last), recent, now)

    @property
    def due(self) -> tuple[Occurrence, ...]:
        """What stands on today, in order."""
        return next((day.occurrences for day in self.week.days if day.date == self.now.date()), ())

    def rows(self, width: int) -> Iterator[Row]:
        """What is due today, then every routine, laid out for a screen of so many cells."""
        library = self.contents.library.values
        routines = self.contents.routines
        if self.due:
            yield Row(_heading("Due today"))
        for one in self.due:
            clock = time_or_any(one.time, self.contents.settings.clock)
            mark, word = MARKS[one.status]
            routine = routines.values.get(one.routine)
            if routine is None and one.status == "planned":
                mark, word = "!", "cannot be read" if one.routine in routines.by_id else "its file is gone"
            title = title_of(one, self.contents.titles)
            length = routine_minutes(routine, library) if routine else ""
            line = _line(width, f"{mark} {clock:<9}", title, length, word)
            startable = one.status in ("planned", "stopped") and routine is not None
            yield Row(line, one.routine, one.plan, startable, one.time)
        if self.due:
            yield Row(Content(""))
        if routines.entries:
            yield Row(_heading("All routines"))
        for entry in routines.entries:
            words = "error: press !" if entry.value is None else ""
            title = entry.value.title if entry.value else entry.label
            length = routine_minutes(entry.value, library) if entry.value else ""
            line = _line(width, "", title, length, words)
            yield Row(line, entry.id, "", entry.value is not None)

    def goal(self) -> Content:
        """The week against its goal, in dots and figures."""
        dots = meter(self.week.done, self.week.goal)
        return Content.assemble((dots, "bold $success"), f"  {self.week.done} of {self.week.goal} this week")

    def hint(self) -> Content:
        """What there is to say about today, and how it was the last time."""
        contents = self.contents
        if not contents.routines.entries:
            return Content("There is no routine yet. 3 opens the routines, and n there makes one.")
        lines = []
        if awaits(self.recent, self.now.date()) is not None:
            lines.append("How is it this morning, after the last session? m answers.")
        if contents.schedule_file.value is None:
            lines.append(f"{contents.schedule_file.label} cannot be read: ! says what is wrong.")
        elif not self.due and not contents.schedule.plans and not contents.schedule.once:
            lines.append("Nothing is planned yet. Start a routine here; 4 puts one on the week.")
        elif not self.due:
            lines.append("Nothing is planned for today. A day of rest is part of the plan.")
        elif all(one.status == "done" for one in self.due):
            lines.append("All done for today.")
        pain = summary(self.recent, self.week.goal, self.now, contents.schedule.week_start).pain
        if pain is not None:
            lines.append(f"Last time, {day_words(pain.day)}: pain {pain.before} before, {pain.after} after.")
        return Content("\n".join(lines))

    def preview(self, routine_id: str) -> Content:
        """What a routine is made of; nothing when there is none of that id."""
        routine = self.contents.routines.values.get(routine_id)
        if routine is None:
            return Content("")
        library = self.contents.library.values
        head = (f"{routine.title}  ", "bold $primary")
        names = [library[s.exercise].name if s.exercise in library else s.exercise for s in routine.steps]
        words = "  ›  ".join(names) or "No steps yet: 3 opens the routines, enter composes."
        told = f"{routine.description}\n" if routine.description else ""
        count = f"{plural(len(routine.steps), 'step')}\n"
        return Content.assemble(head, (count, "$text-muted"), told, (words, "$text-muted"))


def day_words(day: date) -> str:
    """`Sunday 22 November`."""
    return f"{day:%A} {day.day} {day:%B}"


def _heading(words: str) -> Content:
    return Content.assemble((words, "bold $primary"))


def _line(width: int, lead: str, title: str, length: str, words: str) -> Content:
    name = fill(title, max(12, min(34, width - _NOT_TITLE)))
    return Content.assemble(f"{lead:<12}", (name, "bold"), f"  {length:>8}  {words}")
