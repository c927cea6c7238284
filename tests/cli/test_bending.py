"""The week changed by commands: planned once, skipped, moved, paused, and all of it taken back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner, StillClock

SCHEDULE = """\
format = 1

# before breakfast
[[plan]]
id      = "mornings"
routine = "core-three"
days    = ["mon", "wed"]   # not on tuesdays
at      = "07:00"
from    = 2026-11-16

[[plan]]
id       = "twice"
sequence = ["gentle-day", "strength-day"]
days     = ["sat"]
at       = ["08:00", "18:00"]
remind   = "10m"
from     = 2026-11-16

[[once]]
routine = "full-eight"
on      = 2026-11-29
at      = "10:00"
"""


@pytest.fixture
def planned(ready: Home) -> Home:
    """Two plans and an extra; it is Sunday 22 November 2026, 07:00."""
    ready.schedule.write_text(SCHEDULE)
    return ready


BENDS = {
    "skip": (("skip", "mornings", "wed"), ("skip", "mornings", "wed"), "skip    = [2026-11-25]\n"),
    "skip by title": (
        ("skip", "core three", "wed"),
        ("skip", "core-three", "wed"),
        "skip    = [2026-11-25]\n",
    ),
    "skip one time": (
        ("skip", "twice", "sat", "--at", "18:00"),
        ("skip", "twice", "sat", "--at", "18:00"),
        "skip     = [2026-11-28T18:00:00]\n",
    ),
    "move": (
        ("move", "mornings", "wed", "thu", "--at", "18:00"),
        ("move", "mornings", "thu"),
        'moves   = [\n  { on = 2026-11-25, to = 2026-11-26, at = "18:00" },\n]\n',
    ),
    "move to another time": (
        ("move", "mornings", "wed", "--at", "18:00"),
        ("move", "mornings", "wed"),
        'moves   = [\n  { on = 2026-11-25, to = 2026-11-25, at = "18:00" },\n]\n',
    ),
    "move one of two": (
        ("move", "twice", "sat", "fri", "--was", "18:00"),
        ("move", "twice", "fri"),
        'moves    = [\n  { on = 2026-11-28, to = 2026-11-27, was = "18:00" },\n]\n',
    ),
    "pause": (
        ("pause", "2026-12-24", "2027-01-02", "--why", "holiday"),
        ("pause", "2026-12-24", "2027-01-02"),
        '[[pause]]\nfrom = 2026-12-24\nto   = 2027-01-02\nwhy  = "holiday"\n',
    ),
    "pause a day": (
        ("pause", "tomorrow"),
        ("pause", "mon"),
        "[[pause]]\nfrom = 2026-11-23\nto   = 2026-11-23\n",
    ),
}


@pytest.mark.parametrize("name", BENDS)
def test_a_change_is_a_line_in_the_file_and_is_taken_back_whole(
    planner: Planner, planned: Home, name: str
) -> None:
    """Comments and all other lines stay; after the undo the bytes are what they were."""
    words, back, line = BENDS[name]
    answer = planner(*words)
    assert (answer.code, answer.err) == (0, "")
    assert line in planned.schedule.read_text()
    added = set(planned.schedule.read_text().splitlines()) - set(SCHEDULE.splitlines())
    assert added == set(line.splitlines()) - set(SCHEDULE.splitlines())
    assert planner(*back, "--undo").code == 0
    assert planned.schedule.read_text() == SCHEDULE


def test_what_was_changed_is_told_in_a_sentence(planner: Planner, planned: Home) -> None:
    """What, when, where to, and how to take it back."""
    assert planner("skip", "mornings", "wed").lines == [
        "Core three on Wed 25 Nov is skipped. 'planner skip --undo' takes that back.",
        "It stands in schedule.toml.",
    ]
    moved = planner("move", "mornings", "mon", "tue", "--at", "18:00")
    assert moved.lines[0] == "Core three on Mon 23 Nov at 07:00 is on Tue 24 Nov at 18:00 now."
    again = planner("move", "mornings", "tue", "fri")
    assert again.lines[0] == "Core three on Tue 24 Nov at 18:00 is on Fri 27 Nov at 18:00 now."
    home = planner("move", "mornings", "fri", "mon", "--at", "07:00")
    assert home.lines[0] == "Core three on Fri 27 Nov at 18:00 is on Mon 23 Nov at 07:00 now."
    assert "moves" not in planned.schedule.read_text()


def test_an_extra_session_is_planned_moved_and_taken_off(planner: Planner, planned: Home) -> None:
    """It has no place to go back to."""
    put = planner("schedule", "core-three", "--on", "fri", "--at", "09:00", "--remind", "15m")
    assert put.lines == ["Core three: Fri 27 Nov 2026 at 09:00, once.", "It stands in schedule.toml."]
    assert planned.schedule.read_text().endswith(
        '\n[[once]]\nroutine = "core-three"\non      = 2026-11-27\nat      = "09:00"\nremind  = "15m"\n'
    )
    twice = planner("schedule", "core-three", "--on", "fri", "--at", "09:00")
    assert (twice.code, twice.err) == (
        1,
        "planner: Core three is on Fri 27 Nov already. --again puts it there a second time.\n",
    )
    moved = planner("move", "full-eight", "29 nov", "30 nov")
    assert moved.lines[0] == "The full eight on Sun 29 Nov at 10:00 is on Mon 30 Nov at 10:00 now."
    assert planner("move", "full-eight", "30 nov", "--undo").code == 2
    off = planner("unschedule", "full-eight", "--on", "30 nov")
    assert off.lines == ["The extra session of full-eight on Mon 30 Nov 2026 is off: schedule.toml"]
    assert "full-eight" not in planned.schedule.read_text()


def test_the_same_thing_is_not_planned_twice_unasked(planner: Planner, ready: Home) -> None:
    """One day and time in common is enough; another time, another range or --again are plans of their own."""
    plan = "schedule", "core-three", "--days"
    assert planner(*plan, "mon,wed", "--at", "07:00", "--until", "31 dec").code == 0
    before = ready.schedule.read_bytes()
    twice = planner(*plan, "wed,fri", "--at", "07:00,19:00")
    assert twice.code == 1
    told = "planner: Core three is on wed then already: the plan core-three."
    assert twice.err == f"{told} --again puts it there a second time.\n"
    assert ready.schedule.read_bytes() == before
    assert planner(*plan, "wed", "--at", "19:00").code == 0
    assert planner(*plan, "wed", "--at", "07:00", "--from", "2027-01-01").code == 0
    assert planner(*plan, "wed", "--at", "07:00", "--again").code == 0
    assert ready.schedule.read_text().count("[[plan]]") == 4


def test_several_routines_are_taken_in_turn(planner: Planner, ready: Home) -> None:
    """With a reminder."""
    answer = planner(
        "schedule", "core-three", "strength day", "--days", "tue,sat", "--at", "18:00", "--remind", "10m"
    )
    assert answer.lines[0] == "Core three and Strength day in turn: tue, sat at 18:00, from Sun 22 Nov 2026,"
    assert answer.lines[1] == "reminded 10 min before."
    text = ready.schedule.read_text()
    assert 'sequence = ["core-three", "strength-day"]' in text
    assert 'remind   = "10m"' in text


WRONG = {
    ("skip", "mornings", "tue"): (1, "mornings has no session on Tue 24 Nov; its days are mon, wed"),
    ("skip", "mornings", "wed", "--undo"): (1, "mornings is not skipped on 2026-11-25"),
    ("skip", "mornigs"): (1, 'there is no plan "mornigs" in schedule.toml. Did you mean "mornings"?'),
    ("skip", "full-eight", "29 nov"): (1, 'there is no plan "full-eight"'),
    ("move", "mornings", "wed"): (
        2,
        "where to? planner move mornings wed thu, or --at 18:00 for another time",
    ),
    ("move", "mornings", "wed", "wed"): (2, "mornings is on Wed 25 Nov at 07:00 already"),
    ("move", "mornings", "tue", "thu"): (1, "mornings has no session on Tue 24 Nov; its days are mon, wed"),
    ("move", "mornings", "wed", "--undo"): (1, "mornings was not moved from or to Wed 25 Nov"),
    ("move", "mornings", "wed", "thu", "--undo"): (2, "leave out where to"),
    ("move", "twice", "sat", "sun"): (
        2,
        "twice has several sessions on Sat 28 Nov: name one of 08:00, 18:00",
    ),
    ("pause", "fri", "thu"): (2, "the pause ends before it begins: 2026-11-27 to 2026-11-26"),
    ("pause", "fri", "--undo"): (1, "there is no pause of Fri 27 Nov. There is no pause at all."),
    ("schedule", "core-three", "--days", "mon", "--on", "fri"): (
        2,
        "--on is for one day, and goes without --days",
    ),
    ("schedule", "core-three", "gentle-day", "--on", "fri"): (2, "--on is for one routine at a time"),
    ("schedule", "core-three", "--days", "sun", "--remind", "5m"): (2, "--remind needs a time to remind of"),
    ("schedule", "core-three", "--on", "sun", "--remind", "soon"): (
        2,
        "a length of time is written like 10m or 1h",
    ),
    ("unschedule", "core-three", "--on", "fri"): (
        1,
        "there is no extra session of core-three on Fri 27 Nov 2026",
    ),
    ("unschedule", "nothing"): (1, "There is: mornings, twice."),
    ("unschedule", "twice", "--at", "08:00"): (2, "--at goes with --on"),
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    planner: Planner, planned: Home, words: tuple[str, ...]
) -> None:
    """One sentence that says what there is instead."""
    code, sentence = WRONG[words]
    answer = planner(*words)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert planned.schedule.read_text() == SCHEDULE


def test_a_second_skip_move_or_pause_is_told(planner: Planner, planned: Home) -> None:
    """With where the session is now."""
    planner("skip", "mornings", "wed")
    planner("move", "mornings", "mon", "tue")
    planner("pause", "fri", "sat")
    before = planned.schedule.read_bytes()
    assert "mornings is skipped on Wed 25 Nov already" in planner("skip", "mornings", "wed").err
    assert "mornings was moved from Mon 23 Nov to Tue 24 Nov" in planner("move", "mornings", "mon", "fri").err
    assert "Fri 27 Nov to Sat 28 Nov is a pause already" in planner("pause", "fri", "sat").err
    assert "There is: 2026-11-27 2026-11-28." in planner("pause", "fri", "--undo").err
    assert planned.schedule.read_bytes() == before


def test_a_plan_is_found_by_its_routine_when_that_has_only_one(planner: Planner, planned: Home) -> None:
    """Of several it asks for the name; the id of a plan goes before that of a routine."""
    planner("schedule", "core-three", "--days", "fri")
    several = planner("skip", "core three", "wed")
    assert several.code == 1
    assert several.err == (
        'planner: "core three" is in several plans: mornings, core-three. Name one of them.\n'
    )
    assert "core-three has no session on Wed 25 Nov" in planner("skip", "core-three", "wed").err
    assert planner("unschedule", "gentle-day").lines == ["The plan twice is off the week: schedule.toml"]


# What is due


def at(clock: StillClock, day: int, time: str) -> None:
    """It is that time on a day of November 2026."""
    clock.wall = datetime.fromisoformat(f"2026-11-{day:02}T{time}").replace(
        tzinfo=timezone(timedelta(hours=1))
    )


@pytest.mark.parametrize(
    ("day", "time", "code"),
    [(23, "06:59", 1), (23, "07:00", 0), (23, "23:59", 0), (24, "07:00", 1), (28, "08:01", 0)],
)
def test_next_quiet_tells_whether_something_is_due_now(
    planner: Planner, planned: Home, clock: StillClock, day: int, time: str, code: int
) -> None:
    """For a shell prompt: nothing is printed."""
    at(clock, day, time)
    answer = planner("next", "--quiet")
    assert (answer.code, answer.out, answer.err) == (code, "", "")


def test_any_time_is_due_all_day_until_it_is_done(planner: Planner, ready: Home) -> None:
    """A session that was logged is due no more."""
    planner("schedule", "core-three", "--days", "sun")
    assert planner("next", "--quiet").code == 0
    assert planner("next").lines == ["Today, any time: Core three, due now"]
    planner("log", "core-three")
    assert planner("next", "--quiet").code == 1
    assert planner("next").lines == ["Sun 29 Nov, any time: Core three"]


def test_next_tells_what_comes(planner: Planner, planned: Home, clock: StillClock) -> None:
    """In words and as JSON; when nothing does, that."""
    assert planner("next").lines == ["Mon 23 Nov at 07:00: Core three"]
    assert json.loads(planner("next", "--json").out) == {
        "date": "2026-11-23",
        "time": "07:00",
        "routine": "core-three",
        "title": "Core three",
        "plan": "mornings",
        "due": False,
    }
    planned.schedule.write_text("")
    answer = planner("next")
    assert (answer.code, answer.out, answer.err) == (1, "", "Nothing is planned in the next 60 days.\n")
    assert planner("next", "--json").out == "null\n"


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("07:49:59", []),
        ("07:50:01", ["08:00  Gentle day, in 10 min"]),
        ("07:54:59", ["08:00  Gentle day, in 6 min"]),
        ("07:55:00", []),
        ("08:00:00", []),
        ("17:52:00", ["18:00  Strength day, in 8 min"]),
    ],
)
def test_remind_tells_each_session_once(
    planner: Planner, planned: Home, clock: StillClock, time: str, told: list[str]
) -> None:
    """Called every five minutes: only in the five after the moment that the plan asks for."""
    at(clock, 28, time)
    answer = planner("remind")
    assert (answer.code, answer.lines, answer.err) == (0, told, "")


def test_a_day_of_reminders_tells_every_session_exactly_once(
    planner: Planner, planned: Home, clock: StillClock
) -> None:
    """However often a timer calls, as long as it says how often."""
    for minutes in (7, 30):
        at(clock, 28, "06:00")
        told = []
        for _ in range(13 * 60 // minutes):
            told += [
                one["time"] for one in json.loads(planner("remind", "--every", f"{minutes}m", "--json").out)
            ]
            clock.wall += timedelta(minutes=minutes)
        assert told == ["08:00", "18:00"], minutes


def test_remind_looks_over_midnight_and_leaves_out_what_is_off(
    planner: Planner, ready: Home, clock: StillClock
) -> None:
    """A reminder may be due the day before; what is skipped or done needs none."""
    at(clock, 23, "23:59")
    planner("schedule", "core-three", "--days", "tue,wed,thu", "--at", "00:05", "--remind", "6m")
    planner("schedule", "gentle-day", "--on", "wed", "--at", "00:05", "--remind", "0")
    assert planner("remind").lines == ["00:05  Core three, in 6 min"]
    at(clock, 24, "23:59")
    planner("skip", "core-three", "wed")
    assert planner("remind").lines == []
    at(clock, 25, "00:05")
    assert planner("remind").lines == ["00:05  Gentle day, now"]


def test_a_reminder_of_no_length_is_refused(planner: Planner, planned: Home) -> None:
    """Less than a minute would tell nothing."""
    answer = planner("remind", "--every", "30s")
    assert (answer.code, answer.err.splitlines()[0]) == (2, "planner: argument --every: it is at least 1m")


@pytest.mark.parametrize(
    "words", [("--date=-1w",), ("--date", "-1w"), ("--date", "-7d"), ("--date=15 nov 2026",)]
)
def test_a_day_in_the_past_may_begin_with_a_minus(
    planner: Planner, planned: Home, words: tuple[str, ...]
) -> None:
    """With and without the equals sign."""
    assert planner("week", *words).lines[0] == "Week of 9–15 Nov 2026"


def test_the_week_reads_only_what_stands_in_it(planner: Planner, planned: Home) -> None:
    """Other routines may be as broken as they like; the ones in it are called by their titles."""
    (planned.routines / "other.toml").write_text("title = [")
    answer = planner("week", "--date", "+1w")
    assert answer.err == ""
    assert "Core three" in answer.out
    assert "The full eight" in answer.out


def test_a_time_that_the_clocks_leap_over_is_told_as_it_comes(
    planner: Planner, ready: Home, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """02:30 on the last Sunday of March is 03:30 in Berlin, in the week and for the reminder."""
    monkeypatch.setattr(StillClock, "zone", ZoneInfo("Europe/Berlin"))
    planner("schedule", "core-three", "--days", "daily", "--at", "02:30", "--remind", "10m")
    planner("schedule", "gentle-day", "--on", "2027-03-28", "--at", "02:30", "--remind", "5m")
    clock.wall = datetime(2027, 3, 27, 12, tzinfo=timezone(timedelta(hours=1)))
    told = [line.split() for line in planner("week").lines]
    assert ["Sun", "28", "Mar", "03:30", "Core", "three", "planned"] in told
    assert ["03:30", "Gentle", "day", "planned"] in told
    clock.wall = datetime(2027, 3, 28, 3, 25, tzinfo=timezone(timedelta(hours=2)))
    assert planner("remind").lines == ["03:30  Gentle day, in 5 min"]
    assert planner("next", "--quiet").code == 1
    clock.wall += timedelta(minutes=5)
    assert planner("next", "--quiet").code == 0
