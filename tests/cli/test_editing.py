"""`edit`, with an editor that is a real process and a person at a real terminal."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from planner.store.home import Home
from planner.store.skeletons import SCHEDULE
from tests.cli.conftest import Editor, Planner, Types

SPOIL = 'sed -i \'s/"knee-to-chest"/"knee-to-chset"/\' "$file"'
MEND = 'sed -i \'s/"knee-to-chset"/"knee-to-chest"/\' "$file"'
RETITLE = "sed -i 's/Gentle day/Softly/' \"$file\""

WRONG = """\
routines/gentle-day.toml:20:12: there is no exercise "knee-to-chset" in the library. \
Did you mean "knee-to-chest"?
   20 | exercise = "knee-to-chset"
      |            ^^^^^^^^^^^^^^^
"""

QUESTION = "e  edit again   s  save anyway   d  discard\n"
CONFLICT = "m  mine   t  theirs   b  both, mine beside it\n"


@pytest.fixture
def gentle(ready: Home) -> Path:
    """The routine that is edited."""
    return ready.routines / "gentle-day.toml"


def kept(home: Home) -> list[str]:
    """What the backups hold, the oldest first."""
    return [one.read_text() for one in sorted(home.backups.iterdir())] if home.backups.exists() else []


def copies(home: Home) -> list[Path]:
    """The copies that stand anywhere in the home."""
    return sorted(path for path in home.root.rglob(".*.edit-*"))


WAYS = {
    "in place": 'sed s/Gentle/Softer/ "$file" > "$file.other"; cat "$file.other" > "$file"; rm "$file.other"',
    "temp and rename": 'sed s/Gentle/Softer/ "$file" > "$file.other"; mv "$file.other" "$file"',
    "the old one away": 'mv "$file" "$file~"; sed s/Gentle/Softer/ "$file~" > "$file"',
    "ed": """printf '%s\\n' ',s/Gentle/Softer/' w q | ed -s "$file" """,
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_is_saved(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, way: str
) -> None:
    """Whichever way the editor writes; the former text is kept, and no copy stays."""
    if way == "ed" and not shutil.which("ed"):
        pytest.skip("there is no ed here")
    calls = editor(WAYS[way])
    before = gentle.read_text()
    answer = planner("edit", "Gentle day")
    assert (answer.code, answer.out, answer.err) == (0, "Saved: routines/gentle-day.toml.\n", "")
    assert gentle.read_text() == before.replace("Gentle", "Softer", 1)
    assert kept(ready) == [before]
    assert sorted(os.listdir(ready.routines)) == [
        "core-three.toml",
        "full-eight.toml",
        "gentle-day.toml",
        "strength-day.toml",
    ]
    assert re.fullmatch(rf"\+1 {ready.routines}/\.gentle-day\.edit-.*\.toml\n", calls.read_text())


def test_nothing_typed_changes_nothing(planner: Planner, gentle: Path, ready: Home, editor: Editor) -> None:
    """Not even the time of the file; no backup is made."""
    editor('touch "$file"')
    before = gentle.stat().st_ino, gentle.stat().st_mtime_ns
    answer = planner("edit", "gentle-day")
    assert (answer.code, answer.out) == (0, "Nothing was changed.\n")
    assert (gentle.stat().st_ino, gentle.stat().st_mtime_ns) == before
    assert (kept(ready), copies(ready)) == ([], [])


def test_an_error_is_shown_and_mended_in_the_editor(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, types: Types
) -> None:
    """`edit again` opens at the first error, with what was typed; then it is saved."""
    calls = editor(f"{RETITLE}; {SPOIL}", MEND)
    types("", "x", "e")
    answer = planner("edit", "gentle-day")
    assert answer.code == 0
    assert (
        answer.out
        == f"{WRONG}{QUESTION}{QUESTION}one of e, s, d.\n{QUESTION}Saved: routines/gentle-day.toml.\n"
    )
    assert [line.split()[0] for line in calls.read_text().splitlines()] == ["+1", "+20"]
    assert "Softly" in gentle.read_text()
    assert len(kept(ready)) == 1


def test_a_file_with_errors_opens_at_the_first(planner: Planner, gentle: Path, editor: Editor) -> None:
    """The way to mend what `planner check` has found."""
    gentle.write_text(gentle.read_text().replace("knee-to-chest", "knee-to-chset"))
    calls = editor(MEND)
    assert planner("edit", "gentle-day").out == "Saved: routines/gentle-day.toml.\n"
    assert calls.read_text().startswith("+20 ")


def test_save_anyway_writes_what_was_typed(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, types: Types
) -> None:
    """It is the person's file; the exit code says that there are errors in it."""
    editor("printf 'title = [' > \"$file\"")
    types("s")
    answer = planner("edit", "gentle-day")
    assert answer.code == 1
    assert answer.out.endswith(f"{QUESTION}Saved: routines/gentle-day.toml. It has 1 error.\n")
    assert gentle.read_text() == "title = ["
    assert copies(ready) == []


def test_what_is_discarded_can_be_restored(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, types: Types
) -> None:
    """The file stays as it is; what was typed is its newest version."""
    editor(SPOIL)
    types("d")
    before = gentle.read_text()
    answer = planner("edit", "gentle-day")
    assert answer.code == 0
    command = "planner restore routines/gentle-day.toml"
    assert answer.lines[-1] == f"Discarded. What you typed is among the backups: '{command}' lists them."
    assert gentle.read_text() == before
    assert kept(ready) == [before.replace("knee-to-chest", "knee-to-chset")]
    assert copies(ready) == []
    assert "1 line differs from now" in planner("restore", "routines/gentle-day.toml").out


def test_a_warning_alone_is_shown_and_saved(planner: Planner, gentle: Path, editor: Editor) -> None:
    """There is nothing to ask."""
    editor("sed -i 's/^hold /holt /' \"$file\"")
    answer = planner("edit", "gentle-day")
    assert answer.code == 0
    assert 'warning: unknown key "holt" is left alone. Did you mean "hold"?' in answer.out
    assert answer.lines[-1] == "Saved: routines/gentle-day.toml."


THEIRS = 'echo "# theirs" >> "${file%/*}/gentle-day.toml"'


@pytest.mark.parametrize(
    ("key", "last", "file", "backups"),
    [
        ("m", "Saved: routines/gentle-day.toml.", "mine", ["theirs"]),
        ("t", "Discarded. What you typed is among the backups: ", "theirs", ["mine"]),
        ("b", "The file stays as it is. Yours is beside it: routines/gentle-day.conflict-", "theirs", []),
    ],
)
def test_a_file_that_somebody_else_changed_meanwhile(
    planner: Planner,
    gentle: Path,
    ready: Home,
    editor: Editor,
    types: Types,
    key: str,
    last: str,
    file: str,
    backups: list[str],
) -> None:
    """Both are shown, and the person says which one it is to be; neither is lost."""
    editor(f"{RETITLE}; {THEIRS}")
    types(key)
    before = gentle.read_text()
    texts = {"mine": before.replace("Gentle day", "Softly"), "theirs": before + "# theirs\n"}
    answer = planner("edit", "gentle-day")
    assert answer.code == 0
    assert answer.lines[0] == "routines/gentle-day.toml was changed by somebody else in the meantime:"
    assert '-title       = "Gentle day"' in answer.lines
    assert '+title       = "Softly"' in answer.lines
    assert "-# theirs" in answer.lines
    assert CONFLICT in answer.out
    assert answer.lines[-1].startswith(last)
    assert gentle.read_text() == texts[file]
    assert kept(ready) == [texts[one] for one in backups]
    beside = [path.read_text() for path in ready.routines.glob("*.conflict-*")]
    assert beside == ([texts["mine"]] if key == "b" else [])
    assert copies(ready) == []


@pytest.mark.parametrize("doing", [SPOIL, f"{RETITLE}; {THEIRS}", f"{RETITLE}; exit 3"])
def test_without_a_terminal_nothing_is_asked_and_the_copy_stays(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, doing: str
) -> None:
    """Errors, a conflict, an editor that failed: exit code 1, and where the text is."""
    editor(doing)
    before = gentle.read_text()
    answer = planner("edit", "gentle-day")
    (copy,) = copies(ready)
    assert answer.code == 1
    words = f"What you typed is kept in routines/{copy.name}."
    assert answer.err == f"planner: routines/gentle-day.toml was not saved. {words}\n"
    assert gentle.read_text().removesuffix("# theirs\n") == before
    assert copy.read_text() != before


@pytest.mark.parametrize(
    ("doing", "words"),
    [
        ("exit 3", "the editor ended with exit code 3. Nothing was changed."),
        ("kill -KILL $$", "the editor was ended by signal 9. Nothing was changed."),
        ('rm "$file"', r"\.gentle-day\.edit-.*: the file cannot be read: it is not there"),
    ],
)
def test_an_editor_that_fails_is_told(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, doing: str, words: str
) -> None:
    """Exit code 1, and the file is as it was."""
    editor(doing)
    before = gentle.read_text()
    answer = planner("edit", "gentle-day")
    assert answer.code == 1
    assert re.search(words, answer.err)
    assert gentle.read_text() == before
    assert copies(ready) == []


def test_an_editor_that_failed_after_writing_is_no_yes(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, types: Types
) -> None:
    """`:cq` and a killed editor do not save what may be half a thought; the person is asked."""
    editor(f"{RETITLE}; exit 1")
    types("s")
    answer = planner("edit", "gentle-day")
    assert answer.lines == [
        "The editor ended with exit code 1.",
        QUESTION.strip(),
        "Saved: routines/gentle-day.toml.",
    ]
    assert "Softly" in gentle.read_text()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        (
            "no-such-editor",
            "planner: the editor no-such-editor cannot be started: there is no such program\n",
        ),
        ("vi '", "planner: $EDITOR cannot be read, no closing quotation: vi '\n"),
    ],
)
def test_no_editor_is_told_and_nothing_is_made(
    planner: Planner, ready: Home, monkeypatch: pytest.MonkeyPatch, setting: str, words: str
) -> None:
    """One sentence, exit code 1."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", setting)
    answer = planner("edit", "gentle-day")
    assert (answer.code, answer.out, answer.err) == (1, "", words)
    assert copies(ready) == []


@pytest.mark.parametrize(
    ("name", "near"), [("gentle-dya", "gentle-day"), ("cobar", "cobra"), ("shcedule", "schedule")]
)
def test_a_name_that_is_not_there_gets_the_nearest(
    planner: Planner, ready: Home, editor: Editor, name: str, near: str
) -> None:
    """A routine, an exercise, or one of the two files there is one of; no editor opens."""
    calls = editor("")
    answer = planner("edit", name)
    assert answer.code == 1
    assert answer.err == f'planner: there is no routine and no exercise "{name}". Did you mean "{near}"?\n'
    assert calls.read_text() == ""


def test_a_schedule_begins_as_a_skeleton_and_only_when_it_is_changed(
    planner: Planner, ready: Home, editor: Editor
) -> None:
    """Looking at it makes no file; a line typed into it does."""
    editor("", "sed -i 's/^#weekly_goal = 4/weekly_goal = 5/' \"$file\"")
    assert planner("edit", "schedule").out == "Nothing was changed.\n"
    assert not ready.schedule.exists()
    assert planner("edit", "schedule").out == "Saved: schedule.toml.\n"
    assert ready.schedule.read_text() == SCHEDULE.replace("#weekly_goal = 4", "weekly_goal = 5")


def test_settings_are_looked_over_too(planner: Planner, ready: Home, editor: Editor, types: Types) -> None:
    """A wrong value is an error as anywhere."""
    editor("echo 'bell = 1' > \"$file\"")
    types("s")
    assert "settings.toml:1:8: " in planner("edit", "settings").out
    assert ready.settings.read_text() == "bell = 1\n"


def test_a_built_in_exercise_is_edited_as_a_copy_of_ones_own(
    planner: Planner, ready: Home, editor: Editor, types: Types
) -> None:
    """Asked first; the copy has its comments and replaces it; it is then edited without a question."""
    editor("sed -i 's/^reps .*/reps = 7/' \"$file\"", "sed -i 's/= 7/= 8/' \"$file\"")
    types("n", "y")
    answer = planner("edit", "cobra")
    assert answer.out.endswith("Edit such a copy?  y  yes   n  no\nNothing was changed.\n")
    assert not ready.exercises.exists()
    assert planner("edit", "cobra").lines[-1] == "Saved: exercises/cobra.toml."
    own = (ready.exercises / "cobra.toml").read_text()
    assert own.count("#") > 0
    assert "reps = 7" in own
    assert planner("edit", "cobra").out == "Saved: exercises/cobra.toml.\n"
    assert "8 reps" in planner("show", "cobra").out


def test_a_built_in_exercise_needs_a_terminal(planner: Planner, ready: Home, editor: Editor) -> None:
    """Nobody is there who could say that a copy is wanted."""
    calls = editor("")
    answer = planner("edit", "cobra")
    assert answer.code == 1
    assert answer.err.startswith("planner: cobra comes with planner and is not edited itself.")
    assert calls.read_text() == ""


def test_a_broken_exercise_of_ones_own_is_the_one_that_is_edited(
    planner: Planner, ready: Home, editor: Editor
) -> None:
    """Although the built-in one of its name is in use meanwhile."""
    ready.exercises.mkdir()
    own = ready.exercises / "cobra.toml"
    own.write_text("name = 'Cobra'\nkind = 'strech'\nposition = 'prone'\n")
    calls = editor('sed -i s/strech/stretch/ "$file"')
    assert planner("edit", "cobra").out == "Saved: exercises/cobra.toml.\n"
    assert calls.read_text().startswith("+2 ")
