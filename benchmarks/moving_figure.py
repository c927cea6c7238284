"""What the figure beside the clock costs: bytes a second, repaints and CPU, moving and still.

Runs reps by a tempo, in which the figure never rests, under a pseudo-terminal of 120x40: with the figure
moving, with it still (`TEXTUAL_ANIMATIONS=none`) and without it (`figure = false`), each for a while; then
the first once more after space, when the clock stands still and the figure with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.pty_harness import Terminal, Window
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import SETTINGS, planner, prepared_home

SIZE = (120, 40)
"""The terminal, in columns and rows."""

SECONDS = 20
"""How long to watch each."""

PAUSED = 5
"""How long to watch the pause, in seconds."""

MOST_BYTES, MOST_REPAINTS, MOST_CPU = 1500, 4, 3.0
"""Bytes and repaints a second, and per cent of a core, that the whole screen may take while it moves."""

STEP = '[[step]]\nexercise = "{exercise}"\nreps = 50\ntempo = "3-1-3"\nsides = "none"\n'
ROUTINE = 'format = 1\ntitle = "Moving"\nready = "3s"\n' + STEP

ASKED = "not now"
"""What stands on the screen when the questions before a session take keys."""

BEGUN = "REPS"
"""What stands on the screen when the reps have begun."""


def watched(exercise: str, seconds: int, settings: str, env: Mapping[str, str]) -> tuple[Window, Window]:
    """A session while it runs, and while it is paused."""
    with prepared_home() as root:
        folder = root / "routines"
        folder.mkdir()
        (folder / "moving.toml").write_text(ROUTINE.format(exercise=exercise), encoding="utf-8")
        Path(root / "settings.toml").write_text(SETTINGS + settings, encoding="utf-8")
        argv = planner(root, "run", "moving")
        with Terminal(argv, size=SIZE, env=env, limit=90 + seconds) as terminal:
            terminal.wait_for_text(ASKED)
            terminal.wait_for_quiet()
            terminal.press("\r")
            terminal.wait_for_text(BEGUN)
            terminal.watch(2)  # the change of phase is over
            runs = terminal.watch(seconds)
            terminal.press(" ")
            terminal.watch(1)
            return runs, terminal.watch(PAUSED)


def measure(exercise: str, seconds: int) -> Report:
    """Watch all of them, one after the other."""
    moving, paused = watched(exercise, seconds, "", {})
    still, _ = watched(exercise, seconds, "", {"TEXTUAL_ANIMATIONS": "none"})
    without, _ = watched(exercise, seconds, "figure = false\n", {})
    columns = {"moving": moving, "still": still, "no figure": without, "paused": paused}
    return Report(
        name="moving_figure",
        title="The figure beside the clock",
        headings=("", *columns),
        rows=tuple(zip(_LABELS, *map(_cells, columns.values()), strict=True)),
        notes=(
            f"{exercise} at a tempo, at {SIZE[0]}x{SIZE[1]}: watched for {seconds} s, paused for {PAUSED} s.",
            f"Limits: {MOST_BYTES:,} bytes, {MOST_REPAINTS} repaints a second and {MOST_CPU:g} % of a core,"
            " all of the screen together; no byte in the pause; still, no more than without it.",
        ),
        figures={
            name: {
                "bytes_per_second": round(one.bytes_per_second, 1),
                "repaints": one.repaints,
                "cpu_percent": None if one.cpu_percent is None else round(one.cpu_percent, 2),
            }
            for name, one in columns.items()
        },
        failures=tuple(too_much(moving, still, without, paused)),
    )


def too_much(moving: Window, still: Window, without: Window, paused: Window) -> Iterator[str]:
    """What the screen does more than it may."""
    if moving.bytes_per_second > MOST_BYTES:
        yield f"{moving.bytes_per_second:.0f} bytes a second, more than {MOST_BYTES:,}"
    # A window of whole seconds can hold one picture more.
    if moving.repaints > MOST_REPAINTS * moving.seconds + 1:
        yield f"{moving.repaints} repaints in {moving.seconds:.0f} s, more than {MOST_REPAINTS} a second"
    if moving.cpu_percent is not None and moving.cpu_percent > MOST_CPU:
        yield f"{moving.cpu_percent:.1f} % of a core, more than {MOST_CPU:g}"
    if paused.bytes:
        yield f"{paused.bytes} bytes in a pause"
    # The second at which the window begins differs, and with it how long the bar of the tempo is.
    if still.bytes_per_second > 1.25 * without.bytes_per_second:
        yield f"{still.bytes_per_second:.0f} bytes a second with a figure that stands still"


_LABELS = ("bytes a second", "repaints a second", "CPU, of one core")


def _cells(window: Window) -> tuple[str, ...]:
    """One column of the table, in the order of the labels."""
    cpu = window.cpu_percent
    return (
        f"{window.bytes_per_second:.0f}",
        f"{window.repaints / window.seconds:.2f}",
        "not measured" if cpu is None else f"{cpu:.1f} %",
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.moving_figure", __doc__)
    parser.add_argument("--exercise", default="cat-cow", help="which one (default %(default)s)")
    parser.add_argument("--seconds", type=at_least_one, default=SECONDS, help="seconds (default %(default)s)")
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.exercise, given.seconds)]), as_json=given.json)


if __name__ == "__main__":
    main()
