"""Sessions killed at random and taken up again; `python -m benchmarks.kills` does it a thousand times."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kills
from benchmarks.subject import prepared_home
from planner.store import sessions


@pytest.mark.parametrize("in_app", [0.0, 1.0], ids=["plain", "app"])
def test_a_killed_session_is_where_its_log_says(monkeypatch: pytest.MonkeyPatch, in_app: float) -> None:
    """In plain lines and in the app: killed by each way there is, and offered again where it was."""
    monkeypatch.setattr(kills, "IN_THE_APP", in_app)
    monkeypatch.setattr(kills, "_LONGEST", 0.3)
    with prepared_home() as home:
        victim = kills.Victim(home, 6)
        for way in kills.WAYS if not in_app else ("KILL", "line"):
            monkeypatch.setattr(kills, "WAYS", (way,))
            victim.kill_once()
    assert victim.tally["resumed"] == (3 if not in_app else 1)


def test_a_log_that_lies_is_found_out(tmp_path: Path) -> None:
    """Finished without its sets, further than was told, behind where it had been: each is a failure."""
    with prepared_home() as home:
        victim = kills.Victim(home, 0)
        folder = victim.home.log / "2026"
        folder.mkdir(parents=True)
        log = folder / "2026-11-22T0700-to-be-killed.toml"
        head = 'routine = "to-be-killed"\nstarted = 2026-11-22T07:00:00Z\n'
        log.write_text(f'status = "finished"\n{head}ended = 2026-11-22T07:01:00Z\n')
        with pytest.raises(kills.Broken, match="says finished, and lacks sets"):
            victim._look(None)
        log.write_text(f'status = "running"\n{head}')
        with pytest.raises(kills.Broken, match="cannot be read"):
            victim._look(None)
        outcomes = "dd" + "." * (len(victim.course.timeline) - 2)
        running = f'[running]\nphase = 2\nleft_ms = 1000\noutcomes = "{outcomes}"\nwritten = {_MOMENT}\n'
        log.write_text(f'status = "running"\n{head}{running}')
        with pytest.raises(kills.Broken, match="phase 0 was told, and the log says phase 2"):
            victim._look("get ready, 4s\n")
        victim.left = sessions.load(victim.home).entries[0].value
        log.write_text(log.read_text().replace("left_ms = 1000", "left_ms = 1500"))
        with pytest.raises(kills.Broken, match="taken up at"):
            victim._look(None)


_MOMENT = "2026-11-22T07:00:02Z"
