"""Calendar files read: rules and exceptions become plans, all else is left out with its reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import DAYS, Day, Move, Once, Plan, Schedule, occurrences
from planner.transfer.ics_plans import LeftOut, Taken, plans_of
from planner.transfer.ics_reading import MOST_EVENTS, NoCalendar, read_events
from planner.transfer.ics_series import all_series
from planner.transfer.ics_writing import Writer
from tests.transfer.calendars import LATE, schedules

TODAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
START = "DTSTART:20261123T070000"
PLAN = Plan("", days=("mon", "wed"), at=(time(7),), from_=date(2026, 11, 23), uid="u")


def calendar(*events: str, title: str = "Core") -> bytes:
    """A file of events, each given by its lines (separated by spaces) beside UID and SUMMARY."""
    blocks = [
        f"BEGIN:VEVENT\nUID:u\nSUMMARY:{title}\n{event.replace(' ', chr(10))}\nEND:VEVENT" for event in events
    ]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]).encode()


def local(moment: datetime) -> datetime:
    """The clock in Berlin."""
    return moment.astimezone(BERLIN).replace(tzinfo=None)


def read(data: bytes, week_start: Day = "mon") -> list[Taken | LeftOut]:
    """What a file comes to."""
    return list(plans_of(read_events(data), week_start, TODAY, local))


def weekly(**changes: object) -> Plan:
    """The plan of most of these events, but for some keys."""
    values = {name: getattr(PLAN, name) for name in Plan.__slots__}
    return Plan(**{**values, **changes})


RULE = "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"
TAKEN: dict[str, tuple[str, Plan | Once]] = {
    "weekly": (f"{START} {RULE}", PLAN),
    "no days are the first day's": (f"{START} RRULE:FREQ=WEEKLY", weekly(days=("mon",))),
    "daily": (f"{START} RRULE:FREQ=DAILY", weekly(days=DAYS)),
    "daily on some days": (f"{START} RRULE:FREQ=DAILY;BYDAY=MO,WE", PLAN),
    "every fourteen days": (f"{START} RRULE:FREQ=DAILY;INTERVAL=14", weekly(days=("mon",), every=2)),
    "every other week": (f"{START} {RULE};INTERVAL=2", weekly(every=2)),
    "until a day": (f"{START} {RULE};UNTIL=20270131", weekly(until=date(2027, 1, 31))),
    "until a local time": (f"{START} {RULE};UNTIL=20270131T065959", weekly(until=date(2027, 1, 30))),
    "until a time in UTC": (
        f"DTSTART;TZID=America/New_York:20261123T070000 {RULE};UNTIL=20270201T115959Z",
        weekly(until=date(2027, 1, 31)),
    ),
    "so many times": (f"{START} {RULE};COUNT=3", weekly(until=date(2026, 11, 30))),
    "for ever": (f"{START} {RULE};UNTIL=99991231", PLAN),
    "a zone's own clock": (f"DTSTART;TZID=Asia/Tokyo:20261123T070000 {RULE}", PLAN),
    "in UTC, a day later here": (
        "DTSTART:20261122T233000Z RRULE:FREQ=WEEKLY;BYDAY=SU,TU EXDATE:20261124T233000Z",
        weekly(at=(time(0, 30),), skip=(date(2026, 11, 25),)),
    ),
    "any time": ("DTSTART;VALUE=DATE:20261123 RRULE:FREQ=WEEKLY;BYDAY=MO,WE", weekly(at=())),
    "days left out": (
        f"{START} {RULE} EXDATE:20261125T070000,20261130T070000 EXDATE;VALUE=DATE:20261207",
        weekly(skip=(date(2026, 11, 25), date(2026, 11, 30), date(2026, 12, 7))),
    ),
    "a day left out that is none of its": (
        f"{START} {RULE} EXDATE:20261124T070000 EXDATE:20261125T080000",
        PLAN,
    ),
    "an alarm": (f"{START} {RULE} BEGIN:VALARM ACTION:DISPLAY TRIGGER:-PT15M END:VALARM", weekly(remind=900)),
    "an alarm at its time": (
        f"{START} {RULE} BEGIN:VALARM TRIGGER:PT0S ACTION:DISPLAY END:VALARM",
        weekly(remind=0),
    ),
    "an alarm that runs a command": (
        f"{START} {RULE} BEGIN:VALARM ACTION:PROCEDURE ATTACH:/bin/sh TRIGGER:-PT15M END:VALARM",
        PLAN,
    ),
    "an alarm afterwards": (f"{START} {RULE} BEGIN:VALARM ACTION:DISPLAY TRIGGER:PT15M END:VALARM", PLAN),
    "an alarm long before": (f"{START} {RULE} BEGIN:VALARM ACTION:DISPLAY TRIGGER:-P3D END:VALARM", PLAN),
    "an attachment": (f"{START} {RULE} ATTACH:file:///etc/passwd", PLAN),
    "a single one": (START, Once("", date(2026, 11, 23), time(7), uid="u")),
    "a single one in UTC": ("DTSTART:20261123T060000Z", Once("", date(2026, 11, 23), time(7), uid="u")),
    "a whole day": ("DTSTART;VALUE=DATE:20261123", Once("", date(2026, 11, 23), uid="u")),
}


@pytest.mark.parametrize("name", TAKEN)
def test_an_event_becomes_a_plan_or_an_extra(name: str) -> None:
    """With its rule, its exceptions and its reminder, and nothing else that it has."""
    event, expected = TAKEN[name]
    assert read(calendar(event)) == [Taken("Core", expected)]


MOVES = [
    ("DTSTART:20261126T180000", (Move(date(2026, 11, 25), date(2026, 11, 26), time(18)),)),
    ("DTSTART:20261126T070000", (Move(date(2026, 11, 25), date(2026, 11, 26)),)),
    ("DTSTART;VALUE=DATE:20261126", (Move(date(2026, 11, 25), date(2026, 11, 26)),)),
    ("DTSTART:20261125T070000", ()),
]


@pytest.mark.parametrize(("there", "moves"), MOVES)
def test_an_occurrence_that_was_changed_is_a_move(there: str, moves: tuple[Move, ...]) -> None:
    """To another day, another time, or not at all; it may stand before its series."""
    for order in (1, -1):
        events = [f"{START} {RULE}", f"{there} RECURRENCE-ID:20261125T070000"][::order]
        assert read(calendar(*events)) == [Taken("Core", weekly(moves=moves))]


def test_an_occurrence_that_was_cancelled_is_a_skip() -> None:
    """As one that is left out."""
    events = f"{START} {RULE}", "DTSTART:20261125T070000 RECURRENCE-ID:20261125T070000 STATUS:CANCELLED"
    assert read(calendar(*events)) == [Taken("Core", weekly(skip=(date(2026, 11, 25),)))]


LEFT_OUT = {
    f"{START} RRULE:FREQ=MONTHLY": "it repeats monthly; a plan repeats weekly or daily",
    f"{START} RRULE:FREQ=SECONDLY": "it repeats secondly; a plan repeats weekly or daily",
    f"{START} RRULE:COUNT=3": "its rule does not say how often it repeats",
    f"{START} RRULE:FREQ=DAILY;INTERVAL=2": "it repeats every 2 days; a plan repeats on days of the week",
    f"{START} RRULE:FREQ=WEEKLY;INTERVAL=999": "it repeats every 999 weeks; at most 520 can be planned",
    f"{START} RRULE:FREQ=WEEKLY;INTERVAL=0": "its rule has a number that is none",
    f"{START} RRULE:FREQ=DAILY;COUNT=99999999": "it repeats 99999999 times; at most 10000 can be counted",
    f"{START} RRULE:FREQ=WEEKLY;BYDAY=1MO": "its rule has the day 1MO, which is no day of every week",
    f"{START} RRULE:FREQ=WEEKLY;BYMONTH=3;BYSETPOS=1": "its rule has BYMONTH, BYSETPOS, which no plan has",
    f"{START} RRULE:FREQ=WEEKLY;UNTIL=20261101": "its rule ends before it begins",
    f"{START} RRULE:FREQ=WEEKLY;UNTIL=soon": '"SOON" is no date',
    f"{START} RRULE:FREQ=WEEKLY;;X": 'its rule cannot be read: "FREQ=WEEKLY;;X"',
    f"{START} RRULE:FREQ=WEEKLY RRULE:FREQ=DAILY": "it has more than one rule",
    f"{START} RRULE:FREQ=WEEKLY;WKST=XX": "its rule has a week that begins on no day",
    f"{START} RRULE:FREQ=WEEKLY;BYDAY=MO,SU;INTERVAL=2;WKST=SU": (
        "its weeks begin on sun, those of your schedule on mon"
    ),
    f"{START} STATUS:CANCELLED": "it was cancelled",
    "DTSTART:20261121T070000": "it is over",
    "DTSTART:20261001T070000 RRULE:FREQ=DAILY;COUNT=4": "it is over",
    "DTSTART:20261301T070000": '"20261301T070000" is no date that there is',
    "DTSTART:00010101T000000Z": "it lies before 1970 or after 2199",
    "DTSTART:99991231T235959Z": "it lies at the end of the calendar",
    "DTSTART:tomorrow": '"tomorrow" is no date',
    "DTEND:20261123T070000": "it does not say when it is",
    f"{START} RECURRENCE-ID:20261123T070000": "it changes a series that is not in the file",
}


@pytest.mark.parametrize("event", LEFT_OUT)
def test_what_no_plan_can_be_is_left_out(event: str) -> None:
    """With its reason, and without harm to the others."""
    data = calendar(event).replace(
        b"END:VCALENDAR", calendar(START).partition(b"2.0\r\n")[2].replace(b"UID:u", b"UID:v")
    )
    other = Taken("Core", Once("", date(2026, 11, 23), time(7), uid="v"))
    assert sorted(read(data), key=repr) == [LeftOut("Core", LEFT_OUT[event]), other]


def test_lines_may_be_folded() -> None:
    """At a space or a tab, anywhere."""
    data = calendar(START).replace(b"23T07", b"23\r\n T0\n\t7")
    assert read(data) == [Taken("Core", Once("", date(2026, 11, 23), time(7), uid="u"))]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (
            "DTSTART:20261127T070000 RECURRENCE-ID:20261126T070000",
            "the change of 2026-11-26: there is no session on that day",
        ),
        (
            "DTSTART:20261127T070000 RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T070000",
            "what is changed from 2026-11-25 on (RANGE)",
        ),
        (
            "DTSTART:22001127T070000 RECURRENCE-ID:20261125T070000",
            "the move of 2026-11-25: it lies before 1970 or after 2199",
        ),
        ("DTSTART:never RECURRENCE-ID:20261125T070000", '"never" is no date'),
    ],
)
def test_a_change_that_cannot_be_taken_is_told_and_the_plan_is(event: str, why: str) -> None:
    """The rest of the series is there."""
    found = read(calendar(f"{START} {RULE}", event))
    assert Taken("Core", PLAN) in found
    assert [one.why for one in found if isinstance(one, LeftOut)] == [why]


def test_days_beside_the_rule_and_a_second_event_of_one_name_are_told() -> None:
    """The plan is taken once, without them."""
    found = read(calendar(f"{START} {RULE} RDATE:20261128T070000", START))
    assert found == [
        Taken("Core", PLAN),
        LeftOut("Core", "days that it names beside its rule (RDATE)"),
        LeftOut("Core", "the same event stands in the file twice"),
    ]


def test_a_title_is_plain_text() -> None:
    """Backslashes are undone; what a terminal would act on is gone."""
    (event,) = read_events(calendar(START, title="Core\\, three\\; \\\\ a\\nb\x1b[31m"))
    assert event.title == "Core, three; \\ a b[31m"


NO_CALENDAR = {
    b"": "does not begin with BEGIN:VCALENDAR",
    b"\xff\xfe": "its text is not UTF-8",
    b"PK\x03\x04": "does not begin with BEGIN:VCALENDAR",
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n": "is cut off",
    b"BEGIN:VCALENDAR\nEND:VEVENT\n": "ends that never began",
    b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 9: "too many parts stand in one another",
    b"BEGIN:VCALENDAR\n"
    + b"BEGIN:VEVENT\nEND:VEVENT\n" * (MOST_EVENTS + 1)
    + b"END:VCALENDAR": "more than 5,000 events",
}


@pytest.mark.parametrize("data", NO_CALENDAR, ids=NO_CALENDAR.values())
def test_what_is_no_calendar_is_told(data: bytes) -> None:
    """In a sentence."""
    with pytest.raises(NoCalendar, match=NO_CALENDAR[data]):
        read_events(data)


def test_a_hostile_time_zone_keeps_nobody_busy() -> None:
    """Its rule of every second is not even read."""
    rule = "BEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nEND:STANDARD"
    zone = f"BEGIN:VTIMEZONE\nTZID:X\n{rule}\nEND:VTIMEZONE"
    data = calendar(f"DTSTART;TZID=X:20261123T070000 {RULE}").replace(b"VERSION:2.0", zone.encode())
    assert read(data) == [Taken("Core", PLAN)]


_PARTS = (
    "BEGIN:VEVENT END:VEVENT BEGIN:VALARM END:VALARM UID:a SUMMARY:x RRULE: EXDATE: TRIGGER:-PT5M RDATE:1"
)
words = st.sampled_from(
    [*_PARTS.split(), START, RULE, "RECURRENCE-ID:20261125T070000", "ACTION:DISPLAY", ":"]
)
words |= st.sampled_from(['DTSTART;TZID="a', ";=:", 'X;Y="":'])


@settings(max_examples=150, deadline=None)
@given(st.lists(words | st.text(max_size=12), max_size=14), st.sampled_from(["\n", "\r\n", "\n "]))
def test_any_text_is_read_or_refused(lines: list[str], end: str) -> None:
    """Nothing else happens, whatever stands in the file."""
    data = end.join(["BEGIN:VCALENDAR\nBEGIN:VEVENT", *lines, "\nEND:VEVENT\nEND:VCALENDAR"]).encode(
        errors="replace"
    )
    try:
        found = read(data)
    except NoCalendar:
        return
    assert all(isinstance(one, Taken | LeftOut) for one in found)


@settings(max_examples=60, deadline=None)
@given(schedules())
def test_an_export_comes_back_with_the_same_sessions(schedule: Schedule) -> None:
    """What was exported and is imported again is planned as it was, from today on."""
    begin = date(2025, 10, 1)
    data = Writer({}, lambda uid, digest: 1).write(all_series(schedule, TODAY, "me", {}))
    taken = [
        one.session
        for one in plans_of(read_events(data), schedule.week_start, begin, local)
        if isinstance(one, Taken)
    ]
    plans = tuple(one for one in taken if isinstance(one, Plan))
    once = tuple(one for one in taken if isinstance(one, Once))
    again = Schedule(plans, once, week_start=schedule.week_start)
    start = max(begin, *(date(2026, 1, 1) for plan in schedule.plans if plan.from_ is None), begin)

    def planned(one: Schedule) -> list[tuple[date, time | None]]:
        found = occurrences(one, start, LATE + timedelta(days=30))
        return [(o.date, o.time) for o in found if o.status == "planned"]

    assert planned(again) == planned(schedule)
    assert len({one.uid for one in taken}) == len(taken)


def test_utc_is_this_clock() -> None:
    """The oracle of these tests: Berlin is an hour ahead in winter."""
    assert local(datetime(2026, 11, 23, 6, tzinfo=UTC)) == datetime(2026, 11, 23, 7)
