"""What a terminal shows that has nothing but ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from planner.widgets.ascii_only import AsciiOnly, is_needed, plain

BLACK = Color.parse("black")


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({"TERM": "vt100", "LANG": "en_US.UTF-8"}, True),
        ({"TERM": "xterm", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, True),
        ({"TERM": "xterm", "LANG": "de_DE.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"TERM": "xterm", "LC_CTYPE": "C.UTF-8"}, False),
        ({"TERM": "linux", "LANG": "de_DE.utf8"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "ansible", "LANG": "C.UTF-8"}, False),
    ],
)
def test_only_a_terminal_that_says_so_gets_ascii(environment: dict[str, str], needed: bool) -> None:
    """An old kind of terminal, or a locale that is said and is not UTF-8; silence is taken for UTF-8."""
    assert is_needed(environment) is needed


@given(st.text())
def test_all_of_it_is_ascii_and_as_wide(text: str) -> None:
    """Whatever stands in a line, nothing else goes out, and what comes after it stays in its column."""
    assert plain(text).isascii()
    assert cell_len(plain(text)) == cell_len(text) or not text.isprintable()


def test_a_line_of_the_timer() -> None:
    """Solid blocks are blanks with the colours reversed; other shapes the nearest there is; text stays."""
    green = Style(color="green")
    line = [Segment("██  ▒▒", green), Segment("■ HOLD · LEFT", green), Segment("Fußknöchel ═─│", None)]
    found = AsciiOnly().apply(line, BLACK)
    assert found == [
        Segment("  ", green + Style(reverse=True)),
        Segment("  ::", green),
        Segment("* HOLD - LEFT", green),
        Segment("Fusknochel =-|", None),
    ]


def test_the_bar_of_progress_can_still_be_told() -> None:
    """What is over and what is left are not the same letter."""
    over, left = plain("═"), plain("─")
    assert over != left


def test_the_marks_of_pain_can_still_be_told() -> None:
    """Before, after, both, and the line between them are four letters, and none of them is a doubt."""
    told = {plain(mark) for mark in "○●◉│"}
    assert len(told) == 4
    assert "?" not in told
