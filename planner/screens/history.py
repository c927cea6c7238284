"""The changes that can be taken back, and made again."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.session import Session
from planner.store.shelf import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One saved change: what it did in words, and the file's text before and after it."""

    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A session that was marked as done by hand: what is said of it in words, and its log file."""

    words: str
    session: Session
    file: Entry[Session]


class History:
    """Changes in the order in which they were saved, as long as the screen lives."""

    def __init__(self) -> None:
        self._done: list[Change | Mark] = []
        self._undone: list[Change | Mark] = []

    def add(self, change: Change | Mark) -> None:
        """Note a change that was saved; what was taken back before cannot be made again."""
        self._done.append(change)
        self._undone.clear()

    @property
    def last(self) -> Change | Mark | None:
        """The change that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Change | Mark | None:
        """The change that redo makes again."""
        return self._undone[-1] if self._undone else None

    def step_back(self) -> None:
        """Note that the last change was taken back."""
        self._undone.append(self._done.pop())

    def step_on(self, change: Change | Mark) -> None:
        """Note that the next change was made again, as it is now."""
        self._undone.pop()
        self._done.append(change)
