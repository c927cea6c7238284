"""Today: what is due, one key from starting it, and where the week stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from rich.cells import set_cell_size
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.commands import bindings
from planner.model.exercise import Exercise
from planner.model.progress import summary
from planner.model.routine import Routine
from planner.model.schedule import Occurrence, week_of
from planner.model.session import Session
from planner.model.text import plural
from planner.model.timeline import TooLong, UnknownExercise, measure
from planner.model.units import about
from planner.model.week import Week, build_week, title_of
from planner.screens.base import Room
from planner.store import sessions
from planner.store.contents import Contents
from planner.widgets.marks import MARKS, meter

# Cells of a line of the list that are not the routine's title: time, minutes, status, margins.
_NOT_TITLE = 46
# How far back "last time" looks.
_DAYS_BACK = 28


def heading(words: str) -> Content:
    """A line between groups of the list."""
    return Content.assemble((words, "bold $primary"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a heading, or something that can be started."""

    line: Content
    routine: str = ""
    plan: str = ""
    startable: bool = False


class Today(Room):
    """The first screen: the sessions of today, then every routine, ready to start."""

    SECTION = "today"
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]

    def body(self) -> ComposeResult:
        yield Horizontal(Static(id="date"), Static(id="goal"), id="head")
        yield Static(id="hint")
        yield OptionList(id="due", markup=False)
        yield Static(id="steps")

    rows: tuple[Row, ...] = ()

    async def read(self) -> None:
        """Read the home, and the log of the last weeks."""
        contents, week, recent = await asyncio.to_thread(self._gather)
        self.week: Week = week
        self.recent: tuple[Session, ...] = recent
        self.contents = contents

    def _gather(self) -> tuple[Contents, Week, tuple[Session, ...]]:
        contents = Contents.read(self.home)
        now = self.clock.now()
        start = week_of(now.date(), contents.schedule.week_start)
        shelf = sessions.load(self.home, start - timedelta(days=_DAYS_BACK), start + timedelta(days=7))
        recent = tuple(shelf.values.values())
        last = sessions.last_done(self.home, contents.schedule, start)
        return contents, build_week(contents.schedule, start, recent, now, last), recent

    def show(self, contents: Contents) -> None:
        """Put the day on the screen; the chosen line stays chosen."""
        now = self.clock.now()
        self.query_one("#date", Static).update(Content(f"{now:%A} {now.day} {now:%B}"))
        goal = Content.assemble((meter(self.week.done, self.week.goal), "bold $success"))
        words = f"  {self.week.done} of {self.week.goal} this week"
        self.query_one("#goal", Static).update(Content.assemble(goal, words))
        due = self.query_one("#due", OptionList)
        chosen = due.highlighted
        due.clear_options()
        today = [one for day in self.week.days if day.date == now.date() for one in day.occurrences]
        self.rows = (*self._due(contents, today), *self._others(contents))
        due.add_options([Option(row.line, disabled=not row.startable) for row in self.rows])
        self.query_one("#hint", Static).update(self._hint(contents, today))
        self._choose(due, chosen)
        due.focus()

    def on_resize(self) -> None:
        """Lay the lines out again for the new width."""
        if self.contents is not None:
            self.show(self.contents)

    def _choose(self, due: OptionList, before: int | None) -> None:
        startable = [index for index, row in enumerate(self.rows) if row.startable]
        due.highlighted = before if before in startable else next(iter(startable), None)

    def _due(self, contents: Contents, today: list[Occurrence]) -> Iterable[Row]:
        if today:
            yield Row(heading("Due today"))
        for one in today:
            time = f"{one.time:%H:%M}" if one.time else "any time"
            mark, word = MARKS[one.status]
            routine = contents.routines.values.get(one.routine)
            length = _minutes(routine, contents.library.values)
            line = _line(self.size.width, f"{mark} {time:<9}", title_of(one, contents.titles), length, word)
            startable = one.status in ("planned", "stopped") and routine is not None
            yield Row(line, one.routine, one.plan, startable)
        if today:
            yield Row(Content(""))

    def _others(self, contents: Contents) -> Iterable[Row]:
        if contents.routines.entries:
            yield Row(heading("All routines"))
        for entry in contents.routines.entries:
            routine = entry.value
            words = "" if routine else "has an error: ! shows it"
            title = routine.title if routine else entry.label
            length = _minutes(routine, contents.library.values)
            line = _line(self.size.width, "", title, length, words)
            yield Row(line, entry.id, "", routine is not None)

    def _hint(self, contents: Contents, today: list[Occurrence]) -> Content:
        if not contents.routines.entries:
            return Content("There is no routine yet. 3 opens the routines, and n there makes one.")
        told = summary(self.recent, self.week.goal, self.clock.now(), contents.schedule.week_start)
        lines = []
        if not contents.schedule.plans and not contents.schedule.once:
            lines.append("Nothing is planned yet. Start a routine here; 4 puts one on the week.")
        elif not today:
            lines.append("Nothing is planned for today. A day of rest is part of the plan.")
        elif all(one.status == "done" for one in today):
            lines.append("All done for today.")
        if told.pain is not None:
            day = f"{told.pain.day:%A} {told.pain.day.day} {told.pain.day:%B}"
            lines.append(f"Last time, {day}: pain {told.pain.before} before, {told.pain.after} after.")
        return Content("\n".join(lines))

    @on(OptionList.OptionHighlighted)
    def preview(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the chosen routine is made of."""
        contents = self.contents
        routine = contents.routines.values.get(self.rows[event.option_index].routine) if contents else None
        words = _preview(routine, contents.library.values) if contents and routine else Content("")
        self.query_one("#steps", Static).update(words)

    @on(OptionList.OptionSelected)
    def start(self, event: OptionList.OptionSelected) -> None:
        """Start the session that was chosen with enter or the mouse."""
        event.stop()
        self.action_run()

    def action_run(self) -> None:
        """Start the chosen session."""
        chosen = self.query_one("#due", OptionList).highlighted
        if chosen is None:
            self.tell("There is nothing to start yet: 3 opens the routines.")
        else:
            self.start_routine(self.rows[chosen].routine, self.rows[chosen].plan)

    def action_move(self, by: int) -> None:
        """Move the choice."""
        due = self.query_one("#due", OptionList)
        due.action_cursor_down() if by > 0 else due.action_cursor_up()


def _line(width: int, lead: str, title: str, length: str, words: str) -> Content:
    name = set_cell_size(title, max(12, min(34, width - _NOT_TITLE)))
    return Content.assemble(f"{lead:<12}", (name, "bold"), f"  {length:>7}  {words}")


def _minutes(routine: Routine | None, library: Mapping[str, Exercise]) -> str:
    if routine is None:
        return ""
    try:
        return about(measure(routine, library).seconds)
    except (TooLong, UnknownExercise):
        return "!"


def _preview(routine: Routine, library: Mapping[str, Exercise]) -> Content:
    head = (f"{routine.title}  ", "bold $primary")
    count = f"{plural(len(routine.steps), 'step')}\n"
    names = [
        library[step.exercise].name if step.exercise in library else step.exercise for step in routine.steps
    ]
    words = "  ›  ".join(names) or "No steps yet: 3 opens the routines, enter composes."
    about_it = f"{routine.description}\n" if routine.description else ""
    return Content.assemble(head, (count, "$text-muted"), about_it, (words, "$text-muted"))
