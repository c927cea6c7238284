"""Days of the week's commands: those that are past, those that are taken, those that no plan has."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner

SCHEDULE = """\
format = 1

[[plan]]
id      = "mornings"
routine = "core-three"
days    = ["mon", "wed", "fri", "sun"]
at      = "07:00"
from    = 2026-11-09
every   = 2

[[plan]]
id      = "year"
routine = "gentle-day"
days    = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
until   = 2026-12-31
"""


@pytest.fixture
def planned(ready: Home) -> Home:
    """Every two weeks, and every day until the end of the year; it is Sunday 22 November 2026, 07:00."""
    ready.schedule.write_text(SCHEDULE)
    return ready


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("skip", "year", "-1d"), "skip    = [2026-11-21]"),
        (("skip", "year", "--", "-1d"), "skip    = [2026-11-21]"),
        (("move", "year", "-2d", "fri"), "{ on = 2026-11-20, to = 2026-11-27 },"),
        (("pause", "-1w", "-1d"), "from = 2026-11-15\nto   = 2026-11-21"),
    ],
)
def test_a_day_of_the_past_stands_anywhere(
    planner: Planner, planned: Home, words: tuple[str, ...], line: str
) -> None:
    """`-1d` is a day, also where no option asks for one."""
    answer = planner(*words)
    assert (answer.code, answer.err) == (0, "")
    assert line in planned.schedule.read_text()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("skip", "year", "5 jan 2027"), "it is planned for every day, any time, until Thu 31 Dec 2026"),
        (("skip", "mornings", "30 nov"), "every 2 weeks, from Mon 9 Nov 2026"),
        (("skip", "mornings", "24 nov"), "its days are mon, wed, fri, sun"),
    ],
)
def test_why_a_plan_has_no_session_on_a_day(
    planner: Planner, planned: Home, words: tuple[str, ...], why: str
) -> None:
    """Another day of the week, another week, or after its end."""
    answer = planner(*words)
    assert answer.code == 1
    assert why in answer.err
    assert planned.schedule.read_text() == SCHEDULE


def test_one_day_is_not_planned_where_a_plan_has_it(planner: Planner, planned: Home) -> None:
    """At the same time; another time, and a day that was skipped, are free."""
    told = "planner: Core three is on Wed 25 Nov already. --again puts it there a second time.\n"
    on_wednesday = ("schedule", "core-three", "--on", "wed")
    assert planner(*on_wednesday, "--at", "07:00").err == told
    assert planned.schedule.read_text() == SCHEDULE
    assert planner(*on_wednesday, "--at", "08:00").code == 0
    planner("skip", "mornings", "wed")
    assert planner(*on_wednesday, "--at", "07:00").code == 0
    assert planner(*on_wednesday, "--at", "07:00").err == told
    assert planner(*on_wednesday, "--at", "07:00", "--again").code == 0


def test_the_weeks_between_are_free(planner: Planner, planned: Home) -> None:
    """Every two weeks, and every two weeks from the next one, never meet."""
    plan = ("schedule", "core-three", "--days", "mon", "--at", "07:00", "--every", "2", "--from")
    assert "is on mon then already" in planner(*plan, "2026-11-23").err
    assert planner(*plan, "2026-11-30").code == 0


@pytest.mark.parametrize("words", [("next",), ("skip", "mornings"), ("move", "mornings", "wed", "thu")])
def test_of_a_schedule_that_cannot_be_read_nothing_is_claimed(
    planner: Planner, planned: Home, words: tuple[str, ...]
) -> None:
    """Neither that nothing is planned, nor that there is no such plan."""
    planned.schedule.write_text(f"{SCHEDULE}broken = [")
    answer = planner(*words)
    assert (answer.code, answer.out) == (1, "")
    assert "schedule.toml cannot be read" in answer.err
    assert "othing is planned" not in answer.err
    assert "there is no plan" not in answer.err
