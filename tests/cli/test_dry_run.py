"""`run --dry-run`: the whole list of a routine beforehand, with offsets; nothing is run or written."""

from __future__ import annotations

import json
from pathlib import Path

from planner.store.home import Home
from tests.cli.conftest import Planner


def _files(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}


def test_a_dry_run_lists_every_phase_and_leaves_every_file_as_it_was(planner: Planner, ready: Home) -> None:
    """Whatever the speed, the offsets are those of the routine."""
    before = _files(ready)
    for options in ((), ("--plain",), ("--speed", "20")):
        answer = planner("run", "core-three", "--dry-run", *options)
        assert (answer.code, answer.err) == (0, "")
        assert answer.lines[4].split() == ["0:00", "get", "ready", "10s"]
        assert answer.lines[5].split() == ["0:10", "hold,", "left,", "1", "of", "2", "25s"]
        assert answer.lines[-1] == "Total: 8:24 (8 min), 62 phases"
    assert _files(ready) == before


def test_a_dry_run_as_json_has_the_same_offsets(planner: Planner, ready: Home) -> None:
    """Each phase begins where those before it end."""
    value = json.loads(planner("run", "core-three", "--dry-run", "--json").out)
    begun = 0
    for phase in value["phases"]:
        assert phase["at"] == begun
        begun += phase["seconds"]
    assert begun == value["seconds"] == 504


def test_json_alone_is_no_way_to_run(planner: Planner, ready: Home) -> None:
    """A session is no value; the sentence says what --json goes with."""
    answer = planner("run", "core-three", "--json")
    assert answer.code == 2
    assert "--json goes with --dry-run" in answer.err
    assert not list(ready.log.rglob("*.toml"))
