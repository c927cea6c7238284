"""Writing the log beside the screen: in order, one at a time, the latest state last."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.model.session import Running, Session
from planner.screens.log_writer import LogWriter
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.sessions import Journal
from tests.screens.conftest import FakeClock
from tests.screens.running import log


def states(clock: FakeClock, count: int) -> list[Session]:
    """A session in one phase after the other."""
    start = clock.now()
    first = Session("", "running", "own", "Own", start)
    return [
        replace(first, running=Running(number, 1000, "." * count, start + timedelta(seconds=number)))
        for number in range(count)
    ]


async def test_the_latest_state_is_what_stands_in_the_file(
    home: Home, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many changes while the disk is slow: never two writes at once, none out of order, the last one kept."""
    written: list[int] = []
    busy = threading.Lock()
    write = Journal.write

    def watched(journal: Journal, session: Session) -> None:
        assert busy.acquire(blocking=False), "two writes at once"
        try:
            assert session.running is not None
            written.append(session.running.phase)
            write(journal, session)
        finally:
            busy.release()

    monkeypatch.setattr(Journal, "write", watched)
    writer = LogWriter(home, None, lambda text, wrong: None)
    for state in states(clock, 50):
        writer.put(state)
    await writer.flush()
    for state in states(clock, 60):
        writer.put(state)
    await writer.flush()
    assert written == sorted(written)
    assert log(home)["running"]["phase"] == 59


async def test_a_disk_that_says_no_is_told_once(
    home: Home, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it fails it is said once, and once more when the log is safe again."""
    said: list[tuple[str, bool]] = []
    writer = LogWriter(home, None, lambda text, wrong: said.append((text, wrong)))
    full = pytest.MonkeyPatch()
    full.setattr(Journal, "begin", _no_space)
    for state in states(clock, 3):
        writer.put(state)
        await writer.flush()
    assert writer.wrong == "no space left"
    full.undo()
    writer.put(states(clock, 4)[3])
    await writer.flush()
    assert said == [("not saved: no space left", True), ("saved again", False)]
    assert (writer.wrong, log(home)["running"]["phase"]) == ("", 3)


def _no_space(home: Home, session: Session) -> Journal:
    raise NotSaved("no space left")
