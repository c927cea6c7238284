"""Durations, times of day, tempo and loads: how they are written and what they mean.

A duration is a whole number of seconds. Written `25s`, `1m30s`, `1h`; a bare whole number means seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from planner.model.vocabulary import (
    MAX_SECONDS as MAX_SECONDS,
)

_DURATION = re.compile(r"(?:(\d{1,5})h)?(?:(\d{1,5})m(?:in)?)?(?:(\d{1,5})s)?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_TEMPO = re.compile(r"(\d{1,3})-(\d{1,3})-(\d{1,3})", re.ASCII)
_LOAD = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)\s?(kg|lb)", re.ASCII)


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


def parse_duration(text: str) -> int:
    """Seconds in `25s`, `1m30s`, `2min`, `1h` or `90`; ValueError with a plain sentence otherwise."""
    plain = text.strip().lower().replace(" ", "")
    if plain.isascii() and plain.isdigit() and len(plain) <= 6:
        seconds = int(plain)
    else:
        found = _DURATION.fullmatch(plain)
        if not plain or found is None:
            raise ValueError('a duration is written like "25s", "1m30s" or "2m"')
        hours, minutes, rest = (int(part or 0) for part in found.groups())
        seconds = hours * 3600 + minutes * 60 + rest
    if seconds > MAX_SECONDS:
        raise ValueError("a duration is at most 24 hours")
    return seconds


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
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError('a time of day is written like "07:00", from "00:00" to "23:59"')
    return time(int(found[1]), int(found[2]))


def parse_tempo(text: str) -> Tempo:
    """`3-0-3`: seconds of work, hold and return; ValueError with a plain sentence otherwise."""
    found = _TEMPO.fullmatch(text.strip())
    if found is None:
        raise ValueError('a tempo is three whole numbers of seconds, work-hold-return, like "3-0-3"')
    tempo = Tempo(int(found[1]), int(found[2]), int(found[3]))
    if not tempo.seconds:
        raise ValueError("a tempo of 0-0-0 takes no time: give at least one second")
    return tempo


def parse_load(text: str) -> str:
    """A load in its one spelling, `5kg` or `2.5kg` or `10lb`; ValueError with a plain sentence otherwise."""
    found = _LOAD.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError('a load is written like "5kg", "2.5kg" or "10lb"')
    return f"{found[1]}{found[2]}"


def load_kg(text: str) -> float:
    """Kilograms in a load; ValueError with a plain sentence when it is none."""
    load = parse_load(text)
    number = float(load[:-2])
    return number if load.endswith("kg") else number * 0.45359237
