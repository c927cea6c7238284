"""The editor that a person has chosen: which one, how it is told the place, and run until it is closed."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import termios
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from planner.store.errors import PlannerError

_USUAL = ("nano", "vim", "vi", "micro", "hx", "emacs", "code")
"""What is looked for when nothing is set: first what explains itself."""

_VI = ("vi", "vim", "nvim", "view", "gvim")
_PLUS = frozenset(
    (*_VI, "nano", "pico", "emacs", "emacsclient", "hx", "helix", "micro", "joe", "mcedit", "kak", "gedit")
)
"""Editors that take a line as `+12`."""

_GOTO = frozenset(("code", "codium", "code-insiders", "cursor"))
"""Editors that take a place as `--goto FILE:12:3`."""

_COLONS = frozenset(("subl", "zed"))
"""Editors that take a place as `FILE:12:3`."""

_WAITING = {
    **dict.fromkeys((*_GOTO, *_COLONS, "gedit"), ("--wait", "-w")),
    "kate": ("--block", "-b"),
    "gvim": ("-f", "--nofork"),
}
"""Editors with a window of their own that return at once: the word that makes them wait, and its twin."""

_NOT_WAITING = {"emacsclient": frozenset(("-n", "--no-wait"))}
"""Words that make an editor return at once although it would wait by itself."""


_OURS = (signal.SIGPIPE, signal.SIGXFSZ)
"""Signals that Python ignores, and an editor should not."""


def chosen(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The words that start the editor: `$VISUAL`, `$EDITOR`, else the first usual one that is installed.

    PlannerError with a plain sentence when there is none, or the setting cannot be split into words.
    """
    for name in ("VISUAL", "EDITOR"):
        setting = environ.get(name, "").strip()
        if not setting:
            continue
        try:
            words = tuple(shlex.split(setting))
        except ValueError as error:
            raise PlannerError(f"${name} cannot be read, {str(error).lower()}: {setting}") from None
        if not words or not words[0]:
            raise PlannerError(f"${name} names no program: {setting}")
        return words
    for usual in _USUAL:
        if _found(usual, environ):
            return (usual,)
    raise PlannerError("there is no editor here: set $EDITOR to the one you like, for example EDITOR=nano")


def command(path: Path, line: int, column: int, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The whole command that opens a file at a line and column, counted from 1; line 0 is no place.

    PlannerError as `chosen`.
    """
    words = chosen(environ)
    name = _name(words[0], environ)
    words = tuple(word for word in words if word not in _NOT_WAITING.get(name, ()))
    waiting = _WAITING.get(name, ())
    if waiting and not set(waiting) & set(words[1:]):
        words = (*words, waiting[0])
    if line > 0 and name in _PLUS:
        return (*words, f"+{line}", str(path))
    if line > 0 and name in _GOTO:
        return (*words, "--goto", f"{path}:{line}:{max(1, column)}")
    if line > 0 and name in _COLONS:
        return (*words, f"{path}:{line}:{max(1, column)}")
    return (*words, str(path))


def _found(program: str, environ: Mapping[str, str]) -> str | None:
    return shutil.which(program, path=environ.get("PATH", os.defpath))


def _name(program: str, environ: Mapping[str, str]) -> str:
    """What an editor is called: `vim` for `/usr/bin/vim.basic`, and for an `editor` that is a link to it."""
    known = _PLUS | _GOTO | _COLONS | _WAITING.keys()
    name = PurePath(program).name.lower().partition(".")[0]
    if name not in known and (found := _found(program, environ)):
        name = PurePath(os.path.realpath(found)).name.lower().partition(".")[0]
    return name


def open_editor(path: Path, line: int, column: int, environ: Mapping[str, str]) -> int:
    """Open a file on this terminal and wait until the editor is closed; its exit code, -n after signal n.

    No shell has a part in it. PlannerError as `chosen`, or when the editor cannot be started.
    """
    words = command(path, line, column, environ)
    found = _found(words[0], environ)
    if found is None:
        raise PlannerError(f"the editor {words[0]} cannot be started: there is no such program")
    with _interrupts_left_to_it(), _terminal_as_it_was():
        try:
            # Not `subprocess`: the app blocks the signals that its guardian waits for, and an editor that
            # inherits that would outlive a dropped line. Python ignores the others for itself alone.
            process = os.posix_spawn(found, words, environ, setsigmask=(), setsigdef=_OURS)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise PlannerError(f"the editor {words[0]} cannot be started: {why}") from None
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Ctrl-C and Ctrl-\\ belong to the editor: the terminal sends them to us too, and we do not heed them."""
    # A handler of ours ends with the start of the editor; "ignore" would be inherited by it.
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may have handlers
        return
    numbers = [
        number
        for number in (signal.SIGINT, signal.SIGQUIT)
        if signal.getsignal(number) not in (signal.SIG_IGN, None)
    ]
    before = [(number, signal.signal(number, lambda _number, _frame: None)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """An editor that is killed leaves the terminal raw: nobody could answer a question then."""
    try:
        before = termios.tcgetattr(0)
    except (termios.error, ValueError):
        yield  # no terminal
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSADRAIN, before)
