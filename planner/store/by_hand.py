"""Marking a session as done by hand, and taking the mark back."""

from __future__ import annotations

from planner.model.session import Session
from planner.store.errors import NotSaved
from planner.store.files import remove_file
from planner.store.home import Home
from planner.store.sessions import Journal, build
from planner.store.shelf import Entry, read_entry


def mark_done(home: Home, session: Session) -> Entry[Session]:
    """Write the log of a session made by `done_by_hand`; NotSaved when the disk says no."""
    return read_entry(home, Journal.begin(home, session).path, build)


def unmark(home: Home, entry: Entry[Session]) -> None:
    """Take such a log away, into the backups.

    NotSaved when it is the log of a session that was run here, Conflict when it was changed since.
    """
    if entry.value is None or entry.document is None or not entry.value.by_hand:
        raise NotSaved(f"{entry.label} was not marked by hand: it stays as it is")
    remove_file(entry.path, expected=entry.document.raw, backups=home.backups)
