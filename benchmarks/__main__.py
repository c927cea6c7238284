"""Run every benchmark and write what they found into docs/performance.md, between its two markers.

Takes about four minutes. Nothing is written when a program could not be measured; figures over
their limit are written, marked FAIL, and the exit code is 1.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import (
    composing,
    far_week,
    figures,
    first_paint,
    reading,
    running_screen,
    search,
    start_up,
    week_screen,
)
from benchmarks.report import Findings, arguments, gather, publish

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
"""The page that quotes the figures."""

BEGIN = "<!-- written by python -m benchmarks: begin -->"
END = "<!-- written by python -m benchmarks: end -->"


def with_block(page: str, block: str) -> str:
    """The page with everything between its two markers replaced by the block.

    Raises ValueError if the page does not have each marker once, in order.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in before + after:
        raise ValueError(f"{PAGE.name} needs the lines {BEGIN!r} and {END!r}, once each and in this order")
    return f"{before}{begin}\n\n{block}\n\n{end}{after}"


def measure_all() -> Findings:
    """Every benchmark with its default settings."""
    return gather(
        lambda: [
            first_paint.measure(first_paint.RUNS, first_paint.TEXT, first_paint.FILLED),
            running_screen.measure(
                running_screen.SECONDS, running_screen.PRESSES, running_screen.KEYS, running_screen.TEXT
            ),
            start_up.measure(start_up.RUNS),
            reading.measure(reading.FILES, reading.ROUNDS, reading.EDITS),
            search.measure(search.EXERCISES, search.QUERIES),
            composing.measure(composing.STEPS, composing.OPENINGS, composing.MOVES),
            week_screen.measure(week_screen.PLANS, week_screen.OPENINGS),
            figures.measure(figures.ROUNDS),
            far_week.measure(far_week.PLANS, far_week.YEARS, far_week.ROUNDS),
        ]
    )


def main() -> None:
    """Measure, write the page, print."""
    parser = arguments("benchmarks", __doc__)
    parser.add_argument("--no-write", action="store_true", help="leave docs/performance.md as it is")
    options = parser.parse_args()
    with_block(
        PAGE.read_text(encoding="utf-8"), ""
    )  # a page without its markers should not cost three minutes
    findings = measure_all()
    if not options.no_write:
        PAGE.write_text(with_block(PAGE.read_text(encoding="utf-8"), findings.text()), encoding="utf-8")
    publish(findings, as_json=options.json)


if __name__ == "__main__":
    main()
