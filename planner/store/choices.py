"""What a person chooses on the page of settings, in the two files where such choices stand.

A choice is one key of `settings.toml` or `schedule.toml` with a plain value, or none: then the usual holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.store import schedule, schedule_file, settings
from planner.store.edits import Edit, SetValue, Unset, check_format
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.schema import CUES, LINT, PAIN, SCHEDULE, SETTINGS, Table
from planner.store.settings import Settings
from planner.store.shelf import Entry
from planner.store.toml_data import get
from planner.store.toml_index import KeyPath

_TABLES: Mapping[str, Table] = {"cues": CUES, "pain": PAIN, "lint": LINT}


@dataclass(frozen=True, slots=True)
class Choices:
    """Both files as they are, or as they will be once what was chosen is saved."""

    settings: Entry[Settings]
    schedule: Entry[Any]

    @classmethod
    def read(cls, home: Home) -> Choices:
        """What is on the disk; never raises for what the files say."""
        return cls(settings.load(home), schedule_file.load(home))

    @property
    def chosen(self) -> Settings:
        """The settings; the defaults while their file is broken."""
        return self.settings.value or settings.DEFAULTS

    def entry(self, file: str) -> Entry[Any]:
        """One of the two files, by its name without an ending."""
        return self.schedule if file == "schedule" else self.settings

    def written(self, file: str, path: KeyPath) -> object:
        """What the file says of a key; None when it says nothing."""
        document = self.entry(file).document
        return None if document is None else get(document.data, path)

    def with_value(self, file: str, path: KeyPath, value: object) -> Choices:
        """As it will be with a value for a key, None for none; NotSaved when the file is never written."""
        entry = self.entry(file)
        if entry.document is None:
            raise NotSaved(f"{entry.label} cannot be read, so it is never written: mend it first")
        check_format(entry.document)
        edits = operations(file, path, value)
        data = entry.document.data
        for one in edits:
            data = one.apply_data(data)
        module = schedule if file == "schedule" else settings
        after = replace(
            entry, value=module.preview(entry, edits), document=replace(entry.document, data=data)
        )
        return replace(self, **{file: after})

    def save(self, home: Home, file: str, path: KeyPath, value: object) -> Choices:
        """With the value on the disk too; NotSaved or Conflict when that fails, and nothing is written."""
        edits = operations(file, path, value)
        if file == "schedule":
            return replace(self, schedule=schedule.change(home, self.schedule, edits))
        return replace(self, settings=settings.change(home, self.settings, edits))


def operations(file: str, path: KeyPath, value: object) -> Sequence[Edit]:
    """What gives a key a value, or takes it out of the file with None."""
    if value is None:
        return (Unset(path),)
    table = SCHEDULE if file == "schedule" else SETTINGS
    if len(path) > 1:
        table = _TABLES.get(str(path[0]), Table("", ()))
    return (SetValue(path, value, order=table.order),)
