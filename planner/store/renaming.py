"""A routine under another name: its title, its file, and what the schedule calls it, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.model.routine import Routine
from planner.model.text import slug
from planner.store import routines, schedule
from planner.store.edits import Edit, ReplaceText, SetValue, edit
from planner.store.errors import NotSaved, PlannerError
from planner.store.files import create_bytes, free_path, read_bytes, remove_file
from planner.store.home import Home
from planner.store.saving import save
from planner.store.schema import ROUTINE
from planner.store.shelf import Entry, read_entry


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a renaming did: the routine as it is now, and what was in the files before."""

    entry: Entry[Routine]
    path: Path
    raw: bytes
    schedule_before: str | None = None
    """The schedule's text before; None when it did not name the routine."""
    schedule_after: str | None = None


def rename(home: Home, entry: Entry[Routine], title: str) -> Renamed:
    """Give a routine another title, and its file and the schedule's plans the name that goes with it.

    Its former id is kept under `was`, so that sessions logged under it are still its own.
    NotSaved, with the reason, when a file is broken, was changed meanwhile, or the disk says no: then
    nothing was renamed.
    """
    document, value = entry.document, entry.value
    if document is None or value is None:
        raise NotSaved(f"{entry.label} has errors: mend it first")
    if slug(title) == slug(entry.id):
        titled = routines.change(home, entry, [SetValue(("title",), title)])
        return Renamed(titled, entry.path, document.raw)
    path = free_path(home.routines, slug(title))
    was = [old for old in value.was if old != path.stem] + [entry.id]
    changes = [SetValue(("title",), title), SetValue(("was",), was, order=ROUTINE.order)]
    plans = schedule.load(home)
    if plans.document is None:
        raise NotSaved(f"{plans.label} cannot be read, and may name the routine: mend it first")
    edits = tuple(_named_anew(plans.document.data, entry.id, path.stem))
    create_bytes(path, edit(document, changes).raw)
    before: str | None = None
    after: str | None = None
    try:
        if edits:
            before = plans.document.text
            after = save(home.schedule, plans.document, edits, backups=home.backups).document.text
        remove_file(entry.path, expected=document.raw, backups=home.backups)
    except PlannerError:
        if after is not None and before is not None:
            _put_schedule_back(home, before, after)  # if even that fails, both files stay
        with suppress(OSError):
            path.unlink()
        raise
    return Renamed(read_entry(home, path, routines.build), entry.path, document.raw, before, after)


def rename_back(home: Home, renamed: Renamed) -> Entry[Routine]:
    """Undo a renaming, byte for byte; NotSaved when a file was changed since: then nothing is undone."""
    now = renamed.entry
    if now.document is None:
        raise NotSaved(f"{now.label} cannot be read any more")
    if now.path == renamed.path:
        text = ReplaceText(renamed.raw.decode("utf-8-sig"))
        save(now.path, now.document, [text], backups=home.backups)
        return read_entry(home, now.path, routines.build)
    if read_bytes(now.path) != now.document.raw:
        raise NotSaved(f"{now.label} was changed since")
    create_bytes(renamed.path, renamed.raw)
    try:
        if renamed.schedule_before is not None and renamed.schedule_after is not None:
            _put_schedule_back(home, renamed.schedule_before, renamed.schedule_after)
    except PlannerError:
        with suppress(OSError):
            renamed.path.unlink()
        raise
    remove_file(now.path, expected=now.document.raw, backups=home.backups)
    return read_entry(home, renamed.path, routines.build)


def _put_schedule_back(home: Home, before: str, after: str) -> None:
    document = schedule.load(home).document
    if document is None or document.text != after:
        raise NotSaved("schedule.toml was changed since")
    save(home.schedule, document, [ReplaceText(before)], backups=home.backups)


def _named_anew(data: dict[str, Any], old: str, new: str) -> Iterator[Edit]:
    """The operations that give a routine its new name wherever a schedule has it."""
    for array in ("plan", "once"):
        rows = data.get(array)
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            if not isinstance(row, dict):
                continue
            if row.get("routine") == old:
                yield SetValue((array, index, "routine"), new)
            turns = row.get("sequence")
            for turn, name in enumerate(turns if isinstance(turns, list) else ()):
                if name == old:
                    yield SetValue((array, index, "sequence", turn), new)
