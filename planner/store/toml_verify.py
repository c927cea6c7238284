"""The last look before a changed text is used: nothing lost, nothing moved to where it does not belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from planner.store.errors import NotSaved
from planner.store.toml_index import Comment, Index, KeyPath, Span, line_end, line_start
from planner.store.toml_write import same


def _stays(path: KeyPath) -> KeyPath | None:
    return path


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation may do to a text, so that everything else can be held against it.

    `moved` says where a path is afterwards, None when it is deleted. `touched` is the value that is
    edited; when it is `rewritten`, the comments inside it may go. `copied` is what may appear twice.
    `emptied` is the path whose empty tables and lists the text need not show.
    """

    moved: Callable[[KeyPath], KeyPath | None] = _stays
    touched: KeyPath | None = None
    rewritten: bool = False
    copied: KeyPath | None = None
    emptied: KeyPath | None = None


def verify(before: Index, after: Index, expected: Any, actual: Any, change: Change) -> None:
    """NotSaved when the new text does not say what is meant, or harms what was not meant."""
    if not same(_without(expected, change.emptied), _without(actual, change.emptied)):
        raise NotSaved("the change would not mean what was asked for, so nothing was written")
    if not _Comments(before, change).kept(after):
        raise NotSaved("a comment would be lost or end up elsewhere, so nothing was written")
    if not _lines_kept(before, after, change):
        raise NotSaved("a line that was not meant would change, so nothing was written")


def _without(data: Any, path: KeyPath | None) -> Any:
    """The data without the empty tables and lists on the way to a path: text need not show them."""
    if not path or not isinstance(data, dict) or path[0] not in data:
        return data
    inner = _without(data[path[0]], path[1:])
    rest = {name: value for name, value in data.items() if name != path[0]}
    return rest if inner in ({}, []) else {**rest, path[0]: inner}


def _overlap(path: KeyPath, other: KeyPath | None) -> bool:
    return other is not None and all(one == two for one, two in zip(path, other, strict=False))


def _within(path: KeyPath, outer: KeyPath | None) -> bool:
    return outer is not None and path[: len(outer)] == outer


class _Comments:
    """The comments that there must be afterwards, counted by what they say and belong to."""

    def __init__(self, before: Index, change: Change) -> None:
        self.free: Counter[str] = Counter()
        self.bound: Counter[tuple[KeyPath, str]] = Counter()
        self.spare: Counter[str] = Counter()
        inside = before.values.get(change.touched) if change.touched and change.rewritten else None
        for comment in before.comments:
            text = before.text[slice(*comment.span)]
            owner = change.moved(comment.owner)
            if _within(comment.owner, change.copied):
                self.spare[text] += 1
            if inside is not None and inside.start <= comment.span.start < inside.end:
                self.spare[text] += 1
            elif owner is not None and comment.loose:
                self.free[text] += 1
            elif owner is not None:
                self.bound[owner, text] += 1

    def kept(self, after: Index) -> bool:
        """Whether each comment is still there, with what it belonged to, and no other is."""
        strays = []
        for comment in after.comments:
            text = after.text[slice(*comment.span)]
            if not comment.loose and self.bound[comment.owner, text] > 0:
                self.bound[comment.owner, text] -= 1
            else:
                strays.append((comment, text))
        found = all(self._accounted(comment, text) for comment, text in strays)
        return found and not any(self.free.values()) and not any(self.bound.values())

    def _accounted(self, comment: Comment, text: str) -> bool:
        """Whether a comment that is not where one was before may be there; it is then counted off."""
        if comment.loose or comment.owner == ():
            if self.free[text] > 0:
                self.free[text] -= 1
                return True
            if self.bound[(), text] > 0:
                self.bound[(), text] -= 1
                return True
        self.spare[text] -= 1
        return self.spare[text] >= 0


def _lines_kept(before: Index, after: Index, change: Change) -> bool:
    """Whether every header and every `key = value` that was not meant reads as it did."""
    now = dict(_lines(after))
    for path, line in _lines(before):
        if _overlap(path, change.touched):
            continue
        moved = change.moved(path)
        if moved is not None and now.get(moved) != line:
            return False
    return True


def _lines(index: Index) -> Iterator[tuple[KeyPath, str]]:
    text = index.text
    for table in index.blocks:
        if table.path:
            yield table.path, _whole_lines(text, table.header)
        for entry in table.entries:
            yield entry.path, _whole_lines(text, Span(entry.key.start, entry.value.end))


def _whole_lines(text: str, span: Span) -> str:
    return text[line_start(text, span.start) : line_end(text, span.end)].rstrip("\r\n")
