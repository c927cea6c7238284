"""A timeline in lines of plain text, and as plain values for `--json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.commandline.output import table
from planner.model.course import Course
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.phase_words import length_words, phase_words, round_words
from planner.model.routine import Routine
from planner.model.text import plural
from planner.model.timeline import Phase, Timeline
from planner.model.units import about, clock


def heading(phase: Phase, library: Mapping[str, Exercise]) -> str:
    """The exercise of a step with its number: `2. Bird dog (on hands and knees), round 1 of 2`."""
    exercise = library[phase.exercise]
    name = f"{phase.step}. {exercise.name} ({POSITION_WORDS[exercise.position]})"
    return ", ".join(filter(None, (name, round_words(phase))))


def listed(routine: Routine, timeline: Timeline, library: Mapping[str, Exercise]) -> Iterator[str]:
    """The whole of a routine, each phase with its offset on the clock, and the total."""
    rows = [
        (f"  {clock(timeline.seconds_before(index)):>7}", phase_words(phase), length_words(phase))
        for index, phase in enumerate(timeline.phases)
    ]
    lines = table(rows, cuttable=(1,))
    for index, line in enumerate(lines):
        phase = timeline.phases[index]
        if index in timeline.step_starts:
            yield ""
            yield heading(phase, library)
            note = routine.steps[phase.step - 1].note
            if note:
                yield f"   {note}"
        yield line
    yield ""
    yield total(timeline)


def total(timeline: Timeline) -> str:
    """How long it takes in all, and in how many phases."""
    if not len(timeline):
        return "There are no steps yet."
    estimated = "about " if any(phase.own_pace for phase in timeline.phases) else ""
    times = f"{estimated}{clock(timeline.total)} ({about(timeline.total)})"
    return f"Total: {times}, {plural(len(timeline), 'phase')}"


def as_json(course: Course) -> dict[str, object]:
    """A routine as plain values. `at` is the offset of a phase in seconds, as far as it is known beforehand:
    reps at one's own pace count as long as estimated, and their `seconds` are null.

    A variant says which it is, whether it fits its time, and what it has less.
    """
    routine, timeline, less = course.routine, course.timeline, course.variant
    phases = [
        {
            "at": timeline.seconds_before(index),
            "kind": phase.kind,
            "seconds": phase.seconds,
            "step": phase.step,
            "exercise": phase.exercise,
            "set": phase.set,
            "rep": phase.rep,
            "side": phase.side,
        }
        for index, phase in enumerate(timeline.phases)
    ]
    value = {"id": routine.id, "title": routine.title, "seconds": timeline.total}
    if less is not None:
        value |= {"variant": less.name, "fits": less.fits}
        value |= {"left_out": less.left_out, "reduced": less.reduced}
    return {**value, "phases": phases}
