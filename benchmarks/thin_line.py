"""A session over a thin line: 960 bytes a second, 300 ms there and back, through a pseudo-terminal.

How many bytes the first picture has and when it stands, how late the clock is, how many bytes a second it
takes, how soon a key is answered, and whether the terminal is left clean. The session runs at its real speed.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.leftovers import left_over
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from benchmarks.thin_terminal import ThinTerminal, wait_until_gone
from planner.model.course import Course
from planner.model.player import Player
from planner.store import sessions
from planner.store.course import read_course
from planner.store.home import Home
from planner.widgets.sight import see

RATE, LAG = 960, 0.3
"""Bytes a second, and seconds there and back."""

SECONDS, PRESSES = 75, 20
"""How long the clock is watched, and how many keys are pressed."""

ROUTINE = "core-three"

MOST_FIRST, MOST_STEADY, MOST_LATE = 10_000, 600, 5.0
"""Bytes of the first picture, bytes a second, seconds late: more of these is a failure."""


@dataclass
class Passage:
    """What was seen of one session at the far end of the line."""

    size: tuple[int, int]
    first: tuple[float, int] = (0.0, 0)
    """Seconds and bytes until the first page stood whole."""
    timer: float = 0.0
    """Seconds from the key that starts the session until the timer stood whole."""
    late: list[float] = field(default_factory=list)
    """Seconds by which each change of phase was seen late."""
    steady: float = 0.0
    """Bytes a second while the clock runs."""
    keys: list[float] = field(default_factory=list)
    """Seconds from a key to the first word of its answer."""
    left: list[str] = field(default_factory=list)
    """What was not switched off at the end."""


def changes(course: Course) -> list[tuple[float, str]]:
    """When each phase of the session begins, in seconds, and the words that say so."""
    player, found = Player(course.timeline).start(0).player, []
    for index in range(len(course.timeline)):
        at = course.timeline.seconds_before(index)
        while player.seen < at * 1000:
            player = player.tick(min(player.seen + 1000, at * 1000)).player
        sight = see(course, player, player.seen)
        if sight is not None:
            found.append((float(at), sight.tape))
    return found


def beginning(home: Home) -> float:
    """When the session began on the clock on the wall, to the millisecond, from what its log says now."""
    found = sessions.left_running(home)
    assert found is not None
    assert found.value is not None
    left = found.value.running
    assert left is not None
    assert left.spent_ms is not None
    course = read_course(home, ROUTINE)
    before = course.timeline.seconds_before(left.phase) + left.spent_ms / 1000
    return left.written.timestamp() - before


def travel(folder: Path, size: tuple[int, int], seconds: int, presses: int) -> Passage:
    """One session at the far end of the line."""
    home, told = Home(folder), Passage(size)
    argv = planner(folder, "run", ROUTINE)
    with ThinTerminal(argv, size=size, rate=RATE, lag=LAG, limit=seconds + 60 + 5 * presses) as terminal:
        terminal.wait_for_text("How much pain now?", "enter  start")
        whole = terminal.wait_for_quiet(0.5)
        told.first = whole, sum(len(chunk.data) for chunk in terminal.chunks)
        pressed = time.monotonic()
        terminal.send("\r")
        terminal.wait_for_text("GET READY", "Pause")
        told.timer = terminal.chunks[-1].at - pressed
        _watch_clock(terminal, home, told, seconds)
        chance = Random(7)
        for number in range(presses):
            terminal.watch(chance.uniform(1, 2.5))
            pressed = time.monotonic()
            terminal.send(" ")
            if number % 2 == 0:
                terminal.wait_for_text("PAUSED", within=10)
            else:
                wait_until_gone(terminal, "PAUSED", within=10)
            told.keys.append(terminal.chunks[-1].at - pressed)
        terminal.send("\x11")
        terminal.wait_for_exit(within=30)
        told.left = left_over(b"".join(chunk.data for chunk in terminal.chunks))
    return told


def _watch_clock(terminal: ThinTerminal, home: Home, told: Passage, seconds: int) -> None:
    """How late each change of phase is seen, and how much is written meanwhile."""
    ahead = time.time() - time.monotonic()
    came, since = sum(len(chunk.data) for chunk in terminal.chunks), time.monotonic()
    start = 0.0
    for at, words in changes(read_course(home, ROUTINE))[1:]:
        if at > seconds:
            break
        terminal.wait_for_text(words, within=at + 30)
        start = start or beginning(home)
        told.late.append(terminal.chunks[-1].at + ahead - start - at)
    terminal.watch(2)
    written = sum(len(chunk.data) for chunk in terminal.chunks) - came
    told.steady = written / (time.monotonic() - since)


def report(passages: list[Passage]) -> Report:
    """What was seen, in a table; more than the limits is a failure."""
    failures = [f"{one.size[0]}x{one.size[1]}: {wrong}" for one in passages for wrong in _too_much(one)]
    return Report(
        name="thin_line",
        title=f"A line of {RATE} bytes a second, {LAG * 1000:.0f} ms there and back",
        headings=("", *(f"{one.size[0]}x{one.size[1]}" for one in passages)),
        rows=tuple(zip(_LABELS, *map(_cells, passages), strict=True)),
        notes=(
            f"Limits: {MOST_FIRST:,} bytes for the first picture, {MOST_STEADY} a second afterwards, the"
            f" clock at most {MOST_LATE:g} s late, and nothing left switched on.",
        ),
        figures={
            f"{one.size[0]}x{one.size[1]}": {
                "first_seconds": one.first[0],
                "first_bytes": one.first[1],
                "late": one.late,
                "bytes_per_second": one.steady,
                "keys": one.keys,
                "left_over": one.left,
            }
            for one in passages
        },
        failures=tuple(failures),
    )


_LABELS = (
    "first picture, bytes",
    "first picture, whole after",
    "timer, after its key",
    "changes of phase seen",
    "the clock late, median",
    "the clock late, at most",
    "bytes a second",
    "key to its answer, median",
    "key to its answer, at most",
    "left switched on",
)


def _cells(one: Passage) -> tuple[str, ...]:
    return (
        f"{one.first[1]:,}",
        f"{one.first[0]:.1f} s",
        f"{one.timer:.1f} s",
        str(len(one.late)),
        f"{median(one.late):.2f} s",
        f"{max(one.late):.2f} s",
        f"{one.steady:.0f}",
        f"{median(one.keys):.2f} s",
        f"{max(one.keys):.2f} s",
        ", ".join(one.left) or "nothing",
    )


def _too_much(one: Passage) -> list[str]:
    wrong = [f"left over: {what}" for what in one.left]
    if one.first[1] > MOST_FIRST:
        wrong.append(f"the first picture has {one.first[1]} bytes")
    if one.steady > MOST_STEADY:
        wrong.append(f"{one.steady:.0f} bytes a second")
    if max(one.late) > MOST_LATE:
        wrong.append(f"the clock was {max(one.late):.1f} s late")
    return wrong


def measure(seconds: int, presses: int, sizes: list[tuple[int, int]]) -> Report:
    """One session for each size of the window."""
    passages = []
    for size in sizes:
        with prepared_home() as folder:
            passages.append(travel(folder, size, seconds, presses))
    return report(passages)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)x(\d+)", text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2])


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.thin_line", __doc__)
    option = parser.add_argument
    option("--seconds", type=at_least_one, default=SECONDS, help="how long to watch (default %(default)s)")
    option("--presses", type=at_least_one, default=PRESSES, help="presses of space (default %(default)s)")
    option("--size", type=_size, action="append", help="of the window; 80x24 and 60x20 when not given")
    given = parser.parse_args()
    sizes = given.size or [(80, 24), (60, 20)]
    publish(gather(lambda: [measure(given.seconds, given.presses, sizes)]), as_json=given.json)


if __name__ == "__main__":
    main()
