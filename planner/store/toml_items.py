"""Tables that move as text: a `[[step]]` with the comments that touch it and the tables below it.

Each function takes the index of a text that ends with a newline and returns the new text.
New lines end in LF; the caller gives them the file's own line ends. Indices are within range.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from planner.store.toml_index import Block, Entry, Index, KeyPath, Span, line_start
from planner.store.toml_inline import indent
from planner.store.toml_write import block, key

_BLANK_LINES = re.compile(r"(?:[ \t]*+\r?\n)*")
_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_LAST_BLANKS = re.compile(r"(?:(?<=\n)|\A)(?:[ \t]*\r?\n)+\Z")


def insert_item(index: Index, array: KeyPath, at: int, values: Mapping[str, Any]) -> str:
    """The text with a new `[[array]]` before the item `at`, or after the last one, spelled like them."""
    items = index.items(array)
    near = items[min(at, len(items) - 1)][0] if items else None
    if near is None:
        names = ".".join(key(part) for part in array if isinstance(part, str))
        new = block(f"[[{names}]]", values, aligned=aligned(index))
    else:
        new = _spelled_as(index, near, values)
    return _insert(index, array, at, new)


def duplicate_item(index: Index, array: KeyPath, at: int) -> str:
    """The text with an item once more, comments and all, after itself."""
    spans = spans_of(index, index.items(array)[at])
    return _insert(index, array, at + 1, "".join(index.text[start:end] for start, end in spans))


def remove_blocks(index: Index, blocks: Sequence[Block]) -> str:
    """The text without some tables and the comments that touch them; loose comments stay."""
    text = index.text
    for start, end in reversed(spans_of(index, blocks)):
        before, after = text[:start], text[end:]
        above, below = _blank_lines(before, last=True), _blank_lines(after)
        for _ in range(min(above, below) if before else below):
            after = after[after.index("\n") + 1 :]
        if not after and above:
            before = _LAST_BLANKS.sub("", before)
        text = join(before, after)
    return text


def order_items(index: Index, array: KeyPath, order: Sequence[int]) -> str:
    """The text with the items of an array in another order; what stands between the items stays there."""
    items = [spans_of(index, blocks) for blocks in index.items(array)]
    text, done, pos = "", "", 0
    chunks: list[tuple[Span, str]] = []
    for place, item in enumerate(order):
        if place == item:
            continue
        chunks.append((items[place][0], "".join(index.text[slice(*span)] for span in items[item])))
        chunks += [(span, "") for span in items[place][1:]]
    for (start, end), chunk in sorted(chunks):
        text = join(text, index.text[pos:start]) if done else text + index.text[pos:start]
        text, done, pos = join(text, chunk), chunk, end
    return join(text, index.text[pos:])


def append_block(text: str, new: str) -> str:
    """The text with a table at its end, after a blank line."""
    gap = "\n" if text.strip() and not _blank_lines(text, last=True) else ""
    return join(text + gap, new)


def spans_of(index: Index, blocks: Sequence[Block]) -> list[Span]:
    """The stretches of text that some tables take up: neighbours are one, with what is between them."""
    paths = {wanted.path for wanted in blocks}
    places = [place for place, candidate in enumerate(index.blocks) if candidate.path in paths]
    spans: list[Span] = []
    for place in places:
        start, end = index.blocks[place].start, index.blocks[place].end
        if spans and place - 1 in places:
            start = spans.pop().start
        spans.append(Span(start, end))
    return spans


def columns(text: str, entries: Sequence[Entry]) -> set[int]:
    """How far from the beginning of their keys the `=` of these lines stand."""
    return {text.index("=", entry.key.end) - entry.key.start for entry in entries}


def aligned(index: Index) -> bool:
    """Whether the tables of a text have their `=` in one column; yes when nothing says otherwise."""
    full = [table for table in index.blocks if len(table.entries) > 1]
    return not full or any(len(columns(index.text, table.entries)) == 1 for table in full)


def _spelled_as(index: Index, near: Block, values: Mapping[str, Any]) -> str:
    """A new table with the header, the indentation and the column of `=` of another one."""
    text, full = index.text, len(near.entries) > 1
    found = columns(text, near.entries)
    even = len(found) == 1 if full else aligned(index)
    header = text[slice(*near.header)]
    new = block(header, values, width=found.pop() if full and even else 0, aligned=even)
    outer = indent(text, near.header.start)
    inner = indent(text, near.entries[0].key.start) if near.entries else outer
    first, *rest = new.splitlines(keepends=True)
    return "".join((outer + first, *(inner + line for line in rest)))


def _insert(index: Index, array: KeyPath, at: int, new: str) -> str:
    text, items = index.text, index.items(array)
    if at < len(items):
        pos = items[at][0].start
        room = _blank_lines(text[:pos], last=True) if text[:pos].strip() else None
        gap = "\n" * _gap(text, items, at, room)
        return join(join(text[:pos], new + gap), text[pos:])
    if items:
        pos = items[-1][-1].end
        room = _blank_lines(text[pos:]) if text[pos:].strip() else None
        gap = "\n" * _gap(text, items, at, room)
        return join(join(text[:pos], gap + new), text[pos:])
    around = [size for size in range(len(array)) if isinstance(array[size], int)]
    if not around:
        return append_block(text, new)
    pos = index.under(array[: around[-1] + 1])[-1].end
    return join(join(text[:pos], "\n" + new), text[pos:])


def _gap(text: str, items: Sequence[Sequence[Block]], at: int, room: int | None) -> int:
    """How many blank lines to leave between items: as many as there are nearby.

    Not more than the `room` on the other side, if anything stands there: an item that is put in and taken
    out again leaves the text as it was.
    """
    pairs = list(pairwise(items))
    gap = 1
    if pairs:
        one, other = pairs[min(max(at - 1, 0), len(pairs) - 1)]
        gap = _blank_lines(text[one[-1].end : other[0].start])
    return gap if room is None else min(gap, room)


def _blank_lines(text: str, *, last: bool = False) -> int:
    """How many blank lines a text begins with, or ends with."""
    found = _LAST_BLANKS.search(text) if last else _BLANK_LINES.match(text)
    return found[0].count("\n") if found else 0


def join(before: str, after: str) -> str:
    """Two pieces of text, kept apart by a blank line where a comment would change its owner."""
    if not after or _BLANK_LINE.match(after):
        return before + after
    comment = after.lstrip(" \t").startswith("#")
    if not before:
        return f"\n{after}" if comment else after
    ends_in_comment = before[line_start(before, len(before) - 1) :].lstrip(" \t").startswith("#")
    head = all(line.lstrip(" \t").startswith("#") for line in before.splitlines())
    return f"{before}\n{after}" if ends_in_comment and (comment or not head) else before + after
