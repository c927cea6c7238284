"""What may be worth a thought in a week: hints with their reason. They never move anything.

`RULES` has each rule with the reason it is given with and what it rests on; docs/safety.md says how weak
that is. A person may switch any of them off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.model.exercise import Exercise
from planner.model.lint import ACSM
from planner.model.regions import regions
from planner.model.routine import Routine
from planner.model.schedule import DAYS
from planner.model.text import listed
from planner.model.vocabulary import AdviceRule, WeekRule
from planner.model.week import DayPlan


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint about a day: `words` say what is so, `why` the reason, `source` what that rests on."""

    rule: WeekRule
    day: dt.date
    words: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. `why` and `source` go with each of its hints."""

    id: WeekRule
    why: str
    source: str
    find: Callable[[_Days], Iterator[tuple[dt.date, str]]]


class _Doing(NamedTuple):
    """A routine on a day, with the regions that all of it works and those that its strength work does."""

    routine: str
    title: str
    regions: frozenset[str]
    strength: frozenset[str]


class _Day(NamedTuple):
    """A day: what is done on it or still planned, how many were missed, whether any was begun, or is due."""

    date: dt.date
    doings: tuple[_Doing, ...]
    missed: int
    begun: bool
    due: bool


_Days = tuple[_Day, ...]

_ON = ("planned", "done", "stopped")


def hints(
    days: Sequence[DayPlan],
    routines: Mapping[str, Routine],
    library: Mapping[str, Exercise],
    ignore: Collection[AdviceRule] = (),
    since: dt.date = dt.date.min,
) -> tuple[Hint, ...]:
    """The hints about the days from `since` on, in the order of the days.

    `days` follow each other (see `planner.model.week.build_days`); a week more in front of `since` lets
    the rules see what was before. What was skipped, paused or moved away counts for nothing. `ignore`
    are rules that a person does without; a routine may do without some of its own.
    """
    found = [
        Hint(rule.id, day, words, rule.why, rule.source)
        for rule in RULES
        if rule.id not in ignore
        for day, words in rule.find(tuple(_day(day, routines, library, rule.id) for day in days))
        if day >= since
    ]
    return tuple(sorted(found, key=lambda hint: hint.day))


def _day(
    day: DayPlan, routines: Mapping[str, Routine], library: Mapping[str, Exercise], rule: WeekRule
) -> _Day:
    """What a rule sees of a day: not the routines that do without it."""
    seen = [one for one in day.occurrences if (of := routines.get(one.routine)) and rule not in of.ignore]
    known = {one.routine: routines[one.routine] for one in seen if one.status in _ON}
    statuses = [one.status for one in seen]
    return _Day(
        day.date,
        tuple(_doing(routine, library) for routine in known.values()),
        statuses.count("missed"),
        "done" in statuses or "stopped" in statuses,
        "planned" in statuses,
    )


def _doing(routine: Routine, library: Mapping[str, Exercise]) -> _Doing:
    parts = [library[step.exercise] for step in routine.steps if step.exercise in library]
    moving = (part for part in parts if part.kind not in ("breathing", "aerobic"))
    strength = (part for part in parts if part.kind == "strength")
    return _Doing(routine.id, routine.title, regions(moving), regions(strength))


def _same_region(days: _Days) -> Iterator[tuple[dt.date, str]]:
    for day in days:
        of_region: dict[str, list[str]] = {}
        for doing in day.doings:
            for region in sorted(doing.regions):
                of_region.setdefault(region, []).append(doing.title)
        shared = {region: titles for region, titles in of_region.items() if len(titles) > 1}
        if shared:
            titles = [one.title for one in day.doings if any(one.title in both for both in shared.values())]
            yield day.date, f"{listed(titles)} are on one day, and share the {listed(sorted(shared))}"


def _strength_days(days: _Days) -> Iterator[tuple[dt.date, str]]:
    """One hint for a row of days, on its second one, about all that is trained on each of them."""
    rows: dict[tuple[dt.date, dt.date], list[str]] = {}
    for region in sorted({region for day in days for one in day.doings for region in one.strength}):
        row: list[dt.date] = []
        for day in (*days, None):
            if day is not None and any(region in one.strength for one in day.doings):
                row.append(day.date)
                continue
            if len(row) > 1:
                rows.setdefault((row[0], row[-1]), []).append(region)
            row = []
    for (first, last), trained in sorted(rows.items()):
        count = (last - first).days + 1
        names = [DAYS[(first.weekday() + n) % 7].title() for n in range(min(count, 7))]
        span = f"{names[0]} and {names[1]}" if count == 2 else f"{count} days in a row from {names[0]}"
        yield first + dt.timedelta(days=1), f"Strength for the {listed(trained)} on {span}"


def _never_twice(days: _Days) -> Iterator[tuple[dt.date, str]]:
    """On the first day with something due, what was missed since anything was last done."""
    missed, last = 0, dt.date.min
    for day in days:
        if day.begun:
            missed = 0
        elif day.missed:
            missed, last = missed + day.missed, day.date
        elif day.due and missed:
            name = f"{DAYS[last.weekday()].title()} {last.day}"
            words = f"The one on {name} was missed" if missed == 1 else f"The last {missed} were missed"
            yield day.date, f"{words}: do this one, or a short variant of it"
            return
        if day.due:
            return


RULES = (
    Rule(
        "same-region",
        "the same parts are worked twice; fine if it is meant, or was prescribed so",
        "no study: most often it comes of two plans made at different times",
        _same_region,
    ),
    Rule(
        "strength-days",
        "a day of rest between is usual; light exercises that were prescribed for every day are fine",
        ACSM,
        _strength_days,
    ),
    Rule(
        "never-twice",
        "one miss is an exception, two in a row are easily the end of it",
        "no study: a rule of thumb",
        _never_twice,
    ),
)
"""Every rule, in the order in which hints about one day are given."""
