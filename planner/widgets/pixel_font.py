"""Letters and digits of 3 by 5 pixels, drawn with block characters at any whole scale.

So few pixels stay apart from each other when they are seen from across a room.
"""

from __future__ import annotations

from functools import lru_cache

ROWS = 5
"""Pixels from the top of a letter to its foot."""

_GAP = "."
_BLOCKS = " ▀▄█"
_HATCHED = " ▀▄▒"

_GLYPHS = {
    "0": "### #.# #.# #.# ###",
    "1": "..# ..# ..# ..# ..#",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "A": "### #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": "### #.. #.. #.. ###",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": "### #.. #.# #.# ###",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# ###",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": "### #.# #.# #.# ###",
    "P": "### #.# ### #.. #..",
    "Q": "### #.# #.# ### ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": "### #.. ### ..# ###",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "×": "... #.# .#. #.# ...",
    ":": ". # . # .",
    "-": "... ... ### ... ...",
    "→": "..#.. ...#. ##### ...#. ..#..",
    "←": "..#.. .#... ##### .#... ..#..",
    ">": "#.. .#. ..# .#. #..",
    "'": "# # . . .",
    ",": ". . . # #",
    "/": "..# ..# .#. #.. #..",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    " ": ". . . . .",
}


def drawable(text: str) -> bool:
    """Whether every character of `text` has a shape here; small letters are drawn as capitals."""
    return all(character in _GLYPHS for character in text.upper())


@lru_cache(maxsize=64)
def pixels(text: str) -> tuple[str, ...]:
    """The five rows of a text, `#` where a pixel is set; KeyError for a character without a shape."""
    glyphs = [_GLYPHS[character].split() for character in text.upper()]
    return tuple(_GAP.join(glyph[row] for glyph in glyphs) for row in range(ROWS))


def width(text: str) -> int:
    """How many pixels wide a text is, with one between two letters."""
    return len(pixels(text)[0])


def rows_of(half_rows: int) -> int:
    """How many lines of the terminal a text takes whose pixels are `half_rows` half lines tall."""
    return -(-ROWS * half_rows // 2)


def draw(text: str, columns: int, half_rows: int, *, hatched: bool = False) -> tuple[str, ...]:
    """The text as lines of blocks, each pixel `columns` wide and `half_rows` half lines tall."""
    blocks = _HATCHED if hatched else _BLOCKS
    shape = [*pixels(text)]
    blank = "." * len(shape[0])

    def half(number: int) -> str:
        return shape[number // half_rows] if number < ROWS * half_rows else blank

    lines = []
    for row in range(rows_of(half_rows)):
        upper, lower = half(2 * row), half(2 * row + 1)
        cells = (blocks[(up == "#") + 2 * (low == "#")] for up, low in zip(upper, lower, strict=True))
        lines.append("".join(cell * columns for cell in cells))
    return tuple(lines)
