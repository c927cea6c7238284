"""What a person decides about a suggestion, in the bytes of their files."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from planner.store import check
from planner.store.contents import Contents
from planner.store.errors import Conflict, NotSaved
from planner.store.home import Home
from planner.store.suggestions import (
    Considered,
    accept,
    consider,
    difference,
    put_aside,
    switch_rule_off,
    take_back,
)

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone(timedelta(hours=1)))

ROUTINE = """\
# from Aiko, on paper
title = "Back"

[[step]]
exercise = "cobra"   # slowly
hold     = "20s"     # not more
progress = { hold = "+5s", max = "28s" }
"""

LOG = """\
status      = "finished"   # good
routine     = "back"
started     = {day}T07:00:00+01:00
ended       = {day}T07:10:00+01:00
pain_before = 2
pain_after  = {pain}
leg_before  = "thigh"
leg_after   = "{leg}"
note        = "hm"
done = [{{ step = 1, exercise = "cobra", reps = 9, hold = "20s" }}, \
{{ step = 1, exercise = "cobra", set = 2, reps = 9, hold = "20s" }}, \
{{ step = 1, exercise = "cobra", set = 3, reps = 9, hold = "20s" }}]
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with one routine and nothing else."""
    home = Home(tmp_path)
    home.routines.mkdir(parents=True)
    (home.routines / "back.toml").write_text(ROUTINE)
    return home


def log(home: Home, day: str, pain: int = 2, leg: str = "thigh") -> Path:
    """A session of a day."""
    path = home.log / "2026" / f"{day}T0700-back.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LOG.format(day=day, pain=pain, leg=leg))
    return path


def now(home: Home) -> Considered:
    """What there is to consider."""
    return consider(home, Contents.read(home), NOW)


def rules(home: Home) -> list[str]:
    """The rules that speak."""
    return [one.rule for one in now(home).found]


def test_more_is_shown_before_it_is_written_and_taken_back_to_the_byte(home: Home) -> None:
    """One value of one line; comments stay; then it waits for as many sessions again."""
    for day in ("2026-11-18", "2026-11-20", "2026-11-22"):
        log(home, day)
    considered = now(home)
    (more,) = considered.found
    path = home.routines / "back.toml"
    shown = difference(considered, more)
    assert [line for line in shown if line[:1] in ("+", "-")] == [
        '-hold     = "20s"     # not more',
        '+hold     = "25s"     # not more',
    ]
    assert path.read_text() == ROUTINE
    decision = accept(home, considered, more)
    assert path.read_text() == ROUTINE.replace('"20s"', '"25s"')
    assert rules(home) == []
    take_back(home, decision)
    assert path.read_text() == ROUTINE
    assert rules(home) == ["more-of-it"]


def test_a_file_that_somebody_changed_there_is_left_alone(home: Home) -> None:
    """Neither accepted over a newer dose, nor taken back over it."""
    for day in ("2026-11-18", "2026-11-20", "2026-11-22"):
        log(home, day)
    considered = now(home)
    path = home.routines / "back.toml"
    theirs = ROUTINE.replace('"20s"', '"15s"')
    path.write_text(theirs)
    with pytest.raises(Conflict):
        accept(home, considered, considered.found[0])
    assert path.read_text() == theirs
    path.write_text(ROUTINE)
    decision = accept(home, considered, considered.found[0])
    path.write_text(theirs)
    with pytest.raises(Conflict):
        take_back(home, decision)
    assert path.read_text() == theirs


def test_an_exercise_is_switched_off_in_the_settings_with_the_reason(home: Home) -> None:
    """The reason says what the log says and claims no cause; without the file before, none is left."""
    log(home, "2026-11-20", leg="calf")
    log(home, "2026-11-22", leg="foot")
    considered = now(home)
    (off,) = (one for one in considered.found if one.rule == "further-down")
    line = 'cobra = "further down the leg on 20 Nov and 22 Nov, with it among the exercises"'
    assert f"+{line}" in difference(considered, off)
    decision = accept(home, considered, off)
    assert '[off]\ncobra = "further down the leg on 20 Nov and 22 Nov, with it among the exercises"' in (
        home.settings.read_text()
    )
    assert "further-down" not in rules(home)
    take_back(home, decision)
    assert home.settings.read_text() == ""
    assert "further-down" in rules(home)


def test_what_changes_no_file_shows_no_difference_and_writes_nothing(home: Home) -> None:
    """A rest, or a gentler one to be done: there is nothing in them to accept."""
    log(home, "2026-11-22", pain=7)
    considered = now(home)
    (red,) = considered.found
    assert difference(considered, red) == ()
    before = {path: path.read_bytes() for path in home.root.rglob("*.toml")}
    with pytest.raises(NotSaved, match="there is nothing to write"):
        accept(home, considered, red)
    assert {path: path.read_bytes() for path in home.root.rglob("*.toml")} == before


def test_put_aside_is_kept_in_the_log_of_its_session_alone(home: Home) -> None:
    """A key in one file; a second rule joins it; everything else in it stays."""
    first, last = log(home, "2026-11-20", leg="calf"), log(home, "2026-11-22", leg="foot")
    before = last.read_text()
    considered = now(home)
    assert [one.rule for one in considered.found] == ["red-light", "further-down", "flare"]
    decision = put_aside(home, considered, considered.found[0])
    assert last.read_text() == before.replace("note        =", 'not_now = ["red-light"]\nnote        =')
    again = now(home)
    put_aside(home, again, again.found[0])
    assert 'not_now = ["red-light", "further-down"]' in last.read_text()
    assert first.read_text() == LOG.format(day="2026-11-20", pain=2, leg="calf")
    assert rules(home) == ["flare"]
    with pytest.raises(Conflict):
        take_back(home, decision)  # the second one is on top of it


def test_a_rule_is_switched_off_beside_the_others(home: Home) -> None:
    """In the list that the advice about routines has too."""
    home.settings.write_text('[lint]\nignore = ["one-side"]  # mine\n')
    log(home, "2026-11-22", pain=7)
    assert rules(home) == ["red-light"]
    decision = switch_rule_off(home, "red-light")
    assert home.settings.read_text() == '[lint]\nignore = ["one-side", "red-light"]  # mine\n'
    assert rules(home) == []
    take_back(home, decision)
    assert home.settings.read_text() == '[lint]\nignore = ["one-side"]  # mine\n'


def test_what_was_missed_since_the_last_session(home: Home) -> None:
    """Of the plan, without what is skipped; one missed is not two."""
    plan = '[[plan]]\nid = "a"\nroutine = "back"\ndays = ["fri", "sat", "sun"]\nfrom = 2026-11-01\n'
    log(home, "2026-11-19")
    home.schedule.write_text(plan)
    (found,) = (one for one in now(home).found if one.rule == "missed-twice")
    assert [f"{one.day}" for one in found.rests_on] == ["2026-11-19", "2026-11-21", "2026-11-22"]
    home.schedule.write_text(plan + "skip = [2026-11-20, 2026-11-22]\n")
    assert rules(home) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('progress = { hold = "+5s" }', []),
        (
            'progress = { hold = "+5s", max = "45s" }',
            ["7:34: warning: hold: the sources of Cobra pose give 15s to 30s"],
        ),
        (
            'progress = { sets = "+1" }',
            ["7:14: warning: sets: the sources of Cobra pose give no range, so say how far: max = …"],
        ),
        ('progress = { sets = "+1", max = 5 }', []),
        ('progress = { sets = "+1", max = "5s" }', ["7:33: max is a number of sets here: max = 5"]),
    ],
)
def test_the_check_warns_of_a_way_up_that_leads_nowhere(home: Home, lines: str, told: list[str]) -> None:
    """Out of the range, or without an end."""
    text = ROUTINE.replace('progress = { hold = "+5s", max = "28s" }', lines)
    (home.routines / "back.toml").write_text(text)
    contents = Contents.read(home)
    found = contents.problems_of(contents.routine("back"))
    assert [one.text().partition("\n")[0].partition("back.toml:")[2] for one in found] == told


def test_no_hold_can_grow_where_nothing_is_held(home: Home) -> None:
    """An exercise that is done by its tempo."""
    text = ROUTINE.replace("cobra", "cat-cow").replace('hold     = "20s"     # not more\n', "")
    (home.routines / "back.toml").write_text(text)
    contents = Contents.read(home)
    (found,) = check.routine(contents.routine("back"), contents.library.values)
    assert found.message == "nothing is held here, so no hold can grow"
