"""Named operations on a TOML file: what the app and the commands change, one at a time.

`edit(document, operations)` gives the document afterwards, or raises NotSaved and changes nothing.
Paths are tuples: `("step", 2, "reps")` is `reps` of the third `[[step]]`. Items of an array may be
`[[tables]]` or written inline, `step = [{ … }]`: the same operations work on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.store import toml_keys
from planner.store.edit_base import Data, Edit
from planner.store.edit_items import (
    DuplicateItem,
    InsertItem,
    MoveItem,
    OrderItems,
    RemoveItem,
    RemoveValue,
    insert_anywhere,
)
from planner.store.errors import BrokenFile, Conflict, NotSaved
from planner.store.schema import FORMAT
from planner.store.toml_data import described, get, moved_to, owner, said, update
from planner.store.toml_index import Index, KeyPath
from planner.store.toml_scan import ScanError
from planner.store.toml_text import BOM, Document, parse
from planner.store.toml_verify import Change, verify
from planner.store.toml_write import plain, same

__all__ = [
    "AppendValue",
    "Begin",
    "Data",
    "DuplicateItem",
    "Edit",
    "InsertItem",
    "KeyPath",
    "MoveItem",
    "OrderItems",
    "RemoveItem",
    "RemoveValue",
    "ReplaceText",
    "SetValue",
    "Unset",
    "check_format",
    "edit",
]


@dataclass(frozen=True, slots=True)
class SetValue(Edit):
    """Set a key. A new one joins its table where `order`, the order of the table's keys, wants it.

    A missing table is made at the end of the file. A list keeps the elements that stay, with their
    comments. A table is set key by key.
    """

    path: KeyPath
    value: object
    order: Sequence[str] = ()

    @property
    def label(self) -> str:
        return f"set {described(self.path)} to {said(self.value)}"

    def apply_data(self, data: Data) -> Data:
        new: Data = update(data, self.path, lambda _: plain(self.value))
        return new

    def rewrite(self, index: Index, data: Data) -> str:
        old, new = get(data, self.path), plain(self.value)
        return index.text if same(old, new) else toml_keys.set_value(index, self.path, new, old, self.order)

    def change(self, _index: Index, /) -> Change:
        return Change(touched=self.path, rewritten=True, emptied=self.path)

    def guard(self) -> KeyPath | None:
        return owner(self.path)

    def rebase(self, mine: Data, theirs: Data) -> Edit:
        there = get(theirs, self.path)
        if owner(self.path) == self.path and there is not None and same(there, plain(self.value)):
            return self  # both wanted the same
        return Edit.rebase(self, mine, theirs)

    def at(self, index: int) -> Edit:
        return replace(self, path=moved_to(self.path, index))


@dataclass(frozen=True, slots=True)
class Unset(Edit):
    """Take a key away, with the comment on its line; nothing happens when it is not there."""

    path: KeyPath

    @property
    def label(self) -> str:
        return f"remove {described(self.path)}"

    def apply_data(self, data: Data) -> Data:
        parent, name = self.path[:-1], self.path[-1]
        if isinstance(name, int):
            raise NotSaved(f"{described(self.path)} is an item, not a key")
        if get(data, self.path) is None:
            return data
        new: Data = update(data, parent, lambda table: {k: v for k, v in table.items() if k != name})
        return new

    def rewrite(self, index: Index, data: Data) -> str:
        return index.text if get(data, self.path) is None else toml_keys.unset(index, self.path)

    def change(self, _index: Index, /) -> Change:
        def moved(path: KeyPath) -> KeyPath | None:
            return None if path[: len(self.path)] == self.path else path

        return Change(moved, touched=self.path, emptied=self.path[:-1])

    def guard(self) -> KeyPath | None:
        return owner(self.path)

    def at(self, index: int) -> Edit:
        return replace(self, path=moved_to(self.path, index))


@dataclass(frozen=True, slots=True)
class AppendValue(Edit):
    """A value at the end of a list: text, a number, a date, or a table written inline."""

    path: KeyPath
    value: object

    @property
    def label(self) -> str:
        return f"add {said(self.value)} to {described(self.path)}"

    def apply_data(self, data: Data) -> Data:
        def append(found: Any) -> list[Any]:
            if found is not None and not isinstance(found, list):
                raise NotSaved(f"{described(self.path)} is not a list")
            return [*(found or ()), plain(self.value)]

        new: Data = update(data, self.path, append)
        return new

    def rewrite(self, index: Index, data: Data) -> str:
        value = plain(self.value)
        if get(data, self.path) is None:
            return toml_keys.set_value(index, self.path, [value], None)
        return insert_anywhere(index, self.path, len(get(data, self.path)), value)

    def change(self, index: Index) -> Change:
        return Change(touched=None if index.items(self.path) else self.path)

    def guard(self) -> KeyPath | None:
        guard = owner(self.path)
        return guard if isinstance(guard[-1], int) else None

    def at(self, index: int) -> Edit:
        return replace(self, path=moved_to(self.path, index))


@dataclass(frozen=True, slots=True)
class Begin(Edit):
    """The first lines of a file in which nothing stands yet; any other stays as it is."""

    lines: str

    @property
    def label(self) -> str:
        return "begin the file"

    def apply_data(self, data: Data, /) -> Data:
        return data or parse("", self.lines.encode()).data

    def rewrite(self, index: Index, _data: Data, /) -> str:
        return index.text or self.lines

    def apply_text(self, document: Document, /) -> str:
        return document.text or self.lines

    def change(self, _index: Index, /) -> None:
        return None

    def guard(self) -> KeyPath | None:
        return None


@dataclass(frozen=True, slots=True)
class ReplaceText(Edit):
    """The whole text, as it was at another time: for undo."""

    text: str

    @property
    def label(self) -> str:
        return "put an earlier version back"

    def apply_data(self, _data: Data, /) -> Data:
        return parse("", self.text.encode()).data

    def rewrite(self, _index: Index, _data: Data, /) -> str:
        return self.text

    def apply_text(self, _document: Document, /) -> str:
        return self.text

    def change(self, _index: Index, /) -> None:
        return None

    def guard(self) -> KeyPath | None:
        return ()

    def rebase(self, _mine: Data, _theirs: Data, /) -> Edit:
        raise Conflict("the file was changed by somebody else in the meantime")


def check_format(document: Document) -> None:
    """NotSaved when a file is from a newer planner: such files are read and never written."""
    number = document.data.get("format", FORMAT)
    if isinstance(number, int) and number > FORMAT:
        line = document.place(("format",))[0]
        newer = f"the file is from a newer planner (format {number})"
        raise NotSaved(f"{document.label}:{line}: {newer}, so it is left as it is")


def edit(document: Document, edits: Iterable[Edit]) -> Document:
    """The document after some operations, each verified: it parses, means what was asked for, and
    keeps every comment and every line that was not meant. NotSaved, with the reason, when not.
    """
    for one in edits:
        check_format(document)
        document = _edit(document, one)
    return document


def _edit(document: Document, one: Edit) -> Document:
    try:
        expected = one.apply_data(document.data)
        text = one.apply_text(document)
        if text == document.text:
            return document
        new = parse(document.label, BOM * document.bom + text.encode())
        change = one.change(document.index)
        if change is not None:
            verify(document.index, new.index, expected, new.data, change)
    except (BrokenFile, ScanError) as error:
        raise NotSaved(f"cannot {one.label}: {document.label} would not make sense after it") from error
    except NotSaved as error:
        raise NotSaved(f"cannot {one.label}: {error}") from None
    return new
