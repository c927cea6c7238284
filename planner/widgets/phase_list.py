"""A routine phase by phase, with the clock beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.phase_words import length_words, phase_words, round_words
from planner.model.timeline import Phase, Timeline
from planner.model.units import clock
from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList

_LENGTH = 14
_CLOCK = 7


class PhaseList(RowList):
    """The phases of a timeline under their exercises. 20,000 of them are no trouble."""

    timeline: Timeline = Timeline()
    library: Mapping[str, Exercise] = {}
    rows: tuple[int, ...] = ()
    """For each row the index of its phase, or for a heading the one after it, negative and less one."""

    @property
    def count(self) -> int:
        """Headings and phases together."""
        return len(self.rows)

    def show(self, timeline: Timeline, library: Mapping[str, Exercise]) -> None:
        """Show another timeline."""
        self.timeline, self.library = timeline, library
        self.rows = tuple(self._rows())
        self.renew(0)

    def _rows(self) -> Iterator[int]:
        starts = set(self.timeline.step_starts)
        for index in range(len(self.timeline)):
            if index in starts:
                yield -index - 1
            yield index

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """A heading, or a phase with its time on the clock, its words and its length."""
        row = self.rows[index]
        if row < 0:
            return [self._heading(self.timeline.phases[-row - 1], width)]
        phase = self.timeline.phases[row]
        style = "" if phase.kind == "work" else "$text-muted"
        return [
            Content.assemble(
                (f"{clock(self.timeline.seconds_before(row)):>{_CLOCK}}  ", "$text-muted"),
                (fill(phase_words(phase), width - _CLOCK - _LENGTH - 3), style),
                (f"{length_words(phase):>{_LENGTH}}", style),
            )
        ]

    def _heading(self, phase: Phase, width: int) -> Content:
        exercise = self.library[phase.exercise]
        about = "  " + ", ".join(filter(None, (POSITION_WORDS[exercise.position], round_words(phase))))
        name = cut(f"{phase.step}  {exercise.name}", max(10, width - cell_len(about)))
        return Content.assemble((name, "bold $primary"), (about, "$text-muted"))
