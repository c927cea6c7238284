"""The phases of a timeline in a few plain words each."""

from __future__ import annotations

from planner.model.text import plural
from planner.model.timeline import Phase, PhaseKind
from planner.model.units import duration

_PAUSES: dict[PhaseKind, str] = {
    "ready": "get ready",
    "relax": "relax",
    "switch": "change sides",
    "rest": "rest",
}


def phase_words(phase: Phase) -> str:
    """A phase without its exercise and its time: `hold, left, 2 of 3, set 1 of 2`, `rest`."""
    if phase.kind != "work":
        return _PAUSES[phase.kind]
    parts = ["hold"] if phase.hold else [plural(phase.count, "rep")]
    if phase.tempo:
        parts.append(f"tempo {phase.tempo}")
    if phase.side:
        parts.append(phase.side)
    if phase.hold and phase.reps > 1:
        parts.append(f"{phase.rep} of {phase.reps}")
    elif phase.tempo and phase.count < phase.reps:
        parts.append(f"rep {phase.rep} of {phase.reps}")
    if phase.sets > 1:
        parts.append(f"set {phase.set} of {phase.sets}")
    return ", ".join(parts)


def round_words(phase: Phase) -> str:
    """`round 1 of 2` in a group that is done in rounds; nothing elsewhere."""
    return f"round {phase.round} of {phase.rounds}" if phase.rounds > 1 else ""


def length_words(phase: Phase) -> str:
    """How long a phase takes: `25s`, or `about 30s` at one's own pace."""
    return f"about {duration(phase.estimate)}" if phase.seconds is None else duration(phase.seconds)
