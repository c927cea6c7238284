"""What people get wrong when they edit TOML by hand, in plain words and at its place.

A parser says "Invalid value" and stops at the first. Here the line is looked at, the slip is named
with what to write instead, put right in a copy, and the copy read again, so that all slips are told.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata

from planner.model.text import clean
from planner.store.errors import Problem
from planner.store.toml_index import line_end, line_start
from planner.store.toml_lex import KEY, NEW_LINE, STRING, Opened, Slip, offset_of, opened_at, string_around
from planner.store.toml_lines import bad_header, bad_statement, double
from planner.store.toml_values import CURLY, known, wrong

MAX_PROBLEMS = 20

# Longer lines and values are hostile, not helpful.
_SHOWN = 200

_MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def explain(label: str, text: str, error: Exception) -> tuple[Problem, ...]:
    """Every syntax slip of a text that `error`, from tomllib, says is not TOML. Never empty."""
    original = text = text.replace("\r\n", "\n")
    found = _hopeless(text)
    if found:
        return tuple(_problem(label, original, slip) for slip in found)
    problems: list[Problem] = []
    for _ in range(MAX_PROBLEMS):
        slip = _find(text, error)
        problem = _problem(label, original, slip, text)
        if any((problem.line, problem.column) == (told.line, told.column) for told in problems):
            break  # putting it right did not help
        problems.append(problem)
        if slip.mend is None:
            break
        start, end, new = slip.mend
        text = text[:start] + new + text[end:]
        try:
            tomllib.loads(text)
            break
        except (ValueError, RecursionError) as again:
            error = again
    return tuple(problems)


def undecodable(label: str, raw: bytes, error: UnicodeDecodeError) -> tuple[Problem, ...]:
    """A file that is not UTF-8: the line and column of the first byte that is not."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return (Problem(label, 0, 0, "error", "the file is UTF-16: save it as UTF-8"),)
    # `utf-8-sig` counts from after the byte order mark.
    start = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") and len(error.object) < len(raw) else 0)
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig", "replace")
    rest = raw[start:].partition(b"\n")[0].decode("latin-1").rstrip("\r")
    line = raw.count(b"\n", 0, start) + 1
    message = f"not UTF-8: the byte 0x{raw[start]:02X} is from another encoding. Save the file as UTF-8"
    return (Problem(label, line, len(before) + 1, "error", message, source=before + rest),)


def too_deep(label: str, text: str, offset: int | None = None) -> Problem:
    """A key or a value nested deeper than anybody means, which costs parsers minutes."""
    if offset is None:
        return Problem(label, 0, 0, "error", "brackets are nested too deep in this file")
    line = text.count("\n", 0, offset) + 1
    start = line_start(text, offset)
    source = text[start : line_end(text, offset)].rstrip("\r\n")[:_SHOWN]
    message = "a key has too many dots: it is nested too deep"
    return Problem(label, line, offset - start + 1, "error", message, source=source)


def _problem(label: str, original: str, slip: Slip, text: str = "") -> Problem:
    """The slip as a problem. Mending keeps lines, so the line is quoted as it stands in the file."""
    text = text or original
    start = line_start(text, slip.start)
    number = text.count("\n", 0, start)
    column = slip.start - start + 1
    source = original.split("\n")[number][: column + _SHOWN]
    length = max(1, min(slip.end, line_end(text, slip.start)) - slip.start)
    message = clean(slip.message)
    if len(message) > _SHOWN:
        message = f"{message[:_SHOWN]}…"
    return Problem(label, number + 1, column, "error", message, source=source, length=length)


def _hopeless(text: str) -> list[Slip]:
    """What makes any further reading pointless."""
    if "\0" in text:
        at = text.index("\0")
        if not text.strip("\0\n "):
            words = "the file holds nothing but NUL bytes: it was lost in a crash, so bring back a backup"
            return [Slip(at, at + 1, words)]
        return [Slip(at, at + 1, "a NUL byte: this is not a text file, or it was damaged in a crash")]
    markers = list(_MARKER.finditer(text))
    if not any(found[0].startswith("<") for found in markers):
        return []
    words = "a conflict from git: keep one side and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return [Slip(found.start(), found.end(), words) for found in markers if found[0].startswith("<")]


def _find(text: str, error: Exception) -> Slip:
    """The slip that made the parser stop."""
    offset, words = offset_of(text, error), str(error)
    opened = opened_at(text, offset)
    unseen = text[offset : offset + 1]
    if unseen not in {"", " ", "\n", "\t"} and unicodedata.category(unseen) in {"Cc", "Cf", "Zs"}:
        message = f"an invisible character (U+{ord(unseen):04X}): delete it, or type a plain blank"
        return Slip(offset, offset + 1, message, (offset, offset + 1, " "))
    if words.startswith(("Cannot", "Duplicate")):
        return double(text, offset, opened)
    if opened.string is not None:
        return _open_string(text, opened.string, opened)
    around = string_around(text, offset)
    if around is not None and around[0] < offset:
        return _backslash(text, *around)
    statement = opened.statement
    if text.startswith("[", statement):
        return bad_header(text, statement)
    if opened.brackets and opened.brackets[0] != statement:
        return _in_brackets(text, offset, opened.brackets)
    return bad_statement(text, statement, offset)


def _open_string(text: str, start: int, opened: Opened) -> Slip:
    """Text that is never closed: its opening is the place."""
    mark = text[start]
    end = start + len(text[start : line_end(text, start)].rstrip())
    if text.startswith(mark * 3, start):
        return Slip(start, start + 3, f"this text is never closed: {mark * 3} is missing after it")
    in_value = not opened.brackets and text[opened.statement : start].rstrip().endswith("=")
    mend = (start, end, "0") if in_value else None
    curly = any(found in text[start:end] for found in CURLY)
    if curly:
        return Slip(start, end, f"a curly quote does not close the text: end it with {mark}", mend)
    return Slip(start, end, f"this text is not closed: {mark} is missing at its end", mend)


def _backslash(text: str, start: int, end: int) -> Slip:
    """A backslash that escapes nothing, as in `"C:\\Users"`."""
    inner = text[start + 1 : end - 1]
    if "'" in inner or "\n" in inner:
        return Slip(start, end, "a backslash in double quotes is written twice: \\\\", None)
    return Slip(start, end, f"a backslash needs single quotes around the text: '{inner}'", (start, end, "0"))


def _in_brackets(text: str, offset: int, brackets: list[int]) -> Slip:
    """Something wrong inside a list or an inline table, or one of them never closed."""
    first = line_start(text, min(offset, max(len(text) - 1, 0)))
    above = [place for place in brackets if place < first]
    if offset >= len(text.rstrip()) or (above and NEW_LINE.match(text, first)):
        place = above[-1] if above and offset < len(text.rstrip()) else brackets[-1]
        closing = "]" if text[place] == "[" else "}"
        return Slip(place, place + 1, f"this {text[place]} is never closed: {closing} is missing")
    char, inner = text[offset], text[brackets[-1]]
    if char == ",":
        return Slip(offset, offset + 1, "a comma too many", (offset, offset + 1, " "))
    if char in "]}" and char != {"[": "]", "{": "}"}[inner]:
        line = text.count("\n", 0, brackets[-1]) + 1
        return Slip(offset, offset + 1, f"{char} cannot close the {inner} opened on line {line}")
    if char in "\"'[{":
        string = STRING.match(text, offset)
        return Slip(offset, string.end() if string else offset + 1, "a comma is missing before this")
    return _bad_element(text, offset, inner == "{")


_EDGES = ",[]{}\n#=\"'"


def _bad_element(text: str, offset: int, in_table: bool) -> Slip:
    """A wrong value or key, up to the commas and brackets around it."""
    start, end = offset, offset
    while start > 0 and text[start - 1] not in _EDGES:
        start -= 1
    while end < len(text) and text[end] not in _EDGES:
        end += 1
    token = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(token)
    if not token:
        return Slip(offset, offset + 1, "a value is missing here", None)
    if in_table and not text[:start].rstrip().endswith("="):
        key = KEY.match(token)
        if key and token[key.end() :].lstrip().startswith(":"):
            at = start + token.index(":", key.end())
            return Slip(at, at + 1, f"after a key comes =, not a colon: {key[0]} = …", (at, at + 1, "="))
        return Slip(start, end, f"{token} needs = and a value", None)
    if start > 0 and text[start - 1] in "\"'":
        return Slip(start, end, "this stands outside the quotes: a quote or a comma is missing near here")
    parts = token.split()
    if len(parts) > 1 and known(parts[0]):
        return Slip(start, end, f"a comma is missing after {parts[0]}", None)
    key = KEY.search(text[line_start(text, start) : start].rpartition(",")[2].rpartition("{")[2])
    name = key[0] if in_table and key else ""
    return Slip(start, end, wrong(token, name), (start, end, "0".ljust(end - start)))
