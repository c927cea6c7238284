"""The chosen routine as a page to print, from the list of routines."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, told, write

PAGE = "core-three-2026-11-22.html"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_p_writes_a_page_and_says_where(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """A whole file in the home. Again, it is the same one; what was changed stays, beside a new one."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["3", "p"])
        path = home.sheets / PAGE
        assert str(path) in told(app)
        assert "A page to print" in seen(app)
        first = path.read_text()
        assert first.startswith("<!DOCTYPE html>")
        assert "<title>Core three</title>" in first
        assert first.count("<svg") >= 6
        await press(pilot, ["p"])
        assert [one.name for one in home.sheets.iterdir()] == [PAGE]
        path.write_text("with notes of my own")
        await press(pilot, ["p"])
        second = path.with_name(PAGE.replace(".html", "-2.html"))
        assert str(second) in told(app)
        assert second.read_text() == first
        assert path.read_text() == "with notes of my own"


async def test_the_boxes_follow_the_schedule(make_app: Make, home: Home) -> None:
    """What is planned is what can be ticked; a schedule with errors makes no page, and says so."""
    home.schedule.write_text(
        '[[plan]]\nid = "m"\nroutine = "core-three"\ndays = ["mon"]\nat = "07:15"\nfrom = 2026-11-02\n'
    )
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "p"])
        assert "07:15" in (home.sheets / PAGE).read_text()
        home.schedule.write_text("[[plan]\n")
        app.screen.reload()  # type: ignore[attr-defined]  # the room looks at the files only once a second
        await press(pilot, [])
        (home.sheets / PAGE).unlink()
        await press(pilot, ["p"])
        assert "schedule.toml has errors" in told(app)
    assert not list(home.sheets.iterdir())


async def test_a_broken_routine_is_not_printed(make_app: Make, home: Home) -> None:
    """Its file comes first."""
    write(home, "aaa", "title = \n")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "home", "p"])
        assert "cannot be read, so it cannot be printed: mend it first" in told(app)
    assert not home.sheets.exists()


async def test_what_the_disk_refuses_is_said(make_app: Make, home: Home) -> None:
    """A file where the folder should be: no page, and the reason."""
    home.sheets.write_text("in the way")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "p"])
        assert "cannot make the folder" in told(app)
