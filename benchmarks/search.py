"""How fast the Library answers with ten thousand exercises: opening it, and each letter typed in the search.

The planner runs under a pseudo-terminal of 120x40 over a home with so many exercises of its own. "Repaint"
is the time from a letter to the frame after which the letter and the right count stand there; when no
frame brings them, the run ends. "All" is the last byte before 0.3 s of
silence: then the card of the best match stands too, which comes when no letter has come for 0.1 s. Each
query is typed letter by letter and taken away letter by letter; all the letters are counted together.
"""

from __future__ import annotations

import time
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.many_exercises import write_exercises
from benchmarks.pty_harness import HarnessError, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from planner.model.catalogue import Catalogue
from planner.store.contents import Contents
from planner.store.home import Home

EXERCISES = 10_000
"""Exercises in the home, beside those that come with the planner."""

SIZE = (120, 40)
"""The terminal, in columns and rows."""

QUERIES = ("calf raise", "seated band hip", "kettlebell", "breathe out slowly", "hmstring", "stretch")
"""What is typed: names, what is in the instructions, a slip, a word that a tenth of all have."""

LIMIT = 0.030
"""Seconds that 95 of 100 letters may take until their answer is painted."""

_BACKSPACE = "\x7f"


@dataclass(frozen=True, slots=True)
class Letter:
    """Seconds from a key to the end of the frame that answers it, and until all is quiet."""

    repaint: float
    all: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Typing:
    """What was timed: seconds until the list stood there, then every letter."""

    opened: float
    again: float
    letters: tuple[Letter, ...]


def typing(exercises: int, queries: Sequence[str]) -> Typing:
    """Open the Library over so many exercises, leave it, come back, type each query and take it away."""
    with prepared_home() as root:
        write_exercises(root, exercises)
        catalogue = Catalogue(Contents.read(Home(root)).listed)
        total = len(catalogue.rows)
        letters: list[Letter] = []
        with Terminal(planner(root), size=SIZE, limit=900) as terminal:
            terminal.wait_for_text("Core three", within=240)
            terminal.wait_for_quiet(1.0, within=60)
            opened = _until_listed(terminal, f"{total:,} exercises")
            terminal.press("1")
            again = _until_listed(terminal, f"{total:,} exercises")
            terminal.press("/")
            for query in queries:
                for typed, key in _steps(query):
                    found = len(catalogue.find(typed).rows)
                    answer = f"{found:,} of {total:,}" if typed.strip() else f"{total:,} exercises"
                    letters.append(_press(terminal, key, typed, answer))
        return Typing(opened, again, tuple(letters))


def _steps(query: str) -> Iterator[tuple[str, str]]:
    """What stands in the search after each key, and the key."""
    for end in range(1, len(query) + 1):
        yield query[:end], query[end - 1]
    for end in reversed(range(len(query))):
        yield query[:end], _BACKSPACE


def _press(terminal: Terminal, key: str, typed: str, answer: str) -> Letter:
    """Press a key and time what shows the answer beside what was typed; HarnessError when nothing does."""
    # Only what differs is written, so the answer is looked for on the screen, as it was and as it becomes.
    screen, decode = deepcopy(terminal.screen), getincrementaldecoder("utf-8")(errors="replace").decode
    seen, sent = len(terminal.chunks), time.monotonic()
    whole = terminal.press(key, quiet=0.3)
    for chunk in terminal.chunks[seen:]:
        screen.feed(decode(chunk.data))
        if screen.shows(answer) and screen.shows(typed):
            return Letter(chunk.at - sent, whole.complete, whole.bytes)
    raise HarnessError(f"nothing after {key!r} shows {answer!r}")


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
    frames = [letter.repaint for letter in found.letters]
    whole = [letter.all for letter in found.letters]
    slow = f"a letter takes {1000 * p95(frames):.1f} ms (p95), more than {1000 * LIMIT:.0f}"
    return Report(
        name="search",
        title="The search of the Library",
        headings=(f"{exercises:,} exercises", "median", "p95", "worst", "limit (p95)"),
        rows=(
            ("letter to repaint", *_cells(frames), f"{1000 * LIMIT:.0f} ms"),
            ("letter to all, the card too", *_cells(whole), ""),
        ),
        notes=(
            f"{len(frames)} letters and backspaces, at {SIZE[0]}x{SIZE[1]}.",
            f"The Library was listed {found.opened:.2f} s after its key the first time, and "
            f"{found.again:.2f} s when it was opened again.",
        ),
        figures={
            "exercises": exercises,
            "queries": list(queries),
            "opened_s": round(found.opened, 3),
            "again_s": round(found.again, 3),
            "repaint_ms": [round(1000 * one, 2) for one in frames],
            "all_ms": [round(1000 * one, 2) for one in whole],
            "bytes": [letter.bytes for letter in found.letters],
        },
        failures=(slow,) if p95(frames) > LIMIT else (),
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
