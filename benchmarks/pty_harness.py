"""A program under a pseudo-terminal: what it paints, when, how much, and what it costs.

    with Terminal([sys.executable, "-m", "planner"]) as terminal:
        painted = terminal.wait_for_text("Today")
        window = terminal.watch(10)
        repaint = terminal.press(" ")

POSIX and the standard library only. CPU time and memory of a living process come from
`/proc`, so they are measured on Linux and `None` elsewhere. Every wait is bounded, and
leaving the `with` block ends and reaps the program whatever happened.
"""

from __future__ import annotations

import codecs
import errno
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from shutil import which
from tempfile import gettempdir
from types import TracebackType
from typing import Self

from benchmarks.child import spawn
from benchmarks.screen import Screen, strip_escapes

_STEP = 0.02
"""Seconds between two looks at whether the program has ended."""

_FRAME_GAP = 0.05
"""Output that follows within this many seconds belongs to the same repaint."""

# Pieces of output that are taken before they are painted, and the seconds to wait for the next of them.
_AT_ONCE = 64
_NEXT = 0.001

# Bytes that come through a thin line at once.
_THIN = 32


class HarnessError(Exception):
    """The program did not do what was waited for; `str()` says what, and what the screen shows."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one read from the terminal gave, and when: seconds on the monotonic clock."""

    at: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Window:
    """What a program did while it was watched. `cpu_seconds` is None where `/proc` is missing."""

    seconds: float
    bytes: int
    repaints: int
    cpu_seconds: float | None

    @property
    def bytes_per_second(self) -> float:
        """Bytes written to the terminal a second."""
        return self.bytes / self.seconds

    @property
    def cpu_percent(self) -> float | None:
        """Share of one core, in percent."""
        return None if self.cpu_seconds is None else 100 * self.cpu_seconds / self.seconds


@dataclass(frozen=True, slots=True)
class Repaint:
    """The answer to one key: seconds to the first byte and to the last one, and how many bytes."""

    first_byte: float
    complete: float
    bytes: int


def clean_environment(term: str = "xterm-256color", extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment with nothing of the caller's but PATH, and `extra` on top.

    COLORTERM is left out on purpose: ssh does not forward it, and it changes how many bytes a
    colour takes. HOME is the folder for temporary files.
    """
    base = {"PATH": os.environ.get("PATH", os.defpath), "HOME": gettempdir(), "LANG": "C.UTF-8"}
    return base | {"TERM": term} | dict(extra or {})


class Terminal:
    """A pseudo-terminal with one program in it, started at once and reaped by `close`.

    `size` is columns and rows; `limit` is how many seconds the whole life may take: every wait
    ends there at the latest. `rate` is how many bytes a second come through, 0 for as many as there are.
    `chunks` is all output so far and `screen` what it has painted.
    Raises FileNotFoundError when there is no such program.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
        limit: float = 120.0,
        rate: float = 0.0,
    ) -> None:
        self.argv = tuple(argv)
        self.screen = Screen(*size)
        self.chunks: list[Chunk] = []
        self._rate = rate
        self.exit_code: int | None = None
        self._peak_rss_kib: int | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._ended = False
        program = which(argv[0])
        if program is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), argv[0])
        self._master, slave = pty.openpty()
        try:
            ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            self.started = time.monotonic()
            self.pid = spawn(program, self.argv, clean_environment(term, env), os.ttyname(slave))
        except OSError:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        os.set_blocking(self._master, False)
        self._deadline = self.started + limit

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fileno(self) -> int:
        """For waiting on many terminals at once."""
        return self._master

    def take(self) -> bytes:
        """What has come, kept in `chunks` and painted nowhere; empty when nothing has, or at the end."""
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        self._ended |= not data
        if data:
            self.chunks.append(Chunk(time.monotonic(), data))
        return data

    def send(self, keys: str) -> None:
        """Type the keys, as the bytes a terminal sends. Raises HarnessError if nobody takes them for 2 s."""
        data = keys.encode()
        while data and not self._ended:
            if not select.select([], [self._master], [], 2.0)[1]:
                raise HarnessError(self._told("does not read its keys"))
            try:
                data = data[os.write(self._master, data) :]
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                self._ended = True

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; nothing that stood on it counts any more."""
        self.screen = Screen(columns, rows)
        ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for_text(self, *texts: str, within: float = 20.0) -> float:
        """Wait until every text stands on the screen; seconds from the start to the byte that did it.

        Raises HarnessError after `within` seconds, or when the program ends without painting it.
        """
        if not self._read_until(lambda: all(map(self.screen.shows, texts)), within):
            missing = ", ".join(repr(text) for text in texts if not self.screen.shows(text))
            raise HarnessError(self._told(f"did not paint {missing}"))
        return self.chunks[-1].at - self.started if self.chunks else 0.0

    def wait_for_painting(self, within: float = 20.0) -> float:
        """Wait until anything at all stands on the screen; seconds from the start to the byte that did it.

        Raises HarnessError after `within` seconds, or when the program ends with an empty screen.
        """
        if not self._read_until(lambda: bool(self.screen.text().strip()), within):
            raise HarnessError(self._told("painted nothing"))
        return self.chunks[-1].at - self.started

    def wait_for_quiet(self, quiet: float = 0.15, within: float = 20.0) -> float:
        """Wait until nothing has come for `quiet` seconds; seconds from the start to the last byte.

        Raises HarnessError if it is never quiet for that long within `within` seconds.
        """
        since = time.monotonic()

        def is_quiet() -> bool:
            last = self.chunks[-1].at if self.chunks else since
            return self._ended or time.monotonic() - max(last, since) >= quiet

        if not self._read_until(is_quiet, within, step=min(_STEP, quiet)):
            raise HarnessError(self._told(f"was never quiet for {quiet:g} s"))
        return self.chunks[-1].at - self.started if self.chunks else 0.0

    def wait_for_exit(self, within: float = 10.0) -> int:
        """Wait until the program has ended and return its exit code, minus the signal if one ended it.

        Raises HarnessError if it has not ended within `within` seconds.
        """
        if not self._read_until(self._reaped, within):
            raise HarnessError(self._told("did not end"))
        # Its last words may not be read yet; a child that lives on may keep the terminal open.
        self._read_until(lambda: self._ended or not select.select([self._master], [], [], _NEXT)[0], within)
        assert self.exit_code is not None
        return self.exit_code

    def watch(self, seconds: float) -> Window:
        """Let the program be for this long and report what it wrote and used. It must not end meanwhile."""
        seen, cpu, start = len(self.chunks), self.cpu_seconds(), time.monotonic()
        self._read_until(lambda: time.monotonic() - start >= seconds, seconds + 1)
        lasted, used = time.monotonic() - start, self.cpu_seconds()
        if self._ended:
            raise HarnessError(self._told("ended while it was watched"))
        chunks = self.chunks[seen:]
        return Window(
            seconds=lasted,
            bytes=sum(len(chunk.data) for chunk in chunks),
            repaints=repaints(chunks),
            cpu_seconds=None if cpu is None or used is None else used - cpu,
        )

    def press(self, key: str, *, quiet: float = 0.15, within: float = 5.0) -> Repaint:
        """Send one key and time the answer; it is complete when `quiet` seconds of silence follow it.

        Raises HarnessError if nothing is painted within `within` seconds.
        """
        seen, sent = len(self.chunks), time.monotonic()
        self.send(key)
        if not self._read_until(lambda: len(self.chunks) > seen, within):
            raise HarnessError(self._told(f"painted nothing after the key {key!r}"))
        self.wait_for_quiet(quiet, within)
        chunks = self.chunks[seen:]
        return Repaint(
            first_byte=chunks[0].at - sent,
            complete=chunks[-1].at - sent,
            bytes=sum(len(chunk.data) for chunk in chunks),
        )

    def cpu_seconds(self) -> float | None:
        """CPU time so far of the program and all it started, in seconds to 0.01; None without `/proc`.

        The program leads its own session, so its session is the list of its descendants.
        """
        if not Path("/proc/self/stat").exists():
            return None
        ticks = 0
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text(errors="replace").rpartition(")")[2].split()
            except OSError:
                continue  # it ended between the listing and the read
            if int(fields[3]) == self.pid:
                ticks += sum(int(field) for field in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")

    def peak_rss_kib(self) -> int | None:
        """The most memory the program itself has held, in KiB; None without `/proc`.

        Read while it lives: what `wait4` gives afterwards has the starting process's own
        peak in it. The last figure read is kept after the end.
        """
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(errors="replace")
        except OSError:
            return self._peak_rss_kib
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                self._peak_rss_kib = int(line.split()[1])
        return self._peak_rss_kib

    def hang_up(self) -> None:
        """Drop the line: the terminal is gone, and the system tells the program so."""
        if self._master >= 0:
            os.close(self._master)
            self._master, self._ended = -1, True

    def close(self) -> None:
        """End the program if it still runs (politely, then by force), reap it and close the terminal."""
        self.peak_rss_kib()
        for number, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 10.0)):
            if self._reaped():
                break
            os.killpg(self.pid, number)
            # What it still writes is read, so that it cannot hang on a full terminal.
            self._deadline = time.monotonic() + patience
            self._read_until(self._reaped, patience)
        self.hang_up()

    def _reaped(self) -> bool:
        """Whether the program has ended; collects its exit code the first time."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None

    def _read_until(self, condition: Callable[[], bool], within: float, step: float = _STEP) -> bool:
        """Read output until the condition holds; False when time is up or no more output can change it."""
        end = min(time.monotonic() + within, self._deadline)
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                return False
            if self._ended and self._reaped():
                return condition()
            self._read(min(step, left))
        return True

    def _read(self, seconds: float) -> None:
        """Take what comes within the time, keep it, paint it, and answer the questions in it."""
        if self._ended:
            time.sleep(seconds)
            return
        came: list[bytes] = []
        size, pieces = (_THIN, 1) if self._rate else (65536, _AT_ONCE)
        # All that is there is taken before any of it is painted: a program must not wait for our painting.
        while len(came) < pieces and select.select([self._master], [], [], _NEXT if came else seconds)[0]:
            try:
                data = os.read(self._master, size)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                data = b""  # Linux says EIO, others end of file, when the last user has closed the terminal
            if not data:
                self._ended = True
                break
            if self._rate:
                time.sleep(len(data) / self._rate)
            self.chunks.append(Chunk(time.monotonic(), data))
            came.append(data)
        if answer := self.screen.feed(self._decode(b"".join(came))):
            self.send(answer)

    def _told(self, what: str) -> str:
        """A sentence for an error: the command, what happened, and what stands on the screen."""
        shown = "\n".join(f"  | {line}" for line in self.screen.text().strip("\n").splitlines())
        return f"{' '.join(self.argv)}: {what}; the screen shows:\n{shown}"


def repaints(chunks: Sequence[Chunk]) -> int:
    """How many times something visible was written, where bursts count once and bare queries do not."""
    bursts: list[bytes] = []
    last = float("-inf")
    for chunk in chunks:
        if chunk.at - last > _FRAME_GAP:
            bursts.append(b"")
        bursts[-1] += chunk.data
        last = chunk.at
    return sum(_is_visible(burst.decode(errors="replace")) for burst in bursts)


def _is_visible(text: str) -> bool:
    """Whether it writes something, or erases something."""
    return bool(strip_escapes(text)) or re.search(r"\x1b\[[0-9]*[JKX]", text) is not None
