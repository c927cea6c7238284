"""A plan whose day or time changes for good: what was before stays, what follows goes along."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.schedule import DAYS, Move, Note, Plan, Schedule, occurrences, times_of
from planner.model.series import Changed, NotPossible, Scope, Shift, shift

MONDAY = dt.date(2026, 11, 23)
SEVEN = dt.time(7)
CORE = Plan("core", "core-three", days=("mon", "wed", "fri"), at=(SEVEN,), from_=dt.date(2026, 11, 2))


def day(count: int) -> dt.date:
    """So many days after Monday 23 November 2026."""
    return MONDAY + dt.timedelta(days=count)


def stands(changed: Changed, start: dt.date, end: dt.date) -> list[tuple[dt.date, dt.time | None, str]]:
    """What stands where, and whether it is skipped, by the parts of a plan together."""
    plans = tuple(plan for plan in (changed.before, changed.after) if plan is not None)
    return [
        (one.date, one.time, one.status)
        for one in occurrences(Schedule(plans=plans), start, end)
        if one.status != "moved"
    ]


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, Shift]:
    """A plan with exceptions, and a change that is a day or a time, within its week."""
    days = draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=6))
    at = draw(st.sets(st.sampled_from([dt.time(hour) for hour in (7, 12, 19)]), max_size=3))
    plan = Plan(
        "p",
        "r",
        days=tuple(one for one in DAYS if one in days),
        at=tuple(sorted(at)),
        from_=draw(st.sampled_from([None, day(-21), day(0), day(-1)])),
        until=draw(st.sampled_from([None, day(27), day(30)])),
        every=draw(st.sampled_from([1, 2])),
    )
    there = occurrences(Schedule(plans=(plan,)), day(0), day(14))
    taken = draw(st.sampled_from(there)) if there else None
    if taken is None:
        return plan, Shift(day(0), None, day(0), None)
    skips = draw(st.sets(st.sampled_from([one.date for one in there]), max_size=2))
    move = draw(st.sampled_from(there))
    moves = (Move(move.date, day(draw(st.integers(0, 13))), dt.time(15), move.time),)
    monday = taken.date - dt.timedelta(days=taken.date.weekday())
    to = monday + dt.timedelta(days=draw(st.integers(0, 6)))
    time = draw(st.sampled_from([taken.time, dt.time(9, 30)]))
    return replace(plan, skip=tuple(sorted(skips)), moves=moves), Shift(taken.date, taken.time, to, time)


def test_a_new_day_of_the_week_brings_nothing_before_the_change() -> None:
    """Mondays from Sunday 22 November on, the first one to be on Sunday 29: the 22nd stays free."""
    plan = Plan("p", "r", days=("mon",), from_=day(-1))
    changed = shift(plan, Shift(day(0), None, day(6), None), "on", "mon")
    assert [one[0] for one in stands(changed, day(-7), day(14))] == [day(6), day(13)]


@given(made=plans(), scope=st.sampled_from(["on", "all"]))
def test_nothing_before_it_changes_and_nothing_is_lost(made: tuple[Plan, Shift], scope: Scope) -> None:
    """From a day on: all before stands where it stood, and nothing is lost.

    A whole plan keeps its first day, and what falls before that is over. An end may let one more in.
    """
    plan, wanted = made
    try:
        changed = shift(plan, wanted, scope, "mon")
    except NotPossible:
        return
    start, end = day(-28), day(56)
    old = stands(Changed(plan), start, end)
    new = stands(changed, start, end)
    since = min(wanted.on, wanted.to)
    if scope == "on":
        moved_in = {move.to for move in plan.moves}
        early = [one for one in old if one[0] < since and one[0] not in moved_in]
        assert early == [one for one in new if one[0] < since and one[0] not in moved_in]
    times = max(1, len(plan.at))
    lost = 0 if scope == "on" else times
    assert len(old) - lost <= len(new) <= len(old) + 2 * times
    skipped = [sum(1 for one in found if one[2] == "skipped") for found in (old, new)]
    assert skipped[0] - lost <= skipped[1] <= skipped[0]


@given(made=plans())
def test_the_chosen_one_is_where_it_was_put(made: tuple[Plan, Shift]) -> None:
    """Unless a person moved that very one elsewhere, it stands on the new day at the new time."""
    plan, wanted = made
    try:
        changed = shift(replace(plan, moves=()), wanted, "on", "mon")
    except NotPossible:
        return
    if wanted.on == day(0) and wanted.was is None and not plan.at and plan.days == ():
        return
    there = {(one[0], one[1]) for one in stands(changed, day(-7), day(21))}
    if occurrences(Schedule(plans=(plan,)), wanted.on, wanted.on + dt.timedelta(days=1)):
        assert (wanted.to, wanted.at) in there


def test_what_is_said_of_one_goes_along_with_it() -> None:
    """A skip, a note and a move of a Wednesday are of the Thursday then; where it was moved to stays."""
    plan = replace(
        CORE,
        skip=(day(2), day(4)),
        notes=(Note(day(9), "bring the band"),),
        moves=(Move(day(16), day(19), dt.time(18)),),
    )
    changed = shift(plan, Shift(day(2), SEVEN, day(3), SEVEN), "all", "mon").after
    assert changed.days == ("mon", "thu", "fri")
    assert changed.skip == (day(3), day(4))
    assert changed.notes == (Note(day(10), "bring the band"),)
    assert changed.moves == (Move(day(17), day(19), dt.time(18)),)


def test_a_plan_that_has_not_begun_is_not_cut_in_two() -> None:
    """There is nothing before the first one: the plan itself changes, and begins with it."""
    plan = replace(CORE, days=("wed",), from_=day(2))
    changed = shift(plan, Shift(day(2), SEVEN, day(1), SEVEN), "on", "mon")
    assert changed == Changed(replace(plan, days=("tue",), from_=day(1)))


def test_the_last_one_is_not_lost_behind_the_end() -> None:
    """A plan until Wednesday, moved to Thursday, ends on Thursday."""
    plan = replace(CORE, days=("wed",), until=day(9))
    assert shift(plan, Shift(day(2), SEVEN, day(3), SEVEN), "all", "mon").after.until == day(10)


@pytest.mark.parametrize(
    ("plan", "to", "at", "why"),
    [
        (CORE, day(4), SEVEN, "^The plan has that day of the week already[.]$"),
        (CORE, day(9), SEVEN, "^The days of a plan come every week: choose a day less than a week away[.]$"),
        (
            replace(CORE, every=2),
            day(-1),
            SEVEN,
            "^The plan is for every 2 weeks: choose a day of the same week",
        ),
        (replace(CORE, at=(SEVEN, dt.time(19))), day(2), dt.time(19), "^The plan has that time already[.]$"),
    ],
)
def test_what_the_rhythm_does_not_allow_is_said(plan: Plan, to: dt.date, at: dt.time, why: str) -> None:
    """The sentence says which rule it is."""
    with pytest.raises(NotPossible, match=why):
        shift(plan, Shift(day(2), times_of(plan)[0], to, at), "all", "mon")


NINETEEN, EIGHT = dt.time(19), dt.time(8)
TWICE = Plan("twice", "r", days=("mon", "tue", "wed", "thu", "fri"), at=(SEVEN, NINETEEN), from_=day(-14))
AT_EIGHT = Shift(day(2), SEVEN, day(2), EIGHT)
"""What stands on Wednesday at seven is to be at eight."""


def said_of(*days: int, seven: dt.time = SEVEN) -> Plan:
    """Everything that can be said of single occurrences, of these days at either time."""
    dates = [day(count) for count in days]
    return replace(
        TWICE,
        skip=tuple(dates),
        skip_times=tuple(dt.datetime.combine(one, at) for one in dates for at in (seven, NINETEEN)),
        moves=tuple(Move(one, day(20), dt.time(18), at) for one in dates for at in (seven, NINETEEN)),
        notes=tuple(Note(one, "slowly", at) for one in dates for at in (seven, NINETEEN, None)),
    )


def test_a_plan_is_cut_where_the_change_begins() -> None:
    """What was said of Tuesday stays with the part before; that of Wednesday goes on, by its new time."""
    changed = shift(said_of(1, 2), AT_EIGHT, "on", "mon")
    assert changed.before == replace(said_of(1), until=day(1))
    assert changed.after == replace(said_of(2, seven=EIGHT), from_=day(2), at=(EIGHT, NINETEEN))


def test_a_whole_plan_changes_in_one() -> None:
    """All that was said of it goes along, from its first day on."""
    changed = shift(said_of(1, 2), AT_EIGHT, "all", "mon")
    assert changed == Changed(replace(said_of(1, 2, seven=EIGHT), at=(EIGHT, NINETEEN)))


@pytest.mark.parametrize(
    ("move", "after"),
    [
        # It was moved to another day at its own time, which was seven: there it stays at seven.
        (Move(day(2), day(3)), Move(day(2), day(3), SEVEN)),
        (Move(day(2), day(3), None, SEVEN), Move(day(2), day(3), SEVEN, EIGHT)),
        (Move(day(2), day(3), dt.time(18)), Move(day(2), day(3), dt.time(18))),
        # The one of the evening has nothing to do with it.
        (Move(day(2), day(3), None, NINETEEN), Move(day(2), day(3), None, NINETEEN)),
    ],
)
def test_what_a_person_moved_stays_where_they_put_it(move: Move, after: Move) -> None:
    """Only the time by which it is named changes."""
    assert shift(replace(TWICE, moves=(move,)), AT_EIGHT, "all", "mon").after.moves == (after,)


def test_a_moved_one_keeps_its_time_when_only_the_day_changes() -> None:
    """Named by the new day, at no time of its own."""
    plan = replace(CORE, moves=(Move(day(2), day(5), None, SEVEN),))
    changed = shift(plan, Shift(day(2), SEVEN, day(3), SEVEN), "all", "mon").after
    assert changed.moves == (Move(day(3), day(5), None, SEVEN),)


@pytest.mark.parametrize("every", [1, 2])
def test_a_plan_that_begins_that_day_is_not_cut_in_two(every: int) -> None:
    """Its first occurrence is the one that is moved, also of every second week."""
    plan = replace(CORE, days=("mon",), every=every, from_=day(0))
    later = shift(plan, Shift(day(0), SEVEN, day(1), SEVEN), "on", "mon")
    assert later == Changed(replace(plan, days=("tue",)))
    begun = replace(plan, from_=day(-7 * every))
    assert shift(begun, Shift(day(0), SEVEN, day(1), SEVEN), "on", "mon").before is not None


def test_a_plan_that_was_set_up_before_its_first_day_begins_with_the_change() -> None:
    """From Monday on Fridays, moved to Thursdays: it may not bring a Thursday before that one."""
    plan = replace(CORE, days=("fri",), from_=day(0))
    changed = shift(plan, Shift(day(4), SEVEN, day(3), SEVEN), "on", "mon")
    assert changed == Changed(replace(plan, days=("thu",), from_=day(3)))


def test_every_second_week_is_counted_from_the_day_on_which_weeks_begin() -> None:
    """Saturday to Sunday stays in a week that begins on Monday, and leaves one that begins on Sunday."""
    plan = replace(CORE, days=("sat",), every=2)
    to_sunday = Shift(day(5), SEVEN, day(6), SEVEN)
    assert shift(plan, to_sunday, "all", "mon").after.days == ("sun",)
    with pytest.raises(NotPossible, match="choose a day of the same week"):
        shift(plan, to_sunday, "all", "sun")
    sundays = replace(CORE, days=("mon", "sun"), every=2, from_=day(-1), skip=(day(0),))
    changed = shift(sundays, Shift(day(0), SEVEN, day(1), SEVEN), "all", "sun").after
    assert changed.skip == (day(1),)


def test_a_weekly_plan_may_go_over_the_end_of_a_week() -> None:
    """From Sundays to the Mondays after."""
    plan = replace(CORE, days=("sun",))
    assert shift(plan, Shift(day(6), SEVEN, day(7), SEVEN), "all", "mon").after.days == ("mon",)
