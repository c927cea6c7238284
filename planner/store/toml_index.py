"""The places of a TOML text: what stands where, by offset, and what each comment belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The way to a value: `("step", 2, "reps")`. Items of an array count from 0."""


class Span(NamedTuple):
    """A stretch of text, from `start` up to and without `end`."""

    start: int
    end: int


class Entry(NamedTuple):
    """One `key = value`, in a table or an inline table; or one element of an array (`key` is empty)."""

    path: KeyPath
    key: Span
    value: Span


class Comment(NamedTuple):
    """One comment, from its `#` to the end of its line, and what it belongs to.

    A loose comment is cut off by blank lines on both sides: it belongs to none of the tables
    beside it; `owner` is what they have in common.
    """

    span: Span
    owner: KeyPath
    loose: bool = False


@dataclass(slots=True)
class Block:
    """A table as it stands: the comment lines that touch it from above, its header, its keys.

    `start` and `end` are whole lines. What follows until the next block starts (blank lines,
    loose comments) belongs to neither. The root block, `path == ()`, has no header.
    """

    path: KeyPath
    array: bool
    header: Span
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Index:
    """The places of one text."""

    text: str
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    """The key of each path, its own part only; for a table the whole name in its header."""
    values: dict[KeyPath, Span] = field(default_factory=dict)
    """The value of each path that has one written out: not the tables with a header or dotted keys."""
    inside: dict[KeyPath, list[Entry]] = field(default_factory=dict)
    """What stands in each array and inline table, in order."""
    blocks: list[Block] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def items(self, array: KeyPath) -> list[list[Block]]:
        """The items of an array of tables, each with the blocks that are part of it, in order."""
        found: list[list[Block]] = []
        size = len(array)
        for block in self.blocks:
            if len(block.path) <= size:
                continue
            number = block.path[size]
            if isinstance(number, int) and block.path[:size] == array:
                found += [[] for _ in range(number + 1 - len(found))]
                found[number].append(block)
        return found

    def table(self, path: KeyPath) -> Block | None:
        """The block with this very header; the root block for `()`."""
        return next((block for block in self.blocks if block.path == path), None)

    def under(self, path: KeyPath) -> list[Block]:
        """Every block at or below a path."""
        return [block for block in self.blocks if block.path[: len(path)] == path]


def line_start(text: str, offset: int) -> int:
    """The offset at which the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """The offset after the line end of the line of `offset`."""
    return text.find("\n", offset) + 1 or len(text)
