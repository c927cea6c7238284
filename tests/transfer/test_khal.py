"""The export in another program: khal imports it, twice, and lists what the model has, without doubles.

khal is found by $PLANNER_KHAL, else on the path; without it these tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from planner.model.schedule import DAYS, Move, Note, Once, Pause, Plan, Schedule, occurrences
from planner.transfer.ics_series import Turns, all_series
from planner.transfer.ics_writing import Writer, zone_named
from planner.transfer.routine_words import RoutineWords

KHAL = os.environ.get("PLANNER_KHAL") or shutil.which("khal")

pytestmark = pytest.mark.skipif(KHAL is None, reason="khal is not here: set PLANNER_KHAL to its command")

TODAY = date(2026, 11, 22)
START, END = date(2026, 11, 16), date(2027, 4, 5)
NASTY = "Core; three, \\ [x] 深蹲"
ROUTINES = {
    name: RoutineWords(title, ("1. Plank: 20s",), 600) for name, title in (("core", NASTY), ("legs", "Legs"))
}

CONFIG = """\
[calendars]
[[main]]
path = {root}/calendar
[sqlite]
path = {root}/khal.db
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

SCHEDULE = Schedule(
    plans=(
        Plan(
            "mornings",
            "core",
            days=("mon", "wed", "fri"),
            at=(time(7), time(19, 30)),
            from_=date(2026, 11, 16),
            skip=(date(2026, 12, 25), date(2027, 1, 6)),
            moves=(
                Move(date(2026, 11, 16), date(2026, 11, 17), time(18)),
                Move(date(2026, 12, 2), date(2026, 12, 3), time(18), time(19, 30)),
                Move(date(2026, 12, 28), date(2027, 1, 5)),
            ),
            remind=600,
            notes=(Note(date(2026, 12, 9), "slowly", time(19, 30)),),
        ),
        Plan(
            "any",
            "legs",
            days=("sat", "sun"),
            from_=date(2026, 11, 21),
            until=date(2027, 3, 21),
            every=2,
            moves=(
                Move(date(2026, 12, 6), date(2026, 12, 8)),
                Move(date(2026, 12, 19), date(2026, 12, 20), time(9)),
            ),
        ),
        Plan("night", "legs", days=DAYS, at=(time(2, 30),), from_=date(2027, 3, 25), until=date(2027, 4, 1)),
        Plan("turns", sequence=("core", "legs"), days=("tue",), at=(time(12),), from_=date(2026, 11, 24)),
    ),
    once=(Once("legs", date(2026, 11, 29), time(10)), Once("core", date(2026, 12, 30))),
    pauses=(Pause(date(2026, 12, 24), date(2027, 1, 2)), Pause(date(2027, 3, 1), date(2027, 3, 2))),
    week_start="sun",
)
TURNS: Turns = {
    ("turns", date(2026, 11, 24), time(12)): "legs",
    ("turns", date(2026, 12, 1), time(12)): "core",
}

Khal = Callable[..., list[str]]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """khal with one empty calendar; the answer are the lines it prints."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config").write_text(CONFIG.format(root=tmp_path))

    def run(*words: str) -> list[str]:
        done = subprocess.run(
            [str(KHAL), "-c", str(tmp_path / "config"), *words],
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run


def listed(khal: Khal) -> list[str]:
    """Every occurrence in the window, as khal has it: day, time and title."""
    form = "{start-date} {start-time}|{title}"
    days = str((END - START).days)
    return sorted(khal("list", "--format", form, "--day-format", "", START.isoformat(), f"{days}d"))


def planned(schedule: Schedule, zone: str) -> list[str]:
    """What the model has, spelt as khal does; in a zone 02:30 is 03:30 where the clocks leap over it."""
    found = []
    for one in occurrences(schedule, START, END, zone_named(zone) if zone else None):
        if one.status == "planned":
            titles = {"": f"{NASTY} / Legs, in turn", "core": NASTY, "legs": "Legs"}
            routine = one.routine or TURNS.get((one.plan, one.origin, one.was), "")
            found.append(f"{one.date} {f'{one.time:%H:%M}' if one.time else ''}|{titles[routine]}")
    return sorted(found)


def write(path: Path, schedule: Schedule, zone: str, revision: int) -> None:
    """Export a schedule."""
    writer = Writer(ROUTINES, lambda uid, digest: revision, zone_named(zone) if zone else None)
    path.write_bytes(writer.write(all_series(schedule, TODAY, "me", TURNS)))


@pytest.mark.parametrize("zone", ["", "Europe/Berlin"])
def test_khal_has_the_same_sessions_after_one_import_and_after_two(
    khal: Khal, tmp_path: Path, zone: str
) -> None:
    """Series, skips, moves, pauses, whole days, extras and turns; then a changed one takes their place."""
    path = tmp_path / "plans.ics"
    write(path, SCHEDULE, zone, 1)
    for _ in range(2):
        khal("import", "--batch", "-a", "main", str(path))
        assert listed(khal) == planned(SCHEDULE, zone)
    mornings = replace(SCHEDULE.plans[0], at=(time(6, 45), time(20)), skip=(), moves=())
    changed = replace(SCHEDULE, plans=(mornings, *SCHEDULE.plans[1:]), pauses=())
    write(path, changed, zone, 2)
    khal("import", "--batch", "-a", "main", str(path))
    assert listed(khal) == planned(changed, zone)
    assert len(listed(khal)) == len(planned(changed, zone))
