"""Calendar files read as a calendar program reads them: by icalendar, and expanded with dateutil."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from dateutil.rrule import rrulestr
from hypothesis import strategies as st
from icalendar import Calendar

from planner.model.schedule import DAYS, Move, Note, Once, Pause, Plan, Schedule

EARLY, LATE = date(2025, 10, 1), date(2027, 4, 30)
some_day = st.dates(EARLY, LATE)
some_time = st.sampled_from([time(0), time(2, 30), time(7), time(18), time(23, 59)])


def events(data: bytes) -> list[Any]:
    """Every VEVENT of a calendar file."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def local(value: date | datetime) -> tuple[date, time | None]:
    """A day and a time of day, as the clock on the wall has it."""
    return (value.date(), value.time()) if isinstance(value, datetime) else (value, None)


def expanded(data: bytes, start: date, end: date) -> list[tuple[date, time | None]]:
    """Where the events of a file stand from `start` up to, not including, `end`."""
    found: list[tuple[date, time | None]] = []
    all_events = [event for event in events(data) if str(event.get("status", "")) != "CANCELLED"]
    for event in all_events:
        if "recurrence-id" in event:
            found.append(local(event["dtstart"].dt))
            continue
        changed = {
            local(other["recurrence-id"].dt)
            for other in all_events
            if "recurrence-id" in other and other["uid"] == event["uid"]
        }
        found += [slot for slot in _rhythm(event, end) if slot not in changed | _left_out(event)]
    return sorted((slot for slot in found if start <= slot[0] < end), key=_order)


def _order(slot: tuple[date, time | None]) -> tuple[date, bool, time]:
    return slot[0], slot[1] is not None, slot[1] or time.min


def _rhythm(event: Any, end: date) -> list[tuple[date, time | None]]:
    first = event["dtstart"].dt
    if "rrule" not in event:
        return [local(first)]
    zone: tzinfo | None = getattr(first, "tzinfo", None)
    begin = first if isinstance(first, datetime) else datetime.combine(first, time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=begin)
    days = rule.between(begin, datetime.combine(end, time(), zone), inc=True)
    return [local(day if isinstance(first, datetime) else day.date()) for day in days]


def _left_out(event: Any) -> set[tuple[date, time | None]]:
    given = event.get("exdate", [])
    lists = given if isinstance(given, list) else [given]
    return {local(one.dt) for many in lists for one in many.dts}


@st.composite
def plans(draw: st.DrawFn, name: str) -> Plan:
    """A plan with skips and moves, some of which hit nothing."""
    from_ = draw(st.none() | some_day)
    at = tuple(sorted(draw(st.lists(some_time, max_size=2, unique=True))))
    near = from_ or date(2026, 2, 1)
    days = st.integers(0, 60).map(lambda by: near + timedelta(days=by))
    moves = draw(
        st.lists(
            st.builds(
                lambda on, by, to, was: Move(on, on + timedelta(days=by), to, was),
                days,
                st.integers(-20, 20),
                st.none() | some_time,
                st.none() | st.sampled_from(at or (None,)),
            ),
            max_size=4,
        )
    )
    return Plan(
        id=name,
        routine=name,
        days=tuple(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True))),
        at=at,
        from_=from_,
        until=draw(st.none() | st.integers(0, 200).map(lambda by: near + timedelta(days=by))),
        every=draw(st.integers(1, 4)),
        skip=tuple(draw(st.lists(days, max_size=4))),
        moves=tuple(moves),
        remind=draw(st.none() | st.sampled_from([0, 600])),
        uid=draw(st.sampled_from(["", "", "a@b"])),
        skip_times=tuple(
            datetime.combine(day, draw(st.sampled_from(at)))
            for day in (draw(st.lists(days, max_size=2)) if at else ())
        ),
        notes=tuple(
            Note(day, "slowly", draw(st.none() | st.sampled_from(at or (None,))))
            for day in draw(st.lists(days, max_size=2))
        ),
    )


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """A schedule of up to two plans, extras and pauses, one of them for good now and then."""
    pauses = st.tuples(some_day, st.sampled_from([-1, 0, 3, 30, 100_000]))
    return Schedule(
        plans=tuple(draw(plans(name)) for name in ("core", "legs")[: draw(st.integers(0, 2))]),
        once=tuple(
            draw(st.lists(st.builds(Once, st.just("walk"), some_day, st.none() | some_time), max_size=2))
        ),
        pauses=tuple(
            Pause(day, min(date(2300, 1, 1), day + timedelta(days=more)))
            for day, more in draw(st.lists(pauses, max_size=2))
        ),
        week_start=draw(st.sampled_from(DAYS)),
    )
