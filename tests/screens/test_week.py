"""The week as it is looked at: days, signs, sizes, broken files, midnight."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.screen import ModalScreen

from planner.screens.week_room import WeekRoom
from planner.store.home import Home
from planner.store.settings import Settings
from planner.widgets.week_grid import WeekGrid
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, FakeClock, seen
from tests.screens.week_story import (
    BUSY,
    PLAN,
    MakeApp,
    after,
    keys,
    marked,
    notes,
    settle,
    text_of,
    write_log,
)


@pytest.fixture
def planned(home: Home) -> Home:
    """A home with one plan, on Monday, Wednesday and Friday."""
    home.schedule.write_text(PLAN)
    return home


async def test_every_status_has_a_sign_and_a_word(home: Home, make_app: MakeApp) -> None:
    """Without any colour a person sees what is done, stopped, missed, skipped, moved, paused, planned."""
    home.schedule.write_text(BUSY)
    write_log(home, 16)
    write_log(home, 17, "stopped")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        shown = seen(app)
        for sign in ("● Core", "◐ Core", "× Core", "– Core", "→ Core", "‖ Core", "○ Core"):
            assert sign in shown
        for words in ("○ planned", "● done", "◐ stopped", "× missed", "– skipped", "→ moved", "‖ paused"):
            assert words in shown
        assert "16–22 Nov 2026  ·  week 47  ·  this week" in shown
        assert "●○○○  1 of 4  ·  36 of 61 min" in shown
        await keys(app, pilot, "left")
        assert "‖ paused  ·  Sat 21 Nov at 07:00  ·  a long walk" in seen(app)
        await keys(app, pilot, "left")
        assert "→ moved away  ·  Fri 20 Nov at 07:00  ·  now on Sun 22 Nov" in seen(app)
        await keys(app, pilot, "left", "left", "left")
        assert "at step 2: no time, or interrupted" in seen(app)
        await keys(app, pilot, "left")
        assert "07:02 to 07:20, 18 min  ·  pain 4 → 3" in seen(app)
        for key, words in (("m", "It was begun already"), ("x", "It is done already")):
            await keys(app, pilot, key)
            assert words in notes(app)
    assert text_of(home) == BUSY


async def test_the_way_through_weeks_days_and_sessions(home: Home, make_app: MakeApp) -> None:
    """h l j k by day and session, [ ] by week, t today, g to a typed date."""
    home.schedule.write_text(BUSY)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        assert "○ planned  ·  Sun 22 Nov at 07:00" in seen(app)
        await keys(app, pilot, "j")
        assert "Sun 22 Nov at 18:00  ·  moved from Fri 20 Nov 07:00" in seen(app)
        await keys(app, pilot, "k", "l")
        assert "23–29 Nov 2026  ·  week 48  ·  next week" in seen(app)
        assert "Mon 23 Nov at 07:00" in seen(app)
        await keys(app, pilot, "pagedown", "right_square_bracket")
        assert "7–13 Dec 2026" in seen(app)
        assert "in 3 weeks" in seen(app)
        await keys(app, pilot, "g", *"31 dec", "enter")
        assert "28 Dec 2026 – 3 Jan 2027  ·  week 53" in seen(app)
        await keys(app, pilot, "g", *"soon", "enter")
        assert "a date is written like" in seen(app)
        await keys(app, pilot, "escape", "t")
        assert "this week" in seen(app)
        await keys(app, pilot, "left_square_bracket")
        assert "last week" in seen(app)


async def test_enter_starts_the_chosen_session_with_its_plan(
    planned: Home, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """enter or r runs it now; on a day without one, enter plans one."""
    started: list[tuple[str, str]] = []
    app = make_app()

    def run(routine: str, plan: str, _variant: str) -> None:
        started.append((routine, plan))
        app._busy = False  # it was run to its end

    monkeypatch.setattr(app, "_run", run)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "enter", "r")
        assert started == [("core-three", "core")] * 2
        await keys(app, pilot, "right", "enter")
        assert "Put a routine on the week" in seen(app)
        await keys(app, pilot, "escape", "r")
        assert "There is nothing on this day to start" in notes(app)


async def test_an_app_left_open_marks_the_new_day(
    planned: Home, make_app: MakeApp, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past midnight the new day is marked and chosen, and nothing is painted while the date is the same."""
    monkeypatch.setattr(WeekRoom, "LOOK_EVERY", 0.05)
    clock.wall = datetime(2026, 11, 20, 23, 58, tzinfo=timezone(timedelta(hours=1)))
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        room = app.screen
        assert isinstance(room, WeekRoom)
        draws: list[datetime] = []
        draw = room.draw

        def counted() -> None:
            draws.append(clock.now())
            draw()

        monkeypatch.setattr(room, "draw", counted)
        await pilot.pause(0.15)
        assert not draws
        assert marked(app) == "Fri 20"
        clock.advance(180)
        await pilot.pause(0.15)
        await settle(app, pilot)
        assert draws
        assert marked(app) == "Sat 21"
        assert "× missed  ·  Fri 20 Nov" in (await after(app, pilot, "left"))


async def test_narrow_terminals_get_a_list_by_day(home: Home, make_app: MakeApp) -> None:
    """At 60x20: one line a session with its word, days in front; j and k go over the ends of days."""
    home.schedule.write_text(BUSY)
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await keys(app, pilot, "4")
        shown = seen(app)
        assert all(len(line) <= 60 for line in shown.splitlines())
        assert re.search(r"Thu 19 +– 07:00     Core three +skipped", shown)
        assert re.search(r"Sun 22 today \? ○ 07:00     Core three +8 min", shown)
        assert "0 of 4  ·  0 of 42 min" in shown
        await keys(app, pilot, "k")
        assert "‖ paused  ·  Sat 21 Nov" in seen(app)
        await keys(app, pilot, "j", "j", "j")
        assert "23–29 Nov 2026" in seen(app)
        await keys(app, pilot, "m", "right", "enter")
    assert "{ on = 2026-11-23, to = 2026-11-24 }," in text_of(home)


async def test_a_hint_says_what_and_why_and_can_be_switched_off(home: Home, make_app: MakeApp) -> None:
    """Two missed ones: the next day has a sign, the line says it, i the reason; ignored, it is gone."""
    home.schedule.write_text(PLAN)
    settings = Settings(safety_read=date(2026, 11, 1))
    for size in ((80, 24), (60, 20)):
        app = make_app(settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            shown = await after(app, pilot, "4", "right")
            assert "Mon 23 ?" in shown or "Mon 23 Nov ?" in shown
            assert "? The last 3 were missed: do this one, or a" in shown
            assert "Why: one miss is an exception" in await after(app, pilot, "i")
            await keys(app, pilot, "enter", "right", "i")
            assert "Tue 24 ?" not in seen(app)
    rule = '\n[lint]\nignore = ["never-twice"]\n'
    home.settings.write_text(home.settings.read_text() + rule if home.settings.exists() else rule)
    app = make_app(settings)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "right", "i")
        assert " ?" not in shown.partition("? Help")[0]
        assert "There is no hint about this week." in shown
    assert text_of(home) == PLAN


async def test_the_terminal_may_change_its_size_and_a_click_chooses(home: Home, make_app: MakeApp) -> None:
    """Columns become a list and columns again; a click on a session is as good as the keys."""
    home.schedule.write_text(BUSY)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        sizes = {(60, 20): "Thu 19         –", (200, 60): "Mon 16 Nov", (20, 5): "", (80, 24): "Mon 16"}
        for size, first in sizes.items():
            await pilot.resize_terminal(*size)
            await settle(app, pilot)
            assert first in seen(app)
        await pilot.click(WeekGrid, offset=(52, 3))
        await settle(app, pilot)
        assert "Fri 20 Nov at 07:00  ·  now on Sun 22 Nov" in seen(app)
        await pilot.click(WeekGrid, offset=(9, 9))
        await settle(app, pilot)
        assert "Mon 16 Nov at 07:00" in seen(app)


async def test_a_hostile_title_is_shown_as_it_is(home: Home, make_app: MakeApp) -> None:
    """Markup, escape sequences and wide characters in a title go through grid, card, form and questions."""
    quoted = HOSTILE.replace("\u001b", "\\u001b")
    (home.routines / "a-hostile.toml").write_text(
        f'format = 1\ntitle = "{quoted}"\n\n[[step]]\nexercise = "cat-cow"\nreps = 5\n'
    )
    for size in ((80, 24), (60, 20), (120, 40)):
        app = make_app()
        async with app.run_test(size=size, notifications=True) as pilot:
            await keys(app, pilot, "4", "a")
            assert HOSTILE_SEEN in seen(app)
            await keys(app, pilot, "enter", "enter", "m")
            assert f"Move {HOSTILE_SEEN}" in seen(app)
            await keys(app, pilot, "escape", "x", "enter", "d")
            assert f"Remove {HOSTILE_SEEN}" in seen(app)
            await keys(app, pilot, "escape", "u", "u")
            assert "\u001b" not in seen(app)


async def test_a_broken_schedule_shows_what_it_can_and_is_left_alone(home: Home, make_app: MakeApp) -> None:
    """The place and the reason stand on the screen, what was done is shown, changes are refused."""
    broken = '[[plan]]\nid = "core"\nroutine = core-three\n'
    home.schedule.write_text(broken)
    write_log(home, 20)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        assert "schedule.toml:3:11:" in seen(app)
        assert "● Core" in seen(app)
        await keys(app, pilot, "a")
        assert "cannot be read, so it is never written" in notes(app)
        assert not isinstance(app.screen, ModalScreen)
        await keys(app, pilot, "o", "x", "d", "m", "u", "t", "enter")
    assert text_of(home) == broken


async def test_one_broken_plan_leaves_the_others(home: Home, make_app: MakeApp) -> None:
    """A plan with a wrong day is left out and named; the other plan is shown and can be changed."""
    bad = '\n[[plan]]\nid      = "bad"\nroutine = "core-three"\ndays    = ["someday"]\n'
    home.schedule.write_text(PLAN + bad)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        assert "schedule.toml:14:" in seen(app)
        await keys(app, pilot, "g", *"wed", "enter", "x", "enter")
    assert text_of(home) == PLAN + "skip    = [2026-11-25]\n" + bad


async def test_a_file_from_a_newer_planner_is_read_only(home: Home, make_app: MakeApp) -> None:
    """It is shown, and a change is refused with the reason before any form opens."""
    newer = PLAN.replace("format = 1", "format = 2")
    home.schedule.write_text(newer)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a")
        assert "newer planner" in notes(app)
        assert not isinstance(app.screen, ModalScreen)
    assert text_of(home) == newer


async def test_without_any_routine_planning_says_how_to_get_one(tmp_path: Path, make_app: MakeApp) -> None:
    """There is nothing to put on the week before there is a routine."""
    app = make_app()
    for path in app.home.routines.iterdir():
        path.unlink()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "o")
        assert "There is no routine yet" in notes(app)
