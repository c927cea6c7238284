"""Stories of exercises of one's own: new ones from a form, copies, and taking them away again."""

from __future__ import annotations

import pytest

from planner.store import own_exercises, saving
from planner.store.errors import NotSaved
from planner.store.home import Home, built_in
from planner.widgets.exercise_list import ExerciseList
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, reading, told, type_in, write

HEAD = "#:schema ../schema/exercise.schema.json\n\n"

WALL_SIT = (
    HEAD
    + """\
format   = 1
name     = "Wall sit"
kind     = "strength"
position = "standing"
targets  = ["thighs", "glutes"]
how      = ["Lean on a wall.", "Slide down."]
sources  = ["Dr Sato"]

[dose]
reps = 3
hold = "1m30s"
"""
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_new_exercise_is_made_from_a_form(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """Field by field with the arrows; the file is as a person would write it; u takes it away again."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["2", "n"])
        assert "Still to be said: name, kind and position." in reading(app)
        await type_in(pilot, "Wall sit")
        await press(
            pilot, ["down", "right", "right", "right", "down", "left", "right", "left", "down", "down"]
        )
        await type_in(pilot, "thighs, glutes")
        await press(pilot, ["down", "down"])
        await type_in(pilot, "Lean on a wall.")
        await press(pilot, ["down"])
        await type_in(pilot, "Slide down.")
        await press(pilot, ["down"] * 6)
        await type_in(pilot, "3")
        await press(pilot, ["down"])
        await type_in(pilot, "1m30")
        await press(pilot, ["down"] * 6)
        await type_in(pilot, "Dr Sato")
        assert "strength" in reading(app)
        await press(pilot, ["enter"])
        path = home.exercises / "wall-sit.toml"
        assert path.read_text().replace('position = "supine"', 'position = "standing"') == WALL_SIT
        assert "Wall sit is in exercises/wall-sit.toml now" in told(app)
        assert "Wall sit" in seen(app)
        await press(pilot, ["u"])
        assert not path.exists()
        assert len(list(home.backups.glob("*wall-sit.toml"))) == 1


async def test_what_is_wrong_is_said_at_its_field(make_app: Make, home: Home) -> None:
    """The form stays until it can be read; nothing is written before."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "n", "enter"])
        assert "! name: what the exercise is called?" in reading(app)
        assert [one.id for one in app.screen.query(".-wrong FieldInput")] == ["name"]
        await type_in(pilot, "A")
        await press(pilot, ["down"])
        await type_in(pilot, "strech")
        await press(pilot, ["enter"])
        assert 'Did you mean "stretch"?' in reading(app)
        assert [one.id for one in app.screen.query(".-wrong FieldInput")] == ["kind"]
        await press(pilot, ["right", "down", "right"])
        await press(pilot, ["down"] * 12)
        await type_in(pilot, "5s")
        await press(pilot, ["down"])
        await type_in(pilot, "3-0-3")
        assert "keep one of them" in reading(app)
        assert [one.id for one in app.screen.query(".-wrong FieldInput")] == ["tempo"]
        await press(pilot, ["enter", "escape"])
        assert not home.exercises.exists()


async def test_a_copy_has_the_comments_and_another_name(make_app: Make, home: Home) -> None:
    """Of a built-in one, into a file of one's own, which is chosen then; u takes it away again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "c", "enter"])
        path = home.exercises / "bird-dog-mine.toml"
        text = (built_in() / "bird-dog.toml").read_text()
        assert path.read_text() == HEAD + text.replace('"Bird dog"', '"Bird dog (mine)"')
        assert "▌  Bird dog (mine)" in seen(app)
        assert "yours" in seen(app)
        await press(pilot, ["c", "end", *["backspace"] * 40, "enter"])
        assert "An exercise needs a name" in reading(app)
        await press(pilot, ["escape", "u"])
        assert not path.exists()


async def test_an_exercise_of_ones_own_is_deleted_and_brought_back(make_app: Make, home: Home) -> None:
    """It asks, and says which routines would miss it; a built-in one stays."""
    home.exercises.mkdir()
    path = home.exercises / "aaa.toml"
    path.write_text('name = "Aaa"   # mine\nkind = "stretch"\nposition = "prone"\n')
    write(home, "one", 'title = "First"\n\n[[step]]\nexercise = "aaa"\n')
    write(home, "two", 'title = "Second"\n\n[[step]]\nexercise = "aaa"\n')
    before = path.read_bytes()
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2"])
        assert "In First, Second" in reading(app)
        await press(pilot, ["d"])
        assert "First and Second would miss it." in reading(app)
        await press(pilot, ["n"])
        assert path.exists()
        await press(pilot, ["d", "y"])
        assert not path.exists()
        assert "Aaa" not in seen(app).replace("Aaa is deleted", "")
        await press(pilot, ["u"])
        assert path.read_bytes() == before
        await press(pilot, ["down", "d"])
        assert "comes with planner and stays" in told(app)


async def test_a_broken_file_of_ones_own_can_be_deleted_too(make_app: Make, home: Home) -> None:
    """The built-in exercise of the same id is there again then."""
    home.exercises.mkdir()
    path = home.exercises / "bird-dog.toml"
    path.write_text('name = "Mine"\nkind = "stretch"\nposition = "prone"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "slash", *"mine", "enter", "d"])
        assert "comes with planner is there again" in reading(app)
        await press(pilot, ["escape"])
        path.write_text("name = Mine\n")
        app.screen.reload()  # type: ignore[attr-defined]
        await press(pilot, ["escape", "home", "down", "d"])
        await press(pilot, ["y"])
        assert not path.exists()


async def test_a_full_disk_loses_nothing(make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is said, nothing is half there, and there is nothing to undo."""

    def full(*_args: object, **_options: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(own_exercises, "create_bytes", full)
    monkeypatch.setattr(saving, "create_bytes", full)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "c", "enter"])
        await press(pilot, ["f"])
        assert told(app).count("the disk is full") == 2
        await press(pilot, ["u"])
        assert "nothing to undo" in told(app)
    assert list(home.exercises.glob("*.toml")) == []


async def test_what_is_new_is_listed_and_chosen_whatever_was_asked_before(make_app: Make, home: Home) -> None:
    """A search and a filter that would hide the new exercise are taken away, and it is the chosen line."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "slash", *"bird", "enter", "v", "down", "down", "space", "escape", "c"])
        await press(pilot, ["ctrl+u", *"Mine", "enter"])
        assert "9 exercises" in seen(app)
        row = app.screen.query_one(ExerciseList).row
        assert row is not None
        assert row.name == "Mine"
