"""A screen's eye on the files: what an editor or a sync tool writes shows within a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from planner.store.glance import Glance
    from planner.store.home import Home

_SHARE = 0.05


class Watching:
    """Looks at the files of a home in a thread, while its screen is on top, and calls `changed`.

    `seen` tells how the files looked when the screen read what it shows; None while it shows nothing.
    `every` is in seconds.
    """

    def __init__(
        self,
        screen: Screen[Any],
        home: Home,
        seen: Callable[[], Glance | None],
        changed: Callable[[], object],
        every: float = 1.0,
    ) -> None:
        self._screen = screen
        self._home = home
        self._seen = seen
        self._changed = changed
        self._every = every
        self._busy = False
        self._rest = 0.0
        screen.set_interval(every, self.look)

    def look(self) -> None:
        """Look once, unless the screen is covered, nothing was read yet, or looking costs too much."""
        self._rest -= self._every
        if self._screen.is_active and self._seen() is not None and not self._busy and self._rest <= 0:
            self._busy = True
            self._screen.run_worker(self._look(), group="look")

    def put_off(self, seconds: float) -> None:
        """Do not look for so long: the person types, and waits for each letter."""
        self._rest = max(self._rest, seconds)

    async def _look(self) -> None:
        try:
            before = self._seen()
            after, seconds = await asyncio.to_thread(self._take)
            # A home of ten thousand files must not keep the processor busy.
            self._rest = seconds / _SHARE - self._every
            # When the home was read meanwhile, that counts.
            if after != before and self._seen() is before and self._screen.is_active:
                self._changed()
        finally:
            self._busy = False

    def _take(self) -> tuple[Glance, float]:
        """How the files look now, and the seconds of processor time that it took."""
        from planner.store.glance import glance

        began = time.thread_time()
        return glance(self._home), time.thread_time() - began
