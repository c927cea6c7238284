"""How long the app takes from its start to its first paint, beside a bare Textual app.

Starts the two in turn under a pseudo-terminal of 80x24, so that a busy machine slows both.
"Painted" is the time from the start of the process until the first frame stands on the screen,
"filled" until what the app has read from its files does too (the bare app has nothing to read),
"settled" the last byte before 0.25 s of silence. One start of each goes before and is not
counted: it fills the byte-code caches and copies the starter routines into the home.
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
"""What the app's first frame shows."""

FILLED = "All routines"
"""What the app shows once it has read its files."""

QUIET = 0.25
"""Seconds of silence after which the screen has settled."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first frame, to what the files add, and to the last byte."""

    painted: float
    filled: float
    settled: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One moment in every start of the two programs, in seconds."""

    moment: str
    bare: tuple[float, ...]
    app: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times the bare app's median the planner's is."""
        return median(self.app) / median(self.bare)

    def row(self) -> tuple[str, ...]:
        """A row of the table."""
        bare, app = (f"{1000 * median(seconds):.0f} ms" for seconds in (self.bare, self.app))
        return (self.moment, bare, app, f"{self.ratio:.2f}")

    def figures(self) -> dict[str, object]:
        """The same for `--json`, every start by itself."""
        return {
            "bare_ms": [round(1000 * seconds, 1) for seconds in self.bare],
            "planner_ms": [round(1000 * seconds, 1) for seconds in self.app],
            "ratio": round(self.ratio, 3),
        }


def start(argv: Sequence[str], text: str, filled: str) -> Start:
    """Start the program once and time it."""
    with Terminal(argv) as terminal:
        return Start(
            painted=terminal.wait_for_text(text),
            filled=terminal.wait_for_text(text, filled),
            settled=terminal.wait_for_quiet(QUIET),
        )


def measure(runs: int, text: str, filled: str) -> Report:
    """Start both `runs` times, in turn, and compare the medians."""
    bare, app = [], []
    with prepared_home() as home:
        for _ in range(runs + 1):
            bare.append(start(BARE, PAINTED, PAINTED))
            app.append(start(planner(home), text, filled))
    starts = tuple(zip(bare[1:], app[1:], strict=True))
    moments = (
        Comparison(
            "painted", tuple(one.painted for one, _ in starts), tuple(one.painted for _, one in starts)
        ),
        Comparison("filled", tuple(one.filled for one, _ in starts), tuple(one.filled for _, one in starts)),
        Comparison(
            "settled", tuple(one.settled for one, _ in starts), tuple(one.settled for _, one in starts)
        ),
    )
    ratio = moments[0].ratio
    return Report(
        name="first_paint",
        title="First paint",
        headings=("median", "bare app", "planner", "ratio"),
        rows=tuple(moment.row() for moment in moments),
        notes=(f"{runs} starts each, in turn. Limit: painted within {LIMIT} times the bare app's time.",),
        figures={"runs": runs, "limit": LIMIT} | {moment.moment: moment.figures() for moment in moments},
        failures=(f"painted after {ratio:.2f} times the bare app's time, more than {LIMIT}",)
        if ratio > LIMIT
        else (),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.first_paint", __doc__)
    option = parser.add_argument
    option("--runs", type=at_least_one, default=RUNS, help="starts of each program (default %(default)s)")
    option("--text", default=TEXT, help="what the first frame shows (default %(default)r)")
    option("--filled", default=FILLED, help="what the files add to it (default %(default)r)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.runs, given.text, given.filled)]), as_json=given.json)


if __name__ == "__main__":
    main()
