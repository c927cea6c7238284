"""Random schedules, each held against dateutil week by week over ten years: as many as asked for.

They have skips, moves, notes, pauses, extras, several times a day, every so many weeks, and weeks that begin
on any day. The first one that differs is printed, made as small as it still differs, and the exit code is 1.
A seed has always the same schedules. `pytest` does a few; docs/files.md quotes a longer run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.report import Report, arguments, at_least_one, gather, publish
from planner.model.schedule import Schedule
from tests.model.calendar_oracle import check_ten_years, schedules

EXAMPLES = 20_000
PROCESSES = 2
_PART = 250


def part(number: int, examples: int, first: int) -> tuple[int, int, int, str]:
    """Some schedules of a seed: how many, their plans, their occurrences, and what differed, or nothing."""
    seen = [0, 0, 0]

    @seed(number * 1_000_003 + first)
    @settings(
        max_examples=min(_PART, examples - first),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(schedules())
    def look(schedule: Schedule) -> None:
        occurrences = check_ten_years(schedule)
        for at, more in enumerate((1, len(schedule.plans), occurrences)):
            seen[at] += more

    try:
        look()
    except AssertionError as error:
        return seen[0], seen[1], seen[2], f"seed {number}, part {first}: {error}"
    return seen[0], seen[1], seen[2], ""


def _parts(number: int, examples: int, processes: int) -> Iterator[tuple[int, int, int, str]]:
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(partial(part, number, examples), range(0, examples, _PART))


def measure(examples: int, number: int, processes: int) -> Report:
    """All the schedules of a seed."""
    began = time.monotonic()
    done = list(_parts(number, examples, processes))
    seconds = time.monotonic() - began
    count = sum(seen for seen, _, _, _ in done)
    plans = sum(seen for _, seen, _, _ in done)
    occurrences = sum(seen for _, _, seen, _ in done)
    failures = [words for *_, words in done if words]
    if not failures and count < examples:
        failures.append(f"only {count:,} of {examples:,} schedules were made")
    return Report(
        name="random_plans",
        title=f"Random plans against dateutil, seed {number}, {processes} processes",
        headings=("schedules", "plans", "occurrences", "seconds"),
        rows=((f"{count:,}", f"{plans:,}", f"{occurrences:,}", f"{seconds:.0f}"),),
        notes=(),
        figures={
            "schedules": count,
            "plans": plans,
            "occurrences": occurrences,
            "seconds": round(seconds, 1),
            "seed": number,
            "processes": processes,
        },
        failures=tuple(failures),
    )


def main() -> None:
    """Compare and print."""
    parser = arguments("benchmarks.random_plans", __doc__)
    parser.add_argument("--examples", type=at_least_one, default=EXAMPLES, help="how many schedules")
    parser.add_argument("--seed", type=int, default=0, help="which schedules")
    parser.add_argument("--processes", type=at_least_one, default=PROCESSES, help="how many at once")
    options = parser.parse_args()
    run = partial(measure, options.examples, options.seed, options.processes)
    publish(gather(lambda: [run()]), as_json=options.json)


if __name__ == "__main__":
    main()
