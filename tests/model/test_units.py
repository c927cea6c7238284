"""Durations, times of day, tempo and loads as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.units import (
    MAX_SECONDS,
    Tempo,
    about,
    clock,
    duration,
    parse_duration,
    parse_load,
    parse_longer,
    parse_more,
    parse_tempo,
    parse_time,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("25s", 25),
        ("1m30s", 90),
        ("1m 30s", 90),
        (" 2M ", 120),
        ("1 h 2 Min 3 S", 3723),
        ("2min", 120),
        ("1h", 3600),
        ("1h1m1s", 3661),
        ("90", 90),
        ("90s", 90),
        ("0s", 0),
        ("0", 0),
        ("24h", MAX_SECONDS),
    ],
)
def test_a_duration_is_read_in_every_spelling(text: str, seconds: int) -> None:
    """Units may be left out, joined, spaced or written in capitals."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", " ", "s", "30x", "1.5m", "-5s", "5s1m", "1m30", "٣s", "²", "9999999", "1 minute", "2 5s"]
)
def test_what_is_no_duration_is_told_how_to_write_one(text: str) -> None:
    """The message shows the spelling instead of naming a rule."""
    with pytest.raises(ValueError, match='written like "25s"'):
        parse_duration(text)


def test_a_duration_that_is_none_is_refused_at_once() -> None:
    """However many spaces are in it: the pattern never tries them in every combination."""
    with pytest.raises(ValueError, match='written like "25s"'):
        parse_duration("1h" + " " * 200_000 + "x")


@pytest.mark.parametrize("text", ["24h1s", "86401", "99999h", "999999"])
def test_a_duration_longer_than_a_day_is_refused(text: str) -> None:
    """No part of a session lasts longer than a day."""
    with pytest.raises(ValueError, match="at most 24 hours"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (25, "25s"), (60, "1m"), (90, "1m30s"), (3600, "1h"), (3900, "1h5m"), (3661, "1h1m1s")],
)
def test_a_duration_is_written_as_short_as_it_can_be(seconds: int, text: str) -> None:
    """Parts that are nothing are left out."""
    assert duration(seconds) == text


@given(st.integers(0, MAX_SECONDS))
def test_a_duration_comes_back_as_it_was(seconds: int) -> None:
    """Writing and reading is the identity."""
    assert parse_duration(duration(seconds)) == seconds


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-1, "0:00"), (0, "0:00"), (25, "0:25"), (725, "12:05"), (3600, "1:00:00"), (3723, "1:02:03")],
)
def test_a_timer_shows_minutes_and_seconds(seconds: int, text: str) -> None:
    """Hours only when there are any; never less than nothing."""
    assert clock(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (89, "1 min"),
        (720, "12 min"),
        (3599, "1 h"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_a_summary_rounds_to_minutes(seconds: int, text: str) -> None:
    """Seconds matter only below a minute."""
    assert about(seconds) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("07:00", time(7)), ("7:05", time(7, 5)), (" 23:59 ", time(23, 59)), ("0:00", time(0))],
)
def test_a_time_of_day_is_read_with_or_without_its_zero(text: str, expected: time) -> None:
    """Both spellings that people use."""
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "24:00", "7", "7:5", "07:60", "07:00:00", "7.30", "7pm"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    """With the range that is allowed."""
    with pytest.raises(ValueError, match='from "00:00" to "23:59"'):
        parse_time(text)


def test_a_tempo_is_three_numbers_and_adds_up() -> None:
    """Work, hold and return, and the rep is their sum."""
    tempo = parse_tempo(" 3-1-2 ")
    assert tempo == Tempo(3, 1, 2)
    assert tempo.seconds == 6
    assert str(tempo) == "3-1-2"


@pytest.mark.parametrize("text", ["", "3-0", "3-0-3-0", "a-b-c", "3 0 3", "-3-0-3", "1000-0-0"])
def test_what_is_no_tempo_is_refused(text: str) -> None:
    """With an example."""
    with pytest.raises(ValueError, match="three whole numbers"):
        parse_tempo(text)


def test_a_tempo_without_time_is_refused() -> None:
    """A rep of no seconds could not be paced."""
    with pytest.raises(ValueError, match="takes no time"):
        parse_tempo("0-0-0")


@pytest.mark.parametrize(
    ("text", "load"), [("5kg", "5kg"), ("2.5 KG", "2.5kg"), (" 10lb ", "10lb"), ("0.25kg", "0.25kg")]
)
def test_a_load_has_one_spelling(text: str, load: str) -> None:
    """Spaces and capitals go."""
    assert parse_load(text) == load


@pytest.mark.parametrize("text", ["", "5", "kg", "5 stone", "-5kg", "2,5kg", "5.125kg", "99999kg"])
def test_what_is_no_load_is_refused(text: str) -> None:
    """With examples."""
    with pytest.raises(ValueError, match='written like "5kg"'):
        parse_load(text)


def test_how_much_more_is_written_with_a_plus() -> None:
    """Seconds of a hold, or a count; never nothing, and never less."""
    assert [parse_longer(text) for text in ("+5s", "+1m30s", "+90")] == [5, 90, 90]
    assert [parse_more(text) for text in ("+1", "+20")] == [1, 20]
    for text in ("5s", "+0s", "-5s", "+", "+5 x", ""):
        with pytest.raises(ValueError, match=r'^how much longer is written like "\+5s"$'):
            parse_longer(text)
    for text in ("2", "+0", "-2", "+", "+2s", ""):
        with pytest.raises(ValueError, match=r'^how many more is written like "\+2"$'):
            parse_more(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (1, "1s"), (60, "1m"), (90, "1m30s"), (3_600, "1h"), (3_661, "1h1m1s"), (7_205, "2h5s")],
)
def test_a_duration_is_written_with_what_it_has(seconds: int, text: str) -> None:
    """As in the files."""
    assert duration(seconds) == text
