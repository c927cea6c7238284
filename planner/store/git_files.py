"""What makes a home a good git repository: which bytes git leaves alone, and what it does not keep."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from planner.store.files import create_bytes, make_folder, read_bytes, replace_bytes
from planner.store.home import Home

_ATTRIBUTES = (
    "# Line ends stay as they are, on every system.",
    "* -text",
)
_IGNORED = (
    "# Backups, what waits to be saved, and the revisions of exported events: of this machine alone.",
    "/.planner/",
    "# Written by planner whenever it is missing.",
    "/schema/",
    "# What editors and sync tools leave behind.",
    "*~",
    ".#*",
    "*.swp",
    "*.tmp",
    ".stfolder/",
    ".stversions/",
)


def write_git_files(home: Home) -> dict[str, int]:
    """Make `.gitattributes` and `.gitignore`, or add the lines that they lack; how many lines of each.

    What a person has in them stays. NotSaved or UnreadableFile when the disk says no.
    """
    make_folder(home.root)
    return {
        name: _add(home.root / name, lines)
        for name, lines in ((".gitattributes", _ATTRIBUTES), (".gitignore", _IGNORED))
    }


def _add(path: Path, lines: Sequence[str]) -> int:
    if not os.path.lexists(path):
        create_bytes(path, _text(lines, b"\n"))
        return len(lines)
    before = read_bytes(path)
    end = b"\r\n" if b"\r\n" in before else b"\n"
    known = {line.strip() for line in before.splitlines()}
    missing = [line for line in lines if line.encode() not in known]
    rules = [line for line in missing if not line.startswith("#")]
    if not rules:
        return 0
    gap = b"" if not before or before.endswith(b"\n") else end
    replace_bytes(path, before + gap + _text(missing, end), expected=before, backups=None)
    return len(missing)


def _text(lines: Sequence[str], end: bytes) -> bytes:
    return b"".join(line.encode() + end for line in lines)
