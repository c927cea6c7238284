"""How long a home of a thousand routines takes to read and to check, beside plain tomllib on the same files.

Plain tomllib is the least any reader costs: the bytes of each file, decoded and parsed, with nothing kept.
The two take turns within one process, and the best round of each counts: what else the machine does can
only add to a time. The files are made in a temporary folder: ten steps each, with comments, notes and a
group. Then one edit is saved into a file of 200 steps and read back, with fsync left out, which measures
the disk.
"""

from __future__ import annotations

import gc
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.many_routines import routine, with_doses_outside, with_slip, write_home
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from planner.store import routines
from planner.store.edits import SetValue
from planner.store.home import Home
from planner.store.report import check_home
from planner.store.shelf import read_entry

READ_LIMIT = 1.6
"""Reading may take this many times plain tomllib."""

CHECK_LIMIT = 2.5
"""Checking a whole home may take this many times plain tomllib."""

FULL_LIMIT = 3.0
"""The same for a home with thousands of problems, which nobody has: it is there to see what each costs."""

EDIT_LIMIT = 0.050
"""Seconds one edit in a long file may take, without the disk."""

FILES = 1000
"""Routines in each home."""

ROUNDS = 7
"""Rounds of each pair."""

LONG = 200
"""Steps of the long file."""

EDITS = 15
"""Edits saved into it."""

EVERY = 20
"""One file in so many has a slip, in the home that is like most."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing done to a thousand files in every round, in seconds, beside plain tomllib."""

    what: str
    plain: tuple[float, ...]
    ours: tuple[float, ...]
    limit: float
    problems: int = 0

    @property
    def ratio(self) -> float:
        """How many times plain tomllib's best round the planner's is."""
        return min(self.ours) / min(self.plain)

    def row(self) -> tuple[str, ...]:
        """A row of the table."""
        plain, ours = (f"{1000 * min(seconds):.0f} ms" for seconds in (self.plain, self.ours))
        return (self.what, plain, ours, f"{self.ratio:.2f}", f"{self.limit:.1f}")

    def figures(self) -> dict[str, object]:
        """The same for `--json`, every round by itself."""
        return {
            "plain_ms": [round(1000 * seconds, 1) for seconds in self.plain],
            "planner_ms": [round(1000 * seconds, 1) for seconds in self.ours],
            "ratio": round(self.ratio, 3),
            "limit": self.limit,
            "problems": self.problems,
        }

    def failures(self) -> tuple[str, ...]:
        """What is over the limit."""
        if self.ratio <= self.limit:
            return ()
        return (f"{self.what}: {self.ratio:.2f} times plain tomllib, more than {self.limit}",)


def plain(folder: Path) -> None:
    """The floor: every file read, decoded and parsed, and nothing kept."""
    for path in sorted(folder.iterdir()):
        tomllib.loads(path.read_bytes().decode())


def seconds(work: Callable[[], object]) -> float:
    """How long something takes, with no garbage of others to clear away."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(what: str, root: Path, work: Callable[[], object], rounds: int, limit: float) -> Comparison:
    """Plain tomllib and the planner in turn on the files of one home; one round goes before, uncounted."""
    home = Home(root)
    times = [(seconds(lambda: plain(home.routines)), seconds(work)) for _ in range(rounds + 1)][1:]
    floor, ours = zip(*times, strict=True)
    return Comparison(what, floor, ours, limit, len(check_home(home).problems))


def edits(root: Path, count: int) -> tuple[float, ...]:
    """How long each edit of the repetitions in the middle of a long file takes, saved and read back."""
    write_home(root, [routine(0, LONG)])
    home, times = Home(root), []
    (path,) = home.routines.iterdir()
    with patch("os.fsync"):
        for number in range(count + 1):
            entry = read_entry(home, path, routines.build)
            change = SetValue(("step", LONG // 2, "reps"), number + 1)
            times.append(seconds(lambda: routines.change(home, entry, [change])))  # noqa: B023
    return tuple(times[1:])


def measure(files: int, rounds: int, count: int) -> Report:
    """Read and check homes of `files` routines, `rounds` times each, then save `count` edits."""
    numbers = range(files)
    some = [routine(n) if n % EVERY else with_slip(routine(n), n // EVERY) for n in numbers]
    homes = (
        ("check, all in order", [routine(n) for n in numbers], CHECK_LIMIT),
        (f"check, a problem in one file of {EVERY}", some, CHECK_LIMIT),
        ("check, a problem in every file", [with_slip(routine(n), n) for n in numbers], CHECK_LIMIT),
        ("check, nine in every file", [with_doses_outside(routine(n)) for n in numbers], FULL_LIMIT),
    )
    found: list[Comparison] = []
    with TemporaryDirectory(prefix="planner-benchmark-") as folder:
        for number, (what, texts, limit) in enumerate(homes):
            root = Path(folder) / str(number)
            write_home(root, texts)
            home = Home(root)
            if not number:
                found.append(compare("read", root, lambda: routines.load(home), rounds, READ_LIMIT))  # noqa: B023
            found.append(compare(what, root, lambda: check_home(home), rounds, limit))  # noqa: B023
        saved = edits(Path(folder) / "long", count)
    return _report(files, rounds, found, saved)


def _report(files: int, rounds: int, found: Sequence[Comparison], saved: tuple[float, ...]) -> Report:
    middle = median(saved)
    slow = (f"an edit takes {1000 * middle:.0f} ms, more than {1000 * EDIT_LIMIT:.0f}",)
    return Report(
        name="reading",
        title="Reading and checking",
        headings=(f"{files:,} routines", "tomllib", "planner", "ratio", "limit"),
        rows=tuple(one.row() for one in found),
        notes=(
            f"The best of {rounds} rounds, in turn with plain tomllib on the same files.",
            f"One edit in a file of {LONG} steps, saved and read back, without fsync: {1000 * middle:.1f} ms "
            f"(median of {len(saved)}; limit {1000 * EDIT_LIMIT:.0f} ms).",
        ),
        figures={
            "files": files,
            "rounds": rounds,
            "edit_ms": [round(1000 * one, 2) for one in saved],
            **{one.what: one.figures() for one in found},
        },
        failures=(
            *(failure for one in found for failure in one.failures()),
            *(slow if middle > EDIT_LIMIT else ()),
        ),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.reading", __doc__)
    option = parser.add_argument
    option("--files", type=at_least_one, default=FILES, help="routines in each home (default %(default)s)")
    option("--rounds", type=at_least_one, default=ROUNDS, help="rounds that count (default %(default)s)")
    option("--edits", type=at_least_one, default=EDITS, help="edits that count (default %(default)s)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.files, given.rounds, given.edits)]), as_json=given.json)


if __name__ == "__main__":
    main()
