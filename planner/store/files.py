"""Bytes of files: read without ever waiting, replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from planner.model.text import clean
from planner.store.errors import Conflict, NotSaved, UnreadableFile

MAX_BYTES = 256 * 1024
"""The largest routine, schedule or settings file that is read."""

KEPT_BACKUPS = 20

# Bytes that a name may have on every disk.
_LONGEST_NAME = 255

_LEFTOVER = r"\..+\.[0-9a-f]{8}\.planner\.tmp"
_LEFTOVER_AGE = 24 * 3600

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission",
    errno.EPERM: "there is no permission",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a folder on the way is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "its symbolic links go round in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENXIO: "it is not a regular file",
    errno.EIO: "the disk reports an error",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}


def reason(error: OSError) -> str:
    """Why the system said no, in plain words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or "the system says no").lower()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, as `read_file` reads it."""
    return read_file(path, limit)[0]


def read_file(path: Path, limit: int = MAX_BYTES) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, through symlinks, and how it looked just before they were read.

    Never waits on a pipe and never reads a device. UnreadableFile with a plain sentence when it is
    missing, not a regular file, larger than `limit` bytes, or not to be read. The sentence does not name
    the file: callers have a label for it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "its name has a NUL character in it"
        raise UnreadableFile(f"the file cannot be read: {why}") from error
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile(f"the file cannot be read: it is {_kind(found.st_mode)}, not a regular file")
        if found.st_size > limit:
            raise UnreadableFile(
                f"the file is too large: {size_words(found.st_size)}, at most {size_words(limit)} are read"
            )
        data = _read(handle, found.st_size, limit)
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read: {reason(error)}") from error
    finally:
        with suppress(OSError):  # what was read is read
            os.close(handle)
    if len(data) > limit:
        raise UnreadableFile(f"the file is too large: more than {size_words(limit)}")
    return data, found


def _read(handle: int, size: int, limit: int) -> bytes:
    """All of a file that had `size` bytes a moment ago; one byte more than `limit` if it is larger by now."""
    # A buffer as large as the limit takes longer to come by than a small file to read.
    buffer = max(size + 1, 8192)
    parts, left = [], limit + 1
    while left > 0 and (part := os.read(handle, min(left, buffer))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "a socket"


def size_words(count: int) -> str:
    """How large a file is: `300 bytes`, `256 KiB`, `10.2 MiB`."""
    if count < 1024:
        return f"{count} bytes"
    if count < 1024 * 1024:
        return f"{count / 1024:.0f} KiB"
    return f"{count / (1024 * 1024):.1f} MiB".replace(".0 ", " ")


def replace_bytes(path: Path, data: bytes, *, expected: bytes | None, backups: Path | None) -> None:
    """Replace a file whole, through symlinks, keeping its mode; after an error the old one stands.

    Conflict when the bytes on disk are not `expected` (None: whatever is there). The old file goes
    into the folder `backups`, where the newest 20 of each file are kept. NotSaved with a plain
    sentence when the disk says no.
    """
    with _not_saved(path):
        real = Path(os.path.realpath(path, strict=True))
        found = os.stat(real)
        if not stat.S_ISREG(found.st_mode):
            raise NotSaved(f"{clean(str(path))} was not saved: it is {_kind(found.st_mode)}")
        with _beside(real, data, found) as temporary:
            _check_expected(path, real, expected)
            kept = _back_up(path, real, backups) if backups is not None else None
            try:
                os.replace(temporary, real)
            except OSError:
                if kept is not None:
                    kept.unlink()  # it may be one file with the one that stays
                raise
        sync_folder(real)


def create_bytes(path: Path, data: bytes, *, like: os.stat_result | None = None) -> None:
    """Make a new file, whole or not at all, in a folder that exists; with the mode and owner of `like`.

    Conflict when there is something of that name already; NotSaved when the disk says no.
    """
    with _not_saved(path):
        with _beside(path, data, like) as temporary:
            try:
                os.link(temporary, path, follow_symlinks=False)
            except FileExistsError:
                raise Conflict(f"{clean(str(path))} is there already") from None
            except OSError:
                # No hard links here (FAT, some network disks): look, then rename.
                if _is_there(path):
                    raise Conflict(f"{clean(str(path))} is there already") from None
                os.replace(temporary, path)
        sync_folder(path)


def make_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, unless it is there; NotSaved when the disk says no."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"cannot make the folder {folder}: {error.strerror}") from error


def free_path(folder: Path, stem: str, taken: Collection[str] = ()) -> Path:
    """Where a new file can stand that is to be called `stem`: with a number when that is taken.

    `taken` are further names that it must not have.
    """
    name, number = stem, 2
    while name in taken or os.path.lexists(folder / f"{name}.toml"):
        name = f"{stem}-{number}"
        number += 1
    return folder / f"{name}.toml"


def keep_beside(path: Path, data: bytes, now: datetime) -> Path:
    """Make a copy that no shelf reads beside a file, `<stem>.conflict-<time>.toml`; its path.

    NotSaved when the disk says no.
    """
    from planner.store.backup_names import shortened

    mark, number = f".conflict-{now:%Y%m%dT%H%M%S}", 1
    while True:
        end = f"{mark}-{number}.toml" if number > 1 else f"{mark}.toml"
        copy = path.with_name(shortened(path.stem, _LONGEST_NAME - len(end)) + end)
        if not os.path.lexists(copy):
            create_bytes(copy, data)
            return copy
        number += 1


def remove_file(path: Path, *, expected: bytes | None, backups: Path) -> None:
    """Take a file away into `backups`; of a symlink, the link goes and the file it names is copied.

    Conflict when its bytes are not `expected` (None: whatever is there); NotSaved when the disk says no.
    """
    with _not_saved(path):
        real = Path(os.path.realpath(path, strict=True))
        _check_expected(path, real, expected)
        _back_up(path, real, backups, copied=path.is_symlink())
        os.unlink(path)
        sync_folder(path)


def clean_leftovers(folder: Path, now: datetime) -> int:
    """Remove temporary files of ours that a crash left in a folder more than a day ago; how many."""
    count = 0
    with suppress(OSError):
        for name in os.listdir(folder):
            if not re.fullmatch(_LEFTOVER, name):
                continue
            with suppress(OSError):
                found = os.lstat(folder / name)
                if stat.S_ISREG(found.st_mode) and now.timestamp() - found.st_mtime > _LEFTOVER_AGE:
                    os.unlink(folder / name)
                    count += 1
    return count


@contextmanager
def _not_saved(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSaved(f"{clean(str(path))} was not saved: {reason(error)}") from error


@contextmanager
def _beside(path: Path, data: bytes, like: os.stat_result | None) -> Iterator[Path]:
    """The data in a temporary file in the same folder, on the disk for certain; gone afterwards."""
    # Only as open as the file it becomes: a private one is never readable in between.
    mode = 0o666 if like is None else 0o600
    temporary = path.parent / f".{path.name[:60]}.{os.urandom(4).hex()}.planner.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    try:
        try:
            if like is not None:
                with suppress(PermissionError):
                    os.fchown(handle, like.st_uid, like.st_gid)
                os.fchmod(handle, stat.S_IMODE(like.st_mode))
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        yield temporary
    finally:
        with suppress(OSError):  # a leftover is taken away later; it says nothing of the save
            os.unlink(temporary)


def _is_there(path: Path) -> bool:
    """Whether something has this name, a dangling link too. OSError when that cannot be told."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _check_expected(path: Path, real: Path, expected: bytes | None) -> None:
    if expected is None:
        return
    try:
        there = read_bytes(real, max(len(expected), MAX_BYTES))
    except UnreadableFile as error:
        why = error.__cause__
        if isinstance(why, OSError) and why.errno != errno.ENOENT:
            raise why from None  # the disk, not somebody else
        raise Conflict(f"{clean(str(path))} was changed by somebody else, {error}") from error
    if there != expected:
        raise Conflict(f"{clean(str(path))} was changed by somebody else in the meantime")


def keep_bytes(path: Path, data: bytes, *, backups: Path) -> None:
    """Put bytes that never came into a file among its earlier versions; NotSaved when the disk says no."""
    with _not_saved(path):
        like = os.stat(path) if os.path.exists(path) else None
        _keep(path, backups, lambda name: _put(name, data, like))


def _back_up(path: Path, real: Path, backups: Path, *, copied: bool = False) -> Path:
    """Keep the file as it is; `copied` when it lives on, so that nothing written to it reaches the copy."""
    return _keep(path, backups, lambda name: _copy(real, name) if copied else _link(real, name))


def _keep(path: Path, backups: Path, put: Callable[[Path], None]) -> Path:
    """One more version of a file, under a name with the present moment; the oldest of too many go."""
    from planner.store.backup_names import backup_key, note_name, stamped

    key = backup_key(path, backups)
    try:
        backups.mkdir(parents=True, exist_ok=True)
        note_name(path, backups)
        while True:
            name = backups / stamped(key, datetime.now(UTC))
            try:
                put(name)
            except FileExistsError:
                continue  # made within the same microsecond
            break
    except OSError as error:
        words = f"{clean(str(path))} was not saved: no backup can be kept in {clean(str(backups))}"
        raise NotSaved(f"{words}: {reason(error)}") from error
    with suppress(OSError):
        same = sorted(old for old in os.listdir(backups) if old.partition("__")[2] == key)
        for old in same[:-KEPT_BACKUPS]:
            os.unlink(backups / old)
    return name


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        _copy(source, target)  # a disk on which a file cannot have two names


def _copy(source: Path, target: Path) -> None:
    handle = os.open(source, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(handle)
        data = _read(handle, found.st_size, found.st_size)
    finally:
        os.close(handle)
    _put(target, data, found)


def _put(target: Path, data: bytes, like: os.stat_result | None) -> None:
    """A new file, whole or not at all; FileExistsError when there is one of that name."""
    if _is_there(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    with _beside(target, data, like) as temporary:
        os.replace(temporary, target)


def sync_folder(path: Path) -> None:
    """Make the new name of a file certain too, or that it is gone. Some disks cannot, and say so with EINVAL.

    NotSaved when the disk says no: the new name is there now, and may not be after a power cut.
    """
    try:
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        # A folder that may be written and not read cannot be asked for it either.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EACCES}:
            words = f"{clean(str(path))} is written, but the disk does not confirm it"
            raise NotSaved(f"{words}: {reason(error)}") from error
