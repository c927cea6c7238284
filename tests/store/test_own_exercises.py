"""Exercises of one's own as files: written as a person would, copied with their comments, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store import exercises, own_exercises
from planner.store.errors import BrokenFile, Conflict
from planner.store.home import Home, built_in
from planner.store.shelf import read_entry, remove_entry

HEAD = "#:schema ../schema/exercise.schema.json\n\n"

VALUES = {
    "name": "Wall sit [/]",
    "kind": "strength",
    "position": "standing",
    "targets": ["thighs", "glutes"],
    "how": [
        "Lean your back on a wall, the feet a step in front of you and as wide as the hips.",
        "Slide down until it is work.",
    ],
    "sources": ["my physiotherapist"],
    "dose": {"reps": 3, "hold": "20s", "sets": None},
}

TEXT = """\
format   = 1
name     = "Wall sit [/]"
kind     = "strength"
position = "standing"
targets  = ["thighs", "glutes"]
how      = [
  "Lean your back on a wall, the feet a step in front of you and as wide as the hips.",
  "Slide down until it is work.",
]
sources  = ["my physiotherapist"]

[dose]
reps = 3
hold = "20s"
"""


def test_a_new_exercise_is_written_as_a_person_would(tmp_path: Path) -> None:
    """In the order of the keys, the equals signs below each other, long lists a line each."""
    home = Home(tmp_path)
    entry = own_exercises.create(home, VALUES, ())
    assert entry.path == home.exercises / "wall-sit.toml"
    assert entry.path.read_text() == HEAD + TEXT
    assert entry.problems == ()
    assert entry.value is not None
    assert entry.value.own


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Cobra", "cobra-2"), ("深蹲", "exercise"), ("../../etc", "etc"), ("a" * 200, "a" * 60)],
)
def test_a_new_exercise_never_takes_the_place_of_another(tmp_path: Path, name: str, stem: str) -> None:
    """Its id comes from its name, and is no built-in one's."""
    home = Home(tmp_path)
    taken = {path.stem for path in built_in().iterdir()}
    entry = own_exercises.create(home, {**VALUES, "name": name}, taken)
    assert entry.path == home.exercises / f"{stem}.toml"
    again = own_exercises.create(home, {**VALUES, "name": name}, taken)
    assert again.path != entry.path


def test_values_that_make_no_exercise_are_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    home = Home(tmp_path)
    with pytest.raises(BrokenFile):
        own_exercises.create(home, {**VALUES, "dose": {"hold": "5s", "tempo": "3-0-3"}}, ())
    assert not home.exercises.exists()


def test_a_copy_keeps_every_comment_and_line(tmp_path: Path) -> None:
    """But for its name, and the line that names the schema; a copy of a copy has that line once."""
    home = Home(tmp_path)
    source = built_in() / "bird-dog.toml"
    entry = read_entry(home, source, exercises.build)
    made = own_exercises.copy(home, entry, "My bird dog", {"bird-dog"})
    wanted = source.read_text().replace('name      = "Bird dog"', 'name      = "My bird dog"')
    assert made.path.read_text() == HEAD + wanted
    again = own_exercises.copy(home, made, "Mine too", {"bird-dog"})
    assert again.path.read_text() == HEAD + wanted.replace("My bird dog", "Mine too")
    assert made.problems == again.problems == ()


def test_what_is_removed_is_kept_and_comes_back_to_the_byte(tmp_path: Path) -> None:
    """The file goes to the backups; it does not come back over another one."""
    home = Home(tmp_path)
    entry = own_exercises.create(home, VALUES, ())
    before = entry.path.read_bytes()
    raw = remove_entry(home, entry)
    assert not entry.path.exists()
    assert [path.read_bytes() for path in home.backups.glob("*wall-sit.toml")] == [before]
    own_exercises.put_back(home, entry.path, raw)
    assert entry.path.read_bytes() == before
    with pytest.raises(Conflict):
        own_exercises.put_back(home, entry.path, raw)


def test_one_that_somebody_else_changed_is_not_removed(tmp_path: Path) -> None:
    """Taking back what one made must not take what another wrote."""
    home = Home(tmp_path)
    entry = own_exercises.create(home, VALUES, ())
    entry.path.write_text(entry.path.read_text() + "# mine\n")
    with pytest.raises(Conflict):
        remove_entry(home, entry)
    assert entry.path.exists()
