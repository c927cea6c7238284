"""Past sessions corrected, and read again only where they changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.store.corrections import correct
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.sessions import build, load
from planner.store.shelf import read_entry

LOG = (
    'status = "finished"\nroutine = "back"\nstarted = 2026-11-20T07:00:00+01:00\npain_after = 3  # a guess\n'
)
RUNNING = LOG.replace("finished", "running") + (
    '[running]\nphase = 0\noutcomes = "."\nwritten = 2026-11-20T07:00:00+01:00\n'
)


def write(home: Home, text: str) -> Path:
    """The only log, written long enough ago to be known by its stamp."""
    path = home.log / "2026" / "2026-11-20T0700-back.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "changes"),
    [(RUNNING, {"pain_after": 2}), (LOG, {"started": 1}), ("status = \n", {"pain_after": 2})],
)
def test_what_is_not_corrected_here(tmp_path: Path, text: str, changes: dict[str, object]) -> None:
    """A session that runs, what was measured, and a broken file: refused, and no byte is changed."""
    home = Home(tmp_path)
    path = write(home, text)
    with pytest.raises(NotSaved):
        correct(home, read_entry(home, path, build), changes)
    assert path.read_text() == text


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """The same entry comes back until its file changes, also when its routine has another id by now."""
    home = Home(tmp_path)
    path = write(home, LOG)
    entry = read_entry(home, path, build)
    known = load(home)
    again = load(home, known=known)
    assert again.values["2026-11-20T0700-back"] == entry.value
    renamed = load(home, renamed={"back": "spine"}, known=again)
    assert [one.routine for one in renamed.values.values()] == ["spine"]
    assert [one.routine for one in load(home, known=renamed).values.values()] == ["back"]
    path.write_text(LOG.replace("= 3", "= 9"))
    os.utime(path, (1, 1))
    assert [one.pain_after for one in load(home, known=again).values.values()] == [9]
