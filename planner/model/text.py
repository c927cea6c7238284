"""Text that people wrote: made safe to show once, where it enters from a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_SLUG_GAP = re.compile(r"[^a-z0-9]+")
MAX_ID = 60

# Cc control, Cf format (bidi overrides, zero-width, BOM, soft hyphen), Cs lone
# surrogates, Co private use, Zl/Zp line separators: none may reach a terminal.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

# Letters and marks that nobody sees, so that a title of them would look like none, and what is never to be
# a character (Unicode 23.7), which each terminal shows in its own way.
_PLANES = range(0, 0x110000, 0x10000)
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0").union(
    map(chr, range(0xFDD0, 0xFDF0)), (chr(plane + last) for plane in _PLANES for last in (0xFFFE, 0xFFFF))
)

_NO_WIDTH = frozenset({"Mn", "Me"})
_MARKS = 8
"""Marks that one letter may carry. No language needs more; a tower of them covers the lines above."""


def clean(text: str) -> str:
    """Text without anything a terminal would act on: one line, no control or format characters.

    Tabs and line ends become one space; every other unsafe character is dropped. So are letters that
    nobody sees, marks before the first letter, and more than eight marks on one.
    """
    if text.isascii() and text.isprintable():
        return text
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    kept, marks = [], _MARKS
    for character in spaced:
        kind = unicodedata.category(character)
        if kind in _UNSAFE or character in _UNSEEN:
            continue
        marks = marks + 1 if kind in _NO_WIDTH else 0
        if marks <= _MARKS:
            kept.append(character)
    return "".join(kept)


def width(text: str) -> int:
    """The cells that a text takes on a terminal: 深 takes two, an accent of its own none.

    For plain lines; widgets ask Rich, which this room does not know.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, cells: int) -> str:
    """The beginning of a text that fits in so many cells."""
    room = cells
    for index, character in enumerate(text):
        room -= _cells(character)
        if room < 0:
            return text[:index]
    return text


def slug(title: str, otherwise: str = "routine") -> str:
    """A file stem for a title: `[a-z0-9]+(-[a-z0-9]+)*`, at most 60 characters.

    `otherwise` is the answer for a title without a letter or digit that could stand in one.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = _SLUG_GAP.sub("-", plain).strip("-")[:MAX_ID].strip("-")
    return stem or otherwise


def is_slug(stem: str) -> bool:
    """Whether a file stem is a plain id: lower-case words joined by single hyphens, at most 60 characters."""
    return len(stem) <= MAX_ID and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a person most likely meant, or None when nothing is close."""
    import difflib

    found = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean "bird-dog"?`; nothing when no known word is close."""
    near = nearest(word, known)
    return f'Did you mean "{near}"?' if near else ""


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 step`, `2 steps`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
