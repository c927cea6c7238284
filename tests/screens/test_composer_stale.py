"""Stories of a form over a routine that changes underneath, and of keys that come twice."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input

from planner.screens.add_step import AddStep
from planner.screens.composer import Composer
from planner.screens.dose_editor import DoseEditor
from planner.screens.preview import Preview
from planner.screens.routines import Routines
from planner.store.home import Home
from tests.screens.stories import Make, Story, composing, press, reading, settle, told, type_in, write

THREE = 'title = "Mine"\n' + "".join(
    f'\n[[step]]\nexercise = "{name}"\n' for name in ("bird-dog", "glute-bridge", "cobra")
)
THEIRS = '[[step]]\nexercise = "knee-to-chest"\n\n'


def steps(path: Path) -> list[tuple[str, int | None]]:
    """The exercise and the sets of every step in the file."""
    return [(step["exercise"], step.get("sets")) for step in tomllib.loads(path.read_text())["step"]]


def composer(pilot: Story) -> Composer:
    """The composer, wherever it is among the open screens."""
    (found,) = (screen for screen in pilot.app.screen_stack if isinstance(screen, Composer))
    return found


async def twice(pilot: Story, key: str, then: str = "") -> None:
    """A key twice, and another one, with nothing between them."""
    for one in (key, then or key):
        pilot.app.post_message(Key(one, one if len(one) == 1 else None))
    await settle(pilot)
    await pilot.pause(0.1)
    assert pilot.app.is_running


async def new_day_and_step(pilot: Story, path: Path, old: str, new: str) -> None:
    """Somebody else changes the file, and midnight passes."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    composer(pilot).new_day()
    await settle(pilot)


async def test_a_dose_goes_to_the_step_that_the_form_was_opened_on(make_app: Make, home: Home) -> None:
    """A step comes before it from outside while the form is open, at midnight too: the dose finds it."""
    path = write(home, "mine", THREE)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["j", "enter"])
        await new_day_and_step(pilot, path, "[[step]]", THEIRS + "[[step]]")
        assert isinstance(pilot.app.screen, DoseEditor)
        pilot.app.screen.query_one("#sets", Input).value = "7"
        await press(pilot, ["enter"])
        found = [("knee-to-chest", None), ("bird-dog", None), ("glute-bridge", 7), ("cobra", None)]
        assert steps(path) == found
        assert composer(pilot).steps.cursor == 2


async def test_a_draft_that_took_in_another_step_under_the_form(make_app: Make, home: Home) -> None:
    """A save that was under way brings the outside change in while the form is open."""
    path = write(home, "mine", THREE)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["j", "enter"])
        path.write_text(path.read_text().replace("[[step]]", THEIRS + "[[step]]", 1))
        draft = composer(pilot).draft
        assert draft is not None
        assert draft.refresh()
        pilot.app.screen.query_one("#sets", Input).value = "7"
        await press(pilot, ["enter"])
        assert steps(path)[2] == ("glute-bridge", 7)
        assert [sets for _, sets in steps(path)].count(None) == 3


@pytest.mark.parametrize("key", ["enter", "i"])
async def test_a_form_is_refused_when_what_it_is_about_is_gone(make_app: Make, home: Home, key: str) -> None:
    """The step, or the pause, was changed outside and the draft knows: nothing is written, and it is said."""
    path = write(home, "mine", THREE.replace("\n\n", '\nrest = "20s"\n\n', 1))
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["j", key])
        text = path.read_text().replace('"glute-bridge"\n', '"glute-bridge"\nreps = 3\n')
        path.write_text(text.replace('"20s"', '"25s"'))
        draft = composer(pilot).draft
        assert draft is not None
        assert draft.refresh()
        pilot.app.screen.query_one("#sets" if key == "enter" else "#rest", Input).value = "9"
        after = path.read_bytes()
        await press(pilot, ["enter"])
        assert "Nothing was changed" in reading(pilot.app)
        assert path.read_bytes() == after


async def test_an_exercise_is_added_after_the_step_that_was_chosen(make_app: Make, home: Home) -> None:
    """What is added stays after its neighbour when somebody else adds a step before it."""
    path = write(home, "mine", THREE)
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["j", "a"])
        assert isinstance(pilot.app.screen, AddStep)
        await new_day_and_step(pilot, path, "[[step]]", THEIRS + "[[step]]")
        for _ in range(2):
            await type_in(pilot, "cow")
            await press(pilot, ["enter"])
        names = [name for name, _ in steps(path)]
        assert names == ["knee-to-chest", "bird-dog", "glute-bridge", "cat-cow", "cat-cow", "cobra"]


@pytest.mark.parametrize("key", ["enter", "a", "t", "i"])
async def test_a_dialog_opens_once_and_closes_only_itself(make_app: Make, home: Home, key: str) -> None:
    """Two keys open one dialog over the composer; enter twice in it never closes the composer too."""
    write(home, "mine", THREE)
    async with composing(make_app, home, "mine") as pilot:
        below = len(pilot.app.screen_stack)
        await twice(pilot, key)
        assert len(pilot.app.screen_stack) == below + 1
        await twice(pilot, "enter")
        assert composer(pilot) in pilot.app.screen_stack[: below + 1]
        assert len(pilot.app.screen_stack) <= below + 1


@pytest.mark.parametrize("then", ["escape", "p"])
async def test_the_composer_is_left_once(make_app: Make, home: Home, then: str) -> None:
    """esc twice, or esc and the preview: the program lives, and nothing below is left."""
    write(home, "mine", THREE)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "enter"])
        await twice(pilot, "escape", then)
        assert isinstance(app.screen, Routines if then == "escape" else (Routines, Preview))
        assert isinstance(app.screen_stack[0], Routines)
        if isinstance(app.screen, Preview):
            composer(pilot)


async def test_what_was_added_is_taken_out_one_by_one(make_app: Make, home: Home) -> None:
    """u twice takes both out; three times says that there is nothing left."""
    path = write(home, "mine", THREE)
    for other in home.routines.glob("*.toml"):
        if other != path:
            other.unlink()
    before = path.read_bytes()
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2"])
        for _ in range(2):
            await press(pilot, ["a"])
            await press(pilot, ["enter"])
        assert len(steps(path)) == 5
        await twice(pilot, "u")
        assert path.read_bytes() == before
        await twice(pilot, "u")
        assert "There is nothing to undo" in told(app)
