"""Stories of a composer whose disk is full, and of a file that somebody else edits meanwhile."""

from __future__ import annotations

import pytest

from planner.store import saving
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, composing, press, reading, write


async def test_what_cannot_be_saved_is_said_kept_and_tried_again(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk loses nothing: the change stays on the screen, and s saves it once there is room."""
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    async with composing(make_app, home, "core-three") as pilot:

        def full(*_args: object, **_options: object) -> None:
            raise NotSaved("routines/core-three.toml was not saved: the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(saving, "replace_bytes", full)
            await press(pilot, ["J", "d"])
            assert "! not saved" in seen(pilot.app)
            shown = reading(pilot.app)
            assert "the disk is full. s tries again" in shown
            assert "4 steps" in shown
            await press(pilot, ["escape", "n"])
            assert path.read_bytes() == before
        await press(pilot, ["s"])
        assert "All changes are saved" in seen(pilot.app)
        assert path.read_text().count("[[step]]") == 4
        await press(pilot, ["u", "u"])
        assert path.read_bytes() == before


async def test_undo_of_what_never_reached_the_disk_makes_all_well(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking the change back that could not be saved leaves nothing to save."""
    async with composing(make_app, home, "core-three") as pilot:

        def full(*_args: object, **_options: object) -> None:
            raise NotSaved("the disk is full")

        monkeypatch.setattr(saving, "replace_bytes", full)
        await press(pilot, ["J", "u"])
        assert "✓ saved" in seen(pilot.app)
        assert "disk is full" not in seen(pilot.app)


async def test_both_changes_are_kept_when_the_file_is_edited_outside(make_app: Make, home: Home) -> None:
    """A change made while an editor saved another part of the file joins it, and the person is told."""
    path = home.routines / "core-three.toml"
    async with composing(make_app, home, "core-three") as pilot:
        path.write_text(path.read_text().replace('title       = "Core three"', 'title       = "Theirs"'))
        await press(pilot, ["end", "x"])
        assert "both changes are in it now" in seen(pilot.app)
        assert "Theirs" in seen(pilot.app)
        assert "piriformis" not in path.read_text()
        await press(pilot, ["u"])
        assert "piriformis" in path.read_text()
        assert '"Theirs"' in path.read_text()
        await press(pilot, ["u"])
        assert "nothing to undo" in seen(pilot.app)


async def test_undo_never_undoes_what_somebody_else_wrote(make_app: Make, home: Home) -> None:
    """Undo after an outside change says so in one sentence and keeps the outside change."""
    path = home.routines / "core-three.toml"
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["J"])
        theirs = path.read_text().replace('title       = "Core three"', 'title       = "Theirs"')
        path.write_text(theirs)
        await press(pilot, ["u"])
        assert "The file was changed outside" in seen(pilot.app)
        assert "Theirs" in seen(pilot.app)
        assert path.read_text() == theirs


@pytest.mark.parametrize(("downs", "mine", "copies"), [(0, False, 0), (1, False, 1), (2, True, 0)])
async def test_a_conflict_is_settled_by_choice(
    make_app: Make, home: Home, downs: int, mine: bool, copies: int
) -> None:
    """Both changed the same step: the person chooses theirs, both in two files, or mine."""
    path = write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "cobra"\nreps = 2\n')
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["enter"])
        path.write_text(path.read_text().replace("reps = 2", "reps = 4"))
        await press(pilot, ["down", "3", "enter"])
        assert "s settles it" in reading(pilot.app)
        await press(pilot, ["s", *["down"] * downs, "enter"])
        assert "! not saved" not in seen(pilot.app)
    assert ("reps = 3" in path.read_text()) == mine
    assert len(list(home.routines.glob("*.conflict-*"))) == copies


async def test_an_outside_change_is_shown_when_one_comes_back(make_app: Make, home: Home) -> None:
    """Nothing waits to be saved: what the file says now is shown."""
    path = home.routines / "core-three.toml"
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["question_mark"])
        path.write_text(path.read_text().replace('title       = "Core three"', 'title       = "Theirs"'))
        await press(pilot, ["escape"])
        assert "Theirs" in seen(pilot.app)
        await press(pilot, ["question_mark"])
        path.write_text("title = Theirs\n")
        await press(pilot, ["escape"])
        assert "routines/core-three.toml:1:9" in seen(pilot.app)
        await press(pilot, ["J", "x", "a", "enter", "u", "s", "r", "p", "o", "t"])
        assert path.read_text() == "title = Theirs\n"
        path.write_text('title = "Mended"\n')
        await press(pilot, ["question_mark", "escape"])
        assert "Mended" in seen(pilot.app)


async def test_quitting_asks_before_it_loses_what_could_not_be_saved(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """q and ctrl+q ask on every screen while a change waits; n stays; once it is saved, q just leaves."""
    async with composing(make_app, home, "core-three") as pilot:

        def full(*_args: object, **_options: object) -> None:
            raise NotSaved("the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(saving, "replace_bytes", full)
            await press(pilot, ["d"])
            await press(pilot, ["2"])
            await press(pilot, ["q"])
            assert "Leave, and lose what is not" in seen(pilot.app)
            await press(pilot, ["n"])
            await press(pilot, ["ctrl+q"])
            assert "Leave, and lose what is not" in seen(pilot.app)
            await press(pilot, ["n"])
            await press(pilot, ["1"])
            assert pilot.app.is_running
        await press(pilot, ["s"])
        await press(pilot, ["q"])
    assert pilot.app.return_code == 0
