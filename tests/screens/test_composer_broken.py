"""A routine that breaks, or goes away, while it is open in the composer."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.stories import Make, composing, press, reading

TITLE = 'title       = "Core three"'


@pytest.mark.parametrize("gone", [False, True])
async def test_nothing_is_claimed_and_no_key_is_shown_that_does_nothing(
    make_app: Make, home: Home, gone: bool
) -> None:
    """Neither a time nor that all is saved; what mends it is named, and mended it is composed again."""
    path = home.routines / "core-three.toml"
    whole = path.read_text()
    async with composing(make_app, home, "core-three") as pilot:
        assert "✓ saved" in seen(pilot.app)
        if gone:
            path.unlink()
        else:
            path.write_text(whole.replace(TITLE, TITLE[:-1]))
        await until(pilot, lambda: "e mends it in your editor   esc back to the routines" in seen(pilot.app))
        await until(pilot, lambda: "x Remove" not in seen(pilot.app))
        shown = seen(pilot.app)
        for untrue in ("✓ saved", "3 steps", "a Add"):
            assert untrue not in shown
        await press(pilot, ["x", "u", "d"])
        if not gone:
            lines = [line.rstrip() for line in shown.splitlines()]
            at = next(n for n, line in enumerate(lines) if "| title" in line)
            assert lines[at + 1].index("^") == lines[at].index('"')
        path.write_text(whole)
        await until(pilot, lambda: "✓ saved" in seen(pilot.app))
        assert "x Remove" in seen(pilot.app)


async def test_what_cannot_be_undone_any_more_is_told_with_the_way_out(make_app: Make, home: Home) -> None:
    """Somebody changed the file after our change: u says so, and where the earlier versions are."""
    path = home.routines / "core-three.toml"
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["u"])
        assert "There is nothing to undo." in reading(pilot.app)
        await press(pilot, ["x"])
        await until(pilot, lambda: "✓ saved" in seen(pilot.app))
        path.write_text(path.read_text().replace(TITLE, 'title       = "Mine"'))
        await until(pilot, lambda: "Mine" in seen(pilot.app))
        await press(pilot, ["u"])
        assert "'planner restore core-three' has what was before" in reading(pilot.app)
