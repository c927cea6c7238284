"""One answer out of a few that stand side by side: pain from 0 to 10, how far down the leg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from planner.commands import bindings


class Scale(Widget, can_focus=True):
    """A row of answers; none is chosen until a person chooses. The chosen one stands in brackets."""

    DEFAULT_CSS = """
    Scale { height: auto; width: 1fr; }
    Scale:focus { background: $panel; }
    Scale:focus:ansi { text-style: underline; }
    """
    SECTION = "scale"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("scale")]

    chosen: reactive[int | None] = reactive(None)
    """The index of the answer; None for no answer."""

    class Changed(Message):
        """Another answer was chosen."""

        def __init__(self, scale: Scale) -> None:
            super().__init__()
            self.scale = scale

    def __init__(self, answers: Sequence[str], start: int = 0, *, id: str) -> None:
        super().__init__(id=id)
        self.answers = tuple(answers)
        self.start = start
        """Where the arrows begin while there is no answer."""

    def render(self) -> Content:
        """The answers, as far apart as there is room, the chosen one bold and in brackets."""
        needed = sum(cell_len(answer) + 2 for answer in self.answers)
        gap = min(2, max(0, (self.size.width - needed) // max(1, len(self.answers))))
        parts: list[tuple[str, str]] = []
        for index, answer in enumerate(self.answers):
            if index == self.chosen:
                parts.append((f"[{answer}]", "bold reverse"))
            else:
                parts.append((f" {answer} ", ""))
            parts.append((" " * gap, ""))
        return Content.assemble(*parts)

    def watch_chosen(self) -> None:
        """Say that the answer is another one."""
        self.post_message(self.Changed(self))

    def action_step(self, by: int) -> None:
        """The next answer to the right or left."""
        if self.chosen is None:
            self.chosen = self.start
        else:
            self.chosen = min(len(self.answers) - 1, max(0, self.chosen + by))

    def action_clear(self) -> None:
        """No answer."""
        self.chosen = None
