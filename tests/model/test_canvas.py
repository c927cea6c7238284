"""The canvas: known dots, known characters, the mirror."""

from __future__ import annotations

import pytest

from planner.model.canvas import Canvas, Charset, charset_for
from planner.model.scene import Frame, Ink, Shape, Spot, Stroke

FRAME = Frame(0, 0, 7, 7)
"""With it a canvas of 4x2 cells has one dot a unit: (0, 0) is in the middle of the lowest dot on the left."""


def drawn(*shapes: Shape, columns: int = 4, rows: int = 2) -> Canvas:
    canvas = Canvas(columns, rows)
    canvas.draw(shapes, FRAME)
    return canvas


def line(x1: float, y1: float, x2: float, y2: float, half: float = 0.5, ink: Ink = "body") -> Shape:
    return Shape((Stroke(Spot(x1, y1), Spot(x2, y2), half, half),), ink, least=0.5)


def dots(canvas: Canvas) -> list[str]:
    return [
        "".join("#" if row >> x & 1 else "." for x in range(canvas.width)).rstrip(".")
        for row in canvas.dots()
    ]


@pytest.mark.parametrize(
    ("shape", "rows"),
    [
        (line(0, 0, 7, 0), ["", "", "", "", "", "", "", "########"]),
        (line(0, 7, 0, 0), ["#"] * 8),
        (line(0, 7, 7, 7), ["########", *[""] * 7]),
        (line(3, 4, 3, 4), ["", "", "", "...#", "", "", "", ""]),
        (line(3, 3, 3, 3, 1.0), ["", "", "", "...#", "..###", "...#", "", ""]),
        (line(2, 2, 4, 2, 1.0), ["", "", "", "", "..###", ".#####", "..###", ""]),
    ],
)
def test_a_stroke_is_its_dots(shape: Shape, rows: list[str]) -> None:
    """Just those whose middles lie within it."""
    assert dots(drawn(shape)) == rows


@pytest.mark.parametrize(
    ("charset", "lines"),
    [
        ("braille", ["", "⣀⣀⣀⣀"]),
        ("blocks", ["", "▄▄▄▄"]),
        ("ascii", ["", "____"]),
    ],
)
def test_a_thin_line_in_each_charset(charset: Charset, lines: list[str]) -> None:
    """Half a cell high at least is what half blocks show."""
    assert drawn(line(0, 0, 7, 0)).text(charset).split("\n") == lines


@pytest.mark.parametrize(
    ("charset", "lines"),
    [("braille", ["⣿⣿⣿⣿", "⣿⣿⣿⣿"]), ("blocks", ["████", "████"]), ("ascii", ["####", "####"])],
)
def test_a_full_canvas_in_each_charset(charset: Charset, lines: list[str]) -> None:
    """All dots, all blocks, all hashes."""
    assert drawn(line(-9, 3.5, 16, 3.5, 9)).text(charset).split("\n") == lines


def test_ascii_is_ascii_and_blocks_are_blocks() -> None:
    """Whatever stands in a cell."""
    canvas = Canvas(256, 1)
    canvas.ink("body", {y: sum((cell >> (2 * y) & 3) << (2 * cell) for cell in range(256)) for y in range(4)})
    assert canvas.text("ascii").isascii()
    assert set(canvas.text("blocks")) <= set(" ▀▄█")
    assert len(set("".join(run.text for run in canvas.lines("braille")[0]))) == 256


def test_a_slanting_stroke_looks_like_one_in_ascii() -> None:
    """A slash one way, a backslash the other."""
    assert drawn(line(0, 0, 3.4, 7)).text("ascii").replace(" ", "").startswith("/")
    assert "\\" in drawn(line(0, 7, 3.4, 0)).text("ascii")


def test_what_is_drawn_later_covers_and_keeps_apart() -> None:
    """A gap of one dot around it, in whatever ink lay there."""
    below = line(0, 3, 7, 3, 3.5, "far")
    above = Shape((Stroke(Spot(3, 3), Spot(3, 3), 0.5, 0.5),), "body", apart=True, least=0.5)
    canvas = drawn(below, above)
    far, body = canvas.dots("far")[4], canvas.dots("body")[4]
    assert body == 0b00001000
    assert far & 0b00011100 == 0
    assert far >> 5 & 1


def test_inks_come_in_runs_and_the_more_urgent_wins_a_cell() -> None:
    """A line of cells is cut where the ink changes."""
    canvas = drawn(line(0, 0, 3, 0, ink="mat"), line(3, 1, 5, 1, ink="mark"))
    assert [(run.text, run.ink) for run in canvas.lines()[1]] == [("⣀", "mat"), ("⣠⠤", "mark"), (" ", None)]


@pytest.mark.parametrize(
    ("term", "locale", "charset"),
    [
        ("xterm-256color", "de_DE.UTF-8", "braille"),
        ("tmux-256color", "en_US.utf8", "braille"),
        ("linux", "C.UTF-8", "blocks"),
        ("xterm", "C", "ascii"),
        ("linux", "POSIX", "ascii"),
        ("xterm", "", "ascii"),
        ("xterm", "de_DE.ISO-8859-1", "ascii"),
    ],
)
def test_what_a_terminal_can_show(term: str, locale: str, charset: Charset) -> None:
    """Braille first, half blocks on the console, ASCII where the locale knows no more."""
    assert charset_for(term, locale) == charset
