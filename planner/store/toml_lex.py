"""A text that is not TOML, taken apart far enough to see what is open and where a statement began."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.store.toml_scan import line_end

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
KEY = re.compile(rf"{PART}(?:[ \t]*\.[ \t]*{PART})*")
STRING = re.compile(
    r'''"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}|\'\'\'(?:[^']|'{1,2}(?!'))*+'{3,5}'''
    r"""|"(?!"")(?:[^"\\\n]|\\[^\n])*+"|'(?!'')[^'\n]*+'|""(?!")|''(?!')"""
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


def opened_at(text: str, offset: int) -> Opened:
    brackets: list[int] = []
    statement, fresh = 0, True
    for lexeme in _LEXEME.finditer(text):
        start, word = lexeme.start(), lexeme[0]
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
        elif word[0] in "\"'" and STRING.fullmatch(word) is None:
            return Opened(brackets, start, statement)
    return Opened(brackets, None, statement)


def string_around(text: str, offset: int) -> tuple[int, int] | None:
    """The string in which an offset lies."""
    for lexeme in _LEXEME.finditer(text):
        if lexeme.start() > offset:
            break
        if lexeme.end() > offset and lexeme[0][0] in "\"'":
            return lexeme.span()
    return None


def statement_line(text: str, offset: int) -> tuple[int, int]:
    """From an offset to the end of its line, without the comment and the blanks at its end."""
    end = line_end(text, offset)
    for lexeme in _LEXEME.finditer(text, offset, end):
        if lexeme[0][0] in "#\n":
            end = lexeme.start()
            break
    return offset, offset + len(text[offset:end].rstrip())
