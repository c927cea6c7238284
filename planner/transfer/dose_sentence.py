"""A dose in whole sentences, for somebody who has never read a training plan."""

from __future__ import annotations

from planner.model.dose import Dose
from planner.model.said_time import said_time
from planner.model.text import plural

_SIDES = {
    "each": "On each side, one after the other.",
    "alternate": "On each side, changing sides each time.",
    "left": "On the left side only.",
    "right": "On the right side only.",
}


def dose_sentence(dose: Dose, set_rest: int) -> str:
    """A whole dose: `Hold for 25 seconds, 3 times. On each side, one after the other.`

    `set_rest` is the rest between its sets, in seconds.
    """
    parts = [f"{_work(dose)}{f', with {dose.load}' if dose.load else ''}."]
    if dose.set_count > 1:
        parts.append(f"Do {dose.set_count} sets of this.")
    if dose.sides in _SIDES:
        parts.append(_SIDES[dose.sides])
    pauses = []
    if dose.hold and dose.rep_count > 1 and dose.sides != "alternate" and dose.relax_seconds:
        pauses.append(f"relax {said_time(dose.relax_seconds)} in between")
    if dose.set_count > 1 and set_rest:
        pauses.append(f"rest {said_time(set_rest)} between the sets")
    if pauses:
        words = ", ".join(pauses)
        parts.append(f"{words[0].upper()}{words[1:]}.")
    return " ".join(parts)


def _work(dose: Dose) -> str:
    """One set, on one side."""
    reps = dose.rep_count
    if dose.hold:
        return f"Hold for {said_time(dose.hold)}, {_times(reps)}"
    if dose.tempo is not None:
        tempo = dose.tempo
        held = f", hold {said_time(tempo.hold)}" if tempo.hold else ""
        pace = f"{said_time(tempo.work)} there{held}, {said_time(tempo.back)} back"
        return f"{plural(reps, 'repetition')}: {pace}"
    return f"{plural(reps, 'repetition')} at your own pace"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
