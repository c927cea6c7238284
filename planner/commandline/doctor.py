"""`doctor`: what planner finds around it, and each way of telling a cue tried once."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from planner import __version__, editor
from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.commandline.trying import try_cues
from planner.keys.keymap import resolve
from planner.model.text import plural
from planner.sounding import escapes
from planner.sounding.sounder import found_voice, is_far
from planner.store import settings
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.settings import DEFAULTS, Settings

_LOW = 50 * 1024 * 1024
"""Bytes of free disk below which it is worth a word: a year of logs takes less than one megabyte."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. `advice` says what may be done about it; empty when all is well.

    `wrong` is for what keeps planner from working.
    """

    name: str
    value: str
    advice: str = ""
    wrong: bool = False


def show(call: Call) -> int:
    """`planner doctor [--cues] [--json]`: 1 when something keeps planner from working."""
    chosen = settings.load(call.home).value or DEFAULTS
    if call.args.cues and call.args.json:
        raise WrongUse("--cues is to be heard and seen: leave out --json")
    if call.args.cues:
        return try_cues(chosen, os.environ)
    findings = tuple(_findings(call.home, chosen, os.environ))
    if call.args.json:
        output.say_json(
            {one.name: {"value": one.value, "advice": one.advice, "wrong": one.wrong} for one in findings}
        )
    else:
        for one in findings:
            output.say(f"{one.name:<13} {one.value}")
            if one.advice:
                output.say(*output.wrap(one.advice, f"{'':<13} -> ", f"{'':<17}"))
    return 1 if any(one.wrong for one in findings) else 0


def _findings(home: Home, chosen: Settings, environ: Mapping[str, str]) -> Iterator[Finding]:
    yield Finding(
        "planner", f"{__version__}, Textual {_version('textual')}, Python {platform.python_version()}"
    )
    yield Finding("system", f"{platform.system()} {platform.release()}, {platform.machine()}")
    yield _home(home)
    yield _disk(home)
    yield _terminal(environ)
    yield _colour(environ)
    yield _locale()
    yield _editor(environ)
    yield _keys(chosen)
    yield Finding("bell", _switched(chosen.bell))
    yield Finding("flash", _switched(chosen.flash))
    yield Finding("title", _switched(chosen.title))
    yield _notification(chosen, environ)
    yield _voice(chosen, environ)
    yield _command(chosen)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _home(home: Home) -> Finding:
    if not home.root.exists():
        return Finding("home", f"{home.root} (not there yet)", "The first start makes it.")
    if not os.access(home.root, os.W_OK | os.X_OK):
        return Finding("home", str(home.root), "It cannot be written: nothing can be saved.", wrong=True)
    return Finding("home", str(home.root))


def _disk(home: Home) -> Finding:
    folder = next(one for one in (home.root, *home.root.parents) if one.exists())
    free = shutil.disk_usage(folder).free
    words = f"{free / 1024**3:.1f} GiB free" if free >= 1024**3 else f"{free // 1024**2} MiB free"
    return Finding("disk", words, "Make room, or sessions may not be saved." if free < _LOW else "")


def _terminal(environ: Mapping[str, str]) -> Finding:
    parts = [environ.get("TERM") or "TERM is not set"]
    if program := environ.get("TERM_PROGRAM"):
        parts.append(program)
    advice = ""
    if os.isatty(1):
        size = os.get_terminal_size(1)
        parts.append(f"{size.columns}x{size.lines}")
        if size.columns < 60 or size.lines < 20:
            advice = "The app is made for 60x20 and more."
    else:
        parts.append("no terminal here")
    if environ.get("TMUX"):
        parts.append("in tmux")
    if is_far(environ):
        parts.append("over SSH")
    if environ.get("TERM", "") in ("", "dumb"):
        advice = "Too simple for the app: 'planner run' goes on in plain lines."
    return Finding("terminal", ", ".join(parts), advice)


def _colour(environ: Mapping[str, str]) -> Finding:
    if "NO_COLOR" in environ:
        return Finding("colour", "none: NO_COLOR is set")
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Finding("colour", "16 million")
    term = environ.get("TERM", "")
    if "256" in term:
        hint = "" if not is_far(environ) else "SSH hides COLORTERM: SendEnv and AcceptEnv pass it on."
        return Finding("colour", "256", hint)
    return Finding("colour", "16 or fewer" if term else "unknown")


def _locale() -> Finding:
    encoding = (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()
    name = next((os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), "C")
    advice = "" if encoding.startswith("utf") else "Set LANG to one with UTF-8 for all signs, as C.UTF-8."
    return Finding("locale", f"{name}, {encoding}", advice)


def _editor(environ: Mapping[str, str]) -> Finding:
    try:
        words = editor.chosen(environ)
    except PlannerError as error:
        return Finding("editor", "none", f"{error}.")
    missing = "" if shutil.which(words[0]) else "It is not found on this machine."
    return Finding("editor", " ".join(words), missing)


def _keys(chosen: Settings) -> Finding:
    faults = tuple(resolve(chosen.keymap, chosen.keys).faults.values())
    own = f", {plural(len(chosen.keys), 'key')} of your own" if chosen.keys else ""
    return Finding("keys", f"{chosen.keymap}{own}", " ".join(f"settings.toml: {one}." for one in faults[:3]))


def _switched(on: bool) -> str:
    return "on" if on else "off"


def _notification(chosen: Settings, environ: Mapping[str, str]) -> Finding:
    if chosen.notification == "off":
        return Finding("notification", "off")
    kind = chosen.notification
    words = kind if kind != "auto" else f"auto: {escapes.known_notification(environ)}"
    advice = ""
    if not escapes.has_window(environ):
        advice = "This kind of terminal has none."
    elif environ.get("TMUX") and _tmux_passes() == "off":
        advice = "tmux keeps them back: put 'set -g allow-passthrough on' into tmux.conf."
    return Finding("notification", words, advice)


def _tmux_passes() -> str:
    """What tmux says of `allow-passthrough`; empty when it does not answer."""
    try:
        asked = ("tmux", "show-options", "-Apv", "allow-passthrough")
        done = subprocess.run(asked, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _voice(chosen: Settings, environ: Mapping[str, str]) -> Finding:
    found = " ".join(found_voice())
    if not chosen.voice:
        return Finding("voice", f'off; {found} is here for voice = "auto"' if found else "off; none is found")
    if is_far(environ):
        return Finding("voice", "silent: over SSH it would speak at the other end")
    if chosen.voice == ("auto",):
        return Finding("voice", f"auto: {found or 'none is found'}", "" if found else "Install espeak-ng.")
    return _program("voice", chosen.voice)


def _command(chosen: Settings) -> Finding:
    return _program("command", chosen.cue_command) if chosen.cue_command else Finding("command", "off")


def _program(name: str, words: tuple[str, ...]) -> Finding:
    there = shutil.which(os.path.expanduser(words[0]))
    return Finding(name, " ".join(words), "" if there else f"{words[0]} is not found on this machine.")
