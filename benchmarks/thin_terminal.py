"""A terminal at the other end of a thin line: few bytes a second, and everything typed arrives late."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from benchmarks.pty_harness import HarnessError, Terminal


class ThinTerminal(Terminal):
    """A pseudo-terminal whose keys and answers take `lag` seconds, the whole round trip.

    With `rate` so many bytes a second come through; what the program writes faster than that waits in the
    system's buffer, as it would before a modem. After `answering` was set to False the terminal answers no
    question any more.
    """

    def __init__(self, argv: Sequence[str], *, lag: float = 0.0, **options: Any) -> None:
        self._lag = lag
        self._typed: deque[tuple[float, str]] = deque()
        self._reading = False
        self.answering = True
        super().__init__(argv, **options)

    def send(self, keys: str) -> None:
        """Type the keys; they arrive after the lag, while somebody waits for output."""
        if self.answering or not self._reading:
            self._typed.append((time.monotonic() + self._lag, keys))

    def _read(self, seconds: float) -> None:
        while self._typed and self._typed[0][0] <= time.monotonic():
            super().send(self._typed.popleft()[1])
        if self._typed:
            seconds = min(seconds, max(0.001, self._typed[0][0] - time.monotonic()))
        self._reading = True
        try:
            super()._read(seconds)
        finally:
            self._reading = False


def wait_until_gone(terminal: Terminal, text: str, within: float = 20.0) -> None:
    """Wait until a text stands on the screen no more. Raises HarnessError when it stays."""
    if not terminal._read_until(lambda: not terminal.screen.shows(text), within):
        raise HarnessError(terminal._told(f"did not take away {text!r}"))
