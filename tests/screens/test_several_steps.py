"""Stories of several steps marked, moved, copied and done in rounds, by keys."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, composing, press, reading, settle, type_in, write

FOUR = 'title = "Mine"\n' + "".join(
    f'\n# about {name}\n[[step]]\nexercise = "{name}"\n'
    for name in ("bird-dog", "cobra", "glute-bridge", "cat-cow")
)
SIZES = [(60, 20), (80, 24), (120, 40)]


def steps(path: Path) -> list[str]:
    """The exercises in the file, in order."""
    return [step["exercise"] for step in tomllib.loads(path.read_text()).get("step", [])]


@pytest.mark.parametrize("size", SIZES)
async def test_marked_steps_move_together_and_keep_their_marks(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """v marks and goes on; J moves what is marked, as often as wanted; esc takes the marks away."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine", size) as pilot:
        await press(pilot, ["v", "v"])
        assert "2 steps marked" in reading(pilot.app)
        assert "1✓" in seen(pilot.app)
        await press(pilot, ["J"])
        assert steps(path) == ["glute-bridge", "bird-dog", "cobra", "cat-cow"]
        assert "2✓" in seen(pilot.app)
        await press(pilot, ["J", "J"])
        assert steps(path) == ["glute-bridge", "cat-cow", "bird-dog", "cobra"]
        assert '# about cobra\n[[step]]\nexercise = "cobra"' in path.read_text()
        await press(pilot, ["escape"])
        assert "✓ " not in seen(pilot.app).replace("✓ saved", "")
        await press(pilot, ["u", "u"])
        assert path.read_text() == FOUR


async def test_marked_steps_are_copied_and_removed_at_once(make_app: Make, home: Home) -> None:
    """d copies them after the last one, x removes them, and each is one change to undo."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["v", "down", "v", "d"])
        assert steps(path) == ["bird-dog", "cobra", "glute-bridge", "bird-dog", "glute-bridge", "cat-cow"]
        await press(pilot, ["u"])
        assert path.read_text() == FOUR
        await press(pilot, ["V", "x"])
        assert steps(path) == []
        assert "0 steps" in seen(pilot.app)
        await press(pilot, ["u"])
        assert path.read_text() == FOUR


async def test_steps_are_pasted_into_another_routine(make_app: Make, home: Home) -> None:
    """y in one routine, P in another: their doses and their rounds come along."""
    write(home, "a-one", FOUR.replace('"cobra"\n', '"cobra"\nreps = 4\ngroup = "core"\n'))
    path = write(home, "a-two", 'title = "A two"\n\n[[step]]\nexercise = "cobra"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", "slash"])
        await type_in(pilot, "mine")
        await press(pilot, ["enter", "enter", "P"])
        assert "Nothing was copied yet" in reading(app)
        await press(pilot, ["v", "v", "y"])
        assert "Copied 2 steps" in reading(app)
        await press(pilot, ["escape", "escape", "escape", "slash"])
        await type_in(pilot, "a two")
        await press(pilot, ["enter", "enter", "P"])
        assert "Done: paste 2 steps" in reading(app)
    assert path.read_text() == (
        'title = "A two"\n\n[[step]]\nexercise = "cobra"\n\n[[step]]\nexercise = "bird-dog"\n'
        '\n[[step]]\nexercise = "cobra"\nreps     = 4\ngroup    = "core"\n'
    )


@pytest.mark.parametrize("size", SIZES)
async def test_marked_steps_are_done_in_rounds_and_apart_again(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """g asks how many rounds and the rest between them; g again changes them, G takes them apart."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine", size) as pilot:
        await press(pilot, ["v", "v", "g"])
        assert "Rounds of 2 steps" in reading(pilot.app)
        await press(pilot, ["3", "down", *"45", "enter"])
        assert path.read_text().endswith('\n[group.rounds]\nrounds = 3\nrest   = "45s"\n')
        assert path.read_text().count('group    = "rounds"') == 2
        assert "rounds ×3" in seen(pilot.app)
        await press(pilot, ["g", "left", "enter"])
        assert "rounds = 2" in path.read_text()
        await press(pilot, ["G"])
        assert path.read_text() == FOUR
        await press(pilot, ["G"])
        assert "It is in no rounds" in reading(pilot.app)


async def test_rounds_need_a_name_and_a_number(make_app: Make, home: Home) -> None:
    """What is wrong is told in the form, and nothing is written."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["g", "0", "enter"])
        assert "rounds must be a whole number from 1 to 50" in reading(pilot.app)
        await press(pilot, ["2", "down", "down", "delete", "enter"])
        assert "need a name" in reading(pilot.app)
        await press(pilot, ["escape"])
    assert path.read_text() == FOUR


async def test_rest_and_note_have_a_key_each(make_app: Make, home: Home) -> None:
    """R and n ask for one thing; on marked steps it goes to all of them."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["n"])
        await type_in(pilot, "slowly")
        await press(pilot, ["enter", "v", "v", "R"])
        assert "Rest of 2 steps" in reading(pilot.app)
        await press(pilot, [*"1m30", "enter"])
    found = tomllib.loads(path.read_text())["step"]
    assert [(step.get("note"), step.get("rest")) for step in found] == [
        ("slowly", "1m30s"),
        (None, "1m30s"),
        (None, None),
        (None, None),
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_o_shows_an_order_and_takes_it_when_asked(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """Before and after stand side by side with what is saved; esc leaves all as it is, u takes it back."""
    path = write(home, "mine", FOUR)
    async with composing(make_app, home, "mine", size) as pilot:
        await press(pilot, ["o"])
        shown = reading(pilot.app)
        assert "2 changes of position instead of 3" in shown
        assert "shorter" in shown
        assert "enter take it" in shown
        await press(pilot, ["escape"])
        assert path.read_text() == FOUR
        await press(pilot, ["o", "enter"])
        assert steps(path) == ["bird-dog", "cat-cow", "cobra", "glute-bridge"]
        assert "2 changes of position" in reading(pilot.app)
        await press(pilot, ["o"])
        assert "as little as they can already" in reading(pilot.app)
        await press(pilot, ["u"])
        assert path.read_text() == FOUR


async def test_without_a_step_every_key_says_what_to_do(make_app: Make, home: Home) -> None:
    """An empty routine has nothing to mark, to copy or to order, and no key breaks it."""
    path = write(home, "mine", 'title = "Mine"\n')
    async with composing(make_app, home, "mine") as pilot:
        for key in ("v", "V", "g", "G", "R", "n", "o", "y", "P", "J", "d", "x"):
            await press(pilot, [key])
        assert "There is no step yet" in reading(pilot.app) or "No steps yet" in reading(pilot.app)
        assert isinstance(pilot.app, PlannerApp)
    assert path.read_text() == 'title = "Mine"\n'


async def test_an_empty_routine_says_what_to_do_first(make_app: Make, home: Home) -> None:
    """No key about steps is dead while there is none."""
    write(home, "mine", 'title = "Mine"\n')
    async with composing(make_app, home, "mine") as pilot:
        for key in ("J", "K", "x", "d", "v", "V", "y", "g", "G", "R", "n", "o", "enter", "r"):
            await press(pilot, ["U"])
            assert "There is nothing to make again." in seen(pilot.app)
            await press(pilot, [key])
            assert "There is no step yet: a adds one." in seen(pilot.app), key
