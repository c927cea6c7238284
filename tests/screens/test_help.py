"""The page that tells the keys: on every screen, over every dialog, and legible when it is narrow."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from planner.screens.help import Help
from planner.screens.purposes import PURPOSES
from planner.widgets.sheet import Sheet
from tests.hostile.visits import all_screens, kinds
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, reading, settle

DIALOGS = [
    ("3 d", "question_mark", "Leave everything as it is"),
    ("3 n", "f1", "Go on with this text"),
    ("3 v", "question_mark", "Take the chosen line"),
    ("3 v enter", "question_mark", "Take none of them; nothing is changed"),
    ("3 enter a", "f1", "Add it after the last one"),
    ("3 enter enter", "f1", "one name: done in rounds"),
    ("3 enter i", "f1", "more to change position"),
    ("3 enter p", "question_mark", "The next phase"),
    ("2 v", "question_mark", "Another thing to filter by"),
    ("2 n", "f1", "needed: ← → for what there is"),
    ("4 a", "f1", "Several routines in turn"),
    ("4 M", "question_mark", "Go to the week of the day"),
    ("1 enter", "question_mark", "How much pain; 1 and then 0 is ten"),
    ("1 enter 7 enter", "question_mark", "Do what is chosen"),
    ("2 slash", "f1", "Search by name, body part, equipment"),
]


@pytest.mark.parametrize(("way", "key", "words"), DIALOGS, ids=[way for way, _, _ in DIALOGS])
async def test_every_dialog_tells_its_keys(make_app: Make, way: str, key: str, words: str) -> None:
    """The page says what is true there, and esc leads back to where one was, with nothing changed."""
    app = make_app()
    async with app.run_test(size=(60, 60), notifications=True) as pilot:
        await press(pilot, way.split())
        await settle(pilot)
        where, before = app.screen, seen(app)
        await press(pilot, [key])
        assert isinstance(app.screen, Help)
        assert words in reading(app)
        assert ("Keys everywhere" in reading(app)) == (way == "2 slash")
        await press(pilot, ["escape"])
        assert app.screen is where
        assert seen(app) == before


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("mode", ["1", "2", "3", "3 enter", "5"])
async def test_what_a_key_does_stands_beside_it(make_app: Make, mode: str, width: int) -> None:
    """A long sentence goes on under its beginning, never under the key."""
    app = make_app()
    async with app.run_test(size=(width, 80), notifications=True) as pilot:
        await press(pilot, mode.split())
        await press(pilot, ["question_mark"])
        lines = [
            line for sheet in app.screen.query(Sheet) for line in sheet.render().plain.splitlines() if line
        ]
        assert len(lines) > 10
        for line in lines:
            keys, words = line[:16].strip(), line[18:]
            assert line[16:18] == "  "
            assert words.strip()
            assert keys or words[0] != " "
        assert max(map(len, lines)) <= width - 6


async def test_what_a_field_is_called_does_not_run_into_its_value(make_app: Make) -> None:
    """Also on a narrow screen, and the page of the form has what its hints have no room for."""
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await press(pilot, ["3", "enter", "i"])
        await settle(pilot)
        assert "prescribed by none" in reading(app)
        assert "prescribed on none" in reading(app)


async def test_the_palette_has_no_picture_in_it(make_app: Make) -> None:
    """Letters only: a terminal may not have the picture, or disagree about its width."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "ctrl+p"])
        await settle(pilot)
        assert "Search for commands" in seen(app)
        assert all(ord(letter) < 0x1F000 for letter in seen(app))


def test_every_screen_says_what_it_is_for() -> None:
    """A sentence or two for each that one can ask over, and none for a screen that is gone."""
    asked_over = all_screens() - {"Help", "RunScreen"}  # a run shows its questions and its timer over itself
    screens = {kind.__name__: kind for kind in kinds(Screen)}
    unsaid = [name for name in asked_over if not any(k.__name__ in PURPOSES for k in screens[name].__mro__)]
    assert unsaid == []
    assert set(PURPOSES) - set(screens) == set()


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("1", "What is due today stands first"),
        ("3 enter", "The steps of a routine, done from top to bottom."),
        ("4", "What is planned in a week"),
        ("3 enter n", "A line a field"),
        ("w", "The signs that need a doctor now"),
        ("T", "A short look round."),
        ("1 enter", "Every answer may be left out"),
    ],
)
async def test_help_begins_with_what_the_screen_is_for(make_app: Make, way: str, words: str) -> None:
    """Above the keys, and without scrolling at 80x24."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, way.split())
        await settle(pilot)
        await press(pilot, ["f1"])
        page = seen(app)
        assert words in page
        assert page.index(words) < page.index("Keys")
