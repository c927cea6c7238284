"""What `doctor` finds between planner and the person: the multiplexer, the signs, the line, the shell."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import termios
import time
import tty
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.commandline.finding import Finding

_ANSWER = 1.0
"""Seconds that a terminal has to answer: three times what a line over the ocean takes."""

_SLOW_MS = 150
"""Milliseconds from a key to its answer above which typing feels late."""

_SIGNS = "\u28ff\u2588"
"""A letter of braille and a block, each one cell wide: figures and digits are drawn with them."""

_WHERE = "\x1b[6n"

_ESCAPE_MS = 50
"""Milliseconds that tmux may wait behind escape before the key feels stuck."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a terminal answered: how long it took, and how many cells the signs of ours took in it."""

    milliseconds: int
    cells: int


def ask_terminal() -> Answer | None:
    """Ask the terminal on stdin and stdout; None without one, or when it does not answer in two seconds.

    The line on which the signs were tried is blank again afterwards.
    """
    if not (os.isatty(0) and os.isatty(1)):
        return None
    try:
        with _unbuffered():
            began = time.monotonic()
            first = _column("\r")
            took = time.monotonic() - began
            last = _column(_SIGNS) if first is not None else None
            os.write(1, b"\r\x1b[K")
    except (OSError, termios.error):
        return None
    return None if first is None or last is None else Answer(round(took * 1000), last - first)


@contextmanager
def _unbuffered() -> Iterator[None]:
    before = termios.tcgetattr(0)
    tty.setcbreak(0, termios.TCSANOW)
    try:
        yield
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


def _column(text: str) -> int | None:
    """The column of the cursor after this text; what a person types meanwhile is passed over."""
    os.write(1, (text + _WHERE).encode())
    end, told = time.monotonic() + _ANSWER, b""
    while (left := end - time.monotonic()) > 0 and select.select([0], [], [], left)[0]:
        told += os.read(0, 64)
        begin = told.rfind(b"\x1b[")
        row, _, column = told[begin + 2 :].partition(b";")
        if begin >= 0 and row.isdigit() and column.endswith(b"R") and column[:-1].isdigit():
            return int(column[:-1])
        if not told.strip():
            break
    return None


def signs(answer: Answer | None, utf8: bool) -> Finding:
    """Whether figures of braille and digits of blocks can be shown."""
    if not utf8:
        return Finding("signs", "ASCII only", "Set LANG to one with UTF-8 for all signs, as C.UTF-8.")
    if answer is None:
        return Finding("signs", "braille and blocks, by the locale; the terminal was not asked")
    if answer.cells != len(_SIGNS):
        told = f"the terminal gives {answer.cells} cells to {len(_SIGNS)} signs"
        return Finding("signs", told, "Use a font with braille, or set figure = false in settings.toml.")
    return Finding("signs", "braille and blocks, each one cell wide")


def line(answer: Answer | None, far: bool) -> Finding:
    """Whether it is a line to another machine, and how long the terminal takes to answer."""
    way = "over SSH" if far else "this machine"
    if answer is None:
        return Finding("line", f"{way}, not measured")
    slow = answer.milliseconds > _SLOW_MS
    advice = "Slow: the app leaves out pictures; 'planner run --plain' needs the least." if slow else ""
    return Finding("line", f"{way}, answers in {answer.milliseconds} ms", advice)


def multiplexer(environ: Mapping[str, str]) -> Finding:
    """tmux or screen, and what they keep from the app."""
    if environ.get("TMUX"):
        return _tmux()
    if environ.get("STY"):
        advice = "screen keeps notifications back and has few colours; tmux has both."
        return Finding("multiplexer", "screen", advice)
    return Finding("multiplexer", "none")


def _tmux() -> Finding:
    hints = []
    if asked_of_tmux("allow-passthrough") == "off":
        hints.append("For notifications: set -g allow-passthrough on.")
    escape = asked_of_tmux("escape-time")
    if escape.isdigit() and int(escape) > _ESCAPE_MS:
        hints.append(f"The escape key waits {escape} ms: set -sg escape-time 10.")
    kind = asked_of_tmux("default-terminal")
    if kind and "256color" not in kind and "direct" not in kind:
        hints.append("For colours: set -g default-terminal tmux-256color.")
    return Finding("multiplexer", "tmux", f"In tmux.conf: {' '.join(hints)}" if hints else "")


def asked_of_tmux(option: str) -> str:
    """What tmux says of an option; empty when it does not answer."""
    scope = "-Apv" if option == "allow-passthrough" else "-Asv" if option == "escape-time" else "-Agv"
    if option == "default-terminal":
        scope = "-sv"
    try:
        asked = ("tmux", "show-options", scope, option)
        done = subprocess.run(asked, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return done.stdout.strip()


_PLACES = {
    "bash": (
        "~/.local/share/bash-completion/completions/planner",
        "/usr/share/bash-completion/completions/planner",
        "~/.bashrc",
    ),
    "zsh": ("~/.zfunc/_planner", "/usr/share/zsh/site-functions/_planner", "~/.zshrc"),
    "fish": ("~/.config/fish/completions/planner.fish", "/usr/share/fish/vendor_completions.d/planner.fish"),
}
"""Where each shell finds a completion, as docs/completion.md tells; of a start file its text is looked at."""


def completion(environ: Mapping[str, str]) -> Finding:
    """Whether the person's shell completes planner's words. It is no fault when it does not."""
    shell = os.path.basename(environ.get("SHELL", ""))
    if shell not in _PLACES:
        return Finding("completion", f"none for {shell or 'an unknown shell'}")
    for place in _PLACES[shell]:
        path = Path(os.path.expanduser(place))
        try:
            if path.is_file() and (
                not path.name.endswith("rc") or b"planner completion" in path.read_bytes()
            ):
                return Finding("completion", f"{shell}, {place}")
        except OSError:
            continue
    return Finding("completion", f"{shell}, not set up", f"'planner completion {shell} --help' tells how.")


def timezone(offset: str, name: str, year: int) -> Finding:
    """The clock as planner takes it; a machine without a battery wakes up in 1970."""
    wrong = "The clock is far off: sessions would be kept under another day." if year < 2025 else ""
    return Finding("clock", f"{name or 'no zone'}, {offset}", wrong)


def git(root: Path) -> Finding:
    """Whether the home is kept by git."""
    if not os.path.lexists(root / ".git"):
        return Finding("git", "not kept by git")
    missing = "" if shutil.which("git") else "git is not found on this machine."
    ready = all((root / name).exists() for name in (".gitattributes", ".gitignore"))
    hint = "" if ready else "'planner home --git' writes what git should know of it."
    return Finding("git", "kept by git", missing or hint)
