"""`planner progress`: where a person stands, in plain lines."""

from __future__ import annotations

import json

import pytest

from planner.model.text import width
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner

ROUTINE = """\
title = "Back"

[[step]]
exercise = "bird-dog"
sides    = "each"
sets     = 1
reps     = 10
hold     = "5s"
"""

LOG = """\
status      = "{status}"
routine     = "{routine}"
started     = {day}T07:00:00+01:00
ended       = {day}T07:10:00+01:00
{said}
done = [
  {{ step = 1, exercise = "bird-dog", set = 1, side = "left", reps = 10, hold = "5s" }},
  {{ step = 1, exercise = "bird-dog", set = 1, side = "right", skipped = true }},
]
"""


@pytest.fixture
def home_with_a_routine(ready: Home) -> Home:
    """A home with a goal of two sessions a week, and one routine with both sides."""
    for path in ready.routines.glob("*.toml"):
        path.unlink()
    (ready.routines / "back.toml").write_text(ROUTINE)
    ready.schedule.write_text("format = 1\nweekly_goal = 2\n")
    return ready


def log(home: Home, day: str, said: str = "", status: str = "finished", routine: str = "back") -> None:
    """One session in the log."""
    path = home.log / day[:4] / f"{day}T0700-{routine}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LOG.format(day=day, said=said, status=status, routine=routine))


def test_before_the_first_session(home_with_a_routine: Home, planner: Planner) -> None:
    """Nothing is missing and nobody is told off: nothing was said, nothing was done yet."""
    told = planner("progress")
    assert (told.code, told.err) == (0, "")
    for line in ("This week: 0 of 2 sessions.", "  Nobody said.", "  Nothing now."):
        assert line in told.lines
    assert "  No session of these weeks tells what was done." in told.lines


def test_weeks_pain_leg_and_exercises(home_with_a_routine: Home, planner: Planner) -> None:
    """Against the goal and the plan; a trial counts for nothing, no line is longer than 80 cells."""
    log(home_with_a_routine, "2026-11-10", 'pain_before = 6\nleg_after = "calf"')
    log(home_with_a_routine, "2026-11-12", "pain_before = 5")
    log(home_with_a_routine, "2026-11-17", 'pain_before = 3\nleg_before = "thigh"')
    log(home_with_a_routine, "2026-11-18", "pain_before = 0\nspeed = 20")
    told = planner("progress")
    assert told.code == 0
    for line in (
        "This week: 1 of 2 sessions.",
        "  Week of Mon 16 Nov: 1 session, 10 min",
        "  Week of Mon 9 Nov: 2 sessions, 20 min, goal reached",
        "  Week of Mon 2 Nov: 0 sessions",
        "  calf on Tue 10 Nov, thigh on Tue 17 Nov.",
        "  Bird dog, left: 3 of 3 sets, 30 of 30 reps, 2m30s of 2m30s held.",
        "  Bird dog, right: 0 of 3 sets, 0 of 30 reps, 0s of 2m30s held, 3 skipped.",
    ):
        assert line in told.lines, line
    words = " ".join(told.out.split())
    assert "6 on Tue 10 Nov, 3 on Tue 17 Nov: a real change, more than the scale's own noise." in words
    assert max(map(width, told.lines)) <= 80


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (6, 6, "6 on Tue 10 Nov, 6 on Tue 17 Nov: the same."),
        (3, 2, "too small a change to read into"),  # 1 point, 33 %
        (8, 6, "too small a change to read into"),  # 2 points, 25 %
        (6, 4, "a real change"),  # 2 points, 33 %
        (4, 6, "a real change"),  # also for the worse
    ],
)
def test_a_change_of_pain_is_real_at_two_points_and_thirty_percent(
    home_with_a_routine: Home, planner: Planner, first: int, last: int, words: str
) -> None:
    """Source: Ostelo 2008, Childs 2005, as in `planner.model.safety.real_change`."""
    log(home_with_a_routine, "2026-11-10", f"pain_before = {first}")
    log(home_with_a_routine, "2026-11-17", f"pain_before = {last}")
    told = " ".join(planner("progress").out.split())
    assert words in told
    assert json.loads(planner("progress", "--json").out)["real_change"] is ("a real" in words)


def test_as_many_weeks_as_are_asked_for_and_as_json(home_with_a_routine: Home, planner: Planner) -> None:
    """What lies before them is not told; one figure tells no change; what to consider has its rule."""
    log(home_with_a_routine, "2026-11-10", "pain_before = 3")
    log(home_with_a_routine, "2026-11-17", "pain_before = 8\npain_after = 8")
    assert "one figure tells no change." in planner("progress", "--weeks", "1").out
    told = json.loads(planner("progress", "--weeks", "1", "--json").out)
    assert told["weeks"] == [{"start": "2026-11-16", "done": 1, "minutes": 10}]
    assert told["pain_before"] == [{"date": "2026-11-17", "pain": 8}]
    assert [(one["side"], one["done"]["sets"], one["skipped"]) for one in told["exercises"]] == [
        ("left", 1, 0),
        ("right", 0, 1),
    ]
    assert [one["rule"] for one in told["consider"]] == ["red-light"]
    assert "  'planner advice' has the reasons." in planner("progress").lines
    assert planner("progress", "--weeks", "0").code == 2


def test_a_routine_that_is_gone_and_a_hostile_name(home_with_a_routine: Home, planner: Planner) -> None:
    """What was done is told by itself; an exercise of one's own is named as text; a broken log is counted."""
    log(home_with_a_routine, "2026-11-17", routine="gone")
    own = home_with_a_routine.exercises / "bird-dog.toml"
    own.parent.mkdir(exist_ok=True)
    name = HOSTILE.replace("\x1b", "\\u001b")
    own.write_text(f'name = "{name}"\nkind = "strength"\nposition = "quadruped"\nhow = ["x"]\n')
    (home_with_a_routine.log / "2026" / "2026-11-18T0700-back.toml").write_text("status = \n")
    told = planner("progress")
    words = " ".join(told.out.split())
    assert f"{HOSTILE_SEEN}, left: 1 set, 10 reps, 50s held; its routine has no plan any more." in words
    assert "\x1b" not in told.out
    assert "There is 1 error in your files" in told.err
