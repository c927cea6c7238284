"""A VTIMEZONE of a time zone: when its clocks change, as RFC 5545 writes it.

icalendar has one too, which puts the changes at the hour after them instead of the hour before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_YEARS = 12
"""Years from the first over which a yearly rule has to hold before it is taken for one."""

_ZERO = dt.timedelta()


@dataclass(frozen=True, slots=True)
class _Kind:
    """What clocks change from and to."""

    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


def timezone(zone: ZoneInfo, first: dt.date) -> Timezone:
    """The rules of a zone from a day on; where they are no yearly ones, what is known of the next years."""
    found = Timezone()
    found.add("tzid", zone.key)
    begin = dt.datetime(first.year, 1, 1, tzinfo=dt.UTC) - dt.timedelta(days=1)
    start = begin.astimezone(zone)
    offset = start.utcoffset() or _ZERO
    kinds: dict[_Kind, list[dt.datetime]] = {}
    here = _Kind(offset, offset, start.tzname() or "", bool(start.dst()))
    for moment in _changes(zone, begin, first.year + _YEARS):
        kinds.setdefault(_kind(zone, moment), []).append(_onset(zone, moment))
    # What holds on the first day began with the change before it; nothing earlier is asked for.
    found.add_component(_component(here, [start.replace(tzinfo=None)], {}))
    for kind, onsets in kinds.items():
        found.add_component(_component(kind, onsets, _rule(onsets)))
    return found


def _changes(zone: ZoneInfo, begin: dt.datetime, year: int) -> Iterator[dt.datetime]:
    """The moments, in UTC, at which the clocks change, up to the end of a year."""
    day, known = begin, begin.astimezone(zone).utcoffset()
    while day.year <= year:
        after = day + dt.timedelta(days=1)
        if after.astimezone(zone).utcoffset() != known:
            low, high = day, after
            while high - low > dt.timedelta(minutes=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == known else (low, middle)
            moment = high.replace(second=0, microsecond=0)
            known = moment.astimezone(zone).utcoffset()
            yield moment
        day = after


def _kind(zone: ZoneInfo, moment: dt.datetime) -> _Kind:
    before = (moment - dt.timedelta(minutes=1)).astimezone(zone)
    after = moment.astimezone(zone)
    return _Kind(
        before.utcoffset() or _ZERO, after.utcoffset() or _ZERO, after.tzname() or "", bool(after.dst())
    )


def _onset(zone: ZoneInfo, moment: dt.datetime) -> dt.datetime:
    """What the clock showed when it was changed."""
    before = (moment - dt.timedelta(minutes=1)).astimezone(zone)
    return moment.replace(tzinfo=None) + (before.utcoffset() or _ZERO)


def _rule(onsets: list[dt.datetime]) -> Mapping[str, object]:
    """Every year on the same weekday of the same month at the same time; nothing where it is not so."""
    months = {(one.month, one.weekday(), one.time()) for one in onsets}
    years = [one.year for one in onsets]
    if len(months) != 1 or years != list(range(years[0], years[0] + len(years))) or len(years) < _YEARS:
        return {}
    places = {(one.day - 1) // 7 + 1 for one in onsets}
    if all((one + dt.timedelta(days=7)).month != one.month for one in onsets):
        place = -1
    elif len(places) == 1:
        place = places.pop()
    else:
        return {}
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[onsets[0].weekday()]
    return {"freq": "YEARLY", "bymonth": onsets[0].month, "byday": f"{place}{day}"}


def _component(
    kind: _Kind, onsets: list[dt.datetime], rule: Mapping[str, object]
) -> TimezoneDaylight | TimezoneStandard:
    found = TimezoneDaylight() if kind.summer else TimezoneStandard()
    found.add("dtstart", onsets[0])
    found.add("tzoffsetfrom", kind.before)
    found.add("tzoffsetto", kind.after)
    found.add("tzname", kind.name)
    if rule:
        found.add("rrule", dict(rule))
    elif len(onsets) > 1:
        found.add("rdate", onsets[1:])
    return found
