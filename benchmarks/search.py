"""How fast the Library answers with ten thousand exercises: opening it, and each letter typed in the search.

The planner runs under a pseudo-terminal of 120x40 over a home with so many exercises of its own. "First
byte" is the time from a letter to the first byte of the answer, "complete" to the last one before 0.15 s of
silence: by then the list, the count and the card show what was found. Each query is typed letter by letter
and taken away letter by letter; the letters of all queries are counted together.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.many_exercises import write_exercises
from benchmarks.pty_harness import Repaint, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from planner.store.home import built_in

EXERCISES = 10_000
"""Exercises in the home, beside those that come with the planner."""

SIZE = (120, 40)
"""The terminal, in columns and rows."""

QUERIES = ("calf raise", "seated band hip", "kettlebell", "breathe out slowly", "hmstring", "stretch")
"""What is typed: names, what is in the instructions, a slip, a word that a tenth of all have."""

LIMIT = 0.030
"""Seconds that 95 of 100 letters may take until their answer is complete."""

_BACKSPACE = "\x7f"


@dataclass(frozen=True, slots=True)
class Typing:
    """What was timed: seconds until the list stood there, then every letter."""

    opened: float
    again: float
    letters: tuple[Repaint, ...]


def typing(exercises: int, queries: Sequence[str]) -> Typing:
    """Open the Library over so many exercises, leave it, come back, type each query and take it away."""
    with prepared_home() as home:
        write_exercises(home, exercises)
        letters: list[Repaint] = []
        with Terminal(planner(home), size=SIZE, limit=600) as terminal:
            terminal.wait_for_text("Core three", within=240)
            terminal.wait_for_quiet(1.0, within=60)
            listed = f"{exercises + len(list(built_in().iterdir())):,} exercises"
            opened = _until_listed(terminal, listed)
            terminal.press("1")
            again = _until_listed(terminal, listed)
            terminal.press("/")
            for query in queries:
                for letter in (*query, *_BACKSPACE * len(query)):
                    letters.append(terminal.press(letter))
        return Typing(opened, again, tuple(letters))


def _until_listed(terminal: Terminal, listed: str) -> float:
    """Seconds from the Library's key until the number of exercises stands on the screen."""
    began = time.monotonic()
    terminal.send("2")
    terminal.wait_for_text(listed, within=240)
    took = time.monotonic() - began
    terminal.wait_for_quiet(0.5, within=60)
    return took


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 values are below."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def measure(exercises: int, queries: Sequence[str]) -> Report:
    """Type, and say how long the letters took."""
    found = typing(exercises, queries)
    first = [letter.first_byte for letter in found.letters]
    complete = [letter.complete for letter in found.letters]
    slow = f"a letter takes {1000 * p95(complete):.1f} ms (p95), more than {1000 * LIMIT:.0f}"
    return Report(
        name="search",
        title="The search of the Library",
        headings=(f"{exercises:,} exercises", "median", "p95", "worst", "limit (p95)"),
        rows=(
            ("letter to first byte", *_cells(first), ""),
            ("letter to complete", *_cells(complete), f"{1000 * LIMIT:.0f} ms"),
        ),
        notes=(
            f"{len(complete)} letters and backspaces, at {SIZE[0]}x{SIZE[1]}.",
            f"The Library was listed {found.opened:.2f} s after its key the first time, and "
            f"{found.again:.2f} s when it was opened again.",
        ),
        figures={
            "exercises": exercises,
            "queries": list(queries),
            "opened_s": round(found.opened, 3),
            "again_s": round(found.again, 3),
            "first_byte_ms": [round(1000 * one, 2) for one in first],
            "complete_ms": [round(1000 * one, 2) for one in complete],
        },
        failures=(slow,) if p95(complete) > LIMIT else (),
    )


def _cells(values: Sequence[float]) -> tuple[str, ...]:
    return tuple(f"{1000 * one:.1f} ms" for one in (median(values), p95(values), max(values)))


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.search", __doc__)
    parser.add_argument(
        "--exercises", type=at_least_one, default=EXERCISES, help="exercises (default %(default)s)"
    )
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.exercises, QUERIES)]), as_json=given.json)


if __name__ == "__main__":
    main()
