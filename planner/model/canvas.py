"""A canvas of dots, two wide and four high in each cell, and the characters that show them.

Rows of dots are whole numbers, one bit a dot, one number for each ink: a stroke is filled row by row with one
`or`. Our own rather than a package: it is half a page, has no dependency, knows ASCII and half blocks, and
runs in a process without Textual.
"""

from __future__ import annotations

from functools import cache
from math import ceil, floor, hypot
from typing import Literal, NamedTuple

from planner.model.scene import INKS, Frame, Ink, Shape, Spot, Stroke

Charset = Literal["braille", "blocks", "ascii"]


def charset_for(term: str, locale: str = "UTF-8") -> Charset:
    """What a terminal can show, by its `TERM` and the name of its locale.

    The console of Linux has half blocks and no braille; a locale that is not UTF-8 has ASCII.
    """
    if not any(name in locale.lower() for name in ("utf-8", "utf8")):
        return "ascii"
    return "blocks" if term == "linux" else "braille"


_GRID = 16
"""Places are rounded to so many parts of a dot: what did not move is drawn with the very same dots."""


class Run(NamedTuple):
    """Neighbouring cells of one line that have one ink; None where nothing is drawn.

    Words stand beside a picture, and are in no ink of dots.
    """

    text: str
    ink: Ink | Literal["words"] | None


class Canvas:
    """So many columns and rows of cells, empty at first."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.width, self.height = 2 * columns, 4 * rows
        self._dots: dict[Ink, list[int]] = {}

    def copy(self) -> Canvas:
        """Another one with the same dots, to be drawn on."""
        other = Canvas(self.columns, self.rows)
        other._dots = {ink: list(rows) for ink, rows in self._dots.items()}
        return other

    def draw(self, shapes: tuple[Shape, ...], seen: Frame) -> None:
        """Draw shapes, each over those before it; `seen` is the part of the picture that fills the canvas."""
        wide, high = seen.right - seen.left, seen.top - seen.bottom
        scale = min((self.width - 1) / wide, (self.height - 1) / high)
        # In the middle, from side to side exactly so: the mirror image of a figure is that of its dots.
        middle, centre = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2

        def place(at: Spot) -> tuple[float, float]:
            x = round((at.x - middle) * scale * _GRID) / _GRID + self.width / 2
            return x, round((centre - at.y) * scale * _GRID) / _GRID + self.height / 2

        def fill(rows: dict[int, int], stroke: Stroke, least: float, more: int) -> None:
            thick, thin = (
                max(least, round(one * scale * _GRID) / _GRID) + more for one in (stroke.thick, stroke.thin)
            )
            self._fill(rows, place(stroke.start), place(stroke.end), thick, thin)

        for shape in shapes:
            rows: dict[int, int] = {}
            around: dict[int, int] = {}
            for stroke in shape.strokes:
                fill(rows, stroke, shape.least, 0)
            for stroke in shape.outlined() if shape.apart else ():
                fill(around, stroke, shape.least, 1)
            for y, bits in around.items():
                for dots in self._dots.values():
                    dots[y] &= ~bits
            self.ink(shape.ink, rows)

    def ink(self, ink: Ink, rows: dict[int, int]) -> None:
        """Put dots in one ink; any other ink is gone from there."""
        own = self._dots.setdefault(ink, [0] * self.height)
        for y, bits in rows.items():
            for dots in self._dots.values():
                dots[y] &= ~bits
            own[y] |= bits

    def dots(self, ink: Ink | None = None) -> list[int]:
        """The rows of dots of one ink, or of all together; the lowest bit is the left end."""
        if ink is not None:
            return list(self._dots.get(ink, [0] * self.height))
        found = [0] * self.height
        for dots in self._dots.values():
            found = [a | b for a, b in zip(found, dots, strict=True)]
        return found

    def _fill(
        self,
        rows: dict[int, int],
        start: tuple[float, float],
        end: tuple[float, float],
        thick: float,
        thin: float,
    ) -> None:
        """Note the dots of one stroke, whose middles lie within it."""
        (ax, ay), (bx, by) = start, end
        quad = _sides(start, end, thick, thin)
        top = max(0, ceil(min(ay - thick, by - thin) - 0.5))
        bottom = min(self.height - 1, floor(max(ay + thick, by + thin) - 0.5))
        for y in range(top, bottom + 1):
            level = y + 0.5
            low, high = 1e9, -1e9
            for x, middle, radius in ((ax, ay, thick), (bx, by, thin)):
                square = radius * radius - (level - middle) ** 2
                if square >= 0:
                    half = square**0.5
                    low, high = min(low, x - half), max(high, x + half)
            for (x1, y1), (x2, y2) in quad:
                if (y1 <= level) != (y2 <= level):
                    x = x1 + (level - y1) * (x2 - x1) / (y2 - y1)
                    low, high = min(low, x), max(high, x)
            first, last = max(0, ceil(low - 0.5)), min(self.width - 1, floor(high - 0.5))
            if first <= last:
                rows[y] = rows.get(y, 0) | (((1 << (last - first + 1)) - 1) << first)

    def lines(self, charset: Charset = "braille") -> tuple[tuple[Run, ...], ...]:
        """Every line of cells, as runs of one ink."""
        glyphs = _glyphs(charset)
        layers = [(ink, self._dots[ink]) for ink in reversed(INKS) if ink in self._dots]
        together = self.dots()
        found = []
        for row in range(self.rows):
            runs: list[Run] = []
            four = together[4 * row : 4 * row + 4]
            inked = [(ink, _any(dots[4 * row : 4 * row + 4])) for ink, dots in layers]
            text, last = "", None
            for column in range(self.columns):
                at = 2 * column
                bits = 0
                for step, dots in enumerate(four):
                    bits |= (dots >> at & 3) << (2 * step)
                ink = next((one for one, any_dot in inked if any_dot >> at & 3), None) if bits else None
                if ink != last and text:
                    runs.append(Run(text, last))
                    text = ""
                last = ink
                text += glyphs[bits]
            runs.append(Run(text, last))
            found.append(tuple(runs))
        return tuple(found)

    def text(self, charset: Charset = "braille") -> str:
        """All lines as plain text, without blanks at their ends."""
        return "\n".join("".join(run.text for run in line).rstrip() for line in self.lines(charset))


def _any(rows: list[int]) -> int:
    found = 0
    for row in rows:
        found |= row
    return found


_Dot = tuple[float, float]
_Edge = tuple[_Dot, _Dot]


def _sides(start: _Dot, end: _Dot, thick: float, thin: float) -> tuple[_Edge, ...]:
    """The four edges of a stroke between its round ends."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay)
    if length < 1e-9:
        return ()
    nx, ny = (ay - by) / length, (bx - ax) / length
    corners = (
        (ax + nx * thick, ay + ny * thick),
        (bx + nx * thin, by + ny * thin),
        (bx - nx * thin, by - ny * thin),
        (ax - nx * thick, ay - ny * thick),
    )
    return tuple(zip(corners, (*corners[1:], corners[0]), strict=True))


# For each character the dots that it looks like, two a row from the top.
_ASCII = {
    " ": "00 00 00 00",
    "'": "01 10 00 00",
    '"': "11 11 00 00",
    "`": "10 10 00 00",
    ".": "00 00 00 10",
    ",": "00 00 01 10",
    "_": "00 00 00 11",
    "-": "00 11 00 00",
    "~": "00 00 11 00",
    "=": "00 11 00 11",
    ":": "00 10 00 10",
    "/": "01 01 10 10",
    "\\": "10 10 01 01",
    "|": "10 10 10 10",
    "!": "01 01 01 01",
    "(": "01 10 10 01",
    ")": "10 01 01 10",
    "L": "10 10 10 11",
    "J": "01 01 01 11",
    "F": "11 10 10 10",
    "7": "11 01 01 01",
    "o": "00 00 11 11",
    "^": "11 00 00 00",
    "P": "11 11 10 10",
    "9": "11 11 01 01",
    "d": "01 01 11 11",
    "b": "10 10 11 11",
    "O": "11 11 11 00",
    "c": "00 11 11 11",
    "#": "11 11 11 11",
}


@cache
def _glyphs(charset: Charset) -> tuple[str, ...]:
    """The character for each of the 256 cells; bit 2r is the left dot of row r, bit 2r + 1 the right one."""
    if charset == "braille":
        order = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
        return tuple(
            chr(0x2800 + sum(dot for bit, dot in enumerate(order) if cell >> bit & 1)) if cell else " "
            for cell in range(256)
        )
    if charset == "blocks":
        return tuple(
            " ▀▄█"[((cell & 15).bit_count() >= 2) + 2 * ((cell >> 4).bit_count() >= 2)] for cell in range(256)
        )
    shapes = {
        char: sum(1 << bit for bit, dot in enumerate(rows.replace(" ", "")) if dot == "1")
        for char, rows in _ASCII.items()
    }
    return tuple(
        min(shapes, key=lambda char: ((shapes[char] ^ cell).bit_count(), char != "#")) if cell else " "
        for cell in range(256)
    )
