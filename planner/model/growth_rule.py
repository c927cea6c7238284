"""A little more after several sessions that went well: one step of a routine, inside its exercise's range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.pain_rules import flaring
from planner.model.progression import Progression, growing_value
from planner.model.routine import Routine, Step
from planner.model.session import DoneSet, Session
from planner.model.suggestion import GrowDose, Suggestion
from planner.model.text import plural
from planner.model.told import Told, evidence
from planner.model.units import duration

SOURCE = (
    "The range is that of the exercise's own sources. That it goes up gradually: ACSM, Garber et al., "
    "Med Sci Sports Exerc 2011;43:1334–1359, of healthy adults. After how many sessions is our judgement."
)


def more_of_it(told: Told, source: str) -> Iterator[Suggestion]:
    """For each routine at most one step; none after anything red, unsettled, or in a flare."""
    if flaring(told):
        return
    for routine in told.routines.values():
        found = _for_routine(routine, told, source)
        if found is not None:
            yield found


def _for_routine(routine: Routine, told: Told, source: str) -> Suggestion | None:
    """The step that comes next in turn: the one of which least of the way up was gone, then the first."""
    growing = [index for index, step in enumerate(routine.steps) if step.progress is not None]
    row = _well_done(routine, growing, told) if growing else []
    ready = [
        (_share(step, told), index, value)
        for index in growing
        if (step := routine.steps[index]).exercise not in told.off
        and (value := _next(step, told)) is not None
        and (progress := step.progress) is not None
        and len(row) >= progress.after
    ]
    if not ready:
        return None
    _, index, value = min(ready)
    step = routine.steps[index]
    assert step.progress is not None
    key, name = step.progress.key, told.library[step.exercise].name
    words = f"{name} in {routine.title}: {more_words(step.progress, value)}"
    used = row[-step.progress.after :]
    count = plural(len(used), "session")
    why = f"The last {count} of it went well: green, done whole, and nothing against it next morning."
    change = GrowDose(routine.id, index, key, value)
    return Suggestion("more-of-it", words, why, source, evidence(used), change)


def more_words(progress: Progression, value: int) -> str:
    """What there would be: `hold 30s from now on.`"""
    words = {"hold": f"hold {duration(value)}", "reps": plural(value, "rep"), "sets": plural(value, "set")}
    return f"{words[progress.key]} from now on."


def _next(step: Step, told: Told) -> int | None:
    exercise = told.library.get(step.exercise)
    if exercise is None or step.progress is None:
        return None
    return step.progress.next(step.dose.over(exercise.dose), exercise.range)


def _share(step: Step, told: Told) -> float:
    """How much of the way to its limit a step has gone."""
    exercise, progress = told.library[step.exercise], step.progress
    assert progress is not None
    now = growing_value(step.dose.over(exercise.dose), progress.key) or 0
    return now / (progress.limit(exercise.range) or 1)


def _well_done(routine: Routine, growing: Sequence[int], told: Told) -> list[Session]:
    """The latest sessions of a routine in a row that went well at its present dose, oldest first.

    So what was changed last is at its new dose in all of them: never two things at once. What was put
    aside since counts anew.
    """
    row: list[Session] = []
    for session in reversed(told.sessions):
        if told.troubled(session):
            break
        if session.routine != routine.id:
            continue
        if session.day == told.today:
            continue  # its night is not over: it says nothing yet, and forbids nothing
        if not told.went_well(session) or "more-of-it" in session.not_now:
            break
        if not all(_as_now(session, index, routine, told) for index in growing):
            break
        row.append(session)
    return row[::-1]


def _as_now(session: Session, index: int, routine: Routine, told: Told) -> bool:
    """Whether a session has all of a step, at the dose that it has now."""
    step = routine.steps[index]
    exercise = told.library.get(step.exercise)
    if exercise is None:
        return False
    dose = step.dose.over(exercise.dose)
    rows = [row for row in session.done if row.step == index + 1 and row.exercise == step.exercise]
    wanted = {
        (round_, number, side)
        for round_ in range(1, routine.group_named(step.group).rounds + 1)
        for number in range(1, dose.set_count + 1)
        for side in dose.side_names
    }

    def enough(row: DoneSet) -> bool:
        held = not dose.hold or (row.hold or 0) >= dose.hold
        return not row.skipped and row.reps >= dose.rep_count and held

    return wanted <= {(row.round, row.set, row.side) for row in rows if enough(row)}
