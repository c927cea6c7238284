"""A home that is kept with git: what merges by itself, and what is said where it cannot."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import which

import pytest

from planner.store import routines, schedule, sessions
from planner.store.git_files import write_git_files
from planner.store.home import Home
from planner.store.report import check_home
from planner.store.step_edits import set_step
from tests.store.merging import FIRST, Side, done, git, merge_at_random, two_clones

pytestmark = pytest.mark.skipif(which("git") is None, reason="there is no git here")


def test_two_machines_that_both_were_used_merge_without_a_conflict(tmp_path: Path) -> None:
    """Both ran a session, both changed the schedule, and both another step of one routine."""
    first, second = two_clones(tmp_path)
    one, two = Side(first, Random(1), 7), Side(second, Random(2), 19)
    for side, plan, at in ((one, "core-three", 0), (two, "gentle-day", 4)):
        entry = schedule.load(side.home)
        schedule.change(side.home, entry, [schedule.skip(entry, plan, FIRST)])
        routine = routines.load(side.home).by_id["full-eight"]
        assert routine.value is not None
        routines.change(side.home, routine, set_step(routine.value, at, {"sets": 4}, "a step").edits)
        side.live(0)
    done(git(two.home.root, "push", "-q", "origin", "main"))
    done(git(one.home.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main"))
    assert len(sessions.load(one.home).values) == 2
    plans = {plan.id: plan.skip for plan in (schedule.load(one.home).value or schedule.EMPTY).plans}
    assert (plans["core-three"], plans["gentle-day"]) == ((FIRST,), (FIRST,))
    merged = routines.load(one.home).values["full-eight"]
    assert (merged.steps[0].dose.sets, merged.steps[4].dose.sets) == (4, 4)
    assert check_home(one.home).errors == 0


@pytest.mark.parametrize("seed", range(6))
def test_no_session_is_lost_and_no_conflict_is_without_a_reason(tmp_path: Path, seed: int) -> None:
    """Random lives on both sides; `python -m benchmarks.merges` has two hundred."""
    assert merge_at_random(tmp_path / "merge", seed, changes=6)["merges"] == 1


def test_a_conflict_is_named_with_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Both gave one step another dose: the routine waits for a person, all else works."""
    one, two = two_clones(tmp_path)
    for home, sets in ((one, 3), (two, 5)):
        entry = routines.load(home).by_id["core-three"]
        assert entry.value is not None
        routines.change(home, entry, set_step(entry.value, 0, {"sets": sets}, "a step").edits)
        done(git(home.root, "commit", "-qam", "Another dose"))
    done(git(two.root, "push", "-q", "origin", "main"))
    assert git(one.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main").returncode == 1
    text = (one.root / "routines/core-three.toml").read_text().splitlines()
    line = next(number for number, words in enumerate(text, 1) if words.startswith("<<<<<<<"))
    (told,) = [one.text() for one in check_home(one).problems if one.severity == "error"]
    keep = "keep one side and delete the lines with <<<<<<<, ======= and >>>>>>>"
    assert told.startswith(f"routines/core-three.toml:{line}:1: a conflict from git: {keep}")
    assert set(routines.load(one).values) == {"full-eight", "gentle-day", "strength-day"}


def test_the_git_files_are_made_once_and_keep_what_is_in_them(tmp_path: Path) -> None:
    """Lines that lack are added in the file's own line ends; a second time there is nothing to do."""
    home = Home(tmp_path)
    (tmp_path / ".gitignore").write_bytes(b"/.planner/\r\nmine")
    assert write_git_files(home) == {".gitattributes": 2, ".gitignore": 10}
    ignored = (tmp_path / ".gitignore").read_bytes()
    assert ignored.startswith(b"/.planner/\r\nmine\r\n# ")
    assert ignored.count(b"\n") == ignored.count(b"\r\n")
    assert write_git_files(home) == {".gitattributes": 0, ".gitignore": 0}
    assert (tmp_path / ".gitignore").read_bytes() == ignored


COPIES = (
    ".sync-conflict-20261122-070000-ABCDEF2",
    " (Anna's conflicted copy 2026-11-22)",
    " (conflicted copy 2026-11-22 070000)",
    " (SFConflict anna@example.org 2026-11-22-07-00-00)",
    " (Case Conflict)",
    ".Conflict",
    "_conflict-20261122-070000",
    ".conflict-20261122T070000-2",
    "-DESKTOP-4AB12CD",
    " (1)",
    " 2",
)
"""What Syncthing, Dropbox, Nextcloud, Seafile, Resilio, ownCloud, planner, OneDrive, Google Drive and
iCloud put before the `.toml`."""


@pytest.mark.parametrize("mark", COPIES)
def test_copies_of_sync_tools_are_named_and_never_read(tmp_path: Path, mark: str) -> None:
    """Wherever they lie: beside a routine, an exercise, the settings, or a session, which counts once."""
    home = Home(tmp_path)
    session = 'format = 1\nstatus = "finished"\nroutine = "a"\nstarted = 2026-11-22T07:00:00+01:00\n'
    places = {
        "exercises/a": 'format = 1\nname = "A"\n',
        "log/2026/2026-11-22T0700-a": session,
        "routines/a": 'format = 1\ntitle = "A"\n',
        "settings": "format = 1\n",
    }
    for place, text in places.items():
        path = home.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        for end in (".toml", f"{mark}.toml"):
            path.with_name(path.name + end).write_text(text)
    told = [one for one in check_home(home).problems if "that a sync or a conflict left" in one.message]
    assert [one.path for one in told] == [f"{place}{mark}.toml" for place in places]
    words = "a copy of {}.toml that a sync or a conflict left."
    assert [one.message for one in told] == [words.format(place.rpartition("/")[2]) for place in places]
    assert {one.severity for one in told} == {"warning"}
    assert len(sessions.load(home).values) == 1
    assert set(routines.load(home).values) == {"a"}


@pytest.mark.parametrize("name", ["conflict-free-day", "no-conflict", "conflict", "day-L5", "day-S1-L5"])
def test_a_routine_may_be_called_so(tmp_path: Path, name: str) -> None:
    """The word alone makes no copy, nor does a name that ends like one beside no such file."""
    home = Home(tmp_path)
    home.routines.mkdir()
    (home.routines / f"{name}.toml").write_text('format = 1\ntitle = "Calm"\n')
    assert set(routines.load(home).values) == {name}


@pytest.mark.parametrize(
    "name", [".syncthing.a.toml.tmp", "~syncthing~a.toml.tmp", ".a.toml.Xy12zW", "a.toml~", ".~lock.a.toml#"]
)
def test_what_is_half_there_is_no_file_yet(tmp_path: Path, name: str) -> None:
    """What Syncthing and rsync write under another name, and what editors leave, is not read."""
    home = Home(tmp_path)
    home.routines.mkdir()
    (home.routines / "a.toml").write_text('format = 1\ntitle = "A"\n')
    (home.routines / name).write_text("format = 1\ntit")
    assert set(routines.load(home).values) == {"a"}
    assert check_home(home).errors == 0
