"""`edit` that is interrupted, hung up or killed: what was typed is there, and the next goes on with it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from planner.store.home import Home
from tests.cli.conftest import Editor, Planner, Types

RETITLE = "sed -i 's/Gentle day/Softly/' \"$file\""
SPOIL = f"{RETITLE}; echo 'hold = 30s' >> \"$file\""
LEFT = "g  go on with it   n  begin anew and leave it   d  discard it and begin anew"


def edit(home: Home) -> Terminal:
    """`planner edit gentle-day` on a terminal of its own."""
    argv = [sys.executable, "-m", "planner", "--home", str(home.root), "edit", "gentle-day"]
    return Terminal(argv, env={"EDITOR": os.environ["EDITOR"]})


def copies(home: Home) -> list[Path]:
    return sorted(home.routines.glob(".*.edit-*"))


@pytest.fixture
def gentle(ready: Home) -> Path:
    """The routine that is edited."""
    return ready.routines / "gentle-day.toml"


@pytest.fixture
def left(planner: Planner, gentle: Path, ready: Home, editor: Editor) -> Path:
    """A copy with an error in it that was never saved."""
    editor(SPOIL)
    assert planner("edit", "gentle-day").code == 1
    (copy,) = copies(ready)
    return copy


def test_ctrl_c_in_the_editor_does_not_end_planner(gentle: Path, ready: Home, editor: Editor) -> None:
    """The terminal sends it to both; the editor does with it what it does, then the file is saved."""
    editor(f"leave() {{ {RETITLE}; exit 0; }}; trap leave INT; echo open; while :; do sleep 0.05; done")
    with edit(ready) as terminal:
        terminal.wait_for_text("open")
        terminal.send("\x03")
        terminal.wait_for_text("Saved: routines/gentle-day.toml.")
        assert terminal.wait_for_exit() == 0
    assert "Softly" in gentle.read_text()
    assert copies(ready) == []


def test_a_killed_editor_leaves_a_terminal_that_can_be_typed_at(
    gentle: Path, ready: Home, editor: Editor
) -> None:
    """Raw, without an echo: planner puts it right before it asks."""
    editor(f"stty raw -echo; {RETITLE}; kill -KILL $$")
    with edit(ready) as terminal:
        terminal.wait_for_text("The editor was ended by signal 9.", "e  edit again")
        terminal.send("s\r")
        assert terminal.wait_for_exit() == 0
    assert "Softly" in gentle.read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_at_the_question_keeps_the_copy(
    gentle: Path, ready: Home, editor: Editor, number: signal.Signals
) -> None:
    """128 + n, and where the text is."""
    editor(SPOIL)
    before = gentle.read_text()
    with edit(ready) as terminal:
        terminal.wait_for_text("e  edit again")
        os.kill(terminal.pid, number)
        terminal.wait_for_text("Interrupted. What you typed is kept in")
        assert terminal.wait_for_exit() == 128 + number
    (copy,) = copies(ready)
    assert "Softly" in copy.read_text()
    assert gentle.read_text() == before


def test_the_end_of_the_input_at_the_question_keeps_the_copy(
    gentle: Path, ready: Home, editor: Editor
) -> None:
    """Ctrl-D is no answer."""
    editor(SPOIL)
    with edit(ready) as terminal:
        terminal.wait_for_text("e  edit again")
        terminal.send("\x04")
        assert terminal.wait_for_exit() == 130
    assert len(copies(ready)) == 1


def test_a_killed_planner_leaves_the_copy_and_the_next_takes_it_up(
    planner: Planner, gentle: Path, ready: Home, editor: Editor, types: Types
) -> None:
    """What had been written by then is shown, gone on with and saved."""
    editor(f"{RETITLE}; echo open; read line < /dev/tty", 'echo "# more" >> "$file"')
    before = gentle.read_text()
    with edit(ready) as terminal:
        terminal.wait_for_text("open")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_for_exit() == -signal.SIGKILL
    types("g")
    answer = planner("edit", "gentle-day")
    assert '+title       = "Softly"' in answer.lines
    assert answer.lines[-1] == "Saved: routines/gentle-day.toml."
    assert gentle.read_text() == before.replace("Gentle day", "Softly") + "# more\n"
    assert copies(ready) == []


def test_a_copy_that_was_left_opens_at_its_first_error(
    planner: Planner, gentle: Path, left: Path, editor: Editor, types: Types
) -> None:
    """As if it had been `edit again`."""
    line = left.read_text().count("\n")
    calls = editor('sed -i \'s/= 30s/= "30s"/\' "$file"')
    types("g", "s")
    answer = planner("edit", "gentle-day")
    assert f"+{line} {left}\n" == calls.read_text()
    assert LEFT in answer.lines
    assert 'hold = "30s"' in gentle.read_text()


def test_a_copy_that_was_left_can_wait(
    planner: Planner, gentle: Path, ready: Home, left: Path, editor: Editor, types: Types
) -> None:
    """A fresh one is edited, and the next time the old one is offered again."""
    editor('echo "# more" >> "$file"', "")
    types("n", "n")
    assert planner("edit", "gentle-day").lines[-1] == "Saved: routines/gentle-day.toml."
    assert gentle.read_text().endswith("# more\n")
    assert copies(ready) == [left]
    assert LEFT in planner("edit", "gentle-day").lines


def test_a_copy_that_was_left_can_be_discarded(
    planner: Planner, gentle: Path, ready: Home, left: Path, editor: Editor, types: Types
) -> None:
    """It goes into the backups, and a fresh one is edited."""
    text = left.read_text()
    editor("")
    types("d")
    answer = planner("edit", "gentle-day")
    assert answer.lines[-1] == "Nothing was changed."
    assert [one.read_text() for one in ready.backups.iterdir()] == [text]
    assert copies(ready) == []


def test_a_copy_that_was_left_is_told_where_nobody_can_be_asked(
    planner: Planner, gentle: Path, ready: Home, left: Path, editor: Editor
) -> None:
    """And stays; a fresh one is edited."""
    editor('echo "# more" >> "$file"')
    answer = planner("edit", "gentle-day")
    assert (answer.code, answer.lines) == (0, ["Saved: routines/gentle-day.toml."])
    assert left.name in answer.err
    assert copies(ready) == [left]


def test_a_copy_knows_that_the_file_was_changed_since(
    planner: Planner, gentle: Path, left: Path, editor: Editor, types: Types
) -> None:
    """Also after a crash nobody's text is written over unasked."""
    gentle.write_text(gentle.read_text() + "# theirs\n")
    editor('sed -i \'s/= 30s/= "30s"/\' "$file"')
    types("g", "s", "t")
    answer = planner("edit", "gentle-day")
    assert "routines/gentle-day.toml was changed by somebody else in the meantime:" in answer.lines
    assert gentle.read_text().endswith("# theirs\n")


def test_a_copy_that_was_left_is_no_file_of_the_home(left: Path, planner: Planner) -> None:
    """The other commands do not see it."""
    assert left.exists()
    assert planner("check").lines[-1] == "4 files checked: 2 pieces of advice."
