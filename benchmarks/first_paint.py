"""How long the app takes from its start to its first paint, beside a bare Textual app.

Starts the two in turn under a pseudo-terminal of 80x24, so that a busy machine slows both.
"Painted" is the time from the start of the process until the expected text stands on the
screen; "settled" is the last byte before 0.25 s of silence. One start of each goes before and
is not counted: it fills the byte-code caches and copies the starter routines into the home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.bare_app import PAINTED
from benchmarks.pty_harness import Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import BARE, planner, prepared_home

LIMIT = 1.3
"""The planner's first paint may take this many times the bare app's."""

RUNS = 7
"""Starts of each program that count."""

TEXT = "Today"
"""What the app shows once it is painted."""

QUIET = 0.25
"""Seconds of silence after which the first frame has settled."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the expected text, and to the last byte before the silence."""

    painted: float
    settled: float


def start(argv: Sequence[str], text: str) -> Start:
    """Start the program once and time it."""
    with Terminal(argv) as terminal:
        return Start(terminal.wait_for_text(text), terminal.wait_for_quiet(QUIET))


def measure(runs: int, text: str) -> Report:
    """Start both `runs` times, in turn, and compare the medians."""
    bare, app = [], []
    with prepared_home() as home:
        for _ in range(runs + 1):
            bare.append(start(BARE, PAINTED))
            app.append(start(planner(home), text))
    pairs = {
        "painted": ([one.painted for one in bare[1:]], [one.painted for one in app[1:]]),
        "settled": ([one.settled for one in bare[1:]], [one.settled for one in app[1:]]),
    }
    ratios = {what: median(of_app) / median(of_bare) for what, (of_bare, of_app) in pairs.items()}
    figures = {
        what: {
            "bare_ms": [round(1000 * seconds, 1) for seconds in of_bare],
            "planner_ms": [round(1000 * seconds, 1) for seconds in of_app],
            "ratio": round(ratios[what], 3),
        }
        for what, (of_bare, of_app) in pairs.items()
    }
    over = f"painted after {ratios['painted']:.2f} times the bare app's time, more than {LIMIT}"
    return Report(
        name="first_paint",
        title="First paint",
        headings=("median", "bare app", "planner", "ratio"),
        rows=tuple(
            (
                what,
                f"{1000 * median(of_bare):.0f} ms",
                f"{1000 * median(of_app):.0f} ms",
                f"{ratios[what]:.2f}",
            )
            for what, (of_bare, of_app) in pairs.items()
        ),
        notes=(f"{runs} starts each, in turn. Limit: painted within {LIMIT} times the bare app's time.",),
        figures={"runs": runs, "limit": LIMIT, **figures},
        failures=(over,) if ratios["painted"] > LIMIT else (),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.first_paint", __doc__)
    parser.add_argument(
        "--runs", type=at_least_one, default=RUNS, help="starts of each program (default %(default)s)"
    )
    parser.add_argument("--text", default=TEXT, help="what the app shows once painted (default %(default)r)")
    options = parser.parse_args()
    publish(gather(lambda: [measure(options.runs, options.text)]), as_json=options.json)


if __name__ == "__main__":
    main()
