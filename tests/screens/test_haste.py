"""Keys pressed twice faster than the program answers: it lives, and asks once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from textual.events import Key
from textual.widgets import Input

from planner.app import PlannerApp
from planner.keys.sections import SECTIONS
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.stories import press, told

MakeApp = Callable[..., PlannerApp]

THERE = {
    "today": [],
    "library": ["2"],
    "routines": ["3"],
    "composer": ["3", "enter"],
    "week": ["4"],
    "progress": ["5"],
}
"""The keys that lead to the screen of a section."""

CASES = [
    (section, command.id, key)
    for section in THERE
    for command in SECTIONS[section]
    for key in command.keys.split(",")[:1]
]

PLAN = """\
[[plan]]
id      = "sundays"
routine = "core-three"
days    = ["sun"]
at      = "07:00"
"""


@pytest.mark.parametrize(("section", "command", "key"), CASES, ids=[f"{case[1]}" for case in CASES])
async def test_a_key_pressed_twice_at_once_asks_once_and_breaks_nothing(
    make_app: MakeApp, home: Home, section: str, command: str, key: str
) -> None:
    """Two presses of one key with nothing between them: no crash, and no question stands there twice."""
    home.schedule.write_text(PLAN)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, THERE[section])
        for _ in range(2):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await press(pilot, [])
        await pilot.pause(0.1)
        assert app.is_running
        twice = [name for name, count in Counter(type(s) for s in app.screen_stack).items() if count > 1]
        assert not twice
        assert seen(app).strip()


def at_once(app: PlannerApp, keys: str) -> None:
    """Hand over these keys in one piece, as a slow line does."""
    for name in keys.split():
        app.post_message(Key(name, name if len(name) == 1 else None))


async def test_letters_and_keys_of_one_piece_keep_their_order(make_app: MakeApp, home: Home) -> None:
    """A title with a slip mended, and enter, all in one burst: the title is what was meant."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "t"])
        at_once(app, "ctrl+u M o r x backspace n enter")
        await until(pilot, lambda: "It is called Morn now" in told(app))
    assert 'title       = "Morn"' in (home.routines / "morn.toml").read_text()


async def test_keys_behind_one_that_leaves_a_field_are_for_the_next(make_app: MakeApp, home: Home) -> None:
    """A down arrow between two letters puts the second one into the second field."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "n"])
        at_once(app, "A down b i r d down")
        await until(pilot, lambda: [one.value for one in app.screen.query(Input)][:2] == ["A", "bird"])
        assert list(app.screen.query(Input)).index(app.focused) == 2  # type: ignore[arg-type]
