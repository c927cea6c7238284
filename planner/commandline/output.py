"""The one place that prints: clean lines, tables and JSON, whatever the stream at the other end can show."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from planner.model.text import clean, head, width
from planner.store.errors import PlannerError

COLUMNS = 80
"""Cells that a line takes at most: the same in a terminal, a pipe and a mail."""

_GAP = "  "
_LEAST = 8
_CUT = "..."
_PROGRESS = 60

# What a stream of few characters gets instead of ours; the rest becomes a question mark.
_PLAINER = str.maketrans({"×": "x", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": "-"})


class CannotPrint(PlannerError):
    """The output has nowhere to go: a full disk, an input/output error."""


def prepare() -> None:
    """Make the standard streams unable to fail over a character that they cannot show."""
    codecs.register_error("planner.plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="planner.plainer")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAINER)
    return "".join(c if c.isascii() else "?" for c in plain), error.end


def say(*lines: str) -> None:
    """Print lines, each made safe for a terminal. BrokenPipeError when nobody reads any more."""
    _write(sys.stdout, lines)


def say_block(text: str) -> None:
    """Print text of several lines, each made safe for a terminal."""
    say(*text.split("\n"))


def say_json(value: object) -> None:
    """Print one JSON document, in ASCII where the stream knows no more."""
    import json

    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    text = json.dumps(value, indent=2, ensure_ascii=not encoding.startswith("utf"))
    _write(sys.stdout, text.split("\n"))


def say_bytes(data: bytes) -> None:
    """Print a file as it is, for a program at the other end; BrokenPipeError when nobody reads any more."""
    stream = sys.stdout
    if stream is not None:
        _guarded(stream.flush)
        _guarded(lambda: stream.buffer.write(data))


def note(*lines: str) -> None:
    """Print lines beside the result, on stderr. A stderr that takes nothing is no reason to fail."""
    try:
        _write(sys.stderr, lines)
        flush()
    except (CannotPrint, BrokenPipeError):
        pass


def progress(text: str) -> None:
    """Say how far a long command is, on a line of stderr that the next call rewrites; no text clears it.

    Only on a terminal: in a file or a pipe it would be noise.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty():
        return
    line = fill(cut(clean(text), _PROGRESS), _PROGRESS)
    try:
        _guarded(lambda: stream.write(f"\r{line}\r{text and line.rstrip()}"))
        _guarded(stream.flush)
    except (CannotPrint, BrokenPipeError):
        pass  # as with `note`


def ring() -> None:
    """Ring the terminal's bell; into a pipe or a file goes nothing."""
    stream = sys.stdout
    if stream is not None and stream.isatty():
        _guarded(lambda: stream.write("\a"))


def flush() -> None:
    """Send out what was printed so far."""
    if sys.stdout is not None:
        _guarded(sys.stdout.flush)


def abandon() -> None:
    """After a broken pipe: let the interpreter's own last flush go nowhere."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # nothing is left that could be flushed


def _write(stream: TextIO | None, lines: Sequence[str]) -> None:
    if stream is not None:  # None when the stream was closed before we began
        text = "".join(f"{clean(line).rstrip()}\n" for line in lines)
        _guarded(lambda: stream.write(text))


def _guarded(do: Callable[[], object]) -> None:
    try:
        do()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:  # ValueError: the stream was closed under us
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotPrint(f"cannot print: {reason}") from None


def cut(text: str, cells: int) -> str:
    """The text in at most so many cells, with `...` where something is left out."""
    if width(text) <= cells:
        return text
    return f"{head(text, cells - len(_CUT)).rstrip()}{_CUT}"[: max(0, cells)]


def fill(text: str, cells: int) -> str:
    """The text padded on the right to so many cells."""
    return text + " " * (cells - width(text))


def wrap(text: str, lead: str = "", hang: str | None = None, columns: int = COLUMNS) -> list[str]:
    """Lines of at most `columns` cells, the first after `lead`, the others after `hang` (or as far in)."""
    indent = " " * width(lead) if hang is None else hang
    lines, line, empty = list[str](), lead, True
    for word in text.split():
        rest = word
        if not empty and width(line) + 1 + width(rest) > columns:
            lines.append(line)
            line, empty = indent, True
        while width(rest) > columns - width(line) and empty:
            part = head(rest, max(2, columns - width(line)))
            lines.append(line + part)
            rest, line = rest[len(part) :], indent
        line, empty = (line + rest if empty else f"{line} {rest}"), False
    return [*lines, line]


def table(rows: Sequence[Sequence[str]], cuttable: Sequence[int] = (), columns: int = COLUMNS) -> list[str]:
    """Lines of at most so many cells, aligned: the columns in `cuttable` are cut first, in that order."""
    if not rows:
        return []
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    room = columns - len(_GAP) * (len(widths) - 1)
    others = sorted(set(range(len(widths))) - set(cuttable), key=lambda column: -widths[column])
    for column in (*cuttable, *others):
        over = max(0, sum(widths) - room)
        widths[column] = max(min(_LEAST, widths[column]), widths[column] - over)
    return [
        _GAP.join(fill(cut(cell, size), size) for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
