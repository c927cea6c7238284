"""`today` and `week`: what is planned, what was done, what was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.commandline import output
from planner.commandline.call import Call
from planner.model.clock_face import time_or_any
from planner.model.dates import day_words, range_words
from planner.model.schedule import Occurrence, week_of
from planner.model.session import Session
from planner.model.text import plural
from planner.model.vocabulary import ClockFace
from planner.model.week import DayPlan, Week, build_days, build_week, title_of, week_json
from planner.store import schedule_file, sessions
from planner.store.agenda import Agenda


def days_at(call: Call, start: date, count: int) -> tuple[Agenda, tuple[DayPlan, ...]]:
    """So many days from `start`, with what became of their sessions; `start` is not past."""
    call.prepare()
    end = _plus(start, count)
    agenda = Agenda.read(call.home, start, end)
    found, last = logged(call, agenda, start, end)
    now, zone = call.clock.now(), call.clock.zone
    return agenda, build_days(agenda.schedule, start, end, found, now, last_done=last, zone=zone)


def logged(
    call: Call, agenda: Agenda, start: date, end: date
) -> tuple[tuple[Session, ...], Mapping[str, str]]:
    """The sessions of some days and of today, and who was last in each sequence before."""
    first = min(start, call.clock.now().date())
    shelf = sessions.load(call.home, first, _plus(end, -1), agenda.renamed)
    call.note_problems((*agenda.problems, *shelf.problems))
    last = sessions.last_done(call.home, agenda.schedule, first, agenda.renamed)
    return tuple(shelf.values.values()), last


def _week_at(call: Call, day: date) -> tuple[Agenda, Week]:
    """The week that `day` lies in, with what became of each of its sessions."""
    call.prepare()
    entry = schedule_file.load(call.home)
    start = week_of(day, entry.value.week_start if entry.value else schedule_file.EMPTY.week_start)
    end = _plus(start, 7)
    agenda = Agenda.of(call.home, entry, start, end)
    found, last = logged(call, agenda, start, end)
    now, zone = call.clock.now(), call.clock.zone
    return agenda, build_week(agenda.schedule, start, found, now, last, zone=zone)


def _plus(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def today(call: Call) -> int:
    """`planner today`."""
    this = call.clock.now().date()
    agenda, week = _week_at(call, this)
    (day,) = [one for one in week.days if one.date == this]
    if call.args.json:
        output.say_json(week_json(replace(week, start=this, days=(day,)), agenda.titles))
        return 0
    output.say(f"{this:%A} {this.day} {this:%B} {this.year}", "")
    rows = [_row(one, agenda.titles, call.face) for one in day.occurrences]
    output.say(*(f"  {line}" for line in output.table(rows, cuttable=(1,), columns=output.COLUMNS - 2)))
    if not rows:
        output.say("  Nothing is planned for today. 'planner list routines' names what you could run.")
    output.say("", _score(week))
    return 0


def week(call: Call) -> int:
    """`planner week`."""
    this = call.clock.now().date()
    agenda, week = _week_at(call, call.args.date or this)
    if call.args.json:
        output.say_json(week_json(week, agenda.titles))
        return 0
    output.say(f"Week of {range_words(week.days[0].date, week.days[-1].date)}", "")
    rows = []
    for day in week.days:
        name = day_words(day.date, day.date)
        lines = [_row(one, agenda.titles, call.face) for one in day.occurrences] or [("-", "", "")]
        mark = ">" if day.date == this else " "
        for index, line in enumerate(lines):
            rows.append((mark if index == 0 else " ", name if index == 0 else "", *line))
    output.say(*output.table(rows, cuttable=(3,)), "", _score(week))
    return 0


def _row(one: Occurrence, titles: Mapping[str, str], face: ClockFace) -> tuple[str, str, str]:
    status: str = one.status
    if one.moved_to:
        status = f"moved to {day_words(one.moved_to, one.date)}"
    elif one.status == "paused" and one.why:
        status = f"paused: {output.cut(one.why, 20)}"
    return time_or_any(one.time, face), title_of(one, titles), status


def _score(week: Week) -> str:
    return f"Done in this week: {week.done} of {plural(week.goal, 'session')}"
