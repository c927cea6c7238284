"""What every dialog and form has: a page of its own keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from planner.commands import bindings
from planner.screens.overlay import Answer, Overlay

Topic = tuple[str, str]
"""A key, or what a field is called, and a sentence on it."""


class Dialog(Overlay[Answer]):
    """A screen over another one. `?` tells what its keys do, and so does f1, also where one types."""

    KEYS: ClassVar[tuple[Topic, ...]] = ()
    """Keys that its fields and lists have by themselves, as they are printed, and what they do."""

    SECTION = "dialog"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def topics(self) -> Iterable[Topic]:
        """What else there is to explain."""
        return ()
