"""A file edited by hand through a copy: looked over, saved whole, and never lost."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.store import report
from planner.store.contents import Contents
from planner.store.edit_copy import EditCopy
from planner.store.errors import Conflict, NotSaved, UnreadableFile
from planner.store.home import Home

GOOD = b'format = 1\ntitle = "Mine"\n\n[[step]]\nexercise = "cobra"\n'
OTHER = GOOD.replace(b"Mine", b"Other")
BAD = GOOD.replace(b"cobra", b"cobar") + b"hold = 30s\n"
NOW = datetime(2026, 11, 22, 7, 0, 1, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one routine."""
    made = Home(tmp_path / "home")
    made.routines.mkdir(parents=True)
    (made.routines / "mine.toml").write_bytes(GOOD)
    return made


@pytest.fixture
def path(home: Home) -> Path:
    return home.routines / "mine.toml"


def kept(home: Home) -> list[bytes]:
    """What the backups hold, the oldest first."""
    return [one.read_bytes() for one in sorted(home.backups.iterdir())] if home.backups.exists() else []


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def temp_and_rename(path: Path, data: bytes) -> None:
    other = path.with_name("4913.tmp")
    other.write_bytes(data)
    other.replace(path)


def old_one_away(path: Path, data: bytes) -> None:
    path.rename(f"{path}~")
    path.write_bytes(data)


WAYS = [in_place, temp_and_rename, old_one_away]


@pytest.mark.parametrize("write", WAYS)
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o444])
def test_what_was_typed_is_saved_and_nothing_else_stays(
    home: Home, path: Path, write: Callable[[Path, bytes], None], mode: int
) -> None:
    """Whichever way the editor writes: the file has the text and its old mode, the old text is kept."""
    path.chmod(mode)
    copy = EditCopy.begin(home, path)
    assert re.fullmatch(r"\.mine\.edit-.*\.toml", copy.copy.name)
    assert stat.S_IMODE(copy.copy.stat().st_mode) == mode | 0o600
    assert not copy.look().changed
    write(copy.copy, OTHER)
    assert copy.look().changed
    copy.save()
    assert path.read_bytes() == OTHER
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert kept(home) == [GOOD]
    assert names(path) == ["mine.toml"]


def test_a_copy_is_no_routine(home: Home, path: Path) -> None:
    """Nothing reads it, and nothing is said of it, broken as it may be."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(b"[[[")
    contents = Contents.read(home)
    assert list(contents.routines.by_id) == ["mine"]
    assert contents.problems == ()
    assert report.check_paths(home, [home.root]).files == 1


def test_every_problem_is_told_with_the_files_own_name(home: Home, path: Path) -> None:
    """Syntax, keys, and what the file says about the library, at the place in the text."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(BAD)
    (first, *_) = copy.look().problems
    assert (first.path, first.line) == ("routines/mine.toml", 6)
    assert first.message == 'text with a unit needs quotes: hold = "30s"'
    copy.copy.write_bytes(GOOD.replace(b"cobra", b"cobar") + b'holt = "30s"\n')
    look = copy.look()
    assert [one.text().partition("\n")[0] for one in look.problems] == [
        'routines/mine.toml:5:12: there is no exercise "cobar" in the library. Did you mean "cobra"?',
        'routines/mine.toml:6:1: warning: unknown key "holt" is left alone. Did you mean "hold"?',
    ]
    assert (look.errors, look.place) == (1, (5, 12))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (GOOD, (1, 1)),
        (b'titel = "x"\n' + GOOD, (1, 1)),
        (GOOD + b'holt = "30s"\n', (6, 1)),
        (b"format = 1\n", (1, 1)),
        (b'title = "M"\nfoo = 1\n[[step]]\nexercise = "cobar"\n', (4, 12)),
    ],
)
def test_the_place_to_begin_is_the_first_error_else_the_first_problem(
    home: Home, path: Path, text: bytes, place: tuple[int, int]
) -> None:
    """And the top of a file in which nothing is wrong, or nothing has a place."""
    path.write_bytes(text)
    assert EditCopy.begin(home, path).look().place == place


def test_a_schedule_is_seen_with_the_routines_of_the_home(home: Home) -> None:
    """A plan without a routine is an error, also in a schedule that is not there yet."""
    copy = EditCopy.begin(home, home.schedule, b"format = 1\n")
    plan = b'format = 1\n[[plan]]\nid = "a"\nroutine = "mein"\ndays = ["mon"]\n'
    copy.copy.write_bytes(plan)
    assert [one.message for one in copy.look().problems] == ['there is no routine "mein".']
    copy.copy.write_bytes(plan.replace(b"mein", b"mine"))
    assert copy.look().problems == ()
    assert not home.schedule.exists()
    copy.save()
    assert home.schedule.read_bytes() == plan.replace(b"mein", b"mine")


def test_what_is_wrong_can_be_saved_all_the_same(home: Home, path: Path) -> None:
    """The file is the person's: byte for byte, even what no text is."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(b"\xff\x00" + BAD)
    assert copy.look().errors
    copy.save()
    assert path.read_bytes() == b"\xff\x00" + BAD


def test_a_text_that_is_too_large_is_an_error_and_not_lost(home: Home, path: Path) -> None:
    """planner would not read it; discarding it keeps it as any other."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(b"#" * 300 * 1024)
    (problem,) = copy.look().problems
    assert problem.message == "the file is too large: 300 KiB, at most 256 KiB are read"
    copy.discard()
    assert [len(one) for one in kept(home)] == [300 * 1024]


def test_a_symlink_is_written_through(home: Home, path: Path, tmp_path: Path) -> None:
    """The link stays, the file that it names has the text, and the copy stands beside the link."""
    real = tmp_path / "dotfiles.toml"
    path.rename(real)
    path.symlink_to(real)
    copy = EditCopy.begin(home, path)
    assert copy.copy.parent == home.routines
    copy.copy.write_bytes(OTHER)
    copy.save()
    assert path.is_symlink()
    assert real.read_bytes() == OTHER


CHANGED = "routines/mine.toml was changed by somebody else in the meantime"
GONE = "routines/mine.toml was taken away by somebody else in the meantime"
THEIRS = GOOD.replace(b"cobra", b"wall-sit")


def conflicting(home: Home, path: Path, theirs: bytes | None) -> EditCopy:
    """A copy with a text, and a file that is not what it was."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)
    path.unlink()
    if theirs is not None:
        path.write_bytes(theirs)
    with pytest.raises(Conflict) as told:
        copy.save()
    assert str(told.value) == (GONE if theirs is None else CHANGED)
    assert copy.copy.read_bytes() == OTHER
    assert (path.read_bytes() if path.exists() else None) == theirs
    return copy


@pytest.mark.parametrize("theirs", [THEIRS, b"", b"[[[", None])
def test_mine_goes_into_the_file_and_theirs_into_the_backups(
    home: Home, path: Path, theirs: bytes | None
) -> None:
    """Whatever they made of it, also nothing at all."""
    copy = conflicting(home, path, theirs)
    copy.overwrite()
    assert path.read_bytes() == OTHER
    assert kept(home) == ([] if theirs is None else [theirs])
    assert names(path) == ["mine.toml"]


def test_theirs_stays_and_mine_goes_into_the_backups(home: Home, path: Path) -> None:
    """Discarding is no loss."""
    conflicting(home, path, THEIRS).discard()
    assert path.read_bytes() == THEIRS
    assert kept(home) == [OTHER]
    assert names(path) == ["mine.toml"]


def test_both_are_kept_side_by_side(home: Home, path: Path) -> None:
    """Also a second time within the same second."""
    for number in ("", "-2"):
        beside = conflicting(home, path, THEIRS).keep_both(NOW)
        assert beside.name == f"mine.conflict-20261122T070001{number}.toml"
        assert beside.read_bytes() == OTHER
        assert path.read_bytes() == THEIRS
        path.write_bytes(GOOD)


def test_the_diff_leads_from_theirs_to_mine_and_is_safe_to_show(home: Home, path: Path) -> None:
    """Nothing in it acts on a terminal; a missing line end is a difference."""
    copy = conflicting(home, path, THEIRS)
    copy.copy.write_bytes(THEIRS.replace(b"wall-sit", b"\x1b[31mw") + b"# end")
    assert copy.diff() == (
        "--- routines/mine.toml, on the disk",
        "+++ routines/mine.toml, as you typed it",
        "@@ -2,4 +2,5 @@",
        ' title = "Mine"',
        "",
        " [[step]]",
        '-exercise = "wall-sit"',
        '+exercise = "[31mw"',
        "+# end",
        "\\ No newline at the end",
    )


def test_the_same_change_by_somebody_else_is_no_conflict(home: Home, path: Path) -> None:
    """There is nothing left to do."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)
    path.write_bytes(OTHER)
    copy.save()
    assert path.read_bytes() == OTHER
    assert names(path) == ["mine.toml"]


def test_a_new_file_that_somebody_else_made_meanwhile_is_a_conflict(home: Home) -> None:
    """Theirs stays until the person has said so."""
    copy = EditCopy.begin(home, home.settings, b"format = 1\n")
    copy.copy.write_bytes(b"bell = false\n")
    home.settings.write_bytes(b"format = 1\n")
    with pytest.raises(Conflict, match=r"settings\.toml was changed"):
        copy.save()
    assert home.settings.read_bytes() == b"format = 1\n"


def test_a_copy_that_a_crash_left_is_found_with_all_it_knows(home: Home, path: Path) -> None:
    """It can be saved; a file that changed in the meantime is a conflict, as without the crash."""
    for theirs in (GOOD, THEIRS):
        path.write_bytes(GOOD)
        EditCopy.begin(home, path).copy.write_bytes(OTHER)
        path.write_bytes(theirs)
        (left,) = EditCopy.left(home, path)
        assert left.look().changed
        if theirs == GOOD:
            left.save()
            assert path.read_bytes() == OTHER
        else:
            with pytest.raises(Conflict):
                left.save()


def test_copies_left_are_those_of_this_very_file_with_something_typed(home: Home, path: Path) -> None:
    """The newest first; not those of a file whose name begins alike, and not an untouched one."""
    older, newer, untouched = (EditCopy.begin(home, path) for _ in range(3))
    alike = path.with_name("mine.edit-x.toml")
    alike.write_bytes(GOOD)
    EditCopy.begin(home, alike).copy.write_bytes(OTHER)
    older.copy.write_bytes(OTHER)
    newer.copy.write_bytes(THEIRS)
    os.utime(older.copy, (1_000, 1_000))
    assert [one.copy for one in EditCopy.left(home, path)] == [newer.copy, older.copy]
    assert untouched.copy.exists()
    assert len(EditCopy.left(home, alike)) == 1
    assert EditCopy.left(home, home.exercises / "none.toml") == ()


def test_an_untouched_copy_of_yesterday_is_taken_away(home: Home, path: Path) -> None:
    """One with something typed in it never is."""
    typed, untouched = EditCopy.begin(home, path), EditCopy.begin(home, path)
    typed.copy.write_bytes(OTHER)
    for one in (typed, untouched):
        os.utime(one.copy, (1_000, 1_000))
    EditCopy.left(home, path)
    assert typed.copy.exists()
    assert not untouched.copy.exists()


def test_a_new_file_that_was_left_is_still_new(home: Home) -> None:
    """Only a schedule that somebody else made stands in its way."""
    EditCopy.begin(home, home.schedule, b"format = 1\n").copy.write_bytes(b"weekly_goal = 3\n")
    (left,) = EditCopy.left(home, home.schedule)
    left.save()
    assert home.schedule.read_bytes() == b"weekly_goal = 3\n"


def test_discarding_what_was_typed_keeps_it_privately(home: Home, path: Path) -> None:
    """Among the versions of its file, as open as the file and no more; an untouched copy leaves nothing."""
    path.chmod(0o600)
    EditCopy.begin(home, path).discard()
    assert kept(home) == []
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)
    copy.discard()
    (backup,) = home.backups.glob("*Z__routines__mine.toml")
    assert (backup.read_bytes(), stat.S_IMODE(backup.stat().st_mode)) == (OTHER, 0o600)
    assert (path.read_bytes(), names(path)) == (GOOD, ["mine.toml"])


SETTLING: list[Callable[[EditCopy], object]] = [
    EditCopy.save,
    EditCopy.overwrite,
    EditCopy.discard,
    lambda copy: copy.keep_both(NOW),
]


@pytest.mark.parametrize("settle", SETTLING)
def test_a_full_disk_loses_nothing(
    home: Home, path: Path, settle: Callable[[EditCopy], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays, the copy stays, and the sentence says where it is."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved) as told:
        settle(copy)
    assert "the disk is full" in str(told.value)
    assert f"What you typed is kept in routines/{copy.copy.name}." in str(told.value)
    assert (copy.copy.read_bytes(), path.read_bytes()) == (OTHER, GOOD)
    assert names(path) == [copy.copy.name, "mine.toml"]


def test_what_cannot_be_read_is_not_edited(home: Home, path: Path) -> None:
    """A folder, or something too large: a sentence, and no copy."""
    path.write_bytes(b"#" * 300 * 1024)
    with pytest.raises(UnreadableFile, match=r"^routines/mine.toml cannot be edited: .* too large"):
        EditCopy.begin(home, path)
    path.unlink()
    path.mkdir()
    with pytest.raises(UnreadableFile, match="it is a folder"):
        EditCopy.begin(home, path)
    assert names(path) == ["mine.toml"]


def test_a_file_that_became_a_folder_meanwhile_is_told_and_the_text_kept(home: Home, path: Path) -> None:
    """Nothing that is there is written over."""
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)
    path.unlink()
    path.mkdir()
    with pytest.raises(NotSaved, match="it is a folder"):
        copy.save()
    assert copy.copy.read_bytes() == OTHER


def test_a_copy_that_the_editor_took_away_is_told(home: Home, path: Path) -> None:
    """And can be ended all the same."""
    copy = EditCopy.begin(home, path)
    copy.copy.unlink()
    with pytest.raises(UnreadableFile, match=r"\.mine\.edit-.*it is not there"):
        copy.look()
    copy.discard()
    assert names(path) == ["mine.toml"]


def test_the_longest_name_can_be_edited(home: Home) -> None:
    """Names of up to 255 bytes: the copy, the backup and the copy beside it all find room."""
    path = home.routines / f"{'深' * 83}.toml"
    path.write_bytes(GOOD)
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(OTHER)
    assert [one.copy for one in EditCopy.left(home, path)] == [copy.copy]
    copy.save()
    assert path.read_bytes() == OTHER
    copy = EditCopy.begin(home, path)
    copy.copy.write_bytes(THEIRS)
    assert copy.keep_both(NOW).read_bytes() == THEIRS
