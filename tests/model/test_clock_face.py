"""Times of day on both faces, and as they are typed."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.clock_face import (
    at_words,
    moment_words,
    read_time,
    read_times,
    time_or_any,
    time_short,
    time_words,
)
from planner.model.vocabulary import CLOCK_FACES, ClockFace

MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


@given(moment=MINUTES, face=st.sampled_from(CLOCK_FACES))
def test_what_is_told_is_read_back(moment: time, face: ClockFace) -> None:
    """In words, and in the few cells of the grid."""
    assert read_time(time_words(moment, face)) == moment
    short = time_short(moment.hour * 60 + moment.minute, face)
    assert read_time(short) == moment
    assert len(short) <= 6


@given(moments=st.lists(MINUTES, max_size=4), face=st.sampled_from(CLOCK_FACES), comma=st.booleans())
def test_several_are_read_in_a_row(moments: list[time], face: ClockFace, comma: bool) -> None:
    """With commas or blanks between them, although `7 pm` has a blank in it."""
    text = (", " if comma else " ").join(time_words(moment, face) for moment in moments)
    assert read_times(text) == tuple(sorted(set(moments)))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("7pm", time(19)),
        ("7 PM", time(19)),
        ("7p", time(19)),
        ("7.30am", time(7, 30)),
        ("12 am", time(0)),
        ("12:01 a.m.", time(0, 1)),
        ("12pm", time(12)),
        ("19:00", time(19)),
        ("7:05", time(7, 5)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, moment: time) -> None:
    """Midnight is 12 am, noon 12 pm, and without a letter there are 24 hours."""
    assert read_time(typed) == moment


@pytest.mark.parametrize("typed", ["13pm", "0am", "7", "7:60pm", "pm", "25:00", "7pmm", "7 p 30"])
def test_what_is_no_time_is_said(typed: str) -> None:
    """In a sentence with an example."""
    with pytest.raises(ValueError, match="07:00"):
        read_time(typed)


def test_the_words() -> None:
    """As they stand on the screen."""
    assert [time_words(time(hour, 5), "12h") for hour in (0, 7, 12, 19)] == [
        "12:05 am",
        "7:05 am",
        "12:05 pm",
        "7:05 pm",
    ]
    assert time_words(time(7, 5), "24h") == "07:05"
    assert [time_short(minute, "24h") for minute in (0, 425, 1140)] == ["00:00", "07:05", "19:00"]
    assert [time_short(minute, "12h") for minute in (0, 450, 720, 1140)] == [
        "12 am",
        "7:30a",
        "12 pm",
        "7 pm",
    ]
    assert [time_or_any(one, "12h") for one in (None, time(7, 5))] == ["any time", "7:05 am"]
    assert time_or_any(time(7, 5), "24h") == "07:05"
    moment = datetime(2026, 11, 22, 19, 5)
    assert [moment_words(moment, face) for face in CLOCK_FACES] == [
        f"2026-11-22 {time_words(moment, face)}" for face in CLOCK_FACES
    ]
    assert moment_words(moment, "12h") == "2026-11-22 7:05 pm"


@pytest.mark.parametrize(
    ("moments", "face", "words"),
    [
        ((), "24h", ", any time"),
        ((None,), "12h", ", any time"),
        ((time(7),), "24h", " at 07:00"),
        ((time(7), time(12), time(19, 5)), "12h", " at 7:00 am, 12:00 pm and 7:05 pm"),
    ],
)
def test_what_follows_a_day(moments: tuple[time | None, ...], face: ClockFace, words: str) -> None:
    """Its times in a sentence, or that there are none."""
    assert at_words(face, *moments) == words
