"""Handing over by command: sheets, a report and a table, where they go, and what they never write over."""

from __future__ import annotations

import csv
import os
from io import StringIO
from pathlib import Path

import pytest

from planner.store import sessions
from planner.store.home import Home
from tests.cli.conftest import HOSTILE, HOSTILE_SEEN, Planner, finish, spawn

SCHEDULE = """\
[[plan]]
id = "mornings"
routine = "core-three"
days = ["mon", "wed"]
at = "07:00"
from = 2026-11-09

[[plan]]
id = "turns"
sequence = ["gentle-day", "strength-day"]
days = ["sat"]
from = 2026-11-09
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a person is in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def planned(ready: Home) -> Home:
    """A home with a schedule and two sessions: one done, one stopped."""
    ready.schedule.write_text(SCHEDULE)
    return ready


@pytest.fixture
def logged(planned: Home, planner: Planner) -> Home:
    """The same with two sessions: one done, one stopped."""
    assert planner("log", "core-three", "--at", "2026-11-16T07:00", "--pain-before", "5").code == 0
    assert planner("log", "core-three", "--at", "2026-11-18T07:00", "--stopped", "2:leg").code == 0
    return planned


def files(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("argv", "name", "begins"),
    [
        (("html", "core-three"), "core-three.html", "<!DOCTYPE html>\n<html"),
        (("html", "Core three"), "core-three.html", "<!DOCTYPE html>\n<html"),
        (("html", "core-three", "core-three"), "core-three.html", "<!DOCTYPE html>\n<html"),
        (("html", "core-three", "gentle-day"), "exercise-plan.html", "<!DOCTYPE html>\n<html"),
        (("html",), "exercise-plan.html", "<!DOCTYPE html>\n<html"),
        (("md", "core-three"), "core-three.md", "# Core three\n"),
        (("md",), "exercise-plan.md", "# Exercise plan\n"),
        (("report",), "report.html", "<!DOCTYPE html>\n<html"),
        (("report", "--format", "md"), "report.md", "# Report for the physiotherapist\n"),
        (("csv",), "sessions.csv", "session,date,started,"),
    ],
)
def test_an_export_is_one_file_in_this_folder(
    planner: Planner, logged: Home, here: Path, argv: tuple[str, ...], name: str, begins: str
) -> None:
    """Called by what it is; the same goes to the output with `-o -`, and nothing else does."""
    answer = planner("export", *argv)
    assert (answer.code, answer.out, answer.err) == (0, f"{name} is written.\n", "")
    assert files(here) == [name]
    text = (here / name).read_bytes().decode()
    assert text.startswith(begins)
    assert "sheets" not in files(logged.root)
    process = spawn(
        ["export", *argv, "-o", "-"], {"PATH": os.environ["PATH"], "PLANNER_HOME": str(logged.root)}
    )
    again = finish(process)
    assert again.code == 0
    assert again.out.splitlines()[0] == text.splitlines()[0]


def test_a_file_that_is_there_is_never_written_over(planner: Planner, planned: Home, here: Path) -> None:
    """Unless that is asked for; a link is followed, and a link to nothing stays."""
    path = here / "core-three.html"
    path.write_text("mine")
    answer = planner("export", "html", "core-three")
    assert answer.code == 1
    assert "core-three.html is there already; --force writes over it" in answer.err
    assert path.read_text() == "mine"
    (here / "link.html").symlink_to("nowhere")
    assert planner("export", "html", "core-three", "-o", "link.html").code == 1
    assert planner("export", "html", "core-three", "--force").code == 0
    assert path.read_text().startswith("<!DOCTYPE html>")
    assert files(here) == ["core-three.html", "link.html"]


@pytest.mark.parametrize(
    ("where", "code", "words"),
    [
        (".", 0, "core-three.html is written."),
        ("sub/a.html", 1, "there is no folder sub"),
        ("a" * 300, 1, "its name is too long"),
    ],
)
def test_where_it_goes_is_checked(
    planner: Planner, planned: Home, here: Path, where: str, code: int, words: str
) -> None:
    """A folder gets a file of the usual name; what cannot be is said in a sentence."""
    answer = planner("export", "html", "core-three", "-o", where)
    assert answer.code == code
    assert words in answer.out + answer.err


def test_all_that_is_planned_is_on_the_sheet(planner: Planner, planned: Home, here: Path) -> None:
    """In the order of the days, with a box for each; how many weeks can be chosen."""
    planner("export", "md", "--weeks", "3")
    text = (here / "exercise-plan.md").read_text()
    assert "3 routines: Core three, Gentle day and Strength day." in text
    assert "| 23 Nov | ☐ 07:00 |  | ☐ 07:00 |  |  |  |  |" in text
    assert text.count("| 16 Nov |") == 3
    assert "30 Nov" in text
    assert "7 Dec" not in text


def test_a_sequence_goes_on_after_what_was_done_last(planner: Planner, planned: Home, here: Path) -> None:
    """However long before these weeks that was."""
    started = "2026-11-07T09:00:00+01:00"
    folder = planned.log / "2026"
    folder.mkdir(parents=True)
    log = f'routine = "gentle-day"\nplan = "turns"\nstarted = {started}\nended = {started}\n'
    (folder / "2026-11-07T0900-gentle-day.toml").write_text(f'status = "finished"\n{log}')
    planner("export", "md", "--weeks", "1")
    assert "2 routines: Core three and Strength day." in (here / "exercise-plan.md").read_text()


def test_without_anything_planned_a_routine_is_asked_for(planner: Planner, ready: Home, here: Path) -> None:
    """Nothing is written."""
    answer = planner("export", "html")
    assert answer.code == 1
    assert "nothing is planned in 4 weeks: name a routine" in answer.err
    assert files(here) == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("html", "core-tree"), 'there is no routine "core-tree". Did you mean "core-three"?'),
        (("html", "broken"), "broken.toml:"),
        (("md", "core-three", "--weeks", "0"), "a whole number from 1 to 53 is needed"),
        (("html", "core-three", "--paper", "a5"), "invalid choice"),
        (
            ("csv", "--from", "2026-11-20", "--to", "2026-11-19"),
            "--from 2026-11-20 comes after --to 2026-11-19",
        ),
        (("report", "--question", " "), "a title needs at least one letter"),
    ],
)
def test_what_cannot_be_exported_is_told(
    planner: Planner, ready: Home, here: Path, argv: tuple[str, ...], words: str
) -> None:
    """In a sentence, and nothing is written."""
    (ready.routines / "broken.toml").write_text("title = \n")
    answer = planner("export", *argv)
    assert answer.code in (1, 2)
    assert words in answer.err
    assert files(here) == []


def test_a_schedule_with_errors_makes_no_sheet(planner: Planner, ready: Home, here: Path) -> None:
    """It would have the wrong boxes to tick."""
    ready.schedule.write_text("[[plan]\n")
    for what in ("html", "md", "report"):
        answer = planner("export", what)
        assert answer.code == 1
        assert "schedule.toml has errors" in answer.err
    assert files(here) == []


def test_a_planned_routine_that_is_gone_is_left_out_and_named(
    planner: Planner, planned: Home, here: Path
) -> None:
    """The others are on the sheet."""
    (planned.routines / "core-three.toml").unlink()
    answer = planner("export", "md")
    assert 'Left out: there is no routine "core-three" that can be read.' in answer.err
    assert "2 routines: Gentle day and Strength day." in (here / "exercise-plan.md").read_text()


def test_a_hostile_title_is_shown_as_what_it_is(planner: Planner, ready: Home, here: Path) -> None:
    """In the file, and on the terminal."""
    title = HOSTILE.replace("\u001b", "\\u001b")
    (ready.routines / "odd.toml").write_text(f'title = "{title} <b>"\n')
    assert planner("export", "html", "odd").out == "odd.html is written.\n"
    assert f"<title>{HOSTILE_SEEN} &lt;b&gt;</title>" in (here / "odd.html").read_text()


def test_the_report_tells_of_these_weeks_alone(planner: Planner, logged: Home, here: Path) -> None:
    """What was planned and missed too, and the questions that are given."""
    planner("export", "report", "--format", "md", "--weeks", "1", "--question", "May I swim?")
    text = (here / "report.md").read_text().replace("\u00a0", " ")
    assert "16–22 Nov 2026: 1 week, 2 sessions begun, 1 finished." in text
    assert "- May I swim?" in text
    assert "| 16 Nov | 1 | 1 | 1 | 0 | 0 |" in text
    assert "Glute bridge" in text
    assert "symptoms further down the leg" in text


def test_the_table_has_the_days_that_are_asked_for(planner: Planner, logged: Home, here: Path) -> None:
    """Both ends included; its figures add up to the log."""
    rows = {}
    for name, words in {"all": (), "one": ("--from", "2026-11-17", "--to", "2026-11-18")}.items():
        assert planner("export", "csv", *words, "-o", f"{name}.csv").code == 0
        text = (here / f"{name}.csv").read_bytes().decode()
        rows[name] = list(csv.DictReader(StringIO(text, newline="")))
    assert {row["date"] for row in rows["all"]} == {"2026-11-16", "2026-11-18"}
    assert {row["date"] for row in rows["one"]} == {"2026-11-18"}
    logs = sessions.load(logged).values.values()
    assert sum(int(row["reps"]) for row in rows["all"]) == sum(one.reps for log in logs for one in log.done)


def test_sessions_keep_to_a_routine_that_was_renamed(planner: Planner, logged: Home, here: Path) -> None:
    """In the table and in the report it is called what it is called now."""
    assert planner("rename", "core-three", "Morning relief").code == 0
    planner("export", "csv")
    planner("export", "report", "--format", "md")
    with (here / "sessions.csv").open(newline="") as text:
        assert {row["routine"] for row in csv.DictReader(text)} == {"morning-relief"}
    report = (here / "report.md").read_text()
    assert "Morning relief" in report
    assert "no plan" not in report


def test_a_kiosk_takes_no_export(planner: Planner, planned: Home, here: Path) -> None:
    """Nothing leaves the home of a person there."""
    answer = planner("--kiosk", "export", "html", "core-three")
    assert answer.code == 2
    assert files(here) == []


@pytest.mark.parametrize("what", ["html", "md", "report", "csv", "ics"])
def test_every_export_has_its_help(planner: Planner, what: str) -> None:
    """And `export` itself has examples."""
    assert f"usage: planner export {what}" in planner("export", what, "--help").out
    assert f"planner export {what}" in planner("export", "--help").out
