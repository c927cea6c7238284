"""A text that is not TOML, taken apart far enough to see what is open and where a statement began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planner.store.toml_index import line_end

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
KEY = re.compile(rf"{PART}(?:[ \t]*\.[ \t]*{PART})*")
STRING = re.compile(
    r'''"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*"{3,5}|\'\'\'(?:[^']++|'{1,2}(?!'))*'{3,5}'''
    r"""|"(?!"")(?:[^"\\\n]++|\\[^\n])*"|'(?!'')[^'\n]*+'|""(?!")|''(?!')"""
)
_LEXEME = re.compile(rf"#[^\n]*|{STRING.pattern}|[\"']+|[\[\]{{}}]|\n|[^#\"'\[\]{{}}\n]+")
NEW_LINE = re.compile(
    rf"[ \t]*(?:{KEY.pattern}[ \t]*=|\[\[?[ \t]*{KEY.pattern}[ \t]*\]\]?[ \t]*(?:#.*)?$)", re.MULTILINE
)
HEADER = re.compile(rf"\[[ \t]*(\[?)[ \t]*({KEY.pattern})[ \t]*(\]*)(.*)")


class Slip(NamedTuple):
    """One slip: where, what, and the change `(start, end, new)` that lets the rest be read; None to stop."""

    start: int
    end: int
    message: str
    mend: tuple[int, int, str] | None = None


class Opened(NamedTuple):
    """What is open at an offset: brackets, a string that never ends, and where the statement began."""

    brackets: list[int]
    string: int | None
    statement: int


def offset_of(text: str, error: Exception) -> int:
    """Where the parser stopped: from its attributes (3.14), else from its words; else the end."""
    line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
    if not isinstance(line, int) or not isinstance(column, int):
        found = _PLACE.search(str(error))
        if found is None:
            return len(text)
        line, column = int(found[1]), int(found[2])
    start = 0
    for _ in range(line - 1):
        start = line_end(text, start)
    return min(start + column - 1, len(text))


def _lexemes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str, bool]]:
    """The pieces of a text: where, what, and whether it is a string that is never closed: then the last."""
    for found in _LEXEME.finditer(text, start, len(text) if end is None else end):
        word = found[0]
        unclosed = word[0] in "\"'" and STRING.fullmatch(word) is None
        yield found.start(), word, unclosed
        if unclosed:
            return


def opened_at(text: str, offset: int) -> Opened:
    """What is open at an offset."""
    brackets: list[int] = []
    statement, fresh = 0, True
    for start, word, unclosed in _lexemes(text):
        if start >= offset and not (fresh and start == offset):
            break
        if word == "\n":
            fresh = fresh or not brackets
        elif word.strip() and word[0] != "#" and fresh:
            statement, fresh = start + len(word) - len(word.lstrip()), False
        if word in {"[", "{"}:
            brackets.append(start)
        elif word in {"]", "}"} and brackets:
            brackets.pop()
        elif unclosed:
            return Opened(brackets, start, statement)
    return Opened(brackets, None, statement)


def string_around(text: str, offset: int) -> tuple[int, int] | None:
    """The string in which an offset lies."""
    for start, word, unclosed in _lexemes(text):
        if start > offset or unclosed:
            break
        if start + len(word) > offset and word[0] in "\"'":
            return start, start + len(word)
    return None


def line_without_comment(text: str, offset: int) -> int:
    """Where the line of an offset ends, without the comment and the blanks at its end."""
    end = line_end(text, offset)
    for start, word, _ in _lexemes(text, offset, end):
        if word[0] in "#\n":
            end = start
            break
    return offset + len(text[offset:end].rstrip())


def blanked(text: str) -> str:
    """The text with nothing in its strings and comments, as long as before."""
    parts, end = [], 0
    for start, word, unclosed in _lexemes(text):
        end = start + len(word)
        if word[0] == "#":
            parts.append(" " * len(word))
        elif word[0] in "\"'" and not unclosed:
            parts.append(f'"{"_" * (len(word) - 2)}"')
        else:
            parts.append(word)
    return "".join(parts) + text[end:]
