"""How the files of a home look from outside: enough to tell that one was changed, made or taken away."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from planner.store.errors import UnreadableFile
from planner.store.files import read_bytes
from planner.store.home import Home

# Two writes within one tick of a disk's clock (two seconds on FAT) leave the same time behind.
_TICK_NS = 2_000_000_000


class Stamp(NamedTuple):
    """What changes when a file does: its size in bytes, its times in nanoseconds, its inode."""

    size: int
    written: int
    changed: int
    inode: int

    @staticmethod
    def of(found: os.stat_result) -> Stamp:
        """The stamp of a file that was looked at."""
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    @property
    def settled(self) -> bool:
        """Whether a later change is certain to show: the last one is longer ago than a tick of the clock."""
        return abs(time.time_ns() - max(self.written, self.changed)) > _TICK_NS


def stamp(path: str | Path) -> Stamp | None:
    """The stamp of a file, through symlinks; None when there is none."""
    try:
        return Stamp.of(os.stat(path))
    except (OSError, ValueError):
        return None


Glance = dict[str, tuple[Stamp | None, bytes]]
"""Each file by its path: its stamp, and its hash while the stamp alone could deceive."""


def glance(home: Home) -> Glance:
    """Every file that a screen shows: two glances differ when one of them was changed in between.

    Of the log, the newest year is looked at file by file; of the others, whether a file came or went.
    """
    return {path: _look(path) for path in _paths(home)}


def _look(path: str) -> tuple[Stamp | None, bytes]:
    found = stamp(path)
    if found is None or found.settled or os.path.isdir(path):
        return found, b""
    from hashlib import sha256  # most files have settled long ago

    try:
        return found, sha256(read_bytes(Path(path))).digest()
    except UnreadableFile:
        return found, b""


def _paths(home: Home) -> Iterator[str]:
    yield from (str(home.schedule), str(home.settings))
    yield from _files(home.routines)
    yield from _files(home.exercises)
    years = [str(home.log / name) for name in _names(home.log)]
    yield from years
    if years:
        yield from _files(years[-1])


def _files(folder: str | Path) -> Iterator[str]:
    # Names that are not TOML count too: a copy left by a sync tool is a problem to show.
    return (os.path.join(folder, name) for name in _names(folder) if not name.startswith("."))


def _names(folder: str | Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
