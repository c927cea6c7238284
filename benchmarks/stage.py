"""A home with a few weeks of life in it, the same every time: for pictures and for looking around."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from planner.clock import Clock
from planner.store.home import Home

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 25, 7, 2, tzinfo=ZONE)

_SCHEDULE = """\
format      = 1
week_start  = "mon"
weekly_goal = 4

[[plan]]
id      = "mornings"
routine = "core-three"
days    = ["mon", "wed", "fri"]
at      = "07:00"
from    = 2026-11-02

# Aiko moved this one for the dentist
[[plan]]
id      = "strength"
routine = "strength-day"
days    = ["tue", "sat"]
at      = "18:30"
from    = 2026-11-03
moves   = [
  { on = 2026-11-28, to = 2026-11-29, at = "10:00" },
]

[[once]]
routine = "gentle-day"
on      = 2026-11-26
"""

# Days back from NOW, routine, plan, pain and leg before and after.
_SESSIONS = (
    (23, "core-three", "mornings", 6, 5, "calf", "calf"),
    (21, "core-three", "mornings", 6, 5, "calf", "calf"),
    (20, "strength-day", "strength", 5, 5, "calf", "thigh"),
    (16, "core-three", "mornings", 6, 4, "calf", "thigh"),
    (14, "core-three", "mornings", 5, 4, "thigh", "thigh"),
    (12, "core-three", "mornings", 4, 3, "thigh", "thigh"),
    (11, "strength-day", "strength", 4, 4, "thigh", "thigh"),
    (9, "core-three", "mornings", 5, 3, "thigh", "buttock"),
    (7, "core-three", "mornings", 4, 3, "thigh", "buttock"),
    (5, "core-three", "mornings", 4, 2, "buttock", "buttock"),
    (4, "strength-day", "strength", 3, 3, "buttock", "back"),
    (2, "core-three", "mornings", 3, 2, "buttock", "back"),
)


class StillClock(Clock):
    """A clock that shows one moment, so that pictures are the same every time."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment
        self.ms = 0

    def now(self) -> datetime:
        """The moment."""
        return self.moment

    def monotonic_ms(self) -> int:
        """Milliseconds that only move when told."""
        return self.ms


def furnish(folder: Path, *, asked: bool = True) -> Home:
    """Make the home in an empty folder; `asked` whether the mornings after its sessions were asked about."""
    home = Home(folder)
    home.prepare()
    home.settings.write_text("format = 1\nsafety_read = 2026-11-01\n", encoding="utf-8")
    home.schedule.write_text(_SCHEDULE, encoding="utf-8")
    for back, routine, plan, *felt in _SESSIONS:
        _log(home, back, routine, plan, *felt, asked=asked)
    return home


_SLIPS = """\
title = "Evening relief"
rset  = "10s"

[[step]]
exercise = "cat-cow"
hold     = 30s

[[step]]
exercise = cobra
"""


def slip(home: Home) -> None:
    """A routine as somebody types it in a hurry, and a plan of one that is not there."""
    (home.routines / "evening-relief.toml").write_text(_SLIPS, encoding="utf-8")
    plan = '\n[[once]]\nroutine = "core-tree"\non      = 2026-11-27\n'
    home.schedule.write_text(_SCHEDULE + plan, encoding="utf-8")


def part(home: Home) -> None:
    """A copy of a routine that Syncthing left, in which a dose is another."""
    path = home.routines / "gentle-day.toml"
    text = path.read_text(encoding="utf-8").replace('hold     = "20s"', 'hold     = "30s"', 1)
    beside = path.with_name("gentle-day.sync-conflict-20261122-190412-K7QX2MD.toml")
    beside.write_text(text, encoding="utf-8")


def ponder(home: Home) -> None:
    """Something to consider: a step that may grow, and two sessions with symptoms further down the leg."""
    path = home.routines / "core-three.toml"
    text = path.read_text(encoding="utf-8")
    first = 'exercise = "knee-to-chest"\n'
    path.write_text(text.replace(first, first + 'progress = { hold = "+5s" }\n'), encoding="utf-8")
    for back in (13, 10):
        _log(home, back, "gentle-day", "", 4, 5, "thigh", "calf", asked=True, exercise="cobra")


def _log(
    home: Home,
    back: int,
    routine: str,
    plan: str,
    *felt: object,
    asked: bool,
    exercise: str = "knee-to-chest",
) -> None:
    start = NOW.replace(hour=7, minute=1) - timedelta(days=back)
    path = home.log / f"{start:%Y}" / f"{start:%Y-%m-%dT%H%M}-{routine}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    title = routine.replace("-", " ").capitalize()
    before, after, leg_before, leg_after = felt
    path.write_text(
        f"""format      = 1
status      = "finished"
routine     = "{routine}"
title       = "{title}"
plan        = "{plan}"
started     = {start.isoformat()}
ended       = {(start + timedelta(minutes=9, seconds=40)).isoformat()}
pain_before = {before}
pain_after  = {after}
leg_before  = "{leg_before}"
leg_after   = "{leg_after}"
{'morning     = "settled"' if asked else ""}
done = [
  {{ step = 1, exercise = "{exercise}", set = 1, side = "left", reps = 2, hold = "25s" }},
  {{ step = 1, exercise = "{exercise}", set = 1, side = "right", reps = 2, hold = "25s" }},
]
""",
        encoding="utf-8",
    )
