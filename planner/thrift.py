"""The same picture in fewer bytes: of what is painted, only the cells that differ go to the terminal.

Textual writes a changed region from its left edge on, with the whole style before and a reset after every
piece. On a slow line that is what one waits for. What is remembered here of each cell is what the terminal
was told last; whatever is not understood is passed on as it is, and then nothing is taken for known any more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from planner.pen import PLAIN, SEEN_ON_BLANKS, SOLID, Pen, Piece, Style

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""What tells a terminal to show all that is written in between at once."""

AT_ONCE = 400
"""Bytes that are shown at once anyway."""

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[0-9;]*)m|(?P<line>\n)|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)

_HARMLESS = re.compile(r"(?:\x07|\x1b\[6n|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))+")
"""What changes no cell and no style: the bell, a question, a title."""

_ATTRIBUTES = frozenset("12345789") | {"21", "53"}

_SMALL = 60
"""With no more pieces than these all orders are tried; with more it would take longer than it saves."""

_BRIDGE = 3
"""So many letters are rather written again than jumped over."""


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
        elif re.fullmatch(r"(?:[34]|9|10)[0-79]", code) and code not in ("99", "109"):
            colours["3" if code[0] in "39" else "4"] = "" if code in ("39", "49") else code
        else:
            return None
    return Style(frozenset(attributes), colours["3"], colours["4"])


def cell(mark: str, style: Style) -> Cell | None:
    """A cell in one form for all that look the same; None unless it is one column wide."""
    if cell_len(mark) != 1:
        return None
    if style.attributes & SEEN_ON_BLANKS:
        return Cell(mark, style)
    if mark == SOLID and style.ink.startswith("38;") and "2" not in style.attributes:
        return Cell(" ", Style(paper="4" + style.ink[1:]))
    return Cell(mark, Style(paper=style.paper) if mark == " " else style)


class Thrift:
    """Remembers what stands on a terminal, and shortens what is written to it.

    `erases` tells whether the terminal can erase single cells and leaves them in the colour of the paper;
    it is not asked before the first picture is out.
    """

    def __init__(self, erases: Callable[[], bool] = lambda: False) -> None:
        self._erases = erases
        self._size = (0, 0)
        self._cells: list[list[Cell | None]] = []
        self._known: dict[Style, dict[str, Cell | None]] = {}
        """The cells that were met so far, by style and by what stands in them."""
        self._pen = Pen(0, 0)
        self._begun = False
        self._unread = ""
        """The first picture, until the second."""
        self._end: tuple[int, int] | None = None
        """Where the cursor was left; None when that is not known."""

    def forget(self) -> None:
        """Take nothing for known: what is painted next is written whole."""
        self._size, self._unread = (0, 0), ""

    def shorten(self, data: str, size: tuple[int, int]) -> str:
        """What has the effect of `data` on a terminal of so many columns and rows."""
        if data == BEGIN:
            self._begun = True  # and said when it turns out to be worth it
            return ""
        if data == END:
            begun, self._begun = self._begun, False
            return "" if begun else END
        if _HARMLESS.fullmatch(data):
            return data
        try:
            self._catch_up()
            known = size == self._size
            short = self._shortest(*self._changes(data)) if known else self._begin(data, size)
        except _NotUnderstood:
            self.forget()
            short = self._whole(data)
        if self._begun and len(short) > AT_ONCE:
            self._begun = False
            return BEGIN + short
        return short

    def _begin(self, data: str, size: tuple[int, int]) -> str:
        """Begin anew: where nothing is known nothing can be left out, so it is read later."""
        self._size, self._unread = size, data
        self._cells = [[None] * size[0] for _ in range(size[1])]
        self._pen = Pen(*size, self._pen.style, self._pen.reversed)
        return self._whole(data)

    def _catch_up(self) -> None:
        """Read what went out unread."""
        data, self._unread = self._unread, ""
        if data:
            try:
                _, self._end = self._changes(data)
            except _NotUnderstood:
                self.forget()

    def _whole(self, data: str) -> str:
        """The data as it came, in the plain style that it begins and ends with."""
        pen, self._end = self._pen.copy(), None
        pen.rest()
        self._pen = pen.copy()
        return "".join(pen.out) + data

    def _shortest(self, pieces: list[Piece], end: tuple[int, int]) -> str:
        """The pieces in bytes: from top to bottom, or one style after the other, whichever is less."""
        order: dict[Style, int] = {self._pen.style: 0}
        for piece in pieces:
            order.setdefault(piece.style, len(order))
        erases = self._erases()
        ways = [(pieces, erases)]
        if not _overlap(pieces):
            ways += [(_by_style(pieces, order, down=False), erases)]
            if len(pieces) <= _SMALL:
                ways += [(_by_style(pieces, order, down=True), erases), (ways[1][0], False)]
        pens = []
        for wanted, erasing in ways:
            pen = self._pen.copy(erases=erasing)
            for piece in wanted:
                pen.write(piece)
            pen.go(*end)
            pens.append(("".join(pen.out), pen))
        if not pieces and end == self._end:
            return ""
        self._end = end
        short, self._pen = min(pens, key=lambda one: len(one[0].encode()))
        return short

    def _changes(self, data: str) -> tuple[list[Piece], tuple[int, int]]:
        """What differs from what stands there, and where the cursor is to be in the end."""
        pieces: list[Piece] = []
        column, row, style, at, sure = 0, -1, PLAIN, 0, True
        while at < len(data):
            token = _TOKEN.match(data, at)
            if token is None:
                raise _NotUnderstood
            at = token.end()
            if token["row"]:
                column, row, sure = int(token["column"]) - 1, int(token["row"]) - 1, True
                if column >= self._size[0] or row >= self._size[1]:
                    raise _NotUnderstood  # it is for a terminal of another size
            elif token["style"] is not None:
                style = _next_style(style, token["style"])
            elif row < 0:
                raise _NotUnderstood
            elif token["text"]:
                column, sure = self._compare(token["text"], (column, row), style, sure, pieces)
            else:
                row = -1  # a new line: where it begins is up to the terminal, until it is told
        if style != PLAIN or row < 0:
            raise _NotUnderstood
        return pieces, (column, row)

    def _compare(
        self, text: str, place: tuple[int, int], style: Style, sure: bool, pieces: list[Piece]
    ) -> tuple[int, bool]:
        """Note the cells of a text that differ; the column after it, and whether that is sure.

        Terminals do not agree on how wide some letters are. From the first of those on the rest of a line is
        written as it came, and none of it is known afterwards.
        """
        (column, row), known = place, self._known.setdefault(style, {})
        line = self._cells[row]
        for at, mark in enumerate(text):
            if mark not in known:
                known[mark] = cell(mark, style)
            new = known[mark] if sure else None
            if new is None:
                line[column:] = [None] * (len(line) - column)
                pieces.append(Piece(row, column if sure else -1, style, text[at:], sure=False))
                return column, False
            if column >= len(line):
                raise _NotUnderstood
            if line[column] != new:
                line[column] = new
                _note(pieces, line, column, row, new)
            column += 1
        return column, True


def _note(pieces: list[Piece], line: list[Cell | None], column: int, row: int, new: Cell) -> None:
    """Add a cell to the last piece where it goes on from there, over a few that stay, or as a new one."""
    if pieces:
        last = pieces[-1]
        end = last.column + len(last.text)
        if last.sure and last.row == row and 0 <= column - end <= _BRIDGE:
            held = _both(Cell(last.text.strip(" ") or " ", last.style), new)
            between = line[end:column]
            if held and all(one and one.mark.isascii() and _both(held, one) == held for one in between):
                marks = "".join(one.mark for one in between if one)
                pieces[-1] = last._replace(style=held.style, text=last.text + marks + new.mark)
                return
    pieces.append(Piece(row, column, new.style, new.mark))


def _both(one: Cell, other: Cell) -> Cell | None:
    """The one of two in whose style both can be written: a blank of no other paper fits to any letter."""
    if one.style == other.style:
        return one
    for blank, letter in ((one, other), (other, one)):
        plain = blank.mark == " " and not blank.style.ink and not blank.style.attributes
        if plain and blank.style.paper == letter.style.paper and not letter.style.attributes & SEEN_ON_BLANKS:
            return letter
    return None


def _overlap(pieces: list[Piece]) -> bool:
    """Whether a cell is written twice, so that it matters which comes last."""
    row, end = -1, 0.0
    for piece in sorted((one for one in pieces if one.column >= 0), key=lambda one: one[:2]):
        if piece.row == row and piece.column < end:
            return True
        row, end = piece.row, piece.column + len(piece.text) if piece.sure else math.inf
    return False


def _by_style(pieces: list[Piece], order: dict[Style, int], *, down: bool) -> list[Piece]:
    """One style after the other, across or `down`; what goes on from the piece before stays behind it."""
    chains: list[list[Piece]] = []
    for piece in pieces:
        if piece.column < 0:
            chains[-1].append(piece)
        else:
            chains.append([piece])
    chains.sort(key=lambda chain: (order[chain[0].style], chain[0].column * down))
    return [piece for chain in chains for piece in chain]


def _next_style(before: Style, codes: str) -> Style:
    """Rich says a whole style or none: one on top of another is not looked into."""
    if codes.strip("0") == "":
        return PLAIN
    style = read_style(codes)
    if style is None or before != PLAIN:
        raise _NotUnderstood
    return style
