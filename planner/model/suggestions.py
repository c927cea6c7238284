"""What may be suggested of how sessions went: a table of rules. Nothing is applied by itself.

Each rule has its source; docs/safety.md says what fires it and how weak the evidence is. Any of them can
be switched off. What a person has put aside stays silent as long as it would rest on a session of then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner.model import course_rules, growth_rule, leg_rule, pain_rules
from planner.model.routine import Routine
from planner.model.suggestion import DoLess, GrowDose, Suggestion
from planner.model.told import Told
from planner.model.vocabulary import SuggestionRule

_ORDER = {"soon": 0, "consider": 1, "note": 2}

HISTORY_DAYS = 90
"""How far back the rules look: six weeks, and that there was a pause before them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table: its name, what it rests on, in one line, and how it looks."""

    id: SuggestionRule
    source: str
    find: Callable[[Told, str], Iterator[Suggestion]]


RULES: tuple[Rule, ...] = (
    Rule("red-light", pain_rules.RED_SOURCE, pain_rules.red_light),
    Rule("six-weeks", course_rules.ARTICLE, course_rules.six_weeks),
    Rule("further-down", leg_rule.SOURCE, leg_rule.further_down_twice),
    Rule("flare", pain_rules.FLARE_SOURCE, pain_rules.flare),
    Rule("not-settled", pain_rules.TRAFFIC_LIGHT, pain_rules.not_settled),
    Rule("missed-twice", course_rules.THUMB, course_rules.missed_twice),
    Rule("more-of-it", growth_rule.SOURCE, growth_rule.more_of_it),
    Rule("two-to-four-weeks", course_rules.COURSE, course_rules.two_to_four_weeks),
    Rule("four-to-six-weeks", course_rules.COURSE, course_rules.four_to_six_weeks),
    Rule("settled", pain_rules.TRAFFIC_LIGHT, pain_rules.settled),
)
"""Every rule, in the order in which suggestions of one urgency are given."""


def suggestions(told: Told) -> tuple[Suggestion, ...]:
    """What may be considered now, the urgent first; without the rules that are switched off or put aside."""
    found = [
        one
        for rule in RULES
        if rule.id not in told.ignore
        for one in rule.find(told, rule.source)
        if rule.id not in _ignored_by(one, told)
    ]
    aside = {(name, one.id) for one in told.every for name in one.not_now}
    heard = (one for one in found if not any((one.rule, on.session) in aside for on in one.rests_on))
    return tuple(sorted(heard, key=lambda one: _ORDER[one.urgency]))


def _ignored_by(one: Suggestion, told: Told) -> Iterable[str]:
    """The rules that the routine does without whose dose or variant it is about."""
    if not isinstance(one.change, GrowDose | DoLess):
        return ()
    routine: Routine | None = told.routines.get(one.change.routine)
    return routine.ignore if routine else ()


def to_look_at(found: Iterable[Suggestion]) -> int:
    """How many of them a person should be told of without asking."""
    return sum(one.urgency != "note" for one in found)
