"""Copies that sync tools and conflicts leave beside a file: never read as files, but named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from planner.model.text import clean
from planner.store.errors import Problem
from planner.store.home import Home

# Syncthing `x.sync-conflict-20261122-070000-ABC2DEF.toml`, Dropbox and Nextcloud `x (Anna's conflicted copy
# 2026-11-22).toml`, Seafile `x (SFConflict anna 2026-11-22).toml`, Resilio `x.Conflict.toml`, ownCloud
# `x_conflict-20261122-070000.toml`, and our own `x.conflict-20261122T070000.toml`.
_MARK = re.compile(r"\s*\([^()]*[Cc]onflict[^()]*\)|[._](?:sync-)?[Cc]onflict(?:-[^.]*)?(?=\.|\Z)")


def original(name: str) -> str:
    """The name of the file that a copy was made of; empty when it is no copy."""
    if "onflict" not in name:  # nearly all are none
        return ""
    found = _MARK.search(name)
    return name[: found.start()] + name[found.end() :] if found and found.start() else ""


def copies(home: Home, folder: Path) -> Iterator[Problem]:
    """A warning for each copy in a folder, with whose it is and what to do; nothing for no folder."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    there = set(names)
    for name in names:
        of = "" if name.startswith(".") else original(name)
        if not of:
            continue
        words = f"a copy of {clean(of)} that a sync or a conflict left"
        if of in there:
            hint = f"Take over into {clean(of)} what is right in the copy, then delete the copy."
        else:
            hint = f"There is no {clean(of)}: give the copy that name, or delete it."
        yield Problem(home.label(folder / name), 0, 0, "warning", words, hint)
