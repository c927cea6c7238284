"""`schema`, and the files that take an editor or a commit to it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import PurePath

import pytest

from planner.store.home import Home
from planner.store.json_schema import file_schema
from planner.store.schema import FILES, Table
from planner.store.schema_files import signed
from tests.cli.conftest import ROOT, Planner

NAMES = ["routine", "exercise", "schedule", "settings", "session"]
EDITORS = ["tombi.toml", ".taplo.toml"]


def test_without_a_name_it_lists_what_there_is(planner: Planner) -> None:
    """One line for each kind of file, with where such files stand."""
    answer = planner("schema")
    assert answer.code == 0
    assert [line.split()[0] for line in answer.lines[:5]] == NAMES
    assert answer.lines[0] == "routine   routines/*.toml   a routine: what you do, step by step"
    assert answer.lines[5] == "'planner schema NAME' prints one; 'planner schema --write' writes all of them."


@pytest.mark.parametrize("table", FILES, ids=lambda table: table.name)
def test_with_a_name_it_prints_that_schema(planner: Planner, home: Home, table: Table) -> None:
    """As JSON and nothing else; no home is needed, and none is made."""
    answer = planner("schema", table.name)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == file_schema(table)
    assert not home.root.exists()


def test_write_puts_all_of_them_into_the_home(planner: Planner, home: Home) -> None:
    """With what tells Tombi and Taplo which file each is for; done twice, nothing changes."""
    answer = planner("schema", "--write")
    assert answer.code == 0
    assert answer.lines[0] == f"In {home.root}:"
    labels = [*(f"schema/{name}.schema.json" for name in NAMES), *EDITORS]
    assert [line.split(maxsplit=1) for line in answer.lines[1:]] == [[label, "written"] for label in labels]
    for name in NAMES:
        assert (home.schema / f"{name}.schema.json").read_text() == planner("schema", name).out
    before = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    again = planner("schema", "--write")
    assert [line.split(maxsplit=1)[1] for line in again.lines[1:]] == ["is up to date"] * 7
    assert {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()} == before


def test_each_file_of_a_home_is_given_its_own_schema(planner: Planner, home: Home) -> None:
    """Both editors' files point at schemas that are there, by patterns that fit the files of a home."""
    planner("schema", "--write")
    tombi = tomllib.loads((home.root / "tombi.toml").read_text())
    taplo = tomllib.loads((home.root / ".taplo.toml").read_text())
    pairs = [(one["include"], one["path"]) for one in tombi["schemas"]]
    assert pairs == [(one["include"], one["schema"]["path"]) for one in taplo["rule"]]
    files = {
        "routines/morning-relief.toml": "routine",
        "exercises/wall-sit.toml": "exercise",
        "schedule.toml": "schedule",
        "settings.toml": "settings",
        "log/2026/2026-11-22T0700-morning-relief.toml": "session",
    }
    for file, name in files.items():
        fitting = [path for patterns, path in pairs if any(PurePath(file).match(one) for one in patterns)]
        assert fitting == [f"schema/{name}.schema.json"]
        assert (home.root / fitting[0]).exists()


def test_an_editors_file_that_was_changed_is_left_alone(planner: Planner, home: Home) -> None:
    """And it is said; a changed schema is made anew, and so is an editor's file of an older planner."""
    planner("schema", "--write")
    tombi, routine = home.root / "tombi.toml", home.schema / "routine.schema.json"
    mine = tombi.read_text() + '\n[format.rules]\nindent-style = "tab"\n'
    tombi.write_text(mine)
    routine.write_text("{}\n")
    answer = planner("schema", "--write")
    assert answer.code == 0
    assert "tombi.toml                   is left as it is: you have changed it" in answer.lines
    assert "schema/routine.schema.json   written anew" in answer.lines
    assert tombi.read_text() == mine
    assert routine.read_text() == planner("schema", "routine").out
    assert planner("check", str(home.root)).out == "0 files checked: all in order.\n"


def test_an_editors_file_as_an_older_planner_made_it_is_made_anew(planner: Planner, home: Home) -> None:
    """Its first line tells that nobody has touched it since."""
    planner("schema", "--write")
    now = (home.root / "tombi.toml").read_bytes()
    (home.root / "tombi.toml").write_bytes(signed("# fewer kinds of files\n"))
    assert "tombi.toml                   written anew" in planner("schema", "--write").lines
    assert (home.root / "tombi.toml").read_bytes() == now


def test_a_home_that_takes_no_schema_is_told(planner: Planner, ready: Home) -> None:
    """In one line, exit code 1."""
    ready.schema.write_text("a file where the folder would be")
    answer = planner("schema", "--write")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "planner: cannot make the folder schema: file exists\n"


def test_a_new_file_names_a_schema_that_is_there(planner: Planner, ready: Home) -> None:
    """The line is first and a blank one follows, as Tombi wants it; what it names is written before it."""
    assert not ready.schema.exists()
    planner("new", "Morning relief")
    planner("schedule", "morning-relief", "--days", "mon")
    for path in (ready.routines / "morning-relief.toml", ready.schedule):
        first, blank, _ = path.read_text().split("\n", 2)
        assert blank == ""
        way = first.removeprefix("#:schema ")
        assert (path.parent / way).resolve().is_relative_to(ready.schema.resolve())
        assert json.loads((path.parent / way).read_text())["title"].startswith("planner: ")
    assert not (ready.root / "tombi.toml").exists()
    assert planner("check").code == 0


def test_a_home_without_room_for_schemas_gets_the_file_all_the_same(planner: Planner, ready: Home) -> None:
    """Without the line, which would point nowhere; and nobody is bothered with it."""
    ready.schema.write_text("a file where the folder would be")
    answer = planner("new", "Morning relief")
    assert (answer.code, answer.err) == (0, "")
    assert (ready.routines / "morning-relief.toml").read_text() == 'format = 1\ntitle  = "Morning relief"\n'


def test_a_copy_has_the_first_lines_of_what_it_is_like(planner: Planner, ready: Home) -> None:
    """They are the model's, so they are neither doubled nor lost."""
    planner("new", "One")
    planner("new", "Two", "--from", "one")
    assert (ready.routines / "two.toml").read_text().count("#:schema") == 1
    planner("new", "Three", "--from", "core-three")
    assert "#:schema" not in (ready.routines / "three.toml").read_text()


HOOK = dict(
    line.removeprefix("- ").strip().split(": ", 1)
    for line in (ROOT / ".pre-commit-hooks.yaml").read_text().splitlines()
)
"""The hook for pre-commit: its file is plain enough to be read a line at a time."""


def test_the_hook_runs_a_command_that_exists(planner: Planner, ready: Home) -> None:
    """What pre-commit would call: the entry, then the changed files; the distribution has that command."""
    program, *words = HOOK["entry"].split()
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert (HOOK["id"], HOOK["language"], program in scripts) == ("planner-check", "python", True)
    assert f"- id: {HOOK['id']}" in (ROOT / "docs" / "files.md").read_text()
    path = ready.routines / "core-three.toml"
    assert planner(*words, str(path)).code == 0
    path.write_text('title = "A"\nrest = 15s\n')
    answer = planner(*words, str(path))
    assert answer.code == 1
    assert answer.lines[0].endswith('core-three.toml:2:8: text with a unit needs quotes: rest = "15s"')


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("routines/morning.toml", True),
        ("schedule.toml", True),
        ("health/planner/settings.toml", True),
        ("exercises/wall-sit.toml", True),
        ("log/2026/2026-11-22T0700-a.toml", True),
        ("tombi.toml", False),
        (".taplo.toml", False),
        ("pyproject.toml", False),
        ("my-schedule.toml", False),
        ("routines/notes.md", False),
        (".planner/backups/20261122T070012.123456Z__routines__a.toml", False),
    ],
)
def test_the_hook_is_called_for_the_files_of_a_home(path: str, wanted: bool) -> None:
    """At the top of a repository or below; no other TOML files."""
    assert (re.search(HOOK["files"], path) is not None) == wanted
