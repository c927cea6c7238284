"""What a person wants, in the settings: favourites, exercises switched off with a reason, figures or none."""

from __future__ import annotations

from planner.store import settings
from planner.store.edits import AppendValue, Edit, RemoveValue, SetValue, Unset, edit
from planner.store.home import Home
from planner.store.schema import SETTINGS
from planner.store.settings import Settings
from planner.store.shelf import Entry
from planner.store.toml_text import Document

_FAVOURITES, _OFF, _FIGURE = ("favourites",), ("off",), ("figure",)


def favour(home: Home, name: str, wanted: bool) -> Entry[Settings]:
    """Make an exercise a favourite, or no longer; NotSaved or Conflict when that fails."""
    entry = settings.load(home)
    listed = entry.value.favourites if entry.value else ()
    edits: list[Edit] = []
    if wanted and name not in listed:
        first = SetValue(_FAVOURITES, [name], order=SETTINGS.order)
        edits.append(AppendValue(_FAVOURITES, name) if listed else first)
    elif not wanted and set(listed) == {name}:
        edits.append(Unset(_FAVOURITES))
    elif not wanted:
        edits += [RemoveValue(_FAVOURITES, at) for at in reversed(range(len(listed))) if listed[at] == name]
    return settings.change(home, entry, edits) if edits else entry


def switch_off(home: Home, name: str, reason: str | None) -> Entry[Settings]:
    """Switch an exercise off with a reason, or on again with None; NotSaved or Conflict when that fails."""
    entry = settings.load(home)
    if reason is not None:
        return settings.change(home, entry, [SetValue((*_OFF, name), reason)])
    if entry.document is None or entry.value is None or name not in entry.value.off:
        return entry
    return settings.change(home, entry, [_without(entry.document, name)])


def show_figure(home: Home, wanted: bool) -> Entry[Settings]:
    """Have the figure beside the clock of sessions, or not; NotSaved or Conflict when that fails."""
    entry = settings.load(home)
    written = entry.document is not None and "figure" in entry.document.data
    if not wanted:
        return settings.change(home, entry, [SetValue(_FIGURE, False, order=SETTINGS.order)])
    return settings.change(home, entry, [Unset(_FIGURE)]) if written else entry


def _without(document: Document, name: str) -> Edit:
    """The key goes; with the last of them the whole table, unless the person has notes in it."""
    alone = Unset((*_OFF, name))
    if set(document.data["off"]) != {name}:
        return alone
    whole = Unset(_OFF)
    kept, left = (edit(document, [one]).index.comments for one in (alone, whole))
    return whole if len(kept) == len(left) else alone
