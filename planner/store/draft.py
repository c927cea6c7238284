"""A routine on its way from the screen to its file: shown at once, saved in order, undone step by step."""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock, RLock

from planner.model.routine import Routine
from planner.store import routines, unsaved
from planner.store.differences import unified
from planner.store.edits import Data, Edit, ReplaceText, check_format, edit
from planner.store.errors import Conflict, NotSaved, PlannerError, UnreadableFile
from planner.store.files import create_bytes, keep_beside, read_bytes
from planner.store.home import Home
from planner.store.operation import Change
from planner.store.operation import Operation as Operation
from planner.store.operation import Shown as Shown
from planner.store.reading import Reader
from planner.store.saving import Saved, load, save
from planner.store.shelf import Entry, read_entry
from planner.store.toml_data import follow, get
from planner.store.toml_text import Document, parse
from planner.store.toml_write import same


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to write: a change, or with `back` its undoing."""

    change: Change
    back: bool

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What to write. The text is known for everything but a change that is made for the first time."""
        text = self.change.text_before if self.back else self.change.text_after
        return self.change.operation.edits if text is None else (ReplaceText(text),)

    @property
    def first(self) -> bool:
        """Whether the change is made for the first time."""
        return not self.back and self.change.text_after is None


def _after(operation: Operation, data: Data) -> Data:
    for one in operation.edits:
        data = one.apply_data(data)
    return data


def _moved(place: int, mine: Data, theirs: Data) -> int:
    """Where the step at a place of `mine` is in `theirs`; the same place when it cannot be told."""
    step = ("step", place)
    if same(get(mine, step), get(theirs, step)) or (found := follow(mine, theirs, step)) is None:
        return place
    return found


class Draft:
    """One routine while it is composed. `do`, `undo` and `redo` change what is shown, at once and without
    the disk; `save` writes what waits, in order, and belongs in a thread.

    Undo puts the file's former text back, so all the way back is the file byte for byte. Whatever
    somebody else wrote into the file in the meantime is kept, and then there is nothing left to undo.
    """

    def __init__(self, home: Home, entry: Entry[Routine]) -> None:
        """NotSaved, with the reason, when the file has errors or is from a newer planner."""
        if entry.document is None or entry.value is None:
            raise NotSaved(f"{entry.label} has errors: mend it in an editor first")
        check_format(entry.document)
        self._home, self._id, self._path = home, entry.id, entry.path
        self._document = entry.document
        self._data = entry.document.data
        self._todo: deque[_Job] = deque()
        self._flying: _Job | None = None
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self.forgotten = False
        """Whether changes cannot be undone any more, as somebody else changed the file after them."""
        self._state, self._disk = RLock(), Lock()
        self._note = ""
        self.routine: Routine = entry.value
        """The routine as it is shown."""
        self.failure = ""
        """Why the oldest waiting change is not on the disk, in a sentence; nothing when all is well."""
        self.conflict = False
        """Whether that is because somebody else changed the same thing: `keep_…`, `take_theirs` settle it."""
        self.kept = False
        """Whether what waits is kept apart, so that leaving loses nothing."""
        self.lost = ""
        """Why the file can no longer be composed at all: gone, or broken by somebody else."""

    @property
    def waiting(self) -> int:
        """How many changes are not on the disk yet."""
        return len(self._todo)

    @property
    def label(self) -> str:
        """What messages call the file."""
        return self._document.label

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def place(self, step: int) -> tuple[int, int]:
        """Line and column of a step in the file as it was saved last; the top when it has no such step."""
        line, column, _ = self._document.place(("step", step))
        return (line, column) if line else (1, 1)

    def take_note(self) -> str:
        """What the person should be told once, if anything."""
        with self._state:
            note, self._note = self._note, ""
            return note

    # What is shown.

    @property
    def shown(self) -> Shown:
        """The routine as it is now, for `preview`, `do` and `moved` to hold against what it is then."""
        with self._state:
            return Shown(self.routine, self._data)

    def preview(self, operation: Operation, since: Shown | None = None) -> Routine:
        """The routine as an operation would make it of `since`, or of what is shown now.

        NotSaved, with the reason, when it does not fit.
        """
        return self._built(_after(operation, since.data if since else self._data))

    def do(self, operation: Operation, place: int = 0, since: Shown | None = None) -> Operation:
        """Make an operation, `place` being the step that was chosen; the operation as it was made.

        One that is meant for `since` follows its step to where it is now: saving may have brought in
        what somebody else wrote. NotSaved when it does not fit, or its step is not what it was.
        """
        with self._state:
            if since is not None and since.data is not self._data:
                operation = self._rebased(operation, since.data)
            change = Change(operation, place, self._data, _after(operation, self._data))
            self._show(change.after)
            self._done.append(change)
            self._undone.clear()
            self._todo.append(_Job(change, back=False))
            return operation

    def moved(self, place: int, since: Shown) -> int:
        """Where the step is now that was at a place then; the same place when it cannot be told."""
        with self._state:
            return _moved(place, since.data, self._data)

    def _rebased(self, operation: Operation, mine: Data) -> Operation:
        """An operation on `mine`, for what is shown now; Conflict when its target is not the same."""
        theirs, edits = self._data, []
        for one in operation.edits:
            moved = one.rebase(mine, theirs)
            mine, theirs = one.apply_data(mine), moved.apply_data(theirs)
            edits.append(moved)
        return Operation(operation.words, tuple(edits), _moved(operation.place, mine, theirs))

    def undo(self) -> Change | None:
        """Take the last change back; None when there is none."""
        with self._state:
            if not self._done:
                return None
            change = self._done.pop()
            self._undone.append(change)
            self._show(change.before)
            self._add(_Job(change, back=True))
            return change

    def redo(self) -> Change | None:
        """Make the change again that was taken back last; None when there is none."""
        with self._state:
            if not self._undone:
                return None
            change = self._undone.pop()
            self._done.append(change)
            self._show(change.after)
            self._add(_Job(change, back=False))
            return change

    def _add(self, job: _Job) -> None:
        """A job for the disk; it cancels the one before it when that did the opposite and was not begun."""
        last = self._todo[-1] if self._todo else None
        if last is None or last is self._flying or last.change is not job.change:
            self._todo.append(job)
            return
        self._todo.pop()
        if not self._todo:
            self.failure, self.conflict = "", False

    def _show(self, data: Data) -> None:
        self.routine = self._built(data)
        self._data = data

    def _built(self, data: Data) -> Routine:
        reader = Reader(replace(self._document, data=data))
        built = routines.build(self._id, reader)
        if built is None:
            raise NotSaved(next(p.message for p in reader.problems if p.severity == "error"))
        return built

    # What is on the disk.

    def save(self) -> None:
        """Write what waits, until nothing does or something fails: then `failure` says why."""
        with self._disk:
            while (job := self._begin()) is not None:
                there = self._there()
                try:
                    saved = save(self._path, self._document, job.edits, backups=self._home.backups)
                except PlannerError as error:
                    self._failed(job, error)
                    self._keep()
                    return
                self._settle(job, saved, there)
            self._keep()

    def refresh(self) -> bool:
        """Read the file again unless changes wait; True when somebody else had changed it."""
        with self._disk:
            if self._todo:
                return False
            try:
                if read_bytes(self._path) == self._document.raw and not self.lost:
                    return False
            except UnreadableFile:
                pass  # told below, as what is the matter with the file now
            return self._adopt("The file was changed outside; this is what it says now.", only_idle=True)

    def _begin(self) -> _Job | None:
        with self._state:
            self._flying = self._todo[0] if self._todo else None
            return self._flying

    def _there(self) -> Document | None:
        try:
            return load(self._path, self._document.label)
        except PlannerError:
            return None  # saving meets the same trouble, and tells of it

    def _failed(self, job: _Job, error: PlannerError) -> None:
        conflict = isinstance(error, Conflict)
        if conflict and not job.first:
            self._flying = None
            self._adopt("The file was changed outside: undo is left out, and this is what it says now.")
            return
        with self._state:
            self._flying = None
            # What was taken back while its first writing failed never has to be written.
            while len(self._todo) > 1 and self._todo[0].change is self._todo[1].change:
                self._todo.popleft()
                self._todo.popleft()
            self.failure = str(error) if self._todo else ""
            self.conflict = conflict and bool(self._todo)

    def _keep(self) -> None:
        """Keep what waits apart from the file, or nothing any more once all of it is settled."""
        with suppress(PlannerError):
            if self._todo:
                self.kept = False
                unsaved.keep(self._home, self._id, self._mine().raw)
                self.kept = True
            elif self.kept:
                unsaved.forget(self._home, self._id)
                self.kept = False

    def left_behind(self) -> tuple[Operation, tuple[str, ...]] | None:
        """What an earlier program could not save of this routine, as a change, and how that differs from
        the file; None when there is nothing. It is there until it is saved or `forget` is called.
        """
        raw, now = unsaved.kept(self._home, self._id), self._document.raw
        if raw is None or raw == now:
            return None
        try:
            text = parse(self.label, raw).text
        except PlannerError:
            return None
        words = "bring back what was not saved"
        return Operation(words, (ReplaceText(text),)), unified(now, raw, "in the file", "not saved")

    def forget(self) -> None:
        """Do without what was kept of this routine."""
        unsaved.forget(self._home, self._id)

    def _settle(self, job: _Job, saved: Saved, there: Document | None) -> None:
        with self._state:
            self._flying = None
            self._todo.popleft()
            self.failure, self.conflict = "", False
            before, self._document = self._document, saved.document
            if saved.merged:
                self._merge(job, there)
            elif job.first:
                job.change.text_before, job.change.text_after = before.text, saved.document.text

    def _merge(self, job: _Job, there: Document | None) -> None:
        """Go on from a file that has both changes, ours and that of somebody else."""
        change = job.change
        self._done = [change] if there is not None and change in self._done else []
        self._undone.clear()
        if there is not None:
            change.before, change.after = there.data, self._document.data
            change.text_before, change.text_after = there.text, self._document.text
        self._note = "The file had been changed outside too: both changes are in it now."
        waiting = [one for one in self._todo if one.first]
        self._todo.clear()
        self._show(self._document.data)
        for one in waiting:
            self._again(one)

    def _again(self, job: _Job) -> None:
        """Make a change that still waits on the merged file; left out when its target is not the same."""
        change = job.change
        try:
            self.do(self._rebased(change.operation, change.before), change.place_before)
        except NotSaved:
            self._note += f" Left out, as its step is another one now: {change.words}."

    def _adopt(self, note: str, *, only_idle: bool = False) -> bool:
        """Show the file as it is on the disk, and forget what waits and what could be undone.

        With `only_idle` not while something waits, which saving will bring together with the file.
        """
        entry = read_entry(self._home, self._path, routines.build)
        with self._state:
            if only_idle and self._todo:
                return False
            self._todo.clear()
            self.forgotten = bool(self._done) or self.forgotten
            self._done.clear()
            self._undone.clear()
            self.failure, self.conflict = "", False
            self._keep()
            if entry.document is None or entry.value is None:
                self.lost = "\n".join(p.text() for p in entry.problems if p.severity == "error")
            else:
                self.lost, self._note = "", note
                self._document, self._data, self.routine = entry.document, entry.document.data, entry.value
            return True

    # When somebody else changed the same thing.

    def differences(self) -> tuple[str, ...]:
        """What differs from the file on the disk to what is shown here, line by line; for a thread."""
        there = self._there()
        return unified(there.raw if there else b"", self._mine().raw, "theirs, on the disk", "mine")

    def take_theirs(self) -> None:
        """Give up what waits, and show the file as it is on the disk."""
        with self._disk:
            self._adopt("Your change was left out; this is what the file says now.")

    def keep_mine(self) -> None:
        """Write what is shown here; theirs goes into the backups. NotSaved when the disk says no."""
        with self._disk:
            mine = self._mine()
            there = self._there()
            if not os.path.lexists(self._path):
                create_bytes(self._path, mine.raw)
            elif there is None:
                raise NotSaved(f"{self.label} cannot be read any more, so it is left as it is")
            else:
                save(self._path, there, [ReplaceText(mine.text)], backups=self._home.backups)
            self._adopt("Your version is in the file now; the other one is in the backups.")

    def keep_both(self, now: datetime) -> str:
        """Write what is shown here beside the file, then show the file; the name of the copy.

        NotSaved when the disk says no.
        """
        with self._disk:
            name = keep_beside(self._path, self._mine().raw, now).name
            self._adopt(f"Your version is in {name}; this is what the file itself says now.")
            return name

    def _mine(self) -> Document:
        with self._state:
            document = self._document
            for job in self._todo:
                document = edit(document, job.edits)
            return document
