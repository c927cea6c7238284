"""The earlier versions of files: which there are, what they say, and how one comes back."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.model.text import clean, did_you_mean
from planner.store.backup_names import parsed, path_of
from planner.store.errors import NotSaved, Unknown, UnreadableFile
from planner.store.files import create_bytes, read_bytes, reason, replace_bytes
from planner.store.home import Home


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version of a file, at `path` among the backups since `saved` (UTC); `size` in bytes."""

    path: Path
    saved: datetime
    size: int

    def read(self) -> bytes:
        """What the file said. UnreadableFile with the reason when it cannot be read."""
        return read_bytes(self.path)


@dataclass(frozen=True, slots=True)
class History:
    """A file and its earlier versions, the newest first.

    `path` is where it stands or stood; None when its name was so long that only a part of it is known.
    """

    label: str
    path: Path | None
    versions: tuple[Version, ...]

    @property
    def exists(self) -> bool:
        """Whether the file is there now."""
        return self.path is not None and os.path.exists(self.path)

    def now(self) -> bytes | None:
        """What the file says now; None when it is not there. UnreadableFile when it cannot be read."""
        return read_bytes(self.path) if self.path is not None and self.exists else None


def load(home: Home) -> tuple[History, ...]:
    """Every file with earlier versions, also those that are gone; the last changed first."""
    found: dict[str, list[Version]] = {}
    for key, version in _versions(home.backups):
        found.setdefault(key, []).append(version)
    # Two keys of one file: one of them was written by a planner that shortened names otherwise.
    merged: dict[str, tuple[Path | None, list[Version]]] = {}
    for key, versions in found.items():
        path = path_of(key, home.backups)
        label = clean(key if path is None else home.label(path))
        merged.setdefault(label, (path, []))[1].extend(versions)
    histories = [
        History(label, path, tuple(sorted(versions, key=lambda one: one.path.name, reverse=True)))
        for label, (path, versions) in merged.items()
    ]
    return tuple(sorted(histories, key=lambda one: one.versions[0].saved, reverse=True))


def _versions(backups: Path) -> Iterator[tuple[str, Version]]:
    try:
        names = os.listdir(backups)
    except FileNotFoundError:
        return
    except OSError as error:
        words = f"the backups in {clean(str(backups))} cannot be read: {reason(error)}"
        raise UnreadableFile(words) from error
    for name in names:
        known, path = parsed(name), backups / name
        if known is not None:
            with suppress(FileNotFoundError):  # another planner took the oldest away just now
                found = os.lstat(path)
                if stat.S_ISREG(found.st_mode):
                    yield known[1], Version(path, known[0], found.st_size)


def find(home: Home, name: str) -> History:
    """The history of a file by its path, from the home or from here, or by its id, also when it is gone.

    Unknown, with the nearest name, when there is none, or with the names when there are several.
    """
    known = load(home)
    for fits in (_named_by_path, _named_by_id):
        found = [history for history in known if fits(history, name)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(history.label for history in found)
            raise Unknown(f'"{clean(name)}" may be one of several files: {names}')
    hint = did_you_mean(name, [word for history in known for word in (history.label, _stem(history))])
    raise Unknown(f'there is no earlier version of "{clean(name)}". {hint}'.rstrip())


def _stem(history: History) -> str:
    return history.label.rpartition("/")[2].removesuffix(".toml")


def _named_by_path(history: History, name: str) -> bool:
    if clean(name) in (history.label, history.label.removesuffix(".toml")):
        return True
    return history.path is not None and history.path == Path(os.path.abspath(name))


def _named_by_id(history: History, name: str) -> bool:
    return clean(name) == _stem(history)


def restore(home: Home, history: History, version: Version) -> None:
    """Put an earlier version back, byte for byte, through symlinks; what the file says now is kept.

    A file that is gone is made again. NotSaved with a plain sentence when it cannot be.
    """
    if history.path is None:
        words = "its whole name is not known any more, so it is yours to copy back"
        raise NotSaved(f"{clean(str(version.path))} was not restored: {words}")
    data = version.read()
    target = Path(os.path.realpath(history.path))
    if os.path.exists(target):
        replace_bytes(history.path, data, expected=None, backups=home.backups)
        return
    try:
        like = os.stat(version.path)
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"{history.label} was not restored: {reason(error)}") from error
    create_bytes(target, data, like=like)
