"""The way to the terminal: Textual's own driver, with what need not be written left out."""

from __future__ import annotations

import shutil
import signal
import sys
from functools import cache
from types import FrameType

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

from planner.thrift import Thrift


@cache
def _erases() -> bool:
    """Whether this kind of terminal erases cells with the colour of the paper, as terminfo has it."""
    try:
        import curses
    except ImportError:
        return False  # a Python without it: then blanks are written
    if sys.__stderr__ is None:
        return False
    try:
        curses.setupterm(fd=sys.__stderr__.fileno())
    except (OSError, curses.error):
        return False
    return curses.tigetflag("bce") > 0 and curses.tigetstr("ech") == b"\x1b[%p1%dX"


class ThriftyDriver(LinuxDriver):
    """Writes of every picture only what differs from the one before.

    After a change of size nothing is taken for known: terminals move lines about when that happens.
    """

    _thrift: Thrift | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and hear of changes of its size."""
        self._thrift = Thrift(_erases)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives no types here
        usual = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._forget()
            if callable(usual):
                usual(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def process_message(self, message: Message) -> None:
        """Hear of changes of size from terminals that tell them with the keys."""
        if isinstance(message, InBandWindowResize):
            self._forget()
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write what has the effect of this data."""
        if self._thrift is not None:
            size = shutil.get_terminal_size()
            data = self._thrift.shorten(data, (size.columns, size.lines))
        if data:
            super().write(data)

    def _forget(self) -> None:
        if self._thrift is not None:
            self._thrift.forget()
