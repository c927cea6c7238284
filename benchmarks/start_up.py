"""How long the plain commands take, and that they load nothing they do not need.

Times `planner --version`, `planner list exercises` and `planner today` from start to exit, in turn with
`python -c pass` and `python -c "import tomllib"`, the least any Python program costs. Each runs once
more beforehand, uncounted. Then each command runs under `python -X importtime`: if Textual, Rich,
tomlkit or icalendar is imported, that is a failure, and the exit code is 1.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.pty_harness import HarnessError, clean_environment
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home

FORBIDDEN = frozenset({"textual", "rich", "tomlkit", "icalendar"})
"""What a plain command must never import: each costs more than the command itself."""

PLAIN = (("--version",), ("list", "exercises"), ("today",))
"""The plain commands that are measured."""

RUNS = 15
"""Runs of each command that count."""

PATIENCE = 30
"""Seconds after which a command counts as hanging."""


def run(argv: Sequence[str]) -> tuple[float, str]:
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
    if done.returncode:
        raise HarnessError(f"{' '.join(argv)}: exit code {done.returncode}\n{done.stderr.strip()}")
    return seconds, done.stderr


def imported(argv: Sequence[str]) -> frozenset[str]:
    """The top-level packages a Python command imports; `argv[0]` is the interpreter."""
    errors = run((argv[0], "-X", "importtime", *argv[1:]))[1]
    lines = [line for line in errors.splitlines() if line.startswith("import time:")]
    return frozenset(line.rpartition("|")[2].strip().partition(".")[0] for line in lines)


def measure(runs: int) -> Report:
    """Time every command `runs` times, in turn, then look at what the plain ones import."""
    with prepared_home() as home:
        commands = _commands(home)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, argv in commands.items():
                times[name].append(run(argv)[0])
        loaded = {f"planner {' '.join(words)}": imported(planner(home, *words)) for words in PLAIN}
    floor = median(times["python -c pass"][1:])
    medians = {name: median(seconds[1:]) for name, seconds in times.items()}
    return Report(
        name="start_up",
        title="Plain commands",
        headings=("median", "time", "above bare Python"),
        rows=tuple(
            (name, f"{1000 * seconds:.0f} ms", f"{1000 * (seconds - floor):.0f} ms")
            for name, seconds in medians.items()
        ),
        notes=(f"{runs} runs each, in turn. Limit: {', '.join(sorted(FORBIDDEN))} are not imported.",),
        figures={
            "runs": runs,
            "milliseconds": {
                name: [round(1000 * one, 1) for one in all_[1:]] for name, all_ in times.items()
            },
            "packages": {name: len(packages) for name, packages in loaded.items()},
        },
        failures=tuple(
            f"{name} imports {', '.join(sorted(found))}"
            for name, packages in loaded.items()
            if (found := packages & FORBIDDEN)
        ),
    )


def _commands(home: Path) -> dict[str, tuple[str, ...]]:
    """Every command that is timed, by the name it has in the table."""
    floor = {
        "python -c pass": (sys.executable, "-c", "pass"),
        'python -c "import tomllib"': (sys.executable, "-c", "import tomllib"),
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
