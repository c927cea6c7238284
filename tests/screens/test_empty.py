"""A page with nothing on it says so, and which key leads on; and that key does."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.stories import Make, press, reading, told, write

STARTERS = ("core-three", "full-eight", "gentle-day", "strength-day")

EMPTY = (
    (
        "without",
        "1",
        "There is no routine yet. 3 opens the routines, and n there makes one.",
        "3 n",
        "AskText",
    ),
    ("new", "1", "Nothing is planned yet. Start a routine here; 4 puts one on the week.", "4", "WeekScreen"),
    ("new", "1", "Nothing is planned yet. Start a routine here", "enter", "CheckIn"),
    ("without", "3", "No routine yet. n makes one", "n", "AskText"),
    ("blank", "3", "No steps yet. enter opens it, and a adds an exercise.", "enter a", "AddStep"),
    ("blank", "3 enter", "No steps yet.", "a", "AddStep"),
    ("new", "3 slash z z z", "Nothing matches. esc lists all of them again.", "escape", "Routines"),
    ("new", "2 slash z z z z", "esc lists everything again.", "escape", "Library"),
    ("new", "3 enter a z z z z", "Nothing has all of these words. Take some away.", "escape", "Composer"),
    ("new", "4", "Nothing is planned yet. a puts a routine on days", "a", "PlanForm"),
    ("new", "4", "o plans one session here.", "o", "Choose"),
    (
        "without",
        "4 a",
        "There is no routine yet: 3 opens the routines, and n there makes one.",
        "3 n",
        "AskText",
    ),
    ("new", "5", "No session yet. 1 opens today: enter there starts one.", "1 enter", "CheckIn"),
    ("new", "5 tab", "No session yet. 1 opens today", "1", "Today"),
    ("new", "1 a", "Nothing to consider now.", "escape", "Today"),
    ("blank", "exclamation_mark", "All your files are in order.", "escape", "Today"),
    ("new", "4 M", "nothing", "enter", "WeekScreen"),
)
"""The home, the keys to the page, what it says, the keys that it names, and what is open then."""


def furnish(home: Home, kind: str) -> None:
    """A home as the first start leaves it, one without a routine, or with an empty one alone."""
    if kind == "new":
        return
    for name in STARTERS:
        (home.routines / f"{name}.toml").unlink()
    if kind == "blank":
        write(home, "mine", 'title = "Mine"\n')


@pytest.mark.parametrize(
    ("kind", "way", "words", "keys", "opens"), EMPTY, ids=[f"{row[0]}: {row[1]}" for row in EMPTY]
)
async def test_an_empty_page_says_what_to_press(
    make_app: Make, home: Home, kind: str, way: str, words: str, keys: str, opens: str
) -> None:
    """The sentence stands there at 80x24, and the key that it names does what it says."""
    furnish(home, kind)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, way.split())
        assert words in f"{reading(app)}\n{told(app)}"
        await press(pilot, keys.split())
        assert type(app.screen).__name__ == opens
