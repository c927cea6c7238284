"""How far a routine of half an hour drifts from the clock on the wall, from its first phase to its last.

Runs the planner in plain lines under a pseudo-terminal and takes the time at which each phase is told, at
the receiving end. A phase is late by so much more than the routine says after the first one. Drift is how
much later the last ten phases are than the first ten (medians): looks that come late leave none, counted
ticks would. `--speed 20` takes a minute and a half; `--speed 1` is the half hour itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import median

from benchmarks.pty_harness import Chunk, HarnessError, Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home

HOLD, RELAX, REPS = 25, 5, 60
"""A hold and the pause after it, in seconds, and how many: 29 minutes and 55 seconds."""

SPEED = 20
ENDS = 10
"""How many phases at each end are compared."""

LIMIT_MS = 20

ROUTINE = f"""\
format = 1
title = "Half an hour"

[[step]]
exercise = "cobra"
hold = "{HOLD}s"
relax = "{RELAX}s"
reps = {REPS}
"""


@dataclass(frozen=True, slots=True)
class Drift:
    """How late each phase was told, in milliseconds after the first, on the clock on the wall."""

    late_ms: tuple[float, ...]

    @property
    def ms(self) -> float:
        """How much later the last phases are than the first."""
        return median(self.late_ms[-ENDS:]) - median(self.late_ms[:ENDS])

    @property
    def worst_ms(self) -> float:
        """The one that is furthest from its time, early or late."""
        return max(self.late_ms, key=abs)


def arrivals(chunks: Sequence[Chunk]) -> Iterator[tuple[float, str]]:
    """Every line of the output with the moment at which its end came."""
    text = b""
    for chunk in chunks:
        *lines, text = (text + chunk.data).split(b"\n")
        for line in lines:
            yield chunk.at, line.decode(errors="replace").strip()


def lateness(chunks: Sequence[Chunk], lengths: Sequence[int], speed: int) -> Drift:
    """How late the phases were told. HarnessError when there are not as many as the routine has."""
    told = [at for at, line in arrivals(chunks) if "hold, " in line or "relax, " in line]
    if len(told) != len(lengths):
        raise HarnessError(f"{len(told)} phases were told, and the routine has {len(lengths)}")
    due = accumulate(lengths[:-1], initial=0)
    return Drift(tuple(1000 * (at - told[0] - offset / speed) for at, offset in zip(told, due, strict=True)))


def run(speed: int) -> Drift:
    """One run of the whole routine."""
    lengths = ([HOLD, RELAX] * REPS)[:-1]
    seconds = sum(lengths) / speed
    with prepared_home() as home:
        write_routine(home)
        argv = planner(home, "run", "half-an-hour", "--plain", "--speed", str(speed))
        with Terminal(argv, limit=seconds + 60) as terminal:
            for question in ("Pain now", "How far down", "Anything new"):
                terminal.wait_for_text(question)
                terminal.send("\n")
            terminal.wait_for_text("Finished", within=seconds + 30)
            return lateness(terminal.chunks, lengths, speed)


def write_routine(home: Path) -> None:
    """Put the routine into a home."""
    folder = home / "routines"
    folder.mkdir(exist_ok=True)
    (folder / "half-an-hour.toml").write_text(ROUTINE, encoding="utf-8")


def measure(speed: int) -> Report:
    """Run, and say how far it drifted."""
    drift = run(speed)
    over = f"drift of {drift.ms:.1f} ms, more than {LIMIT_MS} ms"
    return Report(
        name="drift",
        title="Drift over half an hour",
        headings=("speed", "phases", "drift", "furthest from its time"),
        rows=((f"{speed}", f"{len(drift.late_ms)}", f"{drift.ms:.1f} ms", f"{drift.worst_ms:.1f} ms"),),
        notes=("Milliseconds on the clock on the wall, measured where the lines arrive.",),
        figures={"speed": speed, "drift_ms": round(drift.ms, 2), "worst_ms": round(drift.worst_ms, 2)},
        failures=(over,) if abs(drift.ms) > LIMIT_MS else (),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.drift", __doc__)
    parser.add_argument(
        "--speed", type=at_least_one, default=SPEED, help="times real speed (default %(default)s)"
    )
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.speed)]), as_json=given.json)


if __name__ == "__main__":
    main()
