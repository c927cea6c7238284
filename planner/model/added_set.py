"""One set more of a step while it is being done: the timeline that has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.model.session import AddedSet
from planner.model.timeline import MAX_PHASES, Phase, Timeline
from planner.model.units import MAX_SECONDS
from planner.model.vocabulary import MAX_SETS


@dataclass(frozen=True, slots=True)
class Longer:
    """A timeline with one set more: its new phases are the `count` from index `at` on."""

    timeline: Timeline
    at: int
    count: int


def with_set(timeline: Timeline, added: AddedSet) -> Longer:
    """The last set of a step once more, after that set, with a rest before it.

    Raises ValueError with a plain sentence when the timeline has no such step in that round, or when it
    would have more sets, phases or time than a session may have.
    """
    visit = _visit(timeline, added)
    phases = timeline.phases[visit.start : visit.stop]
    works = [index for index, phase in enumerate(phases) if phase.kind == "work"]
    sets = phases[works[-1]].sets + 1
    if sets > MAX_SETS:
        raise ValueError(f"a step has at most {MAX_SETS} sets")
    first = next(index for index in works if phases[index].set == phases[works[-1]].set)
    again = _rest(phases[first], added.rest) + phases[first : works[-1] + 1]
    new = tuple(replace(phase, set=sets) for phase in again)
    cut = works[-1] + 1
    # The rest after the step belongs to its last set, which is another one now.
    after = tuple(replace(phase, set=sets) for phase in phases[cut:])
    whole = tuple(replace(phase, sets=sets) for phase in (*phases[:cut], *new, *after))
    longer = Timeline(timeline.phases[: visit.start] + whole + timeline.phases[visit.stop :])
    if len(longer) > MAX_PHASES or longer.total > MAX_SECONDS:
        raise ValueError("that would be more than one session may have")
    return Longer(longer, visit.start + cut, len(new))


def _visit(timeline: Timeline, added: AddedSet) -> range:
    for start in timeline.step_starts:
        phase = timeline.phases[start]
        if (phase.step, phase.round) == (added.step, added.round):
            return range(start, timeline.next_step(start))
    raise ValueError(f"the log tells of a set added to step {added.step}, which the routine no longer has")


def _rest(work: Phase, seconds: int) -> tuple[Phase, ...]:
    if not seconds:
        return ()
    return (replace(work, kind="rest", seconds=seconds, estimate=seconds, count=0, tempo=None, hold=False),)
