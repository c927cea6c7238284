"""What a step less or more makes of a typed value. A text that cannot be read starts at a sensible value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planner.model.units import MAX_SECONDS, Tempo, duration, parse_duration, parse_tempo
from planner.store.schema import Field

Step = Callable[[str, int], str]

_LOAD = re.compile(r"(\d{1,4})((?:\.\d{1,2})?\s?(?:kg|lb))", re.ASCII)


def count_step(high: int) -> Step:
    """Whole numbers from 1 to `high`, one by one."""

    def step(text: str, by: int) -> str:
        number = int(text) + by if text.isascii() and text.isdigit() and len(text) < 10 else 1
        return str(max(1, min(high, number)))

    return step


def seconds_step(low: int, start: int) -> Step:
    """Durations from `low` seconds: by 1 below ten seconds, by 5 below two minutes, then by 15."""

    def step(text: str, by: int) -> str:
        try:
            seconds = parse_duration(text)
        except ValueError:
            return duration(start)
        just_below = seconds - (by < 0)
        size = 1 if just_below < 10 else 5 if just_below < 120 else 15
        return duration(max(low, min(MAX_SECONDS, seconds + size * by)))

    return step


def tempo_step(text: str, by: int) -> str:
    """A tempo slower or faster by a second each way."""
    try:
        tempo = parse_tempo(text)
    except ValueError:
        return str(Tempo(2, 0, 2))
    return str(Tempo(max(1, min(999, tempo.work + by)), tempo.hold, max(1, min(999, tempo.back + by))))


def load_step(text: str, by: int) -> str:
    """A load one unit heavier or lighter."""
    found = _LOAD.fullmatch(text.strip().lower())
    if found is None:
        return "1kg"
    return f"{max(1, min(9999, int(found[1]) + by))}{found[2]}"


def stepper(field: Field) -> Step | None:
    """What the arrows make of the value of a key; None where they move in the text."""
    if field.kind == "int":
        return count_step(field.high)
    if field.kind == "seconds":
        return seconds_step(field.low, 15)
    if field.kind == "choice":
        return choice_step(field.allowed)
    return {"tempo": tempo_step, "load": load_step}.get(field.kind)


def choice_step(allowed: Sequence[str]) -> Step:
    """The next or the one before of a few words, round and round."""

    def step(text: str, by: int) -> str:
        return allowed[(allowed.index(text) + by) % len(allowed)] if text in allowed else allowed[0]

    return step
