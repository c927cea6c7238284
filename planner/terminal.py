"""The way to the terminal: Textual's own driver, with what need not be written left out."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import termios
import time
from asyncio import TimerHandle
from collections import deque
from collections.abc import Callable
from functools import cache
from types import FrameType

from textual import constants
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition, InputEvent
from textual.message import Message
from textual.messages import InBandWindowResize

from planner.line import HELD, SLOW, Line, LineChanged
from planner.paper import ASK_PAPER, FOLLOW, UNFOLLOW, Answer, PaperParser, PaperTold, answers_such
from planner.sounding.escapes import GIVE_BACK_TITLE, KEEP_TITLE
from planner.thrift import Thrift

ASK = "\x1b[6n"
"""Where does the cursor stand? What every terminal answers, when it has shown all that came before."""

_PICTURE = re.compile(r"\x1b\[\d+;\d+H")
"""What every picture has in it, and nothing else that is written."""

_FULL = 8
"""Pieces that may wait to be taken by a stalled terminal, of the 30 at which Textual's writer would block."""

_USUAL_WAIT, _IN_PIECES = constants.ESCAPE_DELAY, 1.0
"""Seconds for the rest of an escape sequence; more while an answer is due, which may come in pieces. The
escape key by itself waits no longer than for that answer."""

_STALE = 2.0
"""Seconds without an answer after which a bell would only ring late."""

_LINGER, _LINGER_DROPPED = 5.0, 0.3
"""Seconds to wait at the end for an answer, which would else be typed into the shell."""


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
    """Writes of every picture only what differs from the one before, and no faster than the line takes it.

    After a change of size nothing is taken for known: terminals move lines about when that happens. A process
    that was stopped from outside and goes on takes the terminal anew, for meanwhile it was somebody else's.
    Behind each picture the terminal is asked for an answer, which is kept from the app; while one is late
    pictures are left out, and the latest is painted when it has come.
    """

    _thrift: Thrift | None = None
    _has_terminal = False
    _titled = False
    _watch: TimerHandle | None = None
    _missed = False
    """Whether a picture was left out."""

    def start_application_mode(self) -> None:
        """Take the terminal, and hear of changes of its size."""
        self._line: Line = getattr(self._app, "line", None) or Line()
        self._told = self._state(self._now())
        self._due: deque[float] = deque()
        """An item for each answer that is still to come; the thread that reads takes them away."""
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
        if answers_such(os.environ):
            super().write(FOLLOW + ASK_PAPER)
        self._ask()

    def _listen_for_going_on(self) -> None:
        """After a stop that nobody announced, let go of the terminal before it is taken again.

        Textual would only take it, with a second thread that reads the keys: half of them would be lost.
        """
        usual = signal.getsignal(signal.SIGCONT)
        if getattr(usual, "__func__", None) is not LinuxDriver._sigcont_application:
            return  # it is ours already

        def goes_on(number: int, frame: FrameType | None) -> None:
            if not _answers(self.fileno):
                return  # a hang-up brings this signal too: taken anew, nobody would let go of it again
            if self._has_terminal:
                self._due.clear()  # what was answered meanwhile went elsewhere
                self.suspend_application_mode()
                self._must_signal_resume = True
            if callable(usual):
                usual(number, frame)

        signal.signal(signal.SIGCONT, goes_on)

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was, with the title that it had."""
        self._has_terminal = False
        if answers_such(os.environ):
            super().write(UNFOLLOW)
        self._await_answers()
        if self._titled:
            self.send(GIVE_BACK_TITLE)
        if self._mouse_pixels:
            self.write("\x1b[?1016l")  # Textual switches it on, and leaves it so
        super().stop_application_mode()

    def send(self, text: str) -> None:
        """Write something that changes no cell; a bell that would ring late is left out."""
        lasting = KEEP_TITLE in text or GIVE_BACK_TITLE in text
        if not lasting and (self._waiting() > _FULL or self._line.unseen_for(self._now(), _STALE)):
            return
        self._titled = (self._titled or KEEP_TITLE in text) and GIVE_BACK_TITLE not in text
        self.write(text)

    def process_message(self, message: Message) -> None:
        """Keep the terminal's answers; hear of changes of size from those that tell them with the keys."""
        if isinstance(message, CursorPosition):
            if self._due:
                self._due.popleft()
            if not self._due:
                self._wait_for_rest(_USUAL_WAIT)
            self._loop.call_soon_threadsafe(self._answered)
            return
        if isinstance(message, Answer):
            message = PaperTold(dark=message.dark)
        if isinstance(message, InputEvent):
            self._line.heard(self._now())
        if isinstance(message, InBandWindowResize):
            self.forget()
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read what is typed and what the terminal answers."""
        setattr(linux_driver, "XTermParser", PaperParser)  # noqa: B010 - the only way to give Textual's thread another
        super().run_input_thread()

    def write(self, data: str) -> None:
        """Write what has the effect of this data; a picture not while the line is behind."""
        picture = _PICTURE.search(data) is not None
        if picture and self._has_terminal and self._late():
            self._missed = True
            self._look_in(HELD)
            return
        if self._thrift is not None:
            size = shutil.get_terminal_size()
            data = self._thrift.shorten(data, (size.columns, size.lines))
        if data:
            super().write(data)
            if picture and self._has_terminal and self._line.wrote(len(data.encode())):
                self._ask()

    def forget(self) -> None:
        """Take nothing on the terminal for known any more: the next picture is written whole."""
        if self._thrift is not None:
            self._thrift.forget()

    # The question, and what is late

    @staticmethod
    def _now() -> float:
        return time.monotonic()

    def _late(self) -> bool:
        """Whether the line is behind: an answer is late, or what was written is not even taken."""
        return self._waiting() > _FULL or self._line.held(self._now())

    def _waiting(self) -> int:
        """How many pieces the terminal has not taken yet."""
        return 0 if self._writer_thread is None else self._writer_thread._queue.qsize()

    def _ask(self) -> None:
        self._line.asked(self._now())
        self._put_question()

    def _put_question(self) -> None:
        self._due.append(self._now())
        if self._line.answers:
            self._wait_for_rest(_IN_PIECES)
        super().write(ASK)
        self._look_in(SLOW)

    def _answered(self) -> None:
        """In the loop: an answer has come."""
        if not self._has_terminal:
            return
        if self._line.answered(self._now()):
            self._ask()
        self._look()

    @staticmethod
    def _wait_for_rest(seconds: float) -> None:
        """How long Textual waits for the rest of a sequence, before it takes what came for single keys."""
        setattr(constants, "ESCAPE_DELAY", seconds)  # noqa: B010 - Textual declares it final

    def _look_in(self, seconds: float) -> None:
        if self._watch is None:
            self._watch = self._loop.call_later(seconds, self._look)

    def _look(self) -> None:
        """See what is late by now, tell it, and paint what was left out as soon as that is possible."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        if not self._has_terminal:
            return
        if self._line.look(self._now()):
            self._put_question()
        state = self._state(self._now())
        if state != self._told:
            self._told = state
            self.process_message(LineChanged())
        if self._missed and not self._late():
            self._missed = False
            self._app.call_later(self._app.refresh)
        if self._missed or self._line.waits:
            self._look_in(SLOW if self._line.waits else HELD)

    def _state(self, now: float) -> tuple[bool, bool, bool]:
        return self._line.slow, self._line.silent(now), self._line.lost(now)

    def _await_answers(self) -> None:
        """Let the answers come that are on their way: the shell would take them for something typed."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        patient = self._line.answers and not self._line.dropped
        end = self._now() + (_LINGER if patient else _LINGER_DROPPED)
        while self._due and self._now() < end and _answers(self.fileno):
            time.sleep(0.005)
        self._wait_for_rest(_USUAL_WAIT)
        self._line.forget()
