"""`doctor`: what planner finds around it, and each way of telling a cue tried once."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from planner import __version__, editor
from planner.commandline import around, output
from planner.commandline.call import Call, WrongUse
from planner.commandline.finding import Finding
from planner.commandline.patience import TooSlow, within
from planner.commandline.trying import try_cues
from planner.keys.keymap import resolve
from planner.model.text import plural
from planner.sounding import escapes
from planner.sounding.sounder import found_voice, is_far
from planner.store import settings
from planner.store.contents import Contents
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.settings import DEFAULTS, Settings

_PATIENCE = 3.0
"""Seconds that the disk has for each answer."""

_LOW = 50 * 1024 * 1024
"""Bytes of free disk below which it is worth a word: a year of logs takes less than one megabyte."""


def show(call: Call) -> int:
    """`planner doctor [--cues] [--json]`: 1 when something keeps planner from working."""
    if call.args.cues and call.args.json:
        raise WrongUse("--cues is to be heard and seen: leave out --json")
    try:
        chosen = within(_PATIENCE, lambda: settings.load(call.home).value or DEFAULTS)
    except TooSlow:
        chosen = DEFAULTS  # the home says below that it does not answer
    if call.args.cues:
        return try_cues(chosen, os.environ)
    findings = (*_disk_findings(call.home), *_findings(call.clock.now(), chosen, os.environ))
    if call.args.json:
        output.say_json({one.name: _as_json(one) for one in findings})
    else:
        for one in findings:
            output.say(f"{one.state:<5}  {one.name:<13} {one.value}")
            if one.advice:
                output.say(*output.wrap(one.advice, " " * 21))
    return 1 if any(one.wrong for one in findings) else 0


def _as_json(one: Finding) -> dict[str, object]:
    return {"state": one.state, "value": one.value, "advice": one.advice, "wrong": one.wrong}


def _disk_findings(home: Home) -> tuple[Finding, ...]:
    """What is looked at on the disk, each thing with its own time: one that hangs holds up no other."""
    asked: tuple[tuple[str, Callable[[Home], Finding]], ...] = (
        ("home", _home),
        ("disk", _disk),
        ("files", _files),
        ("problems", _problems),
        ("git", lambda home: around.git(home.root)),
    )
    found = []
    for name, look in asked:
        try:
            found.append(within(_PATIENCE, lambda look=look: look(home)))  # type: ignore[misc]
        except TooSlow:
            advice = f"{home.root} does not answer. Is it on another machine?"
            return (*found, Finding(name, "no answer from the disk", advice, wrong=True))
        except (PlannerError, OSError) as error:
            found.append(Finding(name, "cannot be read", f"{error}.", wrong=True))
    return tuple(found)


def _findings(now: datetime, chosen: Settings, environ: Mapping[str, str]) -> Iterator[Finding]:
    answer = around.ask_terminal()
    yield Finding(
        "planner", f"{__version__}, Textual {_version('textual')}, Python {platform.python_version()}"
    )
    yield Finding("system", f"{platform.system()} {platform.release()}, {platform.machine()}")
    yield around.timezone(now.strftime("%Y-%m-%d %H:%M %z"), now.tzname() or "", now.year)
    yield _terminal(environ)
    yield around.multiplexer(environ)
    yield around.line(answer, is_far(environ))
    yield _colour(environ)
    yield _locale()
    yield around.signs(answer, _encoding().startswith("utf"))
    yield _editor(environ)
    yield _keys(chosen)
    yield around.completion(environ)
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


_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "davfs", "fuse.sshfs", "fuse.rclone")
)
"""Kinds of file system on which replacing a file, or waiting until it is written, may promise too much."""


def _files(home: Home) -> Finding:
    """The kind of file system, as Linux tells it; nothing elsewhere."""
    kind = file_system(os.path.realpath(home.root), Path("/proc/self/mounts"))
    if not kind:
        return Finding("files", "kind of file system not known")
    advice = (
        "On another machine: use planner on one machine at a time, see docs/sync.md."
        if kind in _REMOTE
        else ""
    )
    return Finding("files", kind, advice)


def file_system(path: str, mounts: Path) -> str:
    """The kind of file system that a path lies on, from Linux's list of mounts; empty if unknown."""
    try:
        rows = [line.split() for line in mounts.read_text(errors="replace").splitlines()]
    except OSError:
        return ""
    here = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]
    fitting = [(place, kind) for place, kind in here if f"{path}/".startswith(f"{place.rstrip('/')}/")]
    return max(fitting, key=lambda one: len(one[0]), default=("", ""))[1]


def _problems(home: Home) -> Finding:
    """What is wrong in the files and the settings, counted; `planner check` lists it."""
    if not home.root.exists():
        return Finding("problems", "none")
    problems = Contents.read(home).problems
    errors = sum(one.severity == "error" for one in problems)
    if not errors:
        return Finding("problems", "none")
    in_settings = sum(one.severity == "error" and one.path == home.label(home.settings) for one in problems)
    also = f", {in_settings} in the settings" if in_settings else ""
    return Finding("problems", f"{plural(errors, 'error')}{also}", "'planner check' lists them.")


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


def _encoding() -> str:
    return (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()


def _locale() -> Finding:
    encoding = _encoding()
    name = next((os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), "C")
    return Finding("locale", f"{name}, {encoding}")


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
    told = [f"settings.toml: {one}{'' if one[-1] in '.?' else '.'}" for one in faults[:3]]
    if len(faults) > len(told):
        told.append(f"And {len(faults) - len(told)} more: 'planner check' lists them.")
    return Finding("keys", f"{chosen.keymap}{own}", " ".join(told))


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
    elif environ.get("TMUX") and around.asked_of_tmux("allow-passthrough") == "off":
        advice = "tmux keeps them back: put 'set -g allow-passthrough on' into tmux.conf."
    return Finding("notification", words, advice)


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
