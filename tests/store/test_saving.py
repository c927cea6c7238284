"""Operations saved into files that other people and programs write too."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store import files, saving
from planner.store.edits import (
    AppendValue,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    ReplaceText,
    SetValue,
    Unset,
    edit,
)
from planner.store.errors import BrokenFile, Conflict, NotSaved, UnreadableFile
from planner.store.saving import Saved, load, save
from planner.store.toml_text import parse

MINE = """\
title = "Morning"  # mine
skip  = [1, 2]

# a
[[step]]
exercise = "a"
reps     = 1

# b
[[step]]
exercise = "b"
reps     = 2

# c
[[step]]
exercise = "c"
reps     = 3
"""

A = '# a\n[[step]]\nexercise = "a"\nreps     = 1\n'
B = '# b\n[[step]]\nexercise = "b"\nreps     = 2\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A routine in a home."""
    (tmp_path / "routines").mkdir()
    place = tmp_path / "routines" / "r.toml"
    place.write_text(MINE)
    return place


def save_over(path: Path, theirs: str, edits: Sequence[Edit]) -> Saved:
    """Load, let somebody else write, save."""
    document = load(path, "routines/r.toml")
    path.write_text(theirs)
    return save(path, document, edits, backups=path.parents[1] / ".planner" / "backups")


def test_a_file_that_nobody_touched_is_just_saved(path: Path) -> None:
    """The new document is what is on the disk, and the old one is among the backups."""
    saved = save_over(path, MINE, [SetValue(("step", 0, "reps"), 5)])
    assert not saved.merged
    assert path.read_bytes() == saved.document.raw
    assert saved.document.data["step"][0]["reps"] == 5
    assert saved.document.label == "routines/r.toml"
    (backup,) = (path.parents[1] / ".planner" / "backups").iterdir()
    assert backup.read_text() == MINE


def test_an_operation_that_changes_nothing_writes_nothing(path: Path) -> None:
    """No backup, no new time of change."""
    before = path.stat()
    save_over_same = save(path, load(path, "r"), [SetValue(("title",), "Morning")], backups=path.parent / "b")
    assert not save_over_same.merged
    assert path.stat().st_ino == before.st_ino
    assert not (path.parent / "b").exists()


CHANGED_TITLE = MINE.replace("Morning", "Evening").replace("# mine", "# theirs")
A_LATER = MINE.replace(A, f'[[step]]\nexercise = "new"\n\n{A}')
A_GONE = MINE.replace(f"{A}\n", "")

# What they made of the file, what we want, and what must come of it.
MERGES: list[tuple[str, str, Edit, str]] = [
    (
        "another key",
        CHANGED_TITLE,
        SetValue(("step", 1, "reps"), 9),
        CHANGED_TITLE.replace("reps     = 2", "reps     = 9"),
    ),
    (
        "a comment",
        MINE + "# theirs\n",
        SetValue(("title",), "x"),
        MINE.replace("Morning", "x") + "# theirs\n",
    ),
    (
        "the item moved",
        A_LATER,
        SetValue(("step", 1, "reps"), 9),
        A_LATER.replace("reps     = 2", "reps     = 9"),
    ),
    ("the item moved up", A_GONE, RemoveItem(("step",), 1), A_GONE.replace(f"{B}\n", "")),
    ("unset", A_GONE, Unset(("step", 1, "reps")), A_GONE.replace("reps     = 2\n", "")),
    ("copied", A_GONE, DuplicateItem(("step",), 1), A_GONE.replace(B, f"{B}\n{B}")),
    ("moved both", A_LATER, MoveItem(("step",), 1, 0), A_LATER.replace(A, "@").replace(B, A).replace("@", B)),
    ("both wanted it", CHANGED_TITLE, SetValue(("title",), "Evening"), CHANGED_TITLE),
    (
        "appended",
        MINE.replace("[1, 2]", "[1, 2, 3]"),
        AppendValue(("skip",), 4),
        MINE.replace("[1, 2]", "[1, 2, 3, 4]"),
    ),
    (
        "one taken out",
        MINE.replace("[1, 2]", "[0, 1, 2]"),
        RemoveValue(("skip",), 1),
        MINE.replace("[1, 2]", "[0, 1]"),
    ),
    (
        "added at the end",
        A_GONE,
        InsertItem(("step",), 3, {"reps": 4}),
        f"{A_GONE}\n[[step]]\nreps     = 4\n",
    ),
    (
        "added after one",
        A_LATER,
        InsertItem(("step",), 1, {"x": 4}),
        A_LATER.replace(A, f"{A}\n[[step]]\nx        = 4\n"),
    ),
    (
        "added before one",
        A_GONE,
        InsertItem(("step",), 1, {"x": 4}),
        A_GONE.replace(B, f"[[step]]\nx        = 4\n\n{B}"),
    ),
    (
        "a new key",
        CHANGED_TITLE,
        SetValue(("goal",), 4),
        CHANGED_TITLE.replace("[1, 2]\n", "[1, 2]\ngoal  = 4\n"),
    ),
]


@pytest.mark.parametrize(("name", "theirs", "one", "both"), MERGES, ids=[case[0] for case in MERGES])
def test_a_change_elsewhere_is_kept_beside_ours(
    path: Path, name: str, theirs: str, one: Edit, both: str
) -> None:
    """The operation is made on the file as it is now, and says so."""
    saved = save_over(path, theirs, [one])
    assert saved.merged
    assert path.read_text() == both
    assert saved.document.text == both


CONFLICTS: list[tuple[str, Edit, str]] = [
    (CHANGED_TITLE, SetValue(("title",), "Noon"), "title was changed by somebody else"),
    (CHANGED_TITLE, Unset(("title",)), "title was changed by somebody else"),
    (MINE.replace("reps     = 2", "reps     = 5"), SetValue(("step", 1, "reps"), 9), "step 2 was changed"),
    (MINE.replace(f"{B}\n", ""), SetValue(("step", 1, "reps"), 9), "step 2 was changed by somebody else"),
    (
        MINE.replace(f"{B}\n", f"{A}\n{B}\n{B}\n"),
        RemoveItem(("step",), 1),
        "step 2 was changed by somebody else",
    ),
    (MINE.replace("[1, 2]", "[]"), RemoveValue(("skip",), 1), "skip 2 was changed by somebody else"),
    (MINE + "# theirs\n", ReplaceText("title = 'x'\n"), "the file was changed by somebody else"),
    ("\n", InsertItem(("step",), 3, {}), "was emptied by somebody else"),
]


@pytest.mark.parametrize(("theirs", "one", "words"), CONFLICTS)
def test_a_change_to_the_very_thing_is_a_conflict(path: Path, theirs: str, one: Edit, words: str) -> None:
    """Theirs stays on the disk, and what was changed is named."""
    with pytest.raises(Conflict, match=words):
        save_over(path, theirs, [one])
    assert path.read_text() == theirs


def test_operations_that_build_on_each_other_are_merged_together(path: Path) -> None:
    """A new step, and then a change to it, in a file where something else was added too."""
    edits = [
        InsertItem(("step",), 3, {"exercise": "d"}),
        SetValue(("step", 3, "reps"), 8),
        MoveItem(("step",), 3, 2),
        SetValue(("step", 2, "reps"), 9),
    ]
    saved = save_over(path, A_LATER, edits)
    names = [(step["exercise"], step.get("reps")) for step in saved.document.data["step"]]
    assert names == [("new", None), ("a", 1), ("b", 2), ("d", 9), ("c", 3)]


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        ("title = word\n", 'text needs quotes: title = "word"'),
        ("\0" * 20, "NUL bytes"),
        ("format = 2\n" + MINE, "routines/r.toml:1: the file is from a newer planner"),
    ],
)
def test_a_file_we_do_not_understand_is_never_written(path: Path, theirs: str, words: str) -> None:
    """It is told with its place, and stays as it is."""
    with pytest.raises(NotSaved, match=words):
        save_over(path, theirs, [SetValue(("title",), "x")])
    assert path.read_text() == theirs


def test_a_file_that_is_gone_is_a_conflict(path: Path) -> None:
    """It is not made again behind the back of whoever removed it."""
    document = load(path, "routines/r.toml")
    path.unlink()
    with pytest.raises(Conflict, match="cannot be changed any more"):
        save(path, document, [SetValue(("title",), "x")], backups=None)
    assert not path.exists()


def test_a_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    """An empty document becomes a file with the first operation."""
    place = tmp_path / "schedule.toml"
    saved = save(place, parse("schedule.toml", b""), [SetValue(("format",), 1)], backups=tmp_path / "b")
    assert place.read_bytes() == saved.document.raw == b"format = 1\n"
    assert not (tmp_path / "b").exists()


def test_a_file_made_by_somebody_else_at_that_moment_is_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two copies of the program make the first plan at once: both plans are kept."""
    place = tmp_path / "schedule.toml"
    real = files.create_bytes

    def late(target: Path, data: bytes) -> None:
        if not place.exists():
            place.write_text('[[plan]]\nid = "theirs"\n')
        real(target, data)

    monkeypatch.setattr(saving, "create_bytes", late)
    saved = save(place, parse("s", b""), [InsertItem(("plan",), 0, {"id": "ours"})], backups=None)
    assert saved.merged
    assert [plan["id"] for plan in saved.document.data["plan"]] == ["theirs", "ours"]


def test_a_file_that_changes_between_look_and_write_is_merged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are compared once more just before the write; then the whole is done again."""
    document, real = load(path, "r"), files.replace_bytes

    def late(*args: Any, **kwargs: Any) -> None:
        if path.read_text() == MINE:
            path.write_text(CHANGED_TITLE)
        real(*args, **kwargs)

    monkeypatch.setattr(saving, "replace_bytes", late)
    saved = save(path, document, [SetValue(("step", 0, "reps"), 7)], backups=None)
    assert saved.merged
    assert path.read_text() == CHANGED_TITLE.replace("reps     = 1", "reps     = 7")


def test_a_file_that_never_rests_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a few tries it is a conflict, and theirs is on the disk."""
    document, real, count = load(path, "r"), files.replace_bytes, 0

    def late(*args: Any, **kwargs: Any) -> None:
        nonlocal count
        count += 1
        path.write_text(f"{MINE}# {count}\n")
        real(*args, **kwargs)

    monkeypatch.setattr(saving, "replace_bytes", late)
    with pytest.raises(Conflict):
        save(path, document, [SetValue(("title",), "x")], backups=None)
    assert path.read_text() == f"{MINE}# {count}\n"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_disk_that_fails_leaves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """A plain sentence, the old bytes, and nothing else in the folder."""

    def fail(*args: object, **kwargs: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(NotSaved, match="the disk is full"):
        save_over(path, MINE, [SetValue(("title",), "x")])
    monkeypatch.undo()
    assert path.read_text() == MINE
    assert os.listdir(path.parent) == ["r.toml"]


def test_loading_says_what_is_wrong(path: Path) -> None:
    """A file that cannot be read, and one that makes no sense."""
    with pytest.raises(UnreadableFile):
        load(path.parent / "gone.toml", "gone")
    path.write_text("a = 1\na = 2\n")
    with pytest.raises(BrokenFile, match=r"routines/r\.toml:2:1: a is set twice"):
        load(path, "routines/r.toml")


STEP_EDITS = st.one_of(
    st.builds(lambda at, to: MoveItem(("step",), at, to), st.integers(0, 2), st.integers(0, 2)),
    st.builds(lambda at: RemoveItem(("step",), at), st.integers(0, 2)),
    st.builds(lambda at, n: SetValue(("step", at, "reps"), n), st.integers(0, 2), st.integers(10, 99)),
    st.builds(
        lambda at, n: InsertItem(("step",), at, {"exercise": f"x{n}"}), st.integers(0, 3), st.integers(0, 9)
    ),
)


@given(st.lists(STEP_EDITS, max_size=3), STEP_EDITS)
def test_whatever_two_people_do_no_change_of_either_is_lost(theirs: list[Edit], mine: Edit) -> None:
    """Ours is made on theirs, on the very step that was meant, or it is a conflict."""
    base = parse("r", MINE.encode())
    other = base
    for one in theirs:
        try:
            other = edit(other, [one])
        except NotSaved:
            continue  # there are fewer steps by now
    try:
        moved = mine.rebase(base.data, other.data)
    except Conflict:
        return
    steps = {step["exercise"]: step for step in edit(other, [moved]).data.get("step", [])}
    before = {step["exercise"]: step for step in other.data.get("step", [])}
    if isinstance(mine, SetValue):
        meant = base.data["step"][mine.path[1]]["exercise"]
        assert steps == before | {meant: before[meant] | {"reps": mine.value}}
    elif isinstance(mine, RemoveItem):
        meant = base.data["step"][mine.index]["exercise"]
        assert steps == {name: step for name, step in before.items() if name != meant}
    elif isinstance(mine, MoveItem):
        assert steps == before
    else:
        assert set(before) < set(steps) or set(before) == set(steps)


def test_a_save_that_the_disk_did_not_confirm_is_not_a_conflict_with_oneself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new text is there and may not outlast a power cut: that is said, and the next try settles it."""
    document = load(path, "routines/r.toml")
    real = os.fsync

    def fails_for_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    edits = [SetValue(("step", 0, "reps"), 7)]
    monkeypatch.setattr(os, "fsync", fails_for_folders)
    for _ in range(2):
        with pytest.raises(
            NotSaved, match="is written, but the disk does not confirm it: the disk reports an"
        ):
            save(path, document, edits, backups=None)
    monkeypatch.setattr(os, "fsync", real)
    saved = save(path, document, edits, backups=None)
    assert not saved.merged
    assert saved.document.raw == path.read_bytes() == edit(document, edits).raw


def test_a_disk_that_cannot_be_read_is_not_somebody_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as what it is, not as a change that must be chosen between."""
    document = load(path, "routines/r.toml")

    def broken(handle: int, count: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    with pytest.raises(NotSaved, match="was not saved, it cannot be read: the disk reports") as caught:
        save(path, document, [SetValue(("title",), "x")], backups=None)
    assert not isinstance(caught.value, Conflict)
