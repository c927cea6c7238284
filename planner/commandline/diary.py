"""`log`: a session that was done without the timer."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.model.done_sets import done_sets
from planner.model.player import DONE
from planner.model.safety import Light, advice, light
from planner.model.session import Session
from planner.model.text import clean
from planner.model.timeline import Timeline
from planner.store.course import read_course
from planner.store.sessions import Journal


def log(call: Call) -> int:
    """`planner log ROUTINE [--pain-before N] [--pain-after N] [--leg-after L] [--at T] [--note T]`."""
    args, now = call.args, call.clock.now()
    if args.at is not None and args.at > now:
        raise WrongUse(f"--at {args.at:%Y-%m-%d %H:%M} has not come yet")
    contents = call.read()
    course = read_course(call.home, args.routine)
    routine, timeline = course.routine, course.timeline
    started = args.at or now - timedelta(seconds=timeline.total)
    session = Session(
        id="",
        status="finished",
        routine=routine.id,
        title=routine.title,
        started=started,
        ended=_end(started, timeline, now),
        pain_before=args.pain_before,
        pain_after=args.pain_after,
        leg_after=args.leg_after or "",
        note=clean(args.note or "").strip(),
        done=done_sets(timeline, DONE * len(timeline)),
    )
    journal = Journal.begin(call.home, session)
    output.say(f"{routine.title} on {started:%Y-%m-%d} at {started:%H:%M} is logged.")
    output.say(call.home.label(journal.path))
    seen = light(args.pain_after, (), contents.settings.thresholds)
    if seen in (Light.AMBER, Light.RED):
        output.say(*output.wrap(f"Pain {args.pain_after}: {advice(seen)}"))
    return 0


def _end(started: datetime, timeline: Timeline, now: datetime) -> datetime:
    """When it ended if it took its planned time, and not later than now."""
    return min(now, started + timedelta(seconds=timeline.total))
