"""What processes take of the machine, as `/proc` tells it: CPU and memory, of planner and of sshd."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

_TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU in seconds and memory in KiB (PSS) of `planner` and `sshd`; how busy the machine was, 0 to 1.

    As `of_tree` gives it, all is since the start of the processes and of the machine, and `seconds` is a
    clock; `since` tells of the time between two.
    """

    seconds: float
    cpu: Mapping[str, float]
    memory: Mapping[str, float]
    busy: float
    idle_ticks: int
    all_ticks: int

    def since(self, before: Usage) -> Usage:
        """What was used between the two; memory is that of the end."""
        idle, every = self.idle_ticks - before.idle_ticks, self.all_ticks - before.all_ticks
        return Usage(
            seconds=self.seconds - before.seconds,
            cpu={name: used - before.cpu[name] for name, used in self.cpu.items()},
            memory=self.memory,
            busy=1 - idle / every,
            idle_ticks=idle,
            all_ticks=every,
        )


def of_tree(root: int) -> Usage:
    """What a process and all that it started use, they and their children that still live."""
    cpu, memory = {"planner": 0.0, "sshd": 0.0}, {"planner": 0.0, "sshd": 0.0}
    for pid, fields in _tree(root).items():
        kind = "sshd" if fields[0].startswith("sshd") else "planner"
        cpu[kind] += (int(fields[12]) + int(fields[13])) * _TICK
        memory[kind] += _shared_memory(pid)
    ticks = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    idle = ticks[3] + ticks[4]
    return Usage(time.monotonic(), cpu, memory, 1 - idle / sum(ticks), idle, sum(ticks))


def _tree(root: int) -> dict[int, list[str]]:
    """The fields of `/proc/PID/stat` from the name on, of a process and its descendants."""
    every: dict[int, list[str]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, tail = entry.read_text(errors="replace").rpartition(")")
        except OSError:
            continue  # it ended between the listing and the read
        every[int(entry.parent.name)] = [head.partition("(")[2], *tail.split()]
    found = {root: every[root]}
    while more := {pid: f for pid, f in every.items() if int(f[2]) in found and pid not in found}:
        found |= more
    return found


def _shared_memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))


def nobody_within(accounts: Collection[int], seconds: float) -> bool:
    """Whether no process of these accounts is left before the time is over."""
    end = time.monotonic() + seconds
    while any(_owner(entry) in accounts for entry in Path("/proc").glob("[0-9]*")):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _owner(entry: Path) -> int:
    try:
        return entry.stat().st_uid
    except OSError:
        return -1
