"""Every command, file and link of the README and the docs is tried."""

from __future__ import annotations

import configparser
import importlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.commandline.parser import build_parser
from planner.store import routines
from planner.store.edits import SetValue
from planner.store.home import Home
from planner.store.report import check_home
from tests.doc_pages import PAGES, ROOT, Block, anchors, blocks, prose, read

BLOCKS = tuple(block for page in PAGES for block in blocks(page))
WITH_COMMANDS = tuple(page for page in PAGES if any(block.language == "sh" for block in blocks(page)))

NOW = datetime(2026, 11, 23, 7, 0)

ELSEWHERE = {
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/planner": ".ci/run installs the wheel",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest": ".ci/run",
    ".venv/bin/pip install -e '.[test,dev]'": ".ci/run",
    ".venv/bin/pytest": ".ci/run",
    ".venv/bin/ruff check . && .venv/bin/ruff format --check .": ".ci/run",
    ".venv/bin/mypy": ".ci/run",
    ".venv/bin/coverage run -m pytest; .venv/bin/coverage combine --quiet && "
    ".venv/bin/coverage report --show-missing": "the tests themselves, at their own pace",
    "pipx install .": "an installer of its own",
    "uv tool install .": "an installer of its own",
    "python3 -m venv /opt/planner && /opt/planner/bin/pip install .": ".ci/run, in another folder",
    "groupadd planner": "tests/ssh has a server of its own; this one needs root",
    "mkdir -p -m 755 /etc/ssh/planner-keys": "the same",
    "useradd --create-home --shell /bin/sh --groups planner anna": "the same",
    "chmod 700 /home/anna": "the same",
    "ssh -t home.example planner": "tests/ssh",
    "ssh -t home.example planner run core-three": "tests/ssh",
    "ssh -t home.example tmux new-session -A -s planner planner": "tests/ssh",
    "planner export ics | khal import --batch /dev/stdin": "tests/transfer/test_khal.py",
}
"""Lines that are not run here, and what tries them instead."""

OPENS = re.compile(r"(\.venv/bin/)?planner( --home \S+)?( run core-three --speed 20)?")
"""What opens the app: looked at in tests/cli and tests/ssh, and here only for its arguments."""

MAY_BE = {"planner next --quiet": (0, 1)}
"""Exit codes that the page tells of where more than one may be right: it depends on the time of the day."""

MORNING = 'title = "Morning relief"\n\n[[step]]\nexercise = "cat-cow"\n\n[[step]]\nexercise = "cobra"\n'

STAGE = {
    "routines/morning-relief.toml": MORNING,
    "routines/core-a.toml": MORNING.replace("Morning relief", "Core A"),
    "routines/core-b.toml": MORNING.replace("Morning relief", "Core B"),
    "schedule.toml": """\
[[plan]]
id      = "mornings"
routine = "core-three"
days    = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
at      = "07:00"
from    = 2020-01-01
""",
}
"""What the pages speak of, beside the starter routines. The README makes its own."""

BESIDE = {
    "steps.txt": "cobra 2 x 30s\nglute bridge 2x10\n",
    "exercises.json": json.dumps(
        [
            {
                "id": "Calf_Stretch_Seated",
                "name": "Calf Stretch, Seated",
                "level": "beginner",
                "category": "stretching",
                "primaryMuscles": ["calves"],
                "secondaryMuscles": ["hamstrings"],
                "instructions": ["Sit with one leg straight and a band around the foot."],
                "equipment": "bands",
                "images": [],
            }
        ]
    ),
    "theirs.ics": "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//example//EN",
            "BEGIN:VEVENT",
            "UID:a1b2@example.org",
            "DTSTAMP:20261101T000000Z",
            "DTSTART:20261123T070000",
            "DURATION:PT20M",
            "RRULE:FREQ=WEEKLY;BYDAY=MO",
            "SUMMARY:Core three",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    ),
}
"""Files in the folder where the commands are given."""


def lines_of(block: Block) -> Iterator[str]:
    """The commands of a block, without what is said beside them."""
    for line in block.text.splitlines():
        command = re.sub(r"\s+# .*$", "", line).strip()
        if command and not command.startswith("#"):
            yield command


def stage(page: str, folder: Path) -> dict[str, str]:
    """A person's machine with planner on it; the environment of their shell."""
    tools, here = folder / "bin", folder / "here"
    tools.mkdir()
    here.mkdir()
    planner = tools / "planner"
    planner.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m planner "$@"\n')
    planner.chmod(0o755)
    home = Home(folder / ".local" / "share" / "planner")
    home.prepare()
    for name, text in ({} if page == "README.md" else STAGE).items():
        (home.root / name).write_text(text)
    for name, text in BESIDE.items():
        (here / name).write_text(text)
    for title in ("For a bad day", "Gently", "Gentle day"):  # versions to bring back
        routine = routines.load(home).by_id["gentle-day"]
        routines.change(home, routine, [SetValue(("title",), title)])
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "EDITOR": "true",
        "TERM": "dumb",
        "TZ": f"NOON{datetime.now(UTC).hour - 12:+d}",  # a zone where it is noon: 07:00 was today
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }


def quick(command: str) -> str:
    """The same command where it would take as long as a session does: a hundred times as fast."""
    return f"{command} --speed 600" if command == "planner run core-three --plain" else command


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_every_command_does_what_it_should(page: str, tmp_path: Path) -> None:
    """In the order of the page, in one shell and one home: each ends well, or as the page says."""
    environment, here = stage(page, tmp_path), tmp_path / "here"
    needs = {"git": shutil.which("git")}
    for block in blocks(page):
        if block.language != "sh":
            continue
        for command in lines_of(block):
            if command in ELSEWHERE or command.startswith("python -m benchmarks"):
                continue
            if OPENS.fullmatch(command):
                words = shlex.split(command)[1:]
                assert build_parser(NOW).parse_args(words) is not None, f"{block.name}: {command}"
                continue
            if command.startswith("cd "):
                here = Path(command.removeprefix("cd ").replace("~", str(tmp_path)))
                assert here.is_dir(), f"{block.name}: {command}"
                continue
            tool = command.split()[0]
            assert tool in ("planner", "git"), f"{block.name}: who tries {command!r}? Say so in ELSEWHERE"
            if not needs.get(tool, True):
                continue
            done = subprocess.run(
                ["bash", "-c", quick(command)],
                cwd=here,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            told = f"{block.name}: {command}\n{done.stdout}{done.stderr}"
            assert done.returncode in MAY_BE.get(command, (0,)), told
            assert "Traceback" not in done.stderr, told


def test_what_is_not_run_here_is_on_a_page() -> None:
    """The table of what others try holds no line that is gone."""
    there = {command for block in BLOCKS if block.language == "sh" for command in lines_of(block)}
    assert set(ELSEWHERE) - there == set()


KINDS = ("exercises", "routines", "log/2026", "schedule", "settings")


def kind_of(values: dict[str, object]) -> str:
    """The folder or file that a block of TOML belongs to."""
    if "kind" in values or set(values) == {"figure"}:
        return "exercises"
    if "status" in values:
        return "log/2026"
    if "plan" in values:
        return "schedule"
    return "routines" if "step" in values else "settings"


@pytest.mark.parametrize("block", [one for one in BLOCKS if one.language == "toml"], ids=lambda one: one.name)
def test_every_file_on_a_page_is_one_that_planner_takes(block: Block, tmp_path: Path) -> None:
    """Put where it belongs, `planner check` finds nothing wrong with it, not even a warning."""
    home = Home(tmp_path / "home")
    home.prepare()
    values, text = tomllib.loads(block.text), block.text
    kind = kind_of(values)
    if set(values) == {"figure"}:
        text = f'name = "A"\nkind = "strength"\nposition = "supine"\nhow = ["B."]\n\n{text}'
    if kind in ("schedule", "settings"):
        path = home.root / f"{kind}.toml"
    else:
        name = {"log/2026": "2026-11-22T0700-morning-relief"}.get(kind, "on-the-page")
        path = home.root / kind / f"{name}.toml"
    for name in ("morning-relief", "core-a", "core-b"):
        (home.routines / f"{name}.toml").write_text(MORNING)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    label = path.relative_to(home.root).as_posix()
    found = [
        one.text() for one in check_home(home).problems if one.path == label and one.severity != "advice"
    ]
    assert found == []


def test_other_blocks_are_what_they_say() -> None:
    """Of each language there is one who reads it; without one it is a drawing, an output, or a line."""
    for block in BLOCKS:
        if block.language == "ini":
            parser = configparser.ConfigParser(interpolation=None)
            parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys have capitals
            parser.read_string(block.text)
            assert parser.sections(), block.name
        elif block.language == "yaml":
            hook = re.search(r"id: (\S+)", block.text)
            assert hook is not None, block.name
            assert f"id: {hook[1]}" in (ROOT / ".pre-commit-hooks.yaml").read_text(), block.name
        else:
            assert block.language in ("sh", "toml", ""), f"{block.name}: who reads {block.language}?"
        if not block.language:
            first = block.text.split()[0]
            assert first not in ("planner", "git", "python"), f"{block.name}: commands are ```sh"


@pytest.mark.parametrize("page", PAGES)
def test_every_benchmark_that_is_named_is_there(page: str) -> None:
    """Each `python -m benchmarks.X` is a module."""
    for name in re.findall(r"python -m (benchmarks(?:\.\w+)?)", read(page)):
        assert importlib.util.find_spec(name) is not None, f"{page}: {name}"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """To a file that is there, and to a heading that it has."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, place = target.partition("#")
        path = (ROOT / page).parent / file if file else ROOT / page
        assert path.exists(), f"{page}: {target}"
        if place:
            assert place in anchors(path.resolve().relative_to(ROOT).as_posix()), f"{page}: {target}"


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_a_sentence_is_one(page: str) -> None:
    """What stands in quotes and begins with `planner` is a command with its options, as far as it goes."""
    parser = build_parser(NOW)
    for words in re.findall(r"`planner ([^`]+)`", prose(page).replace("\n", " ")):
        command = shlex.split(re.sub(r"…|\.\.\.", "", words).partition(" | ")[0])
        if not command or command[0].startswith("-"):
            continue
        choices = [one for action in parser._actions if (one := getattr(action, "choices", None))]
        (known,) = choices
        assert command[0] in known, f"{page}: planner {words}"
        options = {option for action in known[command[0]]._actions for option in action.option_strings}
        below = [one for action in known[command[0]]._actions if isinstance(one := action.choices, dict)]
        options |= {
            o for one in below for sub in one.values() for a in sub._actions for o in a.option_strings
        }
        for option in command[1:]:
            if option.startswith("-") and option.strip("-"):
                assert option.partition("=")[0] in options, f"{page}: planner {words}"


@pytest.mark.parametrize("page", PAGES)
def test_every_file_of_the_project_that_is_named_is_there(page: str) -> None:
    """A module, a test or a style sheet in quotes stands somewhere in the project."""
    there = {path.name for room in ("planner", "tests", "benchmarks") for path in (ROOT / room).rglob("*.*")}
    for name in re.findall(r"`([\w/.]*\w\.(?:py|tcss))`", prose(page)):
        rooms = (ROOT, ROOT / "planner")
        known = name in there if "/" not in name else any((room / name).exists() for room in rooms)
        assert known, f"{page}: {name}"
