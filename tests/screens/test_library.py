"""Stories of looking an exercise up and putting it into a routine."""

from __future__ import annotations

import pytest

from planner.store import saving
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen
from tests.screens.running import until
from tests.screens.stories import Make, press, reading, settle, told, type_in, write


def own_exercise(home: Home, name: str, text: str) -> None:
    """An exercise of one's own in the home."""
    home.exercises.mkdir(exist_ok=True)
    (home.exercises / f"{name}.toml").write_text(text)


async def test_every_exercise_is_listed_and_the_card_says_all_of_it(make_app: Make, home: Home) -> None:
    """What it is, the dose, how to do it, what to take care of, easier, harder, why, and the sources."""
    app = make_app()
    async with app.run_test(size=(120, 70), notifications=True) as pilot:
        await press(pilot, ["2", "down", "j", "k"])
        shown = reading(app)
        for name in ("Bird dog", "Cat-cow", "Cobra", "Glute bridge", "Hamstring", "Knee to chest", "twist"):
            assert name in shown
        assert "8 exercises" in shown
        for words in (
            "mobility, on hands and knees",
            "Dose",
            "Range",
            "How",
            "Take care",
            "Easier",
            "Harder",
        ):
            assert words in shown
        for words in ("Why", "Sources", "(web article)", "For", "Needs mat"):
            assert words in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_card_is_read_to_its_end_by_keys(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """enter goes to the card, the arrows move it, esc comes back to the list."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["2", "enter", "end"])
        assert "Thrive Physio Plus" in reading(app)
        assert "esc  back to the list" in seen(app)
        await press(pilot, ["home", "j", "k", "escape", "down", "down"])
        assert "Cobra pose" in seen(app)


async def test_the_search_narrows_the_list_as_one_types(make_app: Make, home: Home) -> None:
    """By name, body part or equipment; the best match first; esc lists everything again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "slash"])
        await type_in(pilot, "glutes")
        await settle(pilot)
        lines = [line for line in seen(app).splitlines() if "strength" in line or "stretch " in line]
        assert "Bird dog" in lines[0]
        assert "2 of 8" in seen(app)
        await press(pilot, ["backspace", "backspace"])
        lines = [line for line in seen(app).splitlines() if "strength" in line or "stretch " in line]
        assert "Glute bridge" in lines[0]
        await type_in(pilot, "zz")
        await settle(pilot)
        assert "Nothing matches" in seen(app)
        await press(pilot, ["escape"])
        assert "8 exercises" in seen(app)
        await press(pilot, ["slash"])
        await type_in(pilot, "piriformis")
        await press(pilot, ["enter", "a", "enter"])
        assert "Piriformis stretch is in Core three now" in told(app)


async def test_an_exercise_is_added_to_a_routine_and_taken_out_again(make_app: Make, home: Home) -> None:
    """a asks which routine, and the step stands at its end; u makes the file what it was."""
    path = home.routines / "core-three.toml"
    before = path.read_bytes()
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "a", "enter"])
        await settle(pilot)
        assert path.read_bytes() == before + b'\n[[step]]\nexercise = "bird-dog"\n'
        await press(pilot, ["u"])
        await settle(pilot)
        assert path.read_bytes() == before
        await press(pilot, ["u"])
        assert "nothing to undo" in told(app)


async def test_an_exercise_starts_a_new_routine(make_app: Make, home: Home) -> None:
    """The last choice makes a routine, with a title that may be anything but empty."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "a", "end", "enter", "enter"])
        assert "needs a title" in seen(app)
        await type_in(pilot, "[/] mine")
        await press(pilot, ["enter"])
        await settle(pilot)
        assert "[/] mine" in told(app)
    text = (home.routines / "mine.toml").read_text()
    head = "#:schema ../schema/routine.schema.json\n\n"
    assert text == f'{head}format = 1\ntitle  = "[/] mine"\n\n[[step]]\nexercise = "bird-dog"\n'


async def test_what_cannot_be_added_is_told(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: nothing is added, and the person knows."""

    def full(*_args: object, **_options: object) -> None:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(saving, "replace_bytes", full)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "a", "enter"])
        await settle(pilot)
        assert "the disk is full" in told(app)
        await press(pilot, ["u"])
        assert "nothing to undo" in told(app)


async def test_a_broken_exercise_of_ones_own_is_listed_with_its_problem(make_app: Make, home: Home) -> None:
    """It is marked and says where and what; the built-in one of the same id is still there."""
    own_exercise(home, "cobra", 'name = "Mine"\nkind = "strech"\nposition = "prone"\n')
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["2", "slash", *"cobra", "enter"])
        shown = reading(app)
        assert "2 of 9" in shown
        assert "! cobra" in shown
        assert "exercises/cobra.toml:2:8" in shown
        assert 'Did you mean "stretch"?' in shown
        await press(pilot, ["a"])
        assert "mend its file first" in told(app)
        await press(pilot, ["down"])
        await until(pilot, lambda: "bhujangasana" in seen(app))


async def test_a_hostile_exercise_is_shown_as_it_is(make_app: Make, home: Home) -> None:
    """Markup and escapes in a name, a step or a target harm nothing."""
    quoted = HOSTILE.replace("\u001b", "\\u001b")
    own_exercise(
        home,
        "aaa",
        f'name = "{quoted}"\nkind = "stretch"\nposition = "prone"\nhow = ["{quoted}"]\naka = ["{quoted}"]\n',
    )
    write(home, "aaa", f'title = "{quoted}"\n')
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["2", "home"])
        assert seen(app).count(HOSTILE_SEEN) >= 4
        assert "stretch · yours" in seen(app)
        await press(pilot, ["a"])
        assert HOSTILE_SEEN in seen(app)
        await press(pilot, ["enter"])
        await settle(pilot)
    assert 'exercise = "aaa"' in (home.routines / "aaa.toml").read_text()
