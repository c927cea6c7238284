"""Text that people wrote: how wide it is, what of it is safe to show, and what a file is called after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.text import (
    MAX_ID,
    clean,
    did_you_mean,
    head,
    is_slug,
    listed,
    nearest,
    plural,
    slug,
    width,
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("deep", 4), ("深蹲", 4), ("ｗ", 2), ("e\u0301", 1), ("a\u20dd", 1), ("é", 1), ("ｱ", 1)],
)
def test_width_is_what_a_terminal_takes(text: str, cells: int) -> None:
    """Wide letters take two cells, marks on a letter none."""
    assert width(text) == cells


@given(st.text(), st.integers(0, 12))
def test_the_head_of_a_text_is_the_longest_beginning_that_fits(text: str, cells: int) -> None:
    """It fits, it is a beginning, and one letter more would not fit."""
    found = head(text, cells)
    assert text.startswith(found)
    assert width(found) <= cells
    assert found == text or width(text[: len(found) + 1]) > cells


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Core three", "core-three"),
        ("  Rücken & Bein!  ", "rucken-bein"),
        ("深蹲", "routine"),
        ("a" * 70, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_file_is_called_after_the_title(title: str, stem: str) -> None:
    """Plain letters and hyphens, at most 60 of them, none at the end."""
    assert slug(title) == stem
    assert slug("!", "exercise") == "exercise"


@given(st.text())
def test_every_title_makes_a_plain_id(title: str) -> None:
    """Whatever it is."""
    assert is_slug(slug(title))


@pytest.mark.parametrize(
    ("stem", "plain"),
    [
        ("core-3", True),
        ("a" * MAX_ID, True),
        ("a" * (MAX_ID + 1), False),
        ("", False),
        ("Core", False),
        ("core--three", False),
        ("-core", False),
        ("core-", False),
        ("core\n", False),
        ("rücken", False),
    ],
)
def test_an_id_is_lower_case_words_and_single_hyphens(stem: str, plain: bool) -> None:
    """At most 60 characters."""
    assert is_slug(stem) is plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("\x1b[31mred", "[31mred"),
        ("a\u202eb\u200bc\ufeffd", "abcd"),
        ("\u3164\ufdd0\U0001ffffx", "x"),
        ("\u0301a", "a"),
        ("e" + "\u0301" * 9 + "f", "e" + "\u0301" * 8 + "f"),
        ("e" + "\u0301" * 8 + "f\u0301", "e" + "\u0301" * 8 + "f\u0301"),
    ],
)
def test_nothing_that_a_terminal_would_act_on_is_shown(text: str, shown: str) -> None:
    """One line, without controls, without what nobody sees, and with at most eight marks on a letter."""
    assert clean(text) == shown


def test_a_word_that_is_nearly_right_is_found() -> None:
    """Whatever its case; what is near to nothing is not guessed."""
    known = ("stretch", "strength", "mobility")
    assert [nearest(word, known) for word in ("Strech", "STRENGHT", "xyz")] == ["stretch", "strength", None]
    assert [did_you_mean(word, known) for word in ("Strech", "xyz")] == ['Did you mean "stretch"?', ""]


def test_counts_and_lists_read_as_people_say_them() -> None:
    """One step, two steps; a, b and c."""
    assert [plural(count, "step") for count in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert plural(2, "was", "were") == "2 were"
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
