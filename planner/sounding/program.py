"""A program that is started for cues, and never waited for by whoever sounds one."""

from __future__ import annotations

import atexit
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

LIMIT = 15.0
"""Seconds that a program may take for one cue; then it is ended."""

WAITING = 4
"""Cues that may wait to be started; of more the oldest are dropped."""

_LOOK = 0.05
"""Seconds between two looks at whether a program has ended; only while one runs."""


@dataclass(slots=True)
class _Child:
    """A program that runs: its process, which leads a group of its own, and when it must have ended."""

    pid: int
    until: float
    killed: bool = False
    """Whether it was ended from here; it may take a moment until it can be collected."""


class Program:
    """A command line, started once for each cue with its last arguments added, at most `together` at once.

    All is done in a thread of its own: `start` returns at once. A program that has not ended when there is
    no more room is ended, the oldest first, so nothing piles up. Every process is collected.
    """

    def __init__(self, command: Sequence[str], *, together: int = 1, limit: float = LIMIT) -> None:
        self._command = (os.path.expanduser(command[0]), *command[1:])
        self._together, self._limit = together, limit
        self._waiting: deque[tuple[str, ...]] = deque(maxlen=WAITING)
        self._children: list[_Child] = []
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._wrong = ""
        self._told = False

    def start(self, *arguments: str) -> None:
        """Have it started with these arguments; nothing once it is closed or could not be started."""
        with self._changed:
            if self._closed:
                return
            self._waiting.append(arguments)
            if self._thread is None:
                atexit.register(self.end)
                self._thread = threading.Thread(target=self._work, name=self._command[0], daemon=True)
                self._thread.start()
            self._changed.notify()

    def complaint(self) -> str:
        """A sentence about what went wrong first, once; empty otherwise."""
        with self._changed:
            if self._told or not self._wrong:
                return ""
            self._told = True
            return self._wrong

    def close(self, patience: float = 0.0) -> None:
        """Start no more. What runs may end by itself, or is ended at its limit.

        Waits up to `patience` seconds for that.
        """
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(patience)

    def end(self) -> None:
        """End what runs, now."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            for child in self._children:
                self._kill(child)
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(1.0)
        atexit.unregister(self.end)

    # In the thread

    def _work(self) -> None:
        while True:
            with self._changed:
                self._collect()
                if not self._waiting:
                    if self._closed and not self._children:
                        return
                    self._changed.wait(_LOOK if self._children else None)
                    continue
                arguments = self._waiting.popleft()
                alive = [child for child in self._children if not child.killed]
                for child in alive[: max(0, len(alive) - self._together + 1)]:
                    self._kill(child)
            self._spawn(arguments)

    def _spawn(self, arguments: tuple[str, ...]) -> None:
        try:
            pid = _spawned((*self._command, *arguments))
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
            with self._changed:
                self._wrong = self._wrong or f"{self._command[0]} cannot be started: {reason}"
                self._closed = True
                self._waiting.clear()
            return
        with self._changed:
            self._children.append(_Child(pid, time.monotonic() + self._limit))

    def _collect(self) -> None:
        """Collect what has ended, and end what takes too long."""
        for child in tuple(self._children):
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if pid:
                self._children.remove(child)
                code = os.waitstatus_to_exitcode(status)
                if code and not child.killed:
                    ended = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
                    self._wrong = self._wrong or f"{self._command[0]} {ended}"
            elif time.monotonic() >= child.until and not child.killed:
                self._kill(child)
                self._wrong = self._wrong or f"{self._command[0]} did not end within {self._limit:g} s"

    @staticmethod
    def _kill(child: _Child) -> None:
        """End a process and all that it has started; it is collected when it is gone."""
        child.killed = True
        with suppress(ProcessLookupError):  # it may have ended by itself just now
            os.killpg(child.pid, signal.SIGKILL)


def _spawned(argv: Sequence[str]) -> int:
    """Start it without a shell and without a terminal, in a process group of its own; its process id.

    No signal is blocked or ignored in it, whatever is in this program.
    """
    nowhere = [(os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_RDWR, 0) for handle in (0, 1, 2)]
    return os.posix_spawnp(
        argv[0],
        list(argv),
        os.environ,
        file_actions=nowhere,
        setpgroup=0,
        setsigmask=[],
        setsigdef=[signal.SIGPIPE, signal.SIGINT, signal.SIGTERM, signal.SIGHUP],
    )
