"""`next` and `remind`: what is to be done now, and what a timer should remind of."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo

from planner.commandline import output
from planner.commandline.agenda import days_at
from planner.commandline.call import Call
from planner.model.clock_face import at_words, time_words
from planner.model.dates import day_words
from planner.model.schedule import Occurrence, Schedule, once_of
from planner.model.units import about
from planner.model.week import DAYS_AHEAD, DayPlan, title_of
from planner.store.agenda import Agenda


def show_next(call: Call) -> int:
    """`planner next [--quiet]`: what is to be done next; with `--quiet` 0 when that is now, else 1."""
    now = call.clock.now()
    today = now.date()
    agenda, days = days_at(call, today, 1 if call.args.quiet else DAYS_AHEAD)
    found = _first(days, now)
    due = found is not None and _is_due(found, now)
    if call.args.quiet:
        return 0 if due else 1
    if call.args.json:
        output.say_json(None if found is None else {**_json(found, agenda), "due": due})
    elif found is None and agenda.schedule_file.broken:
        output.note(f"{agenda.schedule_file.label} cannot be read: 'planner check' says what is wrong.")
    elif found is None:
        output.note(f"Nothing is planned in the next {DAYS_AHEAD} days.")
    else:
        day = "Today" if found.date == today else day_words(found.date, today)
        words = f"{day}{at_words(call.face, found.time)}: {title_of(found, agenda.titles)}"
        output.say(f"{words}, due now" if due else words)
    return 1 if found is None else 0


def _first(days: tuple[DayPlan, ...], now: datetime) -> Occurrence | None:
    """What is overdue, else what may be done at any time, else what comes first."""
    for day in days:
        planned = [one for one in day.occurrences if one.status == "planned"]
        if planned:
            any_time = now.time() if day.date == now.date() else datetime.min.time()
            return min(planned, key=lambda one: one.time or any_time)
    return None


def _is_due(one: Occurrence, now: datetime) -> bool:
    return one.date == now.date() and (one.time is None or one.time <= now.time())


def remind(call: Call) -> int:
    """`planner remind [--every 5m]`: a line for each session whose reminder fell due since the last call."""
    now, zone = call.clock.now().replace(second=0, microsecond=0), call.clock.zone
    since = now - timedelta(seconds=call.args.every)
    agenda, days = days_at(call, now.date(), 2)  # a reminder may come a day before
    found = [
        one
        for day in days
        for one in day.occurrences
        if (moment := _moment(one, agenda.schedule, zone)) is not None and since < moment <= now
    ]
    if call.args.json:
        output.say_json([_json(one, agenda) for one in found])
        return 0
    for one in found:
        assert one.time is not None
        seconds = int((_instant(one.date, one.time, zone) - now).total_seconds())
        left = f"in {about(seconds)}" if seconds > 0 else "now"
        output.say(f"{time_words(one.time, call.face)}  {title_of(one, agenda.titles)}, {left}")
    return 0


def _instant(day: date, at: time, zone: tzinfo) -> datetime:
    """A local time of day with its own offset: spans are true on the day on which the clocks change too."""
    local = datetime.combine(day, at)
    return local.replace(tzinfo=timezone(zone.utcoffset(local.replace(tzinfo=zone)) or timedelta()))


def _moment(one: Occurrence, schedule: Schedule, zone: tzinfo) -> datetime | None:
    """When to remind of it; None for what is not asked for, or stands open no more."""
    if one.status != "planned" or one.time is None:
        return None
    seconds = _lead(one, schedule)
    return None if seconds is None else _instant(one.date, one.time, zone) - timedelta(seconds=seconds)


def _lead(one: Occurrence, schedule: Schedule) -> int | None:
    if one.plan:
        return next((plan.remind for plan in schedule.plans if plan.id == one.plan), None)
    once = once_of(one, schedule)
    return once.remind if once else None


def _json(one: Occurrence, agenda: Agenda) -> dict[str, object]:
    return {
        "date": one.date.isoformat(),
        "time": f"{one.time:%H:%M}" if one.time else None,
        "routine": one.routine,
        "title": title_of(one, agenda.titles),
        "plan": one.plan,
    }
