"""What a person says of a past session: written into its log by named operations, and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.session import Session
from planner.store.edits import Edit, SetValue, Unset
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.schema import SESSION, STOPPED
from planner.store.sessions import build
from planner.store.shelf import Entry, change_entry
from planner.store.suggestions import Decision

SAID = (
    "pain_before",
    "pain_after",
    "pain_morning",
    "leg_before",
    "leg_after",
    "morning",
    "note",
)
"""The keys of a log that a person may correct; what was measured is not among them."""

REASON = "reason"
"""What the reason of a stop is called among the changes."""


def correct(home: Home, entry: Entry[Session], changes: Mapping[str, object]) -> Decision:
    """Write what is changed, by key; None takes a key away.

    NotSaved when the session has not ended, or when the disk says no; Conflict when somebody else has
    changed the same key since the file was read.
    """
    session, before = entry.value, entry.document
    if session is None or before is None:
        raise NotSaved(f"{entry.label} cannot be read: mend it first")
    if session.status == "running":
        raise NotSaved("this session has not ended yet: it is corrected afterwards")
    after = change_entry(home, entry, [_edit(key, value) for key, value in changes.items()], build).document
    if after is None:
        raise NotSaved(f"{entry.label} cannot be read any more")
    return Decision(f"{session.whole_title} of {session.started:%Y-%m-%d}", entry.path, before, after)


def _edit(key: str, value: object) -> Edit:
    if key == REASON:
        return SetValue(("stopped", REASON), value, STOPPED.order)
    if key not in SAID:
        raise NotSaved(f"{key} is not corrected here")
    return Unset((key,)) if value is None else SetValue((key,), value, SESSION.order)
