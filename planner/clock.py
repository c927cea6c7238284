"""The one place that asks what time it is; everything else is told."""

from __future__ import annotations

import time
from datetime import datetime


class Clock:
    """The machine's clocks. Tests hand in their own."""

    def now(self) -> datetime:
        """The local wall time, with its time zone."""
        return datetime.now().astimezone()

    def monotonic_ms(self) -> int:
        """Milliseconds of a clock that never goes backwards; only differences mean anything."""
        return time.monotonic_ns() // 1_000_000
