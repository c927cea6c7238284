"""The line of keys at the bottom: only as many as fit, and those that work everywhere before all others."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, MouseMove
from textual.screen import Screen
from textual.widget import Widget

_ALWAYS = frozenset({"app.help", "help", "app.leave", "leave"})
"""The actions that lead on when all others are left out."""


@dataclass(frozen=True, slots=True)
class _Key:
    """One key as it is printed, what it does in a word, and in a sentence."""

    key: str
    printed: str
    words: str
    action: str
    about: str
    works: bool

    @property
    def width(self) -> int:
        """Cells of the key and its word, with the space around each."""
        return cell_len(self.printed) + cell_len(self.words) + 3


class KeyLine(Widget, can_focus=False):
    """A key that would be cut in the middle of its word is left out; `?` tells of all of them.

    One widget, where Textual's own footer makes one for each key: those are made anew on each change of
    screen, which the next picture has to wait for.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
    }
    """

    _keys: tuple[_Key, ...] = ()

    def on_mount(self) -> None:
        """Follow what the keys do, which changes with what has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)
        self._look(self.screen)

    def _look(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        found: dict[str, _Key] = {}
        for _, binding, works, about in screen.active_bindings.values():
            if binding.show and binding.action not in found:
                printed = self.app.get_key_display(binding)
                words = (binding.description, binding.action, about or binding.description)
                found[binding.action] = _Key(binding.key, printed, *words, works)
        keys = tuple(found.values())
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    @property
    def shown(self) -> tuple[_Key, ...]:
        """Those that there is room for."""
        room = self.size.width - sum(key.width for key in self._keys if key.action in _ALWAYS)
        fitting = []
        for key in self._keys:
            if key.action not in _ALWAYS:
                room -= key.width
            if room >= 0 or key.action in _ALWAYS:
                fitting.append(key)
        return tuple(fitting)

    def render(self) -> Content:
        """The keys, each with its word."""
        parts: list[tuple[str, str]] = []
        for key in self.shown:
            parts.append((f" {key.printed} ", "bold $footer-key-foreground" if key.works else "$text-muted"))
            parts.append((f"{key.words} ", "" if key.works else "$text-muted"))
        return Content.assemble(*parts)

    def _under(self, x: int) -> _Key | None:
        end = 0
        for key in self.shown:
            end += key.width
            if x < end:
                return key
        return None

    def on_mouse_move(self, event: MouseMove) -> None:
        """What the key under the mouse does, as a sentence."""
        key = self._under(event.x)
        self.tooltip = key.about if key is not None else None

    def on_click(self, event: Click) -> None:
        """A click on a key is the key."""
        key = self._under(event.x)
        if key is not None and key.works:
            self.app.simulate_key(key.key)
