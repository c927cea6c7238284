"""A missed session offers today, tomorrow and skip; and what was done elsewhere can be marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.model.by_hand import done_by_hand, why_not_done
from planner.model.missed import choices_for
from planner.model.schedule import Occurrence, Once, Plan, Schedule
from planner.model.week import build_week

MONDAY = date(2026, 11, 23)
TODAY = MONDAY + timedelta(days=1)
NOW = datetime(2026, 11, 24, 15, 20, 30, 999, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")

RELIEF = Plan("mornings", "relief", days=("mon", "wed"), at=(time(7),), from_=MONDAY)
CORE = Plan("core", sequence=("core-a", "core-b"), days=("mon", "tue"), from_=MONDAY)


def of(schedule: Schedule, day: date, routine: str, now: datetime = NOW) -> Occurrence:
    """What stands on a day."""
    week = build_week(schedule, MONDAY, [], now.replace(tzinfo=None))
    (found,) = (one for one in week.days[(day - MONDAY).days].occurrences if one.routine == routine)
    return found


@pytest.mark.parametrize(
    ("plans", "routine", "words"),
    [
        ([RELIEF], "relief", ["Do it today", "Do it tomorrow, where the same is planned already"]),
        (
            [RELIEF, replace(RELIEF, id="walks", routine="walk", days=("tue", "wed"))],
            "relief",
            ["Do it today, beside one more", "Do it tomorrow, where the same is planned already"],
        ),
        ([CORE], "core-a", ["Do it today, where the same is planned already", "Do it tomorrow"]),
    ],
)
def test_a_missed_session_offers_today_and_tomorrow(
    plans: list[Plan], routine: str, words: list[str]
) -> None:
    """Each says what is there already; skip is the third."""
    schedule = Schedule(plans=tuple(plans))
    found = choices_for(of(schedule, MONDAY, routine), schedule, TODAY)
    assert [choice.answer for choice in found] == ["today", "tomorrow", "skip"]
    assert [choice.to for choice in found] == [TODAY, TODAY + timedelta(days=1), None]
    assert [choice.words for choice in found] == [*words, "Leave it out"]


def test_what_stands_beside_a_missed_session_is_told() -> None:
    """How many, and which routines: two in a row are seldom a good way to make up for one."""
    others = [replace(RELIEF, id=name, routine=name, days=("tue",)) for name in ("walk", "swim", "rest")]
    schedule = Schedule(plans=(RELIEF, *others))
    today, tomorrow, skip = choices_for(of(schedule, MONDAY, "relief"), schedule, TODAY)
    assert (today.words, set(today.beside)) == ("Do it today, beside 3 more", {"walk", "swim", "rest"})
    assert (tomorrow.beside, skip.beside) == (("relief",), ())
    two = Schedule(plans=(RELIEF, *others[:2]))
    assert choices_for(of(two, MONDAY, "relief"), two, TODAY)[0].words == "Do it today, beside 2 more"


def test_on_the_last_day_of_the_calendar_there_is_no_tomorrow() -> None:
    """Nothing that cannot be is offered."""
    missed = Occurrence(MONDAY, None, "relief", "mornings", "missed")
    assert [one.answer for one in choices_for(missed, Schedule(), date.max)] == ["today", "skip"]


def test_an_extra_that_was_missed_can_be_removed() -> None:
    """It was on that day alone, so there is no day to skip."""
    schedule = Schedule(once=(Once("walk", MONDAY),))
    assert choices_for(of(schedule, MONDAY, "walk"), schedule, TODAY)[2].words.startswith("Remove it")


def test_what_was_not_missed_offers_nothing() -> None:
    """What is still planned, for example."""
    schedule = Schedule(plans=(RELIEF,))
    planned = of(schedule, MONDAY + timedelta(days=2), "relief")
    assert planned.status == "planned"
    assert choices_for(planned, schedule, TODAY) == ()


@pytest.mark.parametrize(
    ("day", "at", "began"),
    [
        (MONDAY, time(7), "2026-11-23T07:00:00+01:00"),
        (MONDAY, None, "2026-11-23T12:00:00+01:00"),
        (TODAY, time(19), "2026-11-24T19:00:00+01:00"),
        (TODAY, None, "2026-11-24T15:20:30+01:00"),
        (date(2026, 7, 6), time(7), "2026-07-06T07:00:00+02:00"),
    ],
)
def test_what_was_done_elsewhere_began_when_it_was_planned(day: date, at: time | None, began: str) -> None:
    """By the clock of its own day, summer or winter; at any time it was now, or at noon."""
    found = done_by_hand(Occurrence(day, at, "relief", "mornings", "missed"), "Relief", NOW, BERLIN)
    assert found.started.isoformat() == began
    assert (found.by_hand, found.counts, found.plan, found.ended) == (True, True, "mornings", None)
    assert (found.id, found.routine, found.title) == ("", "relief", "Relief")


def test_a_mark_makes_that_very_session_done() -> None:
    """Of two on a day the one that was meant."""
    plan = replace(RELIEF, at=(time(7), time(19)))
    schedule, now = Schedule(plans=(plan,)), datetime(2026, 11, 23, 12)
    _, evening = build_week(schedule, MONDAY, [], now).days[0].occurrences
    log = [done_by_hand(evening, "Relief", now, BERLIN)]
    found = build_week(schedule, MONDAY, log, now).days[0].occurrences
    assert [(one.time, one.status) for one in found] == [(time(7), "planned"), (time(19), "done")]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Occurrence(MONDAY, None, "relief", status="done"), "It is done already."),
        (Occurrence(MONDAY, None, "relief", status="moved"), "It was moved away from here"),
        (Occurrence(TODAY + timedelta(days=1), None, "relief"), "Its day is still to come."),
    ],
)
def test_what_cannot_have_been_done_is_not_marked(one: Occurrence, words: str) -> None:
    """The sentence says why."""
    assert why_not_done(one, TODAY).startswith(words)
    with pytest.raises(ValueError, match=words):
        done_by_hand(one, "Relief", NOW, BERLIN)
