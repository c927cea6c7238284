"""`schedule.toml`: what is read, what is left out, and what is said."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from planner.model.schedule import Move, Once, Pause, Plan, Schedule
from planner.store import schedule
from planner.store.errors import NotSaved, Unknown
from planner.store.home import Home
from tests.store.reading import problems, read, value

FULL = """\
format = 1
week_start = "sun"
weekly_goal = 5
[[plan]]
id = "mornings"
routine = "a"
days = ["mon", "wed"]
at = ["19:00", "07:00", "7:00"]
from = 2026-11-23
until = 2027-01-31
every = 2
skip = [2026-12-25]
moves = [{ on = 2026-12-02, to = 2026-12-03, at = "18:00", was = "07:00" }]
[[plan]]
id = "strength"
sequence = ["b", "c"]
days = ["tue"]
at = "08:00"
[[once]]
routine = "a"
on = 2026-11-29
at = "10:00"
[[pause]]
from = 2026-12-24
to = 2027-01-02
why = "holiday"
"""

PLAN = '[[plan]]\nid = "a"\nroutine = "r"\ndays = ["mon"]\n'


def test_every_key() -> None:
    """Is read; times are sorted, each once."""
    assert value(schedule.build, FULL) == Schedule(
        plans=(
            Plan(
                "mornings",
                "a",
                (),
                ("mon", "wed"),
                (time(7), time(19)),
                date(2026, 11, 23),
                date(2027, 1, 31),
                2,
                (date(2026, 12, 25),),
                (Move(date(2026, 12, 2), date(2026, 12, 3), time(18), time(7)),),
            ),
            Plan("strength", "", ("b", "c"), ("tue",), (time(8),)),
        ),
        once=(Once("a", date(2026, 11, 29), time(10)),),
        pauses=(Pause(date(2026, 12, 24), date(2027, 1, 2), "holiday"),),
        week_start="sun",
        weekly_goal=5,
    )


def test_an_empty_file_is_an_empty_schedule() -> None:
    """With four sessions a week to aim for, from Monday on."""
    assert value(schedule.build, "") == schedule.EMPTY == Schedule((), (), (), "mon", 4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[[plan]]\nid = "a"\ndays = ["mon"]\n',
            ["1:3: a plan names either a routine or a sequence of routines"],
        ),
        (f'{PLAN}sequence = ["s"]\n', ["1:3: a plan names either a routine or a sequence of routines"]),
        (
            '[[plan]]\nid = "a"\nsequence = []\ndays = ["mon"]\n',
            ["1:3: a plan names either a routine or a sequence of routines"],
        ),
        (
            '[[plan]]\nid = "a"\nroutine = "r"\ndays = []\n',
            ['4:8: a plan needs at least one day: days = ["mon", "wed"]'],
        ),
        (
            '[[plan]]\nroutine = "r"\n',
            [
                "1:3: plan has no id: a short name for the plan, each used once",
                "1:3: plan has no days: days of the week",
            ],
        ),
        (f"{PLAN}from = 2026-02-02\nuntil = 2026-02-01\n", ["6:9: the plan ends before it begins"]),
        (f"{PLAN}every = 0\n", ["5:9: every must be a whole number from 1 to 520, not 0"]),
        (f"{PLAN}moves = [{{ on = 2026-01-01 }}]\n", ["5:10: move has no to: the day it is done instead"]),
        ('[[once]]\nroutine = "r"\n', ["1:3: once has no on: the day"]),
        ("[[pause]]\nfrom = 2026-02-02\nto = 2026-02-01\n", ["3:6: the pause ends before it begins"]),
        ("[plan]\n", ["1:2: plan is written with two brackets: [[plan]]"]),
        ("plan = [1]\n", ["1:9: plan must be a table, not 1"]),
        (
            'week_start = "Monday"\n',
            ['1:14: week_start must be one of mon, tue, wed, thu, fri, sat, sun, not "Monday".'],
        ),
        ("weekly_goal = 0\n", ["1:15: weekly_goal must be a whole number from 1 to 50, not 0"]),
    ],
)
def test_what_is_wrong(text: str, words: list[str]) -> None:
    """Everything, each at its place."""
    found = problems(schedule.build, text)
    assert [line.partition(" Did you mean")[0] for line in found] == words


def test_a_plan_with_an_error_is_left_out_and_the_others_stay() -> None:
    """One slip does not empty the week."""
    text = (
        FULL.replace("until = 2027-01-31", "until = 2020-01-31")
        + '[[once]]\nroutine = "b"\n[[pause]]\nfrom = 2026-01-01\n'
    )
    found, wrong = read(schedule.build, text)
    assert found is not None
    assert [plan.id for plan in found.plans] == ["strength"]
    assert (len(found.once), len(found.pauses)) == (1, 1)
    assert len(wrong) == 3


def test_a_schedule_that_somebody_else_made_first_keeps_its_own_beginning(tmp_path: Path) -> None:
    """It was not there when it was read; both changes are in it, and no line is put above theirs."""
    home = Home(tmp_path)
    entry = schedule.load(home)
    home.schedule.write_text("# by hand\nweekly_goal = 3\n")
    schedule.change(home, entry, [schedule.add_plan(entry, "a", ["mon"])])
    assert home.schedule.read_text() == (
        '# by hand\nweekly_goal = 3\n\n[[plan]]\nid      = "a"\nroutine = "a"\ndays    = ["mon"]\n'
    )


def test_a_plan_is_put_into_a_schedule_that_does_not_exist_yet(tmp_path: Path) -> None:
    """And taken off again by its id; comments of the other stay."""
    home = Home(tmp_path)
    entry = schedule.load(home)
    assert entry.value == schedule.EMPTY
    entry = schedule.change(home, entry, [schedule.add_plan(entry, "a", ["mon"], at=[time(7)])])
    assert home.schedule.read_text() == (
        "#:schema schema/schedule.schema.json\n\n"
        'format = 1\n\n[[plan]]\nid      = "a"\nroutine = "a"\ndays    = ["mon"]\nat      = "07:00"\n'
    )
    entry = schedule.change(home, entry, [schedule.add_plan(entry, "a", ["tue"], every=2)])
    assert entry.value is not None
    assert [(plan.id, plan.every) for plan in entry.value.plans] == [("a", 1), ("a-2", 2)]
    entry = schedule.change(home, entry, [schedule.remove_plan(entry, "a")])
    assert entry.value is not None
    assert [plan.id for plan in entry.value.plans] == ["a-2"]
    with pytest.raises(Unknown, match='there is no plan "a" in schedule'):
        schedule.remove_plan(entry, "a")


def test_a_schedule_that_does_not_parse_is_never_written(tmp_path: Path) -> None:
    """It is empty as long as it is broken, and its bytes stay."""
    home = Home(tmp_path)
    home.schedule.write_bytes(b"plan = [\n")
    entry = schedule.load(home)
    assert entry.broken
    with pytest.raises(NotSaved, match="mend it first"):
        schedule.change(home, entry, [schedule.add_plan(entry, "a", ["mon"])])
    assert home.schedule.read_bytes() == b"plan = [\n"
