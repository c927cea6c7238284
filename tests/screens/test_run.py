"""Running a routine, told as what a person does and sees, and what the log says afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.ask_reason import AskReason
from planner.screens.checkin import CheckIn
from planner.screens.dialogs import Choose
from planner.screens.help import Help
from planner.screens.safety import WarningSigns
from planner.screens.timer import Timer
from planner.screens.today import Today
from planner.store.home import Home
from planner.store.settings import Settings
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, FakeClock
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
    write_exercise,
    write_routine,
)

MakeApp = Callable[..., PlannerApp]
SIZE = (80, 24)

HOLD = '[[step]]\nexercise = "knee-to-chest"\nreps = 1\nhold = "25s"\nsides = "left"\n'


async def test_a_whole_routine_from_first_question_to_log(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """The core three at high speed: running in the log at once, finished only at the end, all sets done."""
    app = make_app(run="core-three", speed=20)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot, "4", "c")
        await screen.writer.flush()
        assert logs(home)[0].name == "2026-11-22T0700-core-three.toml"
        assert logs(home)[0].read_text() == (
            'format      = 1\nstatus      = "running"\nroutine     = "core-three"\n'
            'title       = "Core three"\nstarted     = 2026-11-22T07:00:00+01:00\n'
            'active      = "0s"\nspeed       = 20\n'
            'pain_before = 4\nleg_before  = "calf"\n\n'
            f'[running]\nphase    = 0\nleft_ms  = 10000\nspent_ms = 0\noutcomes = "{"." * 62}"\n'
            "written  = 2026-11-22T07:00:00+01:00\n"
        )
        await live(pilot, clock, 6)
        await screen.writer.flush()
        assert log(home)["status"] == "running"
        assert log(home)["done"][0]["exercise"] == "knee-to-chest"
        await live(pilot, clock, 60)
        await finish_pages(pilot, "3", "t")
        assert isinstance(app.screen, Today)
    told = log(home)
    assert told["status"] == "finished"
    assert "running" not in told
    assert (told["speed"], told["pain_before"], told["pain_after"]) == (20, 4, 3)
    assert (told["leg_before"], told["leg_after"]) == ("calf", "thigh")
    assert told["ended"] > told["started"]
    assert [(row["step"], row.get("side"), row["set"], row["reps"]) for row in told["done"]] == [
        (1, "left", 1, 2),
        (1, "right", 1, 2),
        (2, None, 1, 10),
        (2, None, 2, 10),
        (3, "left", 1, 3),
        (3, "right", 1, 3),
    ]


async def test_the_screen_says_phase_side_time_and_what_comes(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Each phase names itself, the side, the exercise, what to do now and what comes next."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        for words in (
            "GET READY",
            "Knee to chest stretch",
            "2 reps, hold 25s",
            "On your back",
            "step 1 of 3",
        ):
            assert words in sight(pilot)
        await live(pilot, clock, 10)
        for words in ("HOLD · LEFT SIDE", "rep 1 of 2", "Next: relax 5s, then rep 2 of 2", "left"):
            assert words in sight(pilot)
        await live(pilot, clock, 25)
        assert "RELAX · LEFT SIDE" in sight(pilot)
        await live(pilot, clock, 30)
        assert "CHANGE SIDES → RIGHT" in sight(pilot)
        assert "The same again on the right side." in sight(pilot)
        await live(pilot, clock, 5 + 55)
        for words in ("REST", "Next: Glute bridge", "On your back", "2 × 10, hold 3s"):
            assert words in sight(pilot)


async def test_a_pause_keeps_the_exact_remainder(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Paused in the middle of a second, for minutes: the same milliseconds are left afterwards."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 20.25)
        await pilot.press("space")
        assert "PAUSED" in sight(pilot)
        await screen.writer.flush()
        assert log(home)["running"]["left_ms"] == 14_750
        clock.advance(300)
        screen.look()
        await pilot.press("space")
        assert "PAUSED" not in sight(pilot)
        assert screen.player.left_ms(clock.ms) == 14_750


async def test_stopping_asks_why_and_is_not_finished(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """A session that is ended early says where and why, and counts what was done until then."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 36)
        await pilot.press("q")
        await on(pilot, Choose)
        await pilot.press("escape")
        await on(pilot, Timer)
        assert "PAUSED" in sight(pilot)
        await pilot.press("s")
        await on(pilot, Choose)
        await pilot.press("enter")
        await finish_pages(pilot)
    told = log(home)
    assert told["status"] == "stopped"
    assert told["stopped"] == {"step": 1, "reason": "time"}
    assert [(row["side"], row["reps"]) for row in told["done"]] == [("left", 1)]


async def test_the_key_for_pain_stops_the_time_and_says_what_to_do(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Symptoms down the leg: the hold stops at once, the rules are shown, ending comes first."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 15)
        await pilot.press("o")
        assert screen.player.status == "paused"
        await on(pilot, Choose)
        await pilot.press("down", "enter")
        await on(pilot, Advice)
        assert "further down the leg than before" in sight(pilot)
        await pilot.press("enter")
        await finish_pages(pilot)
    told = log(home)
    assert told["stopped"] == {"step": 1, "reason": "leg"}
    assert told["note"] == "leg symptoms in Knee to chest stretch, left side"


async def test_after_pain_the_exercise_can_be_left_out(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Sharp pain: the exercise can be left out, and what was left out is skipped, not done."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 15)
        await pilot.press("o")
        await on(pilot, Choose)
        await pilot.press("enter")
        await on(pilot, Advice)
        await pilot.press("down", "enter")
        await on(pilot, Timer)
        assert "Glute bridge" in sight(pilot)
        assert "PAUSED" in sight(pilot)
        await screen.writer.flush()
    assert [row.get("skipped") for row in log(home)["done"]] == [True, True]
    assert log(home)["left_out"] == [{"step": 1, "exercise": "knee-to-chest", "reason": "pain"}]


async def test_what_is_skipped_is_never_done(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Leaving out every hold to the end finishes the routine with nothing done."""
    write_routine(home, HOLD)
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 7)
        await pilot.press("x")
        await on(pilot, AskReason)
        await pilot.press("enter")
        await finish_pages(pilot)
    row = {"step": 1, "exercise": "knee-to-chest", "set": 1, "side": "left", "skipped": True}
    assert log(home)["done"] == [row]


async def test_reps_at_ones_own_pace_end_by_a_key(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Without hold or tempo there is no clock: reps stand there large, and enter says that they are done."""
    write_exercise(home, "squat", "Squat")
    write_routine(home, '[[step]]\nexercise = "squat"\nreps = 12\n')
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 120)
        assert "12 reps · enter when done" in sight(pilot)
        assert isinstance(pilot.app.screen, Timer)
        await pilot.press("enter")
        await finish_pages(pilot)
    assert log(home)["status"] == "finished"
    assert log(home)["done"] == [{"step": 1, "exercise": "squat", "set": 1, "reps": 12}]


async def test_a_hostile_name_is_only_a_name(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """Markup, an escape sequence and wide letters in title, exercise and note do no harm anywhere."""
    name = HOSTILE.replace("\u001b", "\\u001b")
    write_exercise(home, "squat", name)
    write_routine(home, f'[[step]]\nexercise = "squat"\nhold = "5s"\nnote = "{name}"\n', title=name)
    async with make_app(run="own").run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, CheckIn)
        assert HOSTILE_SEEN in sight(pilot)
        await start(pilot)
        assert sight(pilot).count(HOSTILE_SEEN) >= 2
        await live(pilot, clock, 12)
        await on(pilot, CheckIn)
        assert HOSTILE_SEEN in sight(pilot)
        await finish_pages(pilot)
    assert "\u001b" not in log(home)["title"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("[[step]\n", "own.toml:5"),
        ('[[step]]\nexercise = "piriformis"\n', 'there is no exercise "piriformis"'),
        ("", "has no steps"),
        ('[[step]]\nexercise = "cobra"\nsets = 200\nreps = 1000\n', "at most"),
    ],
)
async def test_a_routine_that_cannot_be_run_says_why(
    make_app: MakeApp, home: Home, steps: str, told: str
) -> None:
    """A broken file, an unknown exercise, no steps, far too long: a plain page, and nothing is written."""
    write_routine(home, steps)
    app = make_app(run="own")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        assert told in sight(pilot)
        await pilot.press("enter")
        await on(pilot, Today)
    assert logs(home) == []


async def test_an_unknown_routine_says_so(make_app: MakeApp, home: Home) -> None:
    """A name that nothing has is answered with a sentence."""
    async with make_app(run="core-thre").run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Advice)
        assert "core-three" in sight(pilot)


async def test_leaving_the_first_question_leaves_no_trace(make_app: MakeApp, home: Home) -> None:
    """Not now is an answer, and nothing is written about it."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("escape")
        await on(pilot, Today)
    assert logs(home) == []


async def test_whatever_covers_the_timer_pauses_it(make_app: MakeApp, clock: FakeClock) -> None:
    """Reading the warning signs or the keys costs no time of a hold."""
    async with make_app(run="core-three").run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        for key, page in (("w", WarningSigns), ("question_mark", Help)):
            await pilot.press(key)
            await on(pilot, page)
            assert screen.player.status == "paused"
            await pilot.press("escape")
            await on(pilot, Timer)
            await pilot.press("space")
            assert timer(pilot).player.status == "running"


async def test_a_log_that_cannot_be_written_is_said_once_and_tried_again(
    make_app: MakeApp, home: Home, clock: FakeClock
) -> None:
    """Without a place for the log the timer goes on; once there is one, everything is in it."""
    home.log.write_text("in the way")
    app = make_app(run="core-three")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await start(pilot)
        await live(pilot, clock, 12)
        await screen.writer.flush()
        await until(pilot, lambda: "not saved:" in sight(pilot))
        assert len(app._notifications) == 1
        home.log.unlink()
        await live(pilot, clock, 25)
        await screen.writer.flush()
        assert log(home)["running"]["phase"] == 2


@pytest.mark.parametrize(("bell", "rings"), [(True, 4), (False, 0)])
async def test_the_bell_counts_down_and_tells_what_begins(
    make_app: MakeApp, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, bell: bool, rings: int
) -> None:
    """Three, two, one and the hold; none at all where the bell is switched off."""
    app = make_app(Settings(safety_read=date(2026, 11, 1), bell=bell), run="core-three")
    rung: list[int] = []
    monkeypatch.setattr(app, "bell", lambda: rung.append(clock.ms))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 12)
    assert len(rung) == rings


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 12), (20, 5)])
async def test_every_size_tells_phase_and_time(
    make_app: MakeApp, clock: FakeClock, size: tuple[int, int]
) -> None:
    """From a small pane to a large one: the phase as a word, and the time, large where there is room."""
    async with make_app(run="core-three").run_test(size=size, notifications=True) as pilot:
        await start(pilot)
        await live(pilot, clock, 11)
        assert "HOLD" in sight(pilot)
        blocks = [line for line in sight(pilot).splitlines() if "██" in line or "▀▀" in line]
        assert len(blocks) >= {24: 15, 40: 28, 20: 13, 12: 5, 5: 0}[size[1]]
        if not blocks:
            assert "24" in sight(pilot)


async def test_a_gentle_run_that_a_screen_asks_for(make_app: MakeApp, home: Home, clock: FakeClock) -> None:
    """What is less is told before the questions, which stay on the screen; the log names the variant."""
    app = make_app(speed=20)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await on(pilot, Today)
        assert isinstance(app.screen, Today)
        app.screen.start_routine("full-eight", variant="gentle")
        await on(pilot, CheckIn)
        words = " ".join(sight(pilot).split())
        assert "Variant: gentle; it takes 12 min. Cat-cow stretch: 5 reps instead of 8." in words
        assert "How much pain now?" in words
        await start(pilot, "2")
        await live(pilot, clock, 800)
        await finish_pages(pilot, "2")
    told = log(home)
    assert (told["routine"], told["title"], told["variant"]) == ("full-eight", "The full eight", "gentle")
    assert told["status"] == "finished"
    assert [row["reps"] for row in told["done"] if row["exercise"] == "cat-cow"] == [5]
