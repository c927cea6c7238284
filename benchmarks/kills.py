"""Sessions that are killed again and again, at random moments, and taken up again each time.

Each session runs at high speed in a pseudo-terminal, in plain lines or in the app, and is ended by SIGKILL,
SIGHUP, SIGTERM or a dropped line, sometimes while it is paused. Then its log is read: it must be readable
and say where the session was, never further than what had been told, and at most one phase before it. The
next start must offer that very phase with that very time left, and is killed in its turn. A log that says
finished must have every set of the routine in it.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

from benchmarks.pty_harness import HarnessError, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from planner.model import running
from planner.model.course import Course
from planner.model.done_sets import done_sets
from planner.model.phase_words import length_words, phase_words
from planner.model.player import Player
from planner.model.session import Session
from planner.model.timeline import Phase
from planner.model.units import clock, duration
from planner.store import sessions
from planner.store.course import read_course
from planner.store.home import Home
from planner.widgets.sight import see

KILLS = 1_000
SPEED = 20
PROCESSES = 2
IN_THE_APP = 0.2
"""How many of the sessions run in the app; the others in plain lines."""

WAYS = ("KILL", "HUP", "TERM", "line")
_BATCH = 25
_LONGEST = 1.2
"""Seconds that a session lives at most until it is killed."""

ROUTINE = """\
format = 1
title = "To be killed"
ready = "4s"
rest = "6s"

[[step]]
exercise = "knee-to-chest"
sides = "each"
reps = 2
hold = "5s"
relax = "2s"

[[step]]
exercise = "glute-bridge"
sets = 2
reps = 4
tempo = "2-1-2"
rest = "7s"

[[step]]
exercise = "cobra"
reps = 1
hold = "22s"
"""


class Broken(Exception):
    """A session was not where its log said, or a log said what was not so."""


class Victim:
    """One home whose session is killed and taken up again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.home, self.chance = Home(folder), Random(seed)
        self.home.routines.mkdir(exist_ok=True)
        (self.home.routines / "to-be-killed.toml").write_text(ROUTINE, encoding="utf-8")
        self.course: Course = read_course(self.home, "to-be-killed")
        self.tally: Counter[str] = Counter()
        self.left: Session | None = None
        """The session as its log left it; None when none is under way."""

    def kill_once(self) -> None:
        """Begin a session or take one up, let it run, kill it, and hold its log against what was seen."""
        in_app, way = self.chance.random() < IN_THE_APP, self.chance.choice(WAYS)
        how = () if in_app else ("--plain",)
        argv = planner(self.home.root, "run", "to-be-killed", *how, "--speed", str(SPEED))
        with Terminal(argv, limit=60) as terminal:
            if self.left is None:
                self._begin(terminal, in_app)
            else:
                self._take_up(terminal, in_app, self._player(self.left))
            terminal.watch(self.chance.uniform(0.001, _LONGEST))
            self._perhaps_pause(terminal, in_app)
            self._end(terminal, way)
            told = b"".join(chunk.data for chunk in terminal.chunks).decode(errors="replace")
        self.tally[f"{'app' if in_app else 'plain'} {way}"] += 1
        self._look(None if in_app else told)

    def _begin(self, terminal: Terminal, in_app: bool) -> None:
        terminal.wait_for_text("How much pain" if in_app else "Pain now")
        terminal.send("\r" if in_app else "\n\n\n")
        terminal.wait_for_text("GET READY" if in_app else "get ready")

    def _take_up(self, terminal: Terminal, in_app: bool, at: Player) -> None:
        """Take the session up, and see that it is offered where the log says."""
        phase, seconds = at.phase, at.seconds_left(0)
        assert phase is not None
        assert seconds is not None
        if in_app:
            name = self.course.exercise(phase).name
            terminal.wait_for_text("left unfinished", f"{name}, {clock(seconds)} left")
            terminal.send("\r")
            shown = see(self.course, at, 0)
            assert shown is not None
            terminal.wait_for_text("PAUSED", shown.name)
            terminal.send(" ")
        else:
            terminal.wait_for_text("was not ended")
            terminal.send("r\n")
            terminal.wait_for_text(
                _line(phase), f"Going on, {duration(seconds)} left" if seconds else "Going on"
            )
        self.tally["resumed"] += 1

    def _perhaps_pause(self, terminal: Terminal, in_app: bool) -> None:
        if self.chance.random() < 0.2:
            terminal.send(" " if in_app else "p\n")
            self.tally["paused"] += 1

    def _end(self, terminal: Terminal, way: str) -> None:
        if way == "line":
            terminal.hang_up()
        else:
            os.kill(terminal.pid, getattr(signal, f"SIG{way}"))
        terminal.wait_for_exit(within=20)

    def _player(self, session: Session) -> Player:
        return running.resume(session, self.course.timeline)

    def _look(self, told: str | None) -> None:
        """Read the log, and remember where it left the session. Broken when it tells what was not so."""
        shelf = sessions.load(self.home)
        for entry in shelf.entries:
            if entry.value is None:
                raise Broken(f"{entry.label} cannot be read: {[one.text() for one in entry.problems]}")
            if entry.value.status == "finished":
                self._check_finished(entry.value)
        before, found = self.left, sessions.left_running(self.home)
        self.left = None if found is None else found.value
        if self.left is None:
            self.tally["finished"] += 1
            return
        at = self._player(self.left)
        if before is not None and before.started == self.left.started:
            self._check_order(self._player(before), at)
        if told is not None:
            self._check_told(told, before, at)

    def _check_finished(self, session: Session) -> None:
        whole = done_sets(self.course.timeline, "d" * len(self.course.timeline))
        if session.done != whole:
            raise Broken(f"{session.id} says finished, and lacks sets: {session.done}")

    def _check_order(self, before: Player, at: Player) -> None:
        """A session that goes on is where it was, or further."""
        earlier, later = (before.index, -(before.left_ms(0) or 0)), (at.index, -(at.left_ms(0) or 0))
        if later < earlier:
            raise Broken(f"taken up at {earlier}, then logged at {later}")

    def _check_told(self, told: str, before: Session | None, at: Player) -> None:
        """The log stands at the phase that was told last, or the one before: it is written after that."""
        phases = sum(any(words in line for words in self._words) for line in told.splitlines())
        first = 0 if before is None else self._player(before).index
        last = first + phases - 1
        if not last - 1 <= at.index <= last:
            raise Broken(f"phase {last} was told, and the log says phase {at.index}:\n{told}")

    @property
    def _words(self) -> set[str]:
        return {_line(phase) for phase in self.course.timeline.phases}


def _line(phase: Phase) -> str:
    return f"{phase_words(phase)}, {length_words(phase)}"


def batch(seed: int, kills: int, number: int) -> tuple[Counter[str], str]:
    """Some of the kills, in a home of their own: what was counted, and what was wrong with one of them."""
    with prepared_home() as folder:
        victim = Victim(folder, seed + number)
        for _ in range(min(_BATCH, kills - number)):
            try:
                victim.kill_once()
            except (Broken, HarnessError, ValueError) as error:
                return victim.tally, f"seed {seed + number}: {error}"
        return victim.tally, ""


def _batches(seed: int, kills: int, processes: int) -> Iterator[tuple[Counter[str], str]]:
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(partial(batch, seed, kills), range(0, kills, _BATCH))


def measure(kills: int, seed: int, processes: int) -> Report:
    """All the kills; one that went wrong is a failure, and ends its batch."""
    tally: Counter[str] = Counter()
    failures: list[str] = []
    for counted, wrong in _batches(seed, kills, processes):
        tally += counted
        failures += [wrong] * bool(wrong)
    modes = [(mode, [tally[f"{mode} {way}"] for way in WAYS]) for mode in ("plain", "app")]
    done = sum(sum(counts) for _, counts in modes)
    return Report(
        name="kills",
        title=f"Sessions killed at random, seed {seed}",
        headings=("", *(f"SIG{way}" if way != "line" else "dropped line" for way in WAYS), "together"),
        rows=tuple((mode, *(f"{n:,}" for n in counts), f"{sum(counts):,}") for mode, counts in modes),
        notes=(
            f"{done:,} kills, {tally['paused']:,} of them right after a key for a pause. Sessions taken up "
            f"where their log said: {tally['resumed']:,}; finished: {tally['finished']:,}.",
        ),
        figures={"kills": done, "seed": seed, **tally},
        failures=tuple(failures),
    )


def main() -> None:
    """Kill and print."""
    parser = arguments("benchmarks.kills", __doc__)
    parser.add_argument("--kills", type=at_least_one, default=KILLS, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="which moments")
    parser.add_argument("--processes", type=at_least_one, default=PROCESSES, help="how many at once")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.kills, given.seed, given.processes)]), as_json=given.json)


if __name__ == "__main__":
    main()
