"""Hints about a week: what is said, why, and when nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from planner.model.exercise import Exercise, Kind
from planner.model.routine import Routine, Step
from planner.model.schedule import DAYS, Day, Pause, Plan, Schedule
from planner.model.session import Session
from planner.model.vocabulary import WEEK_RULES, AdviceRule
from planner.model.week import build_days
from planner.model.week_hints import RULES, hints
from tests.model.logs import session

MONDAY = date(2026, 11, 23)


def exercise(name: str, kind: Kind, *targets: str) -> Exercise:
    return Exercise(name, name.title(), kind, "supine", targets=targets)


LIBRARY = {
    one.id: one
    for one in (
        exercise("bridge", "strength", "glutes", "Lower  back"),
        exercise("plank", "strength", "core"),
        exercise("squat", "strength", "quads"),
        exercise("twist", "stretch", "buttocks", "chest"),
        exercise("wall", "stretch", "calf"),
        exercise("breathe", "breathing", "core"),
    )
}


def routine(name: str, *exercises: str, ignore: tuple[AdviceRule, ...] = ()) -> Routine:
    return Routine(name, name.title(), tuple(Step(one) for one in exercises), ignore=ignore)


ROUTINES = {
    one.id: one
    for one in (
        routine("core", "bridge", "plank"),
        routine("legs", "squat"),
        routine("evening", "twist"),
        routine("calves", "wall"),
        routine("calm", "breathe"),
        routine("floor", "plank", "gone"),
    )
}


def plan(name: str, days: str, at: int | None = None) -> Plan:
    chosen: tuple[Day, ...] = tuple(day for day in DAYS if day in days.split())
    return Plan(f"{name} {days}", name, days=chosen, at=(time(at),) if at else (), from_=MONDAY)


def said(
    *plans: Plan,
    log: tuple[Session, ...] = (),
    now: date = MONDAY,
    ignore: tuple[AdviceRule, ...] = (),
    pauses: tuple[Pause, ...] = (),
) -> list[str]:
    """The hints about the week from Monday on, each with its day."""
    schedule = Schedule(plans=plans, pauses=pauses)
    days = build_days(schedule, MONDAY, MONDAY + timedelta(days=7), log, datetime.combine(now, time(12)))
    return [f"{DAYS[hint.day.weekday()]}: {hint.words}" for hint in hints(days, ROUTINES, LIBRARY, ignore)]


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ([("core", "mon"), ("evening", "mon")], ["mon: Core and Evening are on one day, and share the hips"]),
        (
            [("core", "tue"), ("floor", "tue")],
            ["tue: Core and Floor are on one day, and share the trunk"],
        ),
        ([("core", "mon"), ("evening", "tue")], []),
        ([("core", "mon"), ("calves", "mon")], []),
        ([("core", "mon"), ("calm", "mon")], []),
        ([("core", "mon"), ("core", "thu")], []),
        ([("core", "mon tue")], ["tue: Strength for the hips and trunk on Mon and Tue"]),
        ([("core", "mon"), ("floor", "tue")], ["tue: Strength for the trunk on Mon and Tue"]),
        (
            [("core", "wed thu fri"), ("floor", "sat")],
            [
                "thu: Strength for the hips on 3 days in a row from Wed",
                "thu: Strength for the trunk on 4 days in a row from Wed",
            ],
        ),
        ([("core", "mon"), ("legs", "tue"), ("core", "wed")], []),
        ([("evening", "mon tue wed")], []),
    ],
)
def test_what_a_week_is_hinted_about(plans: list[tuple[str, str]], words: list[str]) -> None:
    """The same part twice on a day, and strength for it without a day between; nothing else."""
    assert said(*(plan(*one) for one in plans)) == words


def test_the_same_routine_twice_a_day_is_meant() -> None:
    """Who plans it for the morning and the evening knows that it is the same."""
    assert said(plan("core", "mon", 7), plan("core", "mon", 19)) == []


def test_what_is_skipped_or_paused_counts_for_nothing() -> None:
    """Neither is done."""
    skipped = replace(plan("core", "mon tue"), skip=(MONDAY,))
    assert said(skipped) == []
    pause = Pause(MONDAY, MONDAY, "flu")
    assert said(plan("core", "mon tue"), pauses=(pause,)) == []


def test_a_hint_has_its_reason_and_what_it_rests_on() -> None:
    """And says where there is no study."""
    days = build_days(
        Schedule(plans=(plan("core", "mon tue"),)),
        MONDAY,
        MONDAY + timedelta(days=7),
        (),
        datetime.combine(MONDAY, time(12)),
    )
    (hint,) = hints(days, ROUTINES, LIBRARY)
    assert hint.day == MONDAY + timedelta(days=1)
    assert hint.why.startswith("a day of rest between is usual")
    assert "Garber" in hint.source
    assert hints(days, ROUTINES, LIBRARY, since=MONDAY + timedelta(days=2)) == ()
    assert tuple(rule.id for rule in RULES) == WEEK_RULES
    assert all(rule.why and rule.source for rule in RULES)


@pytest.mark.parametrize("rule", WEEK_RULES)
def test_each_rule_can_be_switched_off(rule: AdviceRule, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the person for everything, or by a routine for itself."""
    plans = plan("core", "mon wed"), plan("evening", "wed"), plan("floor", "thu")
    tuesday = MONDAY + timedelta(days=1)
    everything = [
        "wed: Core and Evening are on one day, and share the hips",
        "wed: The one on Mon 23 was missed: do this one, or a short variant of it",
        "thu: Strength for the trunk on Wed and Thu",
    ]
    assert said(*plans, now=tuesday) == everything
    mine = {"same-region": 0, "never-twice": 1, "strength-days": 2}
    rest = [words for at, words in enumerate(everything) if at != mine[rule]]
    assert said(*plans, now=tuesday, ignore=(rule,)) == rest
    monkeypatch.setitem(ROUTINES, "core", replace(ROUTINES["core"], ignore=(rule,)))
    assert said(*plans, now=tuesday) == rest


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ([], ["thu: The last 2 were missed: do this one, or a short variant of it"]),
        (["11-23 08:00"], ["thu: The one on Wed 25 was missed: do this one, or a short variant of it"]),
        (["11-25 08:00"], []),
        (["11-24 20:00", "11-26 06:00"], []),
        (["11-26 06:00"], []),
    ],
)
def test_never_miss_twice(log: list[str], words: list[str]) -> None:
    """After a miss the next one due is pointed out; once anything was done since, nothing is."""
    plans = plan("evening", "mon wed thu", 19)
    done = tuple(session(when, "evening", plans.id) for when in log)
    assert said(plans, log=done, now=MONDAY + timedelta(days=3)) == words
