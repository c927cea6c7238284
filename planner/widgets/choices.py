"""Textual's list of options, with what is chosen reversed where the theme has it so."""

from __future__ import annotations

from dataclasses import replace

from textual.style import Style
from textual.theme import Theme
from textual.widgets import OptionList


class Choices(OptionList):
    """One of some lines is chosen. Drawn anew in another theme: Textual keeps the lines of the one before."""

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._recolour)

    def _recolour(self, _theme: Theme) -> None:
        self._clear_caches()
        self.refresh()

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """The style of a part; Textual forgets about it that its colours are reversed."""
        style = super().get_visual_style(*component_classes, partial=partial)
        parts = (self.get_component_styles(name).text_style for name in component_classes)
        return replace(style, reverse=True) if any(part.reverse for part in parts) else style
