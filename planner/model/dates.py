"""Dates as people type them, `fri`, `+2w` or `2026-12-24`, and as they read them, `Mon 23 Nov`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner.model.schedule import DAYS

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

FIRST, LAST = date(1970, 1, 1), date(2199, 12, 31)
"""The days that can be typed; a slip of the finger is not a plan for the year 20266."""

_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
# Patterns are compiled when a day is typed: commands that only tell days start without them.
_AWAY = r"([+-])\s*(\d{1,4})\s*(d|days?|w|weeks?|m|months?)"
_DAY_MONTH = r"(\d{1,2})\.?\s*([a-z]{3,9})\.?(?:\s+(\d{4}))?"
_ISO = r"\d{4}-\d{1,2}-\d{1,2}"

_WRONG = "a date is written like 2026-12-24, 24 dec, fri, tomorrow, +3d, +2w or +1m"


def parse_day(text: str, today: date) -> date:
    """The day that was typed, seen from `today`; ValueError with a plain sentence otherwise.

    `2026-12-24`, `24 dec` (the next one), `fri` (the next one, or today), `today`, `tomorrow`,
    `yesterday`, `+3d`, `-1w`, `+1m` (the same day of next month, or its last).
    """
    plain = text.strip().lower()
    day = _day(plain, today)
    if day is None:
        raise ValueError(_WRONG)
    if not FIRST <= day <= LAST:
        raise ValueError(f"a date lies between {FIRST.year} and {LAST.year}")
    return day


def _day(plain: str, today: date) -> date | None:
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if len(plain) >= 2 and plain.isalpha():
        return _weekday(plain, today)
    if found := re.fullmatch(_AWAY, plain, re.ASCII):
        return _away(int(found[1] + found[2]), found[3][0], today)
    if re.fullmatch(_ISO, plain, re.ASCII):
        year, month, day = (int(part) for part in plain.split("-"))
        return _date(year, month, day)
    if (found := re.fullmatch(_DAY_MONTH, plain, re.ASCII)) and found[2][:3] in MONTHS:
        month, day = MONTHS.index(found[2][:3]) + 1, int(found[1])
        if found[3]:
            return _date(int(found[3]), month, day)
        return _coming(month, day, today)
    return None


def _away(count: int, unit: str, today: date) -> date:
    from dateutil.relativedelta import relativedelta  # months have no fixed length; nothing else needs it

    step = {"d": relativedelta(days=count), "w": relativedelta(weeks=count), "m": relativedelta(months=count)}
    return today + step[unit]  # four digits lead from any day that can be typed to one that a calendar has


def _weekday(plain: str, today: date) -> date | None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    fitting = [index for index, name in enumerate(names) if name.startswith(plain)]
    if len(fitting) != 1:
        return None
    return today + timedelta(days=(fitting[0] - today.weekday()) % 7)


def _coming(month: int, day: int, today: date) -> date:
    if (month, day) == (2, 29):
        years = (year for year in range(today.year, today.year + 9) if year % 4 == 0 and year % 100)
        return next(found for found in (date(year, 2, 29) for year in years) if found >= today)
    found = _date(today.year, month, day)
    return found if found >= today else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no day {day} in month {month} of {year}") from None


def later(day: date, days: int) -> date:
    """So many days on, or back; at most the first or last day that can be typed."""
    ordinal = min(max(day.toordinal() + days, FIRST.toordinal()), LAST.toordinal())
    return date.fromordinal(ordinal)


def weekday(day: date) -> str:
    """`Mon`."""
    return DAYS[day.weekday()].title()


def day_words(day: date, today: date) -> str:
    """`Mon 23 Nov`, with the year when it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1].title()}{year}"


def short_words(day: date, today: date) -> str:
    """`23 Nov`, with the year when it is not this one."""
    return day_words(day, today).partition(" ")[2]


def range_words(first: date, last: date) -> str:
    """`23–29 Nov 2026`, `28 Dec 2026 – 3 Jan 2027`."""
    start, end = (f"{day.day} {MONTHS[day.month - 1].title()}" for day in (first, last))
    if first.year != last.year:
        return f"{start} {first.year} – {end} {last.year}"
    if first.month != last.month:
        return f"{start} – {end} {last.year}"
    return f"{first.day}–{end} {last.year}"


def away_words(first: date, this: date) -> str:
    """How far a week is from this one, by their first days: `this week`, `last week`, `in 3 weeks`."""
    weeks = (first - this).days // 7
    near = {0: "this week", 1: "next week", -1: "last week"}
    if weeks in near:
        return near[weeks]
    return f"in {weeks} weeks" if weeks > 0 else f"{-weeks} weeks ago"
