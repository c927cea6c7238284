"""One session in full over Progress: to read, to correct, to annotate, and to take that back."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.clock import Clock
from planner.commands import bindings
from planner.model.session import Session
from planner.model.session_words import told_in_full
from planner.model.vocabulary import ClockFace
from planner.screens.base import Room
from planner.screens.dialog import Dialog
from planner.screens.dialogs import AskText, plain
from planner.screens.form import Values
from planner.screens.session_form import ask_corrections
from planner.store.contents import Contents
from planner.store.corrections import correct
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.sessions import build
from planner.store.shelf import Entry, read_entry
from planner.store.suggestions import Decision, take_back
from planner.widgets.sheet import Paragraph, Sheet

_INDENT = 10


async def look_at_session(room: Room, path: Path, decisions: list[Decision]) -> None:
    """Open the page of a log over a room; `decisions` gets what is written there. For a worker."""
    entry = await asyncio.to_thread(read_entry, room.home, path, build)
    if entry.value is None:
        room.tell(f"{entry.label} cannot be read: ! lists what is wrong", wrong=True)
        return
    before = len(decisions)
    await room.app.push_screen_wait(SessionPage(room.home, room.clock, room.contents, entry, decisions))
    if len(decisions) != before:
        room.reload()


async def undo_correction(room: Room, decisions: list[Decision]) -> None:
    """Take the last correction back; for a worker."""
    if not decisions:
        room.tell("There is nothing to take back.")
        return
    last = decisions[-1]

    def back() -> Decision:
        take_back(room.home, last)
        return decisions.pop()

    if await room.save(back) is not None:
        room.tell(f"Taken back: {last.words}.")
        room.reload()


class SessionPage(Dialog[None]):
    """Everything that its log says. One that has not ended is only read."""

    CSS_PATH = "session_page.tcss"
    SECTION = "session"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session")]

    def __init__(
        self,
        home: Home,
        clock: Clock,
        contents: Contents | None,
        entry: Entry[Session],
        decisions: list[Decision],
    ) -> None:
        super().__init__()
        self.home, self.clock, self.entry, self.decisions = home, clock, entry, decisions
        self.face: ClockFace = contents.settings.clock if contents else "24h"
        self.names = {one.id: one.name for one in contents.library.values.values()} if contents else {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="session"):
            yield plain("", id="title")
            with VerticalScroll(id="lines", can_focus=False):
                yield Sheet()
            yield plain("", id="told")
            yield plain("", id="keys")

    def on_mount(self) -> None:
        """Show the session."""
        self.query_one("#told").display = False
        self._show()

    @property
    def open_to_change(self) -> bool:
        """Whether it has ended, so that nothing else writes into its log."""
        return self.entry.value is not None and self.entry.value.status != "running"

    def _show(self) -> None:
        session = self.entry.value
        title = self.entry.label if session is None else session.whole_title
        self.query_one("#title", Static).update(Content(title))
        lines = [Paragraph(problem.text()) for problem in self.entry.problems]
        if session is not None:
            today = self.clock.now().date()
            lines += [
                Paragraph(words, lead, indent=_INDENT, gap=lead == "Step 1")
                for lead, words in told_in_full(session, self.names, today, self.face)
            ]
        lines.append(Paragraph(self.entry.label, "File", indent=_INDENT, gap=True))
        self.query_one(Sheet).show(lines)
        keys = "enter  correct   n  note   " if self.open_to_change else ""
        undo = "u  undo   " if self.decisions else ""
        self.query_one("#keys", Static).update(Content(f"{keys}{undo}esc  close"))

    @work(exclusive=True, group="ask")
    async def action_correct(self) -> None:
        """Open the form, and write what was changed in it."""
        if self.open_to_change and self.entry.value is not None:
            await self._write(await ask_corrections(self.app, self.entry.value, self.face))
        else:
            self._say("This session has not ended yet: it is corrected afterwards.")

    @work(exclusive=True, group="ask")
    async def action_note(self) -> None:
        """Ask for a note alone."""
        session = self.entry.value
        if session is None or not self.open_to_change:
            self._say("This session has not ended yet: it is annotated afterwards.")
            return
        text = await self.app.push_screen_wait(AskText("A note on this session", session.note))
        note = None if text is None else text.strip()
        if note is not None and note != session.note:
            await self._write({"note": note or None})

    @work(exclusive=True, group="ask")
    async def action_undo(self) -> None:
        """Take the last correction back."""
        if not self.decisions:
            self._say("There is nothing to take back.")
            return
        last = self.decisions[-1]
        try:
            await asyncio.to_thread(take_back, self.home, last)
        except PlannerError as error:
            self._say(f"Not taken back: {error}")
        else:
            self.decisions.pop()
            self._say(f"Taken back: {last.words}.")
        await self._read()

    async def _write(self, changes: Values) -> None:
        """Write into the log in a thread, then show what it says now."""
        if not changes:
            return
        try:
            decision = await asyncio.to_thread(correct, self.home, self.entry, changes)
        except PlannerError as error:
            self._say(f"Not saved: {error}")
        else:
            self.decisions.append(decision)
            self._say("Saved. u takes it back.")
        await self._read()

    async def _read(self) -> None:
        self.entry = await asyncio.to_thread(read_entry, self.home, self.entry.path, build)
        self._show()

    def _say(self, words: str) -> None:
        told = self.query_one("#told", Static)
        told.display = True
        told.update(Content(words))

    def action_scroll(self, by: int) -> None:
        """A line on or back."""
        self.query_one("#lines", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """A page on or back."""
        lines = self.query_one("#lines", VerticalScroll)
        lines.scroll_relative(y=by * max(1, lines.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to Progress."""
        if self.is_active:
            self.dismiss(None)
