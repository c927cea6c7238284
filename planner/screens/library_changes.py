"""What can be changed from the library, each with what to say of it and the way back. For a worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from planner.model.catalogue import Listed
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.text import clean, listed
from planner.store import own_exercises, routines, settings
from planner.store.contents import Contents
from planner.store.draft import Draft
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.preferences import favour, switch_off
from planner.store.settings import DEFAULTS
from planner.store.shelf import Entry, remove_entry
from planner.store.step_edits import add_step


@dataclass(frozen=True, slots=True)
class Change:
    """A saved change: what to tell, how to take it back (which tells too), what to choose in the list."""

    told: str
    undo: Callable[[], str]
    choose: str = ""


class LibraryChanges:
    """The changes over one home. Each raises a PlannerError, with a sentence, when it was not saved."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def add(self, exercise: Exercise, entry: Entry[Routine] | None, title: str) -> Change:
        """An exercise at the end of a routine, or of a new one with this title."""
        routine = entry or routines.create(self.home, clean(title).strip())
        draft = Draft(self.home, routine)
        draft.do(add_step(draft.routine, len(draft.routine.steps), exercise.id, exercise.name))
        draft.save()
        if draft.failure:
            raise NotSaved(draft.failure)
        told = f"{exercise.name} is in {draft.routine.title} now. u takes it out again, 3 opens the routines."
        return Change(told, lambda: _taken_out(draft), exercise.id)

    def create(self, values: Mapping[str, object], taken: Collection[str]) -> Change:
        """A new exercise; its id is none of those taken."""
        return self._made(own_exercises.create(self.home, values, taken))

    def copy(self, entry: Entry[Exercise], name: str, taken: Collection[str]) -> Change:
        """A copy under another name."""
        return self._made(own_exercises.copy(self.home, entry, name, taken))

    def _made(self, entry: Entry[Exercise]) -> Change:
        name = entry.value.name if entry.value else entry.id

        def undo() -> str:
            remove_entry(self.home, entry)
            return f"{name} is gone again; its file is among the backups."

        hint = "" if self.home.confined else " e opens it in your editor."
        return Change(f"{name} is in {entry.label} now.{hint}", undo, entry.id)

    def delete(self, entry: Entry[Exercise], name: str) -> Change:
        """Without an exercise of one's own; its file goes to the backups."""
        raw = remove_entry(self.home, entry)

        def undo() -> str:
            own_exercises.put_back(self.home, entry.path, raw)
            return f"{name} is back."

        return Change(f"{name} is deleted. u brings it back.", undo, entry.id)

    def switch(self, row: Listed, reason: str | None) -> Change:
        """Off, with a reason; or on again, with None."""
        before = row.off
        switch_off(self.home, row.id, reason)
        on, off = f"{row.name} is switched on again.", f"{row.name} is switched off."
        told = on if reason is None else f"{off} v finds it under marked, and x switches it on again."

        def undo() -> str:
            switch_off(self.home, row.id, before)
            return on if before is None else off

        return Change(told, undo, row.id)

    def favour(self, row: Listed) -> Change:
        """A favourite, or no longer; by the settings, for the list may not show yet what was saved."""
        now_listed = settings.load(self.home).value or DEFAULTS
        wanted = row.id not in now_listed.favourites
        favour(self.home, row.id, wanted)
        now = {True: f"{row.name} is a favourite.", False: f"{row.name} is no favourite any more."}

        def undo() -> str:
            favour(self.home, row.id, not wanted)
            return now[not wanted]

        return Change(now[wanted], undo, row.id)

    def own(self, contents: Contents, row: Listed) -> Entry[Exercise] | None:
        """The file of a line that is the person's own, a broken one too; None for a built-in one."""
        broken = row.exercise is None
        files = (entry for entry in contents.library.entries if entry.id == row.id and entry.broken == broken)
        return next((entry for entry in files if entry.path.is_relative_to(self.home.root)), None)

    def without(self, contents: Contents, row: Listed) -> str:
        """What it would mean to be without an exercise of one's own."""
        shipped = any(
            entry.id == row.id and not entry.path.is_relative_to(self.home.root)
            for entry in contents.library.entries
        )
        if shipped:
            return " The one that comes with planner is there again then."
        where = used_in(contents, row.id)
        return f" {listed(where)} would miss it." if where else ""


def used_in(contents: Contents, exercise: str) -> tuple[str, ...]:
    """The titles of the routines that have an exercise."""
    titles = (
        routine.title
        for routine in contents.routines.values.values()
        if any(step.exercise == exercise for step in routine.steps)
    )
    return tuple(sorted(titles, key=str.casefold))


def _taken_out(draft: Draft) -> str:
    draft.undo()
    draft.save()
    if draft.failure:
        draft.redo()
        raise NotSaved(draft.failure)
    return draft.take_note() or f"Taken out of {draft.routine.title} again."
