"""A draft: shown at once, saved in order, undone to the byte, never over what somebody else wrote."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.store import routines, saving
from planner.store.draft import Draft, Operation
from planner.store.edits import SetValue
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.step_edits import add_step, duplicate_step, move_step, remove_step, set_head, set_step

TEXT = """\
# mine
title = "Mine"   # what it is called

# first
[[step]]
exercise = "a"
reps = 1

# second
[[step]]
exercise = "b"
group = "core"

[[step]]
exercise = "c"
group = "core"  # with b

[group.core]
rounds = 2
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one routine."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.toml").write_text(TEXT)
    return Home(tmp_path)


def opened(home: Home) -> tuple[Draft, Path]:
    """A draft of the routine, and its file."""
    return Draft(home, routines.load(home).by_id["mine"]), home.routines / "mine.toml"


def exercises(draft: Draft) -> str:
    """The exercises as they are shown."""
    return "".join(step.exercise for step in draft.routine.steps)


def test_what_is_done_is_shown_before_it_is_saved(home: Home) -> None:
    """`do` touches no disk; `save` writes all of it."""
    draft, path = opened(home)
    draft.do(move_step(0, 2, "a"))
    draft.do(set_head({"title": "Other"}, "change the title", 0))
    assert (exercises(draft), draft.routine.title, draft.waiting) == ("bca", "Other", 2)
    assert path.read_text() == TEXT
    draft.save()
    assert (draft.waiting, draft.failure) == (0, "")
    assert routines.load(home).values["mine"] == draft.routine


def test_an_operation_that_does_not_fit_changes_nothing(home: Home) -> None:
    """NotSaved, and the draft is as it was."""
    draft, _ = opened(home)
    for edit in (SetValue(("step", 7, "reps"), 2), SetValue(("step", 0, "reps"), -1)):
        with pytest.raises(NotSaved):
            draft.do(Operation("odd", (edit,)))
    assert (exercises(draft), draft.waiting, draft.undo()) == ("abc", 0, None)


OPERATIONS = st.lists(
    st.tuples(st.sampled_from("admrstuU"), st.integers(0, 9), st.integers(0, 9)),
    max_size=14,
)


def perform(draft: Draft, name: str, one: int, two: int) -> None:
    """One thing a person may do, wherever the choice happens to stand."""
    count = len(draft.routine.steps)
    at, to = (one % count, two % count) if count else (0, 0)
    if name == "u":
        draft.undo()
    elif name == "U":
        draft.redo()
    elif name == "t":
        draft.do(set_head({"title": f"T{two}", "rest": None}, "title", 0))
    elif name == "a" or not count:
        draft.do(add_step(draft.routine, at, "new", "New"))
    elif name == "d":
        draft.do(duplicate_step(at, "x"))
    elif name == "m" and at != to:
        draft.do(move_step(at, to, "x"))
    elif name == "r":
        draft.do(remove_step(draft.routine, at, "x"))
    elif name == "s":
        group = ("core", None, "other")[two % 3]
        draft.do(set_step(draft.routine, at, {"reps": two + 1, "group": group, "rounds": 3}, "x"))


@given(keys=OPERATIONS, saves=st.sets(st.integers(0, 14)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_back_is_the_same_bytes_and_forth_is_the_same_again(
    home: Home, keys: list[tuple[str, int, int]], saves: set[int]
) -> None:
    """Whatever was done, and whenever it was saved: undo all the way, and redo all the way."""
    path = home.routines / "mine.toml"
    path.write_text(TEXT)
    draft, _ = opened(home)
    for number, key in enumerate(keys):
        perform(draft, *key)
        if number in saves:
            draft.save()
    draft.save()
    assert draft.failure == ""
    after = path.read_bytes()
    assert routines.load(home).values["mine"] == draft.routine
    count = 0
    while draft.undo() is not None:
        count += 1
    draft.save()
    assert path.read_text() == TEXT
    for _ in range(count):
        draft.redo()
    draft.save()
    assert (path.read_bytes(), draft.failure) == (after, "")


def test_what_was_undone_comes_back_byte_for_byte(home: Home) -> None:
    """Redo writes the very text that was there."""
    draft, path = opened(home)
    draft.do(remove_step(draft.routine, 1, "b"))
    draft.do(duplicate_step(0, "a"))
    draft.save()
    after = path.read_bytes()
    draft.undo()
    draft.undo()
    draft.save()
    assert path.read_text() == TEXT
    draft.redo()
    draft.redo()
    draft.save()
    assert path.read_bytes() == after


def test_the_last_step_of_a_group_takes_its_table_along(home: Home) -> None:
    """By removal or by leaving; while another step is in it, the table stays."""
    draft, path = opened(home)
    draft.do(remove_step(draft.routine, 2, "c"))
    draft.save()
    assert "[group.core]" in path.read_text()
    draft.do(set_step(draft.routine, 1, {"group": None}, "b"))
    draft.save()
    assert "[group.core]" not in path.read_text()


def test_a_step_between_two_of_a_group_joins_them(home: Home) -> None:
    """Elsewhere it stands alone."""
    draft, _ = opened(home)
    draft.do(add_step(draft.routine, 2, "new", "New"))
    draft.do(add_step(draft.routine, 0, "new", "New"))
    draft.do(add_step(draft.routine, 5, "new", "New"))
    assert [step.group for step in draft.routine.steps] == ["", "", "core", "core", "core", ""]


def test_a_failure_keeps_everything_until_it_can_be_saved(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that waits is written in order once the disk takes it."""
    draft, path = opened(home)
    with monkeypatch.context() as patch:

        def full(*_args: object, **_options: object) -> None:
            raise NotSaved("the disk is full")

        patch.setattr(saving, "replace_bytes", full)
        draft.do(move_step(0, 1, "a"))
        draft.save()
        draft.do(duplicate_step(0, "b"))
        draft.save()
        assert (draft.failure, draft.waiting, exercises(draft)) == ("the disk is full", 2, "bbac")
        draft.undo()
        assert (draft.failure, draft.waiting) == ("the disk is full", 1)
    draft.save()
    assert (draft.failure, draft.waiting) == ("", 0)
    assert [step["exercise"] for step in _data(path)] == ["b", "a", "c"]


def _data(path: Path) -> list[dict[str, object]]:
    document = saving.load(path, "mine")
    found: list[dict[str, object]] = document.data["step"]
    return found


def test_changes_that_wait_are_made_on_what_somebody_else_wrote(home: Home) -> None:
    """Two changes wait, the file gets a step in front: both are made on the right steps."""
    draft, path = opened(home)
    draft.do(set_step(draft.routine, 0, {"reps": 5}, "a"))
    draft.do(remove_step(draft.routine, 1, "b"))
    path.write_text(TEXT.replace("# first\n", '[[step]]\nexercise = "theirs"\n\n# first\n'))
    draft.save()
    assert draft.failure == ""
    assert "both changes" in draft.take_note()
    assert draft.take_note() == ""
    assert [(step["exercise"], step.get("reps")) for step in _data(path)] == [
        ("theirs", None),
        ("a", 5),
        ("c", None),
    ]
    assert exercises(draft) == "theirsac"


def test_a_change_whose_step_is_gone_is_left_out_and_said(home: Home) -> None:
    """What fits the merged file is made; what does not is named."""
    draft, path = opened(home)
    draft.do(set_head({"title": "Other"}, "change the title", 0))
    draft.do(set_step(draft.routine, 0, {"reps": 5}, "a"))
    path.write_text(TEXT.replace("reps = 1", "reps = 3"))
    draft.save()
    assert "Left out" in draft.take_note()
    assert 'title = "Other"' in path.read_text()
    assert "reps = 3" in path.read_text()


def test_undo_keeps_what_somebody_else_wrote(home: Home) -> None:
    """The file stays theirs, is shown, and nothing is left to undo."""
    draft, path = opened(home)
    draft.do(move_step(0, 1, "a"))
    draft.save()
    theirs = path.read_text().replace("Mine", "Theirs")
    path.write_text(theirs)
    draft.undo()
    draft.save()
    assert "changed outside" in draft.take_note()
    assert (path.read_text(), draft.routine.title, draft.undo()) == (theirs, "Theirs", None)


@pytest.mark.parametrize("gone", [True, False])
def test_mine_is_kept_when_theirs_is_gone_or_different(home: Home, gone: bool) -> None:
    """The file is made again, or replaced with theirs in the backups."""
    draft, path = opened(home)
    if gone:
        path.unlink()
    else:
        path.write_text(TEXT.replace("reps = 1", "reps = 3"))
    draft.do(set_step(draft.routine, 0, {"reps": 5}, "a"))
    draft.save()
    assert draft.conflict
    draft.keep_mine()
    assert path.read_text() == TEXT.replace("reps = 1", "reps = 5")
    assert (draft.failure, draft.conflict, draft.waiting) == ("", False, 0)
    if not gone:
        assert any("reps = 3" in kept.read_text() for kept in home.backups.iterdir())


def test_a_file_that_is_gone_or_broken_is_lost_until_it_is_mended(home: Home) -> None:
    """`lost` says why; the file is left alone; mended, it is shown again."""
    draft, path = opened(home)
    path.write_text("title = Mine\n")
    assert draft.refresh()
    assert "routines/mine.toml:1:9" in draft.lost
    path.unlink()
    assert draft.refresh()
    assert "it is not there" in draft.lost
    path.write_text(TEXT)
    assert draft.refresh()
    assert (draft.lost, exercises(draft)) == ("", "abc")
    assert not draft.refresh()


def test_many_threads_save_every_change_once_and_in_order(home: Home) -> None:
    """Saving from several threads while changes go on loses nothing."""
    draft, path = opened(home)
    threads = []
    for number in range(12):
        draft.do(add_step(draft.routine, number, f"n{number}", "New"))
        threads.append(threading.Thread(target=draft.save))
        threads[-1].start()
    for thread in threads:
        thread.join()
    draft.save()
    assert [step["exercise"] for step in _data(path)][:12] == [f"n{number}" for number in range(12)]
    while draft.undo() is not None:
        pass
    draft.save()
    assert path.read_text() == TEXT
