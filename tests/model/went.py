"""Sessions that went well or not, of one small routine, for tests of suggestions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from planner.model.dose import Dose, DoseRange
from planner.model.exercise import Exercise
from planner.model.progression import Progression
from planner.model.routine import Routine, Step
from planner.model.session import DoneSet, Session
from planner.model.told import Told
from tests.model.logs import CET

TODAY = date(2026, 11, 23)

LIBRARY = {
    one.id: one
    for one in (
        Exercise(
            "bridge", "Bridge", "strength", "supine", dose=Dose(reps=10), range=DoseRange(reps=(10, 15))
        ),
        Exercise(
            "cobra",
            "Cobra",
            "stretch",
            "prone",
            "extension",
            dose=Dose(hold=15, reps=2),
            range=DoseRange(hold=(15, 30)),
        ),
        Exercise("press-up", "Press-up", "mobility", "prone", "extension", dose=Dose(reps=5)),
        Exercise(
            "twist",
            "Twist",
            "stretch",
            "supine",
            "rotation",
            dose=Dose(hold=20, sides="each"),
            range=DoseRange(hold=(20, 30)),
        ),
    )
}

CORE = Routine(
    "core",
    "Core",
    (
        Step("bridge", progress=Progression("reps", 2)),
        Step("cobra", progress=Progression("hold", 5)),
        Step("twist"),
    ),
)


def done(routine: Routine) -> tuple[DoneSet, ...]:
    """All of a routine, as its file has it now."""
    rows = []
    for number, step in enumerate(routine.steps, 1):
        dose = step.dose.over(LIBRARY[step.exercise].dose)
        for set_ in range(1, dose.set_count + 1):
            rows += [
                DoneSet(number, step.exercise, set_, side, dose.rep_count, dose.hold)
                for side in dose.side_names
            ]
    return tuple(rows)


GREEN = {"pain_before": 2, "pain_after": 2, "morning": "settled"}
"""What a session that went well says."""


def went(ago: int, routine: Routine = CORE, /, **said: object) -> Session:
    """A session so many days ago with all of the routine; without more said it went well."""
    started = datetime.combine(TODAY - timedelta(days=ago), datetime.min.time(), CET) + timedelta(hours=7)
    session = Session(f"s{ago}", "finished", routine.id, routine.title, started, started, done=done(routine))
    return replace(session, **(GREEN | said))  # type: ignore[arg-type]  # the keys are those of Session


def told(*sessions: Session, routine: Routine = CORE, **more: object) -> Told:
    """What a person's files say."""
    return Told(sessions, {routine.id: routine}, LIBRARY, TODAY, **more)  # type: ignore[arg-type]
