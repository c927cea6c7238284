"""Changing: new, schedule, unschedule, log."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.store import sessions
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner


def toml(path: Path) -> dict[str, Any]:
    """What a file says."""
    return tomllib.loads(path.read_text("utf-8"))


def test_new_makes_an_empty_routine(planner: Planner, ready: Home) -> None:
    """Its id comes from the title, and the answer says where it is and what to do next."""
    answer = planner("new", "Morning relief")
    path = ready.routines / "morning-relief.toml"
    assert answer.lines[0] == f"New routine morning-relief: {path}"
    head = "#:schema ../schema/routine.schema.json\n\n"
    assert path.read_text() == f'{head}format = 1\ntitle  = "Morning relief"\n'
    assert planner("new", "Morning relief").lines[0].startswith("New routine morning-relief-2: ")


def test_new_from_another_keeps_its_comments(planner: Planner, ready: Home) -> None:
    """A copy in all but the title; the original is untouched."""
    like = (ready.routines / "core-three.toml").read_text()
    assert planner("new", "Mine", "--from", "Core three").code == 0
    assert (ready.routines / "mine.toml").read_text() == like.replace('"Core three"', '"Mine"', 1)
    assert (ready.routines / "core-three.toml").read_text() == like


def test_a_hostile_title_is_cleaned_before_it_is_written(planner: Planner, ready: Home) -> None:
    """What a terminal would act on never reaches the file."""
    answer = planner("new", HOSTILE)
    assert "\u001b" not in answer.out
    assert toml(ready.routines / "kg-31m.toml")["title"] == HOSTILE_SEEN


@pytest.mark.parametrize("title", ["", "  \t", "\u001b\u200b"])
def test_a_title_has_something_in_it(planner: Planner, ready: Home, title: str) -> None:
    """Wrong use, and nothing is made."""
    answer = planner("new", title)
    assert answer.code == 2
    assert "a title needs at least one letter or digit" in answer.err


def test_a_broken_routine_is_not_copied(planner: Planner, ready: Home) -> None:
    """It says so, and makes nothing."""
    (ready.routines / "broken.toml").write_text("title = [")
    answer = planner("new", "Mine", "--from", "broken")
    assert answer.code == 1
    assert "routines/broken.toml has errors" in answer.err
    assert not (ready.routines / "mine.toml").exists()


def test_schedule_puts_a_routine_on_the_week(planner: Planner, ready: Home) -> None:
    """Days in any order and spelling, times one or several, from today."""
    answer = planner(
        "schedule", "core three", "--days", "wednesday, mon", "--at", "19:30,07:00", "--at", "7:00"
    )
    assert answer.lines == [
        "Core three: mon, wed at 07:00 and 19:30, from Sun 22 Nov 2026.",
        "In schedule.toml it is the plan core-three.",
    ]
    (plan,) = toml(ready.schedule)["plan"]
    assert plan == {
        "id": "core-three",
        "routine": "core-three",
        "days": ["mon", "wed"],
        "at": ["07:00", "19:30"],
        "from": date(2026, 11, 22),
    }


def test_schedule_takes_first_and_last_day_and_weeks(planner: Planner, ready: Home) -> None:
    """Days as people type them; a second plan of the same routine gets its own id."""
    planner("schedule", "gentle-day", "--days", "daily")
    argv = ("--days", "fri", "--from", "fri", "--until", "+8w", "--every", "2", "--again")
    answer = planner("schedule", "gentle-day", *argv)
    words = "Gentle day: fri, any time, every 2 weeks, from Fri 27 Nov 2026, until"
    assert answer.out.startswith(f"{words} Sun 17 Jan\n2027.")
    plans = toml(ready.schedule)["plan"]
    assert [plan["id"] for plan in plans] == ["gentle-day", "gentle-day-2"]
    assert plans[1]["every"] == 2


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--days", "someday"), '"someday" is no day'),
        (("--days", "t"), '"t" is no day'),
        (("--days", ","), "at least one day is needed"),
        (("--days", "mon", "--at", "25:00"), 'not "25:00"'),
        (("--days", "mon", "--at", "7\u001b[31m"), 'not "7[31m"'),
        (("--days", "mon", "--from", "32 nov"), "there is no day 32 in month 11"),
        (("--days", "mon", "--until", "yesterday"), "--until 2026-11-21 lies before --from 2026-11-22"),
        (("--days", "mon", "--every", "0"), "a whole number from 1 to 520 is needed"),
        (("--days", "mon", "--every", "²"), "a whole number from 1 to 520 is needed"),
        ((), "on which days? --days mon,wed for every week, or --on fri for one day"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(
    planner: Planner, ready: Home, argv: tuple[str, ...], words: str
) -> None:
    """Exit code 2, a line or two, and no file."""
    answer = planner("schedule", "core-three", *argv)
    assert answer.code == 2
    assert words in answer.err
    assert "\u001b" not in answer.err
    assert len(answer.err.splitlines()) <= 2
    assert not ready.schedule.exists()


def test_a_routine_that_is_not_there_is_not_scheduled(planner: Planner, ready: Home) -> None:
    """The nearest name is offered."""
    answer = planner("schedule", "core-thre", "--days", "mon")
    assert answer.code == 1
    assert answer.err == 'planner: there is no routine "core-thre". Did you mean "core-three"?\n'


def test_unschedule_takes_one_plan_off_and_leaves_the_rest(planner: Planner, ready: Home) -> None:
    """Comments of other plans stay."""
    planner("schedule", "core-three", "--days", "mon")
    text = ready.schedule.read_text()
    ready.schedule.write_text(
        text + '\n# the evening\n[[plan]]\nid = "late"\nroutine = "gentle-day"\ndays = ["sat"]\n'
    )
    answer = planner("unschedule", "core-three")
    assert answer.code == 0
    assert "# the evening\n[[plan]]" in ready.schedule.read_text()
    assert "core-three" not in ready.schedule.read_text()
    answer = planner("unschedule", "lat")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == 'planner: there is no plan "lat" in schedule.toml. Did you mean "late"?\n'


def test_a_broken_schedule_is_never_written(planner: Planner, ready: Home) -> None:
    """Its bytes stay, and the sentence says why."""
    ready.schedule.write_bytes(b"[[plan]\n")
    answer = planner("schedule", "core-three", "--days", "mon")
    assert answer.code == 1
    assert "schedule.toml" in answer.err
    assert ready.schedule.read_bytes() == b"[[plan]\n"


def test_log_writes_what_the_routine_plans_as_done(planner: Planner, ready: Home) -> None:
    """A session done without the timer counts like any other."""
    argv = (
        "--pain-before",
        "5",
        "--pain-after",
        "2",
        "--leg-after",
        "thigh",
        "--at",
        "06:30",
        "--note",
        "good\n\u001b[0m day",
    )
    answer = planner("log", "core-three", *argv)
    assert answer.lines == [
        "Core three on 2026-11-22 at 06:30 is logged.",
        "log/2026/2026-11-22T0630-core-three.toml",
    ]
    (session,) = sessions.load(ready).values.values()
    assert session.counts
    assert (session.pain_before, session.pain_after, session.leg_after) == (5, 2, "thigh")
    assert session.note == "good [0m day"
    assert session.seconds == 504
    assert len(session.done) == 6
    assert not any(row.skipped for row in session.done)
    assert "06:30  Core three  done" in planner("today").out


def test_log_without_a_time_ends_now(planner: Planner, ready: Home) -> None:
    """And never later than now."""
    planner("log", "core-three")
    planner("log", "gentle-day", "--at", "2026-11-22T06:58:00+01:00")
    first, second = sessions.load(ready).values.values()
    assert f"{first.started:%H:%M:%S} {first.ended:%H:%M:%S}" == "06:51:36 07:00:00"
    assert second.seconds == 120


@pytest.mark.parametrize(
    ("pain", "words"),
    [("3", ""), ("4", "Pain 4: You can carry on, gently."), ("6", "Pain 6: Stop this exercise.")],
)
def test_log_reads_the_traffic_light(planner: Planner, ready: Home, pain: str, words: str) -> None:
    """Amber and red are told, green needs no words; the numbers are the person's own settings."""
    answer = planner("log", "core-three", "--pain-after", pain)
    assert words in answer.out
    assert len(answer.lines) == 2 or words
    ready.settings.write_text("[pain]\namber = 9\nred = 10\n")
    assert "Pain" not in planner("log", "core-three", "--pain-after", pain).out


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("core-three", "--at", "07:01"), 2, "--at 2026-11-22 07:01 has not come yet"),
        (("core-three", "--at", "soon"), 2, "a time of day is written like 07:00"),
        (("core-three", "--at", "2026-13-01T07:00"), 2, "a moment is written like"),
        (("core-three", "--at", "1969-12-31T23:00+01:00"), 2, "a moment lies between 1970 and 2199"),
        (("core-three", "--pain-after", "11"), 2, "a whole number from 0 to 10"),
        (("core-three", "--leg-after", "toe"), 2, "invalid choice"),
        (("nothing",), 1, 'there is no routine "nothing"'),
        (("empty",), 1, "has no steps"),
    ],
)
def test_what_cannot_be_logged_is_told(
    planner: Planner, ready: Home, argv: tuple[str, ...], code: int, words: str
) -> None:
    """And nothing is written."""
    (ready.routines / "empty.toml").write_text('title = "Empty"\n')
    answer = planner("log", *argv)
    assert answer.code == code
    assert words in answer.err
    assert not ready.log.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize(
    "argv", [("new", "Mine"), ("schedule", "core-three", "--days", "mon"), ("log", "core-three")]
)
def test_a_home_that_cannot_be_written_fails_with_a_sentence(
    planner: Planner, ready: Home, argv: tuple[str, ...]
) -> None:
    """One sentence and exit code 1."""
    for folder in (ready.root, ready.routines):
        folder.chmod(0o500)
    answer = planner(*argv)
    assert answer.code == 1
    assert "there is no permission" in answer.err


@pytest.mark.parametrize(
    "argv", [("new", "Mine"), ("schedule", "core-three", "--days", "mon"), ("log", "core-three")]
)
def test_a_home_that_cannot_be_made_fails_with_a_sentence(
    planner: Planner, home: Home, argv: tuple[str, ...]
) -> None:
    """A file stands where the folder should: told, and left alone."""
    home.root.write_text("mine")
    answer = planner(*argv)
    assert answer.code == 1
    assert "a folder on the way is not a folder" in answer.err
    assert home.root.read_text() == "mine"


def test_reading_goes_on_without_a_home(planner: Planner, home: Home) -> None:
    """The library is there all the same; a note says what is wrong."""
    home.root.write_text("mine")
    answer = planner("list", "exercises")
    assert answer.code == 0
    assert len(answer.lines) == 8
    assert f"the home folder {home.root} cannot be made" in answer.err


def test_rename_takes_file_and_schedule_along(planner: Planner, ready: Home) -> None:
    """The answer says where the routine is now, and that the schedule follows."""
    planner("schedule", "core-three", "--days", "mon")
    answer = planner("rename", "core three", "Before breakfast")
    path = ready.routines / "before-breakfast.toml"
    assert answer.lines == [f"core-three is now before-breakfast: {path}", "The schedule follows."]
    assert toml(path)["title"] == "Before breakfast"
    assert toml(ready.schedule)["plan"][0]["routine"] == "before-breakfast"
    assert planner("show", "core-three").lines[0].startswith("Before breakfast")
    assert planner("rename", "gentle-day", "A softer day").lines == [
        f"gentle-day is now a-softer-day: {ready.routines / 'a-softer-day.toml'}"
    ]
    assert planner("rename", "nothing", "X").code == 1
