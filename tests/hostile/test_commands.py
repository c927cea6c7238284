"""Every command over a home full of hostile text, and with hostile words: a sentence, and plain letters."""

from __future__ import annotations

import io
import json
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.stage import NOW, StillClock
from planner.cli import main
from planner.commandline.parser import build_parser
from planner.store.home import Home
from tests.hostile import corpus
from tests.hostile.homes import EXERCISE, PLAN, ROUTINE, break_all, furnish
from tests.hostile.stream import unsafe

CODES = frozenset({0, 1, 2})
"""What a command that was neither interrupted nor cut off may answer."""

# A line for each command, then one for each kind of argument that takes text: NAME stands for a hostile one.
LINES = """\
today
week
week --date NAME
next
remind
remind --every NAME
list routines
list exercises --search NAME
list sessions
show ROUTINE
show EXERCISE
show EXERCISE --figure
show NAME
run ROUTINE --dry-run
run NAME --dry-run
schedule NAME --days mon
schedule ROUTINE --days NAME
schedule ROUTINE --on tomorrow --at 10:00
unschedule NAME
skip PLAN fri
skip NAME fri
move PLAN fri sat
move NAME fri sat
pause fri sat --why NAME
new NAME
new Copy --from ROUTINE
add ROUTINE NAME
add ROUTINE EXERCISE
add NAME EXERCISE
rename NAME Other
rename core-three NAME
edit NAME
log ROUTINE --note NAME
log NAME
check
check NAME
restore
restore NAME
restore ROUTINE
schema routine
schema --write
warning-signs
doctor
home
completion bash
man
import free-exercise-db NAME
import ics NAME
import ics NAME --routine NAME
advice
progress
export html ROUTINE -o -
export html NAME
export html -o NAME
export md -o -
export md NAME
export report -o - --question NAME
export report --format md -o -
export csv -o -
export csv --from NAME
export ics
export ics --name NAME
export ics --timezone NAME
completion NAME
"""

Answer = tuple[int, str, str]


@pytest.fixture
def planner(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """Run a command in this process over the home; the exit code and what it printed where."""
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    def run(*words: str) -> Answer:
        capsysbinary.readouterr()
        code = main(words, StillClock())
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def spelled(line: str, name: str) -> list[str]:
    """The words of a line."""
    known = {"NAME": name, "ROUTINE": ROUTINE, "EXERCISE": EXERCISE, "PLAN": PLAN}
    return [known.get(word, word) for word in line.split()]


def commands(
    parser: ArgumentParser, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], ArgumentParser]]:
    """Every command with its own parser, those below another command too."""
    below = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not below:
        yield before, parser
    for action in below:
        for name, one in action.choices.items():
            yield from commands(one, (*before, name))


ALL = dict(commands(build_parser(NOW)))
WITH_JSON = {words for words, parser in ALL.items() if "--json" in parser._option_string_actions}


def holds(answer: Answer, words: object) -> None:
    """No traceback, an exit code that is written down, and nothing but letters and line ends."""
    code, out, err = answer
    assert code in CODES, f"{words} answers {code}"
    for text in (out, err):
        assert "Traceback" not in text
        for line in text.split("\n"):
            # A calendar ends its lines with CR LF.
            assert not unsafe(line.removesuffix("\r")), f"{words}: {unsafe(line)!r} in {line[:80]!r}"


def test_every_command_has_its_line() -> None:
    """A new command makes this fail until it stands in the list."""
    tried = {tuple(line.split()) for line in LINES.splitlines()}
    missing = [" ".join(one) for one in ALL if not any(line[: len(one)] == one for line in tried)]
    assert not missing, f"tests/hostile/test_commands.py has no line for {', '.join(missing)}"


@pytest.mark.parametrize("blend", ["WILD", "LONG"])
def test_every_command_over_a_hostile_home(
    tmp_path: Path, planner: Callable[..., Answer], blend: str
) -> None:
    """All that a home says reaches every command, in words and as JSON, and none of it does anything."""
    text = getattr(corpus, blend)
    home = furnish(tmp_path / "home", text)
    break_all(home, text)
    assert "[/foo" in planner("list", "routines")[1]
    for line in LINES.splitlines():
        words = spelled(line, text)
        holds(planner(*words), line)
        if line.split()[0] in {one[0] for one in WITH_JSON} and not {"NAME", "--figure"} & set(line.split()):
            as_json = planner(*words, "--json")
            holds(as_json, f"{line} --json")
            if as_json[0] == 0:
                json.loads(as_json[1])


def test_an_import_writes_exercises_and_nothing_else(tmp_path: Path, planner: Callable[..., Answer]) -> None:
    """Whatever the collection says, there is no program in it, no settings, and no way out of the folder."""
    home = Home(tmp_path / "home")
    home.prepare()
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    items = [
        {
            "id": name,
            "name": f"{name} x",
            "category": "stretching",
            "instructions": [corpus.WILD],
            "cues": "sh",
        }
        for name in corpus.NAMES.values()
    ]
    (tmp_path / "items.json").write_text(json.dumps(items))
    holds(planner("import", "free-exercise-db", str(tmp_path / "items.json")), "import")
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    made = after - before - {tmp_path / "items.json"}
    assert len(made) > 10
    assert {path.parent for path in made} == {home.exercises}
    holds(planner("check"), "check")


def test_no_title_begins_a_line_of_a_calendar(tmp_path: Path, planner: Callable[..., Answer]) -> None:
    """Line ends in titles and notes stay within their property."""
    text = "x\nATTACH:file:///etc/passwd\r\nEND:VEVENT\u2028BEGIN:VALARM\x85ATTENDEE:mailto:a@b" + corpus.WILD
    furnish(tmp_path / "home", text)
    code, out, _ = planner("export", "ics")
    assert code == 0
    lines = out.replace("\r\n ", "").split("\r\n")
    names = {line.partition(":")[0].partition(";")[0] for line in lines if line}
    assert {"SUMMARY", "DESCRIPTION"} <= names
    assert not names & {"ATTACH", "ATTENDEE"}
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == out.count("\nUID:")
    assert "\n" not in out.replace("\r\n", "")


NAMED = [line for line in LINES.splitlines() if "NAME" in line]


@pytest.mark.parametrize("part", range(4))
def test_every_argument_with_hostile_words(tmp_path: Path, planner: Callable[..., Answer], part: int) -> None:
    """Whatever a routine, a plan or a file is called: an exit code, and everything stays in the home."""
    home = Home(tmp_path / "home")
    home.prepare()
    before = {path for path in tmp_path.rglob("*") if home.root not in path.parents}
    for number, line in enumerate(NAMED):
        for name in list(corpus.NAMES.values())[(number + part) % 8 :: 8]:
            holds(planner(*spelled(line, name)), (line, name))
    after = {path for path in tmp_path.rglob("*") if home.root not in path.parents}
    assert after == before
    written = [path for path in home.routines.iterdir() if path.suffix != ".toml"]
    assert written == []
