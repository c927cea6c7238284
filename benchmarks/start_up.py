"""How long the plain commands take, and that they load nothing they do not need.

Times `planner --version`, `planner list exercises` and `planner today` from start to exit, in turn with
`python -c pass` and `python -c "import tomllib"`, the least any Python program costs. Each runs once
more beforehand, uncounted. `planner week` is timed again in a home with 1,000
routines and ten years of log: there it may take at most 2.5 times the import of tomllib. Then each
command runs under `python -X importtime`: if Textual, Rich, tomlkit or icalendar is imported, that is a
failure, and the exit code is 1.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.pty_harness import HarnessError, clean_environment
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from benchmarks.ten_years import ten_years_home

FORBIDDEN = frozenset({"textual", "rich", "tomlkit", "icalendar"})
"""What a plain command must never import: each costs more than the command itself."""

PLAIN = (("--version",), ("list", "exercises"), ("today",), ("week",), ("next", "--quiet"))
"""The plain commands that are measured."""

MAY_FAIL = frozenset({"planner next --quiet"})
"""What answers by its exit code: 1 says that nothing is due."""

LEAST = 'python -c "import tomllib"'
TEN_YEARS = "planner week, ten years on"
WEEK_LIMIT = 2.5
"""How many times the import of tomllib the week may take after ten years."""

RUNS = 15
"""Runs of each command that count."""

PATIENCE = 30
"""Seconds after which a command counts as hanging."""


def run(argv: Sequence[str], *, may_fail: bool = False) -> tuple[float, str]:
    """Run a command to its end; seconds it took and what it wrote to stderr.

    Raises HarnessError when it fails or does not end in time.
    """
    start = time.perf_counter()
    try:
        done = subprocess.run(
            argv,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise HarnessError(f"{' '.join(argv)}: did not end within {PATIENCE} s") from None
    seconds = time.perf_counter() - start
    if done.returncode > (1 if may_fail else 0) or done.returncode < 0:
        raise HarnessError(f"{' '.join(argv)}: exit code {done.returncode}\n{done.stderr.strip()}")
    return seconds, done.stderr


def imported(argv: Sequence[str], *, may_fail: bool = False) -> frozenset[str]:
    """The top-level packages a Python command imports; `argv[0]` is the interpreter."""
    errors = run((argv[0], "-X", "importtime", *argv[1:]), may_fail=may_fail)[1]
    lines = [line for line in errors.splitlines() if line.startswith("import time:")]
    return frozenset(line.rpartition("|")[2].strip().partition(".")[0] for line in lines)


def measure(runs: int) -> Report:
    """Time every command `runs` times, in turn, then look at what the plain ones import."""
    with prepared_home() as home, ten_years_home(date.today()) as old:
        commands = _commands(home) | {TEN_YEARS: planner(old, "week")}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, argv in commands.items():
                times[name].append(run(argv, may_fail=name in MAY_FAIL)[0])
        names = {name: argv for name, argv in commands.items() if name.startswith("planner ")}
        loaded = {name: imported(argv, may_fail=name in MAY_FAIL) for name, argv in names.items()}
    floor = median(times["python -c pass"][1:])
    medians = {name: median(seconds[1:]) for name, seconds in times.items()}
    ratio = medians[TEN_YEARS] / medians[LEAST]
    slow = f"{TEN_YEARS}: {ratio:.2f} times the import of tomllib, at most {WEEK_LIMIT}"
    return Report(
        name="start_up",
        title="Plain commands",
        headings=("median", "time", "above bare Python"),
        rows=tuple(
            (name, f"{1000 * seconds:.0f} ms", f"{1000 * (seconds - floor):.0f} ms")
            for name, seconds in medians.items()
        ),
        notes=(
            f"{runs} runs each, in turn. Limit: {', '.join(sorted(FORBIDDEN))} are not imported.",
            f"Ten years on, the week takes {ratio:.2f} times the import of tomllib. Limit: {WEEK_LIMIT}.",
        ),
        figures={
            "runs": runs,
            "milliseconds": {
                name: [round(1000 * one, 1) for one in all_[1:]] for name, all_ in times.items()
            },
            "packages": {name: len(packages) for name, packages in loaded.items()},
        },
        failures=(
            *(
                f"{name} imports {', '.join(sorted(found))}"
                for name, packages in loaded.items()
                if (found := packages & FORBIDDEN)
            ),
            *([slow] if ratio > WEEK_LIMIT else []),
        ),
    )


def _commands(home: Path) -> dict[str, tuple[str, ...]]:
    """Every command that is timed, by the name it has in the table."""
    floor = {
        "python -c pass": (sys.executable, "-c", "pass"),
        LEAST: (sys.executable, "-c", "import tomllib"),
    }
    return floor | {f"planner {' '.join(words)}": planner(home, *words) for words in PLAIN}


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.start_up", __doc__)
    parser.add_argument(
        "--runs", type=at_least_one, default=RUNS, help="runs of each command (default %(default)s)"
    )
    options = parser.parse_args()
    publish(gather(lambda: [measure(options.runs)]), as_json=options.json)


if __name__ == "__main__":
    main()
