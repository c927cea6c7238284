"""Looking: today, week, list, show, home, warning-signs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.model.safety import URGENT_SIGNS
from planner.model.text import width
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner

SCHEDULE = """\
format = 1
[[plan]]
id = "mornings"
routine = "core-three"
days = ["mon", "sun"]
at = ["07:00", "19:30"]
from = 2026-11-16
[[plan]]
id = "anytime"
routine = "gentle-day"
days = ["sun", "sat"]
from = 2026-11-16
moves = [{ on = 2026-11-21, to = 2026-11-20 }]
"""

FINISHED = """\
status = "finished"
routine = "core-three"
title = "Core three"
started = 2026-11-22T06:50:00+01:00
ended = 2026-11-22T06:58:20+01:00
pain_before = 4
pain_after = 2
"""


@pytest.fixture
def planned(ready: Home) -> Home:
    """A home with two plans and one session this morning."""
    ready.schedule.write_text(SCHEDULE)
    log = ready.log / "2026" / "2026-11-22T0650-core-three.toml"
    log.parent.mkdir(parents=True)
    log.write_text(FINISHED)
    return ready


def test_a_first_look_prepares_the_home(planner: Planner, home: Home) -> None:
    """The first command copies the starter routines in; the second touches nothing."""
    assert planner("today").code == 0
    names = sorted(path.name for path in home.routines.iterdir())
    assert names == ["core-three.toml", "full-eight.toml", "gentle-day.toml", "strength-day.toml"]
    (home.routines / "gentle-day.toml").unlink()
    planner("today")
    assert not (home.routines / "gentle-day.toml").exists()


def test_today_with_nothing_planned_says_what_to_do(planner: Planner, ready: Home) -> None:
    """An empty day is no dead end."""
    answer = planner("today")
    assert answer.lines[0] == "Sunday 22 November 2026"
    assert "Nothing is planned for today." in answer.out
    assert "planner list routines" in answer.out
    assert answer.err == ""


def test_today_tells_time_title_and_what_became_of_it(planner: Planner, planned: Home) -> None:
    """One line a session, and the week against its goal."""
    answer = planner("today")
    assert [line.split() for line in answer.lines[2:5]] == [
        ["any", "time", "Gentle", "day", "planned"],
        ["07:00", "Core", "three", "done"],
        ["19:30", "Core", "three", "planned"],
    ]
    assert answer.lines[-1] == "Done in this week: 1 of 4 sessions"


def test_the_week_marks_today_and_tells_missed_and_moved(planner: Planner, planned: Home) -> None:
    """Seven days, with what is past."""
    answer = planner("week")
    assert answer.lines[0] == "Week of 16–22 Nov 2026"
    told = [line.split() for line in answer.lines]
    assert ["Mon", "16", "Nov", "07:00", "Core", "three", "missed"] in told
    assert ["Fri", "20", "Nov", "any", "time", "Gentle", "day", "missed"] in told
    assert ["Sat", "21", "Nov", "any", "time", "Gentle", "day", "moved", "to", "Fri", "20", "Nov"] in told
    assert any(line.startswith(">  Sun 22 Nov") for line in answer.lines)


def test_the_week_as_json_has_the_shape_of_the_contract(planner: Planner, planned: Home) -> None:
    """Scripts find start, days, goal and done."""
    value = json.loads(planner("week", "--json").out)
    assert (value["start"], value["goal"], value["done"]) == ("2026-11-16", 4, 1)
    assert [day["date"] for day in value["days"]][::6] == ["2026-11-16", "2026-11-22"]
    assert value["days"][6]["sessions"][1] == {
        "routine": "core-three",
        "title": "Core three",
        "plan": "mornings",
        "time": "07:00",
        "status": "done",
    }


def test_today_as_json_is_a_week_of_one_day(planner: Planner, planned: Home) -> None:
    """The same shape as the week, from today, with the week's goal."""
    value = json.loads(planner("today", "--json").out)
    assert value["start"] == "2026-11-22"
    assert [day["date"] for day in value["days"]] == ["2026-11-22"]
    assert (value["goal"], value["done"]) == (4, 1)


@pytest.mark.parametrize(
    ("date", "first"),
    [
        ("2026-12-02", "Week of 30 Nov – 6 Dec 2026"),
        ("+1w", "Week of 23–29 Nov 2026"),
        ("yesterday", "Week of 16–22 Nov 2026"),
        ("1970-01-01", "Week of 29 Dec 1969 – 4 Jan 1970"),
        ("2199-12-31", "Week of 30 Dec 2199 – 5 Jan 2200"),
    ],
)
def test_any_week_can_be_shown(planner: Planner, planned: Home, date: str, first: str) -> None:
    """`--date` takes any day of the week meant."""
    assert planner("week", f"--date={date}").lines[0] == first


def test_list_routines_has_id_title_steps_and_length(planner: Planner, ready: Home) -> None:
    """One a line, and the same as JSON."""
    assert planner("list", "routines").lines[0] == "core-three    Core three      3 steps  8 min"
    values = json.loads(planner("list", "routines", "--json").out)
    assert [value["id"] for value in values] == ["core-three", "full-eight", "gentle-day", "strength-day"]
    assert values[0]["steps"] == 3
    assert values[0]["broken"] is False


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("figure", ["piriformis-stretch"]),
        ("BIRD", ["bird-dog"]),
        ("hamstring sitting", ["hamstring-stretch"]),
    ],
)
def test_list_exercises_can_be_searched(planner: Planner, search: str, found: list[str]) -> None:
    """By every word, in names, other names, targets, kind and equipment."""
    values = json.loads(planner("list", "exercises", "--search", search, "--json").out)
    assert [value["id"] for value in values] == found


def test_a_search_that_finds_nothing_says_so_beside_the_result(planner: Planner) -> None:
    """stdout stays empty for scripts."""
    answer = planner("list", "exercises", "--search", "swimming\u001b[31m")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == 'No exercises with "swimming[31m".\n'


def test_list_sessions_tells_when_what_and_how_it_went(planner: Planner, planned: Home) -> None:
    """Oldest first, one a line."""
    assert planner("list", "sessions").lines == ["2026-11-22 06:50  Core three  finished  8 min  pain 4 > 2"]
    (value,) = json.loads(planner("list", "sessions", "--json").out)
    assert (value["id"], value["title"]) == ("2026-11-22T0650-core-three", "Core three")
    assert (value["pain_before"], value["pain_after"], value["seconds"]) == (4, 2, 500)
    assert planner("list", "sessions", "--search", "gentle").out == ""


def test_show_tells_every_phase_with_its_offset_and_the_total(planner: Planner, ready: Home) -> None:
    """The routine as a person lives through it."""
    answer = planner("show", "core-three")
    assert answer.lines[3] == "1. Knee to chest stretch (on your back)"
    assert answer.lines[4].split() == ["0:00", "get", "ready", "10s"]
    assert answer.lines[5].split() == ["0:10", "hold,", "left,", "1", "of", "2", "25s"]
    assert answer.lines[-1] == "Total: 8:24 (8 min), 62 phases"


def test_show_as_json_adds_up_to_its_total(planner: Planner, ready: Home) -> None:
    """Each phase has the keys of the contract."""
    value = json.loads(planner("show", "Core Three", "--json").out)
    assert (value["id"], value["title"], value["seconds"]) == ("core-three", "Core three", 504)
    assert sum(phase["seconds"] for phase in value["phases"]) == 504
    assert value["phases"][1] == {
        "kind": "work",
        "seconds": 25,
        "step": 1,
        "exercise": "knee-to-chest",
        "set": 1,
        "rep": 1,
        "side": "left",
    }


def test_reps_at_ones_own_pace_have_no_seconds(planner: Planner, ready: Home) -> None:
    """`seconds` is null where the person sets the pace, and the text says about how long."""
    (ready.routines / "own.toml").write_text(
        'title = "Own"\n[[step]]\nexercise = "squat"\nreps = 12\n[[step]]\nexercise = "squat"\n'
    )
    ready.exercises.mkdir()
    squat = 'name = "Squat"\nkind = "strength"\nposition = "standing"\n'
    (ready.exercises / "squat.toml").write_text(squat)
    phases = json.loads(planner("show", "own", "--json").out)["phases"]
    assert [phase["seconds"] for phase in phases] == [10, None, 15, 10, None]
    answer = planner("show", "own")
    assert "12 reps" in answer.out
    assert answer.lines[-1].startswith("Total: about ")


@pytest.mark.parametrize("name", ["bird-dog", "Bird Dog", "opposite arm and leg raise"])
def test_show_an_exercise_by_any_of_its_names(planner: Planner, name: str) -> None:
    """Its card: what for, how, when to stop, and where that comes from."""
    answer = planner("show", name)
    assert answer.lines[0] == "Bird dog"
    for part in ("Why:", "How", "Take care", "Sources", "Sources allow: "):
        assert any(line.startswith(part) for line in answer.lines), part
    assert json.loads(planner("show", name, "--json").out)["id"] == "bird-dog"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("core-thre", ' Did you mean "core-three"?'), ("brid-dog", ' Did you mean "bird-dog"?'), ("zzz", "")],
)
def test_what_is_not_there_is_told_with_the_nearest_name(planner: Planner, name: str, hint: str) -> None:
    """Exit code 1, one line on stderr."""
    answer = planner("show", name)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f'planner: there is no routine and no exercise "{name}".{hint}\n'


def test_a_routine_with_an_error_is_listed_and_shown_with_its_place(planner: Planner, ready: Home) -> None:
    """It does not vanish: the list names it, `show` quotes the line, the rest goes on."""
    (ready.routines / "broken.toml").write_text('title = "Broken"\n[[step]]\nexercise = "cobra"\nreps = -3\n')
    listed = planner("list", "routines")
    assert listed.lines[0] == "broken        has an error: see 'planner check'"
    assert len(listed.lines) == 5
    assert listed.err == "There is 1 error in your files; 'planner check' lists them.\n"
    (value, *_) = json.loads(planner("list", "routines", "--json").out)
    assert value == {"id": "broken", "title": "broken", "broken": True}
    shown = planner("show", "broken")
    assert shown.code == 1
    assert "routines/broken.toml:4:8: reps must be a whole number from 1 to 1000, not -3" in shown.err
    assert "    4 | reps = -3\n" in shown.err


def test_a_hostile_title_stays_one_clean_line_of_80_cells(planner: Planner, ready: Home) -> None:
    """No control character leaves the program, and wide characters keep the columns straight."""
    quoted = json.dumps(HOSTILE * 6)
    (ready.routines / "hostile.toml").write_text(f'title = {quoted}\n[[step]]\nexercise = "cobra"\n')
    ready.schedule.write_text('[[plan]]\nid = "h"\nroutine = "hostile"\ndays = ["sun"]\nat = "06:00"\n')
    for command in (("list", "routines"), ("today",), ("week",), ("show", "hostile")):
        answer = planner(*command)
        assert "\u001b" not in answer.out
        assert "[/] [kg] [31m 深" in answer.out
        assert max(map(width, answer.lines)) <= 80, command
    listed = [line for line in planner("list", "routines").lines if "step" in line]
    assert len({width(line[: line.rindex("step")]) for line in listed}) == 1
    values = json.loads(planner("list", "routines", "--json").out)
    assert values[3]["title"] == HOSTILE_SEEN * 6


def test_home_tells_the_paths_and_makes_nothing(planner: Planner, home: Home) -> None:
    """Where things stand, whether they are there yet or not."""
    answer = planner("home")
    assert answer.lines[0] == f"home       {home.root}  (not there yet)"
    assert f"schedule   {home.schedule}  (not there yet)" in answer.lines
    assert not home.root.exists()


def test_home_may_be_named_before_or_after_the_command(planner: Planner, tmp_path: Path) -> None:
    """`--home` goes before $PLANNER_HOME wherever it stands."""
    for argv in (("--home", str(tmp_path / "a"), "home"), ("home", "--home", str(tmp_path / "a"))):
        assert planner(*argv).lines[0].startswith(f"home       {tmp_path / 'a'}")


@pytest.mark.parametrize("where", ["/dev/null/home", "/proc/nowhere", "~nobody-of-that-name/x"])
def test_the_warning_signs_need_no_home(planner: Planner, where: str) -> None:
    """Every sign, uncut, whatever is wrong with the home."""
    answer = planner("--home", where, "warning-signs")
    assert (answer.code, answer.err) == (0, "")
    for sign in URGENT_SIGNS:
        assert f"- {sign}" in answer.lines
    assert max(map(width, answer.lines)) <= 80


def test_the_week_tells_of_errors_in_what_it_reads(planner: Planner, planned: Home) -> None:
    """In the schedule and in the logs of its days; a broken routine elsewhere is for `planner check`."""
    (planned.routines / "other.toml").write_text("title = [")
    assert planner("today").err == ""
    (planned.log / "2026" / "2026-11-20T0700-core-three.toml").write_text("status = [")
    planned.schedule.write_text(f"{SCHEDULE}[[plan]]\nid = 5\n")
    answer = planner("week")
    assert answer.code == 0
    assert "errors in your files; 'planner check' lists them." in answer.err
    assert "Core three" in answer.out
