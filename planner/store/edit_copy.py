"""A private copy of a file while a person edits it by hand: looked over first, and only then the file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from planner.store.backup_names import shortened
from planner.store.differences import unified
from planner.store.errors import Conflict, NotSaved, Problem, UnreadableFile
from planner.store.files import create_bytes, keep_beside, keep_bytes, read_bytes, reason, replace_bytes
from planner.store.home import Home
from planner.store.report import check_text

# Short, for editors show it: enough of a digest to tell one text from another, and which copy of it.
_NAME = re.compile(r"\.(.+)\.edit-(new-)?([0-9a-f]{8})(-\d+)?\.toml", re.DOTALL)

# Bytes of a stem in the name of a copy, so that an editor's own files beside it find room too.
_LONGEST_STEM = 150

# A text that is too large for planner is still what somebody typed.
_MOST_BYTES = 64 * 1024 * 1024

_UNTOUCHED_FOR = 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """What a copy says: whether that is another text than at the beginning, and all that is wrong with it."""

    changed: bool
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column to begin at: of the first error, else of the first problem, else the top."""
        placed = [problem for problem in self.problems if problem.line]
        first = next((one for one in placed if one.severity == "error"), placed[0] if placed else None)
        return (first.line, first.column) if first else (1, 1)


class EditCopy:
    """A copy of one file, `.STEM.edit-….toml` beside it, that no shelf reads and that outlives a crash.

    Its name holds a digest of the text at the beginning, so that also a copy that a crash left knows
    whether it was changed, and whether the file was in the meantime. What was typed is never lost: the
    copy goes only when its text is in the file, beside it, or among the backups.
    """

    def __init__(self, home: Home, path: Path, copy: Path, *, new: bool, digest: str) -> None:
        self._home, self._new, self._digest = home, new, digest
        self.path = path
        """The file itself."""
        self.copy = copy
        """What the editor opens."""

    @staticmethod
    def begin(home: Home, path: Path, start: bytes = b"") -> EditCopy:
        """A fresh copy of the file, or of `start` while there is no file.

        UnreadableFile when the file cannot be read, NotSaved when the copy cannot be written.
        """
        new = not os.path.lexists(path)
        try:
            raw = start if new else read_bytes(path)
        except UnreadableFile as error:
            raise UnreadableFile(f"{home.label(path)} cannot be edited: {error}") from error
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            copy = _make(path, raw, new=new)
        except OSError as error:
            raise NotSaved(f"no copy of {home.label(path)} can be made: {reason(error)}") from error
        return EditCopy(home, path, copy, new=new, digest=_digest(raw))

    @staticmethod
    def left(home: Home, path: Path) -> tuple[EditCopy, ...]:
        """The copies with something typed in them that were never finished, the newest first.

        One of them may be open in another terminal at this moment. A copy in which nothing was typed
        for a day is taken away.
        """
        try:
            names = os.listdir(path.parent)
        except OSError:
            return ()
        stem, found = shortened(path.stem, _LONGEST_STEM), []
        for name in names:
            parts = _NAME.fullmatch(name)
            if parts is None or parts[1] != stem:
                continue
            one = EditCopy(home, path, path.with_name(name), new=bool(parts[2]), digest=parts[3])
            with suppress(OSError, UnreadableFile):
                if one._changed():
                    found.append((one.written, one))
                elif (datetime.now(UTC) - one.written).total_seconds() > _UNTOUCHED_FOR:
                    one._remove()
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True))

    @property
    def label(self) -> str:
        """What messages call the file."""
        return self._home.label(self.path)

    @property
    def written(self) -> datetime:
        """When the copy was last written, in UTC."""
        return datetime.fromtimestamp(os.stat(self.copy).st_mtime, UTC)

    @property
    def kept(self) -> str:
        """The sentence that says where the text is while it is not saved."""
        return f"What you typed is kept in {self._home.label(self.copy)}."

    def raw(self) -> bytes:
        """What the copy says now. UnreadableFile when it is gone or cannot be read."""
        try:
            return read_bytes(self.copy, _MOST_BYTES)
        except UnreadableFile as error:
            raise UnreadableFile(f"{self._home.label(self.copy)}: {error}") from error

    def look(self) -> Look:
        """What is to be said of the copy, with the file's own name. UnreadableFile as `raw`."""
        raw = self.raw()
        return Look(_digest(raw) != self._digest, check_text(self._home, self.path, raw))

    def save(self) -> None:
        """Put the text into the file as it is, and end the copy.

        Conflict when the file is not what it was at the beginning: `overwrite`, `keep_both` and `discard`
        settle it. NotSaved when the disk says no; the copy is then still there, and the sentence says where.
        """
        raw, theirs = self.raw(), self._theirs()
        if theirs is None and not self._new:
            raise Conflict(f"{self.label} was taken away by somebody else in the meantime")
        if theirs is not None and theirs != raw and (self._new or _digest(theirs) != self._digest):
            raise Conflict(f"{self.label} was changed by somebody else in the meantime")
        if theirs != raw:
            self._write(raw, theirs)
        self._remove()

    def overwrite(self) -> None:
        """Put the text into the file whatever it says now; that goes into the backups. NotSaved as `save`."""
        self._write(self.raw(), None)
        self._remove()

    def keep_both(self, now: datetime) -> Path:
        """Put the text beside the file, which stays as it is; the path of it. NotSaved as `save`."""
        raw = self.raw()
        with self._told_where():
            beside = keep_beside(self.path, raw, now)
        self._remove()
        return beside

    def discard(self) -> None:
        """End the copy; what was typed goes into the backups first. NotSaved as `save`."""
        if os.path.lexists(self.copy):
            if self._changed():
                with self._told_where():
                    keep_bytes(self.path, self.raw(), backups=self._home.backups)
            self._remove()

    def diff(self) -> tuple[str, ...]:
        """What differs from the file as it is now, in lines that are safe to show."""
        return unified(
            self._theirs() or b"", self.raw(), f"{self.label}, on the disk", f"{self.label}, as you typed it"
        )

    def _changed(self) -> bool:
        return _digest(self.raw()) != self._digest

    def _theirs(self) -> bytes | None:
        """What the file says now; None when it is not there."""
        if not os.path.lexists(self.path):
            return None
        try:
            return read_bytes(self.path)
        except UnreadableFile as error:
            words = f"{self.label} was not saved over: {error}"
            raise NotSaved(f"{words}\n{self.kept}") from error

    def _write(self, raw: bytes, expected: bytes | None) -> None:
        with self._told_where():
            if os.path.lexists(self.path):
                replace_bytes(self.path, raw, expected=expected, backups=self._home.backups)
            else:
                create_bytes(self.path, raw)

    @contextmanager
    def _told_where(self) -> Iterator[None]:
        """Say with what went wrong where the text is; a conflict is for the caller to settle."""
        try:
            yield
        except Conflict:
            raise
        except NotSaved as error:
            raise NotSaved(f"{error}\n{self.kept}") from error

    def _remove(self) -> None:
        # Editors leave their own copy of the copy, with a tilde.
        for name in (self.copy.name, f"{self.copy.name}~"):
            with suppress(OSError):
                os.unlink(self.copy.with_name(name))


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()[:8]


def _make(path: Path, raw: bytes, *, new: bool) -> Path:
    """The file of a copy, as open as the file itself. OSError, or NotSaved, when the disk says no."""
    stem, number = shortened(path.stem, _LONGEST_STEM), 1
    like = None if new else os.stat(path)
    while True:
        again = f"-{number}" if number > 1 else ""
        copy = path.with_name(f".{stem}.edit-{'new-' if new else ''}{_digest(raw)}{again}.toml")
        number += 1
        try:
            create_bytes(copy, raw, like=like)
        except Conflict:
            continue  # one that was left, or is open in another terminal
        if like is not None:
            os.chmod(copy, like.st_mode & 0o7777 | 0o600)  # an editor refuses what is read-only
        return copy
