"""What a composer could not bring to the disk of a routine, kept beside the backups until it is settled.

One file a routine, `.planner/unsaved/<id>.toml`: the whole text as it was on the screen. It is there only
while something waits, and outlives the program.
"""

from __future__ import annotations

import os
from pathlib import Path

from planner.store import routines
from planner.store.errors import NotSaved, UnreadableFile
from planner.store.files import create_bytes, read_bytes, reason, replace_bytes
from planner.store.home import Home
from planner.store.shelf import read_entry


def keep(home: Home, routine: str, raw: bytes) -> None:
    """Keep the text of a routine, in the place of what was kept of it before; NotSaved when that fails."""
    path = _path(home, routine)
    try:
        home.root.stat()  # where a disk was pulled out no other home is begun
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"nothing can be kept in {path.parent}: {reason(error)}") from error
    if os.path.lexists(path):
        replace_bytes(path, raw, expected=None, backups=None)
    else:
        create_bytes(path, raw)


def kept(home: Home, routine: str) -> bytes | None:
    """What was kept of a routine, if anything was and it can be read."""
    return _read(_path(home, routine))


def forget(home: Home, routine: str) -> None:
    """Keep nothing of a routine any more; what cannot be removed is offered once more another time."""
    try:
        _path(home, routine).unlink(missing_ok=True)
    except OSError:
        return


def waiting(home: Home) -> dict[str, str]:
    """The titles of the routines of which something is kept that their file does not say, by their ids."""
    found = {}
    for path in sorted(home.unsaved.glob("*.toml")):
        file = home.routines / path.name
        if not file.exists() or kept(home, path.stem) in (None, _read(file)):
            continue
        routine = read_entry(home, file, routines.build).value
        found[path.stem] = routine.title if routine else path.stem
    return found


def _read(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except UnreadableFile:
        return None


def _path(home: Home, routine: str) -> Path:
    return home.unsaved / f"{routine}.toml"
