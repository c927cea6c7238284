"""A calendar file (RFC 5545) out of the schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event

from planner.model.schedule import DAYS
from planner.model.text import clean
from planner.transfer.ics_series import Change, Series, When
from planner.transfer.ics_timezone import timezone
from planner.transfer.routine_words import RoutineWords

PRODID = "-//planner//physiotherapy routines//EN"
"""Who made the file; by it an earlier export is known again."""

_ZERO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

_IN_TURN = "Whose turn it is depends on what was done. Export again to bring this up to date."


@dataclass(frozen=True, slots=True)
class Gone:
    """An event that an earlier export had and the schedule has no more."""

    uid: str
    title: str
    start: When


Revise = Callable[[str, str], int]
"""The SEQUENCE of an event, by its UID and a sum over what it says: see `minutes_of`."""


def minutes_of(moment: dt.datetime) -> int:
    """Whole minutes since the year 2000 in UTC: what a SEQUENCE is counted in, and DTSTAMP made of."""
    return int((moment - _ZERO).total_seconds() // 60)


def zone_named(name: str) -> ZoneInfo:
    """A time zone by its name in the IANA list; ValueError with a plain sentence when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f'there is no time zone "{clean(name)}": it is written like Europe/Berlin') from None


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes events. `routines` by their id; without a `zone` times float: 07:00 is 07:00 anywhere."""

    routines: Mapping[str, RoutineWords]
    revise: Revise
    zone: ZoneInfo | None = None

    def write(self, series: Iterable[Series], gone: Iterable[Gone] = ()) -> bytes:
        """The calendar file; what is gone is in it once more, as cancelled."""
        calendar = Calendar()
        calendar.add("prodid", PRODID)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", "planner")
        first = dt.date.max
        for one in series:
            first = min(first, _day(one.start))
            for event in self._stamped(one.uid, self._events(one)):
                calendar.add_component(event)
        for former in gone:
            for event in self._stamped(former.uid, [self._cancelled(former)]):
                calendar.add_component(event)
        if self.zone is not None and first != dt.date.max:
            # Before the events that use it, for readers that go through the file once.
            calendar.subcomponents.insert(0, timezone(self.zone, first))
        written: bytes = calendar.to_ical()
        return written

    def title(self, routines: tuple[str, ...]) -> str:
        """What the events of a routine, or of several in turn, are called."""
        titles = [self._words(routine).title for routine in routines]
        return titles[0] if len(titles) == 1 else f"{' / '.join(titles)}, in turn"

    def _stamped(self, uid: str, events: list[Event]) -> list[Event]:
        """The events of one UID with their SEQUENCE; DTSTAMP is made of it: what is the same stays so."""
        digest = sha256(b"".join(event.to_ical() for event in events)).hexdigest()
        sequence = self.revise(uid, digest)
        for event in events:
            event.add("sequence", sequence)
            event.add("dtstamp", _ZERO + dt.timedelta(minutes=sequence))
        return events

    def _events(self, series: Series) -> list[Event]:
        main = self._event(series.uid, series.start, series.routines, series.note)
        if series.days:
            rule: dict[str, object] = {"freq": "WEEKLY"}
            if series.every > 1:
                rule["interval"] = series.every
            if series.until is not None:
                rule["until"] = self._until(series)
            rule["byday"] = [day[:2].upper() for day in DAYS if day in series.days]
            rule["wkst"] = series.week_start[:2].upper()
            main.add("rrule", rule)
        for when in series.without:
            main.add("exdate", self._zoned(when))
        self._remind(main, series, series.start)
        return [main, *(self._changed(series, change) for change in series.changes)]

    def _until(self, series: Series) -> When:
        assert series.until is not None
        if not isinstance(series.start, dt.datetime):
            return series.until
        moment = self._zoned(dt.datetime.combine(series.until, series.start.time()))
        assert isinstance(moment, dt.datetime)
        # RFC 5545: in UTC where the start has a zone, floating where it floats.
        return moment.astimezone(dt.UTC) if self.zone else moment

    def _changed(self, series: Series, change: Change) -> Event:
        event = self._event(
            series.uid, change.to, (change.routine,) if change.routine else series.routines, change.note
        )
        event.add("recurrence-id", self._zoned(change.origin))
        self._remind(event, series, change.to)
        return event

    def _event(self, uid: str, start: When, routines: tuple[str, ...], note: str) -> Event:
        words = [self._words(routine) for routine in routines]
        event = Event()
        event.add("uid", clean(uid))
        event.add("summary", self.title(routines))
        text = "\n".join([*([clean(note), ""] if note else []), *_lines(words)]).rstrip("\n")
        if text:
            event.add("description", text)
        event.add("dtstart", self._zoned(start))
        if isinstance(start, dt.datetime):
            minutes = max(-(-one.seconds // 60) for one in words)
            event.add("dtend", self._zoned(start + dt.timedelta(minutes=minutes)))
        else:
            event.add("dtend", start + dt.timedelta(days=1))
            event.add("transp", "TRANSPARENT")  # any time that day: the day is not taken up
        return event

    def _cancelled(self, gone: Gone) -> Event:
        event = Event()
        event.add("uid", clean(gone.uid))
        event.add("summary", clean(gone.title))
        event.add("dtstart", self._zoned(gone.start))
        event.add("status", "CANCELLED")
        return event

    def _remind(self, event: Event, series: Series, start: When) -> None:
        """An alarm; a session at any time has no moment to remind of."""
        if series.remind is None or not isinstance(start, dt.datetime):
            return
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", str(event["summary"]))
        alarm.add("trigger", dt.timedelta(seconds=-series.remind))
        event.add_component(alarm)

    def _words(self, routine: str) -> RoutineWords:
        """What is said of a routine, with nothing in it that could begin a line of its own."""
        found = self.routines.get(routine) or RoutineWords(routine)
        lines = tuple(clean(line) for line in found.lines)
        return RoutineWords(clean(found.title), lines, found.seconds)

    def _zoned(self, when: When) -> When:
        return when.replace(tzinfo=self.zone) if isinstance(when, dt.datetime) and self.zone else when


def _lines(words: list[RoutineWords]) -> list[str]:
    if len(words) == 1:
        return list(words[0].lines)
    parts = [line for one in words for line in (one.title, *one.lines, "")]
    return [_IN_TURN, "", *parts[:-1]]


def _day(when: When) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when
