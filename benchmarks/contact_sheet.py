"""Every figure of the library, without its name, as PNG: `python -m benchmarks.contact_sheet`.

There is one sheet for each of three sizes. Who does not know the exercises should be able to say from it
what to do. Each line is an exercise: its start, half the way, its other moments, and the last of its
movement for the other side. Dots are drawn as they stand in braille, in nearly the colours of the dark theme.
"""

from __future__ import annotations

import argparse
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.model.canvas import Canvas
from planner.model.drawing import Place, draw
from planner.model.figure import Figure
from planner.model.motion import along, at_top
from planner.model.scene import INKS, Ink
from planner.model.session import Side
from planner.store.exercises import load
from planner.store.home import Home

SIZES = ((24, 8), (36, 10), (80, 24))

PAPER = (18, 18, 24)
BETWEEN = (70, 40, 80)
COLOURS: Mapping[Ink, tuple[int, int, int]] = {
    "floor": (70, 70, 80),
    "mat": (90, 110, 130),
    "far": (140, 140, 150),
    "body": (235, 235, 235),
    "held": (220, 170, 90),
    "arrow": (90, 190, 240),
    "mark": (250, 110, 90),
}
DOT = 4
"""Pixels of a dot, one of them the gap to the next."""

Picture = list[bytearray]


def picture(canvas: Canvas) -> Picture:
    """A canvas as lines of pixels."""
    lines = [bytearray(PAPER * (canvas.width * DOT)) for _ in range(canvas.height * DOT)]
    for ink in INKS:
        for y, bits in enumerate(canvas.dots(ink)):
            for x in range(canvas.width):
                if bits >> x & 1:
                    for line in lines[y * DOT : y * DOT + DOT - 1]:
                        line[3 * x * DOT : 3 * (x * DOT + DOT - 1)] = bytes(COLOURS[ink] * (DOT - 1))
    return lines


def pictures(figure: Figure, columns: int, rows: int) -> list[Picture]:
    """The pictures of one exercise."""
    names = [moment.name for moment in figure.moments]
    places = [Place(names[0], names[0], 0), along(figure, 0.5), *(Place(name, name, 0) for name in names[1:])]
    found = [picture(draw(figure, place, columns, rows)) for place in places]
    other: Side = "left" if figure.side == "right" else "right"
    return [*found, picture(draw(figure, at_top(figure), columns, rows, other))]


def sheet(figures: Sequence[Figure], columns: int, rows: int) -> Picture:
    """All of them below each other."""
    drawn = [pictures(figure, columns, rows) for figure in figures]
    most = max(map(len, drawn))
    blank = bytearray(BETWEEN * (2 * columns * DOT))
    gap = bytearray(BETWEEN * DOT)
    lines: Picture = []
    for row in drawn:
        for y in range(4 * rows * DOT):
            cells = [one[y] for one in row] + [blank] * (most - len(row))
            lines.append(bytearray().join(cell + gap for cell in cells))
        lines += [bytearray(BETWEEN * (len(lines[0]) // 3)) for _ in range(DOT)]
    return lines


def png(lines: Picture) -> bytes:
    """Pixels as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(lines[0]) // 3, len(lines), 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(line) for line in lines), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def library() -> dict[str, Figure]:
    """The figures that come with planner, by the id of their exercise."""
    with TemporaryDirectory() as folder:
        exercises = load(Home(Path(folder))).values
    return {name: one.figure for name, one in sorted(exercises.items()) if one.figure is not None}


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    figures = library()
    parser.add_argument("names", nargs="*", choices=[*figures, []], help="which exercises; all when none is")
    parser.add_argument("--to", type=Path, default=Path("docs/screenshots"), help="the folder")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    chosen = [figures[name] for name in given.names or figures]
    for columns, rows in SIZES:
        target = given.to / f"figures-{columns}x{rows}.png"
        target.write_bytes(png(sheet(chosen, columns, rows)))
        print(target)


if __name__ == "__main__":
    main()
