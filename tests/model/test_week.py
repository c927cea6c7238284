"""What became of a week: sessions matched to what was planned."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from planner.model.schedule import Move, Occurrence, Once, Pause, Plan, Schedule
from planner.model.session import Session
from planner.model.week import Week, build_week, next_due, title_of, week_json
from tests.model.logs import session

MONDAY = date(2026, 11, 23)
SUNDAY_NIGHT = datetime(2026, 11, 29, 23, 0)

MORNINGS = Plan("mornings", "relief", days=("mon", "wed", "fri"), at=(time(7),), from_=MONDAY)
TWICE = Plan("twice", "relief", days=("mon",), at=(time(7), time(19)), from_=MONDAY)
STRENGTH = Plan("strength", sequence=("core-a", "core-b", "core-c"), days=("tue", "sat"), from_=MONDAY)


def told(week: Week) -> list[str]:
    """Each occurrence of a week in a line: day, time, routine, plan, status."""
    return [
        f"{day.date:%a} {one.time:%H:%M} {one.routine} {one.plan or '-'} {one.status}"
        if one.time
        else f"{day.date:%a} any {one.routine} {one.plan or '-'} {one.status}"
        for day in week.days
        for one in day.occurrences
    ]


def week(schedule: Schedule, sessions: Iterable[Session], now: datetime = SUNDAY_NIGHT) -> list[str]:
    return told(build_week(schedule, MONDAY, sessions, now))


# --- what became of it -----------------------------------------------------------------------------


def test_a_week_in_its_middle() -> None:
    """Done, missed and still planned: Tuesday passed without a session, Wednesday is today."""
    plan = replace(MORNINGS, days=("mon", "tue", "wed", "fri"))
    built = build_week(
        Schedule(plans=(plan,), weekly_goal=3),
        MONDAY,
        [session("11-23 07:04", plan="mornings")],
        datetime(2026, 11, 25, 21, 0),
    )
    assert told(built) == [
        "Mon 07:00 relief mornings done",
        "Tue 07:00 relief mornings missed",
        "Wed 07:00 relief mornings planned",
        "Fri 07:00 relief mornings planned",
    ]
    assert (built.start, built.goal, built.done, len(built.days)) == (MONDAY, 3, 1, 7)


def test_today_is_not_missed_before_midnight() -> None:
    """A session of seven in the morning may still be done at one minute to midnight."""
    schedule = Schedule(plans=(MORNINGS,))
    late, over = datetime(2026, 11, 27, 23, 59), datetime(2026, 11, 28, 0, 0)
    assert week(schedule, [], late)[-1] == "Fri 07:00 relief mornings planned"
    assert week(schedule, [], over)[-1] == "Fri 07:00 relief mornings missed"


@pytest.mark.parametrize(
    ("plans", "sessions", "expected"),
    [
        pytest.param(
            (TWICE,),
            [session("11-23 18:40", plan="twice")],
            ["Mon 07:00 relief twice missed", "Mon 19:00 relief twice done"],
            id="the nearest of two times",
        ),
        pytest.param(
            (TWICE,),
            [session("11-23 07:05", plan="twice"), session("11-23 08:00", plan="twice")],
            ["Mon 07:00 relief twice done", "Mon 19:00 relief twice done"],
            id="two in a row fill both places",
        ),
        pytest.param(
            (TWICE,),
            [session("11-23 07:05", plan="twice", status="stopped")],
            ["Mon 07:00 relief twice stopped", "Mon 19:00 relief twice missed"],
            id="stopped early",
        ),
        pytest.param(
            (TWICE,),
            [
                session("11-23 07:05", plan="twice", status="stopped"),
                session("11-23 07:40", plan="twice"),
            ],
            [
                "Mon 07:00 relief twice done",
                "Mon 07:05 relief - stopped",
                "Mon 19:00 relief twice missed",
            ],
            id="stopped, then done: the stop does not use up the evening",
        ),
        pytest.param(
            (replace(TWICE, at=(time(7),)),),
            [session("11-23 15:00")],
            ["Mon 07:00 relief twice done"],
            id="a session of no plan, same routine and day",
        ),
        pytest.param(
            (replace(TWICE, at=(time(7),)), replace(TWICE, id="other", at=(time(15),))),
            [session("11-23 14:50", plan="twice")],
            ["Mon 07:00 relief twice done", "Mon 15:00 relief other missed"],
            id="its own plan goes before the nearer time of another",
        ),
        pytest.param(
            (replace(TWICE, at=()), replace(TWICE, id="eve", at=(time(19),))),
            [session("11-23 18:00")],
            ["Mon any relief twice missed", "Mon 19:00 relief eve done"],
            id="near a set time it is that one's",
        ),
        pytest.param(
            (replace(TWICE, at=()), replace(TWICE, id="eve", at=(time(19),))),
            [session("11-23 11:00")],
            ["Mon any relief twice done", "Mon 19:00 relief eve missed"],
            id="far from it, the one of any time",
        ),
        pytest.param(
            (TWICE,),
            [session("11-23 07:00", "walk", "twice"), session("11-24 07:00", plan="twice")],
            [
                "Mon 07:00 walk twice done",
                "Mon 19:00 relief twice missed",
                "Tue 07:00 relief - done",
            ],
            id="what was really done is shown, on the day it was done",
        ),
        pytest.param(
            (TWICE,),
            [
                session("11-23 07:00", plan="twice", status="running"),
                session("11-23 19:00", plan="twice", speed=8),
            ],
            ["Mon 07:00 relief twice missed", "Mon 19:00 relief twice missed"],
            id="neither a running nor a sped-up one counts",
        ),
        pytest.param(
            (replace(TWICE, skip=(MONDAY,)),),
            [session("11-23 07:00", plan="twice")],
            ["Mon 07:00 relief twice done", "Mon 19:00 relief twice skipped"],
            id="skipped, and done all the same",
        ),
        pytest.param(
            (replace(TWICE, at=(time(7),), moves=(Move(MONDAY, date(2026, 11, 25)),)),),
            [session("11-25 07:00", plan="twice")],
            ["Mon 07:00 relief twice moved", "Wed 07:00 relief twice done"],
            id="moved, and done where it went",
        ),
    ],
)
def test_sessions_find_their_places(
    plans: tuple[Plan, ...], sessions: list[Session], expected: list[str]
) -> None:
    """One session, one place; a session without a place stands by itself."""
    assert week(Schedule(plans=plans), sessions) == expected


def test_an_extra_is_done_by_its_routine() -> None:
    """A single extra has no plan: the routine of the day is what marks it."""
    schedule = Schedule(once=(Once("gentle", date(2026, 11, 28), time(10)),))
    built = build_week(schedule, MONDAY, [session("11-28 10:30", "gentle")], SUNDAY_NIGHT)
    assert told(built) == ["Sat 10:00 gentle - done"]
    assert built.done == 1


def test_unplanned_and_stopped_sessions_are_shown_and_only_finished_ones_counted() -> None:
    """The count is of finished sessions, planned or not, in this week alone."""
    sessions = [
        session("11-22 20:00"),
        session("11-23 20:00"),
        session("11-24 09:00", status="stopped"),
        session("11-25 09:00", speed=4),
        session("11-29 09:00"),
        session("11-30 09:00"),
    ]
    built = build_week(Schedule(), MONDAY, sessions, SUNDAY_NIGHT)
    assert told(built) == [
        "Mon 20:00 relief - done",
        "Tue 09:00 relief - stopped",
        "Sun 09:00 relief - done",
    ]
    assert built.done == 2


def test_what_nobody_attended_does_nothing_for_the_plan() -> None:
    """A run that cron began at the planned time is not shown, and leaves that time as it would be without."""
    plans = (replace(MORNINGS, days=("mon",)),)
    alone = replace(session("11-23 07:00", plan="mornings"), unattended=True)
    built = build_week(Schedule(plans=plans), MONDAY, [alone], SUNDAY_NIGHT)
    assert built == build_week(Schedule(plans=plans), MONDAY, [], SUNDAY_NIGHT)
    assert built.done == 0


def test_a_session_belongs_to_the_day_it_had_where_it_was_done() -> None:
    """A traveller's Monday morning in Auckland is Monday, though it was still Sunday in Europe."""
    auckland = timezone(timedelta(hours=13))
    away = replace(
        session("11-23 07:00", plan="mornings"), started=datetime(2026, 11, 23, 7, 2, tzinfo=auckland)
    )
    assert week(Schedule(plans=(MORNINGS,)), [away])[0] == "Mon 07:00 relief mornings done"


def test_a_pause_is_never_missed() -> None:
    """A holiday leaves no missed sessions behind, and says what it is."""
    schedule = Schedule(plans=(MORNINGS,), pauses=(Pause(MONDAY, date(2026, 11, 29), "holiday"),))
    built = build_week(schedule, MONDAY, [], SUNDAY_NIGHT)
    found = [one for day in built.days for one in day.occurrences]
    assert [(one.status, one.why) for one in found] == [("paused", "holiday")] * 3


@pytest.mark.parametrize("start", [date.min, date(2026, 12, 28), date(2028, 2, 28), date(9999, 12, 31)])
def test_a_week_has_seven_days_anywhere_in_the_calendar(start: date) -> None:
    """Year ends, a leap day, and the ends of the calendar itself."""
    schedule = Schedule(plans=(replace(MORNINGS, from_=None), replace(STRENGTH, from_=None)))
    built = build_week(schedule, start, [], datetime(9999, 12, 20))
    assert len(built.days) == 7
    assert built.days[0].date == built.start


# --- for scripts -----------------------------------------------------------------------------------


def test_the_week_as_json() -> None:
    """The shape that scripts read: ISO dates, times or null, the title by the routine's id."""
    plan = replace(MORNINGS, days=("mon",))
    schedule = Schedule(plans=(plan,), once=(Once("gentle", MONDAY),))
    found = week_json(
        build_week(schedule, MONDAY, [session("11-23 07:00", plan="mornings")], SUNDAY_NIGHT),
        {"relief": "Morning relief"},
    )
    assert json.loads(json.dumps(found)) == {
        "start": "2026-11-23",
        "days": [
            {
                "date": "2026-11-23",
                "sessions": [
                    {"routine": "gentle", "title": "gentle", "plan": "", "time": None, "status": "missed"},
                    {
                        "routine": "relief",
                        "title": "Morning relief",
                        "plan": "mornings",
                        "time": "07:00",
                        "status": "done",
                    },
                ],
            },
            *({"date": f"2026-11-{day}", "sessions": []} for day in range(24, 30)),
        ],
        "goal": 4,
        "done": 1,
    }


@pytest.mark.parametrize(
    ("start", "number"),
    [
        ("2026-11-23", 48),
        ("2026-12-28", 53),
        ("2027-01-04", 1),
        ("2026-12-27", 53),
        ("2026-12-26", 53),
        ("2027-01-01", 1),
        ("2024-02-26", 9),
        ("2024-12-30", 1),
        ("0001-01-01", 1),
    ],
)
def test_a_week_has_the_number_of_its_thursday(start: str, number: int) -> None:
    """ISO 8601; a week that begins on a Sunday, a Saturday or a Friday has that of its Thursday too."""
    assert build_week(Schedule(), date.fromisoformat(start), [], SUNDAY_NIGHT).number == number


def test_what_is_due_after_some_weeks_is_found() -> None:
    """It is looked for week by week, for sixty days."""
    later = replace(MORNINGS, from_=date(2027, 1, 4))
    due = next_due(Schedule(plans=(later,)), [], SUNDAY_NIGHT)
    assert due is not None
    assert due.date == date(2027, 1, 4)
    assert next_due(Schedule(plans=(replace(MORNINGS, from_=date(2027, 2, 1)),)), [], SUNDAY_NIGHT) is None


@pytest.mark.parametrize("ahead", range(60))
def test_each_of_sixty_days_is_looked_at(ahead: int) -> None:
    """A single session is found on whichever of them it stands, and not on the day after the last."""
    extra = Once("walk", MONDAY + timedelta(days=ahead), time(9))
    due = next_due(Schedule(once=(extra,)), [], datetime(2026, 11, 23, 8))
    assert due is not None
    assert (due.date, due.routine) == (extra.on, "walk")
    beyond = Once("walk", MONDAY + timedelta(days=60), time(9))
    assert next_due(Schedule(once=(beyond,)), [], datetime(2026, 11, 23, 8)) is None


def test_what_is_due_next_of_a_sequence_is_whose_turn_it_is() -> None:
    """It goes on behind what was finished in weeks that nobody reads any more."""
    schedule = Schedule(plans=(STRENGTH,))
    due = next_due(schedule, [], datetime(2026, 11, 23, 8), {"strength": "core-b"})
    assert due is not None
    assert due.routine == "core-c"


def test_on_a_day_to_come_what_may_be_done_at_any_time_is_first() -> None:
    """Today it stands behind what is overdue, and before what is still to come."""
    any_time = Plan("any", "walk", days=("tue",), from_=MONDAY)
    early = Plan("early", "relief", days=("tue",), at=(time(7),), from_=MONDAY)
    schedule = Schedule(plans=(any_time, early))
    found = [
        due.routine
        for now in ("2026-11-23 12:00", "2026-11-24 06:00", "2026-11-24 08:00")
        if (due := next_due(schedule, [], datetime.fromisoformat(now)))
    ]
    assert found == ["walk", "walk", "relief"]


def test_a_session_is_called_by_its_routine_today_or_by_what_it_was() -> None:
    """The title in the file first, then the one of the log, then the id."""
    planned = Occurrence(MONDAY, None, "relief")
    done = replace(planned, session=session("11-23 07:00"))
    assert title_of(done, {"relief": "Back relief"}) == "Back relief"
    assert title_of(done, {}) == "Relief"
    assert title_of(planned, {}) == "relief"
