"""The week changed by keyboard alone: planned, skipped, moved, removed, undone."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.running import until
from tests.screens.week_story import (
    PLAN,
    MakeApp,
    after,
    keys,
    notes,
    text_of,
    told,
    write_log,
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
        assert seen(app).count("○ Core") == 3
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
            app, pilot, "4", "a", "enter", "tab", *"19:00 7:00", "tab", *"tue", "tab", *"+6w", "tab", "2"
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
    """x shows a day left out, enter saves it, x and enter take that back: nothing else was touched."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "right_square_bracket", "h", "h", "x")
        assert "Skip Core three" in shown
        assert "– Core" in shown  # in the grid, before anything is saved
        assert text_of(planned) == PLAN
        shown = await after(app, pilot, "escape")
        assert "It stays as it was." in shown
        assert "– Core" not in shown
        shown = await after(app, pilot, "x", "enter")
        assert "skip    = [2026-11-27]\n" in text_of(planned)
        assert "Saved: skipped Core three on Fri 27 Nov.  u undoes it" in shown
        await keys(app, pilot, "h", "h", "x", "enter")
        assert "skip    = [2026-11-27, 2026-11-25]\n" in text_of(planned)
        shown = await after(app, pilot, "x", "enter", "l", "l", "x")
        assert "Plan again Core three" in shown
        assert "○ planned" in await after(app, pilot, "enter")
    assert text_of(planned) == PLAN


async def test_a_skip_of_one_of_two_times_leaves_the_other(home: Home, make_app: MakeApp) -> None:
    """In the morning, not in the evening: the file says the day with its time."""
    text = PLAN.replace('"07:00"', '["07:00", "19:00"]')
    home.schedule.write_text(text)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"mon", "enter", "j", "x", "enter")
        assert "skip    = [2026-11-23T19:00:00]" in text_of(home)
        assert "– skipped  ·  Mon 23 Nov at 19:00" in shown
        assert "○ planned  ·  Mon 23 Nov at 07:00" in await after(app, pilot, "k")
        await keys(app, pilot, "u")
    assert text_of(home) == text


async def test_a_plan_is_removed_after_it_is_shown_what_goes(planned: Home, make_app: MakeApp) -> None:
    """d names the plan and its rhythm and shows the week without it; undo brings it back with its comment."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "h", "h", "d")
        assert "Remove Core three" in shown
        assert "the whole plan core: mon wed fri at 07:00" in shown
        assert "x skips this day alone" in shown
        assert "× Core" not in shown
        await keys(app, pilot, "enter")
        assert "[[plan]]" not in text_of(planned)
        assert "# what the physio said" in text_of(planned)
        await keys(app, pilot, "u")
    assert text_of(planned) == PLAN


PAUSED = (
    PLAN
    + """
[[pause]]
from = 2026-11-23
to   = 2026-12-04
why  = "a visit"
"""
)


async def test_a_week_is_paused_with_a_reason_and_the_pause_ended(planned: Home, make_app: MakeApp) -> None:
    """p, the days, the reason: shown in the form and in the grid before enter; p on it ends it."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "right", "p", "down", *"4 dec")
        assert "Mon 23 Nov to Fri 4 Dec, 12 days" in told(app)
        assert "6 planned sessions in it" in told(app)
        shown = await after(app, pilot, "down", *"a visit", "enter")
        assert "Pause Mon 23 Nov to Fri 4 Dec: a visit" in " ".join(shown.split())
        assert shown.count("‖ Core") == 3
        assert text_of(planned) == PLAN
        shown = await after(app, pilot, "enter")
        assert text_of(planned) == PAUSED
        assert "‖ paused  ·  Mon 23 Nov at 07:00  ·  a visit" in shown
        shown = await after(app, pilot, "p")
        assert "End the pause" in shown
        assert "‖ Core" not in shown
        await keys(app, pilot, "enter")
        assert text_of(planned) == PLAN
        await keys(app, pilot, "u")
    assert text_of(planned) == PAUSED


async def test_a_session_done_elsewhere_is_marked_and_the_mark_taken_back(
    planned: Home, make_app: MakeApp
) -> None:
    """f shows it done, enter writes the log, u takes the log away; a day to come cannot be done."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "h", "h", "f")
        assert "● Core" in shown
        assert not list(planned.log.rglob("*.toml"))
        shown = await after(app, pilot, "enter")
        (log,) = planned.log.rglob("*.toml")
        assert log.name == "2026-11-20T0700-core-three.toml"
        assert "by_hand = true" in " ".join(log.read_text().split())
        assert "● done  ·  Fri 20 Nov at 07:00" in shown
        assert "1 of 4" in shown
        shown = await after(app, pilot, "u")
        assert not list(planned.log.rglob("*.toml"))
        assert "× missed" in shown
        await keys(app, pilot, "U")
        assert log.exists()
        await keys(app, pilot, "g", *"fri", "enter", "f")
        assert "still to come" in notes(app)
    assert text_of(planned) == PLAN


async def test_a_note_is_about_one_session_alone(planned: Home, make_app: MakeApp) -> None:
    """n, the words, enter: they stand on that day and no other; emptied, the file is as it was."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await after(app, pilot, "4", "g", *"wed", "enter", "n", *"blue band", "enter")
        assert "“blue band”" in shown
        assert text_of(planned) == PLAN + 'notes   = [\n  { on = 2026-11-25, text = "blue band" },\n]\n'
        assert "blue band" not in await after(app, pilot, "l", "l")
        await keys(app, pilot, "h", "h", "n", "ctrl+a", "ctrl+k", "enter")
    assert text_of(planned) == PLAN


async def test_a_sequence_goes_on_where_it_was_missed(home: Home, make_app: MakeApp) -> None:
    """Two routines in turn, by space in the form; what was not done yesterday is still the next today."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "down", "down", "space", "up", "up", "space")
        assert "in turn Gentle day → Core three, and what is missed stays next" in told(app)
        await keys(app, pilot, "enter", *("right", "space") * 6, "enter")
        assert 'id       = "gentle-day"\nsequence = ["gentle-day", "core-three"]' in text_of(home)
        assert "Gentle day" in seen(app)
    text = text_of(home).replace("from     = 2026-11-22", "from     = 2026-11-20")
    home.schedule.write_text(text)
    write_log(home, 20, plan="gentle-day", routine="gentle-day")
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        shown = [line.split() for line in (await after(app, pilot, "4")).splitlines()]
        said = {line[0]: line for line in shown if line and line[0] in ("Fri", "Sat")}
        assert said["Fri"][-1] == "done"
        assert said["Sat"][-3:] == ["Core", "three", "missed"]
        (today,) = [line for line in shown if "today" in line and line[0] == "▌Sun"]
        assert "Core" in today
        assert "Gentle day" in await after(app, pilot, "l")
        await keys(app, pilot, "h", "x", "enter")
    assert text_of(home) == text + "skip     = [2026-11-22]\n"


async def test_the_same_is_not_planned_twice_unasked(planned: Home, make_app: MakeApp) -> None:
    """The same routine on the same day at the same time is asked about; no is the safe answer."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        again = ("a", "enter", "tab", *"07:00", "enter")
        await keys(app, pilot, "4", "g", *"wed", "enter", *again)
        assert "Core three is planned already, mon wed fri at 07:00. Plan it once more?" in told(app)
        await keys(app, pilot, "n")
        assert text_of(planned) == PLAN
        await keys(app, pilot, *again, "y")
    assert text_of(planned).count("[[plan]]") == 2


async def test_undo_does_not_touch_what_somebody_else_wrote(planned: Home, make_app: MakeApp) -> None:
    """The file was changed in an editor after our change: undo refuses and says so."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "x", "enter")
        theirs = text_of(planned) + "\n# a note of mine\n"
        planned.schedule.write_text(theirs)
        await keys(app, pilot, "u")
        assert "changed" in seen(app)
    assert text_of(planned) == theirs


async def test_a_change_goes_into_a_file_that_was_changed_elsewhere(planned: Home, make_app: MakeApp) -> None:
    """Both changes are in the file, the person is told, and undo takes back only our own."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "x")
        theirs = PLAN.replace("format = 1", "format = 1\nweekly_goal = 3")
        planned.schedule.write_text(theirs)
        await keys(app, pilot, "enter")
        assert "both changes are in it" in notes(app)
        assert text_of(planned) == theirs + "skip    = [2026-11-25]\n"
        await keys(app, pilot, "u")
    assert text_of(planned) == theirs


@pytest.mark.parametrize(("answer", "ours"), [((), False), (("down",), True)])
async def test_when_both_changed_the_same_plan_the_person_decides(
    planned: Home, make_app: MakeApp, answer: tuple[str, ...], ours: bool
) -> None:
    """What was changed there is shown, line by line; ours is left out, or made in the file as it is now."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", "x")
        theirs = PLAN.replace('"07:00"', '"08:00"')
        planned.schedule.write_text(theirs)
        shown = await after(app, pilot, "enter")
        assert '-at      = "07:00"' in shown
        assert '+at      = "08:00"' in shown
        assert text_of(planned) == theirs
        await keys(app, pilot, *answer, "enter")
    assert text_of(planned) == (theirs + "skip    = [2026-11-25]\n" if ours else theirs)


async def test_undo_of_the_first_plan_and_its_redo(home: Home, make_app: MakeApp) -> None:
    """Also the change that made the file can be taken back and made again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "a", "enter", "enter")
        first = text_of(home)
        assert "core-three" in first
        assert "Nothing is planned yet" in await after(app, pilot, "u")
        assert text_of(home) == ""
        await keys(app, pilot, "U")
        assert text_of(home) == first


@pytest.mark.parametrize("key", ["x", "m"])
async def test_what_is_not_planned_any_more_is_not_changed(
    planned: Home, make_app: MakeApp, key: str
) -> None:
    """While a change of Wednesday is shown, somebody takes Wednesday out of the plan: that is said."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4", "g", *"wed", "enter", key, *(["right"] if key == "m" else []))
        theirs = PLAN.replace('"wed", ', "")
        planned.schedule.write_text(theirs)
        await until(pilot, lambda: "It is not planned any more: the file was changed" in seen(app))
        await keys(app, pilot, "enter")
        assert "It is not planned any more" in notes(app)
        await keys(app, pilot, "escape")
        assert "It stays as it was." in seen(app)
    assert text_of(planned) == theirs
