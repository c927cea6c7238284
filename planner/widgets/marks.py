"""Status by a sign and a word, so that nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.schedule import Status

MARKS: Mapping[Status, tuple[str, str]] = {
    "planned": ("○", "planned"),
    "done": ("●", "done"),
    "stopped": ("◐", "stopped early"),
    "missed": ("×", "missed"),
    "skipped": ("–", "skipped"),
    "moved": ("→", "moved away"),
    "paused": ("‖", "paused"),
}


def meter(done: int, goal: int, most: int = 10) -> str:
    """`●●○○`: what is done of a goal; only figures fit once there are more than `most` of them."""
    shown = max(done, goal)
    return "●" * done + "○" * (shown - done) if shown <= most else ""
