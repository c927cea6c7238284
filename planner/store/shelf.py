"""What a folder of TOML files holds: one entry a file, broken ones among them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from planner.model.text import MAX_ID, clean, is_slug
from planner.store.copies import copies, original
from planner.store.errors import BrokenFile, NotSaved, Problem, UnreadableFile
from planner.store.files import read_bytes, read_file, remove_file
from planner.store.glance import Stamp, stamp
from planner.store.home import Home
from planner.store.reading import Reader
from planner.store.schema import FORMAT
from planner.store.toml_text import Document, parse

if TYPE_CHECKING:
    from planner.store.edits import Edit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One file. `value` is None when it has errors; `document` is None when it could not be parsed."""

    id: str
    path: Path
    label: str
    value: T | None = None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    stamp: Stamp | None = None
    """How the file looked when it was read; None when that cannot tell whether it was changed since."""

    @property
    def broken(self) -> bool:
        """Whether the file cannot be used as it is."""
        return self.value is None


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """The entries of a folder, by name, and what is wrong with the folder itself."""

    entries: tuple[Entry[T], ...] = ()
    notes: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Entry[T]]:
        """The entries by id; a later one replaces an earlier one with the same id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_path(self) -> Mapping[Path, Entry[T]]:
        """Each entry by its file."""
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def values(self) -> Mapping[str, T]:
        """The usable values by id."""
        return {entry.id: entry.value for entry in self.by_id.values() if entry.value is not None}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every file, and of the folder."""
        return (*self.notes, *(p for entry in self.entries for p in entry.problems))


Build = Callable[[str, Reader], T | None]


def read_entry(home: Home, path: Path, build: Build[T], known: Entry[T] | None = None) -> Entry[T]:
    """One file, whatever state it is in; never raises for what the file says or is.

    `known` is what it was when it was read last: that is the answer when it was not changed since.
    """
    if known is not None and known.stamp is not None and known.stamp == stamp(path):
        return known
    try:
        raw, found = read_file(path)
    except UnreadableFile as error:
        label = home.label(path)
        return Entry(clean(path.stem), path, label, problems=(Problem(label, 0, 0, "error", str(error)),))
    seen = Stamp.of(found)
    return entry_of(home, path, build, raw, seen if seen.settled else None)


def entry_of(home: Home, path: Path, build: Build[T], raw: bytes, seen: Stamp | None = None) -> Entry[T]:
    """A file as if it said `raw`."""
    label, stem = home.label(path), clean(path.stem)
    try:
        document = parse(label, raw)
    except BrokenFile as error:
        return Entry(stem, path, label, problems=error.problems, stamp=seen)
    reader = Reader(document)
    value = build(stem, reader)
    return Entry(stem, path, label, value, document, tuple(reader.problems), seen)


def read_single(home: Home, path: Path, build: Build[T], known: Entry[T] | None = None) -> Entry[T]:
    """A file there is only one of, such as the schedule; an empty one when it does not exist yet."""
    if not os.path.lexists(path):
        document = parse(home.label(path), b"")
        return Entry(path.stem, path, document.label, build(path.stem, Reader(document)), document)
    return read_entry(home, path, build, known)


def change_entry(home: Home, entry: Entry[T], edits: Sequence[Edit], build: Build[T]) -> Entry[T]:
    """Save named operations into one file and read it back.

    A new file begins with the line that names its schema. NotSaved when the file is broken or the disk
    says no, Conflict when its target changed underneath.
    """
    from planner.store.edits import Begin
    from planner.store.saving import save
    from planner.store.schema_files import head

    if entry.document is None:
        raise NotSaved(f"{entry.label} cannot be read, so it is never written: mend it first")
    if not entry.document.raw:
        edits = (Begin(f"{head(home, entry.path)}format = {FORMAT}\n"), *edits)
    save(entry.path, entry.document, edits, backups=home.backups)
    return read_entry(home, entry.path, build)


def toml_files(folder: Path) -> Iterator[Path]:
    """The files that people mean, by name: no dotfiles, no droppings of editors, no copies of sync tools."""
    return (folder / name for name in toml_names(folder))


def toml_names(folder: Path) -> Iterator[str]:
    """The names of those files."""
    try:
        # By the stem: a second one of the same minute, 07-00-own-2.toml, comes after the first.
        names = sorted(os.listdir(folder), key=lambda name: name.removesuffix(".toml"))
    except OSError:
        return
    there = set(names)
    for name in names:
        if name.endswith(".toml") and not name.startswith(".") and not original(name, there):
            yield name


def read_shelf(home: Home, folder: Path, build: Build[T], known: Shelf[T] | None = None) -> Shelf[T]:
    """Every file of a folder; a folder that is not there is empty. `known` spares what did not change."""
    paths = list(toml_files(folder))
    before = known.by_path if known is not None else {}
    entries = tuple(read_entry(home, path, build, before.get(path)) for path in paths)
    return Shelf(entries, tuple(_notes(home, folder, paths)))


def _notes(home: Home, folder: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path in paths:
        if not is_slug(path.stem):
            rule = f"file names are lower-case words joined by hyphens, at most {MAX_ID} characters"
            yield Problem(home.label(path), 0, 0, "warning", rule)
        key = unicodedata.normalize("NFC", path.stem).casefold()
        if key in seen:
            words = f"has the same name as {home.label(seen[key])} on some systems"
            yield Problem(home.label(path), 0, 0, "error", words)
        seen.setdefault(key, path)
    try:
        os.listdir(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        yield Problem(home.label(folder), 0, 0, "error", f"cannot be read: {error.strerror}")
        return
    yield from copies(home, folder)


def remove_entry(home: Home, entry: Entry[T]) -> bytes:
    """Take a file away into the backups; what was in it, to put it back byte for byte.

    Conflict when it was changed since it was read, NotSaved when it cannot be read or the disk says no.
    """
    try:
        raw = entry.document.raw if entry.document else read_bytes(entry.path)
    except UnreadableFile as error:
        raise NotSaved(f"{entry.label} is left where it is: {error}") from error
    remove_file(entry.path, expected=raw, backups=home.backups)
    return raw
