"""How late a cue comes on a busy machine: the bell, timed where it arrives.

Runs a routine of short holds in the app and in plain lines, each under a pseudo-terminal, while one process
for each core does nothing but use it. Every hold is counted down, so the bell rings at 3, 2 and 1 s before
its end, and at its end. Lateness is how long after its time a bell arrives, with the bell that came soonest
after its own taken for punctual: so the constant part of the way, the same for all, is not in it.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pty_harness import Chunk, HarnessError, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home

HOLD = 5
"""Seconds of a hold: the shortest that is counted down, so four bells in five seconds."""

BELLS = 4
"""Bells of one hold: 3, 2, 1, and the end of it."""

CUES = 500
READY = 10
"""Seconds to get ready before the first hold; they are counted down as well."""

SPEED = 4
"""Times real speed. Cues are then a quarter of a second apart, and lateness is still in real milliseconds."""

LIMIT_MS = 50.0

_STRING = re.compile(rb"\x1b\][^\x07\x1b]*\x07")


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late each bell came, in milliseconds, and the share of one core that the program used."""

    late_ms: tuple[float, ...]
    cpu_percent: float | None

    def quantile(self, share: float) -> float:
        """So many of all bells were no later than this."""
        return sorted(self.late_ms)[min(len(self.late_ms) - 1, int(share * len(self.late_ms)))]


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """While entered, so many processes use all the time that they can get."""
    context = multiprocessing.get_context("spawn")
    burning = [context.Process(target=_burn, args=(os.getpid(),), daemon=True) for _ in range(processes)]
    for one in burning:
        one.start()
    try:
        yield
    finally:
        for one in burning:
            one.kill()
            one.join()


def _burn(parent: int) -> None:
    """Use a core until killed, or until the benchmark is gone: nothing else would end it then."""
    while os.getppid() == parent:
        sum(range(100_000))


def write_routine(home: Path, holds: int) -> None:
    """A routine of so many holds, one after the other without a pause."""
    folder = home / "routines"
    folder.mkdir(exist_ok=True)
    step = f'exercise = "cobra"\nhold = "{HOLD}s"\nrelax = 0\nreps = {holds}\n'
    text = f'format = 1\ntitle = "Bells"\nready = {READY}\n\n[[step]]\n{step}'
    (folder / "bells.toml").write_text(text, encoding="utf-8")


def bells(chunks: Sequence[Chunk]) -> Iterator[float]:
    """The moments at which bells arrived; what only ends a string for the terminal is none."""
    for chunk in chunks:
        yield from [chunk.at] * _STRING.sub(b"", chunk.data).count(b"\a")


def due(holds: int) -> list[float]:
    """When the bells of a routine are due, in seconds of the session."""
    ends = [READY, *(READY + HOLD * hold for hold in range(1, holds + 1))]
    return [float(end - ahead) for end in ends for ahead in (3, 2, 1, 0)]


def lateness(arrived: Sequence[float], holds: int, speed: int) -> list[float]:
    """How late each bell came, in milliseconds. HarnessError when there are not as many as are due."""
    expected = due(holds)
    if len(arrived) != len(expected):
        raise HarnessError(f"{len(arrived)} bells came, and {len(expected)} were due")
    after = [at - when / speed for at, when in zip(arrived, expected, strict=True)]
    soonest = min(after)
    return [1000 * (one - soonest) for one in after]


def run(mode: str, holds: int, speed: int) -> Lateness:
    """One session in a mode, `app` or `plain`."""
    seconds = (READY + holds * HOLD) / speed
    plain = ("--plain",) if mode == "plain" else ()
    with prepared_home() as home:
        write_routine(home, holds)
        argv = planner(home, "run", "bells", *plain, "--speed", str(speed))
        with Terminal(argv, limit=seconds + 120) as terminal:
            if plain:
                for question in ("Pain now", "How far down", "Anything new"):
                    terminal.wait_for_text(question)
                    terminal.send("\n")
                begun = terminal.cpu_seconds()
                terminal.wait_for_text("Finished", within=seconds + 60)
            else:
                terminal.wait_for_text("How much pain now?", within=60)
                terminal.wait_for_quiet()
                terminal.send("\r")
                begun = terminal.cpu_seconds()
                terminal.wait_for_text("Finished", within=seconds + 60)
            used = terminal.cpu_seconds()
            share = None if begun is None or used is None else 100 * (used - begun) / seconds
            return Lateness(tuple(lateness(list(bells(terminal.chunks)), holds, speed)), share)


def measure(cues: int, speed: int, load: int) -> Report:
    """Both modes, one after the other, under the same load."""
    holds = max(1, -(-cues // BELLS))
    found: dict[str, Lateness] = {}
    with busy(load):
        for mode in ("app", "plain"):
            found[mode] = run(mode, holds, speed)
    rows = [
        (
            mode,
            f"{len(one.late_ms)}",
            f"{one.quantile(0.5):.1f} ms",
            f"{one.quantile(0.99):.1f} ms",
            f"{max(one.late_ms):.1f} ms",
            "not measured" if one.cpu_percent is None else f"{one.cpu_percent:.1f} %",
        )
        for mode, one in found.items()
    ]
    return Report(
        name="cue_lateness",
        title="How late a cue comes",
        headings=("", "cues", "median", "99 of 100", "latest", "CPU, of one core"),
        rows=tuple(rows),
        notes=(f"At {speed} times the speed, with {load} busy processes beside it.",),
        figures={
            "speed": speed,
            "busy": load,
            **{
                mode: {
                    "cues": len(one.late_ms),
                    "p50_ms": round(one.quantile(0.5), 2),
                    "p99_ms": round(one.quantile(0.99), 2),
                    "latest_ms": round(max(one.late_ms), 2),
                    "cpu_percent": None if one.cpu_percent is None else round(one.cpu_percent, 2),
                }
                for mode, one in found.items()
            },
        },
        failures=tuple(
            f"{mode}: 99 of 100 cues within {one.quantile(0.99):.0f} ms, more than {LIMIT_MS:.0f} ms"
            for mode, one in found.items()
            if one.quantile(0.99) > LIMIT_MS
        ),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.cue_lateness", __doc__)
    option = parser.add_argument
    option("--cues", type=at_least_one, default=CUES, help="how many at least (default %(default)s)")
    option("--speed", type=at_least_one, default=SPEED, help="times real speed (default %(default)s)")
    cores = os.cpu_count() or 1
    option("--busy", type=int, default=cores, help="busy processes beside it (default: one a core)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.cues, given.speed, given.busy)]), as_json=given.json)


if __name__ == "__main__":
    main()
