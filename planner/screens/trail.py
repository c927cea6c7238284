"""The last looks at a running session, so that it can go back to one that was seen."""

from __future__ import annotations

from collections import deque

from planner.model.player import Player

_KEPT_MS = 120_000
"""Longer than any line can be silent before the session pauses."""


class Trail:
    """Players as they were, each with the time of the look, in milliseconds of a clock that only goes on."""

    def __init__(self) -> None:
        self._looks: deque[tuple[int, Player]] = deque()

    def note(self, at: int, player: Player) -> None:
        """Keep how the session stood."""
        self._looks.append((at, player))
        while at - self._looks[0][0] > _KEPT_MS:
            self._looks.popleft()

    def running_at(self, at: int) -> Player | None:
        """The session as it ran at the last look by then; the first one after it, if it stood still then."""
        found: Player | None = None
        for looked, player in self._looks:
            if found is not None and looked > at:
                break
            found = player if player.status == "running" else None
        return found
