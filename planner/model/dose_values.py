"""What the words of a dose come to: numbers, seconds and loads, each with its bounds and its own sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from planner.model.units import MAX_SECONDS, duration, parse_load, parse_tempo
from planner.model.vocabulary import MAX_REPS, MAX_SETS

WORDS: Mapping[str, str] = {
    "sets": "numbers of sets",
    "reps": "numbers of repetitions",
    "hold": "holds",
    "tempo": "tempos",
    "sides": "sides",
    "relax": "pauses between repetitions",
    "rest": "rests",
    "load": "loads",
}
"""What several of each key of a dose are called."""

_LOW_HIGH = re.compile(
    r"(?P<low>[0-9][0-9.]*) ?(?P<unit>[a-z\"']*) ?(?:-|to|or) ?(?P<high>[0-9].*|half.*|a .*)"
)
_POINT = re.compile(r"(?<=[a-z\"'])[.]")
_UNIT_AT_END = re.compile(r".*?([^0-9.]*)$")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)[ -]?([a-z]+|''|\"|')")
_PARTS = re.compile(rf"{_PART.pattern}(?: ?(?:and )?{_PART.pattern}){{0,2}}(?:[0-9]{{1,2}})?")
_LAST = re.compile(r"(?<=[a-z'])[0-9]{1,2}$")
_CLOCK = re.compile(r"([0-9]+):([0-9]{2})")
_LOAD = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[ -]?([kl]|pound)")

_MOST_MINUTES = 59
"""More than so many `m` are metres as likely as minutes."""
_LEAST_REST = 5
"""A bare `rest 2` below so many seconds is meant in minutes as likely as not."""


def value(key: str, words: str) -> object:
    """What the words for a key say; ValueError with a sentence when that is nothing, or not decided.

    `bouts` is a count, `time` a duration in seconds; the other keys are those of a dose.
    """
    return _READ[key](_POINT.sub("", words).strip())


def written(key: str, found: object) -> str:
    """A value of a dose in words, as in `30s`."""
    return duration(found) if key in ("hold", "relax", "rest") and isinstance(found, int) else str(found)


def _one(words: str, what: str, shown: Callable[[str], str]) -> str:
    """The words when they are one value; ValueError when they are a range. Its unit may stand at the end."""
    both = _LOW_HIGH.fullmatch(words)
    if both is None:
        return words
    unit = both["unit"] or _UNIT_AT_END.sub(r"\1", both["high"])
    low, high = shown(f"{both['low']}{unit}"), shown(both["high"])
    raise ValueError(f"{low} to {high} {what}".rstrip() + f": planner keeps one number; take {low} or {high}")


def _count(what: str, most: int) -> Callable[[str], int]:
    def read(words: str) -> int:
        number = int(_one(words, what, str))
        if not 1 <= number <= most:
            raise ValueError(f"{what} go from 1 to {most}, not {number}")
        return number

    return read


def _time(what: str, least: int) -> Callable[[str], int]:
    def read(words: str) -> int:
        one = _one(words, what, lambda end: duration(_seconds(end)))
        if what == "rest" and one.isdigit() and int(one) < _LEAST_REST:
            raise ValueError(f'rest {one}: seconds or minutes? Write "rest {one}s" or "rest {one}m"')
        seconds = _seconds(one)
        if seconds > MAX_SECONDS:
            raise ValueError("a duration is at most 24 hours")
        if seconds < least:
            raise ValueError(f"a {what or 'time'} is at least {least} second")
        return seconds

    return read


def _seconds(words: str) -> int:
    """Seconds; a bare number counts them, as in the files."""
    if words.isdigit():
        return int(words)
    if words.endswith("minute") and not words[0].isdigit():
        return 30 if words.startswith("half") else 60
    if clock := _CLOCK.fullmatch(words):
        return int(clock[1]) * 60 + int(clock[2])
    if _PARTS.fullmatch(words) is None:
        raise ValueError(f'{words}: a duration is written like "25s", "1m30s" or "2m"')
    total = Decimal(int(last[0]) if (last := _LAST.search(words)) else 0)
    for number, unit in _PART.findall(words):
        if unit == "m" and Decimal(number) > _MOST_MINUTES:
            raise ValueError(f'{number}m: minutes or metres? Minutes are written "{number} min"')
        factor = {"h": 3600, "m": 60, "'": 60}.get(unit if unit == "''" else unit[0], 1)
        total += Decimal(number) * factor
    if total != int(total):
        raise ValueError(f"{words}: planner counts whole seconds")
    return int(total)


def _tempo(words: str) -> object:
    return parse_tempo("-".join(re.findall("[0-9]+", words)))


def _load(words: str) -> str:
    found = _LOAD.match(_one(words, "", lambda end: end.replace(" ", "")))
    if found is None:
        raise ValueError(f'{words}: a load is written like "5kg", "2.5kg" or "10lb"')
    unit = "kg" if found[2] == "k" else "lb"
    return parse_load(f"{found[1].replace(',', '.')}{unit}")


_READ: Mapping[str, Callable[[str], object]] = {
    "sets": _count("sets", MAX_SETS),
    "reps": _count("repetitions", MAX_REPS),
    "bouts": _count("repetitions", MAX_REPS),
    "hold": _time("hold", 1),
    "time": _time("", 1),
    "relax": _time("relax", 0),
    "rest": _time("rest", 0),
    "tempo": _tempo,
    "load": _load,
}
