"""Random files under random operations, each held against the laws of lossless editing: as many as asked for.

The first file that breaks a law is printed with the operation, and the exit code is 1. A seed has always
the same files. `pytest` does ten thousand; docs/files.md quotes a longer run.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context

from benchmarks.report import Report, arguments, at_least_one, gather, publish
from tests.store.walks import refused_too_often, walk_at_random

EXAMPLES = 100_000
PROCESSES = 2
_PART = 500
_WORST = 8


def walks(seed: int, examples: int, first: int) -> tuple[Counter[str], str]:
    """Some walks with consecutive numbers: what was done, and the first broken law in full."""
    tally: Counter[str] = Counter()
    for number in range(first, min(first + _PART, examples)):
        try:
            walk_at_random(f"{seed} {number}", tally)
        except Exception as error:  # noqa: BLE001 - one that cannot be pickled would leave the pool waiting
            return tally, f"file {number} of seed {seed}: {error}"
    return tally, ""


def _parts(seed: int, examples: int, processes: int) -> Iterator[tuple[Counter[str], str]]:
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(partial(walks, seed, examples), range(0, examples, _PART))


def measure(examples: int, seed: int, processes: int) -> Report:
    """All the walks; what is refused is counted by its reason."""
    began = time.monotonic()
    tally: Counter[str] = Counter()
    failures: list[str] = []
    for done, broken in _parts(seed, examples, processes):
        tally += done
        failures += [broken] * bool(broken)
    seconds = time.monotonic() - began
    failures += [words] if (words := refused_too_often(tally)) else []
    files, operations, refused = tally["files"], tally["operations"], tally["refused"]
    reasons = [(words, count) for words, count in tally.most_common() if words.startswith("refused: ")]
    figures = {"files": files, "operations": operations, "refused": refused, "seconds": round(seconds, 1)}
    row = (
        f"{files:,}",
        f"{operations:,}",
        f"{refused:,}",
        f"{refused / max(1, operations):.3%}",
        f"{seconds:.0f}",
    )
    return Report(
        name="random_edits",
        title=f"Random edits, seed {seed}, {processes} processes",
        headings=("files", "operations", "refused", "share", "seconds"),
        rows=(row,),
        notes=tuple(f"{count} times {words}" for words, count in reasons[:_WORST]),
        figures={**figures, "seed": seed, "processes": processes},
        failures=tuple(failures),
    )


def main() -> None:
    """Walk and print."""
    parser = arguments("benchmarks.random_edits", __doc__)
    parser.add_argument("--examples", type=at_least_one, default=EXAMPLES, help="how many files")
    parser.add_argument("--seed", type=int, default=0, help="which files")
    parser.add_argument("--processes", type=at_least_one, default=PROCESSES, help="how many at once")
    options = parser.parse_args()
    run = partial(measure, options.examples, options.seed, options.processes)
    publish(gather(lambda: [run()]), as_json=options.json)


if __name__ == "__main__":
    main()
