"""Events out of a calendar file (RFC 5545): their titles, times, rules and exceptions, and nothing else.

Attachments, commands, addresses and the definitions of time zones are never looked at: a hostile zone
alone could keep a reader busy for ever.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from icalendar.parser import Contentline, Contentlines

from planner.model.text import clean
from planner.model.units import MAX_SECONDS

MOST_EVENTS = 5_000
"""How many events a file may have."""

_DEEPEST = 4
_STAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?", re.ASCII)
_BEFORE = re.compile(
    r"(-?)P(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,6})S)?)?",
    re.ASCII,
)
_SECONDS = (7 * 86_400, 86_400, 3_600, 60, 1)


class NoCalendar(ValueError):
    """The file is no calendar, or one that nobody should read; the words say why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, and a time of day where there is one, by the clock of `zone`: `UTC`, a name, or empty."""

    day: dt.date
    time: dt.time | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One VEVENT. `origin` is the occurrence of a series that it stands for; `onward` that and all later.

    `without` are the days its rule leaves out, `added` whether it names days beside its rule. `remind`
    is seconds before its time. `wrong` says what could not be read.
    """

    title: str
    uid: str
    start: Stamp | None = None
    rule: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    without: tuple[Stamp, ...] = ()
    added: bool = False
    origin: Stamp | None = None
    onward: bool = False
    cancelled: bool = False
    remind: int | None = None
    wrong: str = ""


_Line = tuple[str, Mapping[str, str], str]


def read_events(data: bytes) -> tuple[CalendarEvent, ...]:
    """Every event of a calendar file; one that cannot be understood says so. NoCalendar."""
    found = tuple(_event(lines) for lines in _blocks(_lines(data)))
    if len(found) > MOST_EVENTS:
        raise NoCalendar(f"the calendar has more than {MOST_EVENTS:,} events")
    return found


def _lines(data: bytes) -> list[Contentline]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoCalendar("it is not a calendar: its text is not UTF-8") from None
    if not re.match(r"\s*BEGIN:VCALENDAR\s", text, re.IGNORECASE):
        raise NoCalendar("it is not a calendar: it does not begin with BEGIN:VCALENDAR")
    try:
        return list(Contentlines.from_ical(text))  # type: ignore[no-untyped-call]
    except ValueError:
        raise NoCalendar("it is not a calendar: its lines cannot be read") from None


def _parts(line: Contentline) -> _Line | None:
    """The name, the parameters and the value of a line; None when it has no such form."""
    try:
        name, given, value = line.parts()
    except ValueError:
        return None
    parameters = {str(key).upper(): str(one) for key, one in given.items()}
    return str(name).upper(), parameters, str(value)


def _blocks(lines: list[Contentline]) -> Iterator[list[tuple[str, _Line]]]:
    """The lines of each event, each with the part of the event that it stands in: `` or `VALARM`."""
    where: list[str] = []
    block: list[tuple[str, _Line]] = []
    for line in lines:
        parts = _parts(line) if line.strip() else None
        if parts is None:
            continue
        name, _, value = parts
        if name == "BEGIN":
            where.append(value.strip().upper())
            if len(where) > _DEEPEST:
                raise NoCalendar("it is not a calendar: too many parts stand in one another")
        elif name == "END":
            if not where or where.pop() != value.strip().upper():
                raise NoCalendar("the calendar is broken: a part of it ends that never began")
            if where == ["VCALENDAR"] and value.strip().upper() == "VEVENT":
                yield block
                block = []
        elif where[:2] == ["VCALENDAR", "VEVENT"]:
            block.append(("".join(where[2:]), parts))
    if where:
        raise NoCalendar("the calendar is cut off: a part of it never ends")


def _event(lines: list[tuple[str, _Line]]) -> CalendarEvent:
    own: dict[str, _Line] = {}
    without: list[Stamp] = []
    for part, line in lines:
        if not part:
            own.setdefault(line[0], line)
    title, uid = clean(_text(own, "SUMMARY")).strip(), clean(_text(own, "UID")).strip()
    wrong = ""
    if not uid:
        wrong = "it has no UID, so it could not be known again"
    try:
        start, origin = _stamp(own.get("DTSTART")), _stamp(own.get("RECURRENCE-ID"))
        for part, line in lines:
            if not part and line[0] == "EXDATE":
                without += [read_stamp(value, line[1].get("TZID", "")) for value in line[2].split(",")]
        rule = _rule(own["RRULE"][2]) if "RRULE" in own else {}
        if sum(line[0] == "RRULE" for part, line in lines if not part) > 1:
            wrong = "it has more than one rule"
    except ValueError as error:
        return CalendarEvent(title, uid, wrong=wrong or str(error))
    return CalendarEvent(
        title,
        uid,
        start,
        MappingProxyType(rule),
        tuple(without),
        "RDATE" in own,
        origin,
        "RANGE" in own["RECURRENCE-ID"][1] if origin else False,
        _text(own, "STATUS").strip().upper() == "CANCELLED",
        _remind(lines),
        wrong or ("" if start else "it does not say when it is"),
    )


def _text(own: Mapping[str, _Line], name: str) -> str:
    """The text of a property without the backslashes that a file needs."""
    value = own[name][2] if name in own else ""
    return re.sub(r"\\([\\;,nN])", lambda found: " " if found[1] in "nN" else found[1], value)


def _stamp(line: _Line | None) -> Stamp | None:
    return None if line is None else read_stamp(line[2], line[1].get("TZID", ""))


def read_stamp(text: str, zone: str) -> Stamp:
    """A date, or a date and time, as RFC 5545 writes them; ValueError with a sentence otherwise."""
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        raise ValueError(f'"{clean(text[:30])}" is no date')
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        time = dt.time(int(found[4]), int(found[5])) if found[4] else None
    except ValueError:
        raise ValueError(f'"{found[0]}" is no date that there is') from None
    return Stamp(day, time, "UTC" if found[7] else clean(zone) if time else "")


def _rule(text: str) -> dict[str, str]:
    rule: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        name, equals, value = part.partition("=")
        if not equals or not value or name in rule:
            raise ValueError(f'its rule cannot be read: "{clean(text[:60])}"')
        rule[name] = value
    return rule


def _remind(lines: list[tuple[str, _Line]]) -> int | None:
    """Seconds before its time of the first alarm that shows something; no other kind of alarm is taken."""
    alarm: dict[str, _Line] = {}
    for part, line in lines:
        if part == "VALARM":
            alarm[line[0]] = line
        if part != "VALARM" or not {"ACTION", "TRIGGER"} <= alarm.keys():
            continue
        _, parameters, value = alarm["TRIGGER"]
        found = _BEFORE.fullmatch(value.strip().upper())
        shown = (
            alarm["ACTION"][2].strip().upper() == "DISPLAY" and parameters.get("RELATED", "START") == "START"
        )
        alarm = {}
        if found and shown:
            seconds = sum(
                int(count or 0) * unit for count, unit in zip(found.groups()[1:], _SECONDS, strict=True)
            )
            if seconds <= MAX_SECONDS and (found[1] or not seconds):
                return seconds
    return None
