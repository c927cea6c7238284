"""Whatever planner writes, killed on the way; `python -m benchmarks.kill_points` has ten thousand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.store import saving
from tests.store.strikes import Victim

KILLS = 150


def test_a_kill_leaves_every_file_whole_and_nothing_lost(tmp_path: Path) -> None:
    """Operations of every kind, one after the other, each killed at some point of its own."""
    _strike(Victim(tmp_path, seed=1), KILLS)


def _strike(victim: Victim, kills: int) -> None:
    while sum(count for name, count in victim.tally.items() if name.endswith(": killed")) < kills:
        victim.strike()


def test_a_writer_that_is_not_safe_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a writer that writes over the file as it stands, the strikes find half a file."""

    def write_over(path: Path, data: bytes, **_: object) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
        left = data
        while left:
            left = left[os.write(handle, left) :]
        os.close(handle)

    monkeypatch.setattr(saving, "replace_bytes", write_over)
    victim = Victim(tmp_path, seed=1)
    with pytest.raises(AssertionError, match=r"neither the old one nor a new one|was lost"):
        _strike(victim, KILLS)
