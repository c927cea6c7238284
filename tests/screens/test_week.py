"""The week, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets._toast import Toast

from planner.app import PlannerApp
from planner.screens.week_room import WeekRoom
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, FakeClock, seen

MakeApp = Callable[..., PlannerApp]

PLAN = """\
# what the physio said
format = 1

[[plan]]
id      = "core"
routine = "core-three"
days    = ["mon", "wed", "fri"]   # not two days in a row
at      = "07:00"
from    = 2026-11-02
"""

BUSY = """\
format = 1

[[plan]]
id      = "core"
routine = "core-three"
days    = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
at      = "07:00"
from    = 2026-11-02
skip    = [2026-11-19]
moves   = [
  { on = 2026-11-20, to = 2026-11-22, at = "18:00" },
]

[[pause]]
from = 2026-11-21
to   = 2026-11-21
why  = "a long walk"
"""

LOG = """\
format      = 1
status      = "{status}"
routine     = "core-three"
title       = "Core three"
plan        = "core"
started     = 2026-11-{day}T07:02:00+01:00
ended       = 2026-11-{day}T07:20:00+01:00
pain_before = 4
pain_after  = 3
"""


def log(home: Home, day: int, status: str = "finished") -> None:
    folder = home.log / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    text = LOG.format(day=day, status=status)
    if status == "stopped":
        text += '\n[stopped]\nstep   = 2\nreason = "time"\n'
    (folder / f"2026-11-{day}T0702-core-three.toml").write_text(text)


def told(app: PlannerApp) -> str:
    """The text inside the border of the open dialog, on one line."""
    inside = [line.split("│")[1] for line in seen(app).splitlines() if line.count("│") == 2]
    return " ".join(" ".join(inside).split())


def notes(app: PlannerApp) -> str:
    """What the messages at the edge say, on one line."""
    return " ".join(" ".join(str(toast.render()) for toast in app.screen.query(Toast)).split())


async def settle(app: PlannerApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is being read or saved; a worker that waits for an open dialog may wait on."""

    def busy() -> bool:
        open_dialog = isinstance(app.screen, ModalScreen)
        return any(
            not worker.is_finished and (worker.group in ("read", "log") or not open_dialog)
            for worker in app.workers
        )

    quiet = 0
    while quiet < 3:
        await pilot.pause()
        quiet = 0 if busy() else quiet + 1


async def keys(app: PlannerApp, pilot: Pilot[None], *pressed: str) -> None:
    for key in pressed:
        typed = isinstance(app.focused, Input) and len(key) == 1
        await pilot.press(key)
        if not typed:
            await settle(app, pilot)
    await settle(app, pilot)


def text_of(home: Home) -> str:
    return home.schedule.read_text()


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


async def test_every_status_has_a_sign_and_a_word(home: Home, make_app: MakeApp) -> None:
    """Without any colour a person sees what is done, stopped, missed, skipped, moved, paused, planned."""
    home.schedule.write_text(BUSY)
    log(home, 16)
    log(home, 17, "stopped")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        shown = seen(app)
        for sign in ("● 07:00", "◐ 07:00", "× 07:00", "– 07:00", "→ 07:00", "‖ 07:00", "○ 07:00", "○ 18:00"):
            assert sign in shown
        for words in ("○ planned", "● done", "◐ stopped", "× missed", "– skipped", "→ moved", "‖ paused"):
            assert words in shown
        assert "16–22 Nov 2026  ·  week 47  ·  this week" in shown
        assert "●○○○  1 of 4 this week" in shown
        await keys(app, pilot, "left")
        assert "‖ paused  ·  Sat 21 Nov at 07:00  ·  a long walk" in seen(app)
        await keys(app, pilot, "left")
        assert "→ moved away  ·  Fri 20 Nov at 07:00  ·  now on Sun 22 Nov" in seen(app)
        await keys(app, pilot, "left", "left", "left")
        assert "at step 2: no time, or interrupted" in seen(app)
        await keys(app, pilot, "left")
        assert "07:02 to 07:20, 18 min  ·  pain 4 → 3" in seen(app)
        await keys(app, pilot, "m", "x")
        assert "It was begun already" in notes(app)
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
    monkeypatch.setattr(app, "action_run", lambda routine, plan="": started.append((routine, plan)))
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
        assert "× 07:00" in seen(app)  # Friday's is missed now


def marked(app: PlannerApp) -> str:
    """The head of the column under which the word today stands."""
    lines = seen(app).splitlines()
    at = next(number for number, line in enumerate(lines) if "━ today" in line)
    column = lines[at].index("━ today")
    return lines[at - 1][column : column + 6]


async def test_narrow_terminals_get_a_list_by_day(home: Home, make_app: MakeApp) -> None:
    """At 60x20: one line a session with its word, days in front; j and k go over the ends of days."""
    home.schedule.write_text(BUSY)
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await keys(app, pilot, "4")
        shown = seen(app)
        assert all(len(line) <= 60 for line in shown.splitlines())
        assert "Thu 19       – 07:00     Core three  skipped" in shown
        assert "Sun 22 today ○ 07:00     Core three" in shown
        assert "0 of 4 this week" in shown
        await keys(app, pilot, "k")
        assert "‖ paused  ·  Sat 21 Nov" in seen(app)
        await keys(app, pilot, "j", "j", "j")
        assert "23–29 Nov 2026" in seen(app)
        await keys(app, pilot, "m", "right", "enter")
    assert "{ on = 2026-11-23, to = 2026-11-24 }," in text_of(home)


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
            await keys(app, pilot, "escape", "x", "d")
            assert HOSTILE_SEEN in seen(app)
            await keys(app, pilot, "n", "u", "u")
            assert "\u001b" not in seen(app)


async def test_a_broken_schedule_shows_what_it_can_and_is_left_alone(home: Home, make_app: MakeApp) -> None:
    """The place and the reason stand on the screen, what was done is shown, changes are refused."""
    broken = '[[plan]]\nid = "core"\nroutine = core-three\n'
    home.schedule.write_text(broken)
    log(home, 20)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await keys(app, pilot, "4")
        assert "schedule.toml:3:11:" in seen(app)
        assert "● 07:02" in seen(app)
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
        await keys(app, pilot, "g", *"wed", "enter", "x")
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
