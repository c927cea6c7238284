"""Signals that ask a long command to end: noted, so that it can end in good order."""

from __future__ import annotations

import os
import select
import signal
from types import FrameType, TracebackType

_ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signals:
    """While entered, SIGINT, SIGTERM and SIGHUP end nothing: `caught` is the last one, and `wait` returns.

    A signal that was ignored before, as `nohup` does, stays ignored.
    """

    def __init__(self) -> None:
        self.caught = 0
        """The number of the signal that came last; 0 for none."""
        self._before: dict[int, object] = {}
        self._wake_before = -1
        self._pipe = (-1, -1)

    def __enter__(self) -> Signals:
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        # A handler that only notes lets `select` go on waiting; the byte in this pipe ends the wait.
        self._wake_before = signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in _ASKING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # as `signal.signal` gave it
        signal.set_wakeup_fd(self._wake_before)
        for end in self._pipe:
            os.close(end)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.caught = number

    def wait(self, handle: int | None, seconds: float | None) -> bool:
        """Wait until `handle` can be read, a signal comes, or the time is over; True for the first."""
        handles = [self._pipe[0]] if handle is None else [self._pipe[0], handle]
        ready, _, _ = select.select(handles, [], [], seconds)
        return handle in ready
