"""How letters get onto a terminal in few bytes: where its cursor stands, and in which style it writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

RESET = "\x1b[m"
SOLID = "█"

SEEN_ON_BLANKS = frozenset({"4", "5", "7", "9", "21", "53"})
"""Underlining, blinking, reversed colours, and lines through or above are seen where there is no letter."""

_FEW = 4
"""So many blanks are shorter than erasing, and so many solid blocks than reversing the colours and back."""


class Style(NamedTuple):
    """What a letter looks like: its attributes and colours in the codes that a terminal is told."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    paper: str = ""


PLAIN = Style()


class Piece(NamedTuple):
    """Text of one style at a place, counted from 0. `sure` says that each letter takes one column."""

    row: int
    column: int
    style: Style
    text: str
    sure: bool = True


@dataclass(slots=True)
class Pen:
    """A terminal of so many columns as it was left by what was written so far.

    A blank in a colour looks like a solid block in that ink, and like a blank of that ink with the colours
    reversed: the shortest of the three is written.
    """

    columns: int
    rows: int
    style: Style = PLAIN
    reversed: bool = False
    place: tuple[int, int] | None = None
    """Column and row of the cursor; None when that is not known."""
    out: list[str] = field(default_factory=list)
    erases: bool = False
    """Whether to erase cells, which leaves the paper, where that is shorter than writing blanks."""
    _blank: bool = False
    """Whether the last piece was blank."""

    def copy(self, *, erases: bool = False) -> Pen:
        """Another pen on the same terminal, with nothing written yet."""
        return Pen(self.columns, self.rows, self.style, self.reversed, erases=erases)

    def write(self, piece: Piece) -> None:
        """Write a piece of text where it belongs; one that is not sure goes on where the last one ended."""
        if piece.sure or piece.column >= 0:
            self.go(max(0, piece.column), piece.row)
        blank = piece.sure and piece.text.isspace() and not piece.style.attributes
        if blank and self.erases and len(piece.text) > _FEW:
            self._erase(piece.style.paper, len(piece.text))
            return
        if blank:
            self._fill(piece.style.paper, len(piece.text))
        else:
            self._tell(piece.style)
            self.out.append(piece.text)
        self._blank = blank
        end = piece.column + len(piece.text)
        # After the last column it is up to the terminal where the cursor stands.
        self.place = (end, piece.row) if piece.sure and end < self.columns else None

    def go(self, column: int, row: int) -> None:
        """Move the cursor."""
        if self.place == (column, row):
            return
        ways = [f"\x1b[{row + 1};{column + 1}H" if column or row else "\x1b[H"]
        if self.place is not None:
            across, down = column - self.place[0], row - self.place[1]
            if down in (0, 1):
                # A vertical tab is one line down in the same column; nothing on the way turns it into more.
                ways.append("\v" * down + _sideways(across))
        self.out.append(min(ways, key=len))
        self.place = (column, row)

    def rest(self) -> None:
        """Back to plain text."""
        if self.style != PLAIN or self.reversed:
            self.out.append(RESET)
        self.style, self.reversed = PLAIN, False

    def _erase(self, paper: str, count: int) -> None:
        """Leave so many cells with nothing but paper; the cursor stays where it is."""
        if self.reversed or self.style.paper != paper or self.style.attributes & SEEN_ON_BLANKS:
            self._tell(Style(self.style.attributes - SEEN_ON_BLANKS, self.style.ink, paper))
        self.out.append(f"\x1b[{count}X")
        self._blank = True

    def _fill(self, paper: str, count: int) -> None:
        """Write so many blanks of a colour."""
        shown, other = self.style.paper, _as_paper(self.style.ink)
        if self.reversed:
            shown, other = other, shown
        if self.style.attributes & SEEN_ON_BLANKS or (shown != paper and (other != paper or not other)):
            # Between two colours the ink is made the other one, so that the way back is short.
            ink = _as_ink(shown) if self._blank and shown else self.style.ink
            self._tell(Style(self.style.attributes - SEEN_ON_BLANKS, ink or self.style.ink, paper))
        elif shown != paper:
            if not self.reversed and count <= _FEW:
                self.out.append(SOLID * count)
                return
            self.reversed = not self.reversed
            self.out.append("\x1b[7m" if self.reversed else "\x1b[27m")
        self.out.append(" " * count)

    def _tell(self, style: Style) -> None:
        """Tell the terminal what the next letters look like, by what is new about it."""
        before, self.style = self.style, style
        codes = ["27"] if self.reversed else []
        self.reversed = False
        lost = bool(before.attributes - style.attributes)
        lost = lost or bool(before.ink and not style.ink) or bool(before.paper and not style.paper)
        if lost:
            before, codes = PLAIN, ["0"]
        codes += sorted(style.attributes - before.attributes)
        codes += [new for new, old in ((style.ink, before.ink), (style.paper, before.paper)) if new != old]
        if codes:
            self.out.append(RESET if codes == ["0"] else f"\x1b[{';'.join(codes)}m")


def _as_paper(ink: str) -> str:
    """The code for paper of the colour of an ink; none for the first sixteen, which change with weight."""
    return "4" + ink[1:] if ink.startswith("38;") else ""


def _as_ink(paper: str) -> str:
    """The code for ink of the colour of a paper, where there is one that is sure to be the same."""
    return "3" + paper[1:] if paper.startswith("48;") else ""


def _sideways(columns: int) -> str:
    """So many columns to the right, or to the left."""
    if not columns:
        return ""
    if -3 <= columns < 0:
        return "\b" * -columns
    far = abs(columns)
    return f"\x1b[{far if far > 1 else ''}{'C' if columns > 0 else 'D'}"
