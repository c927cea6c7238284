"""What the running timer costs: bytes a second, repaints, CPU, memory, and how fast a key is answered.

Runs a bare Textual app whose large digits change once a second, then the planner's timer, under the
same pseudo-terminal of 80x24, and leaves each alone for a while. Then space (pause, go on) is
pressed a few times: "first byte" is the time to the first byte of the answer, "complete" to the
last one before 0.15 s of silence. Memory is the most the process has held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.bare_app import PAINTED
from benchmarks.pty_harness import Repaint, Terminal, Window
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import BARE, planner, prepared_home

ROUTINE = "core-three"
"""The starter routine that is run."""

SECONDS = 20
"""How long to watch."""

PRESSES = 10
"""How often to press space."""

KEYS = "\r"
"""What is typed, one key at a time, to get past what is asked before the timer begins."""

TEXT = "GET READY"
"""What the timer shows when it has begun."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one program did and used. `peak_rss_kib` is None where `/proc` is missing."""

    window: Window
    pauses: tuple[Repaint, ...]
    peak_rss_kib: int | None


def cost(argv: Sequence[str], keys: str, text: str, seconds: float, presses: int) -> Cost:
    """Run the program, type the keys, watch it for `seconds`, then press space `presses` times."""
    with Terminal(argv, limit=60 + seconds + 5 * (presses + len(keys))) as terminal:
        for key in keys:
            # Not before the screen that asks is there: the first bytes only set up the terminal.
            terminal.wait_for_painting()
            terminal.wait_for_quiet()
            terminal.press(key)
        terminal.wait_for_text(text)
        terminal.wait_for_quiet()
        window = terminal.watch(seconds)
        pauses = tuple(terminal.press(" ") for _ in range(presses))
        return Cost(window, pauses, terminal.peak_rss_kib())


def measure(seconds: int, presses: int, keys: str, text: str) -> Report:
    """Watch the bare clock and the planner's timer, one after the other."""
    bare = cost((*BARE, "--clock"), "", PAINTED, seconds, presses)
    with prepared_home() as home:
        app = cost(planner(home, "run", ROUTINE), keys, text, seconds, presses)
    # A window of whole seconds can hold one second's boundary more than it is long.
    too_often = app.window.repaints > seconds + 1
    over = f"{app.window.repaints} repaints in {seconds} s without a key, more than one a second"
    return Report(
        name="running_screen",
        title="The running timer",
        headings=("", "bare clock", "planner"),
        rows=tuple(zip(_LABELS, _cells(bare), _cells(app), strict=True)),
        notes=(
            f"Watched for {seconds} s, then {presses} presses of space (medians).",
            "Limit: at most one repaint a second unless a key is pressed.",
        ),
        figures={"seconds": seconds, "presses": presses, "bare": _figures(bare), "planner": _figures(app)},
        failures=(over,) if too_often else (),
    )


_LABELS = (
    "bytes a second",
    "repaints a second",
    "CPU, of one core",
    "key to first byte",
    "key to complete",
    "bytes a key",
    "memory",
)


def _cells(cost: Cost) -> tuple[str, ...]:
    """One column of the table, in the order of the labels."""
    window, cpu, memory = cost.window, cost.window.cpu_percent, cost.peak_rss_kib
    return (
        f"{window.bytes_per_second:.0f}",
        f"{window.repaints / window.seconds:.2f}",
        "not measured" if cpu is None else f"{cpu:.1f} %",
        f"{1000 * median(key.first_byte for key in cost.pauses):.1f} ms",
        f"{1000 * median(key.complete for key in cost.pauses):.1f} ms",
        f"{median(key.bytes for key in cost.pauses):.0f}",
        "not measured" if memory is None else f"{memory / 1024:.0f} MiB",
    )


def _figures(cost: Cost) -> dict[str, object]:
    """The same for `--json`, every key press by itself."""
    window = cost.window
    return {
        "bytes_per_second": round(window.bytes_per_second, 1),
        "repaints": window.repaints,
        "cpu_percent": None if window.cpu_percent is None else round(window.cpu_percent, 2),
        "key_first_byte_ms": [round(1000 * key.first_byte, 2) for key in cost.pauses],
        "key_complete_ms": [round(1000 * key.complete, 2) for key in cost.pauses],
        "key_bytes": [key.bytes for key in cost.pauses],
        "peak_rss_kib": cost.peak_rss_kib,
    }


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.running_screen", __doc__)
    option = parser.add_argument
    option("--seconds", type=at_least_one, default=SECONDS, help="how long to watch (default %(default)s)")
    option("--presses", type=at_least_one, default=PRESSES, help="presses of space (default %(default)s)")
    option("--keys", default=KEYS, help="typed first, to get to the timer (default %(default)r)")
    option("--text", default=TEXT, help="what the timer shows once it runs (default %(default)r)")
    given = parser.parse_args()
    publish(
        gather(lambda: [measure(given.seconds, given.presses, given.keys, given.text)]), as_json=given.json
    )


if __name__ == "__main__":
    main()
