"""How fast the composer is over a long routine: from a key until what it asked for stands on the screen.

The planner runs under a pseudo-terminal of 120x40, over a home with one routine of 200 steps. "Opened" is the
time from enter in the list of routines until the steps with their total are painted, once more after
each return; the first time, when the composer is imported, stands by itself. "Moved" is the time from J until
the step stands in its next place; each move is on the disk before the next one.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.many_routines import routine, write_home
from benchmarks.pty_harness import Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home

STEPS = 200
"""Steps of the routine."""

OPENINGS = 7
"""How often the composer is opened again."""

MOVES = 30
"""How often a step is moved."""

OPEN_LIMIT = 0.150
"""Seconds that opening may take, in the median."""

MOVE_LIMIT = 0.030
"""Seconds that a move may take, in the median."""

SIZE = (120, 40)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the key to the screen."""

    first: float
    opened: tuple[float, ...]
    moved: tuple[float, ...]


def answered(terminal: Terminal, key: str, *texts: str) -> float:
    """Send a key and wait for what it brings; the seconds until then, once all is quiet again."""
    sent = time.monotonic() - terminal.started
    terminal.send(key)
    painted = terminal.wait_for_text(*texts)
    terminal.wait_for_quiet()
    return painted - sent


def moved(terminal: Terminal, place: int) -> float:
    """Move the chosen step down to a place; the seconds until it is there, once it is on the disk too."""
    seconds = answered(terminal, "J", f"▌{place:>3}")
    terminal.wait_for_text("✓ saved")
    terminal.wait_for_quiet()
    return seconds


def time_it(steps: int, openings: int, moves: int) -> Times:
    """Open the composer once, then again and again, then move its first step down."""
    with prepared_home() as home:
        write_home(home, [routine(0, steps)])
        with Terminal(planner(home), size=SIZE, limit=120 + openings + moves) as terminal:
            terminal.wait_for_text("Today")
            terminal.wait_for_quiet()
            answered(terminal, "3", "1 routine", "Routine 0")
            opened = []
            for _ in range(openings + 1):
                opened.append(answered(terminal, "\r", f"{steps} steps", "✓ saved", "▌  1"))
                answered(terminal, "\x1b", "1 routine")
            answered(terminal, "\r", f"{steps} steps", "✓ saved")
            moves_made = tuple(moved(terminal, place) for place in range(2, moves + 2))
    return Times(opened[0], tuple(opened[1:]), moves_made)


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of a hundred do not exceed."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def measure(steps: int, openings: int, moves: int) -> Report:
    """Open and move, and hold both against their limits."""
    times = time_it(steps, openings, moves)
    opened, move = median(times.opened), median(times.moved)
    failures = [
        f"{what} took {1000 * took:.0f} ms, more than {1000 * limit:.0f} ms"
        for what, took, limit in (("opening", opened, OPEN_LIMIT), ("a move", move, MOVE_LIMIT))
        if took > limit
    ]
    rows = (
        ("opened for the first time", f"{1000 * times.first:.0f} ms", ""),
        ("opened", f"{1000 * opened:.0f} ms", f"{1000 * percentile_95(times.opened):.0f} ms"),
        ("moved", f"{1000 * move:.0f} ms", f"{1000 * percentile_95(times.moved):.0f} ms"),
    )
    return Report(
        name="composing",
        title="The composer",
        headings=(f"{steps} steps", "median", "95th percentile"),
        rows=rows,
        notes=(
            f"{openings} openings and {moves} moves under a terminal of {SIZE[0]}x{SIZE[1]}.",
            f"Limit: opened within {1000 * OPEN_LIMIT:.0f} ms and moved within {1000 * MOVE_LIMIT:.0f} ms, "
            "in the median.",
        ),
        figures={
            "steps": steps,
            "first_ms": round(1000 * times.first, 1),
            "opened_ms": [round(1000 * one, 1) for one in times.opened],
            "moved_ms": [round(1000 * one, 1) for one in times.moved],
        },
        failures=tuple(failures),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.composing", __doc__)
    option = parser.add_argument
    option("--steps", type=at_least_one, default=STEPS, help="steps of the routine (default %(default)s)")
    option(
        "--openings", type=at_least_one, default=OPENINGS, help="how often to open it (default %(default)s)"
    )
    option("--moves", type=at_least_one, default=MOVES, help="how often to move a step (default %(default)s)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.steps, given.openings, given.moves)]), as_json=given.json)


if __name__ == "__main__":
    main()
