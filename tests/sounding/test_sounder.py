"""Cues by every channel that the settings switch on, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.course import Course
from planner.model.cues import CUES, Cue, DueCue
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.routine import Routine, Step
from planner.sounding.sounder import SILENT, Sounder, found_voice, voice_command
from planner.store import schema
from planner.store.schema import CUES as CUES_TABLE
from planner.store.schema import Table
from planner.store.settings import Settings

XTERM = {"TERM": "xterm"}
TABLES = [one for one in vars(schema).values() if isinstance(one, Table)]
COBRA = Exercise("cobra", "Cobra; pose", "stretch", "prone")
COURSE = Course.of(
    Routine("r", "R", (Step("cobra", Dose(reps=2, hold=20, sides="each", relax=5)),), ready=5),
    {"cobra": COBRA},
)


def sent(settings: Settings, cue: Cue, index: int = 1, environ: dict[str, str] = XTERM) -> str:
    """What goes to the terminal for one cue."""
    found: list[str] = []
    Sounder(settings, environ, found.append).sound([DueCue(cue, 0, index)], COURSE, COURSE.timeline)
    return "".join(found)


@pytest.mark.parametrize("cue", CUES)
def test_one_bell_a_cue(cue: Cue) -> None:
    """None for what a bell cannot say, and none when it is switched off."""
    assert sent(Settings(), cue) == ("" if cue in SILENT else "\a")
    assert sent(Settings(bell=False), cue) == ""


def test_a_change_of_sides_rings_again() -> None:
    """That is how it sounds different; without a bell there is nothing to repeat."""
    for bell, again in ((True, True), (False, False)):
        sounder = Sounder(Settings(bell=bell), XTERM, lambda _text: None)
        assert sounder.sound([DueCue("switch", 0, 4)], COURSE, COURSE.timeline) is again
        assert not sounder.sound([DueCue("work", 0, 1)], COURSE, COURSE.timeline)
        assert not sounder.sound([], COURSE, COURSE.timeline)


def test_title_and_notification_tell_what_to_do() -> None:
    """In the same words; the title that was there is kept first, and given back once."""
    found: list[str] = []
    sounder = Sounder(Settings(bell=False, title=True, notification="osc777"), XTERM, found.append)
    for cue, index in (("work", 1), ("half", 1), ("switch", 4), ("three", 4)):
        sounder.sound([DueCue(cue, 0, index)], COURSE, COURSE.timeline)  # type: ignore[arg-type]
    sounder.close()
    sounder.close()
    assert found == [
        "\x1b]777;notify;planner;Hold, left side, 1 of 2.\x1b\\"
        "\x1b[22;2t\x1b]2;Hold, left side, 1 of 2.\x1b\\",
        "\x1b]777;notify;planner;Change sides: right side.\x1b\\\x1b]2;Change sides: right side.\x1b\\",
        "\x1b]2;\x1b\\\x1b[23;2t",
    ]


def test_on_a_console_only_the_bell_is_left() -> None:
    """Titles and notifications would be printed as rubbish there."""
    settings = Settings(title=True, notification="auto")
    assert sent(settings, "work", environ={"TERM": "linux"}) == "\a"


def test_the_command_gets_the_cue_and_the_words(tmp_path: Path) -> None:
    """As its last two arguments, at every cue; of several at once the last, which says what begins."""
    program = tmp_path / "cue"
    program.write_text(f'#!/bin/sh\necho "$1|$2|$3" >> "{tmp_path}/told"\n')
    program.chmod(0o755)
    sounder = Sounder(Settings(cue_command=(str(program), "own")), XTERM, lambda _text: None)
    for cues in (
        [DueCue("ready", 0, 0)],
        [DueCue("end", 0, 1), DueCue("work", 0, 1)],
        [DueCue("half", 0, 1)],
    ):
        sounder.sound(cues, COURSE, COURSE.timeline)
    sounder.close(20)
    assert sorted((tmp_path / "told").read_text().splitlines()) == [
        "own|half|Halfway.",
        "own|ready|Get ready: Cobra; pose, face down, left side.",
        "own|work|Hold, left side, 1 of 2.",
    ]
    assert sounder.complaint() == ""


def test_what_is_wrong_with_a_program_is_one_sentence() -> None:
    """Said once for the session."""
    sounder = Sounder(Settings(voice=("/nowhere/say",)), XTERM, lambda _text: None)
    sounder.sound([DueCue("work", 0, 1)], COURSE, COURSE.timeline)
    sounder.close(20)
    assert sounder.complaint() == "/nowhere/say cannot be started: No such file or directory"
    assert sounder.complaint() == ""


@pytest.mark.parametrize("where", [{"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, {"SSH_TTY": "/dev/pts/1"}])
def test_no_voice_over_ssh(where: dict[str, str]) -> None:
    """It would speak in a room where nobody is."""
    assert voice_command(Settings(voice=("espeak-ng",)), where) == ()
    assert voice_command(Settings(voice=("espeak-ng",)), {}) == ("espeak-ng",)


def test_the_voice_that_is_found() -> None:
    """The first of those that are here; none when there is none."""
    assert found_voice({"espeak-ng": "/usr/bin/espeak-ng", "spd-say": "/usr/bin/spd-say"}.get) == (
        "espeak-ng",
    )
    assert found_voice({"spd-say": "/usr/bin/spd-say"}.get) == ("spd-say", "-w")
    assert found_voice(lambda _name: None) == ()


def test_only_the_settings_can_name_a_program() -> None:
    """Routines, exercises, the schedule and logs come from others too: none of them has a key for one."""
    assert {table.name for table in TABLES if {"voice", "command"} & set(table.by_name)} == {"cues"}
    assert [table.name for table in TABLES if any(one.table is CUES_TABLE for one in table.fields)] == [
        "settings"
    ]
