"""What differs between two versions of a file, for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, unified_diff
from io import StringIO

from planner.model.text import clean


def lines_changed(old: bytes, new: bytes) -> int:
    """How many lines differ; a changed line counts once."""
    matcher = SequenceMatcher(None, _lines(old), _lines(new))
    return sum(
        max(end - start, last - first)
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    )


def unified(old: bytes, new: bytes, old_name: str, new_name: str) -> tuple[str, ...]:
    """A unified diff in lines that are safe to show; empty when the bytes are the same."""
    return tuple(_safe(unified_diff(_lines(old), _lines(new), clean(old_name), clean(new_name))))


def _safe(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield clean(line.removesuffix("\n")).rstrip()
        if not line.endswith("\n"):
            yield "\\ No newline at the end"


def _lines(raw: bytes) -> list[str]:
    """The lines with their ends: a file that only lacks its last line end differs too."""
    return StringIO(raw.decode("utf-8", "backslashreplace"), newline="\n").readlines()
