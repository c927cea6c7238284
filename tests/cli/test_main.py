"""The command as a whole: arguments, exit codes, streams, signals, and what a start costs."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from planner import __version__, cli
from planner.model.session import Running, Session
from planner.store import sessions
from planner.store.home import Home
from tests.cli.conftest import ROOT, Planner, StillClock, finish, spawn

HEAVY = {"textual", "rich", "tomlkit", "icalendar"}


def test_help_has_examples_and_offers_only_what_works(planner: Planner) -> None:
    """Every command in the help can be asked for its own help."""
    answer = planner("--help")
    assert answer.code == 0
    assert "planner run core-three --plain" in answer.out
    offered = [line.split()[0] for line in answer.lines if line.startswith("    ") and line[4] != " "]
    looking = "run today week next remind advice progress list show schedule unschedule skip move pause"
    changing = (
        "new add rename edit log check restore schema warning-signs doctor home import export completion man"
    )
    assert offered == f"{looking} {changing}".split()
    for name in offered:
        assert planner(name, "--help").code == 0


def test_version(planner: Planner) -> None:
    """Name and number on one line."""
    assert planner("--version").out == f"planner {__version__}\n"


@pytest.mark.parametrize(
    "argv",
    [
        ("dance",),
        ("list",),
        ("list", "dances"),
        ("show",),
        ("today", "tomorrow"),
        ("today", "--\u001b[31m"),
        ("week", "--date", "never"),
        ("--home",),
        ("run", "core-three", "--speed", "0"),
        ("run", "core-three", "--json"),
        ("check", "--format", "xml"),
        ("schema", "diary"),
        ("schema", "routine", "--write"),
        ("list", "routines", "--sea", "x"),
    ],
)
def test_wrong_use_is_told_in_a_line_or_two(planner: Planner, argv: tuple[str, ...]) -> None:
    """Exit code 2, nothing on stdout, nothing a terminal would act on."""
    answer = planner(*argv)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("planner: ")
    assert len(answer.err.splitlines()) <= 2
    assert "\u001b" not in answer.err


@pytest.mark.parametrize(
    "argv", [["today"], ["list", "routines"], ["list", "exercises"], ["week"], ["check"]]
)
def test_looking_imports_nothing_heavy(argv: list[str], environment: dict[str, str]) -> None:
    """In a process of its own: no Textual, no Rich, no tomlkit."""
    program = (
        "import sys; from planner.cli import main; code = main(sys.argv[1:]);"
        f"sys.exit(code or ' '.join(sorted(set(sys.modules) & {HEAVY!r})) or 0)"
    )
    command = [sys.executable, "-c", program, *argv]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "settings",
    [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}],
)
def test_a_terminal_of_few_characters_gets_what_it_can_show(
    ready: Home, environment: dict[str, str], settings: dict[str, str]
) -> None:
    """Nothing fails over a dash or a wide character, and JSON loses nothing."""
    (ready.routines / "wide.toml").write_text(
        'title = "深蹲 – ½"\n[[step]]\nexercise = "cobra"\nsets = 2\n', "utf-8"
    )
    for argv in (["list", "routines"], ["week"], ["show", "wide"], ["show", "bird-dog"]):
        answer = finish(spawn(argv, environment | settings))
        assert answer.code == 0, answer.err
    listed = finish(spawn(["list", "routines", "--json"], environment | settings))
    assert "深蹲 – ½" in [one["title"] for one in json.loads(listed.out)]
    if settings.get("PYTHONIOENCODING"):
        assert "?? - ?" in finish(spawn(["show", "wide"], environment | settings)).out


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    """As `planner show full-eight | head -1`: quiet, whoever stops first."""
    process = spawn(["show", "full-eight"], environment)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) in (0, 141)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no disk that is always full")
def test_output_that_goes_nowhere_is_told(environment: dict[str, str]) -> None:
    """A full disk behind `>`: one sentence and exit code 1."""
    with open("/dev/full", "w") as full:
        answer = finish(spawn(["list", "exercises"], environment, stdout=full))
    assert (answer.code, answer.err) == (1, "planner: cannot print: No space left on device\n")


def test_closed_streams_are_no_error(ready: Home, environment: dict[str, str]) -> None:
    """Started with none of the three: it does what it is asked for, and is silent."""
    command = f"exec {sys.executable} -m planner log core-three <&- >&- 2>&-"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0
    assert len(sessions.load(ready).values) == 1


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    """A relative home cannot be found from nowhere; that is said, without a traceback."""
    gone = tmp_path / "gone"
    command = f"mkdir {gone}; cd {gone}; rmdir {gone}; exec {sys.executable} -m planner --home x today"
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == "planner: the folder you are in is gone, so x cannot be found"


def test_the_app_needs_a_terminal(environment: dict[str, str]) -> None:
    """Without one: a line and exit code 2, at once, and Textual was never imported."""
    answer = finish(spawn([], environment))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "planner: there is no terminal for the app. "
        "'planner run' runs what is due in plain lines, 'planner --help' has more.\n"
    )


@pytest.mark.parametrize("term", ["dumb", ""])
def test_the_app_needs_more_than_a_dumb_terminal(environment: dict[str, str], term: str) -> None:
    """The same line, for a terminal that cannot move its cursor."""
    main_end, end = pty.openpty()
    answer = finish(spawn([], environment | {"TERM": term}, stdin=end, stdout=end, stderr=end))
    os.close(end)
    told = os.read(main_end, 1000).decode()
    os.close(main_end)
    assert answer.code == 2
    assert told.startswith("planner: this terminal is too simple for the app.")


def test_run_without_a_terminal_goes_on_in_plain_lines(ready: Home, environment: dict[str, str]) -> None:
    """Reps take their estimated time, nothing is asked, and it comes to its end."""
    (ready.routines / "quick.toml").write_text(
        'title = "Quick"\nready = 1\nrest = 1\n[[step]]\nexercise = "squat"\nreps = 1\n'
    )
    ready.exercises.mkdir()
    (ready.exercises / "squat.toml").write_text('name = "Squat"\nkind = "strength"\nposition = "standing"\n')
    answer = finish(spawn(["run", "quick", "--speed", "50"], environment))
    assert answer.code == 0
    assert answer.err == "planner: there is no terminal for the app: going on in plain lines\n"
    assert answer.lines == [
        "Quick",
        "1. Squat (standing): get ready, 1s",
        "1 rep, 3s",
        "Finished: 1 exercise in 0 s.",
        *answer.lines[4:],
    ]
    (session,) = sessions.load(ready).values.values()
    assert (session.status, session.speed, session.pain_before) == ("finished", 50, None)


@pytest.mark.parametrize(
    ("term", "piped", "told"),
    [
        ("dumb", False, "this terminal is too simple for the app"),
        ("", False, "this terminal is too simple for the app"),
        ("xterm-256color", True, "there is no terminal for the app"),
    ],
    ids=["dumb", "none", "stdout in a pipe"],
)
def test_run_goes_on_in_plain_lines_where_the_app_cannot(
    ready: Home, environment: dict[str, str], term: str, piped: bool, told: str
) -> None:
    """With a person who can type: one sentence, then the questions, with no byte that moves a cursor."""
    main_end, end = pty.openpty()
    stdout = subprocess.PIPE if piped else end
    given = environment | {"TERM": term}
    process = spawn(["run", "gentle-day"], given, stdin=end, stdout=stdout, stderr=end)
    os.close(end)
    seen = b""
    asked_on = main_end if process.stdout is None else process.stdout.fileno()
    while b"Pain now" not in seen and select.select([asked_on], [], [], 20)[0]:
        seen += os.read(asked_on, 4096)
    errors = seen if not piped else os.read(main_end, 4096)
    process.send_signal(signal.SIGINT)
    answer = finish(process)
    os.close(main_end)
    assert f"planner: {told}: going on in plain lines" in errors.decode()
    assert b"Pain now, 0 (none) to 10" in seen
    assert b"\x1b" not in seen + errors
    assert answer.code == 130


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_session_that_can_be_resumed(
    ready: Home, environment: dict[str, str], number: signal.Signals
) -> None:
    """128 + n, the exact place in the log, and a sentence that says so."""
    process = spawn(["run", "gentle-day", "--plain", "--speed", "10"], environment)
    assert process.stdout is not None
    while b"hold" not in process.stdout.readline():
        pass
    process.send_signal(number)
    answer = finish(process)
    assert answer.code == 128 + number
    assert "The session is kept where it is: the next run offers to go on." in answer.err
    (path,) = ready.log.glob("*/*.toml")
    value = tomllib.loads(path.read_text())
    assert value["status"] == "running"
    assert value["running"]["phase"] == 1
    assert 0 < value["running"]["left_ms"] <= 20_000
    again = finish(spawn(["run", "gentle-day", "--plain", "--speed", "1000"], environment))
    assert again.code == 0
    assert "was not ended." in again.err


def test_a_reader_that_goes_away_from_a_run_leaves_it_to_be_resumed(
    ready: Home, environment: dict[str, str]
) -> None:
    """Nobody hears it any more, so it does not pretend that it was done."""
    process = spawn(["run", "gentle-day", "--plain", "--speed", "100"], environment)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(60) == 141
    (path,) = ready.log.glob("*/*.toml")
    assert tomllib.loads(path.read_text())["status"] == "running"
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_person_at_a_real_terminal(ready: Home, environment: dict[str, str]) -> None:
    """Keys by line while the clock runs, and the terminal's own Ctrl-C."""
    main_end, end = pty.openpty()
    process = spawn(["run", "gentle-day", "--plain"], environment, stdin=end, stdout=end, stderr=end)
    os.close(end)
    seen = ""

    def until(words: str) -> None:
        nonlocal seen
        limit = time.monotonic() + 30
        while words not in seen:
            assert time.monotonic() < limit, seen
            if select.select([main_end], [], [], 1)[0]:
                seen += os.read(main_end, 4096).decode()

    until("Pain now")
    os.write(main_end, b"3\n")
    until("How far down")
    os.write(main_end, b"thigh\n")
    until("Anything new")
    os.write(main_end, b"\n")
    until("get ready")
    os.write(main_end, b"n\n")
    until("hold, left")
    os.write(main_end, b"p\n")
    until("Paused")
    os.write(main_end, b"q\n")
    until("p, l, n, t or o?")
    os.write(main_end, b"t\n\n\n")
    until("Log: ")
    os.close(main_end)
    assert process.wait(30) == 0
    (session,) = sessions.load(ready).values.values()
    assert (session.status, session.pain_before, session.leg_before) == ("stopped", 3, "thigh")


def test_run_with_nothing_due_says_what_to_do(planner: Planner, ready: Home) -> None:
    """Exit code 1, with the next one and the way to run any."""
    answer = planner("run", "--plain")
    assert answer.code == 1
    assert answer.err.startswith("planner: nothing is due today. 'planner run ROUTINE' runs one anyway")
    planner("schedule", "core-three", "--days", "wed")
    assert "Next is Core three on Wed 25 Nov." in planner("run", "--dry-run").err


def test_a_dry_run_writes_nothing(planner: Planner, ready: Home) -> None:
    """The same as `show`, in text and in JSON; without a name for what is due."""
    assert planner("run", "core-three", "--dry-run").out == planner("show", "core-three").out
    assert (
        planner("run", "core-three", "--dry-run", "--json").out == planner("show", "core-three", "--json").out
    )
    planner("schedule", "gentle-day", "--days", "sun", "--at", "08:00")
    assert json.loads(planner("run", "--dry-run", "--json").out)["id"] == "gentle-day"
    assert not ready.log.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('title = "H"\n', "H has no steps yet"),
        ('title = "H"\n[[step]]\nexercise = "nope"\n', 'there is no exercise "nope"'),
        ('title = "H"\n[[step]]\nexercise = "cobra"\nreps = 1000\nsets = 200\n', "phases"),
    ],
)
def test_what_cannot_be_run_is_refused_with_the_reason(
    planner: Planner, ready: Home, text: str, words: str
) -> None:
    """Before anything begins."""
    (ready.routines / "h.toml").write_text(text)
    answer = planner("run", "h", "--plain")
    assert answer.code == 1
    assert words in answer.err
    assert not ready.log.exists()


def test_a_command_that_runs_is_searched_for_garbage_again(environment: dict[str, str]) -> None:
    """Only its start goes without: a long import must not grow for ever."""
    code = (
        "import gc, sys; from planner import cli; sys.argv[1:] = ['home']; cli.start(); print(gc.isenabled())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "True"


def test_without_a_name_the_app_goes_on_with_what_was_not_ended(
    planner: Planner, ready: Home, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is due today: `planner run` opens the app, which offers it; with nothing left it says so."""
    opened: list[str] = []
    monkeypatch.setattr(cli, "lacks_screen", str)

    def open_app(*_: object, run: str, **__: object) -> int:
        opened.append(run)
        return 0

    monkeypatch.setattr(cli, "_open", open_app)
    assert "nothing is due today" in planner("run").err
    assert not opened
    now = clock.now()
    left = Running(0, 5_000, "." * 30, now)
    begun = Session("", "running", "core-three", "Core three", now, running=left)
    sessions.Journal.begin(ready, begun)
    assert planner("run").code == 0
    assert "there is no routine" in planner("run", "nothing-like-it").err
    assert opened == [""]
