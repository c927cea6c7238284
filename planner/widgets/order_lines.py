"""Two orders of a routine's steps side by side: the one it has, and another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.routine import Routine
from planner.widgets.cells import fill

_NAME = 18
"""The cells a name needs beside its position; with fewer there are names alone."""


class OrderLines(Widget):
    """`order` are the steps by their places now. As high as it needs; put it into something that scrolls."""

    DEFAULT_CSS = """
    OrderLines { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, routine: Routine, library: Mapping[str, Exercise], order: tuple[int, ...]) -> None:
        super().__init__()
        self.order = order
        self._exercises = [library[step.exercise] for step in routine.steps]

    def render(self) -> Content:
        """Both orders, in the width there is."""
        return Content("\n").join(self._lines((self.size.width - 2) // 2))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """A line for each step, and one above."""
        return len(self.order) + 1

    def _lines(self, width: int) -> Iterator[Content]:
        yield Content.styled(fill("now", width) + "  then   (→ another position)", "$text-muted")
        now = tuple(range(len(self.order)))
        for place, at in enumerate(self.order):
            left, right = self._step(now, place, width), self._step(self.order, place, width)
            yield Content.assemble((left, "$text-muted"), "  ", (right, "bold" if at != place else ""))

    def _step(self, order: tuple[int, ...], place: int, width: int) -> str:
        """A step with its number now; its position stands by it where one changes into it."""
        exercise = self._exercises[order[place]]
        before = self._exercises[order[place - 1]] if place else None
        name = f"{order[place] + 1:>3} {exercise.name}"
        words = POSITION_WORDS[exercise.position]
        if before is not None and before.position == exercise.position:
            words = ""
        room = width - max(map(len, POSITION_WORDS.values())) - 3
        if room < _NAME:
            return fill(("→" if words and place else " ") + name, width)
        arrow = "→ " if words and place else "  "
        return fill(f"{fill(name, room)} {arrow}{words}", width)
