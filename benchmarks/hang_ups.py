"""Lines that drop, a thousand times: no planner stays behind, and each session can be taken up again.

Sessions run over a private OpenSSH server, at their real speed, and lose their line in one way after the
other: the client is killed; its window is closed; the connection is reset (TCP RST); the server of tmux is
killed; the client is frozen (SIGSTOP); its terminal takes nothing more and answers nothing. In the first four
the planner must be gone within three seconds. Of the last two nobody is told: the planner itself finds out
that the line is silent, and must be gone in its own time (docs/ssh.md). Each log must then say where the
session was when the line was lost, and the next start must offer that very phase with that very time, which
is the beginning of the next hang-up. Several sessions run at once, each in a home of its own.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.pty_harness import HarnessError, Terminal
from benchmarks.relay import Relay
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import prepared_home
from benchmarks.thin_terminal import wait_until_gone
from planner.line import LOST, SLOWEST
from planner.model import running as under_way
from planner.model.session import Session
from planner.model.units import clock
from planner.store import sessions
from planner.store.course import read_course
from planner.store.home import Home
from tests.ssh.server import Server, lacking, planner, processes, running

COUNT, AT_ONCE = 1_000, 8

WAYS = ("client killed", "window closed", "reset", "tmux killed", "client frozen", "terminal stalled")

ROUND = (*WAYS[:4], *WAYS[:4], *WAYS)
"""The ways in the order in which they are gone through; those that nobody is told of take a minute each."""

TOLD = 3.0
"""Seconds that a planner may outlive a line of whose end the system tells it."""

SILENT = LOST + 5_000 / SLOWEST + TOLD
"""And one that is only silent; the first picture may still have been on its way."""

_BATCH = 14
_SLACK = 6.0
"""Seconds by which the log may differ from what was watched: the line is cut a little later, under load."""

ROUTINE = """\
format = 1
title = "To be dropped"
ready = "4s"

[[step]]
exercise = "knee-to-chest"
reps = 9
hold = "5m"
relax = "3s"
"""


class Broken(Exception):
    """A planner stayed behind, or a session is not where it was."""


class Dropped:
    """One home whose session loses its line again and again."""

    def __init__(self, folder: Path, server: Server, seed: int) -> None:
        self.home, self.server, self.chance = Home(folder), server, Random(seed)
        self.home.routines.mkdir(exist_ok=True)
        (self.home.routines / "to-be-dropped.toml").write_text(ROUTINE, encoding="utf-8")
        self.course = read_course(self.home, "to-be-dropped")
        self.left: Session | None = None
        self._tmux = f"tmux -S {folder / 'tmux'} -f /dev/null"

    def drop_once(self, way: str) -> float:
        """Begin the session or take it up, lose its line, and see what is left; seconds until it was gone.

        Broken when it was not gone in time, or its log says something else than was lived.
        """
        relay = Relay(self.server.port)
        line = planner(self.home.root, "run", "to-be-dropped")
        if way == "tmux killed":
            line = f"{self._tmux} new-session {shlex.quote(line)}"
        with self.server.through(relay.port).terminal(line, env={"LC_ALL": "C.UTF-8"}) as terminal:
            try:
                before = self._go(terminal)
                began = time.monotonic()
                terminal.watch(self.chance.uniform(0.2, 2.0))
                (pid,) = processes(self.home.root)
                self._cut(way, terminal, relay)
                lived = time.monotonic() - began
                gone = self._wait(pid, SILENT if way in WAYS[4:] else TOLD)
                self._look(before, lived)
            finally:
                relay.close()
                if terminal.exit_code is None:
                    os.kill(terminal.pid, signal.SIGKILL)
        return gone

    def _go(self, terminal: Terminal) -> float:
        """Have the session run; the seconds of it that were lived before."""
        if self.left is None:
            terminal.wait_for_text("How much pain now?", within=60)
            terminal.wait_for_quiet(0.05)
            terminal.send("\r")
            terminal.wait_for_text("GET READY")
            return 0.0
        at = under_way.resume(self.left, self.course.timeline)
        phase, seconds = at.phase, at.seconds_left(0)
        assert phase is not None
        assert seconds is not None
        name = self.course.exercise(phase).name
        terminal.wait_for_text("left unfinished", f"{name}, {clock(seconds)} left", within=60)
        terminal.wait_for_quiet(0.05)
        terminal.send("\r")
        terminal.wait_for_text("PAUSED", "get into position, then press space".capitalize())
        terminal.wait_for_quiet(0.05)
        terminal.send(" ")
        wait_until_gone(terminal, "PAUSED")
        return at.lived_ms(0) / 1000

    def _cut(self, way: str, terminal: Terminal, relay: Relay) -> None:
        if way == "client killed":
            os.kill(terminal.pid, signal.SIGKILL)
        elif way == "window closed":
            terminal.hang_up()
        elif way == "reset":
            relay.reset()
        elif way == "tmux killed":
            subprocess.run(f"{self._tmux} kill-server", shell=True, check=True, timeout=20)
        elif way == "client frozen":
            os.kill(terminal.pid, signal.SIGSTOP)
        # A terminal is stalled by not reading from it any more.

    def _wait(self, pid: int, seconds: float) -> float:
        """Wait until the process is gone; after how many seconds that was."""
        start = time.monotonic()
        while Path(f"/proc/{pid}").exists():
            if time.monotonic() - start > seconds:
                raise Broken(f"it still runs after {seconds:.1f} s")
            time.sleep(0.02)
        return time.monotonic() - start

    def _look(self, before: float, lived: float) -> None:
        """Read the log; it must lead back to where the session was seen last."""
        found = sessions.left_running(self.home)
        if found is None or found.value is None:
            raise Broken("no log says that a session was left")
        self.left = found.value
        now = under_way.resume(self.left, self.course.timeline).lived_ms(0) / 1000 - before
        # A log tells seconds, so what is lived of it is known to one.
        if not lived - _SLACK <= now <= lived + _SLACK:
            raise Broken(f"the line was lost after {lived:.1f} s, and the log says {now:.1f}")


def batch(server: Server, seed: int, count: int, number: int) -> tuple[list[tuple[str, float]], list[str]]:
    """Some of the hang-ups, in a home of their own: each with its seconds, and what went wrong."""
    done, wrong = [], []
    with prepared_home() as folder:
        dropped = Dropped(folder, server, seed + number)
        for at in range(number, min(number + _BATCH, count)):
            way = ROUND[at % len(ROUND)]
            try:
                done.append((way, dropped.drop_once(way)))
            except (Broken, HarnessError, ValueError) as error:
                wrong.append(f"{way}, number {at}: {error}")
                break  # what follows would only say so again
    return done, wrong


def _batches(
    server: Server, seed: int, count: int, at_once: int
) -> Iterator[tuple[list[tuple[str, float]], list[str]]]:
    with get_context("spawn").Pool(at_once) as pool:
        yield from pool.imap_unordered(partial(batch, server, seed, count), range(0, count, _BATCH))


def measure(count: int, seed: int, at_once: int) -> Report:
    """All the hang-ups; one that went wrong is a failure, and ends its batch."""
    if why := lacking():
        raise HarnessError(why)
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    failures: list[str] = []
    with running("MaxStartups 200:30:300\n") as server:
        for done, wrong in _batches(server, seed, count, at_once):
            failures += wrong
            for way, gone in done:
                seconds[way].append(gone)
    counts = Counter({way: len(found) for way, found in seconds.items()})
    return Report(
        name="hang_ups",
        title="Lines that dropped",
        headings=("", "times", "gone after, median", "at most", "may"),
        rows=tuple(
            (
                way,
                f"{counts[way]:,}",
                f"{median(seconds[way]):.2f} s",
                f"{max(seconds[way]):.2f} s",
                f"{SILENT if way in WAYS[4:] else TOLD:.0f} s",
            )
            for way in WAYS
            if counts[way]
        ),
        notes=(
            f"{counts.total():,} hang-ups, {at_once} at once; after each the session was where it was seen"
            " last, and the next start offered it there.",
        ),
        figures={"count": counts.total(), "seconds": dict(seconds)},
        failures=tuple(failures),
    )


def main() -> None:
    """Hang up and print."""
    parser = arguments("benchmarks.hang_ups", __doc__)
    parser.add_argument("--count", type=at_least_one, default=COUNT, help="how many (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="which moments")
    parser.add_argument("--at-once", type=at_least_one, default=AT_ONCE, help="how many sessions at once")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.count, given.seed, given.at_once)]), as_json=given.json)


if __name__ == "__main__":
    main()
