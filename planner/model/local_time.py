"""Times of day on the days on which the clocks are put forward or back."""

from __future__ import annotations

import datetime as dt


class ClockChanges:
    """What a time of day comes to in a time zone; without a zone it is always itself.

    A time that the clocks leap over comes to as much later: 02:30 becomes 03:30. One that comes twice
    stays what it is. Each day is looked up once.
    """

    def __init__(self, zone: dt.tzinfo | None) -> None:
        self._zone = zone
        self._steady: dict[dt.date, bool] = {}

    def real(self, day: dt.date, time: dt.time | None) -> dt.time | None:
        """The time on that day's clocks at which something planned for `time` is due."""
        if self._zone is None or time is None or self._is_steady(day):
            return time
        planned = dt.datetime.combine(day, time)
        before, after = self._offset(planned), self._offset(planned.replace(fold=1))
        if before >= after:
            return time
        leapt = planned + (after - before)
        # A leap over midnight, or over a whole day, leaves it on the day that a person planned it for.
        return leapt.time() if leapt.date() == day else time

    def _is_steady(self, day: dt.date) -> bool:
        if day not in self._steady:
            start = dt.datetime.combine(day, dt.time.min)
            end = dt.datetime.combine(day, dt.time.max)
            ends = (start, start.replace(fold=1), end, end.replace(fold=1))
            self._steady[day] = len({self._offset(one) for one in ends}) == 1
        return self._steady[day]

    def _offset(self, moment: dt.datetime) -> dt.timedelta:
        found = self._zone.utcoffset(moment.replace(tzinfo=self._zone)) if self._zone else None
        return found or dt.timedelta()
