"""A disk that is watched, and that hangs when it is told to."""

from __future__ import annotations

import os
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = (
    *("open", "stat", "lstat", "listdir", "scandir", "access", "readlink"),
    *("link", "rename", "replace", "unlink", "mkdir"),
)
"""What asks a disk, by the name of something on it."""

PATIENCE = 20.0
"""Seconds after which a hanging disk answers at last, so that a failing test ends."""


class Disk:
    """All that is asked of the files of one folder, and by whom."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = os.fspath(folder)
        self._answers = threading.Event()
        self._answers.set()
        self._screen = threading.current_thread()
        self.asked = 0
        """How many calls were made by other threads."""
        self.asked_by_the_screen: list[str] = []
        """Each call that the thread of the screen made, and from where."""
        for name in CALLS:
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            if args and isinstance(args[0], str | Path) and os.fspath(args[0]).startswith(self._folder):
                self._note(name, os.fspath(args[0]))
            return real(*args, **kwargs)

        return call

    def _note(self, name: str, path: str) -> None:
        if threading.current_thread() is self._screen:
            frames = [one for one in traceback.extract_stack() if f"{os.sep}planner{os.sep}" in one.filename]
            at = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames[-8:]))
            self.asked_by_the_screen.append(f"{name} {path}: {at}")
            return
        self.asked += 1
        self._answers.wait(PATIENCE)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Nothing is answered until the end of the block."""
        self._answers.clear()
        try:
            yield
        finally:
            self._answers.set()
