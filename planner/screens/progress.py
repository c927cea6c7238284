"""Progress: sessions a week against the goal, pain before and after, and every session in a list."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from planner.clock import Clock
from planner.commands import bindings
from planner.model.progress import Summary, pain_points, summary, weekly
from planner.model.schedule import week_of
from planner.model.session import REASON_WORDS, Session
from planner.model.text import plural
from planner.model.units import about
from planner.screens.base import Room, asking
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.home import Home
from planner.store.shelf import Shelf
from planner.store.suggestions import Decision
from planner.widgets.trend import PainTrend, WeekBars

_WEEKS = 6
_STATUS = {"finished": "done", "stopped": "stopped", "running": "not ended"}


class Progress(Room):
    """What was done and how it felt, from the log alone."""

    SECTION = "progress"
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]

    told: tuple[Session, ...] = ()
    paths: Mapping[str, Path] = {}
    unreadable = 0
    chosen = ""
    """The id of the session that is told of in full."""

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__(home, clock)
        self.corrections: list[Decision] = []
        """What was corrected here, for undo."""

    def body(self) -> ComposeResult:
        yield Static(id="summary")
        with Horizontal(id="charts"):
            with Vertical(id="weeks"):
                yield Static("Sessions a week", classes="heading")
                yield WeekBars()
            with Vertical(id="pain"):
                yield Static("Pain", classes="heading")
                yield PainTrend()
        yield Static(id="empty", classes="empty")
        yield DataTable(id="sessions", cursor_type="row", zebra_stripes=True)
        yield Static(id="detail")

    def on_mount(self) -> None:
        """Lay the table out."""
        self.query_one(DataTable).add_columns("Day", "Routine", "Time", "Pain", "Leg", "")

    async def read(self) -> None:
        """Read the home and the whole log."""
        contents, shelf = await asyncio.to_thread(self._read_all)
        self.paths = {entry.id: entry.path for entry in shelf.entries}
        self.told = tuple(sorted(shelf.values.values(), key=lambda s: s.started, reverse=True))
        self.unreadable = sum(entry.broken for entry in shelf.entries)
        self.contents = contents

    def _read_all(self) -> tuple[Contents, Shelf[Session]]:
        contents = self.look()
        return contents, sessions.load(self.home, renamed=contents.renamed)

    def show(self, contents: Contents) -> None:
        """Put figures, charts and the list on the screen."""
        schedule, now = contents.schedule, self.clock.now()
        figures = summary(self.told, schedule.weekly_goal, now, schedule.week_start)
        self.query_one("#summary", Static).update(self._words(figures))
        newest = week_of(now.date(), schedule.week_start)
        first = newest.fromordinal(newest.toordinal() - 7 * (_WEEKS - 1))
        weeks = weekly(self.told, first, _WEEKS, schedule.week_start)
        self.query_one(WeekBars).show(weeks, schedule.weekly_goal)
        self.query_one(PainTrend).show(pain_points(self.told))
        table = self.query_one(DataTable)
        at = table.cursor_row
        table.clear()
        for session in self.told:
            table.add_row(*(Text(cell) for cell in _cells(session)))
        ids = [session.id for session in self.told]
        same = ids.index(self.chosen) if self.chosen in ids else min(at, max(0, len(ids) - 1))
        table.move_cursor(row=same)
        self.query_one("#empty").display = not self.told
        self.query_one("#charts").display = table.display = bool(self.told)
        words = "No session yet. 1 opens today: enter there starts one."
        self.query_one("#empty", Static).update(words)
        table.focus()

    def _words(self, figures: Summary) -> Content:
        words = [plural(figures.sessions, "session") + " in all"]
        words.append(f"{figures.this_week} of {figures.goal} this week")
        if figures.weeks:
            words.append(f"goal in {figures.weeks_at_goal} of the last {plural(figures.weeks, 'week')}")
        lines = ["  ·  ".join(words)]
        if figures.pain is not None:
            change = figures.pain
            real = "more than the scale's own noise" if change.real else "too small a change to read into"
            words_of = f"Last session: pain {change.before} before, {change.after} after"
            lines.append(words_of + (f" ({real})." if change.points else "."))
        if self.unreadable:
            lines.append(f"{plural(self.unreadable, 'log file')} cannot be read: ! lists them.")
        return Content("\n".join(lines))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Tell more of the chosen session."""
        detail = self.query_one("#detail", Static)
        chosen = self.told[event.cursor_row] if 0 <= event.cursor_row < len(self.told) else None
        self.chosen = chosen.id if chosen else ""
        detail.update(Content("\n".join(_detail(chosen)) if chosen else ""))

    @asking
    async def action_edit(self) -> None:
        """Open the log of the chosen session in the person's editor, to correct or annotate it."""
        if self.chosen in self.paths:
            await self.edit(self.paths[self.chosen])

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the chosen session in full, to read and to correct it."""
        self._open()

    @asking
    async def _open(self) -> None:
        from planner.screens.session_page import look_at_session

        if self.chosen in self.paths:
            await look_at_session(self, self.paths[self.chosen], self.corrections)

    @asking
    async def action_undo(self) -> None:
        """Take the last correction of a session back."""
        from planner.screens.session_page import undo_correction

        await undo_correction(self, self.corrections)

    @asking
    async def action_consider(self) -> None:
        """Open what the sessions suggest."""
        from planner.screens.suggestions import look_over

        await look_over(self)

    def action_move(self, by: int) -> None:
        """Move the choice."""
        table = self.query_one(DataTable)
        table.action_cursor_down() if by > 0 else table.action_cursor_up()


def _cells(session: Session) -> Iterable[str]:
    yield f"{session.started:%a} {session.started.day} {session.started:%b %H:%M}"
    yield session.whole_title
    yield about(session.seconds) if session.seconds is not None else ""
    yield _pair(session.pain_before, session.pain_after)
    yield _pair(session.leg_before or None, session.leg_after or None)
    if session.speed > 1:
        yield f"trial ×{session.speed}"
    else:
        yield "unattended" if session.unattended else _STATUS[session.status]


def _pair(before: object, after: object) -> str:
    if before is None and after is None:
        return ""
    if before == after:
        return f"{before}"
    return f"{'?' if before is None else before} → {'?' if after is None else after}"


def _detail(session: Session) -> Iterable[str]:
    reps = sum(row.reps for row in session.done)
    skipped = sum(row.skipped for row in session.done)
    done = len(session.done) - skipped
    figures = f"{plural(done, 'set')} done, {plural(reps, 'rep')}, {plural(skipped, 'set')} skipped"
    yield f"{session.whole_title}: {figures}."
    if session.stopped is not None:
        why = REASON_WORDS[session.stopped.reason]
        yield f"Stopped at step {session.stopped.step}: {why}."
    if session.note:
        yield session.note
