"""Importing again, and what may come between: a person's changes, a signal, a full disk, somebody else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.store import files
from planner.store.home import Home, built_in
from tests.cli.conftest import Import, Planner, StillClock
from tests.cli.imports import ADVICE, data, in_order, texts
from tests.transfer.items import PLAIN, collection, item

# The next import


def test_a_second_import_writes_nothing_twice(take: Import, home: Home) -> None:
    """The same items in another order: every file stays byte for byte, and keeps its id."""
    items = collection(60)
    take(items)
    before = {path.name: path.stat().st_ino for path in home.exercises.iterdir()}
    said = texts(home)
    answer = take(items[::-1])
    assert answer.lines == ["60 read: 60 unchanged."]
    assert {path.name: path.stat().st_ino for path in home.exercises.iterdir()} == before
    assert texts(home) == said


def test_a_newer_collection_updates_what_was_left_as_it_was(take: Import, home: Home) -> None:
    """In the same file, though the name is another; the former text is kept as an earlier version."""
    take([PLAIN, item(id="b", name="Other")])
    said = texts(home)["calf-stretch-seated"]
    newer = item(name="Seated calf stretch", instructions=["Sit.", "Stretch."])
    answer = take([newer, item(id="b", name="Other"), item(id="c", name="Third")])
    assert answer.lines == ["3 read: 1 new, 1 updated, 1 unchanged.", *ADVICE]
    assert set(texts(home)) == {"calf-stretch-seated", "other", "third"}
    assert data(home, "calf-stretch-seated")["name"] == "Seated calf stretch"
    assert data(home, "calf-stretch-seated")["how"] == ["Sit.", "Stretch."]
    (backup,) = home.backups.glob("*calf-stretch-seated*")
    assert backup.read_text() == said
    # An updated file is as the import left it, too.
    assert take([PLAIN]).lines[0] == "1 read: 1 updated."
    assert texts(home)["calf-stretch-seated"] == said


CHANGES: dict[str, Callable[[str], str]] = {
    "a dose": lambda text: f"{text}\n[dose]\nreps = 3\n",
    "a word": lambda text: text.replace("Draw the foot", "Pull the foot"),
    "a comment": lambda text: f"# with the green band\n{text}",
    "a space": lambda text: text.replace('"bands"', ' "bands" '),
    "the sum is gone": lambda text: text.replace(text.splitlines()[-1], ""),
    "another sum": lambda text: text.replace(text.splitlines()[-1], 'imported = ""'),
    "a slip, so that it cannot be read": lambda text: text.replace('kind      = "', "kind      = "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_person_changed_is_never_touched(
    take: Import, home: Home, change: Callable[[str], str]
) -> None:
    """Not one byte of it; nor is the exercise put beside it once more."""
    take([PLAIN])
    path = home.exercises / "calf-stretch-seated.toml"
    changed = change(path.read_text())
    assert changed != path.read_text()
    path.write_text(changed)
    answer = take([item(instructions=["Something else."])])
    assert (answer.code, answer.lines) == (0, ["1 read: 1 kept as you changed them."])
    assert texts(home) == {"calf-stretch-seated": changed}


def test_other_line_ends_are_no_change(take: Import, home: Home) -> None:
    """As git makes them, with a byte order mark or without: they stay, and the file is updated."""
    take([PLAIN])
    path = home.exercises / "calf-stretch-seated.toml"
    other = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(other)
    assert take([PLAIN]).lines == ["1 read: 1 unchanged."]
    assert path.read_bytes() == other
    assert take([item(name="Calf")]).lines[0] == "1 read: 1 updated."
    raw = path.read_bytes()
    assert raw.startswith(b'\xef\xbb\xbfformat    = 1\r\nname      = "Calf"\r\n')
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert take([item(name="Calf")]).lines == ["1 read: 1 unchanged."]


def test_an_exercise_is_known_under_another_file_name(take: Import, home: Home) -> None:
    """It is updated where it is now."""
    take([PLAIN])
    (home.exercises / "calf-stretch-seated.toml").rename(home.exercises / "my-calf.toml")
    assert take([item(instructions=["Sit."])]).lines[0] == "1 read: 1 updated."
    assert set(texts(home)) == {"my-calf"}
    assert data(home, "my-calf")["how"] == ["Sit."]


def test_a_copy_of_ones_own_stays_while_the_original_is_updated(take: Import, home: Home) -> None:
    """Both name the same source; the one that was changed is the person's."""
    take([PLAIN])
    mine = texts(home)["calf-stretch-seated"].replace("Calf Stretch", "My stretch")
    (home.exercises / "a-copy.toml").write_text(mine)
    assert take([item(instructions=["Sit."])]).lines[0] == "1 read: 1 updated."
    assert texts(home)["a-copy"] == mine
    assert data(home, "calf-stretch-seated")["how"] == ["Sit."]


def test_a_deleted_exercise_comes_again(take: Import, home: Home) -> None:
    """And what has left the collection stays."""
    take([PLAIN, item(id="b", name="Gone")])
    (home.exercises / "calf-stretch-seated.toml").unlink()
    assert take([PLAIN]).lines[0] == "1 read: 1 new."
    assert set(texts(home)) == {"calf-stretch-seated", "gone"}


# A whole collection, and what may come between


def test_a_whole_collection_is_in_order(take: Import, home: Home, planner: Planner) -> None:
    """873 items with every null and every odd name: 873 valid files, and none of them twice."""
    items = collection(873)
    assert take(items).lines[0] == "873 read: 873 new."
    assert len(texts(home)) == 873
    assert in_order(planner)
    changed = home.exercises / "exercise-300.toml"
    changed.write_text(changed.read_text() + "# mine\n")
    newer = [*items[:-3], item(id="new", name="New")]
    assert take(newer).lines[0] == "871 read: 1 new, 869 unchanged, 1 kept as you changed them."
    assert len(texts(home)) == 874
    assert len(planner("list", "exercises").lines) == 874 + len(list(built_in().glob("*.toml")))


def test_a_signal_ends_it_between_two_files(
    take: Import, home: Home, planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is whole, nothing else is left behind, and the same command goes on from there."""
    real, count = os.link, 0

    def link(*args: Any, **options: Any) -> None:
        nonlocal count
        real(*args, **options)
        count += 1
        if count == 5:
            os.kill(os.getpid(), signal.SIGINT)

    home.prepare()
    monkeypatch.setattr(os, "link", link)
    answer = take(collection(20))
    assert answer.code == 130
    assert answer.lines[0] == "20 read: 5 new, 15 not reached."
    assert "the same command goes on from there" in answer.err
    assert len(os.listdir(home.exercises)) == 5
    assert in_order(planner)
    assert take(collection(20)).lines[0] == "20 read: 15 new, 5 unchanged."


def test_a_full_disk_ends_it_with_what_is_written(
    take: Import, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, not for each of the others."""
    real, count = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count > 6:  # two for each file: its own and the folder's
            raise OSError(28, "No space left on device")
        real(handle)

    home.prepare()
    monkeypatch.setattr(os, "fsync", full)
    answer = take(collection(9))
    assert answer.code == 1
    assert answer.lines[0] == "9 read: 3 new, 6 not reached."
    assert answer.err.count("the disk is full") == 1
    assert len(os.listdir(home.exercises)) == 3


def test_a_file_that_appears_meanwhile_is_left(
    take: Import, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That exercise is refused, the others go in; the next import brings it under another id."""
    real = files.create_bytes

    def late(path: Path, raw: bytes) -> None:
        if path.stem == "second":
            path.write_text("theirs")
        real(path, raw)

    home.prepare()
    items: list[object] = [item(id=name, name=name) for name in ("First", "Second", "Third")]
    monkeypatch.setattr("planner.store.imported.create_bytes", late)
    answer = take(items)
    assert answer.lines[0] == "3 read: 2 new, 1 refused."
    assert answer.lines[1].startswith('  item 2, "Second": ')
    assert "is there already" in answer.lines[1]
    assert texts(home)["second"] == "theirs"
    assert take(items).lines[0] == "3 read: 1 new, 2 unchanged."
    assert set(texts(home)) == {"first", "second", "second-2", "third"}


def test_progress_is_one_line_of_a_terminal_and_goes_away(
    take: Import, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is rewritten, and says how many of how many; in a pipe there is none."""
    assert take(collection(3)).err == ""
    ticks = iter(range(0, 1_000_000, 60))
    monkeypatch.setattr(clock, "monotonic_ms", lambda: next(ticks))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = take(collection(4)).err
    assert "\n" not in err
    seen = [part.strip() for part in err.split("\r") if part.strip()]
    assert list(dict.fromkeys(seen)) == ["1 of 4", "3 of 4"]
    assert err.rsplit("\r", 2)[1].strip() == ""


def test_ten_thousand_own_exercises_are_read(home: Home, planner: Planner, tmp_path: Path) -> None:
    """The list of the library has every one of them."""
    home.exercises.mkdir(parents=True)
    for number in range(10_000):
        (home.exercises / f"e-{number}.toml").write_text(
            f'name = "Exercise {number}"\nkind = "strength"\nposition = "standing"\n'
        )
    own = [line for line in planner("list", "exercises").lines if line.startswith("e-")]
    assert len(own) == 10_000
