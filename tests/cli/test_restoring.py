"""`restore`: earlier versions listed, compared and brought back."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import pytest

from planner.store import backups
from planner.store.files import keep_bytes, remove_file, replace_bytes
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner

ONE = b'title = "One"\n'
TWO = b'title = "Two"\n# more\n'
THREE = b'title = "Three"\n'

STAMPS = ("20261101T060000.000000Z", "20261102T070000.000000Z")


@pytest.fixture
def mine(ready: Home, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A routine with two earlier versions, kept on the first and the second of November, in Tokyo."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    path = ready.routines / "mine.toml"
    path.write_bytes(THREE)
    ready.backups.mkdir(parents=True)
    for stamp, data in zip(STAMPS, (ONE, TWO), strict=True):
        (ready.backups / f"{stamp}__routines__mine.toml").write_bytes(data)
    return path


@pytest.fixture(autouse=True)
def own_time_again() -> object:
    """The zone of the machine is back afterwards."""
    yield
    time.tzset()


def test_a_home_without_versions_says_so(planner: Planner, ready: Home) -> None:
    """Nothing on stdout, a note beside it."""
    answer = planner("restore")
    assert (answer.code, answer.out, answer.err) == (0, "", "There are no earlier versions yet.\n")
    assert json.loads(planner("restore", "--json").out) == []


def test_the_files_with_versions_are_listed(planner: Planner, ready: Home, mine: Path) -> None:
    """How many, since when in local time, and whether the file is gone."""
    (ready.backups / f"{STAMPS[0]}__schedule.toml").write_bytes(ONE)
    answer = planner("restore")
    assert answer.lines == [
        "routines/mine.toml  2 versions  newest 2026-11-02 16:00:00",
        "schedule.toml       1 version   newest 2026-11-01 15:00:00  the file is gone",
    ]
    assert json.loads(planner("restore", "--json").out) == [
        {
            "path": "routines/mine.toml",
            "versions": 2,
            "newest": "2026-11-02T16:00:00+09:00",
            "exists": True,
        },
        {"path": "schedule.toml", "versions": 1, "newest": "2026-11-01T15:00:00+09:00", "exists": False},
    ]


def test_the_versions_of_a_file_are_listed_with_what_differs(planner: Planner, mine: Path) -> None:
    """The newest first, numbered from 1."""
    answer = planner("restore", "mine")
    assert answer.lines == [
        "routines/mine.toml: earlier versions, the newest first.",
        "1  2026-11-02 16:00:00  21 bytes  2 lines differ from now",
        "2  2026-11-01 15:00:00  14 bytes  1 line differs from now",
    ]
    mine.write_bytes(TWO)
    assert planner("restore", "routines/mine").lines[1].endswith("the same as now")
    assert json.loads(planner("restore", "mine", "--json").out)[0] == {
        "number": 1,
        "kept": "2026-11-02T16:00:00+09:00",
        "bytes": 21,
        "lines": 0,
    }


def test_a_version_can_be_looked_at_first(planner: Planner, ready: Home, mine: Path) -> None:
    """From then to now; nothing is changed."""
    answer = planner("restore", "mine", "1", "--show")
    assert answer.lines == [
        "--- routines/mine.toml, version 1 of 2026-11-02 16:00:00",
        "+++ routines/mine.toml, now",
        "@@ -1,2 +1 @@",
        '-title = "Two"',
        "-# more",
        '+title = "Three"',
    ]
    assert mine.read_bytes() == THREE
    mine.write_bytes(TWO)
    assert planner("restore", "mine", "1", "--show").lines == [
        "routines/mine.toml says now what version 1 says."
    ]


def test_a_version_comes_back_and_that_can_be_undone(planner: Planner, ready: Home, mine: Path) -> None:
    """What the file said before is the newest version afterwards."""
    answer = planner("restore", "mine", "2")
    assert answer.lines == [
        "routines/mine.toml says what was kept on 2026-11-01 15:00:00.",
        "What it said before is version 1 now.",
    ]
    assert mine.read_bytes() == ONE
    assert planner("restore", "mine", "1").code == 0
    assert mine.read_bytes() == THREE


def test_a_version_that_is_there_already_changes_nothing(planner: Planner, ready: Home, mine: Path) -> None:
    """No further version is made of it."""
    mine.write_bytes(TWO)
    answer = planner("restore", "mine", "1")
    assert answer.lines == ["routines/mine.toml says that already. Nothing was changed."]
    assert len(backups.find(ready, "mine").versions) == 2


def test_a_deleted_routine_comes_back(planner: Planner, ready: Home) -> None:
    """By its id, although no file has it any more."""
    path = ready.routines / "gentle-day.toml"
    before = path.read_bytes()
    remove_file(path, expected=before, backups=ready.backups)
    listed = planner("restore", "gentle-day").lines
    assert listed[0] == "routines/gentle-day.toml: earlier versions, the newest first. The file is gone."
    assert "differ" not in listed[1]
    shown = planner("restore", "gentle-day", "1", "--show").lines
    assert shown[1] == "+++ routines/gentle-day.toml, gone"
    answer = planner("restore", "gentle-day", "1")
    assert answer.code == 0
    assert answer.lines[0].startswith("routines/gentle-day.toml is there again, and says what was kept on ")
    assert path.read_bytes() == before
    assert planner("check").code == 0


def test_a_broken_file_is_no_hindrance(planner: Planner, ready: Home, mine: Path) -> None:
    """It is replaced and kept; a version with errors is brought back all the same, and told."""
    mine.write_bytes(b"[[[\x00")
    assert planner("restore", "mine", "1").code == 0
    assert mine.read_bytes() == TWO
    answer = planner("restore", "mine", "1")
    assert answer.lines[-1] == "It has 1 error: 'planner check' tells where."
    assert mine.read_bytes() == b"[[[\x00"


def test_a_file_that_cannot_be_read_now_is_listed_and_replaced(
    planner: Planner, ready: Home, mine: Path
) -> None:
    """There is nothing to compare with, and it says why."""
    mine.write_bytes(b"#" * 300 * 1024)
    answer = planner("restore", "mine")
    assert answer.lines[1] == "1  2026-11-02 16:00:00  21 bytes"
    assert "routines/mine.toml: the file is too large" in answer.err
    assert planner("restore", "mine", "1").code == 0
    assert mine.read_bytes() == TWO


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("mein",), 1, 'planner: there is no earlier version of "mein". Did you mean "mine"?'),
        (("mine", "3"), 1, "planner: routines/mine.toml has 2 earlier versions, there is no version 3"),
        (("mine", "0"), 2, "a whole number from 1 to 1000 is needed"),
        (("mine", "one"), 2, "a whole number from 1 to 1000 is needed"),
        (("--show",), 2, "--show goes with the number of a version"),
        (("mine", "--show"), 2, "--show goes with the number of a version"),
        (("mine", "1", "--json"), 2, "--json goes with the lists"),
    ],
)
def test_what_makes_no_sense_is_told(
    planner: Planner, mine: Path, argv: tuple[str, ...], code: int, words: str
) -> None:
    """One or two lines, and nothing is changed."""
    answer = planner("restore", *argv)
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err
    assert len(answer.err.splitlines()) <= 2
    assert mine.read_bytes() == THREE


def test_hostile_names_and_texts_are_safe_to_show(planner: Planner, ready: Home) -> None:
    """Nothing of them acts on the terminal."""
    path = ready.routines / f"{HOSTILE.replace('/', '')}.toml"
    path.write_bytes(f"# {HOSTILE}\n".encode())
    replace_bytes(path, b"", expected=None, backups=ready.backups)
    seen = HOSTILE_SEEN.replace("/", "")
    for argv in ((), (seen,), (seen, "1", "--show"), (seen, "1")):
        answer = planner("restore", *argv)
        assert answer.code == 0
        assert "\u001b" not in answer.out + answer.err
        assert seen in answer.out
    assert path.read_bytes() == f"# {HOSTILE}\n".encode()


def test_the_moment_is_when_it_was_kept(planner: Planner, ready: Home) -> None:
    """With the zone, for programs."""
    began = datetime.now().astimezone().replace(microsecond=0)
    keep_bytes(ready.schedule, ONE, backups=ready.backups)
    (row,) = json.loads(planner("restore", "schedule", "--json").out)
    assert began <= datetime.fromisoformat(row["kept"]) <= datetime.now().astimezone()
    assert row["lines"] is None
