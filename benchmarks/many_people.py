"""Many people at once on one machine: each with an account, over SSH, in a session for a minute.

A private sshd on a loopback port lets so many people in, each into the kiosk of docs/ssh.md, each by an
account and a home of their own. They come in eight at a time and begin a session, all are watched for a
while, then each presses ctrl+l once in five seconds: the whole screen comes again, and how long that takes is
the answer of a key. Then every line is dropped at once. Memory is what belongs to a person's planner with a
fair part of what is shared (PSS); CPU is of one core, for the planner and for sshd. The ends of the lines run
on the same machine, and only "the whole machine busy" has them in it.

Afterwards each account tries to list and to read the home of every other one, and what came to each terminal
is looked through for the names of the others.

With `--people 100,200,400` the machine's limit is looked for: the most people whose keys are answered within
a quarter of a second (95 of 100) and whose clock is never more than half a second late.

Needs root on Linux, for the accounts: they are written into copies of /etc/passwd and its like, which only
this benchmark's own processes see (a private mount namespace). Nothing on the machine is changed.
"""

from __future__ import annotations

import os
import selectors
import shutil
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.accounts import Person, closed_to_others, people, stand_apart
from benchmarks.pty_harness import HarnessError, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.usage import nobody_within, of_tree
from tests.ssh.server import Server, lacking, running

PEOPLE = (100,)
SECONDS = 60
PRESSES = 5

_KEY_LIMIT = 0.25
"""Seconds in which 95 of 100 keys are to be answered."""

_LATE_LIMIT = 0.5
"""Seconds by which the clock on a screen may be late."""

ASK = b"\x1b[6n"
"""Where the cursor stands: what planner asks the terminal, to see whether the line still lives."""

_DOOR = 8
"""How many come in at the same time."""

_TURN = 5.0
"""Seconds in which each person presses once."""

_PATIENCE = 20.0
"""Seconds that an answer is waited for."""

_WHOLE = 2000
"""Bytes of which a whole screen has more, and a second of the clock less."""

_LOCKED_OUT = 255
"""What a process ends with that could not read even its own."""

_MATCH = """
MaxStartups 2000:30:3000
MaxSessions 1
LoginGraceTime 600
Match Group planner
    AuthorizedKeysFile {folder}/guest.pub
    ForceCommand cd ROOT && exec PYTHON -I -m planner --kiosk
    DisableForwarding yes
    PermitTunnel no
    PermitUserRC no
    PermitTTY yes
"""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What so many people at once cost. Seconds; a person's memory in KiB and CPU as a share of one core."""

    count: int
    memory: float
    cpu: float
    sshd: float
    busy: float
    lates: tuple[float, ...]
    answers: tuple[float, ...]
    gone: bool
    seen: int

    @property
    def slow(self) -> str:
        """What was too slow for a person; empty when nothing was."""
        if part(self.answers, 0.95) > _KEY_LIMIT:
            return f"of 100 keys 95 are answered within {part(self.answers, 0.95):.2f} s"
        if max(self.lates) > _LATE_LIMIT:
            return f"a clock was {max(self.lates):.2f} s late"
        return ""


def part(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Visit:
    """One person's line: opened into a running session, watched, dropped."""

    def __init__(self, server: Server, person: Person) -> None:
        self.person = person
        self.terminal = Terminal(
            server.words("-t", f"{person.name}@127.0.0.1", key="guest"), limit=900.0, env={"COLORTERM": ""}
        )

    def begin(self) -> None:
        """From the first screen to a session that counts. HarnessError when it does not come to it."""
        terminal = self.terminal
        terminal.wait_for_text("[1 Today]", self.person.routine, within=180)
        terminal.wait_for_quiet(0.3, within=180)
        terminal.send("\r")
        terminal.wait_for_text("How much pain now?", within=120)
        terminal.wait_for_quiet(0.3, within=120)
        terminal.send("\r")
        terminal.wait_for_text("GET READY", within=120)

    def late(self, since: float) -> float:
        """By how much the latest of its once-a-second pictures was late, from a moment on."""
        times = [chunk.at for chunk in self.terminal.chunks if chunk.at >= since]
        gaps = [after - before for before, after in pairwise([since, *times, time.monotonic()])]
        return max(0.0, max(gaps) - 1.0)

    def strangers(self, crowd: Sequence[Person]) -> int:
        """How many others' names came to this terminal."""
        written = b"".join(chunk.data for chunk in self.terminal.chunks)
        return sum(
            other.routine.encode() in written or other.name.encode() in written
            for other in crowd
            if other is not self.person
        )


def gather_crowd(crowd: Sequence[Person], seconds: float, presses: int) -> Crowd:
    """Let all of them in at once. HarnessError when one does not come to a session."""
    match = _MATCH.replace("ROOT", str(Path.cwd())).replace("PYTHON", sys.executable)
    visits: list[Visit] = []
    inside: list[Visit] = []
    with running(match) as server, ThreadPoolExecutor(_DOOR) as door:

        def enter(person: Person) -> None:
            visit = Visit(server, person)
            visits.append(visit)
            visit.begin()
            inside.append(visit)

        try:
            coming = [door.submit(enter, person) for person in crowd]
            while not all(one.done() for one in coming):
                attend(tuple(inside), 0.5)
            for one in coming:
                one.result()
            attend(visits, 5.0)
            before = of_tree(server.pid)
            attend(visits, seconds)
            lates = tuple(visit.late(before.seconds) for visit in visits)
            used = of_tree(server.pid).since(before)
            answers = tuple(press(visits, presses))
            strangers = sum(visit.strangers(crowd) for visit in visits)
        finally:
            for visit in visits:
                visit.terminal.hang_up()
            gone = nobody_within({person.uid for person in crowd}, 5.0)
            for visit in visits:
                visit.terminal.close()
    share = 1 / used.seconds / len(crowd)
    return Crowd(
        count=len(crowd),
        memory=used.memory["planner"] / len(crowd),
        cpu=used.cpu["planner"] * share,
        sshd=used.cpu["sshd"] * share,
        busy=used.busy,
        lates=lates,
        answers=answers,
        gone=gone,
        seen=strangers + intrusions(crowd),
    )


def attend(visits: Sequence[Visit], seconds: float) -> None:
    """Take from all lines what comes, for so long."""
    for _ in _coming(visits, time.monotonic() + seconds):
        pass


def press(visits: Sequence[Visit], presses: int) -> Iterator[float]:
    """Seconds until all of a screen came again, for so many keys of each person, at times of their own."""
    chance, start = Random(len(visits)), time.monotonic()
    for turn in range(1, presses + 1):
        due = [(start + (turn - chance.random()) * _TURN, visit) for visit in visits]
        due.sort(key=itemgetter(0))
        waiting: dict[Visit, tuple[float, int]] = {}
        for visit, came in _coming(visits, start + turn * _TURN + _PATIENCE):
            while due and due[0][0] <= time.monotonic():
                sent, one = due.pop(0)
                waiting[one] = time.monotonic(), 0
                one.terminal.send("\x0c")
            if visit in waiting:
                sent, bytes_so_far = waiting[visit]
                waiting[visit] = sent, bytes_so_far + came
                if bytes_so_far + came >= _WHOLE:
                    yield time.monotonic() - sent
                    del waiting[visit]
            if not due and not waiting:
                break
        yield from (_PATIENCE for _ in (*due, *waiting))


def _coming(visits: Sequence[Visit], until: float) -> Iterator[tuple[Visit | None, int]]:
    """Which line something came on, and how many bytes, until a moment; None, 0 when nothing did for 5 ms."""
    with selectors.DefaultSelector() as lines:
        for visit in visits:
            lines.register(visit.terminal, selectors.EVENT_READ, visit)
        while time.monotonic() < until:
            ready = lines.select(0.005)
            for key, _ in ready:
                data = key.data.terminal.take()
                if not data:
                    lines.unregister(key.fileobj)
                if asked := data.count(ASK):
                    key.data.terminal.send("\x1b[1;1R" * asked)
                yield key.data, len(data)
            if not ready:
                yield None, 0


def intrusions(crowd: Sequence[Person]) -> int:
    """How often one account could list or read the home of another; each tries every other one.

    Raises HarnessError when an account cannot even read its own.
    """
    found = 0
    for person in crowd:
        child = os.fork()
        if child == 0:
            os._exit(_intrude(person, crowd))
        told = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if told == _LOCKED_OUT:
            raise HarnessError(f"{person.name} cannot read a log of their own")
        found += told
    return found


def _intrude(person: Person, crowd: Sequence[Person]) -> int:
    """As this person, in a process of its own: how many others gave way, at most 254."""
    os.setgroups([])
    os.setgid(person.uid)
    os.setuid(person.uid)
    opened = [other for other in crowd if _opens(other)]
    return min(254, len(opened) - 1) if person in opened else _LOCKED_OUT


def _opens(other: Person) -> bool:
    """Whether anything of this home, or any log in it, can be listed or read."""
    found = False
    for name in (other.folder, other.home, other.home / "log", other.home / "schedule.toml"):
        try:
            found |= bool(os.listdir(name) if name.suffix == "" else name.read_bytes())
        except OSError:
            continue
    return found


def measure(counts: Sequence[int], seconds: float, presses: int) -> Report:
    """So many people at once, then more, until it is too slow for a person."""
    crowds = []
    with TemporaryDirectory(prefix="planner-people-") as name:
        everybody = people(Path(name), max(counts))
        for count in counts:
            crowds.append(gather_crowd(everybody[:count], seconds, presses))
            print(f"{count} people: {crowds[-1].slow or 'quick enough'}", file=sys.stderr)
            if crowds[-1].slow:
                break
            for person in everybody[:count]:
                shutil.rmtree(person.home / "log")
    return Report(
        name="many_people",
        title="Many people on one machine, over SSH",
        headings=("", *(f"{crowd.count} people" for crowd in crowds)),
        rows=tuple(zip(_LABELS, *map(_cells, crowds), strict=True)),
        notes=(
            f"Each in a session for {seconds:g} s, then {presses} keys each in five"
            " seconds; then all lines dropped. The ends of the lines are on the same machine.",
        ),
        figures={str(crowd.count): _figures(crowd) for crowd in crowds},
        failures=tuple(_failures(crowds)),
    )


def _failures(crowds: Sequence[Crowd]) -> Iterator[str]:
    """What must not be for any number of people, and what was too slow for the smallest one."""
    for crowd in crowds:
        if crowd.seen:
            yield f"{crowd.count} people: something of another was seen {crowd.seen} times"
        if not crowd.gone:
            yield f"{crowd.count} people: a planner was still there five seconds after its line"
    if crowds[0].slow:
        yield f"{crowds[0].count} people: {crowds[0].slow}"


_LABELS = (
    "memory a person",
    "CPU a person: planner",
    "CPU a person: sshd",
    "the whole machine busy",
    "key to complete, median",
    "key to complete, 95 of 100",
    "clock late, 95 of 100",
    "clock late, worst",
    "seen of others",
    "gone after the drop",
)


def _cells(crowd: Crowd) -> tuple[str, ...]:
    return (
        f"{crowd.memory / 1024:.0f} MiB",
        f"{crowd.cpu:.2%}",
        f"{crowd.sshd:.2%}",
        f"{crowd.busy:.0%}",
        f"{1000 * median(crowd.answers):.0f} ms",
        f"{1000 * part(crowd.answers, 0.95):.0f} ms",
        f"{1000 * part(crowd.lates, 0.95):.0f} ms",
        f"{1000 * max(crowd.lates):.0f} ms",
        str(crowd.seen),
        "all" if crowd.gone else "not all",
    )


def _figures(crowd: Crowd) -> dict[str, object]:
    return {
        "memory_kib": round(crowd.memory),
        "cpu_percent": round(100 * crowd.cpu, 3),
        "sshd_cpu_percent": round(100 * crowd.sshd, 3),
        "busy_percent": round(100 * crowd.busy, 1),
        "key_ms": sorted(round(1000 * one, 1) for one in crowd.answers),
        "late_ms": sorted(round(1000 * one, 1) for one in crowd.lates),
        "seen": crowd.seen,
        "gone": crowd.gone,
        "slow": crowd.slow,
    }


def _counts(text: str) -> tuple[int, ...]:
    """Whole numbers with commas between, the smallest first. Raises ArgumentTypeError for anything else."""
    counts = tuple(at_least_one(one) for one in text.split(","))
    if list(counts) != sorted(set(counts)):
        raise ArgumentTypeError(f"{text!r} does not begin with the smallest")
    return counts


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.many_people", __doc__)
    option = parser.add_argument
    option("--people", type=_counts, default=PEOPLE, help="how many, or several numbers with commas")
    option("--seconds", type=at_least_one, default=SECONDS, help="how long to watch (default %(default)s)")
    option("--presses", type=at_least_one, default=PRESSES, help="keys a person (default %(default)s)")
    given = parser.parse_args()
    if why := lacking() or ("" if os.geteuid() == 0 else "accounts need root"):
        raise SystemExit(why)
    if (shut := closed_to_others()) is not None:
        raise SystemExit(f"other accounts cannot run this planner: {shut} is not for everybody")
    stand_apart()
    publish(gather(lambda: [measure(given.people, given.seconds, given.presses)]), as_json=given.json)


if __name__ == "__main__":
    main()
