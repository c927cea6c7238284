"""One TOML file as it was read: its bytes, its text, its plain data, and the place of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner.store.errors import BrokenFile, Problem, Severity
from planner.store.toml_bounds import MAX_DEPTH
from planner.store.toml_rows import loads

if TYPE_CHECKING:  # a file in order is read without knowing where anything stands in it
    from planner.store.toml_index import Index, KeyPath, Span

BOM = b"\xef\xbb\xbf"

# tomlkit takes seconds on what tomllib reads in milliseconds.
_TOMLKIT_LIMIT = 64 * 1024

# A dotted key costs tomllib the square of its parts: 39 KiB of `a.a.a…` takes seconds and a gigabyte.
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_ENDLESS_KEY = rf"(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_DEPTH},}}"


# Not slotted: `index` is kept once it was asked for. Compared by identity: the data is a plain dict.
@dataclass(frozen=True, eq=False)
class Document:
    """A TOML file at one moment. `parse` makes one; `edits.edit` makes the next one from it.

    `label` is what messages call the file. `text` is decoded, without the byte order mark and with
    the line ends as they are; `newline` is the kind new lines get. `data` is plain: dict, list, str,
    int, float, bool, date, time, datetime. Treat it as frozen.
    """

    label: str
    raw: bytes
    text: str
    data: dict[str, Any]
    newline: str = "\n"
    bom: bool = False

    @cached_property
    def index(self) -> Index:
        """Where every key, value, table and comment stands; made when first asked for."""
        from planner.store.toml_scan import scan

        return scan(self.text)

    def place(self, path: KeyPath, part: str = "value") -> tuple[int, int, int]:
        """Line and column from 1 and length of a path's value, or of its key with `part="key"`.

        A path that is not in the file has the place of the nearest table around it;
        `(0, 0, 0)`, the whole file, when there is none.
        """
        return self._place(path, part)[:3]

    def _place(self, path: KeyPath, part: str) -> tuple[int, int, int, str]:
        """Line, column and length, and the line itself."""
        from planner.store.toml_index import line_end, line_start

        span = self._nearest(path, part)
        if span is None:
            return 0, 0, 0, ""
        start, end = line_start(self.text, span.start), line_end(self.text, span.start)
        length = len(self.text[span.start : min(span.end, end)].rstrip())
        line, column = self.text.count("\n", 0, start) + 1, span.start - start + 1
        return line, column, max(1, length), self.text[start:end].rstrip("\r\n")

    def _nearest(self, path: KeyPath, part: str) -> Span | None:
        """Where a path stands in the text, or else the nearest table around it."""
        for size in range(len(path), 0, -1):
            span = self._span(path[:size], part if size == len(path) else "key")
            if span is not None:
                return span
        return None

    def _span(self, path: KeyPath, part: str) -> Span | None:
        from planner.store.toml_scan import outline

        key, value = outline(self.text).find(path)
        return key or value if part == "key" else value or key

    def problem(
        self,
        path: KeyPath,
        message: str,
        *,
        hint: str = "",
        severity: Severity = "error",
        part: str = "value",
    ) -> Problem:
        """A problem with the value at `path` (or its key), placed and quoted."""
        line, column, length, source = self._place(path, part)
        return Problem(self.label, line, column, severity, message, hint, source, length)


def parse(label: str, raw: bytes) -> Document:
    """Read the bytes of a TOML file, 1.0 or 1.1. BrokenFile with every problem found when it makes no sense.

    Bounded in time and memory for any bytes; the caller bounds the size.
    """
    bom = raw.startswith(BOM)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from planner.store.toml_slips import undecodable

        raise BrokenFile(undecodable(label, raw, error)) from None
    endless = _endless_key(text)
    if endless is not None:
        raise _too_deep(label, text, endless)
    try:
        data = loads(text)
    except (RecursionError, MemoryError):
        raise _too_deep(label, text) from None
    except ValueError as error:
        newer = _newer_toml(text)
        if newer is None:
            from planner.store.toml_slips import explain

            raise BrokenFile(explain(label, text, error)) from None
        data = newer
    if not _flat(text) and not _shallow(data, MAX_DEPTH):
        raise _too_deep(label, text)
    first = text.find("\n")
    newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
    return Document(label, raw, text, data, newline, bom)


def _too_deep(label: str, text: str, offset: int | None = None) -> BrokenFile:
    from planner.store.toml_slips import too_deep

    return BrokenFile((too_deep(label, text, offset),))


def _endless_key(text: str) -> int | None:
    """Where a key with too many dots begins; a text in quotes may have as many as it likes."""
    if text.count(".") < MAX_DEPTH or re.search(_ENDLESS_KEY, text) is None:
        return None
    from planner.store.toml_lex import blanked

    found = re.search(_ENDLESS_KEY, blanked(text))
    return found.start() if found else None


def _flat(text: str) -> bool:
    """Whether a text has too few brackets and dots to nest anything deep: then nobody need walk its data."""
    return text.count("[") + text.count("{") + text.count(".") < MAX_DEPTH


def _shallow(data: dict[str, Any] | list[Any], depth: int) -> bool:
    if depth == 0:
        return False
    values = data.values() if isinstance(data, dict) else data
    return all(_shallow(value, depth - 1) for value in values if isinstance(value, (dict, list)))


def _newer_toml(text: str) -> dict[str, Any] | None:
    """The data of a file in TOML 1.1, or None when it is none: tomlkit is asked only if it may be."""
    if len(text) > _TOMLKIT_LIMIT:
        return None
    from planner.store.toml_values import all_plausible

    if not all_plausible(text):
        return None
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        # Lines of a text end in \n, as tomllib has it.
        data: dict[str, Any] = tomlkit.parse(text.replace("\r\n", "\n")).unwrap()
    except (TOMLKitError, ValueError, RecursionError):
        return None
    return data
