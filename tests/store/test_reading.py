"""Keys and values of every kind: what is read, and what is said about what is not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.store.reading import Reader, said
from planner.store.schema import (
    DOSE,
    EXERCISE,
    ONCE,
    PLAN,
    RANGE,
    ROUTINE,
    SCHEDULE,
    SESSION,
    SETTINGS,
    STEP,
    Table,
)
from planner.store.toml_text import parse


def check(table: Table, text: str) -> tuple[dict[str, Any], list[tuple[int, int, str]]]:
    """The values of a table, and its problems with their places."""
    reader = Reader(parse("it.toml", text.encode()))
    values = reader.root(table)
    found = [(p.line, p.column, f"{p.message} {p.hint}".strip()) for p in reader.problems]
    return values, found


@pytest.mark.parametrize(
    ("table", "text", "value"),
    [
        (DOSE, 'hold = "25s"', 25),
        (DOSE, 'hold = "1m30s"', 90),
        (DOSE, "hold = 40", 40),
        (DOSE, 'hold = " 2 M "', 120),
        (DOSE, 'tempo = "3-0-3"', "3-0-3"),
        (DOSE, 'load = "2.5 KG"', "2.5kg"),
        (DOSE, "reps = 1_000", 1000),
        (DOSE, "reps = 0x10", 16),
        (DOSE, 'sides = "each"', "each"),
        (RANGE, 'hold = ["20s", 30]', (20, 30)),
        (ONCE, 'at = "7:05"', "07:05:00"),
        (ONCE, "at = 07:05:30", "07:05:00"),
        (ONCE, "on = 2026-02-28", "2026-02-28"),
        (PLAN, 'at = "07:00"', "(datetime.time(7, 0),)"),
        (PLAN, "at = []", ()),
        (PLAN, "days = []", ()),
        (STEP, 'note = "a\\tb\\n\\u001b[31m"', "a b [31m"),
        (SETTINGS, "bell = false", False),
        (SETTINGS, "keys = {}", {}),
    ],
)
def test_a_good_value_is_read(table: Table, text: str, value: object) -> None:
    """Every way to write it comes to one value."""
    key = text.split(maxsplit=1)[0]
    values, found = check(table, text)
    assert not [words for line, _, words in found if line]
    read = values[key]
    assert read == value or str(read) == value


_SPAN = 'a duration like "30s" or "1m30s", or whole seconds'


@pytest.mark.parametrize(
    ("table", "line", "column", "words"),
    [
        (DOSE, "sets = 0", 8, "sets must be a whole number from 1 to 200, not 0"),
        (DOSE, "sets = 201", 8, "sets must be a whole number from 1 to 200, not 201"),
        (DOSE, "sets = 2.0", 8, "sets must be a whole number from 1 to 200, not 2.0"),
        (DOSE, 'sets = "2"', 8, 'sets must be a whole number from 1 to 200, not "2"'),
        (DOSE, "sets = true", 8, "sets must be a whole number from 1 to 200, not true"),
        (DOSE, "reps = inf", 8, "reps must be a whole number from 1 to 1000, not inf"),
        (DOSE, "reps = -1", 8, "reps must be a whole number from 1 to 1000, not -1"),
        (
            DOSE,
            f"reps = 1{'0' * 30}",
            8,
            "reps must be a whole number from 1 to 1000, not a number with no end",
        ),
        (
            DOSE,
            f"reps = 0x{'f' * 9999}",
            8,
            "reps must be a whole number from 1 to 1000, not a number with no end",
        ),
        (DOSE, f"hold = -{'9' * 999}", 8, "hold must be from 1s to 24h, not a number with no end"),
        (DOSE, "hold = 0", 8, "hold must be from 1s to 24h, not 0"),
        (DOSE, 'hold = "0s"', 8, 'hold must be from 1s to 24h, not "0s"'),
        (DOSE, 'rest = "25h"', 8, 'rest is "25h": a duration is at most 24 hours'),
        (DOSE, "rest = 86401", 8, "rest must be from 0s to 24h, not 86401"),
        (DOSE, "rest = 1.5", 8, f"rest must be {_SPAN}, not 1.5"),
        (DOSE, "rest = nan", 8, f"rest must be {_SPAN}, not nan"),
        (DOSE, "rest = false", 8, f"rest must be {_SPAN}, not false"),
        (DOSE, "rest = []", 8, f"rest must be {_SPAN}, not a list"),
        (DOSE, 'rest = "soon"', 8, 'rest is "soon": a duration is written like "25s", "1m30s" or "2m"'),
        (
            DOSE,
            'tempo = "3-3"',
            9,
            'tempo is "3-3": a tempo is three whole numbers of seconds, work-hold-return, like "3-0-3"',
        ),
        (DOSE, "tempo = 303", 9, "tempo must be text in quotes, not 303"),
        (DOSE, 'load = "heavy"', 8, 'load is "heavy": a load is written like "5kg", "2.5kg" or "10lb"'),
        (
            DOSE,
            'sides = "eahc"',
            9,
            'sides must be one of each, alternate, left, right, none, not "eahc". Did you mean "each"?',
        ),
        (DOSE, "sides = 2", 9, "sides must be one of each, alternate, left, right, none, not 2."),
        (RANGE, "sets = [3]", 8, "sets must be a list of two, lowest and highest"),
        (RANGE, "sets = [3, 2]", 8, "sets: the lowest comes first"),
        (RANGE, 'hold = ["20s", "x"]', 8, 'hold is "x": a duration is written like "25s", "1m30s" or "2m"'),
        (
            ONCE,
            'at = "24:00"',
            6,
            'at is "24:00": a time of day is written like "07:00", from "00:00" to "23:59"',
        ),
        (ONCE, "at = 7", 6, "at must be text in quotes, not 7"),
        (ONCE, 'on = "2026-11-23"', 6, "a date is written without quotes: on = 2026-11-23"),
        (ONCE, 'on = "monday"', 6, 'on must be a date like 2026-11-23, not "monday"'),
        (ONCE, "on = 2026-11-23T07:00:00", 6, "on must be a date like 2026-11-23, not 2026-11-23 07:00:00"),
        (PLAN, 'at = ["07:00", 8]', 16, "at must be text in quotes, not 8"),
        (PLAN, 'days = "mon"', 8, 'days must be a list in square brackets, not "mon"'),
        (
            PLAN,
            'days = ["mon", "wensday"]',
            16,
            'days must be one of mon, tue, wed, thu, fri, sat, sun, not "wensday". Did you mean "wed"?',
        ),
        (PLAN, "moves = [1]", 10, "moves must be a table, not 1"),
        (PLAN, "moves = {}", 9, "moves is written with two brackets: [[moves]]"),
        (STEP, "note = 5", 8, "note must be text in quotes, not 5"),
        (STEP, "x = 5", 5, "x must be a table, [x]"),
        (ROUTINE, "step = 5", 8, "step is written with two brackets: [[step]]"),
        (ROUTINE, "group = 5", 9, "group must be a table, [group]"),
        (ROUTINE, "group = { a = 5 }", 15, "group must be a table, not 5"),
        (SESSION, "stopped = []", 11, "stopped must be a table, not a list"),
        (
            SESSION,
            "started = 2026-11-22",
            11,
            "started must be a date and time like 2026-11-22T07:00:00+01:00, not 2026-11-22",
        ),
        (SESSION, "pain_after = 11", 14, "pain_after must be a whole number from 0 to 10, not 11"),
        (SETTINGS, "bell = 1", 8, "bell must be true or false, not 1"),
        (SETTINGS, "format = 0", 10, "format must be a whole number from 1 to 10000, not 0"),
        (EXERCISE, 'name = " \\u200b "', 8, "name must not be empty"),
        (EXERCISE, "how = [1]", 8, "how must be text in quotes, not 1"),
    ],
)
def test_a_wrong_value_is_told_at_its_place(table: Table, line: str, column: int, words: str) -> None:
    """What is wrong, in plain words, and where; the value is left out, of a list that item alone."""
    values, found = check(table, f"\n{line}\n")
    placed = [(found_line, found_column, told) for found_line, found_column, told in found if found_line]
    assert placed == [(2, column, words)]
    key = line.split(maxsplit=1)[0]
    assert not values.get(key) or "[" in line


def test_all_problems_are_told() -> None:
    """Not the first only, and what is right is read."""
    text = 'sets = 0\nreps = 3\nholt = "3s"\ntempo = ""\n'
    values, found = check(DOSE, text)
    assert [place[:2] for place in found] == [(1, 8), (3, 1), (4, 9)]
    assert values == {"reps": 3}


@pytest.mark.parametrize(
    ("table", "key", "hint"),
    [
        (DOSE, "holds", 'Did you mean "hold"?'),
        (ROUTINE, "Title", 'Did you mean "title"?'),
        (SCHEDULE, "weekgoal", 'Did you mean "weekly_goal"?'),
        (SETTINGS, "zzz", ""),
    ],
)
def test_an_unknown_key_is_a_warning_with_the_nearest_one(table: Table, key: str, hint: str) -> None:
    """It is left alone: it may be from a newer planner."""
    reader = Reader(parse("it.toml", f"{key} = 1\n".encode()))
    reader.root(table)
    (problem,) = [one for one in reader.problems if one.severity == "warning"]
    assert (problem.line, problem.column, problem.length, problem.hint) == (1, 1, len(key), hint)
    assert problem.message == f'unknown key "{key}" is left alone.'


def test_a_table_of_ones_own_is_never_looked_into() -> None:
    """`[x]` may hold anything."""
    values, found = check(DOSE, "reps = 2\n")
    assert found == []
    _, found = check(STEP, 'exercise = "a"\n[x]\nanything = [1, { b = nan }]\n')
    assert found == []
    assert values == {"reps": 2}


def test_a_missing_key_is_told_with_what_it_is() -> None:
    """At the table that lacks it, or for the whole file."""
    reader = Reader(parse("it.toml", b"[[step]]\nreps = 1\n"))
    reader.root(ROUTINE)
    assert [problem.text().splitlines()[0] for problem in reader.problems] == [
        "it.toml:1:3: step has no exercise: the id of an exercise",
        "it.toml: routine has no title: what the routine is called",
    ]


def test_a_newer_format_is_read_as_far_as_it_goes() -> None:
    """With a warning at its number."""
    values, found = check(ROUTINE, 'format = 2\ntitle = "A"\n')
    assert found == [(1, 10, "this file is from a newer planner: it is read and never changed")]
    assert values["title"] == "A"


def test_more_than_anyone_writes_is_refused_by_number() -> None:
    """Lists and tables have an end."""
    _, found = check(PLAN, f"skip = [{'2026-01-01,' * 10_001}]\n")
    assert (1, 8, "10001 values in skip: at most 10000 are read") in found
    _, found = check(ROUTINE, 'title = "A"\n' + '[[step]]\nexercise = "a"\n' * 501)
    assert [words for _, _, words in found] == ["501 times step: at most 500 are read"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "true"),
        ("a\u001b[1m\nb", '"a[1m b"'),
        ("x" * 50, '"' + "x" * 37 + '..."'),
        ({}, "a table"),
        ([], "a list"),
        (-(10**25), "a number with no end"),
        (1.5, "1.5"),
    ],
)
def test_what_was_written_is_said_short_and_clean(value: object, words: str) -> None:
    """Fit for one line of a terminal."""
    assert said(value) == words
