"""The week changed by keyboard alone: planned, skipped, moved, removed, undone."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.week_story import (
    PLAN,
    MakeApp,
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


async def test_a_routine_is_put_on_three_days_a_week_and_the_file_reads_as_if_typed(
    home: Home, make_app: MakeApp
) -> None:
    """a, the routine, the days by space, the time, enter: and schedule.toml is exactly this."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "enter")
        await keys(app, pilot, "space", "right", "space", "l", "l", "space", "right", "right", "space")
        await keys(app, pilot, "tab", *"07:00")
        assert "mon wed fri at 07:00 from 22 Nov, no end · 3 a week" in seen(app)
        assert "first on Mon 23 Nov" in seen(app)
        assert not home.schedule.exists()
        await keys(app, pilot, "enter", "right_square_bracket")
        assert seen(app).count("○ 07:00") >= 3
    assert text_of(home) == (
        "#:schema schema/schedule.schema.json\n\n"
        "format = 1\n"
        "\n"
        "[[plan]]\n"
        'id      = "core-three"\n'
        'routine = "core-three"\n'
        'days    = ["mon", "wed", "fri"]\n'
        'at      = "07:00"\n'
        "from    = 2026-11-22\n"
    )


async def test_all_fields_of_the_form(home: Home, make_app: MakeApp) -> None:
    """Several times, a first and a last day as people say them, and every second week."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(
            app, pilot, "4", "n", "enter", "tab", *"19:00 7:00", "tab", *"tue", "tab", *"+6w", "tab", "2"
        )
        words = "sun at 07:00 and 19:00, every 2 weeks, from 24 Nov until 3 Jan 2027 · 2 every 2 weeks"
        assert words in told(app)
        await keys(app, pilot, "enter")
    tail = text_of(home).partition("days")[2]
    assert tail == (
        '    = ["sun"]\nat      = ["07:00", "19:00"]\nfrom    = 2026-11-24\n'
        "until   = 2027-01-03\nevery   = 2\n"
    )


@pytest.mark.parametrize(
    ("pressed", "sentence"),
    [
        (("space",), "days: choose one at least"),
        (("tab", *"25:00"), "times: a time of day is written like"),
        (("tab", "tab", *"someday"), "from: a date is written like"),
        (("tab", "tab", "tab", *"yesterday"), "until: the last day is before the first one"),
        (("tab", "tab", "tab", "tab", "0"), "every: a whole number of weeks"),
    ],
)
async def test_a_wrong_field_is_told_in_place_and_nothing_is_saved(
    home: Home, make_app: MakeApp, pressed: tuple[str, ...], sentence: str
) -> None:
    """What is wrong stands in the form, and enter keeps it open."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "enter", "home", *pressed)
        assert sentence in seen(app)
        await keys(app, pilot, "enter")
        assert "Put a routine on the week" in seen(app)
        await keys(app, pilot, "escape")
        assert "Put a routine on the week" not in seen(app)
    assert not home.schedule.exists()


async def test_skip_and_un_skip_give_the_file_back_byte_for_byte(planned: Home, make_app: MakeApp) -> None:
    """x leaves a day out, x again takes that back: nothing else was touched."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "right_square_bracket", "h", "h", "x")
        assert "skip    = [2026-11-27]\n" in text_of(planned)
        assert "– 07:00" in seen(app)
        assert "Saved: skipped Core three on Fri 27 Nov.  u undoes it" in seen(app)
        await keys(app, pilot, "h", "h", "x")
        assert "skip    = [2026-11-27, 2026-11-25]\n" in text_of(planned)
        await keys(app, pilot, "x", "l", "l", "x")
        assert "○ planned" in seen(app)
    assert text_of(planned) == PLAN


async def test_a_skip_of_a_day_with_two_times_says_that_it_takes_both(home: Home, make_app: MakeApp) -> None:
    """A skip is for the whole day: that is asked, and no is the safe answer."""
    text = PLAN.replace('"07:00"', '["07:00", "19:00"]')
    home.schedule.write_text(text)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"mon", "enter", "x")
        assert "07:00 and 19:00" in seen(app)
        await keys(app, pilot, "n")
        assert text_of(home) == text
        await keys(app, pilot, "x", "y")
        assert "skip    = [2026-11-23]" in text_of(home)
        assert seen(app).count("– ") >= 2


async def test_a_session_is_moved_with_a_preview_and_undone(planned: Home, make_app: MakeApp) -> None:
    """m, an arrow, enter: the other days stay; u gives the old text, U the new one."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "m", "right")
        shown = seen(app)
        assert "Wed 25 Nov, 07:00  →  Thu 26 Nov, 07:00" in shown
        assert "→ 07:00" in shown  # where it was, in the grid, before anything is saved
        assert text_of(planned) == PLAN
        await keys(app, pilot, "t", "ctrl+a", "ctrl+k", *"18:30", "enter")
        assert "Thu 26 Nov, 18:30" in seen(app)
        await keys(app, pilot, "enter")
        moved = PLAN + 'moves   = [\n  { on = 2026-11-25, to = 2026-11-26, at = "18:30" },\n]\n'
        assert text_of(planned) == moved
        assert "moved from Wed 25 Nov 07:00" in seen(app)
        await keys(app, pilot, "u")
        assert text_of(planned) == PLAN
        assert "Undone: Core three moved to Thu 26 Nov, 18:30.  U makes it again" in seen(app)
        await keys(app, pilot, "U")
        assert text_of(planned) == moved
        await keys(app, pilot, "u", "u")
        assert text_of(planned) == PLAN
        assert "There is nothing to undo." in seen(app)


async def test_a_moved_session_is_moved_on_and_put_back(planned: Home, make_app: MakeApp) -> None:
    """Moving it again changes its move; back on its own day the move is gone from the file."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "m", "right", "enter", "m", "down", "enter")
        assert "{ on = 2026-11-25, to = 2026-12-03 }," in text_of(planned)
        await keys(app, pilot, "m", "up", "left")
        assert "That is where its plan has it." in seen(app)
        await keys(app, pilot, "enter")
    assert text_of(planned) == PLAN


async def test_a_move_can_be_left(planned: Home, make_app: MakeApp) -> None:
    """esc leaves the session where it was, and so does enter on the same place; a past day is refused."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "m", "right", "escape")
        assert "It stays where it was." in seen(app)
        assert "Wed 25 Nov at 07:00" in seen(app)
        await keys(app, pilot, "m", "enter", "m", "k", "enter")
        assert "That day is past" in notes(app)
        await keys(app, pilot, "x", "d", "escape")  # keys that change mean nothing while it is carried
    assert text_of(planned) == PLAN


async def test_a_missed_session_moves_to_today(planned: Home, make_app: MakeApp) -> None:
    """Nothing is moved by itself: Friday's stays missed until a person moves it."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "h", "h")
        assert "× missed" in seen(app)
        await keys(app, pilot, "m", "l", "l", "enter")
        assert "○ planned  ·  Sun 22 Nov at 07:00  ·  moved from Fri 20 Nov" in seen(app)
    assert "{ on = 2026-11-20, to = 2026-11-22 }," in text_of(planned)


async def test_one_extra_session_is_planned_moved_and_removed(planned: Home, make_app: MakeApp) -> None:
    """o puts one session on the day; it moves by its own keys; d asks, then takes it away."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "o", "down", "down", "enter", *"10:00", "enter")
        once = '\n[[once]]\nroutine = "gentle-day"\non      = 2026-11-22\nat      = "10:00"\n'
        assert text_of(planned) == PLAN + once
        assert "an extra session, on this day alone" in seen(app)
        await keys(app, pilot, "x")
        assert "d removes it" in notes(app)
        await keys(app, pilot, "m", "right", "t", "ctrl+a", "ctrl+k", "enter", "enter")
        assert text_of(planned) == PLAN + once.replace("22", "23").replace('at      = "10:00"\n', "")
        await keys(app, pilot, "d", "n")
        assert "[[once]]" in text_of(planned)
        await keys(app, pilot, "d")
        assert "Remove the one extra session Gentle day on Mon 23 Nov, any time?" in told(app)
        await keys(app, pilot, "y")
    assert text_of(planned) == PLAN


async def test_a_plan_is_removed_after_a_question_that_says_what_goes(
    planned: Home, make_app: MakeApp
) -> None:
    """d names the plan and its rhythm; undo brings it back with its comment."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "h", "h", "d")
        asked = told(app)
        assert "Remove the whole plan core: Core three, mon wed fri at 07:00?" in asked
        assert "x skips it" in asked
        await keys(app, pilot, "y")
        assert "[[plan]]" not in text_of(planned)
        assert "# what the physio said" in text_of(planned)
        await keys(app, pilot, "u")
    assert text_of(planned) == PLAN


async def test_undo_does_not_touch_what_somebody_else_wrote(planned: Home, make_app: MakeApp) -> None:
    """The file was changed in an editor after our change: undo refuses and says so."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "x")
        theirs = text_of(planned) + "\n# a note of mine\n"
        planned.schedule.write_text(theirs)
        await keys(app, pilot, "u")
        assert "changed" in seen(app)
    assert text_of(planned) == theirs


async def test_a_change_goes_into_a_file_that_was_changed_elsewhere(planned: Home, make_app: MakeApp) -> None:
    """Both changes are in the file, the person is told, and undo takes back only our own."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter")
        theirs = PLAN.replace("format = 1", "format = 1\nweekly_goal = 3")
        planned.schedule.write_text(theirs)
        await keys(app, pilot, "x")
        assert "both changes are in it" in notes(app)
        assert text_of(planned) == theirs + "skip    = [2026-11-25]\n"
        await keys(app, pilot, "u")
    assert text_of(planned) == theirs


async def test_undo_of_the_first_plan_and_its_redo(home: Home, make_app: MakeApp) -> None:
    """Also the change that made the file can be taken back and made again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "enter", "enter")
        first = text_of(home)
        assert "core-three" in first
        await keys(app, pilot, "u")
        assert "Nothing is planned yet" in seen(app)
        assert text_of(home) == ""
        await keys(app, pilot, "U")
        assert text_of(home) == first
