"""Reading a routine to run it: every reason why that cannot be is one plain sentence."""

from __future__ import annotations

from planner.model.course import Course
from planner.model.timeline import TooLong, UnknownExercise
from planner.store.contents import Contents
from planner.store.errors import PlannerError
from planner.store.home import Home


class NotRunnable(PlannerError):
    """A routine that exists and cannot be run: its file is broken, or it asks for what cannot be."""


def read_course(home: Home, routine: str, variant: str = "") -> Course:
    """The routine with this id or title, or a variant of it by its name in a log, ready to be run.

    Raises Unknown when there is no such routine, NotRunnable when there is and it cannot be run.
    """
    contents = Contents.read(home)
    entry = contents.routine(routine)
    if entry.value is None:
        raise NotRunnable("\n".join(problem.text() for problem in entry.problems))
    try:
        course = Course.of(entry.value, contents.library.values, variant)
    except (TooLong, UnknownExercise) as error:
        told = [problem.text() for problem in contents.problems_of(entry) if problem.severity == "error"]
        raise NotRunnable("\n".join(told) or f"{entry.label}: {error}") from error
    except ValueError as error:
        raise NotRunnable(f"{entry.value.title}: {error}") from error
    if not course.timeline.phases:
        raise NotRunnable(f"{entry.value.title} has no steps yet. Add some in Routines.")
    return course
