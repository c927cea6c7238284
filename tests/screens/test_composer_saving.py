"""Stories of a composer whose disk is full, and of a file that somebody else edits meanwhile."""

from __future__ import annotations

import pytest

from planner.screens.dialogs import Confirm
from planner.screens.today import Today
from planner.store import saving, unsaved
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, Story, composing, press, reading, settle, write


def asked(pilot: Story) -> str:
    """The question that is open."""
    assert isinstance(pilot.app.screen, Confirm)
    return pilot.app.screen.question


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
            assert "offered when you open the routine again" in asked(pilot)
            await press(pilot, ["n"])
            await press(pilot, ["ctrl+q"])
            assert "offered when you open the routine again" in asked(pilot)
            await press(pilot, ["n"])
            await press(pilot, ["1"])
            assert pilot.app.is_running
        await press(pilot, ["s"])
        await press(pilot, ["q"])
    assert pilot.app.return_code == 0


def full(*_args: object, **_options: object) -> None:
    """A disk that takes nothing into a routine."""
    raise NotSaved("the disk is full")


async def test_what_was_not_saved_is_offered_when_the_routine_is_opened_again(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left with changes that never reached the file: the next program shows and restores them."""
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    kept = home.unsaved / "core-three.toml"
    with monkeypatch.context() as patch:
        patch.setattr(saving, "replace_bytes", full)
        async with composing(make_app, home, "core-three") as pilot:
            await press(pilot, ["J", "d"])
            assert kept.read_text().count("[[step]]") == 4
    assert path.read_bytes() == before
    async with composing(make_app, home, "core-three") as pilot:
        assert "could not be saved when it was left" in reading(pilot.app)
        assert "+++ not saved" in seen(pilot.app)
        await press(pilot, ["escape"])
        assert kept.exists()
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["enter"])
        assert "4 steps" in seen(pilot.app)
        assert "✓ saved" in seen(pilot.app)
        assert path.read_text().count("[[step]]") == 4
        assert not kept.exists()
        await press(pilot, ["u"])
        assert path.read_bytes() == before


@pytest.mark.parametrize("keys", [["s"], ["u", "u"]])
async def test_nothing_is_kept_once_all_is_settled(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    """Saved after all, or taken back: the next program asks nothing."""
    async with composing(make_app, home, "core-three") as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(saving, "replace_bytes", full)
            await press(pilot, ["J", "d"])
            assert (home.unsaved / "core-three.toml").exists()
        await press(pilot, keys)
        assert not (home.unsaved / "core-three.toml").exists()
    async with composing(make_app, home, "core-three") as pilot:
        assert "could not be saved" not in reading(pilot.app)


async def test_what_was_not_saved_can_be_left_out(make_app: Make, home: Home) -> None:
    """The second choice throws it away and touches no file."""
    home.unsaved.mkdir(parents=True)
    (home.unsaved / "core-three.toml").write_text('title = "Other"\n')
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["down", "enter"])
        assert "Core three" in seen(pilot.app)
    assert path.read_bytes() == before
    assert not (home.unsaved / "core-three.toml").exists()


async def test_a_disk_that_takes_nothing_at_all_is_told_so_before_one_leaves(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When not even a copy can be kept, leaving says that something is lost."""
    async with composing(make_app, home, "core-three") as pilot:
        monkeypatch.setattr(saving, "replace_bytes", full)
        monkeypatch.setattr(unsaved, "create_bytes", full)
        await press(pilot, ["d", "escape"])
        assert "Leave, and lose what is not saved?" in asked(pilot)


async def test_what_was_not_saved_is_offered_when_the_app_starts(make_app: Make, home: Home) -> None:
    """The first screen asks, names the routine, and opens it with what differs; bringing it back saves it."""
    path = home.routines / "core-three.toml"
    home.unsaved.mkdir(parents=True)
    (home.unsaved / "core-three.toml").write_text(path.read_text().replace("reps     = 2", "reps     = 4"))
    (home.unsaved / "gentle-day.toml").write_bytes((home.routines / "gentle-day.toml").read_bytes())
    (home.unsaved / "gone.toml").write_text('title = "Gone"\n')
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await settle(pilot)
        shown = reading(app)
        assert "could not be saved were kept" in shown
        assert "Yes: Core three" in shown
        assert "Gentle day Not now" not in shown
        assert "Gone" not in shown
        await press(pilot, ["enter"])
        assert "+++ not saved" in seen(app)
        await press(pilot, ["enter"])
        assert "✓ saved" in seen(app)
    assert "reps     = 4" in path.read_text()
    assert not (home.unsaved / "core-three.toml").exists()


async def test_what_was_not_saved_can_wait(make_app: Make, home: Home) -> None:
    """Not now leaves everything as it is, and opens nothing."""
    home.unsaved.mkdir(parents=True)
    kept = home.unsaved / "core-three.toml"
    kept.write_text('title = "Other"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["down", "enter"])
        assert isinstance(app.screen, Today)
    assert kept.read_text() == 'title = "Other"\n'
