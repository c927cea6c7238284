"""What was copied in one routine and can be put into another."""

from __future__ import annotations

from planner.store.step_blocks import Clip


class Clipboard:
    """One for all composers that are opened from one place."""

    def __init__(self) -> None:
        self.clip: Clip | None = None
        """The steps that were copied last."""
