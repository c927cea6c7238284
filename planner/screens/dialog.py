"""What every dialog and form has: a page of its own keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")

Topic = tuple[str, str]
"""A key, or what a field is called, and a sentence on it."""


class Dialog(ModalScreen[Answer]):
    """A screen over another one. `?` tells what its keys do, and so does f1, also where one types."""

    KEYS: ClassVar[tuple[Topic, ...]] = ()
    """Its keys, as they are printed on a keyboard, and what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "app.help", "Help", show=False)]

    def topics(self) -> Iterable[Topic]:
        """What else there is to explain."""
        return ()
