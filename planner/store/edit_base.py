"""What every operation on a TOML file has in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any

from planner.store.errors import Conflict
from planner.store.toml_data import described, follow, get
from planner.store.toml_index import Index, KeyPath
from planner.store.toml_scan import scan
from planner.store.toml_text import Document
from planner.store.toml_verify import Change
from planner.store.toml_write import same

Data = dict[str, Any]

_LONE_NEWLINE = re.compile(r"(?<!\r)\n")


class Edit(ABC):
    """One operation. It knows what it means for the data and what it does to the text."""

    __slots__ = ()

    @property
    @abstractmethod
    def label(self) -> str:
        """What it does, in plain words: `set reps of step 3 to 12`."""

    @abstractmethod
    def apply_data(self, data: Data, /) -> Data:
        """New plain data with the change. NotSaved when the data has no place for it."""

    @abstractmethod
    def rewrite(self, index: Index, data: Data, /) -> str:
        """The new text, from the index of one with a final newline."""

    @abstractmethod
    def change(self, index: Index, /) -> Change | None:
        """What the operation may do to the text; None when it may do anything."""

    @abstractmethod
    def guard(self) -> KeyPath | None:
        """The path whose plain value must be as it was for the operation to be made on a changed file.

        For what lies in an item of an array that is the whole item. None when it can always be made.
        """

    def at(self, index: int) -> Edit:
        """The same operation on the item `index` of the array that `guard` lies in."""
        raise Conflict(f"{self.label}: item {index + 1} is another one")

    def rebase(self, mine: Data, theirs: Data, /) -> Edit:
        """The same operation for a file that somebody else changed from `mine` to `theirs`.

        An item that only moved is followed. Conflict when the target is not what it was.
        """
        guard = self.guard()
        if guard is None or same(get(mine, guard), get(theirs, guard)):
            return self
        if isinstance(guard[-1], int) and (index := follow(mine, theirs, guard)) is not None:
            return self.at(index)
        raise Conflict(f"{described(guard)} was changed by somebody else in the meantime")

    def apply_text(self, document: Document, /) -> str:
        """The new text of a document, with its own line ends and no final newline if it had none.

        Not verified: `edit` does that.
        """
        text = document.text
        crlf = "\r\n" in text and _LONE_NEWLINE.search(text) is None
        if crlf:
            text = text.replace("\r\n", "\n")
        bare = text != "" and not text.endswith("\n")
        index = scan(text + "\n" * bare) if crlf or bare else document.index
        new = self.rewrite(index, document.data)
        if bare:
            new = new.rstrip("\r\n")  # what stood above the last line may have been a blank one
        return new.replace("\n", "\r\n") if crlf else new
