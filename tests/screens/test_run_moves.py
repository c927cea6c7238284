"""Going about in a session on the screen: away and back, to another exercise, one more set, out of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.command import CommandPalette

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.ask_reason import AskReason
from planner.screens.checkin import CheckIn
from planner.screens.dialogs import Choose
from planner.screens.timer import Timer
from planner.store.home import Home
from planner.store.settings import Settings
from tests.screens.conftest import FakeClock
from tests.screens.running import (
    finish_pages,
    live,
    log,
    logs,
    on,
    sight,
    start,
    timer,
    until,
    write_routine,
)

MakeApp = Callable[..., PlannerApp]
SIZE = (80, 24)

HOLD = '[[step]]\nexercise = "cobra"\nreps = 1\nhold = "25s"\nsets = 1\n'


WORDS = {"p": "pain", "t": "no time", "o": "another reason"}


def asleep(clock: FakeClock, seconds: int) -> None:
    """The lid is closed for so long: the monotonic clock stands still meanwhile, but for half a second."""
    before = clock.ms
    clock.advance(seconds)
    clock.ms = before + 500


@pytest.mark.parametrize(
    ("keys", "phase", "status", "left"),
    [
        (("enter",), 1, "running", 23),
        (("down", "enter"), 5, "running", 13),
        (("escape",), 1, "paused", 23),
        (("down", "down", "enter", "t"), 1, "stopped", 23),
    ],
)
async def test_time_away_pauses_and_asks(
    make_app: MakeApp, home: Home, clock: FakeClock, keys: tuple[str, ...], phase: int, status: str, left: int
) -> None:
    """A closed lid of seventy seconds: go on from here, count it, end; without an answer it stays paused."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        asleep(clock, 70)
        screen.look()
        await on(pilot, Advice)
        await until(pilot, lambda: "You were away for 1 min" in sight(pilot))
        assert "Knee to chest stretch: hold, left, 1 of 2, 0:23 left." in sight(pilot)
        assert screen.player.status == "paused"
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: screen.player.status == status)
        assert screen.player.index == phase
        assert screen.player.seconds_left(screen._watch.now()) == left
        if status == "paused":
            await on(pilot, Timer)
            await until(pilot, lambda: "You were away for 1 min" in sight(pilot))
            await pilot.press("space")
            assert "You were away" not in sight(pilot)


async def test_a_key_after_time_away_is_not_taken_for_an_answer(make_app: MakeApp, clock: FakeClock) -> None:
    """Enter, pressed to wake the screen, neither skips a hold nor answers the question it brings up."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        asleep(clock, 1200)
        await pilot.press("n")
        await on(pilot, Advice)
        assert (screen.player.status, screen.player.index, screen.player.outcomes[:3]) == ("paused", 1, "d..")


async def test_the_key_for_pain_comes_before_the_question_about_time_away(
    make_app: MakeApp, clock: FakeClock
) -> None:
    """What hurts is asked at once; that one was away stands on the timer afterwards."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        asleep(clock, 1200)
        await pilot.press("o")
        await on(pilot, Choose)
        assert screen.player.status == "paused"
        await pilot.press("escape")
        await on(pilot, Timer)
        await until(pilot, lambda: "You were away for 20 min." in sight(pilot))


@pytest.mark.parametrize(("key", "reason"), [("p", "pain"), ("t", "time"), ("o", "other")])
async def test_leaving_an_exercise_out_asks_why_in_one_key(
    make_app: MakeApp, home: Home, clock: FakeClock, key: str, reason: str
) -> None:
    """The next exercise begins at once; log and summary say what was left out and why."""
    write_routine(home, HOLD + "\n" + HOLD.replace("cobra", "glute-bridge"))
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 10)
        await pilot.press("x")
        await on(pilot, AskReason)
        await pilot.press(key)
        await on(pilot, Timer)
        await until(pilot, lambda: "Glute bridge" in sight(pilot))
        assert timer(pilot).player.status == "running"
        await live(pilot, clock, 60)
        await on(pilot, CheckIn)
        await pilot.press("enter")
        await on(pilot, Advice)
        assert f"– Cobra pose  skipped: {WORDS[key]}" in sight(pilot)
    told = log(home)
    assert told["status"] == "finished"
    assert told["left_out"] == [{"step": 1, "exercise": "cobra", "reason": reason}]
    assert [row.get("skipped", False) for row in told["done"]] == [True, False]


async def test_what_is_done_after_all_is_not_left_out(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Left out, gone back to and held: the log tells of a hold, and of no reason."""
    write_routine(home, HOLD + "\n" + HOLD.replace("cobra", "glute-bridge"))
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 10)
        await pilot.press("x")
        await on(pilot, AskReason)
        await pilot.press("t")
        await on(pilot, Timer)
        await pilot.press("g")
        await on(pilot, Choose)
        await until(pilot, lambda: "1  Cobra pose  skipped" in sight(pilot))
        await until(pilot, lambda: "2  Glute bridge  now" in sight(pilot))
        await pilot.press("up", "enter")
        await on(pilot, Timer)
        assert timer(pilot).player.index == 0
        await live(pilot, clock, 90)
        await finish_pages(pilot)
    told = log(home)
    assert "left_out" not in told
    assert [row["reps"] for row in told["done"]] == [1, 1]


async def test_going_to_another_exercise_and_back_to_the_beginning_of_this_one(
    make_app: MakeApp, clock: FakeClock
) -> None:
    """The list says where one is and what was done; R begins the exercise with its time to get ready."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 40)
        await pilot.press("g")
        await on(pilot, Choose)
        await until(pilot, lambda: "1  Knee to chest stretch  now" in sight(pilot))
        await pilot.press("down", "down", "enter")
        await on(pilot, Timer)
        await until(pilot, lambda: "Piriformis stretch" in sight(pilot))
        assert screen.player.status == "running"
        await live(pilot, clock, 30)
        assert screen.player.index > screen.player.timeline.step_starts[2]
        await pilot.press("R")
        assert screen.player.index == screen.player.timeline.step_starts[2]
        await pilot.press("g")
        await on(pilot, Choose)
        await until(pilot, lambda: "1  Knee to chest stretch  partly done" in sight(pilot))
        await until(pilot, lambda: "2  Glute bridge  skipped" in sight(pilot))
        await pilot.press("escape")
        await on(pilot, Timer)
        assert (screen.player.status, screen.player.index) == (
            "paused",
            screen.player.timeline.step_starts[2],
        )


async def test_a_set_more_is_done_logged_and_outlives_a_crash(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """It is counted on the screen at once, and still there when the session is taken up again."""
    write_routine(home, HOLD)
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 10)
        await pilot.press("a")
        await until(pilot, lambda: "set 1 of 2" in sight(pilot))
        assert "then set 2 of 2" in sight(pilot)
        await live(pilot, clock, 22)
        await pilot.press("ctrl+q")
        await screen.writer.flush()
    assert log(home)["running"]["added"] == [{"step": 1, "rest": "5s"}]
    async with make_app().run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        await until(pilot, lambda: "It stopped in step 1 of 1: Cobra" in sight(pilot))
        await pilot.press("enter")
        await on(pilot, Timer)
        await pilot.press("space")
        await live(pilot, clock, 60)
        await finish_pages(pilot)
    told = log(home)
    assert (told["status"], told["resumed"]) == ("finished", 1)
    assert [(row["set"], row["reps"]) for row in told["done"]] == [(1, 1), (2, 1)]


async def test_a_pause_may_ask_for_the_whole_hold(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Where the settings have it so, a hold that was interrupted begins anew."""
    write_routine(home, HOLD)
    chosen = Settings(safety_read=date(2026, 11, 1), whole_hold=True)
    async with make_app(chosen, run="own").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        assert screen.player.seconds_left(clock.ms) == 18
        await pilot.press("space", "space")
        assert (screen.player.status, screen.player.seconds_left(clock.ms)) == ("running", 25)


async def test_pause_in_the_palette_pauses(make_app: MakeApp, clock: FakeClock) -> None:
    """Opening the palette pauses by itself; the command of that name does not take it back."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        await pilot.press("ctrl+p")
        await on(pilot, CommandPalette)
        await pilot.press(*"Pause")
        await until(pilot, lambda: "Pause, or go on" in sight(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette) is False)
        await on(pilot, Timer)
        await pilot.pause(0.1)
        assert "PAUSED" in sight(pilot)
        await pilot.press("space")
        assert screen.player.status == "running"


async def test_a_disk_that_is_full_at_the_end_can_be_tried_again(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Nothing is closed over a session that is not on the disk: try again until it is, or leave it so."""
    write_routine(home, HOLD)
    home.log.write_text("in the way")
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 40)
        await on(pilot, CheckIn)
        await pilot.press("enter")
        await until(pilot, lambda: "The session is not saved yet" in sight(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "The session is not saved yet" in sight(pilot))
        assert not logs(home)
        home.log.unlink()
        await pilot.press("enter")
        await until(pilot, lambda: "Saved in log/2026" in sight(pilot))
    assert log(home)["status"] == "finished"


async def test_leaving_the_program_with_an_unsaved_session_asks(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """While the disk says no, ctrl+q asks first, and staying goes on with the session, paused."""
    home.log.write_text("in the way")
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        await until(pilot, lambda: "not saved:" in sight(pilot))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: "are not on the disk" in sight(pilot))
        await pilot.press("n")
        await on(pilot, Timer)
        assert (screen.player.status, screen.player.index) == ("paused", 1)
        home.log.unlink()
        await pilot.press("space")
        await until(pilot, lambda: "saved again" in sight(pilot))
        await pilot.press("ctrl+q")
    assert log(home)["running"]["phase"] == 1
