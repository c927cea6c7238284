"""The whole way: a fresh home, a routine composed, planned, run to its end, and three files to read."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from planner.app import PlannerApp
from planner.cli import main
from planner.screens.composer import Composer
from planner.screens.timer import Timer
from planner.store.home import Home
from planner.store.settings import DEFAULTS
from tests.screens.conftest import FakeClock, seen
from tests.screens.running import finish_pages, live, on, start
from tests.screens.stories import press, settle, type_in

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1)))

ROUTINE = """\
#:schema ../schema/routine.schema.json

format = 1
title  = "Before breakfast"

[[step]]
exercise = "cat-cow"

[[step]]
exercise = "piriformis-stretch"
reps     = 1
hold     = "30s"
"""

SCHEDULE = """\
#:schema schema/schedule.schema.json

format = 1

[[plan]]
id      = "before-breakfast"
routine = "before-breakfast"
days    = ["sun"]
at      = "07:00"
from    = 2026-11-22
"""

LOG = """\
format      = 1
status      = "finished"
routine     = "before-breakfast"
title       = "Before breakfast"
plan        = "before-breakfast"
started     = 2026-11-22T07:00:00+01:00
ended       = 2026-11-22T07:02:26+01:00
active      = "2m26s"
pain_before = 4
pain_after  = 3
done = [
  { step = 1, exercise = "cat-cow", set = 1, reps = 6 },
  { step = 2, exercise = "piriformis-stretch", set = 1, side = "left", reps = 1, hold = "30s" },
  { step = 2, exercise = "piriformis-stretch", set = 1, side = "right", reps = 1, hold = "30s" },
]
"""


async def test_from_nothing_to_a_finished_session(tmp_path: Path) -> None:
    """By keyboard alone at 80x24: read the safety pages, compose, plan, run; the files are what was meant."""
    home, clock = Home(tmp_path / "planner"), FakeClock(NOW)
    home.prepare()
    app = PlannerApp(home, clock, DEFAULTS)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "Before you start" in seen(app)
        await press(pilot, ["enter", "enter", "enter"])
        assert "Where to begin" in seen(app)
        await press(pilot, ["escape"])

        await press(pilot, ["3", "n"])
        await type_in(pilot, "Before breakfast")
        await press(pilot, ["enter", "enter"])
        await on(pilot, Composer)
        await press(pilot, ["a"])
        await type_in(pilot, "cat")
        await press(pilot, ["enter"])
        await type_in(pilot, "piri")
        await press(pilot, ["enter", "escape"])
        await press(pilot, ["enter", "down", "1", "down", *"30", "enter"])
        assert "saved" in seen(app)
        await press(pilot, ["escape"])

        await press(pilot, ["4", "a"])
        await press(pilot, ["enter"])
        await press(pilot, ["tab", *"07:00", "enter"])
        assert "07:00" in seen(app)

        await press(pilot, ["1"])
        assert "Before breakfast" in seen(app)
        await pilot.press("enter")
        await start(pilot, "4")
        await live(pilot, clock, 300)
        await finish_pages(pilot, "3")
        await settle(pilot)
        assert "1 of 4 this week" in seen(app)
        assert not isinstance(app.screen, Timer)

    assert (home.routines / "before-breakfast.toml").read_text() == ROUTINE
    assert home.schedule.read_text() == SCHEDULE
    (log,) = sorted(home.log.rglob("*.toml"))
    assert log.relative_to(home.log).as_posix() == "2026/2026-11-22T0700-before-breakfast.toml"
    assert log.read_text() == LOG
    for path in home.root.rglob("*.toml"):
        tomllib.loads(path.read_text())
    assert main(["--home", str(home.root), "check"]) == 0
