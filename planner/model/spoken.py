"""What is said at a cue, in a few words that make sense to somebody who does not look."""

from __future__ import annotations

from planner.model.course import Course
from planner.model.cues import Cue, DueCue
from planner.model.said_time import said_time
from planner.model.text import plural
from planner.model.timeline import Phase, Timeline

_COUNTED: dict[Cue, str] = {
    "three": "Three",
    "two": "Two",
    "one": "One",
    "half": "Halfway.",
    "last": "The last one.",
    "finish": "Finished.",
}


def said(course: Course, timeline: Timeline, due: DueCue) -> str:
    """The words for one cue. They never begin with a name, so no program takes them for an option.

    `timeline` is the player's, which may have more sets than the routine.
    """
    if due.cue in _COUNTED:
        return _COUNTED[due.cue]
    phase = timeline.phases[due.index]
    begins = due.index in timeline.step_starts
    if phase.kind == "work":
        name = f". {course.exercise(phase).name}" if begins else ""
        return f"{_work(phase)}{name}."
    if phase.kind == "switch":
        return f"Change sides: {phase.side or 'the other'} side."
    if phase.kind == "relax":
        return "Relax."
    if phase.kind == "rest":
        coming = timeline.next_exercise(due.index)
        ends = coming is not None and timeline.next_step(due.index) == due.index + 1
        then = f" Next: {course.exercise(coming).name}, {course.position(coming)}." if coming and ends else ""
        return f"Rest, {said_time(phase.estimate)}.{then}"
    work = next((one for one in timeline.phases[due.index :] if one.kind == "work"), phase)
    side = f", {work.side} side" if work.side else ""
    return f"Get ready: {course.exercise(phase).name}, {course.position(phase)}{side}."


def _work(phase: Phase) -> str:
    """What to do now: how, on which side, and whether it is the last of several."""
    parts = ["Hold" if phase.hold else plural(phase.count, "rep")]
    if phase.side:
        parts.append(f"{phase.side} side")
    if phase.hold and phase.reps > 1:
        parts.append("the last one" if phase.rep == phase.reps else f"{phase.rep} of {phase.reps}")
    if phase.sets > 1 and (phase.rep == 1 or not phase.hold):
        parts.append("the last set" if phase.set == phase.sets else f"set {phase.set} of {phase.sets}")
    return ", ".join(parts)
