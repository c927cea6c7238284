"""Two clones of a home, changed at random on both sides, and merged with git through a bare repository.

Each side runs a session and makes some changes by planner's own operations: plans, skips, moves, pauses,
steps, doses, routines, settings, mornings. Held against it: no session is lost or changed, what merges reads
without an error and has the plans of both, git gives up only where both changed lines that are the same or
stand side by side (by the hunks of `git diff -U1` against the common base), and then `planner check` names
each mark with its line. The first law that is broken is printed, and the exit code is 1.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.report import Report, arguments, at_least_one, gather, publish
from tests.store.merging import merge_at_random

MERGES = 200
CHANGES = 6
PROCESSES = 4


def one(folder: Path, changes: int, seed: int) -> tuple[Counter[str], str]:
    """One merge: what was done, and the first law that was broken."""
    try:
        return merge_at_random(folder / str(seed), seed, changes), ""
    except AssertionError as error:
        return Counter(), f"merge {seed}: {error}"


def measure(merges: int, changes: int, processes: int) -> Report:
    """So many merges, with as many changes on each side."""
    tally: Counter[str] = Counter()
    failures: list[str] = []
    with (
        TemporaryDirectory(prefix="planner-merges-") as name,
        get_context("spawn").Pool(processes) as pool,
    ):
        for seen, broken in pool.imap_unordered(partial(one, Path(name), changes), range(merges)):
            tally += seen
            failures += [broken] * bool(broken)
    torn = {name.removeprefix("torn "): count for name, count in tally.items() if name.startswith("torn ")}
    rows = [("merged", str(tally["merges"])), ("without a conflict", str(tally["clean"]))]
    rows += [(f"a conflict in {name}", str(count)) for name, count in sorted(torn.items())]
    made = sum(count for name, count in tally.items() if not name.startswith(("torn ", "merges", "clean")))
    return Report(
        name="merges",
        title="Two machines, merged with git",
        headings=("", "times"),
        rows=tuple(rows),
        notes=(f"A session and up to {changes} changes on each side of every merge, {made} changes in all.",),
        figures={"merges": tally["merges"], "clean": tally["clean"], "changes": made, "torn": torn},
        failures=tuple(failures),
    )


def main() -> None:
    """Merge and print."""
    parser = arguments("benchmarks.merges", __doc__)
    parser.add_argument("--merges", type=at_least_one, default=MERGES, help="how many (default %(default)s)")
    parser.add_argument(
        "--changes", type=at_least_one, default=CHANGES, help="on each side (default %(default)s)"
    )
    parser.add_argument("--processes", type=at_least_one, default=PROCESSES, help="how many at once")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.merges, given.changes, given.processes)]), as_json=given.json)


if __name__ == "__main__":
    main()
