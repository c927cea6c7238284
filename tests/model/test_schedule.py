"""Which days a schedule falls on, and what bends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from planner.model.schedule import (
    DAYS,
    Day,
    Move,
    Note,
    Occurrence,
    Once,
    Pause,
    Plan,
    Schedule,
    check_moves,
    check_notes,
    check_skips,
    occurrences,
    planned_already,
    week_of,
)

SEVEN, SIX_PM, SEVEN_PM = time(7), time(18), time(19)
MORNINGS = Plan("mornings", "relief", days=("mon", "wed", "fri"), at=(SEVEN,), from_=date(2026, 11, 23))


def one(plan: Plan, **more: object) -> Schedule:
    """A schedule of one plan."""
    return replace(Schedule(plans=(plan,)), **more)  # type: ignore[arg-type]


def days_of(schedule: Schedule, start: date, end: date, status: str = "planned") -> list[str]:
    return [o.date.isoformat() for o in occurrences(schedule, start, end) if o.status == status]


def brief(found: tuple[Occurrence, ...]) -> list[tuple[str, str, str]]:
    return [(f"{o.date:%m-%d}", f"{o.time:%H:%M}" if o.time else "", o.status) for o in found]


# --- weeks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "week_start", "first"),
    [
        (date(2026, 11, 25), "mon", date(2026, 11, 23)),
        (date(2026, 11, 23), "mon", date(2026, 11, 23)),
        (date(2026, 11, 29), "sun", date(2026, 11, 29)),
        (date(2026, 11, 28), "sun", date(2026, 11, 22)),
        (date(2027, 1, 1), "mon", date(2026, 12, 28)),
        (date(2028, 2, 29), "sat", date(2028, 2, 26)),
        (date.min, "sun", date.min),
        (date.max, "mon", date(9999, 12, 27)),
    ],
)
def test_a_week_begins_on_the_day_the_user_chose(day: date, week_start: Day, first: date) -> None:
    """A week may begin on any day, over year ends, leap days and at the ends of the calendar."""
    assert week_of(day, week_start) == first


# --- the rhythm of a plan --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "week_start", "start", "end", "expected"),
    [
        pytest.param(
            MORNINGS,
            "mon",
            date(2026, 11, 20),
            date(2026, 12, 1),
            ["2026-11-23", "2026-11-25", "2026-11-27", "2026-11-30"],
            id="nothing before its first day",
        ),
        pytest.param(
            replace(MORNINGS, until=date(2026, 11, 25)),
            "mon",
            date(2026, 11, 20),
            date(2026, 12, 10),
            ["2026-11-23", "2026-11-25"],
            id="its last day is included",
        ),
        pytest.param(
            Plan("p", "r", days=("thu", "fri"), from_=date(2026, 12, 3), every=2),
            "mon",
            date(2026, 12, 28),
            date(2027, 1, 18),
            ["2026-12-31", "2027-01-01", "2027-01-14", "2027-01-15"],
            id="every other week over the year end",
        ),
        pytest.param(
            Plan("p", "r", days=("sat", "sun"), from_=date(2026, 11, 28), every=2),
            "mon",
            date(2026, 11, 23),
            date(2026, 12, 14),
            ["2026-11-28", "2026-11-29", "2026-12-12", "2026-12-13"],
            id="Saturday and Sunday are one week when it begins on Monday",
        ),
        pytest.param(
            Plan("p", "r", days=("sat", "sun"), from_=date(2026, 11, 28), every=2),
            "sun",
            date(2026, 11, 22),
            date(2026, 12, 14),
            ["2026-11-28", "2026-12-06", "2026-12-12"],
            id="and two weeks when it begins on Sunday",
        ),
        pytest.param(
            Plan("p", "r", days=("tue",), from_=date(2028, 2, 29)),
            "mon",
            date(2028, 2, 28),
            date(2028, 3, 8),
            ["2028-02-29", "2028-03-07"],
            id="a leap day is a day like any other",
        ),
        pytest.param(
            Plan("p", "r", days=("mon",), every=2),
            "mon",
            date(1969, 12, 20),
            date(1970, 1, 20),
            ["1969-12-22", "1970-01-05", "1970-01-19"],
            id="without a first day it has always held, counted from 5 January 1970",
        ),
        pytest.param(
            Plan("p", "r", from_=date(2026, 1, 1)),
            "mon",
            date(2026, 1, 1),
            date(2026, 2, 1),
            [],
            id="no days, no sessions",
        ),
    ],
)
def test_a_plan_falls_on_its_days(
    plan: Plan, week_start: Day, start: date, end: date, expected: list[str]
) -> None:
    """Days of the week, first and last day, every so many weeks."""
    assert days_of(one(plan, week_start=week_start), start, end) == expected


def test_several_times_a_day_come_in_the_order_of_the_clock() -> None:
    """Two times a day are two occurrences, however they were written; any time comes before both."""
    plan = replace(MORNINGS, at=(SEVEN_PM, SEVEN, SEVEN_PM), days=("mon",))
    any_time = Plan("walk", "walk", days=("mon",), at=())
    found = occurrences(Schedule(plans=(plan, any_time)), date(2026, 11, 23), date(2026, 11, 24))
    assert [(o.plan, o.time) for o in found] == [("walk", None), ("mornings", SEVEN), ("mornings", SEVEN_PM)]


def test_the_ends_of_the_calendar_are_quiet() -> None:
    """A plan from the year 1 or until the year 9999 is no reason to fail."""
    plan = Plan("p", "r", days=DAYS, from_=date.min, until=date.max, every=3)
    for week_start in DAYS:
        schedule = one(plan, week_start=week_start)
        occurrences(schedule, date.min, date(1, 2, 1))
        occurrences(schedule, date(9999, 12, 1), date.max)


# --- what bends it ---------------------------------------------------------------------------------


def test_a_skip_stays_visible() -> None:
    """A skipped day is shown as skipped; the days beside it are as they were."""
    schedule = one(replace(MORNINGS, skip=(date(2026, 11, 25),)))
    assert brief(occurrences(schedule, date(2026, 11, 23), date(2026, 11, 30))) == [
        ("11-23", "07:00", "planned"),
        ("11-25", "07:00", "skipped"),
        ("11-27", "07:00", "planned"),
    ]


def test_a_move_shows_where_it_was_and_where_it_is() -> None:
    """The dentist: Wednesday's session is on Thursday evening, and both ends say so."""
    move = Move(date(2026, 12, 2), date(2026, 12, 3), SIX_PM)
    found = occurrences(one(replace(MORNINGS, moves=(move,))), date(2026, 11, 30), date(2026, 12, 7))
    assert brief(found) == [
        ("11-30", "07:00", "planned"),
        ("12-02", "07:00", "moved"),
        ("12-03", "18:00", "planned"),
        ("12-04", "07:00", "planned"),
    ]
    assert found[1].moved_to == date(2026, 12, 3)
    assert (found[2].moved_from, found[2].was, found[2].origin) == (move.on, SEVEN, move.on)


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        pytest.param(
            Move(date(2026, 11, 27), date(2026, 12, 1)),
            [("11-30", "07:00", "planned"), ("12-01", "07:00", "planned")],
            id="from before the window into it, at its own time",
        ),
        pytest.param(
            Move(date(2026, 11, 30), date(2026, 12, 9)),
            [("11-30", "07:00", "moved")],
            id="out of the window",
        ),
        pytest.param(
            Move(date(2026, 11, 30), date(2026, 11, 30), SIX_PM),
            [("11-30", "07:00", "moved"), ("11-30", "18:00", "planned")],
            id="to another time of the same day",
        ),
        pytest.param(
            Move(date(2026, 11, 30), date(2026, 11, 30), SEVEN),
            [("11-30", "07:00", "planned")],
            id="to where it is",
        ),
        pytest.param(
            Move(date(2026, 12, 1), date(2026, 11, 30)),
            [("11-30", "07:00", "planned")],
            id="of a day without a session: passed over",
        ),
        pytest.param(
            Move(date(2026, 11, 16), date(2026, 11, 30)),
            [("11-30", "07:00", "planned")],
            id="of a day before the plan began: passed over",
        ),
        pytest.param(
            Move(date(2026, 12, 2), date(2026, 11, 30)),
            [("11-30", "07:00", "planned"), ("11-30", "07:00", "planned")],
            id="onto a day that has one already",
        ),
    ],
)
def test_moves_across_and_within_the_window(move: Move, expected: list[tuple[str, str, str]]) -> None:
    """Monday 30 November and the Tuesday after it, with one move."""
    schedule = one(replace(MORNINGS, moves=(move,)))
    assert brief(occurrences(schedule, date(2026, 11, 30), date(2026, 12, 2))) == expected


def test_a_move_picks_one_of_several_times() -> None:
    """`was` names the one of the day that is moved; without it, the earliest."""
    twice = replace(MORNINGS, at=(SEVEN_PM, SEVEN))
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 1)
    for was, left in ((None, SEVEN_PM), (SEVEN, SEVEN_PM), (SEVEN_PM, SEVEN)):
        schedule = one(replace(twice, moves=(Move(monday, tuesday, was=was),)))
        found = [o for o in occurrences(schedule, monday, date(2026, 12, 2)) if o.status == "planned"]
        assert [o.time for o in found if o.date == monday] == [left]
        assert [o.was for o in found if o.date == tuesday] == [was or SEVEN]


def test_a_skip_holds_for_what_was_moved_away_from_its_day() -> None:
    """A session that was moved and then skipped is skipped where it stands; un-skipped, it stands there."""
    move = Move(date(2026, 12, 2), date(2026, 12, 3))
    schedule = one(replace(MORNINGS, moves=(move,), skip=(date(2026, 12, 2),)))
    assert days_of(schedule, date(2026, 12, 1), date(2026, 12, 4), "skipped") == ["2026-12-03"]
    assert days_of(schedule, date(2026, 12, 1), date(2026, 12, 4), "moved") == ["2026-12-02"]


def test_a_pause_covers_everything_on_its_days_and_says_why() -> None:
    """A holiday, both ends included, holds for plans, for moved ones and for extras."""
    plan = replace(MORNINGS, moves=(Move(date(2026, 12, 23), date(2026, 12, 24)),))
    schedule = one(
        plan,
        once=(Once("gentle", date(2026, 12, 26), SEVEN),),
        pauses=(Pause(date(2026, 12, 24), date(2027, 1, 1), "holiday"),),
    )
    found = occurrences(schedule, date(2026, 12, 21), date(2027, 1, 5))
    paused = [o for o in found if o.status == "paused"]
    assert [f"{o.date:%m-%d}" for o in paused] == ["12-24", "12-25", "12-26", "12-28", "12-30", "01-01"]
    assert {o.why for o in paused} == {"holiday"}
    assert days_of(schedule, date(2026, 12, 21), date(2027, 1, 5)) == ["2026-12-21", "2027-01-04"]


def test_a_session_moved_out_of_a_pause_is_planned() -> None:
    """Who moves a session out of the holiday means to do it."""
    plan = replace(MORNINGS, moves=(Move(date(2026, 12, 25), date(2026, 12, 22)),))
    schedule = one(plan, pauses=(Pause(date(2026, 12, 24), date(2027, 1, 1)),))
    assert days_of(schedule, date(2026, 12, 22), date(2026, 12, 23)) == ["2026-12-22"]


def test_extras_are_theirs_alone() -> None:
    """An extra has no plan and is there once."""
    schedule = Schedule(once=(Once("gentle", date(2026, 11, 29), time(10), note="after the walk"),))
    (found,) = occurrences(schedule, date(2026, 1, 1), date(2028, 1, 1))
    assert found.note == "after the walk"
    assert (found.routine, found.plan, found.date, found.time) == ("gentle", "", date(2026, 11, 29), time(10))


def test_what_names_no_session_is_reported() -> None:
    """Moves and skips that do nothing are found, by plan and place in the list."""
    plan = replace(
        MORNINGS,
        until=date(2026, 12, 31),
        skip=(date(2026, 11, 25), date(2026, 11, 26), date(2027, 1, 1)),
        moves=(
            Move(date(2026, 12, 2), date(2026, 12, 3)),
            Move(date(2026, 12, 3), date(2026, 12, 5)),
            Move(date(2026, 12, 2), date(2026, 12, 6)),
            Move(date(2026, 12, 4), date(2026, 12, 5), was=SEVEN_PM),
            Move(date(2027, 1, 1), date(2027, 1, 2)),
            Move(date(2026, 12, 7), date(2026, 12, 7)),
        ),
    )
    assert check_moves(one(plan)) == (("mornings", 1), ("mornings", 2), ("mornings", 3), ("mornings", 4))
    assert check_skips(one(plan)) == (("mornings", date(2026, 11, 26)), ("mornings", date(2027, 1, 1)))


def test_what_is_said_of_a_time_is_held_against_that_time() -> None:
    """A skip or a note of the evening is idle where there is no evening; every other week it is, too."""
    evening = datetime(2026, 11, 25, 19)
    plan = Plan("p", "r", days=("wed",), at=(time(7),), from_=date(2026, 11, 2))
    idle = replace(plan, skip_times=(evening,), notes=(Note(evening.date(), "hm", time(19)),))
    assert check_skips(Schedule(plans=(idle,))) == (("p", evening),)
    assert check_notes(Schedule(plans=(idle,))) == (("p", 0),)
    both = replace(idle, at=(time(7), time(19)))
    assert not check_skips(Schedule(plans=(both,)))
    assert not check_notes(Schedule(plans=(both,)))
    without = replace(plan, notes=(Note(evening.date(), "hm"), Note(date(2026, 11, 24), "hm")))
    assert check_notes(Schedule(plans=(without,))) == (("p", 1),)


def test_every_other_week_of_a_note_is_counted_from_where_weeks_begin() -> None:
    """The Monday after a Sunday is in the same week, or in the one between."""
    plan = Plan("p", "r", days=("sun", "mon"), from_=date(2026, 11, 22), every=2)
    said = replace(plan, notes=(Note(date(2026, 11, 23), "hm"),), skip=(date(2026, 11, 23),))
    found = [
        (check_notes(one(said, week_start=start)), len(check_skips(one(said, week_start=start))))
        for start in ("sun", "mon")
    ]
    assert found == [((), 0), ((("p", 0),), 1)]


@pytest.mark.parametrize(
    ("days", "at", "count"),
    [
        ((), (), 0),
        (("mon", "thu"), (), 2),
        (("mon", "mon"), (), 1),
        (("mon", "thu"), (time(7),), 2),
        (("mon", "thu"), (time(7), time(19)), 4),
    ],
)
def test_sessions_a_week(days: tuple[Day, ...], at: tuple[time, ...], count: int) -> None:
    """Each day counts once for each of its times; a day without one has a single session."""
    assert Plan("p", "core", days=days, at=at).per_week == count


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        (Plan("b", "relief", days=("fri", "sat"), at=(SEVEN, SIX_PM)), True),
        (Plan("b", "relief", days=("fri",), at=(SEVEN,), until=date(2026, 11, 23)), True),
        (Plan("b", "relief", days=("fri",), at=(SEVEN,), until=date(2026, 11, 22)), False),
        (Plan("b", "relief", days=("sat",), at=(SEVEN,)), False),
        (Plan("b", "relief", days=("fri",), at=(SIX_PM,)), False),
        (Plan("b", "relief", days=("fri",)), False),
        (Plan("b", "core", days=("fri",), at=(SEVEN,)), False),
        (Plan("b", sequence=("relief", "core"), days=("fri",), at=(SEVEN,)), False),
        (replace(MORNINGS, id="b", every=2), True),
        (replace(MORNINGS, id="b", every=2, from_=None), True),
    ],
)
def test_the_same_planned_twice(other: Plan, twice: bool) -> None:
    """Only the same routines on a day, at a time and in a span that both have; whichever is new."""
    elsewhere = replace(MORNINGS, id="c", days=("tue",))
    assert planned_already(MORNINGS, Schedule((elsewhere, other))) == (other if twice else None)
    assert planned_already(other, Schedule((elsewhere, MORNINGS))) == (MORNINGS if twice else None)


@pytest.mark.parametrize(
    ("begins", "week_start", "twice"),
    [
        (date(2026, 12, 7), "mon", True),
        (date(2026, 11, 30), "mon", False),
        (date(2026, 11, 29), "mon", True),
        (date(2026, 11, 29), "sun", False),
    ],
)
def test_plans_of_other_weeks_do_not_meet(begins: date, week_start: Day, twice: bool) -> None:
    """Every two weeks from the 23rd, and from a later day: the week that it lies in decides."""
    one = replace(MORNINGS, every=2)
    other = replace(one, id="b", from_=begins)
    assert planned_already(other, Schedule((one,), week_start=week_start)) == (one if twice else None)
