"""What lies over another screen, and may be left before it is there."""

from __future__ import annotations

from typing import TypeVar

from textual.events import Event, Mount
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Overlay(ModalScreen[Answer]):
    """A screen that a quick key may close before it was composed: Textual would mount it without widgets."""

    async def on_event(self, event: Event) -> None:
        """Every event but the mount of a screen that is being taken away."""
        if not (self._pruning and isinstance(event, Mount)):
            await super().on_event(event)
