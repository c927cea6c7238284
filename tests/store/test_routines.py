"""Routines and exercises as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.model.dose import Dose
from planner.model.routine import Group, Step
from planner.model.units import Tempo
from planner.store import exercises, routines
from planner.store.edits import SetValue
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.store.reading import problems, read, value

FULL = """\
format = 1
title = "Morning \\u001b[31mrelief"
description = "d"
prescribed_by = "Ann"
prescribed_on = 2026-11-01
review_on = 2026-12-01
ready = "8s"
floor = 0
rest = "1m"
switch = 4
[[step]]
exercise = "cat-cow"
reps = 10
tempo = "3-0-3"
group = "core"
note = "slow"
[[step]]
exercise = "bird-dog"
sets = 2
hold = "5s"
sides = "each"
relax = 2
rest = "20s"
load = "2kg"
[group.core]
rounds = 2
rest = "45s"
[x]
anything = 1
"""

MINIMAL = 'name = "A"\nkind = "stretch"\nposition = "prone"\n'


def test_every_key_of_a_routine() -> None:
    """Is read, and cleaned of what a terminal would act on."""
    routine = value(routines.build, FULL)
    assert (routine.id, routine.title, routine.prescribed_by) == ("it", "Morning [31mrelief", "Ann")
    assert (routine.prescribed_on, routine.review_on) == (date(2026, 11, 1), date(2026, 12, 1))
    assert (routine.ready, routine.floor, routine.rest, routine.switch) == (8, 0, 60, 4)
    assert routine.steps == (
        Step("cat-cow", Dose(reps=10, tempo=Tempo(3, 0, 3)), "core", "slow"),
        Step("bird-dog", Dose(sets=2, hold=5, sides="each", relax=2, rest=20, load="2kg")),
    )
    assert dict(routine.groups) == {"core": Group(2, 45)}


def test_what_is_left_out_has_its_default() -> None:
    """A title is all that a routine needs."""
    routine = value(routines.build, 'title = "A"\n')
    assert (routine.ready, routine.floor, routine.rest, routine.switch) == (10, 10, 15, 5)
    assert (routine.steps, routine.description, dict(routine.groups)) == ((), "", {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", [" routine has no title: what the routine is called"]),
        ('title = ""', ["1:9: title must not be empty"]),
        (
            'title = "A"\n[[step]]\nexercise = "a"\nhold = 5\ntempo = "1-0-1"',
            ["5:1: hold and tempo both time a repetition: keep one of them"],
        ),
        (
            'title = "A"\n[[step]]\nexercise = "a"\nreps = 0\n[[step]]\nsets = 0',
            [
                "4:8: reps must be a whole number from 1 to 1000, not 0",
                "6:8: sets must be a whole number from 1 to 200, not 0",
                "5:3: step has no exercise: the id of an exercise",
            ],
        ),
        (
            'title = "A"\n[group.b]\nrounds = 51\n[group.a]\n',
            [
                "3:10: rounds must be a whole number from 1 to 50, not 51",
                "4:2: warning: no step is in the group a",
                "2:2: warning: no step is in the group b",
            ],
        ),
        ('title = "A"\ngroup = { a = 1 }', ["2:15: group must be a table, not 1"]),
    ],
)
def test_what_is_wrong_with_a_routine(text: str, words: list[str]) -> None:
    """Everything, each at its place."""
    assert problems(routines.build, text) == words


def test_a_routine_with_an_error_has_no_value_and_one_with_a_warning_has() -> None:
    """A wrong dose must never be run; an unknown key harms nobody."""
    assert read(routines.build, 'title = "A"\nready = -1\n')[0] is None
    assert read(routines.build, 'title = "A"\ncolour = "red"\n')[0] is not None


def test_every_key_of_an_exercise() -> None:
    """Is read; what is left out is empty."""
    exercise = value(
        exercises.build,
        f'{MINIMAL}aka = ["B"]\nhow = ["one", "two"]\n'
        '[dose]\nreps = 3\nhold = "25s"\n[range]\nhold = ["20s", "30s"]\n',
    )
    assert (exercise.name, exercise.aka, exercise.how) == ("A", ("B",), ("one", "two"))
    assert exercise.dose == Dose(reps=3, hold=25)
    assert exercise.range.hold == (20, 30)
    assert (exercise.direction, exercise.why, exercise.own) == ("neutral", "", False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            MINIMAL.replace("prone", "pron"),
            [
                "3:12: position must be one of supine, prone, side-lying, quadruped, sitting, kneeling, "
                'standing, not "pron". Did you mean "prone"?'
            ],
        ),
        (f"{MINIMAL}dose = 3\n", ["4:8: dose must be a table, not 3"]),
        (
            f'{MINIMAL}[dose]\nhold = 3\ntempo = "1-1-1"\n',
            ["6:1: hold and tempo both time a repetition: keep one of them"],
        ),
        (
            f"{MINIMAL}[dose]\nhold = 40\n[range]\nhold = [20, 30]\n",
            ["5:8: warning: hold lies outside this exercise's own range"],
        ),
    ],
)
def test_what_is_wrong_with_an_exercise(text: str, words: list[str]) -> None:
    """Everything, each at its place."""
    assert problems(exercises.build, text) == words


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home after its first start."""
    made = Home(tmp_path)
    made.prepare()
    return made


def test_an_own_exercise_replaces_a_built_in_one_unless_it_is_broken(home: Home) -> None:
    """A slip of the pen does not take the cobra away."""
    home.exercises.mkdir()
    path = home.exercises / "cobra.toml"
    path.write_text(MINIMAL)
    own = exercises.load(home).values["cobra"]
    assert (own.name, own.own) == ("A", True)
    path.write_text("kind = 5\n")
    shelf = exercises.load(home)
    assert (shelf.values["cobra"].name, shelf.values["cobra"].own) == ("Cobra pose", False)
    assert shelf.problems


def test_a_change_is_saved_and_read_back(home: Home) -> None:
    """The entry that comes back is what the disk has now."""
    entry = routines.load(home).by_id["gentle-day"]
    after = routines.change(home, entry, [SetValue(("title",), "Softer")])
    assert after.value is not None
    assert after.value.title == "Softer"
    assert routines.load(home).values["gentle-day"].title == "Softer"


def test_a_broken_file_is_never_changed(home: Home) -> None:
    """It says so, and the bytes stay."""
    path = home.routines / "broken.toml"
    path.write_bytes(b"title = ")
    entry = routines.load(home).by_id["broken"]
    with pytest.raises(NotSaved, match="mend it first"):
        routines.change(home, entry, [SetValue(("title",), "A")])
    assert path.read_bytes() == b"title = "


def test_a_new_routine_never_takes_anothers_name(home: Home) -> None:
    """Not that of a broken link either."""
    (home.routines / "a.toml").symlink_to("nowhere")
    assert routines.create(home, "A").id == "a-2"
    assert routines.create(home, "A").id == "a-3"
    assert routines.create(home, "深蹲").id == "routine"
    long = routines.create(home, "x" * 100)
    assert long.id == "x" * 60
    assert routines.create(home, "x" * 100).value is not None


def test_names_that_differ_only_for_people_are_told(home: Home) -> None:
    """Case and composed accents clash on some systems; odd names are read, with a warning."""
    for name in ("Gentle-Day", "caf\u00e9", "cafe\u0301"):
        (home.routines / f"{name}.toml").write_text('title = "A"\n')
    for name in (
        "x.sync-conflict-20260101-120000-ABC.toml",
        "x (conflicted copy).toml",
        ".hidden.toml",
        "x.toml~",
    ):
        (home.routines / name).write_text("not to be read")
    told = [f"{one.path}: {one.message}" for one in routines.load(home).problems]
    rule = "file names are lower-case words joined by hyphens, at most 60 characters"
    copy = "a copy of x.toml that a sync or a conflict left."
    assert told == [
        f"routines/Gentle-Day.toml: {rule}",
        f"routines/cafe\u0301.toml: {rule}",
        f"routines/caf\u00e9.toml: {rule}",
        "routines/caf\u00e9.toml: has the same name as routines/cafe\u0301.toml on some systems",
        "routines/gentle-day.toml: has the same name as routines/Gentle-Day.toml on some systems",
        f"routines/x (conflicted copy).toml: {copy}",
        f"routines/x.sync-conflict-20260101-120000-ABC.toml: {copy}",
    ]
