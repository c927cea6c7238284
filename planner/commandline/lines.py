"""Lines typed while something else goes on."""

from __future__ import annotations

import os
import select
import sys
from typing import TextIO

from planner.commandline.signals import Signals

INTERRUPTED = 130
"""The exit code when a person interrupts."""


class Interrupted(Exception):
    """The command is to end now; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Lines:
    """Lines from a terminal, read without blocking; without one, a wait that signals can end.

    Reads the handle itself: what Python's own stdin has taken in, `select` cannot see.
    """

    def __init__(self, signals: Signals, handle: int | None) -> None:
        self._signals = signals
        self._handle = handle
        self._left = b""

    @property
    def typed(self) -> bool:
        """Whether there is a person who can type."""
        return self._handle is not None

    def read(self, seconds: float | None) -> str | None:
        """The next line without its end, or None when the time is over first; without a time it waits.

        Interrupted when a signal asks to end, or when the input does. BrokenPipeError where nobody types
        and nobody reads any more either: over `ssh -T` a dropped line says so by nothing else.
        """
        if b"\n" not in self._left and self._handle is not None:
            if self._signals.wait(self._handle, seconds) and not self._signals.caught:
                self._left += self._take(self._handle)
        elif b"\n" not in self._left:
            self._signals.wait(None, seconds)
            if not self._signals.caught and _hung_up(sys.stdout):
                raise BrokenPipeError
        if self._signals.caught:
            raise Interrupted(128 + self._signals.caught)
        line, end, rest = self._left.partition(b"\n")
        if not end:
            return None
        self._left = rest
        return line.decode(errors="replace").rstrip("\r")

    @staticmethod
    def _take(handle: int) -> bytes:
        try:
            found = os.read(handle, 4096)
        except OSError:
            found = b""  # a terminal that was hung up
        if not found:
            raise Interrupted(INTERRUPTED)
        return found


def _hung_up(stream: TextIO | None) -> bool:
    """Whether nobody is at the other end of a pipe, a socket or a terminal any more."""
    poll = select.poll()
    try:
        poll.register(stream.fileno() if stream is not None else -1, 0)
    except (OSError, ValueError):
        return False  # no file of the system's
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))


def terminal() -> int | None:
    """The handle of the terminal that a person types at, or None."""
    try:
        return sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
    except (OSError, ValueError):
        return None
