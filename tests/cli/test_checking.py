"""`check`: every problem with its place, in three forms, whatever the files are."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner

LONG = """\
title = "Long"

[[step]]
exercise = "cobra"

[[step]]
exercise = "bird-dog"
sets = 100
reps = 200
hold = "10s"
"""

LATE = """\
title = "H"
[[step]]
exercise = "cobra"
[[step]]
exercise = "cobra"
reps = 2
hold = "20h"
"""


@pytest.fixture
def ready(home: Home) -> Home:
    """A home after its first start, of routines that earn no advice: the stories are about other things."""
    home.prepare()
    plain = (home.routines / "core-three.toml").read_bytes()
    for name in ("full-eight", "gentle-day"):
        (home.routines / f"{name}.toml").write_bytes(plain)
    return home


def test_all_may_be_in_order(planner: Planner, ready: Home) -> None:
    """Nothing to say but how many files were read."""
    answer = planner("check")
    assert (answer.code, answer.out, answer.err) == (0, "4 files checked: all in order.\n", "")


def test_a_problem_has_its_place_and_is_underlined(planner: Planner, ready: Home) -> None:
    """The shape of docs: path, line, column, plain words, the line, and a mark below."""
    path = ready.routines / "morning.toml"
    path.write_text('title = "Morning"\n\n[[step]]\nexercise = "piriformis-stretch"\nhold   = 30s\n')
    answer = planner("check")
    assert answer.code == 1
    assert answer.out == (
        'routines/morning.toml:5:10: text with a unit needs quotes: hold = "30s"\n'
        "    5 | hold   = 30s\n"
        "      |          ^^^\n"
        "5 files checked: 1 error.\n"
    )


def test_warnings_alone_are_no_failure(planner: Planner, ready: Home) -> None:
    """Exit code 0; the sum tells errors and warnings apart."""
    path = ready.routines / "mine.toml"
    path.write_text('titel = "x"\ntitle = "Mine"\n[[step]]\nexercise = "cobra"\nhold = "2m"\n')
    answer = planner("check")
    assert answer.code == 0
    assert (
        'routines/mine.toml:1:1: warning: unknown key "titel" is left alone. Did you mean "title"?'
        in answer.out
    )
    assert "routines/mine.toml:5:8: warning: hold: the sources of Cobra pose give 15s to 30s" in answer.out
    assert answer.lines[-1] == "5 files checked: 2 warnings."


def test_all_problems_of_all_files_are_told_by_file_and_line(planner: Planner, ready: Home) -> None:
    """Of a file by itself, of what files say about each other, and of the log."""
    ready.schedule.write_text('[[plan]]\nid = "a"\nroutine = "core-thre"\ndays = ["mon"]\n')
    (ready.routines / "mine.toml").write_text('title = "Mine"\n[[step]]\nexercise = "cobrra"\nreps = 0\n')
    log = ready.log / "2026" / "2026-01-01T0700-x.toml"
    log.parent.mkdir(parents=True)
    log.write_text('status = "done"\nroutine = "x"\nstarted = 2026-01-01T07:00:00Z\n')
    answer = planner("check")
    heads = [line for line in answer.lines if ".toml:" in line]
    assert heads == [
        'log/2026/2026-01-01T0700-x.toml:1:10: status must be one of running, finished, stopped, not "done".',
        'routines/mine.toml:3:12: there is no exercise "cobrra" in the library. Did you mean "cobra"?',
        "routines/mine.toml:4:8: reps must be a whole number from 1 to 1000, not 0",
        'schedule.toml:3:11: there is no routine "core-thre". Did you mean "core-three"?',
    ]
    assert answer.lines[-1] == "7 files checked: 4 errors."


@pytest.mark.parametrize("argv", [("--json",), ("--format", "json")])
def test_as_json(planner: Planner, ready: Home, argv: tuple[str, ...]) -> None:
    """The shape of the contract; whole files have line 0."""
    (ready.routines / "mine.toml").write_text('title = "Mine"\n[[step]]\nexercise = "cobrra"\n')
    answer = planner("check", *argv)
    assert answer.code == 1
    assert json.loads(answer.out) == {
        "files": 5,
        "problems": [
            {
                "path": "routines/mine.toml",
                "line": 3,
                "column": 12,
                "severity": "error",
                "message": 'there is no exercise "cobrra" in the library.',
                "hint": 'Did you mean "cobra"?',
            }
        ],
    }


def test_for_github_with_everything_escaped(
    planner: Planner, ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One workflow command a problem, with the path from where we are, and nothing to break out of it."""
    monkeypatch.chdir(ready.root)
    (ready.routines / "a,b:c%.toml").write_text('title = "Mine"\n[[step]]\nexercise = "100%::error::"\n')
    answer = planner("check", "--format", "github")
    assert answer.lines == [
        "::warning file=routines/a%2Cb%3Ac%25.toml::file names are lower-case words joined by hyphens, "
        "at most 60 characters",
        "::error file=routines/a%2Cb%3Ac%25.toml,line=3,col=12::there is no exercise "
        '"100%25::error::" in the library.',
    ]


def test_for_github_from_above_the_home(
    planner: Planner, ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home inside a repository: its files are named from the top of the repository."""
    monkeypatch.chdir(ready.root.parent)
    (ready.routines / "mine.toml").write_text("x")
    assert planner("check", "--format", "github").out.startswith(
        "::error file=home/routines/mine.toml,line=1,col="
    )


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _text(text: str | bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return write


HOSTILE = {
    "not TOML": (_text("hello there\n"), "routines/h.toml:1:", ""),
    "not UTF-8": (_text(b'title = "ok"\nnote = "caf\xe9"\n'), "routines/h.toml:2:12:", "UTF-8"),
    "a folder": (Path.mkdir, "routines/h.toml: ", "a folder"),
    "a pipe": (_fifo, "routines/h.toml: ", "a pipe, not a regular file"),
    "a link to itself": (_loop, "routines/h.toml: ", "go round in a circle"),
    "10 MB": (_text(b"# " + b"x" * 10_000_000), "routines/h.toml: ", "is too large"),
    "deep nesting": (_text("x = " + "[" * 5_000), "routines/h.toml", "nested"),
    "a deep key": (_text("a" + ".a" * 20_000 + " = 1"), "routines/h.toml:1:", ""),
    "all NUL": (_text(b"\0" * 100), "routines/h.toml", ""),
    "unknown exercise": (
        _text('title = "H"\n[[step]]\nexercise = "swimming"\n'),
        "routines/h.toml:3:12:",
        'there is no exercise "swimming" in the library.',
    ),
    "negative": (
        _text('title = "H"\n[[step]]\nexercise = "cobra"\nhold = -5\n'),
        "routines/h.toml:4:8:",
        "hold must be from 1s to 24h, not -5",
    ),
    "absurd": (
        _text('title = "H"\n[[step]]\nexercise = "cobra"\nreps = 99999999999999999999999\n'),
        "routines/h.toml:4:8:",
        "reps must be a whole number from 1 to 1000, not a number with no end",
    ),
    "absurd in hexadecimal": (
        _text(f'title = "H"\n[[step]]\nexercise = "cobra"\nreps = 0x{"f" * 5_000}\n'),
        "routines/h.toml:4:8:",
        "not a number with no end",
    ),
    "not a number": (
        _text('title = "H"\nrest = nan\n[[step]]\nexercise = "cobra"\n'),
        "routines/h.toml:2:8:",
        'rest must be a duration like "30s" or "1m30s", or whole seconds, not nan',
    ),
    "true for a number": (
        _text('title = "H"\n[[step]]\nexercise = "cobra"\nsets = true\n'),
        "routines/h.toml:4:8:",
        "sets must be a whole number from 1 to 200, not true",
    ),
    "too many phases": (_text(LONG), "routines/h.toml:6:3:", "80,0"),
    "more than a day": (
        _text(LATE),
        "routines/h.toml:4:3:",
        "at most 24h are possible",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_and_stops_nothing(planner: Planner, ready: Home, name: str) -> None:
    """Its path, line and column and a plain sentence; the other routines go on; its bytes are left alone."""
    make, place, words = HOSTILE[name]
    path = ready.routines / "h.toml"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    answer = planner("check")
    assert answer.code == 1
    heads = [line for line in answer.lines if line.startswith(place)]
    assert heads, answer.out
    assert any(words in line for line in heads), answer.out
    assert all(line.startswith(("routines/h.toml", " ")) for line in answer.lines[:-1])
    assert max(len(line) for line in answer.lines) < 400
    listed = planner("list", "routines")
    assert listed.code == 0
    assert sum("step" in line for line in listed.lines) >= 4
    assert planner("today").code == 0
    assert planner("run", "gentle-day", "--dry-run").code == 0
    for command in (("show", "h"), ("run", "h", "--plain"), ("log", "h")):
        assert planner(*command).code == 1
    if before is not None:
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["schedule", "settings"])
@pytest.mark.parametrize(
    "make", [Path.mkdir, _fifo, _loop, _text(b"\xff\xfe")], ids=["folder", "pipe", "loop", "bytes"]
)
def test_a_hostile_single_file_stops_nothing(
    planner: Planner, ready: Home, name: str, make: Callable[[Path], None]
) -> None:
    """An unreadable schedule is an empty one, unreadable settings are the defaults, until they are mended."""
    make(ready.root / f"{name}.toml")
    answer = planner("check")
    assert answer.code == 1
    assert answer.lines[0].startswith(f"{name}.toml")
    assert planner("today").code == 0
    listed = planner("list", "routines")
    assert listed.code == 0
    assert listed.err == "There is 1 error in your files; 'planner check' lists them.\n"


def test_a_path_outside_of_any_home(planner: Planner, ready: Home, tmp_path: Path) -> None:
    """What kind of file it is, its keys tell; it is named as it was given."""
    path = tmp_path / "downloaded.toml"
    path.write_text('title = "Mine"\n[[step]]\nexercise = "cobrra"\n')
    answer = planner("check", str(path))
    assert answer.code == 1
    assert answer.lines[0].startswith(f"{path}:3:12: there is no exercise")
    assert answer.lines[-1] == "1 file checked: 1 error."


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "a.toml",
            'name = "A"\nkind = "stretch"\nposition = "on my head"\n',
            "a.toml:3:12: position must be one of",
        ),
        ("a.toml", '[[plan]]\nid = "a"\nroutine = "core-three"\ndays = ["mod"]\n', 'Did you mean "mon"?'),
        ("a.toml", 'bell = "yes"\n', "a.toml:1:8: bell must be true or false"),
        (
            "a.toml",
            'status = "finished"\nroutine = "x"\nstarted = 2026-01-01\n',
            "a.toml:3:11: started must be",
        ),
        ("a.toml", "colour = 1\n", "a.toml: it is not clear what this file is"),
        ("a.toml", "", "a.toml: it is not clear what this file is"),
        ("a.toml", "x = [", "a.toml:1:5: "),
        ("exercises/a.toml", 'title = "A"\n', "exercises/a.toml: exercise has no name"),
        ("log/2026/a.toml", "", "log/2026/a.toml: session has no status"),
        ("settings.toml", "step = 1\n", 'settings.toml:1:1: warning: unknown key "step"'),
        ("missing.toml", None, "missing.toml: the file cannot be read: it is not there"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_place_then_by_its_keys(
    planner: Planner,
    ready: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str | None,
    words: str,
) -> None:
    """Wherever it is, it gets the check it needs."""
    folder = tmp_path / "elsewhere"
    (folder / name).parent.mkdir(parents=True)
    monkeypatch.chdir(folder)
    if text is not None:
        (folder / name).write_text(text)
    answer = planner("check", name)
    assert words in answer.out
    assert answer.code == (0 if "warning" in words else 1)


def test_a_folder_is_checked_with_its_own_exercises(planner: Planner, ready: Home, tmp_path: Path) -> None:
    """A home of somebody else, by its path: its routines are held against its own exercises."""
    other = tmp_path / "other"
    for name in ("routines", "exercises", ".git"):
        (other / name).mkdir(parents=True)
    (other / "exercises" / "own.toml").write_text('name = "Own"\nkind = "stretch"\nposition = "prone"\n')
    (other / "routines" / "mine.toml").write_text('title = "Mine"\n[[step]]\nexercise = "own"\n')
    (other / "schedule.toml").write_text('[[once]]\nroutine = "mine"\non = 2026-01-01\n')
    (other / ".git" / "broken.toml").write_text("x")
    (other / "loop").symlink_to(other)
    answer = planner("check", str(other))
    assert (answer.code, answer.out) == (0, "3 files checked: all in order.\n")
    answer = planner("check", str(other / "routines"), str(other / "routines" / "mine.toml"))
    assert answer.out == "1 file checked: all in order.\n"


def test_a_hostile_path_is_told_clean(planner: Planner, ready: Home, tmp_path: Path) -> None:
    """No name of a file reaches the terminal with its control characters."""
    (ready.routines / "a\u001b[31m\nb.toml").write_text("x")
    for argv in (
        ("check",),
        ("check", "--json"),
        ("check", "--format", "github"),
        ("check", str(ready.routines)),
    ):
        answer = planner(*argv)
        assert answer.code == 1
        assert "\u001b" not in answer.out
        assert "a[31m b.toml" in answer.out
