"""What single arguments may say; each function raises ArgumentTypeError with a plain sentence."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from planner.model.clock_face import read_time
from planner.model.dates import FIRST, LAST, parse_day
from planner.model.schedule import DAYS, Day
from planner.model.text import clean
from planner.model.units import parse_duration
from planner.model.vocabulary import MAX_STEPS, PAIN_MAX, REASONS, Reason

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_on(today: date) -> Callable[[str], date]:
    """Reads a day such as `2026-12-24`, `24 dec`, `fri`, `tomorrow`, `+2w`, seen from `today`."""

    def read(text: str) -> date:
        try:
            return parse_day(text, today)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return read


def days(text: str) -> tuple[Day, ...]:
    """Days of the week such as `mon,wed` or `daily`, in the order of the week."""
    words = [word for word in text.lower().replace(",", " ").split() if word]
    if words == ["daily"]:
        return DAYS
    found = set()
    for word in words:
        fitting = [
            DAYS[index] for index, name in enumerate(_NAMES) if len(word) > 1 and name.startswith(word)
        ]
        if len(fitting) != 1:
            raise ArgumentTypeError(f'"{clean(word)}" is no day: {",".join(DAYS)}, or daily')
        found.add(fitting[0])
    if not found:
        raise ArgumentTypeError("at least one day is needed, like mon,wed")
    return tuple(day for day in DAYS if day in found)


def times(text: str) -> tuple[time, ...]:
    """Times of day such as `07:00` or `07:00,19:30`."""
    return tuple(_time(part) for part in text.split(","))


def _time(text: str) -> time:
    try:
        return read_time(text)
    except ValueError:
        words = "a time of day is written like 07:00, from 00:00 to 23:59"
        raise ArgumentTypeError(f'{words}, not "{clean(text)}"') from None


def one_time(text: str) -> time:
    """One time of day such as `07:00`."""
    return _time(text)


def lead(text: str) -> int:
    """Seconds in a length of time such as `10m`."""
    try:
        return parse_duration(text)
    except ValueError:
        raise ArgumentTypeError(f'a length of time is written like 10m or 1h, not "{clean(text)}"') from None


def interval(text: str) -> int:
    """Seconds in a length of time from a minute to a day."""
    seconds = lead(text)
    if seconds < 60:
        raise ArgumentTypeError("it is at least 1m")
    return seconds


_BACK = r"-\s*[0-9]{1,4}\s*(d|days?|w|weeks?|m|months?)"


def past_days(words: Sequence[str]) -> list[str]:
    """The words, with a blank in front of a day such as `-1w`: without it, it looks like an option."""
    return [f" {word}" if re.fullmatch(_BACK, word, re.IGNORECASE) else word for word in words]


def moment_at(now: datetime) -> Callable[[str], datetime]:
    """Reads `07:00` (today) or `2026-11-22T07:00`, in the local time zone unless it names one."""

    def read(text: str) -> datetime:
        if len(text.strip()) <= 5:
            plain = datetime.combine(now.date(), _time(text))
            return plain.replace(tzinfo=now.tzinfo)
        try:
            moment = datetime.fromisoformat(text.strip())
            # Without a zone it is the machine's local time on that day, summer time or not.
            found = moment if moment.tzinfo else moment.astimezone()
        except (ValueError, OverflowError, OSError):
            words = "a moment is written like 07:00 or 2026-11-22T07:00"
            raise ArgumentTypeError(f'{words}, not "{clean(text)}"') from None
        if not FIRST <= found.date() <= LAST:
            raise ArgumentTypeError(f"a moment lies between {FIRST.year} and {LAST.year}")
        return found

    return read


def number(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        plain = text.strip()
        if plain.isascii() and plain.isdigit() and len(plain) <= 9 and low <= int(plain) <= high:
            return int(plain)
        raise ArgumentTypeError(f'a whole number from {low} to {high} is needed, not "{clean(text)}"')

    return read


pain = number(0, PAIN_MAX)
"""Reads pain on the 0-10 scale."""


def title(text: str) -> str:
    """A title with something in it, without control characters."""
    plain = " ".join(clean(text).split())
    if not plain:
        raise ArgumentTypeError("a title needs at least one letter or digit")
    return plain


def steps(text: str) -> frozenset[int]:
    """Numbers of steps such as `1-4,6`."""
    found: set[int] = set()
    for part in text.split(","):
        low, dash, high = part.partition("-")
        try:
            first = _step(low)
            last = _step(high) if dash else first
        except ArgumentTypeError:
            first, last = 1, 0
        if first > last:
            raise ArgumentTypeError(f'steps are written like 1-4,6, not "{clean(text)}"')
        found.update(range(first, last + 1))
    return frozenset(found)


def stop(text: str) -> tuple[int, Reason]:
    """Where and why a session was stopped, such as `3:pain`."""
    place, _, why = text.partition(":")
    reason = next((one for one in REASONS if one == why.strip().lower()), None)
    if reason is None:
        raise ArgumentTypeError(f"a stop is written like 3:pain, and why is one of {', '.join(REASONS)}")
    return _step(place), reason


_step = number(1, MAX_STEPS)
