"""A routine in figures, on one line: what to look at, how often the position changes, how long in each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from textual.content import Content
from textual.widget import Widget

from planner.model.exercise import POSITION_WORDS
from planner.model.figures import position_changes, seconds_by_position
from planner.model.text import plural
from planner.model.timeline import UnknownExercise
from planner.model.units import clock
from planner.widgets.step_lines import StepLines, warnings

_APART, _MORE = "   ", " …"


class RoutineFigures(Widget):
    """The figures of a routine, the most urgent and the longest first; the last ones go where room lacks."""

    _shown: tuple[Content, ...] = ()

    def show(self, lines: StepLines) -> None:
        """Show the figures of another routine."""
        self._shown = tuple(_parts(lines))
        self.refresh()

    def render(self) -> Content:
        """As many as there is room for, each of them whole."""
        fitting = list(accumulate(self._shown, lambda line, part: Content(_APART).join((line, part))))
        room = self.content_size.width
        for line in reversed(fitting):
            if line.cell_length + (len(_MORE) if line is not fitting[-1] else 0) <= room:
                return line if line is fitting[-1] else line + Content.styled(_MORE, "$text-muted")
        return fitting[0] if fitting else Content("")


def _parts(lines: StepLines) -> Iterator[Content]:
    routine, library = lines.routine, lines.library
    if not routine.steps:
        return
    wrong = sum(any(warnings(step, library.get(step.exercise))) for step in routine.steps)
    if wrong:
        yield Content.styled(f"! {plural(wrong, 'step')} to look at", "bold $warning")
    if lines.findings:
        yield Content.styled(f"? {plural(len(lines.findings), 'hint')}", "$text-muted")
    try:
        seconds = seconds_by_position(routine, library, lines.sizes)
    except UnknownExercise:
        return
    changes = position_changes(routine, library)
    yield Content(f"{plural(changes, 'change') if changes else 'no change'} of position")
    for position, time in sorted(seconds.items(), key=lambda found: -found[1]):
        yield Content.assemble((f"{POSITION_WORDS[position]} ", "$text-muted"), clock(time))
