"""A screen's eye on the files: what an editor or a sync tool writes shows within a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from planner.store.glance import Glance
    from planner.store.home import Home

_SHARE = 0.05


class Watching:
    """Looks at the files of a home in a thread, while its screen is on top, and calls `changed`.

    `seen()` is called in the thread that reads them, before it does. `every` is in seconds.
    """

    def __init__(
        self, screen: Screen[Any], home: Home, changed: Callable[[], object], every: float = 1.0
    ) -> None:
        self._screen = screen
        self._home = home
        self._changed = changed
        self._glance: Glance | None = None
        self._busy = False
        self._rest = 0.0
        self._every = every
        screen.set_interval(every, self.look)

    def seen(self) -> None:
        """Remember how the files look now: only what is changed from here on counts."""
        from planner.store.glance import glance

        self._glance = glance(self._home)

    def look(self) -> None:
        """Look once, unless the screen is covered, nothing was read yet, or looking takes too long."""
        self._rest -= self._every
        if self._screen.is_active and self._glance is not None and not self._busy and self._rest <= 0:
            self._busy = True
            self._screen.run_worker(self._look(), group="look")

    async def _look(self) -> None:
        try:
            before, began = self._glance, perf_counter()
            after = await asyncio.to_thread(self._take)
            # A home of ten thousand files on a slow disk must not keep the processor busy.
            self._rest = (perf_counter() - began) / _SHARE - self._every
            # When the home was read meanwhile, what it saw counts.
            if after != before and self._glance is before and self._screen.is_active:
                self._changed()
        finally:
            self._busy = False

    def _take(self) -> Glance:
        from planner.store.glance import glance

        return glance(self._home)
