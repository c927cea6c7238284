"""Today: what someone in pain sees first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.app import PlannerApp
from planner.screens.base import Room
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, FakeClock, seen

MakeApp = Callable[..., PlannerApp]

SCHEDULE = """\
[[plan]]
id      = "sundays"
routine = "core-three"
days    = ["sun", "fri"]
at      = "07:00"
"""


async def test_a_fresh_home_offers_the_starter_routines(make_app: MakeApp) -> None:
    """Nothing is planned yet: the routines are there to start, and the page says how to plan."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        for words in ("Sunday 22 November", "0 of 4 this week", "Core three", "The full eight", "Gentle day"):
            assert words in shown
        assert "4 puts one on the week" in shown
        assert "enter Start" in shown
        assert "Knee to chest stretch  ›  Glute bridge" in shown


async def test_what_is_due_today_stands_first_and_is_chosen(make_app: MakeApp, home: Home) -> None:
    """A plan for today is the first line, with its time, its length and its state in words."""
    home.schedule.write_text(SCHEDULE)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        due = next(line for line in seen(app).splitlines() if "07:00" in line)
        assert "Core three" in due
        assert "8 min" in due
        assert "○" in due
        assert "planned" in due


async def test_the_days_of_the_week_before_are_not_due_again(make_app: MakeApp, home: Home) -> None:
    """Friday's missed session is no line of Sunday's list."""
    home.schedule.write_text(SCHEDULE.replace('"sun", ', ""))
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "A day of rest is part of the plan" in seen(app)


async def test_a_finished_session_is_done(make_app: MakeApp, home: Home) -> None:
    """After this morning's session the line says done, the week counts it, and pain is recalled."""
    home.schedule.write_text(SCHEDULE)
    folder = home.log / "2026"
    folder.mkdir(parents=True)
    (folder / "2026-11-22T0630-core-three.toml").write_text(
        'status = "finished"\nroutine = "core-three"\nplan = "sundays"\n'
        "started = 2026-11-22T06:30:00+01:00\nended = 2026-11-22T06:40:00+01:00\n"
        "pain_before = 5\npain_after = 3\n"
    )
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert "● 07:00" in shown
        assert "1 of 4 this week" in shown
        assert "All done for today." in shown
        assert "pain 5 before, 3 after" in shown


async def test_a_hostile_title_is_text(make_app: MakeApp, home: Home) -> None:
    """Markup in a title is shown as it stands, and no escape sequence reaches the terminal."""
    name = HOSTILE.replace("\x1b", "\\u001b")
    (home.routines / "hostile.toml").write_text(f'title = "{name}"\n[[step]]\nexercise = "cobra"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert HOSTILE_SEEN in shown
        assert "\x1b" not in shown


async def test_a_broken_routine_is_named_and_stops_nothing(make_app: MakeApp, home: Home) -> None:
    """A routine that does not parse is listed as such, counted in the bar, and cannot be chosen."""
    (home.routines / "broken.toml").write_text("title = Morning\n")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert "routines/broken.toml" in shown
        assert "! 1 to look at" in shown
        assert "Core three" in shown
        await pilot.press("exclamation_mark")
        await app.workers.wait_for_complete()
        await pilot.pause()
        page = seen(app)
        assert "1 error and 2 pieces of advice in" in page
        assert "routines/broken.toml:1:9" in page
        assert "^^^^^^^" in page


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_each_line_of_the_list_fits(make_app: MakeApp, home: Home, size: tuple[int, int]) -> None:
    """At every width a routine is one line: title, minutes, and what became of it."""
    home.schedule.write_text(SCHEDULE)
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("07:00" in line and "8 min  planned" in line for line in seen(app).splitlines())


async def test_coming_back_shows_what_changed(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """A file written in an editor meanwhile is there when the screen is shown again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("5")
        home.schedule.write_text(SCHEDULE)
        await pilot.press("1")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Due today" in seen(app)


async def test_left_open_past_midnight_it_shows_the_new_day(
    make_app: MakeApp, home: Home, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sunday's session is due on Sunday; a minute into Monday the page says Monday, and it is due no more."""
    monkeypatch.setattr(Room, "LOOK_EVERY", 0.05)
    home.schedule.write_text(SCHEDULE)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Due today" in seen(app)
        clock.advance(17 * 3600 + 60)
        await pilot.pause(0.2)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Monday 23 November" in seen(app)
        assert "Due today" not in seen(app)


async def test_a_routine_that_nobody_could_do_says_so(make_app: MakeApp, home: Home) -> None:
    """Instead of its hours the list says that it is too long, or that an exercise is unknown."""
    long = "".join(f'[[step]]\nexercise = "cobra"\nsets = 200\nreps = {n}\nhold = "24h"\n' for n in (9, 10))
    (home.routines / "long.toml").write_text(f'title = "Long"\n{long}')
    (home.routines / "odd.toml").write_text('title = "Odd"\n[[step]]\nexercise = "cobraa"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        lines = seen(app).splitlines()
        assert any("Long" in line and "too long" in line for line in lines)
        assert any("Odd" in line and "unknown exercise" in line for line in lines)


async def test_on_a_bad_day_there_is_less_of_it(
    make_app: MakeApp, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """v shows what a gentler session is made of; enter starts it as part of its plan."""
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(PlannerApp, "_run", lambda _app, *asked: started.append(asked))
    home.schedule.write_text(SCHEDULE)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("v", "end", "enter")
        await pilot.pause(0.2)
        assert "Variant: gentle" in seen(app)
        assert "Keep it" not in seen(app)
        await pilot.press("enter")
        await pilot.pause(0.2)
    assert [(routine, variant) for routine, _, variant in started] == [("core-three", "gentle")]


async def test_of_a_schedule_that_cannot_be_read_nothing_is_claimed(make_app: MakeApp, home: Home) -> None:
    """Not that nothing is planned, and where to look."""
    home.schedule.write_text(f"{SCHEDULE}\nbroken = [")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "schedule.toml cannot be read: ! says what is wrong." in seen(app)
        assert "Nothing is planned" not in seen(app)
