"""The schedule as a calendar file: the same sessions, nothing doubled, and nothing that text could break."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import DAYS, Move, Note, Once, Pause, Plan, Schedule, occurrences
from planner.transfer.ics_series import MOST_EXCEPTIONS, TooManyExceptions, Turns, all_series
from planner.transfer.ics_writing import Gone, Writer, minutes_of, zone_named
from planner.transfer.routine_words import RoutineWords
from tests.transfer.calendars import EARLY, LATE, events, expanded, schedules

TODAY = date(2026, 11, 22)
CORE = RoutineWords("Core three", ("1. Cat-cow: 10 reps, tempo 3-0-3", "2. Plank: hold 20s"), 504)
ROUTINES = {"core": CORE, "legs": RoutineWords("Legs"), "walk": RoutineWords("Walk")}
MORNINGS = Plan("mornings", "core", days=("mon", "wed"), at=(time(7),), from_=date(2026, 11, 23))


def written(
    schedule: Schedule,
    zone: str = "",
    gone: Iterable[Gone] = (),
    turns: Turns | None = None,
    routines: dict[str, RoutineWords] = ROUTINES,
) -> bytes:
    """The calendar of a schedule, every event at revision 7."""
    writer = Writer(routines, lambda uid, digest: 7, zone_named(zone) if zone else None)
    return writer.write(all_series(schedule, TODAY, "me", turns or {}), gone)


def unfolded(data: bytes) -> list[str]:
    """The lines of a calendar file, as RFC 5545 puts folded ones together."""
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def planned(schedule: Schedule, start: date, end: date) -> list[tuple[date, time | None]]:
    """What the model has in a window."""
    return [(o.date, o.time) for o in occurrences(schedule, start, end) if o.status == "planned"]


@settings(max_examples=150, deadline=None)
@given(schedules(), st.sampled_from(["", "", "Europe/Berlin", "America/New_York"]))
def test_the_export_read_back_has_the_same_sessions(schedule: Schedule, zone: str) -> None:
    """Any plans, skips, moves and pauses: icalendar and dateutil find what the model has, day for day."""
    always = any(plan.from_ is None for plan in schedule.plans)
    start, end = (date(2026, 1, 1) if always else EARLY), LATE + timedelta(days=30)
    assert expanded(written(schedule, zone), start, end) == planned(schedule, start, end)


@settings(max_examples=40, deadline=None)
@given(
    st.text(),
    st.text(),
    st.text(),
    st.sampled_from(["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\0", "\x1b["]),
)
def test_no_text_can_begin_a_line(title: str, note: str, plan: str, end: str) -> None:
    """Titles, notes, ids: whatever they hold, the file has the very lines that plain ones give."""
    attack = f"{title}{end}BEGIN:VALARM{end}ACTION:PROCEDURE{end}ATTACH:/bin/sh{end}END:VALARM{end}{note}"
    schedule = Schedule((replace(MORNINGS, id=f"{plan}{attack}", uid=attack),), (Once(attack, TODAY),))
    words = {"core": RoutineWords(attack, (attack, note)), attack: RoutineWords(attack)}
    data = written(schedule, routines=words, gone=[Gone(attack, attack, TODAY)])
    names = [re.split("[:;]", line)[0] for line in unfolded(data)]
    plain = {name: RoutineWords("x", ("x", "x")[: len(found.lines)]) for name, found in words.items()}
    same = written(
        Schedule((replace(MORNINGS, uid="x"),), (Once("x", TODAY),)),
        routines={"core": plain["core"], "x": plain[attack]},
        gone=[Gone("x", "x", TODAY)],
    )
    assert names == [re.split("[:;]", line)[0] for line in unfolded(same)]
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert len(events(data)) == 3


def test_a_plan_is_a_rule_with_its_exceptions() -> None:
    """A weekly rule, a line for each day left out, an event for the one moved, an alarm in both."""
    plan = replace(
        MORNINGS,
        skip=(date(2026, 12, 7),),
        moves=(Move(date(2026, 12, 2), date(2026, 12, 3), time(18)),),
        remind=600,
    )
    lines = unfolded(written(Schedule((plan,), pauses=(Pause(date(2026, 12, 24), date(2026, 12, 28)),))))
    text = "\n".join(lines)
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;WKST=MO" in lines
    assert [line for line in lines if line.startswith("EXDATE")] == [
        "EXDATE:20261207T070000",
        "EXDATE:20261228T070000",
    ]
    assert "DTSTART:20261203T180000\nDTEND:20261203T180900" in text
    assert "RECURRENCE-ID:20261202T070000" in lines
    assert text.count("BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Core three\nTRIGGER:-PT10M\nEND:VALARM") == 2
    assert lines.count("UID:mornings-1@me.planner") == lines.count("SEQUENCE:7") == 2
    assert "DESCRIPTION:1. Cat-cow: 10 reps\\, tempo 3-0-3\\n2. Plank: hold 20s" in lines


def test_any_time_is_a_whole_day_that_stays_free() -> None:
    """And the one that was given a time is an event of its own: a whole-day series cannot hold it."""
    plan = Plan(
        "any",
        "legs",
        days=("sat",),
        from_=TODAY,
        moves=(Move(date(2026, 12, 5), date(2026, 12, 6), time(9)),),
    )
    lines = unfolded(written(Schedule((plan,))))
    assert {"DTSTART;VALUE=DATE:20261128", "DTEND;VALUE=DATE:20261129", "TRANSP:TRANSPARENT"} <= {*lines}
    assert {"EXDATE;VALUE=DATE:20261205", "UID:any-1-2026-12-05@me.planner", "DTSTART:20261206T090000"} <= {
        *lines
    }
    assert not any(line.startswith("RECURRENCE-ID") for line in lines)


def test_each_time_of_day_is_an_event_that_keeps_its_name() -> None:
    """Another clock time is a change of the same event, not a new one."""
    schedule = Schedule((replace(MORNINGS, at=(time(7), time(19))),))
    later = Schedule((replace(MORNINGS, at=(time(7, 30), time(19))),))
    names = [str(event["uid"]) for event in events(written(schedule))]
    assert names == ["mornings-1@me.planner", "mornings-2@me.planner"]
    assert [str(event["uid"]) for event in events(written(later))] == names


def test_what_came_from_a_calendar_goes_back_under_its_name() -> None:
    """So that it is known again there."""
    schedule = Schedule((replace(MORNINGS, uid="a@b"),), (Once("walk", TODAY, uid="c@d"),))
    assert [str(event["uid"]) for event in events(written(schedule))] == ["a@b", "c@d"]


def test_a_plan_that_was_split_in_two_is_two_events() -> None:
    """Both tables have the event it came from; only the first goes back under its name."""
    before = replace(MORNINGS, uid="a@b", until=date(2026, 12, 1))
    after = replace(MORNINGS, id="mornings-2", uid="a@b", from_=date(2026, 12, 2))
    names = [str(event["uid"]) for event in events(written(Schedule((before, after))))]
    assert names == ["a@b", "mornings-2-1@me.planner"]


def test_one_of_several_times_is_left_out_and_noted() -> None:
    """The other times of that day stay; a note is in the description of its own occurrence."""
    noon = date(2026, 11, 25)
    plan = replace(
        MORNINGS,
        at=(time(7), time(19)),
        skip_times=(datetime.combine(noon, time(19)),),
        notes=(Note(noon, "slowly\nBEGIN:VALARM"),),
    )
    first, changed, second = events(written(Schedule((plan,))))
    assert "exdate" not in first
    assert second["exdate"].to_ical() == b"20261125T190000"
    assert str(changed["description"]).startswith("slowly BEGIN:VALARM\n\n1. Cat-cow")


@pytest.mark.parametrize("names", [("Mine", "mine"), ("a b", "a-b"), ("深", "蹲"), ("a\nb", "a b")])
def test_two_plans_never_share_a_name(names: tuple[str, str]) -> None:
    """Whatever their ids are made of."""
    schedule = Schedule(tuple(replace(MORNINGS, id=name) for name in names))
    assert len({str(event["uid"]) for event in events(written(schedule))}) == 2


def test_two_extras_of_one_day_are_two() -> None:
    """The same routine twice on a day; one in a pause is none."""
    walk = Once("walk", TODAY, time(9))
    paused = Once("walk", date(2026, 12, 25))
    schedule = Schedule(
        once=(walk, replace(walk, at=time(17)), paused), pauses=(Pause(paused.on, paused.on),)
    )
    assert [str(event["uid"]) for event in events(written(schedule))] == [
        "once-walk-2026-11-22-1@me.planner",
        "once-walk-2026-11-22-2@me.planner",
    ]


def test_a_sequence_has_the_routine_whose_turn_it_is() -> None:
    """As far as that is known, also for one that was moved; the rest is called after all of them."""
    plan = Plan(
        "strength",
        sequence=("core", "legs"),
        days=("tue",),
        at=(time(18),),
        from_=TODAY,
        moves=(Move(date(2026, 12, 1), date(2026, 12, 2)),),
    )
    turns: Turns = {
        ("strength", date(2026, 11, 24), time(18)): "legs",
        ("strength", date(2026, 12, 1), time(18)): "core",
    }
    both = [
        (str(e["dtstart"].dt), str(e["summary"])) for e in events(written(Schedule((plan,)), turns=turns))
    ]
    assert both == [
        ("2026-11-24 18:00:00", "Core three / Legs, in turn"),
        ("2026-11-24 18:00:00", "Legs"),
        ("2026-12-02 18:00:00", "Core three"),
    ]


def test_a_pause_for_good_ends_the_rule() -> None:
    """It is not a list of every day until the end of the calendar."""
    lines = unfolded(written(Schedule((MORNINGS,), pauses=(Pause(date(2027, 1, 1), date(2300, 1, 1)),))))
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261231T070000;BYDAY=MO,WE;WKST=MO" in lines
    assert not any(line.startswith("EXDATE") for line in lines)


def test_a_pause_with_too_many_days_is_refused() -> None:
    """With what to do instead."""
    plans = tuple(replace(MORNINGS, id=str(n), days=DAYS) for n in range(2))
    long = Pause(date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=MOST_EXCEPTIONS // 2 + 10))
    with pytest.raises(TooManyExceptions, match="end a plan with `until`"):
        written(Schedule(plans, pauses=(long,)))


@pytest.mark.parametrize(
    "plan",
    [
        replace(MORNINGS, until=date(2026, 11, 22)),
        replace(MORNINGS, until=date(2026, 11, 24), skip=(date(2026, 11, 23),)),
        replace(MORNINGS, days=("sun",), until=date(2026, 11, 28)),
    ],
)
def test_a_plan_with_nothing_in_it_is_no_event(plan: Plan) -> None:
    """Over before it began, all of it skipped, no such day in its range."""
    assert events(written(Schedule((plan,)))) == []


def test_times_float_unless_a_zone_is_asked_for() -> None:
    """Then start, end, exceptions and the zone's own rules are there, and the end of the rule is in UTC."""
    plan = replace(MORNINGS, until=date(2027, 1, 31), skip=(date(2026, 12, 7),))
    floating, zoned = (
        written(Schedule((plan,))).decode(),
        unfolded(written(Schedule((plan,)), "Europe/Berlin")),
    )
    assert "TZID" not in floating
    assert zoned.index("TZID:Europe/Berlin") < zoned.index("BEGIN:VEVENT")
    assert "EXDATE;TZID=Europe/Berlin:20261207T070000" in zoned
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270131T060000Z;BYDAY=MO,WE;WKST=MO" in zoned


def test_the_clocks_of_a_zone_change_when_they_do() -> None:
    """In Europe on the last Sundays of March and October, at 2 and at 3 by the clock until then."""
    text = "\n".join(unfolded(written(Schedule((MORNINGS,)), "Europe/Berlin")))
    summer = (
        "DTSTART:20260329T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZNAME:CEST\nTZOFFSETFROM:+0100"
    )
    winter = (
        "DTSTART:20261025T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZNAME:CET\nTZOFFSETFROM:+0200"
    )
    assert summer in text
    assert winter in text


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Tokyo",
        "America/Sao_Paulo",
        "Africa/Casablanca",
    ],
)
def test_the_rules_of_a_zone_are_those_of_the_zone(zone: str) -> None:
    """Read back without knowing the zone's name: the same offset on every day of five years."""
    data = written(Schedule((MORNINGS,)), zone).replace(zone.encode(), b"Not-" + zone.encode().hex().encode())
    (event,) = events(data)
    read = event["dtstart"].dt.tzinfo
    for hours in range(0, 5 * 365 * 24, 17):
        moment = datetime(2026, 11, 23) + timedelta(hours=hours)
        known = moment.replace(tzinfo=ZoneInfo(zone))
        ambiguous = known.utcoffset() != known.replace(fold=1).utcoffset()
        assert ambiguous or moment.replace(tzinfo=read).utcoffset() == known.utcoffset(), moment


@pytest.mark.parametrize("name", ["Berlin", "../../etc/passwd", "/etc/passwd", "", "Europe/Berlin\n", "a\0b"])
def test_a_zone_that_is_none_is_told(name: str) -> None:
    """In a sentence with an example."""
    with pytest.raises(ValueError, match=r"there is no time zone .* it is written like Europe/Berlin"):
        zone_named(name)


def test_what_is_gone_is_cancelled() -> None:
    """One last time in the file, without a rule."""
    (event,) = events(written(Schedule(), gone=[Gone("a@me.planner", "Core", datetime(2026, 11, 25, 8))]))
    assert (str(event["status"]), "rrule" in event, event["sequence"]) == ("CANCELLED", False, 7)


def test_a_sum_tells_whether_an_event_says_something_else() -> None:
    """The same for the same, another for another dose; the stamp follows the revision and nothing else."""
    sums: list[tuple[str, str]] = []

    def revise(uid: str, digest: str) -> int:
        sums.append((uid, digest))
        return minutes_of(datetime(2026, 11, 22, 6, tzinfo=UTC))

    for words in (CORE, CORE, replace(CORE, lines=("1. Plank: hold 30s",))):
        data = Writer({"core": words}, revise).write(all_series(Schedule((MORNINGS,)), TODAY, "me", {}))
    assert sums[0] == sums[1] != sums[2]
    assert "DTSTAMP:20261122T060000Z" in unfolded(data)
