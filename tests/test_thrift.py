"""Fewer bytes, the same picture: whatever is painted, a terminal shows what it would have shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.pen import PLAIN, Style
from planner.thrift import AT_ONCE, BEGIN, END, Thrift, read_style

SIZE = (12, 5)

GREEN, BLACK, WHITE = "38;5;114", "48;5;16", "1;38;5;253;48;5;16"
STYLES = ("", f"{GREEN};{BLACK}", f"{GREEN};48;5;114", WHITE, "7", "4;38;5;9", "92;40", "1;38;2;1;2;3")

_PART = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])|([^\x1b])")


@dataclass
class Glass:
    """A terminal by the book: what is seen in each cell, as letter, attributes, ink and paper."""

    columns: int = SIZE[0]
    rows: int = SIZE[1]
    column: int = 0
    row: int = 0
    style: Style = PLAIN
    cells: dict[tuple[int, int], tuple[object, ...]] = field(default_factory=dict)

    def feed(self, data: str) -> None:
        """Take what a program wrote."""
        for found in _PART.finditer(data):
            numbers, final, mark = found.groups()
            if final:
                self._obey(numbers, final)
            elif mark == "\v":
                assert self.row + 1 < self.rows, "that would scroll"
                self.row += 1
            elif mark == "\b":
                self.column -= 1
            elif mark != "\n":
                self._put(mark)
            assert self.column >= 0, "left of the first column"

    def _obey(self, numbers: str, final: str) -> None:
        count = [int(number or 1) for number in numbers.split(";")]
        if final == "H":
            self.row, self.column = count[0] - 1, (count[1] if len(count) > 1 else 1) - 1
        elif final in "CD":
            assert self.column < self.columns, "moved from beyond the edge"
            self.column += count[0] if final == "C" else -count[0]
        elif final == "X":
            assert "7" not in self.style.attributes, "what is erased is not reversed everywhere"
            ground = self.style.paper
            for more in range(count[0]):
                self.cells[self.column + more, self.row] = (
                    "solid",
                    ground[1:] if ground.startswith("48;") else ground,
                )
        elif final == "m":
            self._style(numbers)

    def _style(self, codes: str) -> None:
        """Add to the style what is said, after taking away what is taken away."""
        for before, after in (("0", Style()), ("", Style()), ("27", self._unreversed())):
            if codes == before or codes.startswith(before + ";" if before else "\0"):
                self.style, codes = after, codes[len(before) + 1 :]
        new = read_style(codes) if codes else Style()
        assert new is not None, codes
        self.style = Style(
            self.style.attributes | new.attributes, new.ink or self.style.ink, new.paper or self.style.paper
        )

    def _unreversed(self) -> Style:
        return self.style._replace(attributes=self.style.attributes - {"7"})

    def _put(self, mark: str) -> None:
        attributes, ink, paper = self.style
        shown: tuple[object, ...] = (mark, attributes, ink, paper)
        plain = ink[1:] if ink.startswith("38;") else ink
        ground = paper[1:] if paper.startswith("48;") else paper
        if attributes - {"1", "7"} == frozenset():
            if "7" in attributes and ink.startswith("38;"):
                plain, ground = ground, plain
            # A solid block, and a blank in that colour, are the same to see.
            if mark == "█" and ink.startswith("38;"):
                shown = ("solid", plain)
            elif mark == " " and ("7" not in attributes or ink.startswith("38;")):
                shown = ("solid", ground)
        for more in range(max(1, cell_len(mark))):
            self.cells[self.column + more, self.row] = shown if not more else ("",)
        self.column += cell_len(mark)


texts = st.text(alphabet="█ab ▀深é═", min_size=1, max_size=8) | st.sampled_from(
    ["      ", "██████", "        "]
)


@st.composite
def pictures(draw: st.DrawFn) -> str:
    """One update as Textual writes it: places, styles, texts, and a last move of the cursor."""
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        column, row = draw(st.integers(0, SIZE[0] - 1)), draw(st.integers(0, SIZE[1] - 1))
        parts.append(f"\x1b[{row + 1};{column + 1}H")
        for _ in range(draw(st.integers(1, 3))):
            text, style = draw(texts), draw(st.sampled_from(STYLES))
            while cell_len(text) > SIZE[0] - column:
                text = text[:-1]
            column += cell_len(text)
            if text:
                parts.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
        parts.append("\n" if draw(st.booleans()) else "")
    return "".join([*parts, f"\x1b[{draw(st.integers(1, SIZE[1]))};{draw(st.integers(1, SIZE[0]))}H"])


@given(
    updates=st.lists(pictures(), min_size=1, max_size=8), forgetting=st.integers(0, 8), erases=st.booleans()
)
@settings(max_examples=250, deadline=None)
def test_a_terminal_shows_the_same(updates: list[str], forgetting: int, erases: bool) -> None:
    """After every update each cell looks the same, and the cursor stands where it should."""
    thrift, plain, short = Thrift(lambda: erases), Glass(), Glass()
    for number, data in enumerate(updates):
        if number == forgetting:
            thrift.forget()
        plain.feed(data)
        short.feed(thrift.shorten(data, SIZE))
        assert short.cells == plain.cells
        assert (short.column, short.row) == (plain.column, plain.row)


@given(data=pictures())
@settings(max_examples=50, deadline=None)
def test_the_same_once_more_is_nothing(data: str) -> None:
    """What stands there already is not written again, as long as every letter's width is sure."""
    thrift = Thrift()
    thrift.shorten(data, SIZE)
    calm = data.replace("深", "a")
    thrift.shorten(calm, SIZE)
    again = thrift.shorten(calm, SIZE)
    places = [(found[1], found[2]) for found in re.finditer(r"\x1b\[(\d+);(\d+)H", calm)]
    if len(set(places)) == len(places) and "█" not in calm and len(places) == 2:
        assert again == ""


def test_of_a_digit_only_the_difference_goes_out() -> None:
    """Two cells of a line that is written whole: a move, a colour, two letters, and the cursor home."""
    thrift = Thrift()
    line = f"\x1b[2;1H\x1b[{GREEN};{BLACK}m██  ██  ██\x1b[0m\x1b[1;1H"
    assert thrift.shorten(line, SIZE) == line
    changed = line.replace("██  ██  ██", "██  ██████")
    assert thrift.shorten(changed, SIZE) == "\x1b[2;7H\x1b[48;5;114m  \x1b[H"


@pytest.mark.parametrize(
    "odd",
    [
        "\x1b[2J",
        "\x1b[?1049h",
        "\x1b]8;;https://x\x1b\\a\x1b]8;;\x1b\\",
        "\x1b[1;1Ha\tb",
        "\x1b[99;1Hlow\x1b[1;1H",
    ],
)
def test_what_is_not_understood_passes_and_nothing_is_known_after(odd: str) -> None:
    """Another sequence goes out as it came, in plain style, and the next picture is written whole."""
    thrift = Thrift()
    line = f"\x1b[2;1H\x1b[{GREEN};{BLACK}mabc\x1b[0m\x1b[1;1H"
    thrift.shorten("\x1b[1;1Habc\x1b[1;1H", SIZE)
    thrift.shorten(line, SIZE)
    assert thrift.shorten(odd, SIZE) == "\x1b[m" + odd
    assert thrift.shorten(line, SIZE) == line


@pytest.mark.parametrize("harmless", ["\x07", "\x1b]0;Hold left\x07", "\x1b[6n"])
def test_a_bell_and_a_title_change_nothing(harmless: str) -> None:
    """They pass, and the picture is known as before."""
    thrift = Thrift()
    line = "\x1b[2;1Habc\x1b[1;1H"
    thrift.shorten(line, SIZE)
    assert thrift.shorten(harmless, SIZE) == harmless
    assert thrift.shorten(line, SIZE) == ""


def test_another_size_is_another_picture() -> None:
    """After a change of size all is written again, without anybody saying so."""
    thrift = Thrift()
    line = "\x1b[2;1Habc\x1b[1;1H"
    whole = thrift.shorten(line, SIZE)
    assert thrift.shorten(line, (40, 10)) == whole


def test_only_long_updates_are_shown_at_once() -> None:
    """A short one is there at once anyway; of one that comes to nothing not even the brackets go out."""
    thrift, line = Thrift(), "\x1b[2;1Habc\x1b[1;1H"
    thrift.shorten("\x1b[1;1Habc\x1b[1;1H", SIZE)
    bare = [thrift.shorten(part, SIZE) for part in (BEGIN, line, END)]
    assert bare == ["", "\x1b[2;1Habc\x1b[H", ""]
    assert [thrift.shorten(part, SIZE) for part in (BEGIN, line, END)] == ["", "", ""]
    wide = f"\x1b[2;1H{'x' * (AT_ONCE + 1)}\x1b[1;1H"
    long = "".join(thrift.shorten(part, (999, 9)) for part in (BEGIN, wide, END))
    assert long.startswith(BEGIN)
    assert long.endswith(END)
