"""What is printed: clean, aligned, and never wider than 80 cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.commandline.output import COLUMNS, cut, fill, table, wrap
from planner.model.text import width

texts = st.text("ab 深蹲é\u0301", max_size=200)


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("深蹲", 4), ("e\u0301", 1), ("é", 1), ("ｆ", 2), ("×–", 2)]
)
def test_width_is_in_cells(text: str, cells: int) -> None:
    """Wide characters take two, accents of their own none."""
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcdef", 5, "ab..."),
        ("深蹲深蹲", 6, "深..."),
        ("ab cdef", 6, "ab..."),
        ("abcd", 2, ".."),
    ],
)
def test_what_is_cut_ends_in_dots(text: str, cells: int, expected: str) -> None:
    """And fits."""
    assert cut(text, cells) == expected


@given(texts, st.integers(3, 90))
def test_cut_and_filled_is_exactly_so_wide(text: str, cells: int) -> None:
    """The columns of a table stand straight."""
    assert width(fill(cut(text, cells), cells)) == cells


@given(texts, st.sampled_from(["", "- ", "Sources allow: "]))
def test_wrapped_lines_fit_and_lose_nothing(text: str, lead: str) -> None:
    """Whatever the words are, and however long."""
    lines = wrap(text, lead)
    assert all(width(line) <= COLUMNS for line in lines)
    assert lines[0].startswith(lead)
    assert "".join("".join(lines)[len(lead) :].split()) == "".join(text.split())


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5))
def test_a_table_fits_whatever_is_in_it(rows: list[tuple[str, str, str]]) -> None:
    """80 cells, one line a row."""
    lines = table(rows, cuttable=(1,))
    assert len(lines) == len(rows)
    assert all(width(line) <= COLUMNS for line in lines)


def test_columns_that_may_be_cut_are_cut_first() -> None:
    """An id is there to be copied."""
    (line,) = table([("id-" * 15, "t" * 60, "8 min")], cuttable=(1,))
    assert line.startswith("id-" * 15 + "  ttt")
    assert line.endswith("...  8 min")
    assert width(line) == COLUMNS


def test_an_empty_table_has_no_lines() -> None:
    """Nothing is printed for nothing."""
    assert table([]) == []
