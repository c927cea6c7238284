"""Which editor is opened, where in the file, and how it is waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from planner.editor import chosen, command, open_editor
from planner.store.errors import PlannerError

VI = ("vi", "vim", "nvim", "view")
PLUS = (*VI, "nano", "pico", "emacs", "emacsclient", "hx", "helix", "micro", "joe", "mcedit", "kak")
FILE = Path("/home/a b/x.toml")
NOWHERE = {"PATH": "/nowhere"}


def program(path: Path, text: str) -> Path:
    """A small program that can be run."""
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        *((name, (name, "+12", str(FILE))) for name in PLUS),
        ("/usr/bin/vim.basic -u NONE", ("/usr/bin/vim.basic", "-u", "NONE", "+12", str(FILE))),
        ("emacs -nw", ("emacs", "-nw", "+12", str(FILE))),
        ("'/opt/my editors/nano' -w", ("/opt/my editors/nano", "-w", "+12", str(FILE))),
        *(
            (name, (name, "--wait", "--goto", f"{FILE}:12:3"))
            for name in ("code", "codium", "code-insiders", "cursor")
        ),
        ("subl", ("subl", "--wait", f"{FILE}:12:3")),
        ("zed", ("zed", "--wait", f"{FILE}:12:3")),
        ("kate", ("kate", "--block", str(FILE))),
        ("gvim", ("gvim", "-f", "+12", str(FILE))),
        ("ed", ("ed", str(FILE))),
        ("my-editor --fast", ("my-editor", "--fast", str(FILE))),
    ],
)
def test_each_editor_is_told_the_place_in_its_own_way(setting: str, words: tuple[str, ...]) -> None:
    """A line, a line and a column, or nothing but the file; window editors wait until it is closed."""
    assert command(FILE, 12, 3, {"EDITOR": setting, **NOWHERE}) == words


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("code -w", ("code", "-w")),
        ("code --wait --new-window", ("code", "--wait", "--new-window")),
        ("subl -w", ("subl", "-w")),
        ("kate -b", ("kate", "-b")),
        ("gvim --nofork", ("gvim", "--nofork")),
        ("emacsclient -t", ("emacsclient", "-t")),
        ("emacsclient -n -c", ("emacsclient", "-c")),
        ("emacsclient --no-wait", ("emacsclient",)),
        ("vim", ("vim",)),
        ("code", ("code", "--wait")),
    ],
)
def test_an_editor_that_returns_at_once_is_made_to_wait_and_told_so_once(
    setting: str, words: tuple[str, ...]
) -> None:
    """A waiting word that is there already is not given twice, and line 0 is no place."""
    assert command(FILE, 0, 0, {"EDITOR": setting, **NOWHERE}) == (*words, str(FILE))


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"VISUAL": "hx", "EDITOR": "ed"}, ("hx",)),
        ({"VISUAL": "  ", "EDITOR": "ed -s"}, ("ed", "-s")),
        ({"VISUAL": "", "EDITOR": ""}, ("vi",)),
        ({}, ("vi",)),
    ],
)
def test_visual_goes_before_editor_and_both_before_what_is_installed(
    tmp_path: Path, environ: dict[str, str], words: tuple[str, ...]
) -> None:
    """An empty setting is none."""
    program(tmp_path / "vi", "#!/bin/sh\n")
    program(tmp_path / "micro", "#!/bin/sh\n")
    assert chosen({**environ, "PATH": str(tmp_path)}) == words


def test_a_link_is_asked_which_editor_it_is(tmp_path: Path) -> None:
    """`editor` of Debian says nothing by its name."""
    program(tmp_path / "vim.basic", "#!/bin/sh\n")
    (tmp_path / "editor").symlink_to("vim.basic")
    assert command(FILE, 2, 1, {"EDITOR": "editor", "PATH": str(tmp_path)}) == ("editor", "+2", str(FILE))


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "there is no editor here: set $EDITOR"),
        ({"EDITOR": "vim 'one"}, "$EDITOR cannot be read, no closing quotation: vim 'one"),
        ({"VISUAL": "''"}, "$VISUAL names no program: ''"),
        (
            {"EDITOR": "no-such-editor -x"},
            "the editor no-such-editor cannot be started: there is no such program",
        ),
        ({"EDITOR": "/"}, "the editor / cannot be started: there is no such program"),
        ({"EDITOR": "{folder}/none"}, "the editor {folder}/none cannot be started: exec format error"),
    ],
)
def test_an_editor_that_cannot_be_opened_is_told_in_a_sentence(
    tmp_path: Path, environ: dict[str, str], words: str
) -> None:
    """None at all, a quote that was never closed, a program that is not there or is none."""
    program(tmp_path / "none", "no program\n")
    environ = {name: setting.format(folder=tmp_path) for name, setting in environ.items()}
    words = words.format(folder=tmp_path)
    with pytest.raises(PlannerError) as told:
        open_editor(FILE, 1, 1, {**environ, **NOWHERE})
    assert str(told.value).startswith(words)


def test_the_editor_gets_the_very_name_and_its_exit_code_comes_back(tmp_path: Path) -> None:
    """No shell reads the name on the way."""
    odd = tmp_path / "$(touch made) ; 'x \"深.toml"
    seen = tmp_path / "seen"
    script = program(tmp_path / "mine", f'#!/bin/sh\nprintf "%s" "$1" > "{seen}"\nexit 7\n')
    assert open_editor(odd, 3, 1, {"EDITOR": str(script), "PATH": os.environ["PATH"]}) == 7
    assert seen.read_text() == str(odd)
    assert not (tmp_path / "made").exists()


def test_an_editor_ended_by_a_signal_is_known(tmp_path: Path) -> None:
    """Its exit code is minus the number of the signal."""
    script = program(tmp_path / "mine", "#!/bin/sh\nkill -TERM $$\n")
    environ = {"EDITOR": str(script), "PATH": os.environ["PATH"]}
    assert open_editor(tmp_path / "x", 0, 0, environ) == -signal.SIGTERM


def test_ctrl_c_in_the_editor_is_the_editors_own(tmp_path: Path) -> None:
    """The terminal sends it to both: the editor is interrupted as ever, planner goes on and waits."""
    script = program(
        tmp_path / "mine",
        f"#!{sys.executable}\n"
        + textwrap.dedent("""\
            import os, signal, sys
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
            try:
                os.killpg(0, signal.SIGINT)
                signal.pause()
            except KeyboardInterrupt:
                sys.exit(5)
            """),
    )
    inside = (
        "import os; from pathlib import Path; from planner.editor import open_editor;"
        " print('closed with', open_editor(Path('/x'), 0, 0, os.environ))"
    )
    environ = {**os.environ, "VISUAL": str(script)}
    done = subprocess.run(
        [sys.executable, "-c", inside],
        env=environ,
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "closed with 5\n", "")


def test_interrupts_are_heeded_again_afterwards(tmp_path: Path) -> None:
    """The handler that was there before is back, also when the editor could not be started."""
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(PlannerError):
        open_editor(tmp_path / "x", 0, 0, {"EDITOR": "no-such-editor", **NOWHERE})
    assert signal.getsignal(signal.SIGINT) is before


def test_an_editor_heeds_the_signals_that_planner_waits_for(tmp_path: Path) -> None:
    """The app blocks a hang-up and a termination for its guardian; an editor must end by them."""
    script = program(tmp_path / "mine", "#!/bin/sh\nkill -HUP $$\nexit 0\n")
    environ = {"EDITOR": str(script), "PATH": os.environ["PATH"]}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGHUP, signal.SIGTERM))
    try:
        assert open_editor(tmp_path / "x", 0, 0, environ) == -signal.SIGHUP
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def test_an_editor_is_ended_by_a_broken_pipe_as_ever(tmp_path: Path) -> None:
    """Python ignores that signal for itself; a program that it starts must not."""
    script = program(tmp_path / "mine", "#!/bin/sh\nkill -PIPE $$\nexit 0\n")
    environ = {"EDITOR": str(script), "PATH": os.environ["PATH"]}
    assert open_editor(tmp_path / "x", 0, 0, environ) == -signal.SIGPIPE
