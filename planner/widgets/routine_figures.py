"""A routine in figures, on one line: what to look at, how often the position changes, how long in each."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from planner.model.exercise import POSITION_WORDS
from planner.model.figures import position_changes, seconds_by_position
from planner.model.text import plural
from planner.model.timeline import UnknownExercise
from planner.model.units import clock
from planner.widgets.step_lines import StepLines, warnings

_APART = "   "


def figures_line(lines: StepLines) -> Content:
    """The figures of a routine, the most urgent and the longest first: a narrow width cuts the end."""
    return Content(_APART).join(_parts(lines))


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
