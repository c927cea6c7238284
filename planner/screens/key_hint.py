"""Lines that name keys: each by what it is for this person, whatever they have chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.screen import Screen

Hint = tuple[str, str]
"""The ids of commands with blanks between them, and what they do in a word or two."""


def key_hint(screen: Screen[Any], hints: Iterable[Hint], gap: str = "   ") -> str:
    """`v mark   J K move`: the first key of each command on a screen, and its words."""
    bound: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if active.binding.id:
            bound.setdefault(active.binding.id, screen.app.get_key_display(active.binding))
    keys = ((" ".join(filter(None, map(bound.get, names.split()))), words) for names, words in hints)
    return gap.join(f"{key} {words}" for key, words in keys if key)
