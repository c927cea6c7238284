"""`progress`: where a person stands, in plain lines that a screen reader reads well. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.output import wrap
from planner.model.dates import day_words, later, range_words
from planner.model.done_against_planned import Amount, Comparison, compared
from planner.model.progress import WeekCount, pain_points, weekly
from planner.model.safety import real_change
from planner.model.schedule import week_of
from planner.model.session import Session
from planner.model.suggestion import Suggestion
from planner.model.text import plural
from planner.model.units import duration
from planner.store.outlook import Outlook, plans_of
from planner.store.suggestions import consider

Felt = tuple[date, int]
"""Pain before a session, 0-10, and its day."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the command tells: the weeks from the oldest to this one, and what happened in them."""

    today: date
    goal: int
    weeks: tuple[WeekCount, ...]
    pain: tuple[Felt, ...]
    leg: tuple[tuple[date, str], ...]
    exercises: tuple[Comparison, ...]
    names: dict[str, str]
    consider: tuple[Suggestion, ...]


def show(call: Call) -> int:
    """`planner progress [--weeks N] [--json]`."""
    standing = _standing(call, call.args.weeks)
    if call.args.json:
        output.say_json(_json(standing))
    else:
        output.say(*_lines(standing))
    return 0


def _standing(call: Call, weeks: int) -> Standing:
    contents, now = call.read(), call.clock.now()
    schedule, today = contents.schedule, now.date()
    start = later(week_of(today, schedule.week_start), -7 * (weeks - 1))
    outlook = Outlook.read(call.home, contents, start, later(today, 1), now, zone=call.clock.zone)
    call.note_problems(outlook.problems)
    told = sorted(outlook.sessions, key=lambda one: one.started.replace(tzinfo=None))
    lived = [one for one in told if one.lived and one.status != "running"]
    missed = [
        one.routine
        for day in outlook.days
        for one in day.occurrences
        if one.status == "missed" and one.routine
    ]
    return Standing(
        today,
        schedule.weekly_goal,
        weekly(told, start, weeks, schedule.week_start),
        tuple((point.day, point.before) for point in pain_points(told) if point.before is not None),
        _legs(lived),
        compared(told, missed, plans_of(contents, told, outlook.days)),
        {one.id: one.name for one in contents.library.values.values()},
        consider(call.home, contents, now).found,
    )


def _legs(lived: Iterable[Session]) -> tuple[tuple[date, str], ...]:
    """How far down symptoms reached, as it was said last in each session."""
    said = ((one.day, one.leg_after or one.leg_before) for one in lived)
    return tuple((day, leg) for day, leg in said if leg)


def _lines(told: Standing) -> Iterator[str]:
    yield f"Progress, {range_words(told.weeks[0].start, told.today)}"
    this = told.weeks[-1]
    yield f"This week: {this.done} of {plural(told.goal, 'session')}."
    yield from ("", f"Sessions a week, the goal is {told.goal}")
    for week in reversed(told.weeks):
        goal = "goal reached" if week.done >= told.goal else ""
        words = f"  Week of {day_words(week.start, told.today)}: {plural(week.done, 'session')}"
        yield ", ".join(filter(None, (words, f"{week.minutes} min" if week.done else "", goal)))
    yield from ("", "Pain before sessions, 0 to 10")
    yield from wrap(_pain(told), "  ")
    yield from ("", "Leg, how far down it reaches")
    yield from wrap(_leg(told), "  ")
    yield from ("", "Exercises, done of what the routine says today")
    yield from _exercises(told)
    yield from ("", "To consider")
    for one in told.consider:
        yield from wrap(one.words, "  ! " if one.urgency == "soon" else "  - ")
    yield "  'planner advice' has the reasons." if told.consider else "  Nothing now."


def _pain(told: Standing) -> str:
    """The first and the latest figure of these weeks, and whether the scale can tell them apart."""
    if not told.pain:
        return "Nobody said."
    (first_day, first), (day, last) = told.pain[0], told.pain[-1]
    latest = f"{last} on {day_words(day, told.today)}"
    if len(told.pain) == 1:
        return f"{latest}; one figure tells no change."
    said = f"{first} on {day_words(first_day, told.today)}, {latest}"
    if first == last:
        return f"{said}: the same."
    return f"{said}: {_change(first, last)}."


def _change(first: int, last: int) -> str:
    if not real_change(first, last):
        return "too small a change to read into (less than 2 points or 30 %)"
    return "a real change, more than the scale's own noise"


def _leg(told: Standing) -> str:
    if not told.leg:
        return "Nobody said."
    (first_day, first), (day, last) = told.leg[0], told.leg[-1]
    latest = f"{last} on {day_words(day, told.today)}"
    return f"{latest}." if len(told.leg) == 1 else f"{first} on {day_words(first_day, told.today)}, {latest}."


def _exercises(told: Standing) -> Iterator[str]:
    if not told.exercises:
        yield "  No session of these weeks tells what was done."
        return
    for one in told.exercises:
        yield from wrap(_exercise(one, told.names), "  ", "    ")


def _exercise(one: Comparison, names: dict[str, str]) -> str:
    """A sentence, not a row: it is read out as it stands, and no side is cut off."""
    planned, done = one.planned, one.done

    if planned is None:
        words = [plural(done.sets, "set"), plural(done.reps, "rep")]
        words += [f"{duration(done.held)} held"] if done.held else []
    else:
        words = [
            f"{done.sets} of {plural(planned.sets, 'set')}",
            f"{done.reps} of {plural(planned.reps, 'rep')}",
        ]
        if done.held or planned.held:
            words.append(f"{duration(done.held)} of {duration(planned.held)} held")
    gone = ((one.skipped, "skipped"), (one.not_reached, "not reached"), (one.missed, "missed"))
    words += [f"{count} {word}" for count, word in gone if count]
    side = f", {one.side}" if one.side else ""
    no_plan = "; its routine has no plan any more" if planned is None else ""
    return f"{names.get(one.exercise, one.exercise)}{side}: {', '.join(words)}{no_plan}."


def _json(told: Standing) -> dict[str, object]:
    return {
        "date": told.today.isoformat(),
        "weekly_goal": told.goal,
        "weeks": [
            {"start": week.start.isoformat(), "done": week.done, "minutes": week.minutes}
            for week in told.weeks
        ],
        "pain_before": [{"date": day.isoformat(), "pain": pain} for day, pain in told.pain],
        "real_change": len(told.pain) > 1 and real_change(told.pain[0][1], told.pain[-1][1]),
        "leg": [{"date": day.isoformat(), "leg": leg} for day, leg in told.leg],
        "exercises": [_exercise_json(one) for one in told.exercises],
        "consider": [{"rule": one.rule, "urgency": one.urgency, "words": one.words} for one in told.consider],
    }


def _exercise_json(one: Comparison) -> dict[str, object]:
    def amount(of: Amount) -> dict[str, int]:
        return {"sets": of.sets, "reps": of.reps, "held_seconds": of.held}

    return {
        "exercise": one.exercise,
        "side": one.side,
        "planned": None if one.planned is None else amount(one.planned),
        "done": amount(one.done),
        "skipped": one.skipped,
        "not_reached": one.not_reached,
        "missed": one.missed,
    }
