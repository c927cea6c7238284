"""The exercises of a session, round by round, as places to go to, with what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.course import Course
from planner.model.phase_words import round_words
from planner.model.player import DONE, LEFT, SKIPPED, Player
from planner.model.timeline import Phase


@dataclass(frozen=True, slots=True)
class Visit:
    """A step in one round. `index` is its first phase in the timeline, `state` a word or two, or nothing."""

    index: int
    phase: Phase
    state: str

    def words(self, course: Course) -> str:
        """The visit in a line: `2  Glute bridge  round 1 of 2  done`."""
        phase = self.phase
        parts = (f"{phase.step:>2}", course.exercise(phase).name, round_words(phase), self.state)
        return "  ".join(part for part in parts if part)


_STATES = {DONE: "done", SKIPPED: "skipped", LEFT: ""}


def visits(player: Player) -> tuple[Visit, ...]:
    """All of them in order; that of the current phase is `now`, after the end none is."""
    timeline = player.timeline
    found = []
    for start in timeline.step_starts:
        end = timeline.next_step(start)
        pairs = zip(timeline.phases[start:end], player.settled[start:end], strict=True)
        letters = {outcome for phase, outcome in pairs if phase.kind == "work"}
        state = _STATES["".join(letters)] if len(letters) == 1 else ""
        if start <= player.index < end:
            state = "now"
        elif DONE in letters and len(letters) > 1:
            state = "partly done"
        found.append(Visit(start, timeline.phases[start], state))
    return tuple(found)
