"""How fast Progress is over ten years of sessions, beside plain tomllib on the same files.

The planner runs under a pseudo-terminal of 120x40, over a home with 2,500 sessions of 15 sets each, with
pain, leg and the morning after. "Painted" is the time from 5 on Today until the first picture of Progress
stands; "complete" until the sessions of all ten years are told. That is the first time, when the screen is
imported and every file is read; it is what the limits are for. Then it is opened again, and nothing has
changed.
Plain tomllib reads and parses the same files in turn with it, and so does `store.sessions.load` alone.
Memory is the peak of the process, beside that of a bare Textual app.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.bare_app import PAINTED
from benchmarks.pty_harness import Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import BARE, planner, prepared_home
from planner.model.session import DoneSet, Session, Side
from planner.model.text import plural
from planner.store.home import Home
from planner.store.sessions import file_stem, load, render

SESSIONS = 2500
"""Sessions in the log."""

RUNS = 3
"""Starts of the planner."""

PAINT_LIMIT = 0.100
"""Seconds until the first picture, in the median."""

READ_LIMIT = 1.5
"""Reading all of it may take this many times plain tomllib."""

MEMORY_RATIO, MEMORY_MORE = 1.5, 40.0
"""The planner may take so many times the memory of a bare Textual app, and so many MiB more."""

SIZE = (120, 40)
_EXERCISES = ("knee-to-chest", "glute-bridge", "piriformis-stretch", "cat-cow", "bird-dog")
_SIDES: tuple[Side | None, ...] = ("left", "right", None)
_LEGS = ("foot", "calf", "thigh", "buttock", "back")


@dataclass(frozen=True, slots=True)
class Round:
    """One start, in seconds and MiB: plain tomllib and the store alone, then the screen."""

    plain: float
    loaded: float
    painted: float
    complete: float
    again: float
    memory: float
    bare: float


def write_log(home: Home, count: int, today: date) -> None:
    """So many sessions, evenly over the ten years before today, as a full log has them."""
    for number in range(count):
        day = today - timedelta(days=3650 - 3650 * number // count)
        began = datetime(day.year, day.month, day.day, 7, 1, tzinfo=UTC)
        session = Session(
            id="",
            status="finished",
            routine="core-three",
            title="Core three",
            started=began,
            ended=began + timedelta(minutes=11, seconds=number % 60),
            plan="mornings",
            active=600 + number % 60,
            pain_before=number % 8,
            pain_after=number % 6,
            pain_morning=number % 5,
            leg_before=_LEGS[number % 5],
            leg_after=_LEGS[number // 7 % 5],
            leg_new="nothing",
            morning="settled",
            note=f"day {number}" if number % 9 == 0 else "",
            done=tuple(
                DoneSet(1 + row // 3, _EXERCISES[row // 3], 1 + row % 3, _SIDES[row % 3], 8 + number % 5, 10)
                for row in range(15)
            ),
        )
        path = home.log / f"{day:%Y}" / f"{file_stem(session.routine, began)}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(session))


def timed(do: Callable[[], object]) -> float:
    """The seconds that something takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def parse_all(paths: Sequence[Path]) -> list[dict[str, object]]:
    """The least that any reader does: every file decoded and parsed by tomllib."""
    return [tomllib.loads(path.read_bytes().decode()) for path in paths]


def mebibytes(terminal: Terminal) -> float:
    """The peak of a program's memory; 0 where it cannot be measured."""
    return (terminal.peak_rss_kib() or 0) / 1024


def look(home: Home, count: int) -> Round:
    """Measure everything once, in turn."""
    paths = sorted(home.log.glob("*/*.toml"))
    plain, loaded = timed(lambda: parse_all(paths)), timed(lambda: load(home))
    with Terminal(BARE, size=SIZE) as terminal:
        terminal.wait_for_text(PAINTED)
        terminal.wait_for_quiet()
        bare = mebibytes(terminal)
    with Terminal(planner(home.root), size=SIZE, limit=120) as terminal:
        terminal.wait_for_text("All routines")
        terminal.wait_for_quiet(0.5)
        sent = time.monotonic() - terminal.started
        terminal.send("5")
        painted = terminal.wait_for_text("[5 Progress]") - sent
        complete = terminal.wait_for_text(f"{plural(count, 'session')} in all") - sent
        terminal.wait_for_quiet(0.5)
        terminal.send("1")
        terminal.wait_for_text("All routines", "[1 Today]")
        terminal.wait_for_quiet(0.5)
        sent = time.monotonic() - terminal.started
        terminal.send("5")
        again = terminal.wait_for_text("[5 Progress]", f"{plural(count, 'session')} in all") - sent
        terminal.wait_for_quiet(0.5)
        memory = mebibytes(terminal)
    return Round(plain, loaded, painted, complete, again, memory, bare)


def measure(count: int, runs: int) -> Report:
    """Start so many times, and hold the medians against the limits."""
    with prepared_home() as folder:
        home = Home(folder)
        write_log(home, count, date.today())
        rounds = [look(home, count) for _ in range(runs)]
    plain, loaded, painted, complete, again, memory, bare = (
        median(getattr(one, name) for one in rounds) for name in Round.__slots__
    )
    most = MEMORY_RATIO * bare + MEMORY_MORE
    failures = []
    if painted > PAINT_LIMIT:
        failures.append(f"the first picture took {1000 * painted:.0f} ms, more than {1000 * PAINT_LIMIT:.0f}")
    if complete > READ_LIMIT * plain:
        failures.append(f"complete after {complete / plain:.2f} times plain tomllib, more than {READ_LIMIT}")
    if memory > most:
        failures.append(f"{memory:.0f} MiB of memory, more than {most:.0f}")
    return Report(
        name="progress_screen",
        title="Progress over ten years",
        headings=(f"{count} sessions", "median", "of plain tomllib"),
        rows=(
            ("plain tomllib, every file", f"{1000 * plain:.0f} ms", "1.00"),
            ("the store alone", f"{1000 * loaded:.0f} ms", f"{loaded / plain:.2f}"),
            ("first picture", f"{1000 * painted:.0f} ms", ""),
            ("complete", f"{1000 * complete:.0f} ms", f"{complete / plain:.2f}"),
            ("opened again", f"{1000 * again:.0f} ms", ""),
            ("memory, bare app", f"{bare:.0f} MiB", ""),
            ("memory, planner", f"{memory:.0f} MiB", ""),
        ),
        notes=(
            f"{runs} starts under a terminal of {SIZE[0]}x{SIZE[1]}. Limit: first picture within "
            f"{1000 * PAINT_LIMIT:.0f} ms, complete within {READ_LIMIT} times plain tomllib, memory within "
            f"{MEMORY_RATIO} times the bare app's and {MEMORY_MORE:.0f} MiB.",
        ),
        figures={"sessions": count}
        | {name: [round(getattr(one, name), 4) for one in rounds] for name in Round.__slots__},
        failures=tuple(failures),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.progress_screen", __doc__)
    option = parser.add_argument
    option("--sessions", type=at_least_one, default=SESSIONS, help="in the log (default %(default)s)")
    option("--runs", type=at_least_one, default=RUNS, help="starts (default %(default)s)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.sessions, given.runs)]), as_json=given.json)


if __name__ == "__main__":
    main()
