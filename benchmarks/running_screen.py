"""What the running timer costs: bytes a second, repaints, CPU, memory, and how fast a key is answered.

Runs a bare Textual app whose large digits change once a second, then termdown where it is installed, then
the planner's timer, under the same pseudo-terminal of 80x24, and leaves each alone for a while. Then
space (pause, go on) is pressed a few times: "first byte" is the time to the first byte of the answer,
"complete" to the last one before 0.15 s of silence. Memory is the most the process has held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from shutil import which
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

TERMDOWN = "termdown"
"""Another timer with large digits, written with curses; `pip install termdown` puts it on the path."""

COUNTS_FROM = "5m"
"""What termdown counts down from: minutes and seconds, the longest that it shows whole in 80 columns."""

STILL = {"TEXTUAL_ANIMATIONS": "none"}
"""The figure stands still: the other timers have none. What a moving one costs is in `moving_figure`."""

SHARE = 0.5
"""How much of termdown's bytes a second the planner may take."""

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


def cost(
    argv: Sequence[str],
    keys: str,
    text: str,
    seconds: float,
    presses: int,
    *,
    env: Mapping[str, str] | None = None,
) -> Cost:
    """Run the program, type the keys, watch it for `seconds`, then press space `presses` times."""
    with Terminal(argv, env=env, limit=60 + seconds + 5 * (presses + len(keys))) as terminal:
        for key in keys:
            # Not before the screen that asks is there: the first bytes only set up the terminal.
            terminal.wait_for_painting()
            terminal.wait_for_quiet()
            terminal.press(key)
        terminal.wait_for_text(text)
        terminal.wait_for_painting()
        terminal.wait_for_quiet()
        window = terminal.watch(seconds)
        pauses = tuple(terminal.press(" ") for _ in range(presses))
        return Cost(window, pauses, terminal.peak_rss_kib())


def measure(seconds: int, presses: int, keys: str, text: str, termdown: str = TERMDOWN) -> Report:
    """Watch the bare clock, termdown and the planner's timer, one after the other."""
    columns = {"bare clock": cost((*BARE, "--clock"), "", PAINTED, seconds, presses)}
    if which(termdown):
        columns["termdown"] = cost((termdown, COUNTS_FROM), "", "", seconds, presses)
    with prepared_home() as home:
        argv = planner(home, "run", ROUTINE)
        app = columns["planner"] = cost(argv, keys, text, seconds, presses, env=STILL)
    beside = f"Beside termdown {COUNTS_FROM}." if "termdown" in columns else f"There is no {termdown} here."
    return Report(
        name="running_screen",
        title="The running timer",
        headings=("", *columns),
        rows=tuple(zip(_LABELS, *map(_cells, columns.values()), strict=True)),
        notes=(
            f"Watched for {seconds} s, then {presses} presses of space (medians). {beside}",
            "Limits: at most one repaint a second unless a key is pressed, and beside termdown at most"
            f" {SHARE:.0%} of its bytes and no more CPU.",
        ),
        figures={"seconds": seconds, "presses": presses}
        | {name.partition(" ")[0]: _figures(one) for name, one in columns.items()},
        failures=tuple(_too_much(app, columns.get("termdown"), seconds)),
    )


def _too_much(app: Cost, beside: Cost | None, seconds: int) -> Iterator[str]:
    """What the planner does more than it may."""
    window = app.window
    # A window of whole seconds can hold one second's boundary more than it is long, and a half-way cue.
    if window.repaints > seconds + 2:
        yield f"{window.repaints} repaints in {seconds} s without a key, more than one a second"
    if beside is None:
        return
    limit = SHARE * beside.window.bytes_per_second
    if window.bytes_per_second > limit:
        yield f"{window.bytes_per_second:.0f} bytes a second, more than {limit:.0f}"
    used, may = window.cpu_seconds, beside.window.cpu_seconds
    # The clock of the kernel counts in hundredths of a second.
    if used is not None and may is not None and used > may + 0.02:
        yield f"{used:.2f} s of a core in {seconds} s, more than {may:.2f} s"


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
    option("--termdown", default=TERMDOWN, help="the timer beside it, by path or name")
    given = parser.parse_args()
    publish(
        gather(
            lambda: [measure(given.seconds, given.presses, given.keys, given.text, termdown=given.termdown)]
        ),
        as_json=given.json,
    )


if __name__ == "__main__":
    main()
