"""Times of day as a person wants to see them, on a face of 24 hours or of 12, and as they type them.

Files, `--json` and tables for other programs always have 24 hours.
"""

from __future__ import annotations

import re
from datetime import datetime, time

from planner.model.text import listed
from planner.model.units import parse_time
from planner.model.vocabulary import ClockFace

# Patterns are compiled when a time is typed: commands that only tell times start without them.
_TYPED = r"\s*(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?\s*([ap])\.?m?\.?\s*"
_APART = r"(?<=[0-9])\s+(?=[ap]\.?m?\.?(?:\s|,|$))"
_FLAGS = re.ASCII | re.IGNORECASE


def time_words(moment: time | datetime, face: ClockFace) -> str:
    """`19:05`, or `7:05 pm`; midnight is `12:00 am` and noon `12:00 pm`."""
    if face == "24h":
        return f"{moment:%H:%M}"
    return f"{_hour(moment.hour)}:{moment.minute:02} {_half(moment.hour)}"


def time_or_any(moment: time | None, face: ClockFace) -> str:
    """The same, or `any time`."""
    return time_words(moment, face) if moment else "any time"


def at_words(face: ClockFace, *moments: time | None) -> str:
    """What follows a day: ` at 07:00 and 19:00`, or `, any time`."""
    times = [time_words(moment, face) for moment in moments if moment is not None]
    return f" at {listed(times)}" if times else ", any time"


def time_short(minutes: int, face: ClockFace) -> str:
    """A minute of the day in six cells at most: `19:05`, `7:05p`, `7 pm`."""
    hour, minute = divmod(minutes, 60)
    if face == "24h":
        return f"{hour:02}:{minute:02}"
    return f"{_hour(hour)}:{minute:02}{_half(hour)[0]}" if minute else f"{_hour(hour)} {_half(hour)}"


def moment_words(moment: datetime, face: ClockFace) -> str:
    """A day and a time: `2026-11-22 19:05`."""
    return f"{moment:%Y-%m-%d} {time_words(moment, face)}"


def read_time(text: str) -> time:
    """A typed time of day, `19:00`, `7pm` or `7:30 pm`; ValueError with a plain sentence otherwise."""
    found = re.fullmatch(_TYPED, text, _FLAGS)
    if found is None:
        return parse_time(text)
    return time(int(found[1]) % 12 + 12 * (found[3].lower() == "p"), int(found[2] or 0))


def read_times(text: str) -> tuple[time, ...]:
    """Several typed times with commas or blanks between them, each once and in order."""
    return tuple(
        sorted({read_time(part) for part in re.sub(_APART, "", text, flags=_FLAGS).replace(",", " ").split()})
    )


def _hour(hour: int) -> int:
    return hour % 12 or 12


def _half(hour: int) -> str:
    return "am" if hour < 12 else "pm"
