"""All of a home at one moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store import schedule
from planner.store.contents import Contents
from planner.store.errors import Unknown
from planner.store.home import Home
from planner.store.settings import DEFAULTS


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home after its first start."""
    made = Home(tmp_path)
    made.prepare()
    return made


def test_a_fresh_home_is_in_order(home: Home) -> None:
    """Eight exercises, the starter routines, nothing planned, no problem."""
    contents = Contents.read(home)
    assert len(contents.library.values) == 8
    assert contents.titles["core-three"] == "Core three"
    assert (contents.schedule, contents.settings, contents.problems) == (schedule.EMPTY, DEFAULTS, ())


def test_a_home_that_is_not_there_holds_the_library(tmp_path: Path) -> None:
    """Looking makes nothing."""
    contents = Contents.read(Home(tmp_path / "nowhere"))
    assert len(contents.library.values) == 8
    assert contents.routines.entries == ()
    assert contents.problems == ()
    assert list(tmp_path.iterdir()) == []


def test_each_broken_file_is_a_problem_and_the_rest_goes_on(home: Home) -> None:
    """Every kind of file at once."""
    home.exercises.mkdir()
    broken = [
        home.exercises / "a.toml",
        home.routines / "b.toml",
        home.schedule,
        home.settings,
    ]
    for path in broken:
        path.write_bytes(b"\xff")
    contents = Contents.read(home)
    assert {problem.path for problem in contents.problems} == {home.label(path) for path in broken}
    assert (contents.schedule, contents.settings) == (schedule.EMPTY, DEFAULTS)
    assert len(contents.titles) == 4
    assert len(contents.library.values) == 8
    assert all(path.read_bytes() == b"\xff" for path in broken)


def test_advice_is_apart_from_the_problems(home: Home) -> None:
    """What the top bar counts are errors and warnings; the settings say which advice is wanted."""
    contents = Contents.read(home)
    assert contents.problems == ()
    assert {one.hint for one in contents.advice} == {
        "(many-exercises)",
        "(flexion-extension)",
    }
    assert {one.path.removeprefix("routines/") for one in contents.advice} == {
        "full-eight.toml",
    }
    home.settings.write_text('[lint]\nignore = ["many-exercises"]\n')
    assert [one.hint for one in Contents.read(home).advice] == ["(flexion-extension)"]


def test_while_the_settings_are_broken_all_advice_is_given(home: Home) -> None:
    """Nothing is known to be unwanted."""
    before = Contents.read(home).advice
    home.settings.write_text('[lint]\nignore = ["short-stretch]\n')
    contents = Contents.read(home)
    assert contents.advice == before
    assert [problem.path for problem in contents.problems] == ["settings.toml"]


@pytest.mark.parametrize("name", ["core-three", "Core three", "CORE THREE"])
def test_a_routine_is_found_by_id_or_title(home: Home, name: str) -> None:
    """However it is written."""
    assert Contents.read(home).routine(name).id == "core-three"


def test_a_broken_routine_is_found_by_its_id(home: Home) -> None:
    """So that it can be told what is wrong with it."""
    (home.routines / "broken.toml").write_text("x")
    contents = Contents.read(home)
    entry = contents.routine("broken")
    assert entry.broken
    assert contents.problems_of(entry) == entry.problems != ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("core-tree", 'there is no routine "core-tree". Did you mean "core-three"?'),
        ("x\u001b[1m", 'there is no routine "x[1m".'),
        ("twin", 'there is no routine "twin".'),
    ],
)
def test_what_is_not_there_or_not_clear_is_told(home: Home, name: str, words: str) -> None:
    """With the nearest name; a title that two routines have names neither."""
    for stem in ("one", "two"):
        (home.routines / f"{stem}.toml").write_text('title = "Twin"\n')
    with pytest.raises(Unknown) as caught:
        Contents.read(home).routine(name)
    assert str(caught.value) == words
