"""Many people at once on one machine: each with an account, over SSH, in a session for a minute.

A private sshd on a loopback port lets so many people in, each into the kiosk of docs/ssh.md, each by an
account and a home of their own. All begin a session, all are watched for a while, then all press ctrl+l a few
times: the whole screen comes again, and how long that takes is the answer of a key. Then every line is
dropped at once. Memory is what belongs to a person's planner with a fair part of what is shared (PSS); CPU is
of one core, for the planner and for sshd. The ends of the lines run on the same machine, and only "the whole
machine busy" has them in it.

Afterwards each account tries to list and to read the home of every other one, and what came to each terminal
is looked through for the names of the others.

With `--people 100,200,400` the machine's limit is looked for: the most people whose keys are answered within
a quarter of a second (95 of 100) and whose clock is never more than half a second late.

Needs root on Linux, for the accounts: they are written into copies of /etc/passwd and its like, which only
this benchmark's own processes see (a private mount namespace). Nothing on the machine is changed.
"""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.accounts import Person, closed_to_others, people, stand_apart
from benchmarks.pty_harness import HarnessError, Repaint, Terminal, Window
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.usage import Usage, nobody_within, of_tree
from tests.ssh.server import Server, lacking, running

PEOPLE = (100,)
SECONDS = 60
PRESSES = 5

_KEY_LIMIT = 0.25
"""Seconds in which 95 of 100 keys are to be answered."""

_LATE_LIMIT = 0.5
"""Seconds by which the clock on a screen may be late."""

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

    def watch(self, seconds: float) -> tuple[Window, float]:
        """What it wrote, and by how much the latest of its once-a-second pictures was late."""
        seen = len(self.terminal.chunks)
        window = self.terminal.watch(seconds)
        times = [chunk.at for chunk in self.terminal.chunks[seen:]]
        gaps = [after - before for before, after in pairwise(times)]
        return window, max(0.0, max(gaps, default=seconds) - 1.0)

    def press(self, presses: int) -> list[Repaint]:
        """All of the screen again, so many times."""
        return [self.terminal.press("\x0c", within=60) for _ in range(presses)]

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
    with running(match) as server, ThreadPoolExecutor(len(crowd)) as hands:
        visits = [Visit(server, person) for person in crowd]
        try:
            list(hands.map(Visit.begin, visits))
            before = of_tree(server.pid)
            seen = list(hands.map(lambda visit: visit.watch(seconds), visits))
            used = of_tree(server.pid).since(before)
            pressed = [one for some in hands.map(lambda v: v.press(presses), visits) for one in some]
            strangers = sum(visit.strangers(crowd) for visit in visits)
        finally:
            for visit in visits:
                visit.terminal.hang_up()
            gone = nobody_within({person.uid for person in crowd}, 5.0)
            for visit in visits:
                visit.terminal.close()
    return _crowd(used, seen, pressed, len(crowd), gone=gone, seen_others=strangers + intrusions(crowd))


def _crowd(
    used: Usage,
    seen: Sequence[tuple[Window, float]],
    pressed: Sequence[Repaint],
    count: int,
    *,
    gone: bool,
    seen_others: int,
) -> Crowd:
    share = 1 / used.seconds / count
    return Crowd(
        count=count,
        memory=used.memory["planner"] / count,
        cpu=used.cpu["planner"] * share,
        sshd=used.cpu["sshd"] * share,
        busy=used.busy,
        lates=tuple(late for _, late in seen),
        answers=tuple(one.complete for one in pressed),
        gone=gone,
        seen=seen_others,
    )


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
            f"Each in a session for {seconds:g} s, then {presses} keys each, one after the other, all people"
            " at once; then all lines dropped. The ends of the lines are on the same machine.",
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
