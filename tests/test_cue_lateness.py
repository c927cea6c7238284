"""The benchmark of late cues: what it calls late is late, and what it calls a bell is one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.cue_lateness import READY, Lateness, bells, due, lateness
from benchmarks.pty_harness import Chunk, HarnessError


def test_bells_are_due_at_the_last_three_seconds_and_at_each_beginning() -> None:
    """Of getting ready, and of each hold of five seconds."""
    assert due(2) == [*(READY + s for s in (-3, -2, -1, 0)), *(READY + s for s in (2, 3, 4, 5, 7, 8, 9, 10))]


def test_late_is_what_comes_after_the_soonest() -> None:
    """In real milliseconds, whatever the speed; a bell too many or too few is no measurement."""
    arrived = [50 + when / 4 for when in due(1)]
    arrived[5] += 0.040
    late = lateness(arrived, 1, 4)
    assert [round(one, 6) for one in late] == [0, 0, 0, 0, 0, 40, 0, 0]
    assert Lateness(tuple(late), None).quantile(0.99) == pytest.approx(40)
    assert Lateness(tuple(late), None).quantile(0.5) == pytest.approx(0)
    with pytest.raises(HarnessError, match="7 bells came, and 8 were due"):
        lateness(arrived[1:], 1, 4)


def test_the_end_of_a_string_for_the_terminal_is_no_bell() -> None:
    """Textual ends some of its own with the same byte."""
    chunks = [
        Chunk(1.0, b"\x1b]22;default\x07"),
        Chunk(2.0, b"a\x07b\x07"),
        Chunk(3.0, b"\x1b]2;x\x1b\\\x07"),
    ]
    assert list(bells(chunks)) == [2.0, 2.0, 3.0]


def test_busy_processes_do_not_outlive_the_benchmark() -> None:
    """Whoever ends it, and be it with a signal that it cannot answer, has the cores back."""
    code = (
        "import multiprocessing, time\n"
        "from benchmarks.cue_lateness import busy\n"
        "with busy(1):\n"
        "    print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE) as benchmark:
        assert benchmark.stdout is not None
        burning = int(benchmark.stdout.readline())
        while not _spent(burning):
            time.sleep(0.02)
        benchmark.kill()
    end = time.monotonic() + 10
    while Path(f"/proc/{burning}").exists() and time.monotonic() < end:
        time.sleep(0.02)
    try:
        assert not Path(f"/proc/{burning}").exists()
    finally:
        if Path(f"/proc/{burning}").exists():
            os.kill(burning, signal.SIGKILL)


def _spent(pid: int) -> bool:
    """Whether a process has begun to use the time it gets: half a second of it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) > os.sysconf("SC_CLK_TCK") / 2
