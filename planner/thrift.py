"""The same picture in fewer bytes: of what is painted, only the cells that differ go to the terminal.

Textual writes a changed region from its left edge on, with the whole style before and a reset after every
piece. On a slow line that is what one waits for. What is remembered here of each cell is what the terminal was told
last; whatever is not understood is passed on as it is, and then nothing is taken for known any more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[0-9;]*)m|(?P<line>\n)|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)

_HARMLESS = re.compile(r"(?:\x07|\x1b\[\?2026[hl]|\x1b\[6n|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))+")
"""What changes no cell and no style: the bell, the brackets around an update, a query, a title."""

_RESET = "\x1b[m"
_SOLID = "█"
_SEEN_ON_BLANKS = frozenset({"4", "5", "7", "9", "21", "53"})
"""Underlining, blinking, reversed colours, and lines through or above are seen where there is no letter."""
_ATTRIBUTES = frozenset("12345789") | {"21", "53"}


class Style(NamedTuple):
    """What a letter looks like: its attributes and colours as the terminal is told them."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    paper: str = ""


class Cell(NamedTuple):
    """One cell of the screen: what stands in it, and how."""

    mark: str
    style: Style


class _NotUnderstood(Exception):
    """The data has something in it whose effect on the cells is not known here."""


@lru_cache(maxsize=512)
def read_style(codes: str) -> Style | None:
    """The style that an SGR sequence gives to plain text; None when there is more in it than colours."""
    attributes: set[str] = set()
    colours = {"3": "", "4": ""}
    found = codes.split(";")
    while found:
        code = found.pop(0)
        if code in ("38", "48"):
            length = {"5": 2, "2": 4}.get(found[0] if found else "", 99)
            if len(found) < length:
                return None
            colours[code[0]] = ";".join((code, *found[:length]))
            del found[:length]
        elif code in _ATTRIBUTES:
            attributes.add(code)
        elif re.fullmatch(r"(?:[34]|9|10)[0-79]", code):
            colours["3" if code[0] in "39" else "4"] = "" if code in ("39", "49") else code
        else:
            return None
    return Style(frozenset(attributes), colours["3"], colours["4"])


def cell(mark: str, style: Style) -> Cell | None:
    """A cell in the shortest of the forms that look the same; None unless it is one column wide."""
    if cell_len(mark) != 1:
        return None
    if style.attributes & _SEEN_ON_BLANKS:
        return Cell(mark, style)
    if mark == _SOLID and re.match("38;", style.ink) and "2" not in style.attributes:
        return Cell(" ", Style(paper="4" + style.ink[1:]))
    return Cell(mark, Style(paper=style.paper) if mark == " " else style)


@lru_cache(maxsize=512)
def _cells_of(style: Style) -> dict[str, Cell | None]:
    """The cells of a style that were met so far, by what stands in them."""
    return {}


class Thrift:
    """Remembers what stands on a terminal, and shortens what is written to it."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._cells: list[list[Cell | None]] = []
        self._out: list[str] = []
        self._cursor: tuple[int, int] | None = None
        """The column and row that the next letter would go to; None when that is not known."""
        self._style = Style()
        """What the terminal was told last; it stands from one picture to the next."""

    def forget(self) -> None:
        """Take nothing for known: what is painted next is written whole."""
        self._size = (0, 0)

    def shorten(self, data: str, size: tuple[int, int]) -> str:
        """What has the effect of `data` on a terminal of so many columns and rows."""
        if _HARMLESS.fullmatch(data):
            return data
        if size != self._size:
            self._size = size
            self._cells = [[None] * size[0] for _ in range(size[1])]
        styled, self._out, self._cursor = self._style, [], None
        try:
            self._paint(data)
        except _NotUnderstood:
            self.forget()
            self._style = Style()
            return (_RESET if styled != Style() else "") + data
        return "".join(self._out)

    def _paint(self, data: str) -> None:
        """Go through the data as a terminal would, and write what differs."""
        column, row, style, at, raw = 0, -1, Style(), 0, False
        while at < len(data):
            token = _TOKEN.match(data, at)
            if token is None:
                raise _NotUnderstood
            at = token.end()
            if token["row"]:
                column, row, raw = int(token["column"]) - 1, int(token["row"]) - 1, False
                if column >= self._size[0] or row >= self._size[1]:
                    raise _NotUnderstood  # it is for a terminal of another size
            elif token["style"] is not None:
                style = self._next_style(style, token["style"])
            elif token["text"]:
                column, raw = self._write(token["text"], column, row, style, raw)
            else:
                row = -1  # a new line: where it begins is up to the terminal, until it is told
        if style != Style() or row < 0:
            raise _NotUnderstood
        if self._cursor != (column, row):
            self._out.append(_to(column, row))

    def _next_style(self, before: Style, codes: str) -> Style:
        """Rich says a whole style or none: one on top of another is not looked into."""
        if codes.strip("0") == "":
            return Style()
        style = read_style(codes)
        if style is None or before != Style():
            raise _NotUnderstood
        return style

    def _write(self, text: str, column: int, row: int, style: Style, raw: bool) -> tuple[int, bool]:
        """Write the cells of a text that differ; the column after it, and whether that is only a guess.

        Terminals do not agree on how wide some letters are. From the first of those on the rest of a line is
        written as it came, and none of it is known afterwards.
        """
        if row < 0:
            raise _NotUnderstood
        line, known = self._cells[row], _cells_of(style)
        for at, mark in enumerate(text):
            if mark not in known:
                known[mark] = cell(mark, style)
            new = None if raw else known[mark]
            if new is None:
                if not raw:
                    self._go(column, row)
                line[column:] = [None] * (len(line) - column)
                self._tell(style)
                self._out.append(text[at:])
                self._cursor = None
                return column, True
            if column >= len(line):
                raise _NotUnderstood
            if line[column] != new:
                line[column] = new
                self._go(column, row)
                self._put(new)
            column += 1
        return column, False

    def _put(self, new: Cell) -> None:
        """Write one cell at the cursor."""
        if new.mark != " " or new.style.attributes:
            self._tell(new.style)
        elif new.style.paper != self._style.paper or self._style.attributes & _SEEN_ON_BLANKS:
            # Of a blank only the paper is seen: the ink can stay, for the next letter.
            kept = frozenset[str]() if self._style.attributes & _SEEN_ON_BLANKS else self._style.attributes
            self._tell(Style(kept, self._style.ink, new.style.paper))
        self._out.append(new.mark)
        if self._cursor is not None:
            column, row = self._cursor
            # After the last column it is up to the terminal where the cursor stands.
            self._cursor = (column + 1, row) if column + 1 < self._size[0] else None

    def _go(self, column: int, row: int) -> None:
        """Move the cursor: over what stands there already where that is shorter."""
        if self._cursor == (column, row):
            return
        if self._cursor is not None and self._cursor[1] == row and self._cursor[0] < column:
            start = self._cursor[0]
            between = self._cells[row][start:column]
            if len(between) <= len("\x1b[C") and all(self._is_cheap(one) for one in between):
                self._out.extend(one.mark for one in between if one)
            else:
                self._out.append(f"\x1b[{column - start}C" if column - start > 1 else "\x1b[C")
        else:
            self._out.append(_to(column, row))
        self._cursor = (column, row)

    def _is_cheap(self, one: Cell | None) -> bool:
        """Whether a cell can be written again in one byte."""
        if one is None or not one.mark.isascii():
            return False
        if one.mark == " " and not one.style.attributes:
            return one.style.paper == self._style.paper and not self._style.attributes & _SEEN_ON_BLANKS
        return one.style == self._style

    def _tell(self, style: Style) -> None:
        """Tell the terminal what the next letters look like, by what is new about it."""
        before, self._style = self._style, style
        if style == before:
            return
        lost = bool(before.attributes - style.attributes)
        lost = lost or bool(before.ink and not style.ink) or bool(before.paper and not style.paper)
        codes = ["0"] if lost else []
        known = Style() if lost else before
        codes += sorted(style.attributes - known.attributes)
        codes += [new for new, old in ((style.ink, known.ink), (style.paper, known.paper)) if new != old]
        self._out.append(_RESET if codes == ["0"] else f"\x1b[{';'.join(codes)}m")


def _to(column: int, row: int) -> str:
    return f"\x1b[{row + 1};{column + 1}H" if column or row else "\x1b[H"
