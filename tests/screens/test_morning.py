"""The morning after a session: one question, left out with one key, never asked twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.checkin import CheckIn
from planner.screens.today import Today
from planner.store.home import Home
from tests.screens.conftest import FakeClock
from tests.screens.running import on, sight, until

MakeApp = Callable[..., PlannerApp]
SIZES = [(80, 24), (60, 20), (120, 40)]

LOG = """\
format      = 1
status      = "finished"
routine     = "core-three"
title       = "Core three"
started     = 2026-11-21T18:00:00+01:00
ended       = 2026-11-21T18:10:00+01:00   # after the garden
pain_before = 4
pain_after  = 5
note        = "hm"
done = [
  { step = 1, exercise = "knee-to-chest", set = 1, reps = 1 },  # only one
]
"""


@pytest.fixture
def log(home: Home) -> Path:
    """Yesterday's session."""
    folder = home.log / "2026"
    folder.mkdir(parents=True)
    path = folder / "2026-11-21T1800-core-three.toml"
    path.write_text(LOG)
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_asked_at_the_start_and_kept_in_the_log(
    make_app: MakeApp, log: Path, size: tuple[int, int]
) -> None:
    """Two answers, two lines in the file; all else in it stays to the byte."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await on(pilot, CheckIn)
        for words in ("Yesterday: Core three.", "Pain was 4 before it and 5 after.", "this morning", "skip"):
            assert words in sight(pilot)
        await pilot.press("3", "y", "enter")
        await on(pilot, Today)
        await until(pilot, lambda: "morning" in log.read_text())
        await until(pilot, lambda: "How is it this morning" not in sight(pilot))
    assert log.read_text() == LOG.replace(
        'note        = "hm"\n', 'pain_morning = 3\nmorning = "settled"\nnote        = "hm"\n'
    )


async def test_left_out_with_one_key_it_is_not_asked_again(make_app: MakeApp, log: Path) -> None:
    """That it was left out is kept: nothing is silent, and the next start asks nothing."""
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("escape")
        await until(pilot, lambda: 'morning = "skipped"' in log.read_text())
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, Today)
        assert "How is it this morning" not in sight(pilot)


async def test_what_has_not_settled_is_answered_with_what_to_do(make_app: MakeApp, log: Path) -> None:
    """Do less or rest, whom to ask; the warning signs are a key away."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, CheckIn)
        await pilot.press("n", "enter")
        await on(pilot, Advice)
        told = " ".join(sight(pilot).replace("│", " ").split())
        for words in ("Not settled yet", "rest today, or do less of it", "physiotherapist", "warning signs"):
            assert words in told
    assert 'morning = "not settled"' in log.read_text()


async def test_a_program_left_open_over_night_asks_on_today(
    make_app: MakeApp, log: Path, clock: FakeClock
) -> None:
    """No page springs up by itself at midnight: Today has a line about it, and a key."""
    clock.advance(-12 * 3600)  # the evening before, an hour after the session
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "How is it this morning" not in sight(pilot)
        clock.advance(13 * 3600)
        await until(pilot, lambda: "How is it this morning" in sight(pilot))
        assert isinstance(app.screen, Today)
        await pilot.press("m")
        await on(pilot, CheckIn)
        await pilot.press("y", "enter")
        await until(pilot, lambda: "How is it this morning" not in sight(pilot))
    assert 'morning = "settled"' in log.read_text()


async def test_a_log_that_cannot_be_written_is_said(make_app: MakeApp, log: Path) -> None:
    """The answer is not lost in silence."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, CheckIn)
        log.write_text("status = [\n")
        await pilot.press("y", "enter")
        await until(pilot, lambda: "not saved" in sight(pilot))
    assert log.read_text() == "status = [\n"
