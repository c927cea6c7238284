"""A length of time as one says it."""

from __future__ import annotations

from planner.model.text import plural


def said_time(seconds: int) -> str:
    """A time in words: `20 seconds`, `1 minute 30 seconds`."""
    if seconds < 60:
        return plural(seconds, "second")
    minutes, rest = divmod(seconds, 60)
    return plural(minutes, "minute") + (f" {plural(rest, 'second')}" if rest else "")
