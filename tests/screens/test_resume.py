"""A session that was left running: the next start asks, and what is then done is what the log says."""

from __future__ import annotations

from collections.abc import Callable

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.dialogs import Choose
from planner.screens.timer import Timer
from planner.screens.today import Today
from planner.store import sessions
from planner.store.home import Home
from tests.screens.conftest import FakeClock
from tests.screens.running import finish_pages, live, log, logs, on, sight, start, timer, until, write_routine

MakeApp = Callable[..., PlannerApp]
SIZE = (80, 24)


async def left_running(make_app: MakeApp, clock: FakeClock) -> None:
    """A session that the person walked away from: the app was closed in the first hold."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot, "4")
        await live(pilot, clock, 40.25)
        await pilot.press("ctrl+q")
    clock.advance(3600)


async def test_closing_the_app_keeps_the_last_moment(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Leaving by ctrl+q writes where the session stands, to the millisecond, and as running."""
    await left_running(make_app, clock)
    told = log(home)
    assert told["status"] == "running"
    assert told["running"]["phase"] == 3
    assert told["running"]["left_ms"] == 24_750


async def test_going_on_where_it_stopped(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """The next start names what was left; going on waits, paused, in that phase with that time."""
    await left_running(make_app, clock)
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        for words in ("Core three", "step 1 of 3", "Knee to chest stretch", "0:25 left", "1 h ago"):
            assert words in sight(pilot)
        await pilot.press("enter")
        await on(pilot, Timer)
        assert "PAUSED" in sight(pilot)
        screen = timer(pilot)
        assert (screen.player.index, screen.player.left_ms(0)) == (3, 24_750)
        await pilot.press("space")
        await live(pilot, clock, 500)
        await finish_pages(pilot, "2")
    told = log(home)
    assert (told["status"], told["pain_before"], told["pain_after"]) == ("finished", 4, 2)
    assert [row["reps"] for row in told["done"]] == [2, 2, 10, 10, 3, 3]
    away = told["ended"] - told["started"]
    (session,) = sessions.load(home).values.values()
    assert session.seconds == away.total_seconds() - 3600


async def test_resumed_and_left_again_is_not_finished(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Going on and walking away once more leaves it running: it is offered again, in the later phase."""
    await left_running(make_app, clock)
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        await pilot.press("enter")
        await on(pilot, Timer)
        await pilot.press("space")
        await live(pilot, clock, 30)
        await pilot.press("ctrl+q")
    assert log(home)["status"] == "running"
    assert log(home)["running"]["phase"] == 5


async def test_keeping_what_was_done(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Ended as stopped, at the moment it was last seen, with the sets that were done and the reason."""
    await left_running(make_app, clock)
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        await pilot.press("down", "enter")
        await on(pilot, Choose)
        await pilot.press("enter")
        await until(pilot, lambda: log(home)["status"] == "stopped")
    told = log(home)
    assert told["stopped"] == {"step": 1, "reason": "time"}
    assert (told["ended"] - told["started"]).total_seconds() == 40
    assert [(row["side"], row["reps"]) for row in told["done"]] == [("left", 1)]


async def test_throwing_it_away(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """The log file is gone, and a copy stands in the backups."""
    await left_running(make_app, clock)
    raw = logs(home)[0].read_bytes()
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: not logs(home))
    copies = [path for path in home.backups.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in copies] == [raw]


async def test_no_answer_leaves_it_for_the_next_time(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Closing the question changes nothing."""
    await left_running(make_app, clock)
    before = logs(home)[0].read_bytes()
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        await pilot.press("escape")
        await on(pilot, Today)
    assert logs(home)[0].read_bytes() == before


async def test_a_routine_that_changed_cannot_go_on(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Where the routine no longer fits the log, going on is not offered, and the page says why."""
    await left_running(make_app, clock)
    write_routine(home, '[[step]]\nexercise = "cobra"\n', name="core-three", title="Core three")
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        assert "It cannot go on:" in sight(pilot)
        assert "Go on where it stopped" not in sight(pilot)


async def test_going_on_in_a_variant(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """The variant is named, and what goes on is the variant: its doses, and the log that says so."""
    async with make_app(run="core-three", variant="gentle").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot, "4")
        await live(pilot, clock, 20)
        await pilot.press("ctrl+q")
    assert log(home)["variant"] == "gentle"
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        assert "Core three (gentle)" in sight(pilot)
        await pilot.press("enter")
        await on(pilot, Timer)
        await pilot.press("space")
        await live(pilot, clock, 400)
        await finish_pages(pilot, "2")
    told = log(home)
    assert (told["status"], told["variant"]) == ("finished", "gentle")
    assert [row["reps"] for row in told["done"]] == [1, 1, 10, 2, 2]
