"""What may be considered now, from the files; and what a person decides about it, written into them.

That a suggestion was put aside stands in the log of the latest session that it rests on, `not_now`: it is
said of those sessions, goes where they go, and no list grows anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from planner.model.schedule import Occurrence
from planner.model.session import Session
from planner.model.suggestion import GrowDose, Suggestion, SwitchOff
from planner.model.suggestions import HISTORY_DAYS, suggestions
from planner.model.told import Told
from planner.model.units import duration
from planner.model.vocabulary import SuggestionRule
from planner.model.week import build_days
from planner.store import preferences, routines, sessions, settings
from planner.store.contents import Contents
from planner.store.differences import unified
from planner.store.edits import AppendValue, Edit, ReplaceText, SetValue, edit
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.saving import save
from planner.store.schema import LINT, SESSION, SETTINGS, STEP
from planner.store.shelf import Entry, change_entry
from planner.store.toml_text import Document

_MISSED_DAYS = 28


@dataclass(frozen=True)
class Considered:
    """The suggestions of this moment, and the files that they were made of."""

    found: tuple[Suggestion, ...]
    contents: Contents
    logs: Mapping[str, Entry[Session]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was written for a person, in words, with the file before and after it."""

    words: str
    path: Path
    before: Document
    after: Document


def consider(home: Home, contents: Contents, now: datetime) -> Considered:
    """Read the log of the last weeks, and tell what may be considered."""
    today = now.date()
    shelf = sessions.load(home, today - timedelta(days=HISTORY_DAYS), today, contents.renamed)
    logged = tuple(shelf.values.values())
    chosen = contents.settings
    told = Told(
        every=logged,
        routines=contents.routines.values,
        library=contents.library.values,
        today=today,
        thresholds=chosen.thresholds,
        off=frozenset(chosen.off),
        ignore=chosen.lint_ignore,
        missed=_missed(home, contents, logged, now),
    )
    return Considered(suggestions(told), contents, {one.id: one for one in shelf.entries})


def _missed(
    home: Home, contents: Contents, logged: tuple[Session, ...], now: datetime
) -> tuple[Occurrence, ...]:
    """The planned sessions that went by since anything was last begun."""
    begun = [one.day for one in logged if one.lived]
    start = now.date() - timedelta(days=_MISSED_DAYS)
    if begun:
        start = max(start, max(begun) + timedelta(days=1))
    if start >= now.date():
        return ()
    last = sessions.last_done(home, contents.schedule, start, contents.renamed)
    days = build_days(contents.schedule, start, now.date(), logged, now, last_done=last)
    return tuple(one for day in days for one in day.occurrences if one.status == "missed")


def difference(considered: Considered, suggestion: Suggestion) -> tuple[str, ...]:
    """What a suggestion would change, line by line, before it is accepted; nothing when no file changes.

    NotSaved when the file cannot be changed.
    """
    change, contents = suggestion.change, considered.contents
    if isinstance(change, GrowDose):
        before = _routine_document(contents, change)
        after = edit(before, [_grow(change)])
    elif isinstance(change, SwitchOff):
        before = _document(contents.settings_file)
        after = edit(before, [SetValue(("off", change.exercise), change.reason)])
    else:
        return ()
    return unified(before.raw, after.raw, f"{before.label} now", f"{before.label} then")[2:]


def accept(home: Home, considered: Considered, suggestion: Suggestion) -> Decision:
    """Write the change of a suggestion; NotSaved or Conflict when that fails, or there is none."""
    change, contents = suggestion.change, considered.contents
    if isinstance(change, GrowDose):
        entry = contents.routines.by_id[change.routine]
        before = _routine_document(contents, change)
        after = _document(routines.change(home, entry, [_grow(change)]))
        return Decision(suggestion.words, entry.path, before, after)
    if isinstance(change, SwitchOff):
        before = _document(settings.load(home))
        after = _document(preferences.switch_off(home, change.exercise, change.reason))
        return Decision(suggestion.words, home.settings, before, after)
    raise NotSaved("there is nothing to write")


def put_aside(home: Home, considered: Considered, suggestion: Suggestion) -> Decision:
    """Note in the log that a suggestion is not wanted now; NotSaved or Conflict when that fails."""
    entry = considered.logs[suggestion.kept_in]
    before, key = _document(entry), ("not_now",)
    listed = entry.value.not_now if entry.value else ()
    one: Edit = AppendValue(key, suggestion.rule)
    if not listed:
        one = SetValue(key, [suggestion.rule], SESSION.order)
    after = _document(change_entry(home, entry, [one], sessions.build))
    return Decision("Put aside for now.", entry.path, before, after)


def switch_rule_off(home: Home, rule: SuggestionRule) -> Decision:
    """Add a rule to those that are not wanted; NotSaved or Conflict when that fails."""
    entry = settings.load(home)
    before, key = _document(entry), ("lint", "ignore")
    listed = entry.value.lint_ignore if entry.value else ()
    one: Edit = AppendValue(key, rule) if listed else SetValue(key, [rule], (*SETTINGS.order, *LINT.order))
    after = before if rule in listed else _document(settings.change(home, entry, [one]))
    return Decision(f"The rule {rule} is switched off.", home.settings, before, after)


def take_back(home: Home, decision: Decision) -> None:
    """Put the file back as it was; Conflict when somebody else has changed it since."""
    save(decision.path, decision.after, [ReplaceText(decision.before.text)], backups=home.backups)


def _grow(change: GrowDose) -> Edit:
    value = duration(change.value) if change.key == "hold" else change.value
    return SetValue(("step", change.step, change.key), value, STEP.order)


def _routine_document(contents: Contents, change: GrowDose) -> Document:
    return _document(contents.routines.by_id[change.routine])


def _document(entry: Entry[Any]) -> Document:
    if entry.document is None:
        raise NotSaved(f"{entry.label} cannot be read: mend it first")
    return entry.document
