"""Sessions moved by keyboard alone: one, from now on, a whole plan; missed ones, extra ones; at any size."""

from __future__ import annotations

import pytest
from textual.events import Key

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.week_story import (
    PLAN,
    MakeApp,
    after,
    keys,
    notes,
    text_of,
    told,
)


@pytest.fixture
def planned(home: Home) -> Home:
    """A home with one plan, on Monday, Wednesday and Friday."""
    home.schedule.write_text(PLAN)
    return home


async def test_a_session_is_moved_with_a_preview_and_undone(planned: Home, make_app: MakeApp) -> None:
    """m, an arrow, a time, enter: the other days stay; u gives the old text, U the new one."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"wed", "enter", "m", "right")
        assert "Wed 25 Nov, 07:00  →  Thu 26 Nov, 07:00   this one" in shown
        assert "→ Core" in shown  # where it was, in the grid, before anything is saved
        assert text_of(planned) == PLAN
        assert "Thu 26 Nov, 18:30" in await after(app, pilot, "t", "ctrl+a", "ctrl+k", *"18:30", "enter")
        shown = await after(app, pilot, "enter")
        moved = PLAN + 'moves   = [\n  { on = 2026-11-25, to = 2026-11-26, at = "18:30" },\n]\n'
        assert text_of(planned) == moved
        assert "moved from Wed 25 Nov 07:00" in shown
        shown = await after(app, pilot, "u")
        assert text_of(planned) == PLAN
        assert "Undone: Core three moved to Thu 26 Nov, 18:30.  U makes it again" in shown
        await keys(app, pilot, "U")
        assert text_of(planned) == moved
        await keys(app, pilot, "u", "u")
        assert text_of(planned) == PLAN
        assert "There is nothing to undo." in seen(app)


async def test_up_and_down_move_it_along_the_lines_of_the_day(planned: Home, make_app: MakeApp) -> None:
    """A line down is an hour where a line is an hour, and a quarter where it is one."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "minus", "minus", "m", "down", "down", "up")
        assert "Wed 25 Nov, 07:00  →  Wed 25 Nov, 08:00" in seen(app)
        await keys(app, pilot, "escape", "plus", "plus", "plus", "m", "down", "down", "enter")
        assert "A line is" not in seen(app)
    assert text_of(planned).endswith('{ on = 2026-11-25, to = 2026-11-25, at = "07:30" },\n]\n')


async def test_keys_typed_in_the_same_instant_are_not_lost(planned: Home, make_app: MakeApp) -> None:
    """m, right, enter, x, enter, all at once: moved, and then skipped where it is now."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter")
        for key in ("m", "right", "enter", "m", "right", "enter", "x", "enter"):
            app.post_message(Key(key, None))
        await keys(app, pilot)
        assert "– skipped  ·  Fri 27 Nov at 07:00  ·  moved from Wed 25 Nov" in seen(app)
        end = "skip    = [2026-11-25]\nmoves   = [\n  { on = 2026-11-25, to = 2026-11-27 },\n]\n"
        assert text_of(planned) == PLAN + end
        await keys(app, pilot, "u", "u", "u")
    assert text_of(planned) == PLAN


async def test_a_moved_session_is_moved_on_and_put_back(planned: Home, make_app: MakeApp) -> None:
    """Moving it again changes its move; back on its own day the move is gone from the file."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "m", "right", "enter", "m", "pagedown", "enter")
        assert "{ on = 2026-11-25, to = 2026-12-03 }," in text_of(planned)
        shown = await after(app, pilot, "m", "pageup", "left")
        assert "That is where its plan has it." in shown
        await keys(app, pilot, "enter")
    assert text_of(planned) == PLAN


async def test_a_move_can_be_left(planned: Home, make_app: MakeApp) -> None:
    """esc leaves the session where it was, and so does enter on the same place; a past day is refused."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"wed", "enter", "m", "right", "escape")
        assert "It stays as it was." in shown
        assert "Wed 25 Nov at 07:00" in shown
        await keys(app, pilot, "m", "enter", "m", "pageup", "enter")
        assert "That day is past" in notes(app)
        await keys(app, pilot, "x", "d", "a", "escape")  # keys that change mean nothing while it is carried
    assert text_of(planned) == PLAN


FROM_NOW_ON = (
    PLAN.replace("02\n", "02\nuntil   = 2026-11-24\n")
    + """
[[plan]]
id      = "core-2"
routine = "core-three"
days    = ["mon", "thu", "fri"]
at      = "07:00"
from    = 2026-11-25
"""
)


async def test_a_day_of_a_plan_is_moved_from_now_on(planned: Home, make_app: MakeApp) -> None:
    """m, right, s: this one and all later ones are on Thursday; what was before stays as it was planned."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"wed", "enter", "m", "right", "s")
        assert "this one and all later" in shown
        assert "The plan is then: mon thu fri at 07:00." in shown
        assert text_of(planned) == PLAN
        shown = await after(app, pilot, "enter")
        assert text_of(planned) == FROM_NOW_ON
        assert "○ planned  ·  Thu 26 Nov at 07:00" in shown
        assert "× missed  ·  Wed 18 Nov" in await after(app, pilot, "left", "pageup")
        await keys(app, pilot, "u")
    assert text_of(planned) == PLAN


async def test_a_whole_plan_gets_another_time(planned: Home, make_app: MakeApp) -> None:
    """s twice is the whole plan; its comments stay, and a day that it has already is refused."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"wed", "enter", "m", "s", "s", "right", "right")
        assert "The plan has that day of the week already." in shown
        await keys(app, pilot, "enter")
        assert "The plan has that day of the week already." in notes(app)
        await keys(app, pilot, "left", "left", "t", "ctrl+a", "ctrl+k", *"18:00", "enter", "enter")
    assert text_of(planned) == PLAN.replace("07:00", "18:00")


async def test_a_missed_session_offers_today_tomorrow_and_skip(planned: Home, make_app: MakeApp) -> None:
    """Nothing is moved by itself: enter on a missed one asks, the choice is shown, enter saves it."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "h", "h")
        assert "× missed" in shown
        await keys(app, pilot, "enter")
        asked = told(app)
        for words in ("Core three was missed on Fri 20 Nov", "Do it today", "Do it tomorrow", "Leave it out"):
            assert words in asked
        assert "where the same is planned already" in asked
        shown = await after(app, pilot, "down", "enter")
        assert "Fri 20 Nov, 07:00  →  Mon 23 Nov, 07:00" in shown
        assert "The same routine is on that day already." in shown
        await keys(app, pilot, "escape", "enter", "enter")
        assert text_of(planned) == PLAN
        shown = await after(app, pilot, "enter")
        assert "○ planned  ·  Sun 22 Nov at 07:00  ·  moved from Fri 20 Nov" in shown
        assert "{ on = 2026-11-20, to = 2026-11-22 }," in text_of(planned)
        await keys(app, pilot, "u", "g", *"20 nov", "enter", "pageup")
        await keys(app, pilot, "g", "minus", *"2d", "enter", "enter", "down", "down", "enter", "enter")
    assert text_of(planned) == PLAN + "skip    = [2026-11-20]\n"


async def test_one_extra_session_is_planned_moved_and_removed(planned: Home, make_app: MakeApp) -> None:
    """o puts one session on the day; the arrows say where; d shows the week without it."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "o", "down", "down", "enter")
        assert "One extra Gentle day" in shown
        assert text_of(planned) == PLAN
        shown = await after(app, pilot, "t", *"10:00", "enter", "enter")
        once = '\n[[once]]\nroutine = "gentle-day"\non      = 2026-11-22\nat      = "10:00"\n'
        assert text_of(planned) == PLAN + once
        assert "an extra session, on this day alone" in shown
        await keys(app, pilot, "x")
        assert "d removes it" in notes(app)
        await keys(app, pilot, "m", "right", "t", "ctrl+a", "ctrl+k", "enter", "enter")
        assert text_of(planned) == PLAN + once.replace("22", "23").replace('at      = "10:00"\n', "")
        shown = await after(app, pilot, "d")
        assert "Remove Gentle day" in shown
        assert "one extra session on Mon 23 Nov" in shown
        await keys(app, pilot, "escape")
        assert "[[once]]" in text_of(planned)
        await keys(app, pilot, "d", "enter")
    assert text_of(planned) == PLAN


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_planned_moved_skipped_paused_and_all_the_way_back(
    home: Home, make_app: MakeApp, size: tuple[int, int]
) -> None:
    """At any size each change is told before it is saved, and undo leads back byte for byte."""
    app = make_app()
    texts = [""]
    async with app.run_test(size=size, notifications=True) as pilot:
        await keys(app, pilot, "4", "right")
        for pressed, told_before in (
            (("a", "enter", "tab", *"7:00"), "mon at 07:00 from 23 Nov, no end"),
            (("m", "right", "down"), "Mon 23 Nov, 07:00  →  Tue 24 Nov, 07:15"),
            (("x",), "Skip Core three"),
            (("pagedown", "pageup", "x"), "Plan again Core three"),
            (("p", "down", *"+2w", "enter"), "Pause"),
        ):
            shown = await after(app, pilot, *pressed)
            assert told_before in shown
            assert all(len(line) <= size[0] for line in shown.splitlines())
            assert (text_of(home) if home.schedule.exists() else "") == texts[-1]
            await keys(app, pilot, "enter")
            texts.append(text_of(home))
        assert len(set(texts)) == len(texts) - 1  # the skip that was taken back left nothing behind
        for text in reversed(texts[:-1]):
            await keys(app, pilot, "u")
            assert text_of(home) == text
