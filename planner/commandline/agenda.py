"""`today` and `week`: what is planned, what was done, what was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.commandline import output
from planner.commandline.call import Call
from planner.model.dates import day_words, range_words
from planner.model.schedule import Occurrence, week_of
from planner.model.text import plural
from planner.model.week import Week, build_week, title_of, week_json
from planner.store import sessions
from planner.store.contents import Contents


def week_at(call: Call, contents: Contents, day: date) -> Week:
    """The week that `day` lies in, with what became of each of its sessions."""
    now = call.clock.now()
    start = week_of(day, contents.schedule.week_start)
    first = min(start, now.date())
    end = date.fromordinal(min(start.toordinal() + 6, date.max.toordinal()))
    shelf = sessions.load(call.home, first, end, contents.renamed)
    call.note_problems(shelf.problems)
    last = sessions.last_done(call.home, contents.schedule, first, contents.renamed)
    return build_week(contents.schedule, start, shelf.values.values(), now, last)


def today(call: Call) -> int:
    """`planner today`."""
    contents = call.read()
    this = call.clock.now().date()
    week = week_at(call, contents, this)
    (day,) = [one for one in week.days if one.date == this]
    if call.args.json:
        output.say_json(week_json(replace(week, start=this, days=(day,)), contents.titles))
        return 0
    output.say(f"{this:%A} {this.day} {this:%B} {this.year}", "")
    rows = [_row(one, contents.titles) for one in day.occurrences]
    output.say(*(f"  {line}" for line in output.table(rows, cuttable=(1,), columns=output.COLUMNS - 2)))
    if not rows:
        output.say("  Nothing is planned for today. 'planner list routines' names what you could run.")
    output.say("", _score(week))
    return 0


def week(call: Call) -> int:
    """`planner week`."""
    contents = call.read()
    this = call.clock.now().date()
    week = week_at(call, contents, call.args.date or this)
    if call.args.json:
        output.say_json(week_json(week, contents.titles))
        return 0
    output.say(f"Week of {range_words(week.days[0].date, week.days[-1].date)}", "")
    rows = []
    for day in week.days:
        name = day_words(day.date, day.date)
        lines = [_row(one, contents.titles) for one in day.occurrences] or [("-", "", "")]
        mark = ">" if day.date == this else " "
        for index, line in enumerate(lines):
            rows.append((mark if index == 0 else " ", name if index == 0 else "", *line))
    output.say(*output.table(rows, cuttable=(3,)), "", _score(week))
    return 0


def _row(one: Occurrence, titles: Mapping[str, str]) -> tuple[str, str, str]:
    status: str = one.status
    if one.moved_to:
        status = f"moved to {day_words(one.moved_to, one.date)}"
    elif one.status == "paused" and one.why:
        status = f"paused: {output.cut(one.why, 20)}"
    return f"{one.time:%H:%M}" if one.time else "any time", title_of(one, titles), status


def _score(week: Week) -> str:
    return f"Done in this week: {week.done} of {plural(week.goal, 'session')}"
