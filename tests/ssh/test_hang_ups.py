"""Lines that drop, each in its way; `python -m benchmarks.hang_ups` does it a thousand times."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from benchmarks import hang_ups
from benchmarks.subject import prepared_home
from tests.ssh.server import ROOT, Server, gone_within, processes

SOON = "import sys, planner.line as line; line.SILENT, line.LOST = 1.0, 2.5\nfrom planner.cli import start\n"
"""The planner with less patience for a silent line."""


def impatient(home: Path, *arguments: str) -> str:
    """The line for a shell that becomes such a planner."""
    words = [sys.executable, "-c", f"{SOON}sys.exit(start())", *arguments, "--home", str(home)]
    return f"cd {shlex.quote(str(ROOT))} && exec {shlex.join(words)}"


def test_whatever_happens_to_the_line_the_session_is_kept_and_no_process_is(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten hang-ups of one session: each time it is taken up where it was seen last, and goes on from there.

    Where nobody tells the planner it finds out by itself; here sooner than in earnest.
    """
    monkeypatch.setattr(hang_ups, "planner", impatient)
    monkeypatch.setattr(hang_ups, "SILENT", 2.5 + 10.5 + hang_ups.TOLD)
    with prepared_home() as folder:
        dropped = hang_ups.Dropped(folder, server, 1)
        for way in (*hang_ups.WAYS[:4], *hang_ups.WAYS):
            dropped.drop_once(way)
            assert processes(folder) == [], way
        assert dropped.left is not None
        assert dropped.left.resumed == 9


def test_a_planner_that_stays_and_a_log_that_lies_are_found_out(server: Server) -> None:
    """The ten above can fail: nothing is cut here, and then a log says more than was lived."""
    with prepared_home() as folder:
        dropped = hang_ups.Dropped(folder, server, 1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hang_ups, "TOLD", 0.5)
            patch.setattr(dropped, "_cut", lambda *_: None)
            with pytest.raises(hang_ups.Broken, match=r"it still runs after 0\.5 s"):
                dropped.drop_once("client killed")
        assert gone_within(folder, 20)
        with pytest.raises(hang_ups.Broken, match=r"lost after 60\.0 s, and the log says"):
            dropped._look(0, 60)
