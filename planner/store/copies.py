"""Copies that sync tools and conflicts leave beside a file: never read as files, but named."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from pathlib import Path

from planner.model.text import clean
from planner.store.errors import Problem
from planner.store.home import Home

# Syncthing `x.sync-conflict-20261122-070000-ABC2DEF.toml`, Dropbox and Nextcloud `x (Anna's conflicted copy
# 2026-11-22).toml`, Seafile `x (SFConflict anna 2026-11-22).toml`, Resilio `x.Conflict.toml`, ownCloud
# `x_conflict-20261122-070000.toml`, and our own `x.conflict-20261122T070000.toml`.
_MARK = re.compile(r"\s*\([^()]*[Cc]onflict[^()]*\)|[._](?:sync-)?[Cc]onflict(?:-[^.]*)?(?=\.|\Z)")

# Where a name alone cannot tell, the file beside it does: OneDrive `x-DESKTOP-4AB12.toml`, Google Drive
# `x (1).toml`, iCloud `x 2.toml`. No file that planner makes is called so.
_MARK_BESIDE = re.compile(r"(?: \(\d{1,3}\)| \d{1,2}|-[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)(?=\.toml\Z)")

_HOW = 'Among the problems ("!") "c" shows what differs and keeps the one that you choose.'


def original(name: str, there: Container[str]) -> str:
    """The name of the file that a copy was made of; empty when it is no copy.

    `there` are the names of all files beside it.
    """
    if "onflict" in name:  # nearly all are none
        found = _MARK.search(name)
    else:
        found = _MARK_BESIDE.search(name)
        if found and name[: found.start()] + name[found.end() :] not in there:
            return ""
    return name[: found.start()] + name[found.end() :] if found and found.start() else ""


def is_copy(problem: Problem) -> bool:
    """Whether a problem is a copy that was left, and no fault in a file."""
    return problem.hint.endswith(_HOW)


def copies(home: Home, folder: Path) -> Iterator[Problem]:
    """A warning for each copy in a folder, with whose it is and what to do; nothing for no folder."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    there = set(names)
    for name in names:
        of = "" if name.startswith(".") else original(name, there)
        if not of:
            continue
        words = f"a copy of {clean(of)} that a sync or a conflict left."
        hint = _HOW if of in there else f"There is no {clean(of)}. {_HOW}"
        yield Problem(home.label(folder / name), 0, 0, "warning", words, hint)
