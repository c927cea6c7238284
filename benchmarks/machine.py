"""Which machine, which versions, which day: a figure without them says nothing."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures were taken on. `load` is the load average of the last minute, before the run."""

    day: date
    cpu: str
    cores: int
    load: float
    system: str
    python: str
    textual: str

    def sentence(self) -> str:
        """All of it in one line."""
        return (
            f"{self.day}: {self.cpu}, {self.cores} cores (load {self.load:.1f}), {self.system}, "
            f"Python {self.python}, Textual {self.textual}"
        )

    def figures(self) -> dict[str, object]:
        """All of it for `--json`."""
        return {
            "date": self.day.isoformat(),
            "cpu": self.cpu,
            "cores": self.cores,
            "load": self.load,
            "system": self.system,
            "python": self.python,
            "textual": self.textual,
        }


def this_machine() -> Machine:
    """The machine this runs on, now."""
    return Machine(
        day=date.today(),
        cpu=_cpu_model(),
        cores=os.cpu_count() or 1,
        load=round(os.getloadavg()[0], 2),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        textual=version("textual"),
    )


def _cpu_model() -> str:
    """The processor's name where the system tells it, else its architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text(errors="replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        key, _, value = line.partition(":")
        if key.strip() == "model name":
            return " ".join(value.split())
    return platform.processor() or platform.machine()
