"""Earlier versions of files: listed under their right name, compared, and brought back."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import backups
from planner.store.backup_names import backup_key, parsed, path_of, stamped
from planner.store.differences import lines_changed, unified
from planner.store.errors import NotSaved, Unknown, UnreadableFile
from planner.store.files import keep_bytes, remove_file, replace_bytes
from planner.store.home import Home

ONE, TWO, THREE = b"a = 1\n", b"a = 2\nb = 2\n", b"a = 3\n"

NAMES = st.text(st.sampled_from("ab-_~.é深 \udcff"), min_size=1, max_size=240).filter(
    lambda name: len(os.fsencode(name)) <= 250
)
FOLDERS = st.sampled_from(["", "routines", "exercises", "log/2026"])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose routine has two earlier versions."""
    made = Home(tmp_path / "home")
    made.routines.mkdir(parents=True)
    path = made.routines / "mine.toml"
    path.write_bytes(ONE)
    for data in (TWO, THREE):
        replace_bytes(path, data, expected=None, backups=made.backups)
    return made


@pytest.fixture
def path(home: Home) -> Path:
    return home.routines / "mine.toml"


def texts(home: Home, name: str) -> list[bytes]:
    """What the earlier versions of a file say, the newest first."""
    return [version.read() for version in backups.find(home, name).versions]


@given(folder=FOLDERS, stem=NAMES)
def test_a_name_that_fits_leads_back_to_its_file(folder: str, stem: str) -> None:
    """Underlines, dots and letters of all kinds; the name with its moment fits on every disk."""
    root = Path("/home")
    file = root / folder / f"{stem}.toml"
    kept = root / ".planner" / "backups"
    key = backup_key(file, kept)
    name = stamped(key, datetime(2026, 11, 22, 7, tzinfo=UTC))
    assert len(os.fsencode(name)) <= 255
    assert parsed(name) == (datetime(2026, 11, 22, 7, tzinfo=UTC), key)
    whole = "__".join(file.relative_to(root).parts)
    if len(os.fsencode(whole)) <= 200 and len(whole) != 160:
        assert path_of(key, kept) == file


@given(stem=NAMES.filter(lambda name: "\x00" not in name))
def test_every_file_that_is_kept_is_found_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, stem: str
) -> None:
    """Whatever its name, also when the file itself is gone."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.routines.mkdir()
    file = home.routines / f"{stem}.toml"
    file.write_bytes(ONE)
    remove_file(file, expected=ONE, backups=home.backups)
    (history,) = backups.load(home)
    assert history.path == file
    backups.restore(home, history, history.versions[0])
    assert file.read_bytes() == ONE


def test_the_versions_are_the_newest_first(home: Home, path: Path) -> None:
    """And what the file says now is none of them."""
    assert texts(home, "mine") == [TWO, ONE]
    (history,) = backups.load(home)
    assert (history.label, history.path, history.now()) == ("routines/mine.toml", path, THREE)
    first, second = history.versions
    assert first.saved > second.saved
    assert (first.size, second.size) == (len(TWO), len(ONE))


def test_the_file_that_was_changed_last_comes_first(home: Home) -> None:
    """It is the one that is looked for, most often."""
    home.schedule.write_bytes(ONE)
    replace_bytes(home.schedule, TWO, expected=None, backups=home.backups)
    assert [one.label for one in backups.load(home)] == ["schedule.toml", "routines/mine.toml"]


def test_names_written_by_the_first_planners_are_read(home: Home) -> None:
    """A long name kept only its end: its versions are those of the file that is still there, if it is."""
    stamp = "20250101T000000.000000Z"
    long = "x" * 190
    (home.routines / f"{long}.toml").write_bytes(TWO)
    (home.backups / f"{stamp}__{f'routines__{long}.toml'[-160:]}").write_bytes(ONE)
    (home.backups / f"{stamp}__routines__my__day.toml").write_bytes(ONE)
    (home.backups / f"{stamp}__{'y' * 155}.toml").write_bytes(ONE)
    (home.backups / f"{stamp}__log__2026__2026-11-22T0700-a__b.toml").write_bytes(ONE)
    (home.backups / "notes.txt").write_bytes(ONE)
    (home.backups / "20251399T000000.000000Z__a.toml").write_bytes(ONE)
    found = {one.label: one for one in backups.load(home)}
    assert found.keys() == {
        "routines/mine.toml",
        f"routines/{long}.toml",
        "routines/my__day.toml",
        "log/2026/2026-11-22T0700-a__b.toml",
        f"{'y' * 155}.toml",
    }
    replace_bytes(home.routines / f"{long}.toml", THREE, expected=None, backups=home.backups)
    assert texts(home, long) == [TWO, ONE]
    lost = found[f"{'y' * 155}.toml"]
    with pytest.raises(NotSaved, match="its whole name is not known any more"):
        backups.restore(home, lost, lost.versions[0])
    assert not (home.root / lost.label).exists()


def test_a_noted_name_that_does_not_fit_is_not_believed(home: Home) -> None:
    """A note that was cut short, or names a place outside, leads nowhere."""
    long = home.routines / f"{'z' * 230}.toml"
    long.write_bytes(ONE)
    replace_bytes(long, TWO, expected=None, backups=home.backups)
    (note,) = home.backups.glob("*.name")
    assert backups.find(home, "z" * 230).path == long
    for said in (b"", b"routines/zzz", b"../../" + note.read_bytes()):
        note.write_bytes(said)
        assert [one.path for one in backups.load(home) if "~" in one.label] == [None]


@pytest.mark.parametrize(
    "name", ["mine", "routines/mine", "routines/mine.toml", "mine.toml", "{home}/routines/mine.toml"]
)
def test_a_file_is_found_by_its_id_or_its_path(
    home: Home, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the home, from where we are, or from the root."""
    monkeypatch.chdir(home.routines)
    assert backups.find(home, name.format(home=home.root)).label == "routines/mine.toml"


def test_a_name_that_could_be_two_files_is_asked_back(home: Home) -> None:
    """The whole path settles it; `schedule` is always the schedule."""
    for path in (home.exercises / "mine.toml", home.routines / "schedule.toml", home.schedule):
        keep_bytes(path, ONE, backups=home.backups)
    with pytest.raises(Unknown) as told:
        backups.find(home, "mine")
    assert str(told.value).startswith('"mine" may be one of several files: ')
    assert "exercises/mine.toml" in str(told.value)
    assert "routines/mine.toml" in str(told.value)
    assert backups.find(home, "exercises/mine").label == "exercises/mine.toml"
    assert backups.find(home, "schedule").label == "schedule.toml"


def test_a_name_without_versions_gets_the_nearest_one(home: Home) -> None:
    """Or none at all."""
    with pytest.raises(Unknown, match=r'^there is no earlier version of "mien"\. Did you mean "mine"\?$'):
        backups.find(home, "mien")
    with pytest.raises(Unknown, match=r'^there is no earlier version of "x"\.$'):
        backups.find(Home(home.root / "nowhere"), "x")


def test_restoring_can_be_undone(home: Home, path: Path) -> None:
    """What the file said before is the newest version afterwards."""
    backups.restore(home, (history := backups.find(home, "mine")), history.versions[1])
    assert path.read_bytes() == ONE
    assert texts(home, "mine") == [THREE, TWO, ONE]
    backups.restore(home, (history := backups.find(home, "mine")), history.versions[0])
    assert path.read_bytes() == THREE


def test_the_oldest_of_twenty_comes_back_although_it_makes_room(home: Home, path: Path) -> None:
    """It is read before the twenty-first version takes its place."""
    for number in range(30):
        replace_bytes(path, b"a = %d\n" % number, expected=None, backups=home.backups)
    history = backups.find(home, "mine")
    assert len(history.versions) == 20
    backups.restore(home, history, history.versions[19])
    assert path.read_bytes() == b"a = 9\n"


@pytest.mark.parametrize("now", [b"[[[", b"\x00" * 100, b"#" * 300 * 1024])
def test_whatever_the_file_says_now_is_kept_and_replaced(home: Home, path: Path, now: bytes) -> None:
    """Broken, lost in a crash, or too large to be read."""
    path.write_bytes(now)
    history = backups.find(home, "mine")
    backups.restore(home, history, history.versions[0])
    assert path.read_bytes() == TWO
    assert backups.find(home, "mine").versions[0].path.read_bytes() == now


def test_a_file_that_is_gone_with_its_folder_is_made_again(home: Home, path: Path) -> None:
    """As open as it was."""
    path.chmod(0o600)
    remove_file(path, expected=THREE, backups=home.backups)
    home.routines.rmdir()
    history = backups.find(home, "mine")
    assert (history.exists, history.now()) == (False, None)
    backups.restore(home, history, history.versions[0])
    assert path.read_bytes() == THREE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_links_are_written_through(home: Home, path: Path, tmp_path: Path) -> None:
    """Also one whose file is gone."""
    real = tmp_path / "real.toml"
    path.rename(real)
    path.symlink_to(real)
    history = backups.find(home, "mine")
    backups.restore(home, history, history.versions[0])
    assert (real.read_bytes(), path.is_symlink()) == (TWO, True)
    real.unlink()
    backups.restore(home, history, history.versions[1])
    assert (real.read_bytes(), path.is_symlink()) == (ONE, True)


def test_the_version_of_a_removed_link_does_not_change_with_the_file_it_named(
    home: Home, path: Path, tmp_path: Path
) -> None:
    """The file lives on somewhere else, and is written in place there."""
    real = tmp_path / "real.toml"
    path.rename(real)
    path.symlink_to(real)
    remove_file(path, expected=THREE, backups=home.backups)
    real.write_bytes(b"else = 1\n")
    assert texts(home, "mine")[0] == THREE


def test_what_stands_in_the_way_is_told(home: Home, path: Path) -> None:
    """A folder where the file was stays one."""
    path.unlink()
    path.mkdir()
    history = backups.find(home, "mine")
    with pytest.raises(UnreadableFile, match="it is a folder"):
        history.now()
    with pytest.raises(NotSaved, match="it is a folder"):
        backups.restore(home, history, history.versions[0])
    assert path.is_dir()


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (b"", b"", 0),
        (b"a\nb\n", b"a\nc\n", 1),
        (b"a\n", b"a\nb\nc\n", 2),
        (b"a\nb\nc\n", b"", 3),
        (b"a\nb\nc\n", b"b\nx\ny\n", 3),
        (b"a\n", b"a", 1),
        (b"a\r\n", b"a\n", 1),
        (b"\xff\n", b"\xfe\n", 1),
    ],
)
def test_a_changed_line_counts_once(old: bytes, new: bytes, count: int) -> None:
    """Line ends and bytes that are no text count too, and the diff is empty only when nothing differs."""
    assert lines_changed(old, new) == lines_changed(new, old) == count
    assert bool(unified(old, new, "old", "new")) == bool(count)
