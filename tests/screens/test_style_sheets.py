"""The style sheets of the screens: once read, one is there for the whole program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import planner.screens
from planner.screens.starter_choice import StarterChoice
from planner.screens.starter_days import StarterDays
from planner.screens.today import Today
from planner.store.settings import Settings
from tests.screens.conftest import seen
from tests.screens.running import on, until
from tests.screens.stories import Make, at_rest
from tests.screens.week_story import keys

SHEETS = sorted(Path(planner.screens.__file__).parent.glob("*.tcss"))


def own_selectors(sheet: str) -> list[str]:
    """The selectors that stand outside of all others."""
    heads = re.findall(r"^([^\s}][^{}]*)\{", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL), re.MULTILINE)
    return [one.strip() for head in heads for one in head.split(",")]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_style_sheet_is_for_its_own_screens(path: Path) -> None:
    """Each selector begins with a type, or with a class that no other sheet has: nothing leaks."""
    elsewhere = "".join(other.read_text() for other in SHEETS if other != path)
    for selector in own_selectors(path.read_text()):
        first = selector.split()[0]
        assert first[0].isupper() or (first[0] == "." and not re.search(rf"{re.escape(first)}\b", elsewhere))


@pytest.mark.parametrize("path", ["2", "3 enter", "3 enter a", "4 a", "5"])
async def test_after_a_first_start_all_looks_as_on_the_next_day(make_app: Make, path: str) -> None:
    """Its pages leave nothing behind."""
    looks = []
    for first in (False, True):
        app = make_app(Settings() if first else None)
        app.animation_level = "none"
        async with app.run_test(size=(120, 30)) as pilot:
            if first:
                await until(pilot, lambda: "planner is not a doctor" in seen(app))  # noqa: B023
                await pilot.press("enter", "enter", "enter")
                for page, key in (
                    (StarterChoice, "enter"),
                    (StarterDays, "escape"),
                    (StarterChoice, "escape"),
                ):
                    await on(pilot, page)
                    await pilot.press(key)
                await on(pilot, Today)
            await keys(app, pilot, *path.split())
            looks.append(await at_rest(pilot))
    assert looks[0] == looks[1]
