"""How long one picture of a figure takes, from the place in its movement to lines of braille, at three sizes.

Every figure of the library is drawn all the way round its slow loop, four pictures a second, as on the
exercise's card. "Cells" are those that differ from the picture before: what a terminal must be sent.
"""

from __future__ import annotations

import time
from statistics import mean, median

from benchmarks.contact_sheet import SIZES, library
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from planner.model.drawing import draw
from planner.model.figure import Figure
from planner.model.motion import LOOP, in_loop

ROUNDS = 20
"""How often each figure goes round its loop."""

BEAT = 250
"""Milliseconds between two pictures."""

LIMIT = 0.0075
"""Seconds a picture may take: 3 % of a core at four a second."""


def pictures(figure: Figure, columns: int, rows: int, rounds: int) -> tuple[list[float], list[int]]:
    """The seconds that each picture took, and how many cells differ from the one before."""
    seconds: list[float] = []
    changed: list[int] = []
    before = ""
    for elapsed in range(0, LOOP * rounds, BEAT):
        begin = time.perf_counter()
        lines = draw(figure, in_loop(figure, elapsed), columns, rows).lines()
        seconds.append(time.perf_counter() - begin)
        text = "".join(run.text for line in lines for run in line)
        changed.append(sum(a != b for a, b in zip(before, text, strict=False)))
        before = text
    return seconds, changed


def measure(rounds: int) -> Report:
    """Draw all of them at each size."""
    figures = library()
    rows, figures_out, failures = [], {}, []
    for columns, high in SIZES:
        found = [pictures(figure, columns, high, rounds) for figure in figures.values()]
        seconds = sorted(one for taken, _ in found for one in taken)
        changed = [one for _, cells in found for one in cells[1:]]
        late = seconds[int(0.95 * len(seconds))]
        name = f"{columns}x{high}"
        rows.append((name, f"{1e6 * median(seconds):.0f} µs", f"{1e6 * late:.0f} µs", f"{mean(changed):.1f}"))
        figures_out[name] = {
            "median_us": round(1e6 * median(seconds)),
            "p95_us": round(1e6 * late),
            "cells": round(mean(changed), 1),
        }
        if late > LIMIT:
            failures.append(f"{name} takes {1000 * late:.1f} ms (p95), more than {1000 * LIMIT:.1f}")
    return Report(
        name="figures",
        title="A figure",
        headings=("cells of the picture", "median", "p95", "cells that change"),
        rows=tuple(rows),
        notes=(
            f"{len(figures)} figures, {rounds} rounds of their loop each, {1000 // BEAT} pictures a second.",
        ),
        figures=figures_out,
        failures=tuple(failures),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.figures", __doc__)
    parser.add_argument("--rounds", type=at_least_one, default=ROUNDS, help="rounds (default %(default)s)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.rounds)]), as_json=given.json)


if __name__ == "__main__":
    main()
