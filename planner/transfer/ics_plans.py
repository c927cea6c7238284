"""Events of a calendar as plans and extra sessions, and what of them has no place in a schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.model.dates import FIRST, LAST
from planner.model.schedule import DAYS, Day, Move, Once, Plan, falls_on
from planner.transfer.ics_reading import CalendarEvent, Stamp, read_stamp

_KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"})
_MOST_WEEKS = 520
_MOST_TIMES = 10_000
_DAYS: dict[str, Day] = {day[:2].upper(): day for day in DAYS}

Local = Callable[[dt.datetime], dt.datetime]
"""The local time, without a zone, of a moment that has one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One event as a plan or an extra session; it has no id and no routine yet, only the event's title."""

    title: str
    session: Plan | Once


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not taken, and why; `title` is the event's."""

    title: str
    why: str


def plans_of(
    events: Sequence[CalendarEvent], week_start: Day, today: dt.date, local: Local
) -> Iterator[Taken | LeftOut]:
    """Each event in the order of the file, with what is left out of one after it.

    Times of a zone are taken as its clock has them: 07:00 stays 07:00. Times in UTC become local.
    """
    reader = _Reader(week_start, today, local)
    seen: set[str] = set()
    changed: dict[str, list[CalendarEvent]] = {}
    for event in events:
        if event.origin is not None:
            changed.setdefault(event.uid, []).append(event)
    for event in events:
        if event.origin is not None and not event.wrong:
            continue
        try:
            if event.wrong:
                raise ValueError(event.wrong)
            if event.uid in seen:
                raise ValueError("the same event stands in the file twice")
            seen.add(event.uid)
            yield from reader.read(event, changed.pop(event.uid, []))
        except ValueError as error:
            changed.pop(event.uid, None)
            yield LeftOut(event.title, str(error))
    for rest in changed.values():
        if rest[0].uid not in seen:
            yield LeftOut(rest[0].title, "it changes a series that is not in the file")


class _Reader:
    def __init__(self, week_start: Day, today: dt.date, local: Local) -> None:
        self._week_start = week_start
        self._today = today
        self._local = local

    def read(self, event: CalendarEvent, changed: list[CalendarEvent]) -> Iterator[Taken | LeftOut]:
        """The event and what is left out of it; ValueError with why it cannot be taken at all."""
        assert event.start is not None
        if event.cancelled:
            raise ValueError("it was cancelled")
        start = self._here(event.start)
        if not FIRST <= start.day <= LAST:
            raise ValueError(f"it lies before {FIRST.year} or after {LAST.year}")
        remind = event.remind if start.time else None
        if not event.rule:
            if start.day < self._today:
                raise ValueError("it is over")
            yield Taken(event.title, Once("", start.day, start.time, remind, event.uid))
        else:
            plan, lacking = self._bent(self._plan(event, start), event, start, changed)
            if plan.until and plan.until < self._today:
                raise ValueError("it is over")
            yield Taken(event.title, replace(plan, remind=remind, uid=event.uid))
            yield from (LeftOut(event.title, why) for why in lacking)
        if event.added:
            yield LeftOut(event.title, "days that it names beside its rule (RDATE)")

    def _here(self, stamp: Stamp) -> Stamp:
        """A moment by the local clock."""
        if stamp.time is None or stamp.zone.upper() not in ("UTC", "ETC/UTC", "GMT"):
            return Stamp(stamp.day, stamp.time)
        try:
            found = self._local(dt.datetime.combine(stamp.day, stamp.time, dt.UTC))
        except (OverflowError, OSError):
            raise ValueError("it lies at the end of the calendar") from None
        return Stamp(found.date(), found.time().replace(second=0, microsecond=0))

    def _plan(self, event: CalendarEvent, start: Stamp) -> Plan:
        assert event.start is not None
        rule = event.rule
        if unknown := sorted(rule.keys() - _KNOWN):
            raise ValueError(f"its rule has {', '.join(unknown)[:60]}, which no plan has")
        if "FREQ" not in rule:
            raise ValueError("its rule does not say how often it repeats")
        if rule["FREQ"] not in ("WEEKLY", "DAILY"):
            raise ValueError(f"it repeats {rule['FREQ'][:20].lower()}; a plan repeats weekly or daily")
        every = _number(rule.get("INTERVAL", "1"))
        # A rule in UTC names the days there: by the local clock they may be the ones before or after.
        shift = (start.day - event.start.day).days
        days = _days(rule.get("BYDAY", ""), shift)
        own = DAYS[start.day.weekday()]
        if rule["FREQ"] == "DAILY" and every == 1:
            days = days or DAYS
        elif rule["FREQ"] == "DAILY":
            if every % 7 or days not in ((), (own,)):
                raise ValueError(f"it repeats every {every} days; a plan repeats on days of the week")
            every //= 7
        if every > _MOST_WEEKS:
            raise ValueError(f"it repeats every {every} weeks; at most {_MOST_WEEKS} can be planned")
        at = () if start.time is None else (start.time,)
        plan = Plan("", days=days or (own,), at=at, from_=start.day, every=every)
        self._check_weeks(plan, start.day, _week_start(rule.get("WKST", "MO")), shift)
        return replace(plan, until=self._until(plan, event, start))

    def _check_weeks(self, plan: Plan, start: dt.date, theirs: Day, shift: int) -> None:
        """Every so many weeks is another rhythm when weeks begin on another day."""
        theirs = DAYS[(DAYS.index(theirs) + shift) % 7]
        span = range(min(2 * 7 * plan.every, LAST.toordinal() - start.toordinal()))
        for day in (start + dt.timedelta(days=n) for n in span):
            if falls_on(plan, day, theirs) != falls_on(plan, day, self._week_start):
                raise ValueError(f"its weeks begin on {theirs}, those of your schedule on {self._week_start}")

    def _until(self, plan: Plan, event: CalendarEvent, start: Stamp) -> dt.date | None:
        if "UNTIL" in event.rule:
            return self._last_day(event, start)
        if "COUNT" not in event.rule:
            return None
        left = _number(event.rule["COUNT"])
        if left > _MOST_TIMES:
            raise ValueError(f"it repeats {left} times; at most {_MOST_TIMES} can be counted")
        for ordinal in range(start.day.toordinal(), LAST.toordinal() + 1):
            day = dt.date.fromordinal(ordinal)
            left -= falls_on(plan, day, self._week_start)
            if not left:
                return day
        return None

    def _last_day(self, event: CalendarEvent, start: Stamp) -> dt.date | None:
        until = read_stamp(event.rule["UNTIL"], "")
        if until.zone and event.start and event.start.zone not in ("", "UTC"):
            # In UTC by the standard: by the clock of the event's own zone, where that is known.
            until = _in_zone(until, event.start.zone) or self._here(until)
        else:
            until = self._here(until)
        if until.day > LAST:
            return None
        early = until.time is not None and start.time is not None and until.time < start.time
        day = until.day - dt.timedelta(days=1) if early else until.day
        if day < start.day:
            raise ValueError("its rule ends before it begins")
        return day

    def _bent(
        self, plan: Plan, event: CalendarEvent, start: Stamp, changed: list[CalendarEvent]
    ) -> tuple[Plan, list[str]]:
        """The plan with its skips and moves, and what could not be taken of them."""
        skip: set[dt.date] = set()
        moves: list[Move] = []
        lacking: list[str] = []
        for stamp in event.without:
            here = self._here(stamp)
            if here.time in (None, start.time) and falls_on(plan, here.day, self._week_start):
                skip.add(here.day)
        for other in changed:
            if other.wrong or other.start is None or other.origin is None:
                continue  # told by itself
            on, to = self._here(other.origin), self._here(other.start)
            if other.onward:
                lacking.append(f"what is changed from {on.day} on (RANGE)")
            elif not falls_on(plan, on.day, self._week_start):
                lacking.append(f"the change of {on.day}: there is no session on that day")
            elif other.cancelled:
                skip.add(on.day)
            elif not FIRST <= to.day <= LAST:
                lacking.append(f"the move of {on.day}: it lies before {FIRST.year} or after {LAST.year}")
            elif (to.day, to.time or start.time) != (on.day, start.time):
                moves.append(Move(on.day, to.day, None if to.time == start.time else to.time))
        return replace(plan, skip=tuple(sorted(skip)), moves=tuple(moves)), lacking


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text)):
        raise ValueError("its rule has a number that is none")
    return int(text)


def _days(text: str, shift: int) -> tuple[Day, ...]:
    found = set()
    for word in filter(None, text.split(",")):
        if word not in _DAYS:
            raise ValueError(f"its rule has the day {word[:10]}, which is no day of every week")
        found.add(DAYS[(DAYS.index(_DAYS[word]) + shift) % 7])
    return tuple(day for day in DAYS if day in found)


def _week_start(text: str) -> Day:
    if text not in _DAYS:
        raise ValueError("its rule has a week that begins on no day")
    return _DAYS[text]


def _in_zone(stamp: Stamp, name: str) -> Stamp | None:
    """A moment in UTC by the clock of a zone; None when nobody knows the zone."""
    try:
        zone = ZoneInfo(name)
        assert stamp.time is not None
        found = dt.datetime.combine(stamp.day, stamp.time, dt.UTC).astimezone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return None
    return Stamp(found.date(), found.time())
