"""A file in the person's own editor, from inside the app: looked over before it is saved."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual.app import App, SuspendNotSupported

from planner.clock import Clock
from planner.editor import chosen, open_editor
from planner.model.clock_face import time_words
from planner.model.text import plural
from planner.screens.dialogs import Review
from planner.store import settings
from planner.store.edit_copy import EditCopy, Look
from planner.store.errors import Conflict, PlannerError
from planner.store.home import Home

_LEFT = ("Go on with that text", "Begin anew from the file, and leave it", "Throw it away, and begin anew")
_AGAIN = ("Edit again", "Save it as it is", "Throw away what I typed")
_CONFLICT = (
    "Mine: theirs goes into the backups",
    "Theirs: mine goes into the backups",
    "Both: mine in a file beside it",
)


class Editing:
    """One file on its way through the editor, as often as it takes. To be awaited in a worker."""

    def __init__(self, app: App[None], home: Home, clock: Clock, path: Path) -> None:
        self._app, self._home, self._clock, self._path = app, home, clock, path

    async def run(self, place: tuple[int, int] | None = None, start: bytes = b"") -> bool:
        """Open the file at a line and column, else where it is wrong; `start` is how a new file begins.

        True when the file was changed. What went wrong is told, and what was typed is never lost.
        """
        if self._home.confined:  # a click comes here too
            self._tell("Files are not edited by hand here. Whoever runs this machine can do it for you.")
            return False
        try:
            chosen(os.environ)  # no editor is said before anything is made
            copy = await self._begin(start)
            return copy is not None and await self._edit(copy, place)
        except PlannerError as error:
            self._tell(str(error), wrong=True)
            return False

    async def _begin(self, start: bytes) -> EditCopy | None:
        """A copy to edit: a fresh one, or one that was never finished; None when nothing is to be done."""
        for left in await asyncio.to_thread(EditCopy.left, self._home, self._path):
            written, chosen_now = (
                left.written.astimezone(),
                await asyncio.to_thread(settings.load, self._home),
            )
            face = (chosen_now.value or settings.DEFAULTS).clock
            when = f"{written:%a %d %b} {time_words(written, face)}"
            title = f"A text for {left.label} from {when} was never saved"
            answer = await self._app.push_screen_wait(Review(title, left.diff(), _LEFT))
            if answer is None:
                return None
            if answer == 0:
                return left
            if answer == 1:
                break
            await asyncio.to_thread(left.discard)
        return await asyncio.to_thread(EditCopy.begin, self._home, self._path, start)

    async def _edit(self, copy: EditCopy, place: tuple[int, int] | None) -> bool:
        look = await asyncio.to_thread(copy.look)
        while True:
            code = self._open(copy, look, place or look.place)
            look, place = await asyncio.to_thread(copy.look), None
            if not look.changed:
                await asyncio.to_thread(copy.discard)
                self._tell(f"The editor ended with code {code}." if code else "Nothing was changed.")
                return False
            if not code and not look.errors:
                return await self._save(copy, look)
            lines = [line for problem in look.problems for line in problem.text().split("\n")]
            if code:
                lines.insert(0, f"The editor ended with code {code}.")
            title = f"{copy.label} has {plural(look.errors, 'error')}"
            answer = await self._app.push_screen_wait(Review(title, lines, _AGAIN))
            if answer is None:
                self._tell(copy.kept)
                return False
            if answer == 1:
                return await self._save(copy, look)
            if answer == 2:
                await asyncio.to_thread(copy.discard)
                self._tell("Thrown away; it is among the backups.")
                return False

    def _open(self, copy: EditCopy, look: Look, place: tuple[int, int]) -> int:
        """The editor on this terminal, in place of the app, until it is closed; its exit code."""
        try:
            with self._app.suspend():
                return open_editor(copy.copy, *place, os.environ)
        except (PlannerError, SuspendNotSupported) as error:
            no_terminal = "this terminal cannot be lent to an editor: use 'planner edit' instead"
            words = str(error) if isinstance(error, PlannerError) else no_terminal
            if look.changed:
                words = f"{words}\n{copy.kept}"
            else:
                copy.discard()
            raise PlannerError(words) from None

    async def _save(self, copy: EditCopy, look: Look) -> bool:
        try:
            await asyncio.to_thread(copy.save)
        except Conflict as error:
            return await self._settle(copy, str(error))
        found = f" It has {plural(len(look.problems), 'problem')}: ! lists them." if look.problems else ""
        self._tell(f"Saved: {copy.label}.{found}")
        return True

    async def _settle(self, copy: EditCopy, title: str) -> bool:
        """Do with a conflict what the person says; whether the file was changed."""
        answer = await self._app.push_screen_wait(Review(title, copy.diff(), _CONFLICT))
        if answer == 0:
            await asyncio.to_thread(copy.overwrite)
            self._tell("Yours is in the file now; the other one is among the backups.")
        elif answer == 1:
            await asyncio.to_thread(copy.discard)
            self._tell("The file stays as it is; yours is among the backups.")
        elif answer == 2:
            beside = await asyncio.to_thread(copy.keep_both, self._clock.now())
            self._tell(f"The file stays as it is; yours is beside it, in {self._home.label(beside)}.")
        else:
            self._tell(copy.kept)
        return answer == 0

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self._app.notify(words, severity="error" if wrong else "information", markup=False)
