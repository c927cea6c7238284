"""What happens when the line drops or the machine shuts down: the app leaves by its own door, or is shown it.

A hang-up or a termination would end the process in the middle of everything: the last seconds of a
session unwritten, the terminal left in the alternate screen with the mouse on. So both signals are
blocked before any thread starts, and one thread waits for them. It asks the app to leave, which writes
the session and restores the terminal; an app that cannot (a stalled terminal blocks its loop) is ended.

The system sends a hang-up only to those whose own terminal it was. A second thread waits for the end of the
line itself, without which the input would be read for ever, at its end.
"""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable

PATIENCE = 2.0
"""Seconds that the app has for leaving."""

LAST_PATIENCE = 3.0
"""Seconds that the disk has for what is still written when the app has left."""

_NO_ANSWER = b"planner: The disk does not answer. What it has not confirmed may not be saved.\n"

SIGNALS = (signal.SIGHUP, signal.SIGTERM)


class Guardian:
    """Waits for SIGHUP and SIGTERM from when it is made; make it before any other thread starts."""

    def __init__(self) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)  # under nohup a hang-up would be ignored
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        self.caught = 0
        """The number of the signal that came, or 0."""
        self._gone = threading.Event()

    def watch(self, leave: Callable[[], object]) -> None:
        """Call `leave`, in another thread, when a signal comes; end the process when that does not help."""
        threading.Thread(target=self._wait, args=(leave,), name="guardian", daemon=True).start()
        threading.Thread(target=self._watch_line, name="line", daemon=True).start()

    def _wait(self, leave: Callable[[], object]) -> None:
        self.caught = signal.sigwait(SIGNALS)
        leave()
        if not self._gone.wait(PATIENCE):
            os._exit(128 + self.caught)

    def _watch_line(self) -> None:
        """Take the end of the line for a hang-up; the wait wakes up for nothing else, and costs nothing."""
        line = select.poll()
        line.register(0, 0)
        if any(event & (select.POLLHUP | select.POLLERR) for _, event in line.poll()):
            os.kill(os.getpid(), signal.SIGHUP)

    def expect_end(self) -> None:
        """The app has let go of its screens: the process ends soon, also where a thread waits for a disk."""
        threading.Thread(target=self._end, name="end", daemon=True).start()

    def _end(self) -> None:
        if not self._gone.wait(LAST_PATIENCE):
            os.write(2, _NO_ANSWER)
            os._exit(1)

    def left(self) -> None:
        """The app has left: there is nothing to end any more, unless it left because of a signal.

        Then the process must be gone in time too, whatever its threads still wait for.
        """
        if not self.caught:
            self._gone.set()
