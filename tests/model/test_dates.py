"""Dates as people type and read them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dates import (
    FIRST,
    LAST,
    away_words,
    day_words,
    later,
    parse_day,
    range_words,
    short_words,
)

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        (" 2026-1-5 ", date(2026, 1, 5)),
        ("today", SUNDAY),
        ("Tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("sun", SUNDAY),
        ("th", date(2026, 11, 26)),
        ("+2w", date(2026, 12, 6)),
        ("+1m", date(2026, 12, 22)),
        ("-9 months", date(2026, 2, 22)),
        ("-1w", date(2026, 11, 15)),
        ("+3d", date(2026, 11, 25)),
        ("+ 3 days", date(2026, 11, 25)),
        ("24 dec", date(2026, 12, 24)),
        ("24. December", date(2026, 12, 24)),
        ("3 jan", date(2027, 1, 3)),
        ("3 jan 2026", date(2026, 1, 3)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, day: date) -> None:
    """Calendar dates, weekdays, and steps from today."""
    assert parse_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("22 nov", SUNDAY, SUNDAY),
        ("29 feb", date(2028, 2, 29), date(2028, 2, 29)),
        ("29 feb", date(2028, 3, 1), date(2032, 2, 29)),
        ("29 feb", date(2097, 1, 1), date(2104, 2, 29)),  # 2100 has none
    ],
)
def test_a_day_of_a_month_is_the_next_one_and_today_is_one(text: str, today: date, day: date) -> None:
    """What is typed on the day itself means that day; 29 February waits for its year."""
    assert parse_day(text, today) == day


@pytest.mark.parametrize(
    "text", ["", "s", "someday", "2w", "24.12.", "+2", "2026-13-01", "31 nov", "2026-02-29"]
)
def test_what_is_no_date_gets_a_sentence(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=r"a date is written like|there is no day"):
        parse_day(text, SUNDAY)


@pytest.mark.parametrize("text", ["1969-12-31", "2200-01-01", "+9999w", "9999-12-31", "0000-01-01"])
def test_far_away_dates_are_slips(text: str) -> None:
    """A date lies within reach of a calendar that people use."""
    with pytest.raises(ValueError, match=r"a date lies between|there is no day"):
        parse_day(text, SUNDAY)


@given(st.text(max_size=12), st.dates(FIRST, LAST))
def test_any_text_is_a_date_or_a_sentence(text: str, today: date) -> None:
    """No text is too strange."""
    try:
        day = parse_day(text, today)
    except ValueError:
        return
    assert FIRST <= day <= LAST


@given(st.sampled_from([FIRST, LAST]), st.integers(0, 9999), st.sampled_from("+-"), st.sampled_from("dwm"))
def test_any_step_from_any_day_leads_to_a_day_or_to_a_sentence(
    today: date, count: int, sign: str, unit: str
) -> None:
    """Also from the first and the last day that can be typed, as far as can be typed."""
    try:
        told = parse_day(f"{sign}{count}{unit}", today).isoformat()
    except ValueError as error:
        told = str(error)
    assert told == "a date lies between 1970 and 2199" or FIRST <= date.fromisoformat(told) <= LAST


@given(st.dates(FIRST, LAST), st.integers(-10_000_000, 10_000_000))
def test_later_stays_within_reach(day: date, days: int) -> None:
    """Paging on and on ends at the first and the last day."""
    assert FIRST <= later(day, days) <= LAST


def test_words() -> None:
    """The year is said when it is not this one; ranges do not repeat what both ends share."""
    assert day_words(date(2026, 11, 23), SUNDAY) == "Mon 23 Nov"
    assert day_words(date(2027, 1, 4), SUNDAY) == "Mon 4 Jan 2027"
    assert range_words(date(2026, 11, 16), SUNDAY) == "16–22 Nov 2026"
    assert range_words(date(2026, 11, 30), date(2026, 12, 6)) == "30 Nov – 6 Dec 2026"
    assert range_words(date(2026, 12, 28), date(2027, 1, 3)) == "28 Dec 2026 – 3 Jan 2027"
    this = date(2026, 11, 16)
    assert short_words(date(2026, 11, 23), SUNDAY) == "23 Nov"
    assert short_words(date(2027, 1, 4), SUNDAY) == "4 Jan 2027"
    weeks = {
        0: "this week",
        7: "next week",
        -7: "last week",
        14: "in 2 weeks",
        21: "in 3 weeks",
        -14: "2 weeks ago",
    }
    assert {days: away_words(later(this, days), this) for days in weeks} == weeks


def test_a_month_on_from_the_last_of_a_long_month_is_the_last_of_a_short_one() -> None:
    """+1m on 31 January is 28 February; too many months are refused in a sentence."""
    assert parse_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    with pytest.raises(ValueError, match="between 1970 and 2199"):
        parse_day("+9999m", date(2027, 1, 31))
    with pytest.raises(ValueError, match="between 1970 and 2199"):
        parse_day("-9999m", date(2027, 1, 31))


@pytest.mark.parametrize(
    "name", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
def test_a_weekday_is_known_by_its_beginning(name: str) -> None:
    """Two letters are enough for each, and the whole name is not too much."""
    for typed in (name[:2], name[:3], name, name.upper()):
        assert f"{parse_day(typed, SUNDAY):%A}".lower() == name
