"""Saves and sessions killed at many points: before a call of the system, after one, or at some moment.

Every operation that planner makes on files is run in a home, in a process that is killed on its way: plans,
skips, moves, pauses, steps, doses, routines made, renamed and thrown away, earlier versions brought back,
exercises, settings, and sessions with a log at each phase. After each kill every file must be what it was or
what it was to become, whole; all must read without an error; and what was replaced must be among the backups.
The next operation goes on in that home. The first break is printed, and the exit code is 1.

`python -m benchmarks.kills` kills whole sessions in a terminal and takes them up again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import Report, arguments, at_least_one, gather, publish
from tests.store.strikes import Victim

POINTS = 11_000
PROCESSES = 4
_PART = 250


def strikes(seed: int, points: int, first: int) -> tuple[Counter[str], str]:
    """Some strikes with consecutive numbers: what was seen, and the first that broke something."""
    with TemporaryDirectory(prefix="planner-kills-") as folder:
        victim = Victim(Path(folder), seed + first)
        for number in range(first, min(first + _PART, points)):
            try:
                victim.strike()
            except AssertionError as error:
                return victim.tally, f"strike {number} of seed {seed}: {error}"
        return victim.tally, ""


def _parts(seed: int, points: int, processes: int) -> Iterator[tuple[Counter[str], str]]:
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(partial(strikes, seed, points), range(0, points, _PART))


def measure(points: int, seed: int, processes: int) -> Report:
    """All the strikes."""
    began = time.monotonic()
    tally: Counter[str] = Counter()
    failures: list[str] = []
    for seen, broken in _parts(seed, points, processes):
        tally += seen
        failures += [broken] * bool(broken)
    seconds = time.monotonic() - began
    killed = sum(count for name, count in tally.items() if name.endswith(": killed"))
    rows = [(name, f"{count:,}") for name, count in sorted(tally.items())]
    return Report(
        name="kill_points",
        title=f"Kill points, seed {seed}, {processes} processes, {seconds:.0f} s",
        headings=("", "times"),
        rows=(("killed", f"{killed:,}"), ("broken", str(len(failures))), *rows),
        notes=(),
        figures={"killed": killed, "seconds": round(seconds, 1), "seed": seed, **tally},
        failures=tuple(failures),
    )


def main() -> None:
    """Strike and print."""
    parser = arguments("benchmarks.kill_points", __doc__)
    parser.add_argument("--points", type=at_least_one, default=POINTS, help="how many (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--processes", type=at_least_one, default=PROCESSES, help="how many at once")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.points, given.seed, given.processes)]), as_json=given.json)


if __name__ == "__main__":
    main()
