"""Durations, times of day, tempo and loads: how they are written and what they mean.

A duration is a whole number of seconds. Written `25s`, `1m30s`, `1h`; a bare whole number means seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from planner.model.vocabulary import (
    MAX_SECONDS as MAX_SECONDS,
)

# Written in what Python, JavaScript and Rust read alike: `[0-9]` is ASCII in all of them, and a JSON Schema
# takes these very patterns. Spaces may stand around the parts, and letters may be capitals.
_H, _M, _S = (rf"[0-9]{{1,5}} *{unit}" for unit in ("[hH]", "[mM](?:[iI][nN])?", "[sS]"))
DURATION_PATTERN = rf"\s*(?:[0-9]{{1,6}}|{_H}(?: *{_M})?(?: *{_S})?|{_M}(?: *{_S})?|{_S})\s*"
"""What the text of a duration looks like, as a regular expression for the whole of it."""
LONGER_PATTERN = rf"\+(?:{DURATION_PATTERN})"
"""What the text of a step up in seconds looks like."""
MORE_PATTERN = r"\+[1-9][0-9]{0,3}"
"""What that of a step up in a count looks like."""
TIME_PATTERN = r"\s*([01]?[0-9]|2[0-3]):([0-5][0-9])\s*"
"""What a time of day looks like."""
TEMPO_PATTERN = r"\s*([0-9]{1,3})-([0-9]{1,3})-([0-9]{1,3})\s*"
"""What a tempo looks like."""
LOAD_PATTERN = r"\s*([0-9]{1,4}(?:\.[0-9]{1,2})?)\s?([kK][gG]|[lL][bB])\s*"
"""What a load looks like."""

_PART = r"([0-9]+) *([a-zA-Z]?)"
_UNITS = {"h": 3600, "m": 60, "s": 1, "": 1}


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of one repetition: the work, the hold at its end, the return."""

    work: int
    hold: int
    back: int

    @property
    def seconds(self) -> int:
        """Length of one repetition in seconds."""
        return self.work + self.hold + self.back

    def __str__(self) -> str:
        return f"{self.work}-{self.hold}-{self.back}"


# Bounded, and worth it: a home of a thousand routines says "10s" ten thousand times.
_remembered = lru_cache(maxsize=512)


@_remembered
def parse_duration(text: str) -> int:
    """Seconds in `25s`, `1m30s`, `2min`, `1h` or `90`; ValueError with a plain sentence otherwise."""
    if re.fullmatch(DURATION_PATTERN, text) is None:
        raise ValueError('a duration is written like "25s", "1m30s" or "2m"')
    seconds = sum(int(count) * _UNITS[unit.lower()] for count, unit in re.findall(_PART, text))
    if seconds > MAX_SECONDS:
        raise ValueError("a duration is at most 24 hours")
    return seconds


@_remembered
def duration(seconds: int) -> str:
    """A duration as it is written in files: `25s`, `1m30s`, `2m`, `1h5m`."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{hours}h" if hours else "", f"{minutes}m" if minutes else "", f"{left}s" if left else ""]
    return "".join(parts) or "0s"


def clock(seconds: int) -> str:
    """A duration as a timer shows it: `0:25`, `12:05`, `1:02:03`."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def about(seconds: int) -> str:
    """A length of time in words for a summary, to the nearest minute: `45 s`, `12 min`, `1 h 5 min`."""
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {left} min" if left else f"{hours} h"


def parse_time(text: str) -> time:
    """A time of day written `07:00` or `7:00`; ValueError with a plain sentence otherwise."""
    found = re.fullmatch(TIME_PATTERN, text)
    if found is None:
        raise ValueError('a time of day is written like "07:00", from "00:00" to "23:59"')
    return time(int(found[1]), int(found[2]))


@_remembered
def parse_tempo(text: str) -> Tempo:
    """`3-0-3`: seconds of work, hold and return; ValueError with a plain sentence otherwise."""
    found = re.fullmatch(TEMPO_PATTERN, text)
    if found is None:
        raise ValueError('a tempo is three whole numbers of seconds, work-hold-return, like "3-0-3"')
    tempo = Tempo(int(found[1]), int(found[2]), int(found[3]))
    if not tempo.seconds:
        raise ValueError("a tempo of 0-0-0 takes no time: give at least one second")
    return tempo


def parse_load(text: str) -> str:
    """A load in its one spelling, `5kg` or `2.5kg` or `10lb`; ValueError with a plain sentence otherwise."""
    found = re.fullmatch(LOAD_PATTERN, text)
    if found is None:
        raise ValueError('a load is written like "5kg", "2.5kg" or "10lb"')
    return f"{found[1]}{found[2].lower()}"


def load_kg(text: str) -> float:
    """Kilograms in a load; ValueError with a plain sentence when it is none."""
    load = parse_load(text)
    number = float(load[:-2])
    return number if load.endswith("kg") else number * 0.45359237


def parse_longer(text: str) -> int:
    """Seconds in `+5s`; ValueError with a plain sentence otherwise."""
    if re.fullmatch(LONGER_PATTERN, text) is None or not (seconds := parse_duration(text[1:])):
        raise ValueError('how much longer is written like "+5s"')
    return seconds


def parse_more(text: str) -> int:
    """The count in `+2`; ValueError with a plain sentence otherwise."""
    if re.fullmatch(MORE_PATTERN, text) is None:
        raise ValueError('how many more is written like "+2"')
    return int(text)
