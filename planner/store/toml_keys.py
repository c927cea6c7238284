"""Keys set and unset in a whole text, by span: a value changes in its place, a new line joins its table.

Each function takes the index of a text that ends with a newline and returns the new text.
New lines end in LF; the caller gives them the file's own line ends.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Any

from planner.store import toml_inline as inline
from planner.store.errors import NotSaved
from planner.store.toml_index import Block, Entry, Index, KeyPath, Span, line_end, line_start
from planner.store.toml_inline import indent, splice, starts_line
from planner.store.toml_items import aligned, append_block, columns, join, remove_blocks
from planner.store.toml_scan import scan
from planner.store.toml_write import block, key, literal, same

_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_EQUALS = re.compile(r"([ \t]*)=([ \t]*)")


def set_value(index: Index, path: KeyPath, value: Any, old: Any, order: Sequence[str] = ()) -> str:
    """The text with a value set. `old` is the plain value it has now, None when it has none.

    `order` is the order of keys in the table around it, for a key that is new.
    """
    if old is None:
        return _add(index, path, value, order)
    if isinstance(old, dict) and isinstance(value, dict):
        return _set_table(index, path, value, old, order)
    span = index.values.get(path)
    if span is None:
        raise NotSaved(f"{path[-1]} is written as a table of its own and cannot be set as one value")
    text = index.text[slice(*span)]
    if isinstance(old, list) and isinstance(value, list):
        new = _set_list(text, value, old)
    else:
        new = literal(value, text, wide=path[:-1] not in index.values)
    return splice(index.text, [(*span, new)])


def unset(index: Index, path: KeyPath) -> str:
    """The text without a key, and the comment on its line; a table goes with all that is below it."""
    size = len(path)
    if path[:-1] in index.values:
        found = [at for at, e in enumerate(index.inside[path[:-1]]) if e.path[:size] == path]
        for at in reversed(found):
            index = scan(inline.remove(index, path[:-1], at))
        return index.text
    lines: list[Span] = []
    for table in index.blocks:
        gone = [e for e in table.entries if e.path[:size] == path and len(table.path) < size]
        lines += _lines(index.text, table, gone) if gone else []
    if lines:
        index = scan(_without(index, lines))
    return remove_blocks(index, index.under(path))


def _lines(text: str, table: Block, gone: Sequence[Entry]) -> list[Span]:
    """The lines of some entries, in order.

    When the last one of a table goes, the blank lines above it go too: a comment that stood over it
    would else be cut off from its table.
    """
    spans = [Span(line_start(text, e.key.start), line_end(text, e.value.end)) for e in gone]
    if not table.path or gone[-1] != table.entries[-1]:
        return spans
    ends = dict(spans)
    kept = [entry for entry in table.entries if entry not in gone]
    pos = line_end(text, kept[-1].value.end if kept else table.header.end)
    while pos < table.end:
        end = ends.get(pos) or line_end(text, pos)
        if pos not in ends and not text[pos:end].strip():
            spans.append(Span(pos, end))
        pos = end
    return sorted(spans)


def _without(index: Index, lines: Sequence[Span]) -> str:
    """The text without some lines; a comment above them does not slip down to the next table."""
    text, starts = index.text, {table.start for table in index.blocks}
    for start, end in reversed(lines):
        if end in starts:
            starts.add(start)  # what is above comes to touch that table now
            text = join(text[:start], text[end:])
        else:
            text = text[:start] + text[end:]
    return text


def _set_list(text: str, value: list[Any], old: list[Any]) -> str:
    """The text of an array with other elements: those that stay keep their text and their comments."""
    lead, path = "v = ", ("v",)
    index = scan(lead + text)
    was, now = [literal(item) for item in old], [literal(item) for item in value]
    steps = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for kind, start, end, low, high in reversed(steps):
        if kind == "equal":
            continue
        both = min(end - start, high - low)
        for at in range(end - 1, start + both - 1, -1):
            index = scan(inline.remove(index, path, at))
        for number in range(both, high - low):
            index = scan(inline.insert(index, path, start + number, now[low + number]))
        for number in range(both):
            place = (*path, start + number)
            index = scan(set_value(index, place, value[low + number], old[start + number]))
    return index.text[len(lead) :]


def _set_table(index: Index, path: KeyPath, value: Any, old: Any, order: Sequence[str]) -> str:
    """Key by key: what is the same is not touched."""
    for name in old:
        if name not in value:
            index = scan(unset(index, (*path, name)))
    for name, item in value.items():
        if name not in old or not same(item, old[name]):
            index = scan(set_value(index, (*path, name), item, old.get(name), order))
    return index.text


def _add(index: Index, path: KeyPath, value: Any, order: Sequence[str]) -> str:
    """A value that was not there before, in the table around it, which is made if need be."""
    parent, name = path[:-1], str(path[-1])
    if parent in index.values:
        names = [str(entry.path[len(parent)]) for entry in index.inside[parent]]
        text = f"{key(name)} = {literal(value)}"
        return inline.insert(index, parent, position(names, name, order), text)
    if parent == () and isinstance(value, dict):
        return append_block(index.text, block(f"[{key(name)}]", value, order, aligned=aligned(index)))
    table = index.table(parent) or _dotted_in(index, parent)
    if table is not None:
        return _add_line(index, table, path, value, order)
    if may_have_header(index, parent) and all(isinstance(part, str) for part in parent):
        header = f"[{'.'.join(key(str(part)) for part in parent)}]"
        return append_block(index.text, block(header, {name: value}, (), aligned=aligned(index)))
    return _add(index, parent, {name: value}, ())


def _dotted_in(index: Index, path: KeyPath) -> Block | None:
    """The table in which another one is written with dotted keys."""
    size = len(path)
    for table in index.blocks:
        if len(table.path) < size and any(e.path[:size] == path for e in table.entries):
            return table
    return None


def may_have_header(index: Index, path: KeyPath) -> bool:
    """Whether a header may be written below `path`: nothing on the way is a value or has dotted keys."""
    return all(
        index.table(path[:size]) is not None or _dotted_in(index, path[:size]) is None
        for size in range(1, len(path) + 1)
    )


def position(names: Sequence[str], name: str, order: Sequence[str]) -> int:
    """Where among `names` a new one goes by `order`; at the end when the order says nothing."""
    if name not in order:
        return len(names)
    rank = order.index(name)
    known = [(place, order.index(other)) for place, other in enumerate(names) if other in order]
    before = [place for place, other in known if other <= rank]
    after = [place for place, other in known if other > rank]
    return before[-1] + 1 if before else after[0] if after else len(names)


def _add_line(index: Index, table: Block, path: KeyPath, value: Any, order: Sequence[str]) -> str:
    """A `key = value` on a line of its own, where `order` wants it and spelled as its neighbours."""
    text, size = index.text, len(path) - 1
    own = [entry for entry in table.entries if entry.path[:size] == path[:-1]]
    name = key(str(path[-1]))
    if size > len(table.path) and own:  # written with dotted keys: go on like that
        name = ".".join((*(key(str(part)) for part in path[len(table.path) : size]), name))
    line = _line(index, table, name, literal(value, wide=True))
    if not own:
        return _add_first(text, table, line)
    at = position([str(entry.path[size]) for entry in own], str(path[-1]), order)
    where = line_end(text, own[at - 1].value.end) if at else _above(index, table, own[0])
    return text[:where] + line + text[where:]


def _add_first(text: str, table: Block, line: str) -> str:
    """The first line of a table: under its header, or under the comments at the top of the file."""
    if table.path:
        where = line_end(text, table.header.end)
        return text[:where] + line + text[where:]
    rest = text[table.end :]
    gap = "" if not rest or _BLANK_LINE.match(rest) else "\n"
    return text[: table.end] + line + gap + rest


def _above(index: Index, table: Block, entry: Entry) -> int:
    """The line of an entry, or of the comments right above it; never above a header or the top."""
    text = index.text
    floor = line_end(text, table.header.end) if table.path else 0
    where = start = line_start(text, entry.key.start)
    starts = (c.span.start for c in index.comments)
    lines = {line_start(text, offset) for offset in starts if starts_line(text, offset)}
    while where > floor and (above := line_start(text, where - 1)) in lines:
        where = above
    return where or start


def _line(index: Index, table: Block, name: str, value: str) -> str:
    """A line of a table, indented and with its `=` as the lines around it."""
    text, entries = index.text, table.entries
    if not entries:
        return f"{indent(text, table.header.start) if table.path else ''}{name} = {value}\n"
    near = entries[-1]
    found = _EQUALS.match(text, near.key.end)
    before, after = found.groups() if found else (" ", " ")
    shared = columns(text, entries)
    # One line with one space says nothing of a column: what the other tables do decides.
    alone = len(entries) == 1 and len(before) < 2 and not aligned(index)
    width = shared.pop() if len(shared) == 1 and not alone else 0
    return f"{indent(text, near.key.start)}{name + before[:1]:<{width}}={after}{value}\n"
