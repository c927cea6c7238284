"""What the earlier versions of a file are called among the backups, and which file a name belongs to."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

# Bytes of a key, so that a name fits with its stamp. The first planners kept the last 160 characters
# instead, which loses where a long name begins.
_LONGEST, _OLD_LONGEST = 200, 160
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)__(.+)", re.DOTALL)
_SHORTENED = re.compile(r".+~[0-9a-f]{16}", re.DOTALL)
_FOLDERS = re.compile(r"(routines|exercises|log__[^_]+)__(.+)", re.DOTALL)


def shortened(name: str, most: int) -> str:
    """A name as it is, or of one that takes more bytes its beginning with a digest of the whole."""
    raw = os.fsencode(name)
    if len(raw) <= most:
        return name
    from hashlib import sha256  # costs more than all of this module, and few names are so long

    digest = sha256(raw).hexdigest()[:16]
    return f"{raw[: most - 17].decode('utf-8', 'ignore')}~{digest}"


def backup_key(path: Path, backups: Path) -> str:
    """What a file is called among the backups: its way from the home, `routines__gentle-day.toml`."""
    return shortened("__".join(_inside(path, backups).parts), _LONGEST)


def _inside(path: Path, backups: Path) -> Path:
    home = backups.parent.parent
    return path.relative_to(home) if path.is_relative_to(home) else Path(path.parent.name, path.name)


def stamped(key: str, now: datetime) -> str:
    """The name of one version: `20261122T070012.123456Z__routines__gentle-day.toml`."""
    return f"{now.astimezone(UTC):{_STAMP}}__{key}"


def parsed(name: str) -> tuple[datetime, str] | None:
    """When a version was put among the backups, and the key of its file; None for another kind of file."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC), found[2]
    except ValueError:
        return None


def note_name(path: Path, backups: Path) -> None:
    """Write down the whole name of a file whose key had to be shortened. OSError when that fails."""
    key = backup_key(path, backups)
    if _SHORTENED.fullmatch(key) and _noted(key, backups) is None:
        (backups / f"{key}.name").write_bytes(os.fsencode(_inside(path, backups)))


def path_of(key: str, backups: Path) -> Path | None:
    """The file that a key belongs to, also when it is gone; None when its whole name is not known.

    Files stand in the home itself, in `routines`, in `exercises` or in a year of the log, and nowhere
    deeper, so a `__` in the name of a file is not taken for a folder.
    """
    home = backups.parent.parent
    if _SHORTENED.fullmatch(key):
        return _noted(key, backups)
    if (found := _FOLDERS.fullmatch(key)) is not None:
        return home.joinpath(*found[1].split("__"), found[2])
    return _of_old_key(key, home) if len(key) == _OLD_LONGEST else home / key


def _noted(key: str, backups: Path) -> Path | None:
    try:
        path = backups.parent.parent / os.fsdecode((backups / f"{key}.name").read_bytes())
    except OSError:
        return None
    return path if ".." not in path.parts and backup_key(path, backups) == key else None


def _of_old_key(key: str, home: Path) -> Path | None:
    """The file, still there, whose key was cut in the old way."""
    for folder in ("routines", "exercises"):
        try:
            names = sorted(os.listdir(home / folder))
        except OSError:
            continue
        for name in names:
            if f"{folder}__{name}"[-_OLD_LONGEST:] == key:
                return home / folder / name
    return None
