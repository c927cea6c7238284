"""The line of keys at the bottom: only as many as fit, and those that work everywhere before all others."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_ALWAYS = frozenset({"app.help", "help", "app.leave", "leave"})
"""The actions that lead on when all others are left out."""


class KeyLine(Footer):
    """The footer. A key that would be cut in the middle of its word is left out; `?` tells of all of them."""

    _wide = 0

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        keys: list[Widget] = list(super().compose())
        room = self.app.size.width - sum(_width(key) for key in keys if _stays(key))
        for key in keys:
            if not _stays(key):
                room -= _width(key)
                if room < 0:
                    continue
            yield key

    def on_resize(self, event: Resize) -> None:
        """Another width has room for other keys."""
        if event.size.width != self._wide:
            self._wide = event.size.width
            self.call_after_refresh(self.recompose)


def _stays(key: Widget) -> bool:
    return isinstance(key, FooterKey) and key.action in _ALWAYS


def _width(key: Widget) -> int:
    """Cells of a key and its word, with the space around each."""
    return len(key.key_display) + len(key.description) + 3 if isinstance(key, FooterKey) else 0
