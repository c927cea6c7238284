"""Operations saved into a file on disk, even when somebody else changed it in the meantime."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.store.edits import Edit, check_format, edit
from planner.store.errors import BrokenFile, Conflict, NotSaved, UnreadableFile
from planner.store.files import create_bytes, read_bytes, reason, replace_bytes, sync_folder
from planner.store.toml_text import Document, parse

# How often a file may change between our look and our write before we give up.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """What is on disk now. `merged` when the file had been changed by somebody else and has both changes."""

    document: Document
    merged: bool = False


def load(path: Path, label: str) -> Document:
    """Read a file; `label` is what messages call it. UnreadableFile or BrokenFile when it cannot be."""
    return parse(label, read_bytes(path))


def save(path: Path, document: Document, edits: Iterable[Edit], *, backups: Path | None) -> Saved:
    """Make operations on a document that was loaded from `path`, and write the file.

    They are applied to what is on disk now. If that is not what was loaded, each is made again there
    when its target is the same, and `merged` says so. An empty document makes a file that is not there.
    NotSaved with a plain sentence when it cannot be; Conflict (a NotSaved) when a target was changed.
    The file is then as it was, and the operations are still the caller's to show or to keep elsewhere.
    """
    edits = tuple(edits)
    check_format(document)
    for left in reversed(range(_TRIES)):
        theirs = _now(path, document)
        if theirs is not document and _is_done(theirs, document, edits):
            sync_folder(Path(os.path.realpath(path)))
            return Saved(theirs)
        new = edit(theirs, edits if theirs is document else _rebased(edits, document, theirs))
        try:
            _write(path, theirs, new, backups)
        except Conflict:
            if not left:
                raise
            continue
        return Saved(new, merged=theirs is not document)
    raise Conflict(f"{document.label} keeps changing")


def _now(path: Path, document: Document) -> Document:
    """What is on disk: the very document when nothing changed."""
    if not document.raw and not os.path.lexists(path):
        return document
    try:
        raw = read_bytes(path)
        if raw == document.raw:
            return document
        if document.raw.strip() and not raw.strip():
            # An editor that empties a file before it writes may be at work this very moment.
            raise Conflict(f"{document.label} was emptied by somebody else in the meantime")
        theirs = parse(document.label, raw)
    except UnreadableFile as error:
        why = error.__cause__
        if isinstance(why, OSError) and why.errno not in {errno.ENOENT, errno.ELOOP}:  # not somebody else
            raise NotSaved(f"{document.label} was not saved, it cannot be read: {reason(why)}") from error
        raise Conflict(f"{document.label} cannot be changed any more, {error}") from error
    except BrokenFile as error:
        words = f"{document.label} was changed by somebody else and makes no sense now"
        raise NotSaved(f"{words}, so it is left as it is:\n{error}") from error
    check_format(theirs)
    return theirs


def _is_done(theirs: Document, document: Document, edits: Sequence[Edit]) -> bool:
    """Whether the file is to the byte what is to be written: the disk did not confirm an earlier save."""
    try:
        return edit(document, edits).raw == theirs.raw
    except NotSaved:
        return False


def _rebased(edits: Sequence[Edit], mine: Document, theirs: Document) -> tuple[Edit, ...]:
    """The operations for the other version, each held against what the ones before it made of both."""
    ours, others, done = mine.data, theirs.data, []
    for one in edits:
        moved = one.rebase(ours, others)
        ours, others = one.apply_data(ours), moved.apply_data(others)
        done.append(moved)
    return tuple(done)


def _write(path: Path, old: Document, new: Document, backups: Path | None) -> None:
    if not old.raw and not os.path.lexists(path):
        create_bytes(path, new.raw)
    elif new.raw != old.raw:
        replace_bytes(path, new.raw, expected=old.raw, backups=backups)
