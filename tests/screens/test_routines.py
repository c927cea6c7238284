"""Stories of the list of routines: look, make, copy, delete, bring back, run."""

from __future__ import annotations

import re
import tomllib

import pytest

from planner.app import PlannerApp
from planner.screens.composer import Composer
from planner.screens.routines import Routines
from planner.store import shelf
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.widgets.routine_list import RoutineList
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen
from tests.screens.stories import Make, press, reading, settle, told, type_in, write


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_list_has_title_steps_and_time(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """Each routine in two lines, and beside it what the chosen one is made of where there is room."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["3"])
        shown = reading(app)
        for words in ("Core three 3 steps 8 min", "The full eight 8 steps 17 min", "4 routines"):
            assert words in shown
        if size[0] >= 80:
            assert "2 × 10, hold 3s" in shown


async def test_a_home_without_routines_says_what_to_press(make_app: Make, home: Home) -> None:
    """The way on is on the screen, and no key stumbles over nothing."""
    for path in home.routines.iterdir():
        path.unlink()
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3"])
        assert "No routine yet. n makes one" in seen(app)
        await press(pilot, ["enter", "r", "c", "d", "u", "j", "slash", "escape", "n"])
        await type_in(pilot, "First")
        await press(pilot, ["enter"])
        await settle(pilot)
        assert isinstance(app.screen, Composer)
        await press(pilot, ["escape"])
        await settle(pilot)
        assert "First" in seen(app)
    head = "#:schema ../schema/routine.schema.json\n\n"
    assert (home.routines / "first.toml").read_text() == f'{head}format = 1\ntitle  = "First"\n'


async def test_a_broken_routine_is_listed_and_not_opened(make_app: Make, home: Home) -> None:
    """The place and the words of its problem stand in the list; enter and r say so too."""
    path = write(home, "aaa", 'title = "X"\n\n[[step]]\nexercise = "cobra"\nhold = 30s\n')
    before = path.read_bytes()
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["3", "home"])
        shown = reading(app)
        assert "! aaa cannot be read" in shown
        assert "line 5: text with a unit needs quotes" in shown
        assert "routines/aaa.toml:5:8" in shown
        await press(pilot, ["enter"])
        assert isinstance(app.screen, Routines)
        assert "It cannot be composed until its file is mended" in told(app)
        await press(pilot, ["r", "c"])
        assert isinstance(app.screen, Routines)
    assert path.read_bytes() == before


async def test_an_impossible_routine_is_measured_and_never_built(make_app: Make, home: Home) -> None:
    """Two hundred sets of a thousand reps: too long, said at once; it cannot be run but can be mended."""
    step = '[[step]]\nexercise = "cobra"\nsets = 200\nreps = 1000\nhold = "20s"\n'
    write(home, "aaa", f'title = "Aaa"\n\n{step}')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "home"])
        assert "too long" in seen(app)
        await press(pilot, ["r"])
        assert "It cannot be run" in told(app)
        await press(pilot, ["enter"])
        assert isinstance(app.screen, Composer)
        assert "too long" in seen(app)


async def test_a_new_routine_can_start_like_another_one(make_app: Make, home: Home) -> None:
    """The copy keeps every comment, has its own title, and is open in the composer."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "n", "enter"])
        assert "needs a title" in seen(app)
        await type_in(pilot, "Evening")
        await press(pilot, ["enter", "down", "enter"])
        await settle(pilot)
        assert isinstance(app.screen, Composer)
        assert "Evening" in seen(app)
    model = (home.routines / "core-three.toml").read_text()
    assert (home.routines / "evening.toml").read_text() == model.replace('"Core three"', '"Evening"')


async def test_a_routine_is_copied_and_the_copy_chosen(make_app: Make, home: Home) -> None:
    """c asks for a title; the copy is the chosen line afterwards."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "c", "enter"])
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, Routines)
        assert screen.entry is not None
        assert screen.entry.id == "core-three-copy"


async def test_a_copy_is_taken_away_again_but_never_with_work_in_it(make_app: Make, home: Home) -> None:
    """u removes the copy, into the backups, and chooses what it was made of; one that was changed stays."""
    copy = home.routines / "core-three-copy.toml"
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "c", "enter"])
        assert copy.exists()
        await press(pilot, ["u"])
        assert not copy.exists()
        assert "is gone again" in told(app)
        assert isinstance(app.screen, Routines)
        assert app.screen.entry is not None
        assert app.screen.entry.id == "core-three"
        await press(pilot, ["c", "enter"])
        copy.write_text(copy.read_text() + "# mine\n")
        await press(pilot, ["u"])
        assert "Core three (copy) stays" in told(app)
        assert copy.read_text().endswith("# mine\n")
        await press(pilot, ["u"])
        assert "There is nothing to undo" in told(app)


async def test_messages_do_not_pile_up_nor_follow_to_another_screen(make_app: Make) -> None:
    """The next message takes the place of the last; a dialog or another screen has none of before."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "c", "enter"])
        assert "Copied." in seen(app)
        await press(pilot, ["u"])
        assert "is gone again" in seen(app)
        assert "Copied." not in seen(app)
        await press(pilot, ["d"])
        assert "is gone again" not in seen(app)
        await press(pilot, ["n", "u"])
        assert "nothing to undo" in seen(app)
        await press(pilot, ["2"])
        assert "nothing to undo" not in seen(app)


async def test_what_went_wrong_stays_for_its_time(make_app: Make, home: Home) -> None:
    """A failure is not wiped away by the next key."""
    write(home, "aaa", 'title = "X"\n\n[[step]]\nexercise = "cobra"\nhold = 30s\n')
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["3", "home", "enter", "u", "question_mark", "escape", "2"])
        assert "It cannot be composed until its file is mended" in told(app)


async def test_a_deleted_routine_comes_back_byte_for_byte(make_app: Make, home: Home) -> None:
    """d asks; the file goes to the backups; u brings it back and chooses it."""
    path = home.routines / "gentle-day.toml"
    before = path.read_bytes()
    home.schedule.write_text('[[plan]]\nid = "a"\nroutine = "gentle-day"\ndays = ["mon"]\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "down", "d"])
        assert "It is on the week" in reading(app)
        await press(pilot, ["n"])
        assert path.exists()
        await press(pilot, ["d", "y"])
        await settle(pilot)
        assert not path.exists()
        assert [kept.read_bytes() for kept in home.backups.iterdir()] == [before]
        assert "3 routines" in seen(app)
        await press(pilot, ["u"])
        await settle(pilot)
        assert path.read_bytes() == before
        assert "4 routines" in seen(app)
        await press(pilot, ["u"])
        assert "nothing to undo" in told(app)


async def test_a_routine_that_was_changed_meanwhile_is_not_deleted(make_app: Make, home: Home) -> None:
    """What somebody else wrote since it was read is not thrown away."""
    path = home.routines / "core-three.toml"
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "d"])
        path.write_text('title = "Theirs"\n')
        await press(pilot, ["y"])
        await settle(pilot)
        assert "was changed by somebody else" in told(app)
        assert "Theirs" in seen(app)
    assert path.read_text() == 'title = "Theirs"\n'


async def test_a_failed_delete_is_told(make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk says no: the routine is still there, and the person knows."""

    def full(*_args: object, **_options: object) -> None:
        raise NotSaved("routines/core-three.toml was not saved: the disk is read-only")

    monkeypatch.setattr(shelf, "remove_file", full)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "d", "y"])
        await settle(pilot)
        assert "the disk is read-only" in told(app)
        assert "4 routines" in seen(app)


async def test_the_search_finds_by_title_and_description(make_app: Make, home: Home) -> None:
    """/ narrows, enter goes back to the list with what was found, esc lists everything again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "slash", *"flare"])
        assert "1 of 4" in seen(app)
        await press(pilot, ["enter", "enter"])
        assert isinstance(app.screen, Composer)
        assert "Gentle day" in seen(app)
        await press(pilot, ["escape"])
        await settle(pilot)
        await press(pilot, ["escape"])
        assert "4 routines" in seen(app)


async def test_r_runs_the_chosen_routine(make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is asked to run it; one without steps is not run, and one says why."""
    asked: list[str] = []
    monkeypatch.setattr(PlannerApp, "_run", lambda _app, routine, *_more: asked.append(routine))
    write(home, "aaa", 'title = "Aaa"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "home", "r"])
        assert "It has no steps yet" in told(app)
        await press(pilot, ["down", "r"])
    assert asked == ["core-three"]


async def test_hostile_titles_are_shown_as_they_are(make_app: Make, home: Home) -> None:
    """In the list, the preview, the questions and the messages."""
    quoted = HOSTILE.replace("\u001b", "\\u001b")
    write(home, "aaa", f'title = "{quoted}"\ndescription = "{quoted}"\nprescribed_by = "{quoted}"\n')
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["3", "home"])
        assert seen(app).count(HOSTILE_SEEN) >= 4
        await press(pilot, ["d"])
        assert f"Delete {HOSTILE_SEEN}?" in seen(app)
        await press(pilot, ["y"])
        await settle(pilot)
        assert f"{HOSTILE_SEEN} is deleted" in told(app)
        await press(pilot, ["n"])
        await type_in(pilot, "[/] [b]x")
        await press(pilot, ["enter", "enter"])
        await settle(pilot)
        assert "[/] [b]x" in seen(app)


async def test_a_routine_gets_another_name_and_its_old_one_back(make_app: Make, home: Home) -> None:
    """Title, file and week follow; u undoes all of it; the choice stays with the routine."""
    home.schedule.write_text('[[plan]]\nid = "a"\nroutine = "gentle-day"\ndays = ["sun"]\n')
    before = (home.routines / "gentle-day.toml").read_bytes()
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "down", "t"])
        await type_in(pilot, "A flare")
        await press(pilot, ["enter"])
        assert "It is called A flare now, in routines/a-flare.toml." in told(app)
        assert "A flare" in seen(app)
        assert not (home.routines / "gentle-day.toml").exists()
        assert 'routine = "a-flare"' in home.schedule.read_text()
        row = app.screen.query_one(RoutineList).row
        assert row is not None
        assert row.id == "a-flare"
        await press(pilot, ["u"])
        assert "It is called Gentle day again." in told(app)
        assert (home.routines / "gentle-day.toml").read_bytes() == before
        assert not (home.routines / "a-flare.toml").exists()
        assert 'routine = "gentle-day"' in home.schedule.read_text()


async def test_less_of_a_routine_is_run_once(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """v offers minutes and a gentler one; what is left out is shown; the run knows which variant it is."""
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(PlannerApp, "_run", lambda _app, *asked: started.append(asked))
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "end", "v"])
        assert "As much of it as fits into 10 minutes" in seen(app)
        await press(pilot, ["down", "enter"])
        assert "Variant: 10 minutes" in reading(app)
        assert "Left out: " in reading(app)
        await press(pilot, ["enter"])
    assert started == [("full-eight", "", "10 minutes")]


async def test_less_of_a_routine_is_kept(make_app: Make, home: Home) -> None:
    """A gentler one as a routine of its own, with the comments of the whole one, under its own title."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "v", "end", "enter", "down", "enter"])
        assert "Core three, gentle" in seen(app)
        await press(pilot, ["enter"])
        assert "5 routines" in seen(app)
    text = (home.routines / "core-three-gentle.toml").read_text()
    assert 'title       = "Core three, gentle"' in text
    assert 'description = "Less of Core three: gentle."' in text
    assert '# sides = "each" does one side' in text
    assert "sets     = 1" in text or "reps     = 5" in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_all_that_is_left_out_is_told(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """The whole sentence, however long: nothing of it is cut."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["3", "end", "v", "enter"])
        dialog = " ".join(line.split("│")[1].strip() for line in seen(app).splitlines() if "│" in line)
        left = dialog.partition("Left out: ")[2].partition(".")[0]
        whole = tomllib.loads((home.routines / "full-eight.toml").read_text())["step"]
        assert left.count(",") == len(whole) - len(re.findall(r" \d  \w", dialog)) - 1
        assert "…" not in left


async def test_minutes_are_typed_and_nonsense_is_told(make_app: Make, home: Home) -> None:
    """Any number of minutes; what is none is said at once, and esc leaves everything as it was."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "v", "down", "enter"])
        await type_in(pilot, "soon")
        await press(pilot, ["enter"])
        assert "A whole number of minutes" in seen(app)
        await press(pilot, ["ctrl+u", *"7", "enter"])
        assert "7 minutes" in reading(app)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, Routines)
    assert len(list(home.routines.iterdir())) == 4


@pytest.mark.parametrize("mode", ["2", "3", "3 enter"])
async def test_no_key_is_cut_in_the_line_at_the_bottom(make_app: Make, mode: str) -> None:
    """What does not fit is left out whole; help and leaving are there at any width, also after a resize."""
    app = make_app()
    async with app.run_test(size=(200, 24), notifications=True) as pilot:
        await press(pilot, mode.split())
        whole = [key.strip() for key in seen(app).splitlines()[-1].split("  ") if key.strip()]
        for width in (40, 60, 70, 80, 120):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            await settle(pilot)
            line = seen(app).splitlines()[-1].rstrip()
            keys = [key.strip() for key in line.split("  ") if key.strip()]
            assert len(line) <= width
            assert keys[-2:] == ["? Help", "q Quit"]
            assert keys == [*whole[: len(keys) - 2], *whole[-2:]]
