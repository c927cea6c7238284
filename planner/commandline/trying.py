"""`doctor --cues`: each way of telling a cue, tried once, whether or not it is switched on."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import replace

from planner.commandline import output
from planner.sounding import escapes
from planner.sounding.program import Program
from planner.sounding.sounder import AGAIN, BELL, TOGETHER, found_voice, is_far
from planner.store.settings import Settings

WORDS = "Change sides: left side."
"""What is told."""

_PATIENCE = 6.0
"""Seconds that a program has for that."""

_LOOK = 1.0
"""Seconds in which to look at the title."""


def try_cues(settings: Settings, environ: Mapping[str, str]) -> int:
    """Try one after the other, each with what there should be to see or hear; 1 when a program failed."""
    if settings.notification == "off":
        settings = replace(settings, notification="auto")
    if sys.stdout is None or not sys.stdout.isatty():
        output.say("bell, flash, title, notification: there is no terminal here")
    else:
        _try_terminal(settings, environ)
    voice = settings.voice if settings.voice not in ((), ("auto",)) else found_voice()
    if is_far(environ):
        output.say("voice: silent over SSH, where it would speak at the other end")
        spoken = True
    elif voice:
        spoken = _try("voice", Program(voice, limit=_PATIENCE - 1), (WORDS,), f'you should hear "{WORDS}"')
    else:
        output.say("voice: none is found; espeak-ng is a small one")
        spoken = True
    if not settings.cue_command:
        output.say("command: none is set; docs/cues.md tells how")
        return 0 if spoken else 1
    program = Program(settings.cue_command, together=TOGETHER, limit=_PATIENCE - 1)
    done = _try("command", program, ("switch", WORDS), f"{settings.cue_command[0]} is started")
    return 0 if spoken and done else 1


def _try_terminal(settings: Settings, environ: Mapping[str, str]) -> None:
    output.say("bell: you should hear it, and twice for a change of sides")
    output.signal(BELL)
    time.sleep(2 * AGAIN)
    output.signal(BELL)
    time.sleep(AGAIN)
    output.signal(BELL)
    output.say("flash: a line in reversed colours, in the app")
    output.signal("\x1b[7m  ↔ CHANGE SIDES ← LEFT  \x1b[0m\n" if environ.get("TERM") != "dumb" else "")
    sent = escapes.notification(settings.notification, WORDS, environ)
    if not sent:
        output.say("title, notification: this kind of terminal has none")
        return
    output.say("notification: you should see one, if the terminal shows them")
    output.signal(sent)
    output.say(f'title: the window should be called "{WORDS}" for a moment')
    output.signal(escapes.KEEP_TITLE + escapes.title(WORDS, environ))
    time.sleep(_LOOK)
    output.signal(escapes.GIVE_BACK_TITLE)


def _try(name: str, program: Program, arguments: tuple[str, ...], expected: str) -> bool:
    """Start it and wait for its end; whether it did what it should."""
    output.say(f"{name}: {expected}")
    output.flush()
    program.start(*arguments)
    program.close(_PATIENCE)
    wrong = program.complaint()
    program.end()
    if wrong:
        output.say(f"{name}: {wrong}")
    return not wrong
