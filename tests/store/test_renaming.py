"""A routine under another name: file, title, schedule and log stay together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.model.routine import Routine
from planner.store import routines, sessions
from planner.store.contents import Contents
from planner.store.errors import NotSaved, PlannerError
from planner.store.home import Home
from planner.store.renaming import rename, rename_back
from planner.store.shelf import Entry, read_entry

CORE = '# mine\nformat = 1\ntitle  = "Core"   # short\n\n# first\n[[step]]\nexercise = "cobra"\n'
SCHEDULE = """\
# the week
[[plan]]
id       = "mornings"
routine  = "core"      # before work
days     = ["mon"]

[[plan]]
id       = "turns"
sequence = ["gentle-day", "core", "core"]  # in turn
days     = ["tue"]

[[once]]
routine = "core"
on      = 2026-11-29

[[once]]
routine = "core-three"
on      = 2026-11-30
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a routine that the week names in every way there is, and a session of it."""
    made = Home(tmp_path / "home")
    made.prepare()
    (made.routines / "core.toml").write_text(CORE)
    made.schedule.write_text(SCHEDULE)
    (made.log / "2026").mkdir(parents=True)
    text = 'status = "finished"\nroutine = "core"\nplan = "turns"\nstarted = 2026-11-17T07:00:00+01:00\n'
    (made.log / "2026" / "2026-11-17T0700-core.toml").write_text(text)
    return made


def files(home: Home) -> dict[str, str]:
    """Every file of a home but its backups."""
    paths = [path for path in home.root.rglob("*.toml") if ".planner" not in path.parts]
    return {home.label(path): path.read_text() for path in paths}


def entry(home: Home, name: str = "core") -> Entry[Routine]:
    """A routine's file."""
    return read_entry(home, home.routines / f"{name}.toml", routines.build)


def test_file_title_and_schedule_follow_and_nothing_else_changes(home: Home) -> None:
    """Comments and layout stay; the log is not touched; the earlier id is kept."""
    before = files(home)
    renamed = rename(home, entry(home), "Evening")
    assert renamed.entry.id == "evening"
    wanted = dict(before)
    del wanted["routines/core.toml"]
    text = CORE.replace('"Core"   # short\n', '"Evening"   # short\nwas    = ["core"]\n')
    wanted["routines/evening.toml"] = text
    wanted["schedule.toml"] = SCHEDULE.replace('"core"', '"evening"')
    assert files(home) == wanted
    assert not Contents.read(home).problems


def test_old_sessions_are_still_its_own(home: Home) -> None:
    """The session counts as the routine's, its turn in a sequence is remembered, and it can be asked for."""
    rename(home, entry(home), "Evening")
    contents = Contents.read(home)
    (session,) = sessions.load(home, renamed=contents.renamed).values.values()
    assert session.routine == "evening"
    last = sessions.last_done(home, contents.schedule, date(2026, 11, 23), contents.renamed)
    assert last == {"turns": "evening"}
    assert contents.routine("core").id == "evening"


def test_renamed_twice_and_back_to_the_first_name(home: Home) -> None:
    """Every id it ever had leads to it, and its own is not among the earlier ones."""
    rename(home, entry(home), "Evening")
    rename(home, entry(home, "evening"), "Night")
    assert Contents.read(home).renamed == {"core": "night", "evening": "night"}
    rename(home, entry(home, "night"), "Core")
    assert Contents.read(home).renamed == {"evening": "core", "night": "core"}


def test_an_earlier_id_that_is_another_routine_now_is_that_one(home: Home) -> None:
    """A new file under the old name takes the name with it."""
    rename(home, entry(home), "Evening")
    routines.create(home, "Core")
    assert Contents.read(home).renamed == {}
    assert Contents.read(home).routine("core").id == "core"


@pytest.mark.parametrize("title", ["Core!", "CORE", "Evening"])
def test_back_again_is_byte_for_byte(home: Home, title: str) -> None:
    """Undo leaves every file as it was, also where only the title was changed."""
    before = files(home)
    renamed = rename(home, entry(home), title)
    assert files(home) != before
    assert rename_back(home, renamed).id == "core"
    assert files(home) == before


def test_a_title_alone_leaves_the_file_where_it_is(home: Home) -> None:
    """When the name of the file would be the same only the title changes."""
    before = files(home)
    rename(home, entry(home), "Core!")
    assert files(home) == before | {"routines/core.toml": CORE.replace('"Core"', '"Core!"')}


def test_a_name_that_is_taken_gets_a_number(home: Home) -> None:
    """No other routine is touched."""
    assert rename(home, entry(home), "Gentle day").entry.id == "gentle-day-2"


def test_without_a_schedule_there_is_nothing_to_follow(home: Home) -> None:
    """And no schedule is made."""
    home.schedule.unlink()
    rename(home, entry(home), "Evening")
    assert not home.schedule.exists()


def _changed(home: Home) -> None:
    (home.routines / "core.toml").write_text(CORE + "# theirs\n")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda home: home.schedule.write_text("plan = ["), "schedule.toml cannot be read"),
        (lambda home: home.schedule.write_text("format = 9\n" + SCHEDULE), "newer planner"),
        (_changed, "was changed by somebody else"),
    ],
)
def test_when_it_cannot_be_done_nothing_is(home: Home, spoil: Callable[[Home], object], words: str) -> None:
    """A file in the way is named, and every file is as it was."""
    before = entry(home)
    spoil(home)
    there = files(home)
    with pytest.raises(NotSaved, match=words):
        rename(home, before, "Evening")
    assert files(home) == there


def test_a_broken_routine_is_not_renamed(home: Home) -> None:
    """It is to be mended first."""
    (home.routines / "core.toml").write_text("title = [")
    with pytest.raises(NotSaved, match="has errors"):
        rename(home, entry(home), "Evening")


@pytest.mark.parametrize("name", ["routines/evening.toml", "schedule.toml"])
def test_what_was_changed_since_is_not_undone(home: Home, name: str) -> None:
    """Undoing would lose what somebody wrote, so nothing is undone."""
    renamed = rename(home, entry(home), "Evening")
    path = home.root / name
    path.write_text(path.read_text() + "# later\n")
    there = files(home)
    with pytest.raises(PlannerError, match="was changed since"):
        rename_back(home, renamed)
    assert files(home) == there
