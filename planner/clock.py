"""The one place that asks what time it is; everything else is told."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """The time zone that the machine is set to, with its changes between summer and winter.

    Only for asking how far local times of day are from UTC. Moments carry a plain offset: two of them
    are then as far apart as they are.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """How far a local time is ahead of UTC; None where the machine cannot tell."""
        if moment is None:
            return None
        local = moment.replace(tzinfo=None, microsecond=0)
        try:
            # Not `astimezone`, which tells another offset of a leapt hour in Python 3.12 than in 3.11.
            return local - datetime.fromtimestamp(local.timestamp(), UTC).replace(tzinfo=None)
        except (OverflowError, ValueError, OSError):  # on the first and last days of the calendar
            return None

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - of every time zone
        """Not told."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """The abbreviation that is in use then."""
        return moment.replace(tzinfo=None).astimezone().tzname() if moment else None


class Clock:
    """The machine's clocks. Tests hand in their own."""

    def now(self) -> datetime:
        """The local wall time, with its time zone."""
        return datetime.now().astimezone()

    @property
    def zone(self) -> tzinfo:
        """The time zone of this place, with its changes between summer and winter."""
        return SystemZone()

    def monotonic_ms(self) -> int:
        """Milliseconds of a clock that never goes backwards; only differences mean anything."""
        return time.monotonic_ns() // 1_000_000


class Stopwatch:
    """The clock of a session, in milliseconds that only ever grow; `speed` times as fast as real time.

    A monotonic clock stands still while the machine sleeps. The clock on the wall does not, so what that is
    ahead by more than `jump_ms` from one look to the next is added: a player then finds the gap by itself.
    """

    def __init__(self, clock: Clock, speed: int, jump_ms: int) -> None:
        self._clock, self._speed, self._jump_ms = clock, speed, jump_ms
        self._looked: tuple[int, datetime] | None = None
        self._asleep = 0

    def now(self) -> int:
        """Milliseconds now; only differences mean anything."""
        ms, wall = self._clock.monotonic_ms(), self._clock.now()
        if self._looked is not None:
            before, wall_before = self._looked
            ahead = round((wall - wall_before).total_seconds() * 1000) - (ms - before)
            if ahead > self._jump_ms:
                self._asleep += ahead
        self._looked = (ms, wall)
        return (ms + self._asleep) * self._speed
