"""The home: where it is, and its first start."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.store.errors import HomeError
from planner.store.home import Home, built_in, starters


@pytest.mark.parametrize(
    ("given", "environ", "expected"),
    [
        ("/a", {"PLANNER_HOME": "/b"}, "/a"),
        (None, {"PLANNER_HOME": "/b"}, "/b"),
        ("", {"PLANNER_HOME": "/b"}, "/b"),
        ("~/mine", {}, "~/mine"),
        ("here", {}, "here"),
    ],
)
def test_the_nearest_word_on_the_home_wins(given: str | None, environ: dict[str, str], expected: str) -> None:
    """The argument, then $PLANNER_HOME; always an absolute path."""
    assert Home.locate(given, environ).root == Path(expected).expanduser().absolute()


def test_else_it_is_the_platforms_place_for_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a folder of our own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Home.locate(None, {}).root.name == "planner"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("a\0b", "the name of the home folder has a NUL character in it"),
        ("~nobody-of-that-name/x", "there is no user for the home folder ~nobody-of-that-name/x"),
    ],
)
def test_a_home_that_cannot_be_is_told(given: str, words: str) -> None:
    """In one sentence."""
    with pytest.raises(HomeError, match=words):
        Home.locate(given, {})


def test_the_first_start_copies_the_starter_routines_and_nothing_else(tmp_path: Path) -> None:
    """Byte for byte; nothing is made before it is needed."""
    home = Home(tmp_path / "deep" / "home")
    assert home.prepare() is True
    assert [path.name for path in home.root.iterdir()] == ["routines"]
    copied = {path.name: path.read_bytes() for path in home.routines.iterdir()}
    assert copied == {path.name: path.read_bytes() for path in starters().glob("*.toml")}
    assert len(copied) >= 4


def test_a_home_is_never_prepared_twice(tmp_path: Path) -> None:
    """A routine that was deleted stays deleted, one that was changed stays changed."""
    home = Home(tmp_path)
    home.prepare()
    first, second, *_ = sorted(home.routines.iterdir())
    first.unlink()
    second.write_text("mine")
    assert home.prepare() is False
    assert not first.exists()
    assert second.read_text() == "mine"


def test_an_empty_folder_of_routines_is_left_empty(tmp_path: Path) -> None:
    """Somebody wants it so."""
    home = Home(tmp_path)
    home.routines.mkdir()
    assert home.prepare() is False
    assert list(home.routines.iterdir()) == []


def test_two_first_starts_at_once_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes second finds the folder made, and that is fine."""
    home = Home(tmp_path)
    real = Path.mkdir

    def mkdir(path: Path, parents: bool = False) -> None:
        real(path)  # the other one was faster
        real(path, parents=parents)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert home.prepare() is False
    assert home.routines.is_dir()


@pytest.mark.parametrize("what", ["file", "dangling link", "dangling routines"])
def test_a_home_that_cannot_be_made_is_told(tmp_path: Path, what: str) -> None:
    """With its path and the reason, and what stands there is left alone."""
    home = Home(tmp_path / "home")
    if what == "file":
        home.root.write_text("mine")
    elif what == "dangling link":
        home.root.symlink_to("nowhere")
    else:
        home.root.mkdir()
        home.routines.symlink_to("nowhere")
    with pytest.raises(HomeError, match=f"the home folder {home.root} cannot be made: "):
        home.prepare()
    assert home.root.is_file() == (what == "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """No permission is a reason, not a crash."""
    tmp_path.chmod(0o500)
    with pytest.raises(HomeError, match="there is no permission"):
        Home(tmp_path / "home").prepare()


def test_paths_are_shown_from_the_home(tmp_path: Path) -> None:
    """Or from the package for what comes with it, or as they are."""
    home = Home(tmp_path)
    assert home.label(home.routines / "a.toml") == "routines/a.toml"
    assert home.label(built_in() / "cobra.toml") == "library/cobra.toml"
    assert home.label(Path("/elsewhere/a.toml")) == "/elsewhere/a.toml"


@pytest.mark.parametrize("folder", ["", "routines", "exercises", "log/2026", ".planner/backups"])
def test_what_a_crash_left_behind_is_taken_away_after_a_day(tmp_path: Path, folder: str) -> None:
    """Our own temporary files go once they are a day old; newer ones, and everybody else's, stay."""
    home = Home(tmp_path)
    home.prepare()
    now = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    old, new = (tmp_path / folder / f".a.toml.0000000{n}.planner.tmp" for n in (1, 2))
    theirs = tmp_path / folder / ".a.toml.swp"
    for path in (old, new, theirs):
        path.write_bytes(b"")
    for path, hours in ((old, 30), (new, 1), (theirs, 30)):
        os.utime(path, (now.timestamp() - hours * 3600,) * 2)
    home.tidy(now)
    assert [path.exists() for path in (old, new, theirs)] == [False, True, True]
