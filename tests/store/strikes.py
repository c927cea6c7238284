"""Planner's own operations, each killed at some point: every file is then an old or a new one, whole."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from planner.model.routine import Routine
from planner.model.session import Running, Session
from planner.store import backups, own_exercises, renaming, routines, schedule, sessions
from planner.store.errors import NotSaved, Unknown
from planner.store.home import Home
from planner.store.report import check_home
from planner.store.shelf import Entry, remove_entry
from tests.store import merging
from tests.store.faults import KILLED, die_after, die_before, disturbed, run_in_a_child
from tests.store.merging import FIRST, ZONE, Side

RECORDED = 1_000_000
"""A call that never comes: nothing is disturbed, all calls are seen."""

LIVES = 40
"""Strikes that a home takes before there is a new one."""


def live_a_session(side: Side) -> None:
    """A session from its first phase to its end, with a log at each."""
    start = datetime.combine(side.day(), datetime.min.time(), ZONE) + timedelta(
        minutes=side.chance.randrange(1440)
    )
    session = Session(id="", status="running", routine="core-three", title="Core three", started=start)
    at = [Running(phase, 9_000, "d" * phase + "." * (3 - phase), start) for phase in range(3)]
    journal = sessions.Journal.begin(side.home, replace(session, running=at[0]))
    for running in at[1:]:
        journal.write(replace(session, running=running))
    journal.write(replace(session, status="finished", ended=start + timedelta(minutes=1)))


def rename(side: Side) -> None:
    """A routine by another name, in the schedule too."""
    entry = side.chance.choice(_routines(side))
    renaming.rename(side.home, entry, f"Named anew {side.chance.randrange(1000)}")


def throw_away(side: Side) -> None:
    """A routine into the backups."""
    remove_entry(side.home, side.chance.choice(_routines(side)))


def bring_back(side: Side) -> None:
    """An earlier version of some file."""
    known = [one for one in backups.load(side.home) if one.versions]
    if not known:
        raise Unknown("nothing was changed yet")
    history = side.chance.choice(known)
    backups.restore(side.home, history, side.chance.choice(history.versions))


def make_exercise(side: Side) -> None:
    """An exercise of one's own."""
    values = {"name": f"Mine {side.chance.randrange(1000)}", "kind": "stretch", "position": "supine"}
    own_exercises.create(side.home, values, ())


def _routines(side: Side) -> list[Entry[Routine]]:
    found = [one for one in routines.load(side.home).entries if one.value is not None]
    if len(found) < 2:
        raise Unknown("too few are left")
    return found


OPERATIONS: tuple[Callable[[Side], None], ...] = (
    *(one for one in merging.CHANGES if one is not merging.tell_morning),
    *(live_a_session, live_a_session, live_a_session, rename, throw_away, bring_back, make_exercise),
)


@dataclass
class Rehearsal:
    """What an operation does when nobody disturbs it."""

    calls: int
    seconds: float
    versions: dict[str, set[bytes | None]] = field(default_factory=dict)
    """All that each file it touches may hold at some time, with what it held before; None for no file."""


class Victim:
    """A home that is struck again and again, and goes on from what was left each time."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, Random(seed)
        self.tally: Counter[str] = Counter()
        self.home = Home(folder / "home")
        self._begin()

    def _begin(self) -> None:
        shutil.rmtree(self.home.root, ignore_errors=True)
        self.home.prepare()
        entry = schedule.load(self.home)
        for name in ("core-three", "gentle-day"):
            entry = schedule.change(self.home, entry, [schedule.add_plan(entry, name, ["mon"], from_=FIRST)])

    def strike(self) -> None:
        """One operation, killed at some point; AssertionError when anything is half or lost."""
        if self.tally["strikes"] % LIVES == LIVES - 1:
            self._begin()
        self.tally["strikes"] += 1
        operation, seed = self.chance.choice(OPERATIONS), self.chance.random()
        before = _files(self.home)
        try:
            rehearsal = self._rehearse(operation, seed)
        except (NotSaved, Unknown):
            self.tally["not possible"] += 1
            return
        kept = _kept(self.home)
        way = self.chance.choice(("before a call", "after a call", "at a moment"))
        lived = self._run(operation, seed, way, rehearsal)
        self.tally[f"{way}: {'too late' if lived else 'killed'}"] += 1
        self._look(operation.__name__, before, kept, rehearsal)

    def _rehearse(self, operation: Callable[[Side], None], seed: float) -> Rehearsal:
        """The operation in a copy of the home, with every version of every file that it puts in place."""
        copy = Home(self.folder / "copy")
        shutil.rmtree(copy.root, ignore_errors=True)
        shutil.copytree(self.home.root, copy.root, symlinks=True)
        versions: dict[str, set[bytes | None]] = {}

        def note(target: str | Path, raw: bytes | None) -> None:
            name = os.path.relpath(target, copy.root)
            if not name.startswith(".planner"):
                versions.setdefault(name, set()).add(raw)

        real: dict[str, Callable[..., None]] = {
            "replace": os.replace,
            "link": os.link,
            "unlink": os.unlink,
        }

        def put(name: str) -> Callable[..., None]:
            def call(source: Path, target: Path, **more: bool) -> None:
                note(target, Path(source).read_bytes())
                real[name](source, target, **more)

            return call

        def take_away(target: Path) -> None:
            if not os.path.basename(target).endswith(".tmp"):
                note(target, None)
            real["unlink"](target)

        noted = {"replace": put("replace"), "link": put("link"), "unlink": take_away}
        for name, function in noted.items():
            setattr(os, name, function)
        began = time.perf_counter()
        try:
            with disturbed(RECORDED, lambda _name, call: call()) as calls:
                operation(Side(copy, Random(seed), 7))
        finally:
            for name, function in real.items():
                setattr(os, name, function)
        return Rehearsal(len(calls), time.perf_counter() - began, versions)

    def _run(self, operation: Callable[[Side], None], seed: float, way: str, rehearsal: Rehearsal) -> bool:
        """The operation in a child that is killed; whether it came to its end before."""

        def work() -> None:
            operation(Side(self.home, Random(seed), 7))

        if way != "at a moment":
            act = die_before if way == "before a call" else die_after
            return run_in_a_child(work, self.chance.randint(1, rehearsal.calls + 1), act)
        child = os.fork()
        if child == 0:
            try:
                work()
            finally:
                os._exit(0)
        time.sleep(self.chance.uniform(0, 1.5 * rehearsal.seconds))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) not in (-signal.SIGKILL, KILLED)

    def _look(self, what: str, before: dict[str, bytes], kept: set[bytes], rehearsal: Rehearsal) -> None:
        after = _files(self.home)
        for name in before.keys() | after.keys():
            if os.path.basename(name).startswith(".") and name.endswith(".planner.tmp"):
                assert name not in before, f"{what}: {name} is still there"
                (self.home.root / name).unlink()  # a start takes it away after a day
                self.tally["left over"] += 1
                continue
            may = rehearsal.versions.get(name, set()) | {before.get(name)}
            assert after.get(name) in may, f"{what}: {name} is neither the old one nor a new one"
        problems = [one.text() for one in check_home(self.home).problems if one.severity == "error"]
        assert not [one for one in problems if "there is no routine" not in one], f"{what}: {problems}"
        now = _kept(self.home)
        for name, raw in before.items():
            log = name.startswith("log/")
            assert log or after.get(name) == raw or raw in now, f"{what}: {name} was lost"
        assert len(now) >= min(len(kept), 1), f"{what}: no backup is left"


def _files(home: Home) -> dict[str, bytes]:
    """All that is the person's own, by name."""
    found = (path for path in home.root.rglob("*") if path.is_file() and ".planner" not in path.parts)
    return {path.relative_to(home.root).as_posix(): path.read_bytes() for path in found}


def _kept(home: Home) -> set[bytes]:
    """What is in the backups."""
    if not home.backups.is_dir():
        return set()
    return {path.read_bytes() for path in home.backups.iterdir() if not path.name.startswith(".")}
