"""A copy that a sync or a conflict left, beside the file that it was made of."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from planner.store.copies import original
from planner.store.differences import unified
from planner.store.files import create_bytes, read_bytes, remove_file, replace_bytes
from planner.store.home import Home


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy beside its file, both as they were read; either is kept, and the other goes into the backups."""

    home: Home
    copy: Path
    file: Path
    theirs: bytes
    """What the copy says."""
    ours: bytes | None
    """What the file says; None when there is none."""

    @staticmethod
    def of(home: Home, copy: Path) -> Comparison | None:
        """A copy and its file, or None when that is no copy. UnreadableFile when one cannot be read."""
        try:
            name = original(copy.name, os.listdir(copy.parent))
        except OSError:
            return None
        if not name:
            return None
        file = copy.with_name(name)
        ours = read_bytes(file) if os.path.lexists(file) else None
        return Comparison(home, copy, file, read_bytes(copy), ours)

    @property
    def label(self) -> str:
        """What messages call the file."""
        return self.home.label(self.file)

    def diff(self) -> tuple[str, ...]:
        """What differs, in lines that are safe to show; none when both say the same."""
        return unified(self.ours or b"", self.theirs, self.label, "the copy")

    def keep_file(self) -> None:
        """Take the copy away. NotSaved when the disk says no, Conflict when the copy was changed."""
        remove_file(self.copy, expected=self.theirs, backups=self.home.backups)

    def keep_copy(self) -> None:
        """Let the file say what the copy says. Conflict when one of them was changed, or NotSaved."""
        if self.ours is None:
            create_bytes(self.file, self.theirs)
        else:
            replace_bytes(self.file, self.theirs, expected=self.ours, backups=self.home.backups)
        self.keep_file()
