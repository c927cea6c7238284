"""What an operation may do to the lines of a file, held against plain line arithmetic.

Nothing here uses planner's own reader of places: where a statement ends is found by giving a parser
one line more until it is satisfied, and what an operation means is done once more to plain data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from planner.store.edits import (
    AppendValue,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    ReplaceText,
    SetValue,
    Unset,
)

Path = tuple[str | int, ...]
Lines = list[str]


@lru_cache(maxsize=200_000)
def read(text: str) -> Any:
    """The plain data of a text, None when it is not TOML 1.0 or 1.1. Not to be changed."""
    try:
        return tomllib.loads(text)
    except ValueError:
        try:
            return tomlkit.parse(text.replace("\r\n", "\n")).unwrap()
        except (TOMLKitError, ValueError):
            return None


def told(value: Any) -> Any:
    """A value to be compared, in type too; without empty tables and lists, which text need not show."""
    if isinstance(value, dict):
        return {key: inner for key, item in value.items() if (inner := told(item)) not in ({}, [])}
    if isinstance(value, list):
        return [told(item) for item in value]
    return type(value).__name__, str(value)


def intended(data: Any, one: Edit) -> Any:
    """What the data should be after an operation."""
    if isinstance(one, ReplaceText):
        return read(one.text)
    data = deepcopy(data)
    path: Path = one.path if isinstance(one, SetValue | Unset | AppendValue) else getattr(one, "array", ())
    around = data
    for part, following in pairwise(path):
        if isinstance(around, dict) and part not in around:
            if isinstance(one, Unset):
                return data
            around[part] = [] if isinstance(following, int) else {}
        around = around[part]
    last: Any = path[-1]
    if isinstance(one, SetValue):
        around[last] = one.value
    elif isinstance(one, Unset):
        around.pop(last, None)
    elif isinstance(one, AppendValue):
        around.setdefault(last, []).append(one.value)
    elif isinstance(one, InsertItem):
        around.setdefault(last, []).insert(one.index, dict(one.values))
    elif isinstance(one, RemoveItem):
        del around[last][one.index]
    elif isinstance(one, DuplicateItem):
        around[last].insert(one.index, around[last][one.index])
    elif isinstance(one, MoveItem):
        around[last].insert(one.to, around[last].pop(one.index))
    return data


class Statement(NamedTuple):
    """A key with its value, a header, a comment line or a blank one: lines `first` up to `end`."""

    kind: str
    path: Path
    first: int
    end: int


class Table(NamedTuple):
    """A table: lines `start` up to `end`, with the comments that touch it; `following` begins the next."""

    path: Path
    start: int
    end: int
    following: int


def _names(data: Any, depth: int) -> Iterator[str]:
    while isinstance(data, dict | list) and data and depth:
        if isinstance(data, list):
            data = data[0]
        else:
            ((name, data),) = data.items()
            yield name
            depth -= 1


@lru_cache(maxsize=200_000)
def _kind(text: str) -> tuple[str, Path] | None:
    """What a run of lines is, with the names before its `=` or in its brackets; None while it is no whole."""
    bare = text.strip()
    if not bare or (bare[0] == "#" and text.count("\n") == 1):
        return ("comment" if bare else "blank"), ()
    data = read(text)
    if data is None:
        return None
    if bare[0] == "[":
        return ("item" if bare.startswith("[[") else "table"), tuple(_names(data, 99))
    equals = next(at for at, mark in enumerate(text) if mark == "=" and read(f"{text[:at]}= 0") is not None)
    return "key", tuple(_names(read(f"{text[:equals]}= 0"), 99))


def statements(lines: Sequence[str]) -> list[Statement]:
    """The lines taken apart, each key and header with its whole path; items count from 0."""
    found: list[Statement] = []
    counts: dict[Path, int] = {}
    table: Path = ()
    at = 0
    while at < len(lines):
        end = at + 1
        while (kind := _kind("".join(f"{line}\n" for line in lines[at:end]))) is None:
            end += 1
            assert end <= len(lines), f"line {at + 1} is no statement: {lines[at]}"
        word, names = kind
        path: Path = table if word == "key" else ()
        for number, name in enumerate(names):
            path = (*path, name)
            if word == "item" and number == len(names) - 1:
                counts[path] = counts.get(path, -1) + 1
            if word != "key" and path in counts:
                path = (*path, counts[path])
        table = path if word in {"item", "table"} else table
        found.append(Statement(word, path, at, end))
        at = end
    return found


def tables(found: Sequence[Statement], size: int) -> list[Table]:
    """The tables with what belongs to them: comments that touch them from above, lines up to the last key.

    The block of comments at the top of the file is the file's own; one that touches the end of a table
    and nothing else is the table's. The first is the file itself.
    """
    heads = [at for at, one in enumerate(found) if one.kind in {"item", "table"}]
    starts: list[int] = []
    for head in heads:
        top = head
        while top and found[top - 1].kind == "comment":
            top -= 1
        starts.append(head if top == 0 else top)
    made: list[Table] = []
    for head, start, stop in zip([-1, *heads], [0, *starts], [*starts, len(found)], strict=True):
        last = max([head, *(at for at in range(head + 1, stop) if found[at].kind == "key")])
        until = last + 1
        while until < stop and found[until].kind == "comment":
            until += 1
        end = found[until - 1].end if until else 0
        following = found[stop].first if stop < len(found) else size
        made.append(
            Table(found[head].path if head >= 0 else (), found[start].first if found else 0, end, following)
        )
    return made


def _spans(every: Sequence[Table], path: Path) -> list[tuple[int, int]]:
    """The stretches of lines of all tables at or below a path; of neighbours with what is between them."""
    wanted = [(at, one) for at, one in enumerate(every) if one.path[: len(path)] == path]
    runs = groupby(enumerate(wanted), lambda pair: pair[1][0] - pair[0])
    groups = [[one for _, (_, one) in run] for _, run in runs]
    return [(run[0].start, run[-1].end) for run in groups]


def _full(lines: Sequence[str]) -> Lines:
    return [line for line in lines if line.strip()]


def _only_within(old: Lines, new: Lines, low: int, high: int) -> bool:
    """Whether nothing changed but lines `low` up to `high` of the old text."""
    tail = old[high:]
    return low + len(tail) <= len(new) and new[:low] == old[:low] and new[len(new) - len(tail) :] == tail


def _only_added(old: Lines, new: Lines, places: Iterable[int]) -> Lines | None:
    """The lines added in one piece before the line at one of some places; None when that is not all."""
    more = len(new) - len(old)
    for at in places:
        if new[:at] == old[:at] and new[at + more :] == old[at:]:
            return new[at : at + more]
    return None


def _fewer(text: str, of: str) -> bool:
    """Whether a text is another with nothing but characters taken out."""
    rest = iter(of)
    return all(mark in rest for mark in text)


class Law:
    """An operation on the lines of one text, and what it may do to them."""

    def __init__(self, old: Lines, new: Lines) -> None:
        self.old, self.new = old, new
        self.found = statements(old)
        self.tables = tables(self.found, len(old))
        self.keys = [one for one in self.found if one.kind == "key"]

    def holds(self, one: Edit) -> bool:
        """Whether the new lines are what the operation may make of the old ones."""
        if isinstance(one, AppendValue):
            return self.added(one.path) if not self.within(one.path) else self.set(one.path)
        if isinstance(one, SetValue):
            return self.set(one.path)
        if isinstance(one, Unset):
            return self.unset(one.path)
        array: Path = getattr(one, "array", ())
        if self.within(array):
            return self.inline(one, array)
        if isinstance(one, InsertItem):
            return _only_added(self.old, self.new, range(len(self.old) + 1)) is not None
        index: int = getattr(one, "index", 0)
        if isinstance(one, RemoveItem):
            return self.removed((*array, index))
        if isinstance(one, DuplicateItem):
            return self.duplicated((*array, index))
        return isinstance(one, MoveItem) and self.moved(array, index, one.to)

    def within(self, path: Path) -> Statement | None:
        """The statement in which a path is written, as its value or inside it."""
        return next((one for one in self.keys if path[: len(one.path)] == one.path), None)

    def added(self, path: Path) -> bool:
        """A new key: lines in one piece, in the table around it if that stands there.

        They do not part a key from the comment that touches it from above, but for the file's own.
        """
        home = [one for one in self.tables if one.path == path[:-1]]
        low, high = (home[0].start, home[0].following) if home else (0, len(self.old))
        top = next((one.first for one in self.found if one.kind != "comment"), 0)
        touched = pairwise(self.found)
        joints = {two.first for one, two in touched if (one.kind, two.kind) == ("comment", "key")} - {top}
        return _only_added(self.old, self.new, sorted({*range(low, high + 1)} - joints)) is not None

    def set(self, path: Path) -> bool:
        """A value: its own lines, from behind the `=`; a table: the lines of what is below it."""
        there = self.within(path)
        if there is not None:
            before = re.sub(r"(=[ \t]*).*", r"\1", self.old[there.first], count=1)
            kept = self.new[there.first : there.first + 1] and self.new[there.first].startswith(before)
            return bool(kept) and _only_within(self.old, self.new, there.first, there.end)
        below = self.below(path)
        if not below:
            return self.added(path)
        return _only_within(self.old, self.new, *self.around(below))

    def around(self, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """From the first to the last of some stretches, with all of a table of which they are a part."""
        low, high = min(low for low, _ in spans), max(high for _, high in spans)
        starts = [one.start for one in self.tables if one.start < low < one.following]
        ends = [one.following for one in self.tables if one.start < high <= one.following]
        return min([low, *starts]), max([high, *ends])

    def below(self, path: Path) -> list[tuple[int, int]]:
        """The lines of the keys and tables at or below a path."""
        keys = [(one.first, one.end) for one in self.keys if one.path[: len(path)] == path]
        return sorted({*keys, *_spans(self.tables, path)})

    def unset(self, path: Path) -> bool:
        """A key or a table: its own lines go, and blank ones beside them may."""
        there = self.within(path)
        if there is None or there.path == path:
            return self.removed(path)
        old, new = self.old[there.first : there.end], self.new[there.first :]
        new = new[: len(new) - len(self.old) + there.end]
        return _only_within(self.old, self.new, there.first, there.end) and _fewer(
            "\n".join(new), "\n".join(old)
        )

    def removed(self, path: Path) -> bool:
        """Nothing but the lines of a path is gone; blank lines may come and go only beside them."""
        gone = self.below(path)
        if not gone:
            return self.new == self.old
        kept = [line for at, line in enumerate(self.old) if not any(low <= at < high for low, high in gone)]
        low, high = self.around(gone)
        while low and not self.old[low - 1].strip():
            low -= 1
        return _full(self.new) == _full(kept) and _only_within(self.old, self.new, low, high)

    def duplicated(self, path: Path) -> bool:
        """Its lines once more in one piece, behind it."""
        spans = _spans(self.tables, path)
        added = _only_added(self.old, self.new, range(spans[-1][1], len(self.old) + 1))
        again = [line for low, high in spans for line in self.old[low:high]]
        return added is not None and _full(added) == _full(again)

    def moved(self, array: Path, index: int, to: int) -> bool:
        """The items change places with all their lines; nothing else does, and only blank lines come in."""
        count = 1 + max(int(one.path[len(array)]) for one in self.tables if one.path[: len(array)] == array)
        order = list(range(count))
        order.insert(to, order.pop(index))
        spans = [_spans(self.tables, (*array, item)) for item in range(count)]
        pieces: dict[tuple[int, int], Lines] = {}
        for place, item in enumerate(order):
            if place != item:
                pieces |= {span: [] for span in spans[place]}
                pieces[spans[place][0]] = [line for low, high in spans[item] for line in self.old[low:high]]
        wanted, pos = Lines(), 0
        for (low, high), lines in sorted(pieces.items()):
            wanted += self.old[pos:low] + lines
            pos = high
        wanted += self.old[pos:]
        rest = iter(self.new)
        return _full(wanted) == _full(self.new) and all(
            any(line == other for other in rest) for line in wanted
        )

    def inline(self, one: Edit, array: Path) -> bool:
        """An array in one statement: only its lines change; taking out only takes out, moving only moves."""
        there = self.within(array)
        assert there is not None
        if not _only_within(self.old, self.new, there.first, there.end):
            return False
        old = "\n".join(self.old[there.first : there.end])
        new = "\n".join(self.new[there.first : len(self.new) - len(self.old) + there.end])
        if isinstance(one, RemoveItem):
            return _fewer(new, old)
        if isinstance(one, MoveItem):
            return sorted(new.split()) == sorted(old.split()) or sorted(_marks(new)) == sorted(_marks(old))
        return _fewer(_marks(old), _marks(new))


def _marks(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lines(text: str, *, crlf: bool) -> Lines:
    text = text.replace("\r\n", "\n") if crlf else text
    return text.removesuffix("\n").split("\n") if text else []


def _all_crlf(text: str) -> bool:
    return "\r\n" in text and "\n" not in text.replace("\r\n", "")


def broken_law(old: str, one: Edit, new: str) -> str:
    """Which law an operation broke that made one text of another; nothing when all hold."""
    before, after = read(old), read(new)
    if after is None:
        return "the new text is not TOML"
    if told(after) != told(intended(before, one)):
        return "the new text does not mean what was intended"
    if isinstance(one, ReplaceText):
        return "" if new == one.text else "the text is not the one that was to be put back"
    crlf = _all_crlf(old)
    laws: dict[str, Callable[[], bool]] = {
        "a final newline came or went": lambda: (
            not old or not new or old.endswith("\n") == new.endswith("\n")
        ),
        "the ends of lines changed": lambda: not crlf or not new or _all_crlf(new) or "\n" not in new,
        "lines changed that were not meant": lambda: Law(
            _lines(old, crlf=crlf), _lines(new, crlf=crlf)
        ).holds(one),
    }
    return next((words for words, law in laws.items() if not law()), "")
