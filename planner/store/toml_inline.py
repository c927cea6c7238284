"""Edits inside arrays and inline tables, by span: what is not touched stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planner.store.toml_index import Entry, Index, KeyPath, Span, line_end, line_start

Splice = tuple[int, int, str]

_COMMA = re.compile(r"(?:\s++|#[^\n]*+)*,")
_REST = re.compile(r"[ \t]*(#[^\r\n]*)?(?=\r?\n|\Z)")
_BLANKS = re.compile(r"[ \t]*")


def splice(text: str, splices: Iterable[Splice]) -> str:
    """The text with some stretches `(start, end, new)` replaced."""
    parts, pos = [], 0
    for start, end, new in sorted(splices, key=lambda piece: piece[:2]):
        parts += [text[pos:start], new]
        pos = max(pos, end)
    return "".join((*parts, text[pos:]))


def whole(entry: Entry) -> Span:
    """An element, or a key with its value."""
    return Span(entry.key.start, entry.value.end)


def starts_line(text: str, offset: int) -> bool:
    """Whether only blanks stand before the offset on its line."""
    return not text[line_start(text, offset) : offset].strip(" \t")


def indent(text: str, offset: int) -> str:
    """The blanks at the beginning of the offset's line."""
    found = _BLANKS.match(text, line_start(text, offset))
    return found[0] if found else ""


def _comma(text: str, offset: int) -> int | None:
    """The offset after the comma that follows an element."""
    found = _COMMA.match(text, offset)
    return found.end() if found else None


def _lead(index: Index, entry: Entry) -> int:
    """Where an element begins with the comment lines that touch it, when it begins its line."""
    start = whole(entry).start
    first = line_start(index.text, start)
    own = (c.span.start for c in index.comments if c.owner == entry.path and c.span.start < first)
    return line_start(index.text, min(own, default=start))


def insert(index: Index, path: KeyPath, at: int, text: str) -> str:
    """The text with a new element (or `key = value`) before the element `at`, or after the last one."""
    entries, source = index.inside[path], index.text
    if not entries:
        return _insert_first(index, path, text)
    if at < len(entries):
        start = whole(entries[at]).start
        if starts_line(source, start):
            where = _lead(index, entries[at])
            return splice(source, [(where, where, f"{indent(source, start)}{text},\n")])
        return splice(source, [(start, start, f"{text}, ")])
    last = whole(entries[-1])
    if not starts_line(source, last.start):
        return splice(source, [(last.end, last.end, f", {text}")])
    pad, comma = indent(source, last.start), _comma(source, last.end)
    rest = _REST.match(source, comma or last.end)
    if rest is None:
        return splice(source, [(last.end, last.end, f",\n{pad}{text}")])
    end = line_end(source, rest.end())
    if comma is not None:
        return splice(source, [(end, end, f"{pad}{text},\n")])
    return splice(source, [(last.end, last.end, ","), (end, end, f"{pad}{text}\n")])


def _insert_first(index: Index, path: KeyPath, text: str) -> str:
    source, (start, end) = index.text, index.values[path]
    closing = end - 1
    if "\n" in source[start:end]:
        # Above the comments there are: one right above the new element would become its own.
        where, pad = line_end(source, start), indent(source, closing)
        return splice(source, [(where, where, f"{pad}  {text},\n")])
    if source[start] == "{":
        return splice(source, [(start, end, f"{{ {text} }}")])
    if text.startswith("{"):
        pad = indent(source, start)
        return splice(source, [(start, end, f"[\n{pad}  {text},\n{pad}]")])
    return splice(source, [(start, end, f"[{text}]")])


def remove(index: Index, path: KeyPath, at: int) -> str:
    """The text without one element (or `key = value`), its comma and its comments."""
    entries, source = index.inside[path], index.text
    start, end = whole(entries[at])
    comma = _comma(source, end)
    if at > 0 and at == len(entries) - 1 and comma is None:
        previous = whole(entries[at - 1])
        if source[previous.end : start].strip(" \t") == ",":
            return splice(source, [(previous.end, end, "")])
    rest = _REST.match(source, comma or end)
    if starts_line(source, start) and rest is not None:
        cuts = [(_lead(index, entries[at]), line_end(source, rest.end()), "")]
        if comma is None and at > 0:
            before = _comma(source, whole(entries[at - 1]).end) or 0
            cuts.append((before - 1, before, ""))
        return splice(source, cuts)
    if rest is not None:
        return splice(source, [(len(source[:start].rstrip(" \t")), rest.end(), "")])
    after = _BLANKS.match(source, comma or end)
    return splice(source, [(start, after.end() if after else end, "")])


def duplicate(index: Index, path: KeyPath, at: int) -> str:
    """The text with an element once more, after itself. Its comments stay with the first."""
    start, end = index.inside[path][at].value
    return insert(index, path, at + 1, index.text[start:end])


def order_items(index: Index, path: KeyPath, order: Sequence[int]) -> str:
    """The text with the elements in another order, their comments with them; commas stay where they are."""
    entries, source = index.inside[path], index.text
    slots = [_slot(index, entry) for entry in entries]
    splices = [
        (old.start, old.end, source[new.start : new.end])
        for place, item in enumerate(order)
        if place != item
        for old, new in zip(slots[place], slots[item], strict=True)
    ]
    return splice(source, splices)


def _slot(index: Index, entry: Entry) -> tuple[Span, Span, Span]:
    """The comment lines above an element, the element, and the comment behind it."""
    source, (start, end) = index.text, entry.value
    lead = Span(start, start)
    if starts_line(source, start):
        first = line_start(source, start)
        lead = Span(_lead(index, entry), first)
    after = _comma(source, end) or end
    rest = _REST.match(source, after)
    return lead, Span(start, end), Span(after, rest.end() if rest else after)
