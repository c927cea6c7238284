"""Writes a running session into its log file, off the screen's own thread; the latest state wins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from planner.model.session import Session
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.sessions import Journal


class LogWriter:
    """One log file, written by at most one thread at a time.

    `put` never waits. While a write is under way only the newest state is kept for the next one; a state is
    the whole session, so nothing is lost by leaving older ones out. What could not be written is said once
    through `tell` and tried again with the next state.
    """

    def __init__(self, home: Home, journal: Journal | None, tell: Callable[[str, bool], None]) -> None:
        self.home = home
        self.journal = journal
        """The file; None until the first state was written."""
        self.wrong = ""
        """Why the last write failed; empty when it reached the disk."""
        self._tell = tell
        self._next: Session | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def place(self) -> str:
        """The file's name as it is shown, or nothing while there is none."""
        return "" if self.journal is None else self.home.label(self.journal.path)

    def put(self, session: Session) -> None:
        """Have this state written as soon as the disk is free."""
        self._next = session
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._drain())

    async def flush(self) -> None:
        """Wait until the last state that was put has been written, or has failed."""
        if self._task is not None:
            # Whoever waits may be cancelled; the write may not.
            await asyncio.shield(self._task)

    async def _drain(self) -> None:
        while self._next is not None:
            session, self._next = self._next, None
            try:
                await asyncio.to_thread(self._write, session)
            except PlannerError as error:
                if not self.wrong:
                    self._tell(f"not saved: {error}", True)
                self.wrong = str(error)
            else:
                if self.wrong:
                    self._tell("saved again", False)
                self.wrong = ""

    def _write(self, session: Session) -> None:
        if self.journal is None:
            self.journal = Journal.begin(self.home, session)
        else:
            self.journal.write(session)
