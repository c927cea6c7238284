"""All the ways in which a session's cues are told, as the settings have them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence

from planner.model.course import Course
from planner.model.cues import Cue, DueCue
from planner.model.spoken import said
from planner.model.timeline import Timeline
from planner.sounding import escapes
from planner.sounding.program import Program
from planner.store.settings import Settings

BELL = "\a"

AGAIN = 0.3
"""Seconds after which the bell is rung again for a change of sides: sooner, terminals make one of two."""

SILENT: frozenset[Cue] = frozenset({"half", "last", "ready"})
"""Cues without a bell: what they say a bell cannot."""

PASSING: frozenset[Cue] = frozenset({"three", "two", "one", "half", "last"})
"""Cues within something that goes on: titles and notifications tell what that is, and stay as they are."""

TOGETHER = 4
"""Commands of the person's own that may run at once."""

_VOICES: tuple[tuple[str, ...], ...] = (("say",), ("espeak-ng",), ("espeak",), ("spd-say", "-w"))
"""Programs that say aloud what their last argument says, the one to be preferred first."""


def found_voice(find: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """A program on this machine that speaks, with its arguments; empty when there is none."""
    return next((voice for voice in _VOICES if find(voice[0])), ())


def is_far(environ: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine: what speaks here speaks to nobody."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def voice_command(settings: Settings, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The program that speaks in this session; empty for none, and always over SSH."""
    if is_far(environ):
        return ()
    return found_voice() if settings.voice == ("auto",) else settings.voice


class Sounder:
    """Tells cues by title, notification, voice and command; `send` takes what goes to the terminal.

    Nothing here waits for anything. The bell is rung by `send` as well.
    """

    def __init__(self, settings: Settings, environ: Mapping[str, str], send: Callable[[str], object]) -> None:
        self._settings, self._environ, self._send = settings, environ, send
        voice = voice_command(settings, environ)
        self._voice = Program(voice) if voice else None
        self._command = Program(settings.cue_command, together=TOGETHER) if settings.cue_command else None
        self._titled = False

    def sound(self, cues: Sequence[DueCue], course: Course, timeline: Timeline) -> bool:
        """Tell what is due at one look; whether the bell is to be rung again after `AGAIN` seconds."""
        if not cues:
            return False
        kinds = {due.cue for due in cues}
        # Several that fall together are the end of one thing and the beginning of the next.
        due = cues[-1]
        words = said(course, timeline, due)
        rings = self._settings.bell and not kinds <= SILENT
        sent = BELL if rings else ""
        if due.cue not in PASSING:
            sent += self._shown(words)
        if sent:
            self._send(sent)
        if self._voice is not None:
            self._voice.start(words)
        if self._command is not None:
            self._command.start(due.cue, words)
        return rings and "switch" in kinds

    def ring(self) -> None:
        """Ring the bell once more."""
        self._send(BELL)

    def complaint(self) -> str:
        """A sentence about a program that did not do what it should, once; empty otherwise."""
        programs = (self._voice, self._command)
        return next((found for one in programs if one is not None and (found := one.complaint())), "")

    def close(self, patience: float = 0.0) -> None:
        """Give the title back, and start nothing more; up to `patience` seconds for the last words."""
        if self._titled:
            self._titled = False
            self._send(escapes.GIVE_BACK_TITLE)
        for program in (self._voice, self._command):
            if program is not None:
                program.close(patience)

    def end(self) -> None:
        """Give the title back, and end what still speaks."""
        self.close()
        for program in (self._voice, self._command):
            if program is not None:
                program.end()

    def _shown(self, words: str) -> str:
        """What goes to the terminal beside the bell."""
        sent = escapes.notification(self._settings.notification, words, self._environ)
        if self._settings.title and (title := escapes.title(words, self._environ)):
            sent = f"{sent}{'' if self._titled else escapes.KEEP_TITLE}{title}"
            self._titled = True
        return sent
