"""Whether a file was changed, told from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.contents import Contents
from planner.store.glance import glance, stamp
from planner.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with the starter routines, a schedule and a log of two years."""
    made = Home(tmp_path / "home")
    made.prepare()
    made.exercises.mkdir()
    made.schedule.write_text("weekly_goal = 3\n")
    for year in ("2025", "2026"):
        (made.log / year).mkdir(parents=True)
        (made.log / year / f"{year}-11-22T0700-a.toml").write_text("note = 'a'\n")
    return made


def _put_back(path: Path) -> None:
    """The same size and the same times as before, as a write within one tick of the clock leaves them."""
    before = path.stat()
    path.write_text(path.read_text().replace("weekly_goal = 3", "weekly_goal = 4"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Home], object]] = {
    "a routine is written": lambda home: (home.routines / "core-three.toml").write_text("title = 'x'\n"),
    "a routine is renamed over": lambda home: os.replace(
        home.routines / "gentle-day.toml", home.routines / "core-three.toml"
    ),
    "a routine is made": lambda home: (home.routines / "new.toml").write_text(""),
    "a routine is removed": lambda home: (home.routines / "core-three.toml").unlink(),
    "a sync tool leaves a copy": lambda home: (home.routines / "a.sync-conflict-1.toml").write_text(""),
    "an exercise is made": lambda home: (home.exercises / "x.toml").write_text(""),
    "the schedule is written": lambda home: home.schedule.write_text("weekly_goal = 5\n"),
    "the schedule is written in the same moment": lambda home: _put_back(home.schedule),
    "the schedule is removed": lambda home: home.schedule.unlink(),
    "settings are made": lambda home: home.settings.write_text(""),
    "a session is corrected": lambda home: (home.log / "2026" / "2026-11-22T0700-a.toml").write_text("x = 1"),
    "an old session is removed": lambda home: (home.log / "2025" / "2025-11-22T0700-a.toml").unlink(),
    "a year begins": lambda home: (home.log / "2027").mkdir(),
    "everything is removed": lambda home: os.rename(home.root, home.root.with_name("gone")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(home: Home, change: Callable[[Home], object]) -> None:
    """Two looks differ when something was changed between them."""
    before = glance(home)
    change(home)
    assert glance(home) != before


def test_nothing_changed_looks_the_same(home: Home) -> None:
    """Looking again, also at what is not for people, tells of no change."""
    before = glance(home)
    home.backups.mkdir(parents=True)
    (home.routines / ".core-three.toml.swp").write_text("x")
    (home.routines / ".core-three.toml.swp").unlink()
    assert glance(home) == before


def test_what_was_not_changed_is_not_read_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before is used again, broken files too; not what was changed, or is too new to tell."""
    core, gentle, broken = (home.routines / f"{name}.toml" for name in ("core-three", "gentle-day", "broken"))
    broken.write_text("title = x\n")
    fresh = Contents.read(home)
    assert Contents.read(home, fresh).routines.by_path[core] is not fresh.routines.by_path[core]
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10**10)
    first = Contents.read(home, fresh)
    gentle.write_text('title = "Another"\n')
    second = Contents.read(home, first)
    assert second.routines.by_path[core] is first.routines.by_path[core]
    assert second.routines.by_path[broken] is first.routines.by_path[broken]
    assert second.library.entries[0] is first.library.entries[0]
    assert second.schedule_file is first.schedule_file
    assert second.titles["gentle-day"] == "Another"


def test_a_stamp_of_nothing(tmp_path: Path) -> None:
    """There is none of a file that is not there, or of a name that can be none."""
    assert stamp(tmp_path / "nothing") is None
    assert stamp("a\0b") is None
