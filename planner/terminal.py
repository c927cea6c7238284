"""The way to the terminal: Textual's own driver, with what need not be written left out."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
from collections.abc import Callable
from functools import cache
from types import FrameType

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import InBandWindowResize

from planner.sounding.escapes import GIVE_BACK_TITLE, KEEP_TITLE
from planner.thrift import Thrift


class TerminalTaken(Message):
    """The app has the terminal; `send` takes what changes no cell of it, such as the bell or a title."""

    def __init__(self, send: Callable[[str], None]) -> None:
        super().__init__()
        self.send = send


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


def under_shell() -> bool:
    """Whether a shell waits that can bring a stopped program back.

    A shell gives each job a group of its own. The command of an SSH login or of a tmux window is in the group
    of the session's first process, and nobody would ever continue it.
    """
    return os.getpgrp() != os.getsid(0)


def _answers(handle: int) -> bool:
    """Whether the terminal is still there; a hang-up brings a signal to go on too, and then it is not."""
    try:
        termios.tcgetattr(handle)
    except termios.error:
        return False
    return True


class ThriftyDriver(LinuxDriver):
    """Writes of every picture only what differs from the one before.

    After a change of size nothing is taken for known: terminals move lines about when that happens. A process
    that was stopped from outside and goes on takes the terminal anew, for meanwhile it was somebody else's.
    """

    _thrift: Thrift | None = None
    _has_terminal = False
    _titled = False

    def start_application_mode(self) -> None:
        """Take the terminal, and hear of changes of its size."""
        self._thrift = Thrift(_erases)
        self._has_terminal = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives no types here
        usual = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self.forget()
            if callable(usual):
                usual(number, frame)

        signal.signal(signal.SIGWINCH, resized)
        self._listen_for_going_on()
        self.process_message(TerminalTaken(self.send))

    def _listen_for_going_on(self) -> None:
        """After a stop that nobody announced, let go of the terminal before it is taken again.

        Textual would only take it, with a second thread that reads the keys: half of them would be lost.
        """
        usual = signal.getsignal(signal.SIGCONT)
        if getattr(usual, "__func__", None) is not LinuxDriver._sigcont_application:
            return  # it is ours already

        def goes_on(number: int, frame: FrameType | None) -> None:
            if self._has_terminal and _answers(self.fileno):
                self.suspend_application_mode()
                self._must_signal_resume = True
            if callable(usual):
                usual(number, frame)

        signal.signal(signal.SIGCONT, goes_on)

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was, with the title that it had."""
        self._has_terminal = False
        if self._titled:
            self.send(GIVE_BACK_TITLE)
        super().stop_application_mode()

    def send(self, text: str) -> None:
        """Write something that changes no cell."""
        self._titled = (self._titled or KEEP_TITLE in text) and GIVE_BACK_TITLE not in text
        self.write(text)

    def process_message(self, message: Message) -> None:
        """Hear of changes of size from terminals that tell them with the keys."""
        if isinstance(message, InBandWindowResize):
            self.forget()
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write what has the effect of this data."""
        if self._thrift is not None:
            size = shutil.get_terminal_size()
            data = self._thrift.shorten(data, (size.columns, size.lines))
        if data:
            super().write(data)

    def forget(self) -> None:
        """Take nothing on the terminal for known any more: the next picture is written whole."""
        if self._thrift is not None:
            self._thrift.forget()
