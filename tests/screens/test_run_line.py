"""A session on a line that hangs: what a person sees of it, and what the log says."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.line import LOST, SILENT, LineChanged
from planner.screens.advice import Advice
from planner.screens.base import StartRoutine
from planner.screens.timer import SLOW_LINE, Timer
from planner.store.home import Home
from tests.screens.conftest import FakeClock
from tests.screens.running import live, log, on, sight, start, until

MakeApp = Callable[..., PlannerApp]
SIZE = (80, 24)


def answers(app: PlannerApp, clock: FakeClock) -> None:
    """The terminal answers, and has shown all that was painted."""
    app.line.answered(clock.ms / 1000)


def is_asked(app: PlannerApp, clock: FakeClock) -> None:
    """A picture goes out, and the terminal is asked whether it is shown."""
    app.line.asked(clock.ms / 1000)


async def told(pilot: Pilot[None], app: PlannerApp, clock: FakeClock) -> None:
    """The driver looks at the line, and tells the app what it finds."""
    app.line.look(clock.ms / 1000)
    app.post_message(LineChanged())
    await pilot.pause()
    await pilot.pause()


async def begun(pilot: Pilot[None], app: PlannerApp, clock: FakeClock) -> Timer:
    """A session that runs for a while on a good line, and is asked about what was painted last."""
    screen = await start(pilot)
    is_asked(app, clock)
    answers(app, clock)
    await live(pilot, clock, 20)
    is_asked(app, clock)
    return screen


async def test_a_slow_line_is_named_until_it_is_fast_again(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """One calm line says that the clock is right; the session goes on, and the title comes back."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await begun(pilot, app, clock)
        slow = [app.slow_line]
        await live(pilot, clock, 3)
        await told(pilot, app, clock)
        slow.append(app.slow_line)
        assert slow == [False, True]
        assert sight(pilot).splitlines()[0].startswith(f" {SLOW_LINE}  ")
        assert "PAUSED" not in sight(pilot)
        for _ in range(4):
            answers(app, clock)
            is_asked(app, clock)
        await told(pilot, app, clock)
        assert sight(pilot).splitlines()[0].startswith(" Core three  ")


async def test_a_silent_line_pauses_where_the_session_was_seen_last(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Ten seconds of silence are taken back, from the log too, and asked about like any time away."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await begun(pilot, app, clock)
        seen = screen.player
        assert (seen.index, seen.left_ms(seen.seen)) == (1, 15_000)
        await live(pilot, clock, SILENT)
        assert screen.player.left_ms(screen.player.seen) == 5_000
        await told(pilot, app, clock)
        await on(pilot, Advice)
        assert "You were away for 10 s" in sight(pilot)
        assert (screen.player.index, screen.player.left_ms(0)) == (1, 15_000)
        await screen.writer.flush()
        assert log(home)["running"]["left_ms"] == 15_000
        answers(app, clock)
        await told(pilot, app, clock)
        await pilot.press("enter")
        await on(pilot, Timer)
        assert screen.player.status == "running"
        assert screen.player.left_ms(screen.player.seen) == 15_000


async def test_exercise_on_a_silent_line_can_be_counted(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Whoever went on while the screen stood still says so, and no second is gone through twice."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await begun(pilot, app, clock)
        await live(pilot, clock, 12)
        await told(pilot, app, clock)
        await on(pilot, Advice)
        answers(app, clock)
        await pilot.press("down", "enter")
        await on(pilot, Timer)
        assert screen.player.left_ms(screen.player.seen) == 3_000


async def test_a_key_says_that_somebody_is_there(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """What came after a key was pressed is all that is taken back, also when the key ended a pause."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await begun(pilot, app, clock)
        await pilot.press("space")
        clock.advance(5)
        app.line.heard(clock.ms / 1000)
        await pilot.press("space")
        assert screen.player.status == "running"
        await live(pilot, clock, SILENT)
        await told(pilot, app, clock)
        await on(pilot, Advice)
        assert screen.player.left_ms(0) == 15_000


async def test_a_line_that_drops_leaves_the_session_where_it_was_seen(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """The server notices after six seconds that the line is gone: they are not in the log."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await begun(pilot, app, clock)
        await live(pilot, clock, 6)
        app.leave_at_once()
        await until(pilot, lambda: not app.is_running)
    assert log(home)["status"] == "running"
    assert log(home)["running"]["left_ms"] == 15_000


async def test_a_lost_line_ends_the_program_like_a_hang_up(
    make_app: MakeApp, home: Home, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a minute; in a room without a clock nobody is hurried."""
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: sent.append((pid, number)))
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        is_asked(app, clock)
        answers(app, clock)
        is_asked(app, clock)
        clock.advance(LOST)
        await told(pilot, app, clock)
        assert sent == []
        answers(app, clock)
        app.start_routine(StartRoutine("core-three"))
        screen = await start(pilot)
        is_asked(app, clock)
        await live(pilot, clock, SILENT)
        await told(pilot, app, clock)
        await on(pilot, Advice)
        clock.advance(LOST - SILENT)
        await told(pilot, app, clock)
        assert sent == [(os.getpid(), signal.SIGHUP)]
        assert screen.player.status == "paused"


async def test_what_is_paused_is_not_written_again_when_the_program_ends(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """By then the session may have been taken up from another terminal, which has written more."""
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await begun(pilot, app, clock)
        await pilot.press("space")
        await screen.writer.flush()
        (path,) = home.log.rglob("*.toml")
        elsewhere = path.read_text().replace("left_ms  = 15000", "left_ms  = 9000")
        path.write_text(elsewhere)
        clock.advance(30)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert path.read_text() == elsewhere
