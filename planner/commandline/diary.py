"""`log`: a session that was done without the timer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.commandline.questions import verdict
from planner.model.clock_face import moment_words, time_words
from planner.model.course import Course
from planner.model.done_sets import done_sets
from planner.model.morning import NOT_SETTLED
from planner.model.player import DONE, LEFT, SKIPPED
from planner.model.safety import NUMB, Light, Thresholds, advice
from planner.model.session import Session, Stopped
from planner.model.text import clean, plural
from planner.model.vocabulary import Morning
from planner.store.course import read_course
from planner.store.sessions import Journal


def log(call: Call) -> int:
    """`planner log ROUTINE [--at T] [--took T] [--steps N] [--stopped STEP:WHY] [--pain-before N] …`."""
    args, now = call.args, call.clock.now()
    if args.at is not None and args.at > now:
        raise WrongUse(f"--at {moment_words(args.at, call.face)} has not come yet")
    contents = call.read()
    course = read_course(call.home, args.routine)
    _check_steps(args, course)
    seconds = course.timeline.total if args.took is None else args.took
    started = args.at or now - timedelta(seconds=seconds)
    _check_morning(args, started, now)
    session = _session(args, course, started, min(now, started + timedelta(seconds=seconds)))
    journal = Journal.begin(call.home, session)
    output.say(f"{course.routine.title} on {started:%Y-%m-%d} at {time_words(started, call.face)} is logged.")
    output.say(call.home.label(journal.path))
    for line in _advice(session, contents.settings.thresholds):
        output.say(*output.wrap(line))
    return 0


def _session(args: Namespace, course: Course, started: datetime, ended: datetime) -> Session:
    outcomes = "".join(_outcome(args, course, index) for index in range(len(course.timeline)))
    return Session(
        id="",
        status="stopped" if args.stopped else "finished",
        routine=course.routine.id,
        title=course.routine.title,
        started=started,
        ended=ended,
        active=args.took,
        pain_before=args.pain_before,
        pain_after=args.pain_after,
        pain_morning=args.pain_morning,
        morning=_MORNINGS.get(args.morning),
        leg_before=args.leg_before or "",
        leg_after=args.leg_after or "",
        note=clean(args.note or "").strip(),
        done=done_sets(course.timeline, outcomes),
        stopped=Stopped(*args.stopped) if args.stopped else None,
    )


_MORNINGS: Mapping[str | None, Morning] = {"settled": "settled", "not-settled": "not settled"}


def _outcome(args: Namespace, course: Course, index: int) -> str:
    """What became of a phase: done, skipped, or after the stop and so not reached.

    Without `--steps` all was done that comes before the step in which it was stopped.
    """
    phases = course.timeline.phases
    reached = not args.stopped or all(one.step != args.stopped[0] for one in phases[: index + 1])
    done = reached if args.steps is None else phases[index].step in args.steps
    return DONE if done else SKIPPED if reached else LEFT


def _check_steps(args: Namespace, course: Course) -> None:
    """WrongUse for a step that the routine does not have."""
    count = len(course.routine.steps)
    most = max((*(args.steps or ()), *([args.stopped[0]] if args.stopped else ())), default=1)
    if most > count:
        raise WrongUse(f"{course.routine.title} has {plural(count, 'step')}: there is no step {most}")


def _check_morning(args: Namespace, started: datetime, now: datetime) -> None:
    """WrongUse for an answer about a morning that is still to come."""
    said = args.morning is not None or args.pain_morning is not None
    if said and started.date() >= now.date():
        raise WrongUse("the morning after has not come yet: --at names the day of the session")


def _advice(session: Session, thresholds: Thresholds) -> Iterator[str]:
    """What the answers ask for, when they are amber or red."""
    words = verdict(session, thresholds)
    if words and words != advice(Light.GREEN):
        yield words if session.pain_after is None else f"Pain {session.pain_after}: {words}"
    if session.stopped is not None and session.stopped.reason == "numbness":
        yield NUMB
    if session.morning == "not settled":
        yield from NOT_SETTLED
