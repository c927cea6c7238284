"""Stories of a step added by one line of text, from the box that searches the library."""

from __future__ import annotations

import pytest

from planner.screens.add_step import AddStep
from planner.screens.typed_line import TypedLine
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, composing, press, reading, type_in, write

EMPTY = 'format = 1\ntitle  = "Mine"\n'


async def test_a_line_becomes_a_step_with_its_dose_and_its_note(make_app: Make, home: Home) -> None:
    """What was understood is shown before it is added; the file has what was typed and nothing more."""
    path = write(home, "mine", EMPTY)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["a"])
        await type_in(pilot, "bird dog 3x10 hold 5s each side rest 20s note: slow")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "✓ Bird dog: 3 × 10, hold 5s, each side, rest 20s takes" in shown
        assert "“slow”" in shown
        await press(pilot, ["enter"])
        assert "Bird dog is step 1" in reading(pilot.app)
        await type_in(pilot, "cobra")
        await press(pilot, ["enter", "escape"])
    assert path.read_text() == EMPTY + (
        '\n[[step]]\nexercise = "bird-dog"\nsets     = 3\nreps     = 10\nhold     = "5s"\n'
        'sides    = "each"\nrest     = "20s"\nnote     = "slow"\n\n[[step]]\nexercise = "cobra"\n'
    )


@pytest.mark.parametrize(
    ("line", "words", "underlined"),
    [
        ("bird dog 3x10 quickly", 'not understood: "quickly"', ["quickly"]),
        ("bird dog 3x10 5s", "5s: a hold or a rest?", ["5s"]),
        ("flurb 3x10", 'no exercise is called "flurb"', ["flurb"]),
        ("stretch 3x30s", "which one? ↑ ↓ choose it", ["stretch"]),
    ],
)
async def test_nothing_is_guessed(
    make_app: Make, home: Home, line: str, words: str, underlined: list[str]
) -> None:
    """What was not understood is named and underlined where it stands, and enter adds nothing."""
    path = write(home, "mine", EMPTY)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["a"])
        await type_in(pilot, line)
        await press(pilot, ["enter"])
        shown = reading(pilot.app)
        assert words in shown
        assert "Nothing was added" in shown
        typed = pilot.app.screen.query_one(TypedLine)
        assert [line[start:end] for start, end in typed.underlined] == underlined
        await press(pilot, ["escape"])
        assert "0 steps" in seen(pilot.app)
    assert path.read_text() == EMPTY


async def test_one_of_several_exercises_is_chosen_in_the_list(make_app: Make, home: Home) -> None:
    """A part of a name that fits several: the arrows choose, and the dose goes to the chosen one."""
    path = write(home, "mine", EMPTY)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["a"])
        await type_in(pilot, "stretch 3x30s")
        await press(pilot, ["down", "enter"])
        assert "Hamstring stretch is step 1" in reading(pilot.app)
    assert path.read_text().endswith('exercise = "hamstring-stretch"\nreps     = 3\nhold     = "30s"\n')


async def test_words_that_are_no_dose_still_search(make_app: Make, home: Home) -> None:
    """`knee chest` finds by its words; a dose outside the sources is warned of before it is added."""
    write(home, "mine", EMPTY)
    async with composing(make_app, home, "mine", (60, 20)) as pilot:
        await press(pilot, ["a"])
        await type_in(pilot, "knee chest")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AddStep)
        assert "Knee to chest stretch" in seen(pilot.app)
        assert "usually" in seen(pilot.app)
        await type_in(pilot, " hold 90s")
        await pilot.pause()
        assert "hold: the sources of Knee to chest stretch give" in reading(pilot.app)
        assert "enter add" in seen(pilot.app)
