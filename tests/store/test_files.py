"""Files are read without ever waiting, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.store import files
from planner.store.errors import Conflict, NotSaved, UnreadableFile
from planner.store.files import clean_leftovers, create_bytes, read_bytes, remove_file, replace_bytes

OLD, NEW = b"old = 1\n", b"new = 2\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one routine."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "a.toml").write_bytes(OLD)
    return tmp_path


@pytest.fixture
def path(home: Path) -> Path:
    return home / "routines" / "a.toml"


@pytest.fixture
def backups(home: Path) -> Path:
    return home / ".planner" / "backups"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_read_through_a_symlink(path: Path) -> None:
    """A symlinked file is as good as any."""
    link = path.parent / "link.toml"
    link.symlink_to("a.toml")
    assert read_bytes(link) == OLD


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    os.chdir(path.parent)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024 * 1024)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "cannot be read: it is not there"),
        (Path.mkdir, "cannot be read: it is a folder, not a regular file"),
        (make_fifo, "cannot be read: it is a pipe, not a regular file"),
        (make_socket, "cannot be read: it is not a regular file"),
        (make_loop, "cannot be read: its symbolic links go round in a circle"),
        (make_large, "is too large: 10 MiB, at most 256 KiB are read"),
        (lambda path: path.symlink_to("/dev/zero"), "cannot be read: it is a device, not a regular file"),
        (lambda path: path.symlink_to("gone"), "cannot be read: it is not there"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Any], words: str
) -> None:
    """Whatever stands where a file should be, the answer comes at once and is a plain sentence."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "x.toml"
    make(place)
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(place)
    assert str(caught.value) == f"the file {words}"


def test_a_file_that_may_not_be_read_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is told as that."""

    def refuse(*args: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFile, match="cannot be read: there is no permission"):
        read_bytes(path)


def test_a_name_with_a_nul_in_it_is_refused(tmp_path: Path) -> None:
    """The system cannot even be asked for it."""
    with pytest.raises(UnreadableFile, match="NUL character"):
        read_bytes(tmp_path / "a\0b")


def test_a_file_that_grows_while_it_is_read_is_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is held to while reading, too."""
    endless = [b"x" * 100] * 10
    monkeypatch.setattr(os, "read", lambda handle, count: endless.pop())
    with pytest.raises(UnreadableFile, match="too large: more than 500 bytes"):
        read_bytes(path, 500)


def test_replacing_keeps_mode_and_backup_and_leaves_nothing_else(path: Path, backups: Path) -> None:
    """The new bytes, the old mode, and the old bytes among the backups."""
    path.chmod(0o640)
    replace_bytes(path, NEW, expected=OLD, backups=backups)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(path.parent) == ["a.toml"]
    (backup,) = backups.iterdir()
    assert backup.name.endswith("Z__routines__a.toml")
    assert backup.read_bytes() == OLD


def test_replacing_writes_through_a_symlink(home: Path, backups: Path) -> None:
    """The link stays a link; the file it names is the one that changes."""
    real = home / "elsewhere.toml"
    real.write_bytes(OLD)
    link = home / "routines" / "link.toml"
    link.symlink_to(real)
    replace_bytes(link, NEW, expected=OLD, backups=backups)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert names(backups)[0].endswith("__routines__link.toml")


def test_a_backup_is_a_file_of_its_own_afterwards(path: Path, backups: Path) -> None:
    """An editor that writes in place cannot reach into the backup."""
    replace_bytes(path, NEW, expected=OLD, backups=backups)
    path.write_bytes(b"third")
    assert next(backups.iterdir()).read_bytes() == OLD


def test_twenty_backups_are_kept_of_each_file(home: Path, path: Path, backups: Path) -> None:
    """The oldest go first, and only those of the very file."""
    other = home / "routines" / "b-a.toml"
    other.write_bytes(OLD)
    replace_bytes(other, NEW, expected=OLD, backups=backups)
    for number in range(25):
        replace_bytes(path, b"%d" % number, expected=None, backups=backups)
    kept = [name for name in names(backups) if name.endswith("__routines__a.toml")]
    assert [(backups / name).read_bytes() for name in kept] == [b"%d" % number for number in range(4, 24)]
    assert len(names(backups)) == 21


def test_where_links_are_not_possible_a_backup_is_a_copy(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory card or another disk is no reason to lose the backup."""
    monkeypatch.setattr(os, "link", no_link)
    replace_bytes(path, NEW, expected=OLD, backups=backups)
    assert [backup.read_bytes() for backup in backups.iterdir()] == [OLD]


def no_link(*args: object, **kwargs: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("there", [b"other", b"old = 1\n and more", b""])
def test_a_file_changed_by_somebody_else_is_not_replaced(path: Path, backups: Path, there: bytes) -> None:
    """Their bytes stay, ours are not written, and no backup is made."""
    path.write_bytes(there)
    with pytest.raises(Conflict, match="was changed by somebody else"):
        replace_bytes(path, NEW, expected=OLD, backups=backups)
    assert path.read_bytes() == there
    assert names(path.parent) == ["a.toml"]
    assert not backups.exists()


def fail_on(monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: int) -> None:
    """Let the `number`th use of a system call fail, counted from 1."""
    real, seen = getattr(os, call), []

    def failing(*args: Any, **kwargs: Any) -> Any:
        seen.append(args)
        if len(seen) == number:
            raise OSError(code, os.strerror(code))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, call, failing)


FAULTS = [
    ("open", 1, errno.EROFS, "the disk is read-only"),
    ("open", 1, errno.ENOENT, "it is not there"),
    ("open", 2, errno.EMFILE, "too many files are open"),
    ("write", 1, errno.ENOSPC, "the disk is full"),
    ("write", 2, errno.EDQUOT, "the disk quota is used up"),
    ("fchmod", 1, errno.EPERM, "there is no permission"),
    ("fsync", 1, errno.EIO, "the disk reports an error"),
    ("read", 1, errno.EIO, "the disk reports an error"),
    ("link", 1, errno.EIO, None),
    ("replace", 1, errno.EACCES, "there is no permission"),
    ("fsync", 2, errno.EIO, "the disk reports an error"),
]


@pytest.mark.parametrize(("call", "number", "code", "words"), FAULTS)
def test_whatever_fails_the_file_is_the_old_or_the_new_one(
    path: Path,
    backups: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    code: int,
    words: str | None,
) -> None:
    """A full disk or a broken one at any step: a sentence, nothing half-written, nothing left."""
    real_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real_write(handle, data[:5]))  # a slow disk
    fail_on(monkeypatch, call, number, code)
    if words is None:  # this one has a way around it
        replace_bytes(path, NEW, expected=OLD, backups=backups)
    else:
        with pytest.raises(NotSaved, match=words) as caught:
            replace_bytes(path, NEW, expected=OLD, backups=backups)
        assert str(path) in str(caught.value)
    last_step = (call, number) == ("fsync", 2) or words is None
    assert path.read_bytes() == (NEW if last_step else OLD)
    assert names(path.parent) == ["a.toml"]
    kept = names(backups) if backups.exists() else []
    assert len(kept) == (1 if last_step else 0)


def test_the_new_bytes_reach_the_disk_before_the_name_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data, then name, then folder: in any other order a power cut can leave an empty file."""
    order: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "data")
        real_sync(handle)

    def rename(source: Any, target: Any) -> None:
        order.append("name")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", rename)
    replace_bytes(path, NEW, expected=OLD, backups=None)
    assert order == ["data", "name", "folder"]


def test_no_backup_no_save(path: Path, home: Path) -> None:
    """Where the backups cannot go, the file is left as it is."""
    (home / ".planner").write_text("in the way")
    with pytest.raises(NotSaved, match="no backup can be kept in"):
        replace_bytes(path, NEW, expected=OLD, backups=home / ".planner" / "backups")
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["a.toml"]


def test_a_vanished_folder_is_a_plain_sentence(tmp_path: Path) -> None:
    """A stick that was pulled out: no traceback."""
    with pytest.raises(NotSaved, match="was not saved: it is not there"):
        replace_bytes(tmp_path / "gone" / "a.toml", NEW, expected=None, backups=None)
    with pytest.raises(NotSaved, match="was not saved: it is not there"):
        create_bytes(tmp_path / "gone" / "a.toml", NEW)


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """Something else of that name is left alone."""
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(NotSaved, match="it is a folder"):
        replace_bytes(tmp_path / "a.toml", NEW, expected=None, backups=None)
    assert names(tmp_path) == ["a.toml"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_made_and_never_replaces_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """With and without hard links: whole, with the usual mode, and only where nothing was."""
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    place = tmp_path / "a.toml"
    create_bytes(place, OLD)
    assert place.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml"]
    plain = tmp_path / "plain"
    plain.touch()
    assert place.stat().st_mode == plain.stat().st_mode
    with pytest.raises(Conflict, match="is there already"):
        create_bytes(place, NEW)
    assert place.read_bytes() == OLD
    assert names(tmp_path) == ["a.toml", "plain"]


def test_a_dangling_symlink_is_something(tmp_path: Path) -> None:
    """A new file does not take the place of a link that leads nowhere."""
    (tmp_path / "a.toml").symlink_to("nowhere")
    with pytest.raises(Conflict):
        create_bytes(tmp_path / "a.toml", NEW)
    assert names(tmp_path) == ["a.toml"]


@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_a_new_file_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """A full disk leaves no file and no half of one."""
    fail_on(monkeypatch, call, 1, errno.ENOSPC)
    with pytest.raises(NotSaved, match="the disk is full"):
        create_bytes(tmp_path / "a.toml", NEW)
    assert names(tmp_path) == []


def test_a_removed_file_is_among_the_backups(path: Path, backups: Path) -> None:
    """Removing is moving away."""
    remove_file(path, expected=OLD, backups=backups)
    assert not path.exists()
    assert [backup.read_bytes() for backup in backups.iterdir()] == [OLD]


def test_a_removed_symlink_leaves_the_file_it_names(home: Path, backups: Path) -> None:
    """Only the link goes, and a copy is kept."""
    real = home / "elsewhere.toml"
    real.write_bytes(OLD)
    link = home / "routines" / "link.toml"
    link.symlink_to(real)
    remove_file(link, expected=OLD, backups=backups)
    assert not os.path.lexists(link)
    assert real.read_bytes() == OLD
    assert [backup.read_bytes() for backup in backups.iterdir()] == [OLD]


def test_a_file_changed_by_somebody_else_is_not_removed(path: Path, backups: Path) -> None:
    """What is there now was never seen: it stays."""
    with pytest.raises(Conflict):
        remove_file(path, expected=b"something", backups=backups)
    assert path.read_bytes() == OLD


def test_leftovers_older_than_a_day_are_cleaned(tmp_path: Path) -> None:
    """Only temporary files of ours, and only old ones."""
    now = datetime(2026, 11, 22, 7, tzinfo=UTC)
    old, young = now - timedelta(hours=25), now - timedelta(hours=23)
    ages = {
        ".a.toml.0123abcd.planner.tmp": old,
        ".b.toml.0123abcd.planner.tmp": young,
        ".c.toml.swp": old,
        "a.toml": old,
        ".planner.tmp": old,
    }
    for name, age in ages.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (age.timestamp(), age.timestamp()))
    (tmp_path / ".d.0123abcd.planner.tmp").symlink_to("a.toml")
    assert clean_leftovers(tmp_path, now) == 1
    assert ".a.toml.0123abcd.planner.tmp" not in names(tmp_path)
    assert len(names(tmp_path)) == len(ages)
    assert clean_leftovers(tmp_path / "gone", now) == 0


def test_a_leftover_of_a_killed_save_has_a_name_that_is_cleaned(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name a temporary file really gets is one that the cleaning knows."""
    seen: list[str] = []
    real = os.replace

    def rename(source: Any, target: Any) -> None:
        seen.append(Path(source).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    replace_bytes(path, NEW, expected=OLD, backups=None)
    (path.parent / seen[0]).touch()
    assert clean_leftovers(path.parent, datetime.now(UTC) + timedelta(days=2)) == 1
    assert files.KEPT_BACKUPS == 20
