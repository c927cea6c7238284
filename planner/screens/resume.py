"""A session that was left running, by a crash or a closed terminal: go on, keep what was done, or discard."""

from __future__ import annotations

import asyncio
from datetime import datetime

from textual.app import App

from planner.clock import Clock
from planner.line import Line
from planner.model import running
from planner.model.clock_face import time_words
from planner.model.course import Course
from planner.model.session import REASONS, Session
from planner.model.units import about
from planner.model.units import clock as as_clock
from planner.model.vocabulary import ClockFace
from planner.screens.advice import Advice
from planner.screens.ask_reason import AskReason
from planner.screens.run import RunScreen
from planner.store import sessions
from planner.store.course import read_course
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.sessions import Journal
from planner.store.settings import Settings
from planner.store.shelf import Entry

GO_ON, KEEP, DISCARD = "Go on where it stopped", "End it, and keep what was done", "Throw it away"

_ELSEWHERE_SECONDS = 15
"""A session written so lately may still be running in another window."""


async def offer_unfinished(
    app: App[None], home: Home, clock: Clock, preferences: Settings, line: Line
) -> bool:
    """If a session was left running, ask what to do with it, and do it; whether it went on.

    To be awaited in a worker.
    """
    entry = await asyncio.to_thread(sessions.left_running, home)
    if entry is None or entry.value is None:
        return False
    session = entry.value
    course, obstacle = await asyncio.to_thread(_course, home, session)
    options = (GO_ON, KEEP, DISCARD) if not obstacle else (KEEP, DISCARD)
    lines = _lines(session, course, obstacle, clock.now(), preferences.clock)
    answer = await app.push_screen_wait(Advice("A session was left unfinished", lines, options))
    chosen = "" if answer is None else options[answer]
    if chosen == GO_ON:
        screen = RunScreen(
            home,
            clock,
            preferences,
            session.routine,
            plan=session.plan,
            variant=session.variant,
            speed=session.speed,
            resume=entry,
            line=line,
        )
        await app.push_screen_wait(screen)
        return True
    if chosen == KEEP:
        reason = await app.push_screen_wait(AskReason("Why was it not finished?", "time"))
        if reason is not None:
            kept = running.interrupted(session, REASONS[reason], course.timeline if course else None)
            await _save(app, home, entry, kept)
    elif chosen == DISCARD:
        await _save(app, home, entry, None)
    return False


def _course(home: Home, session: Session) -> tuple[Course | None, str]:
    """The routine of the session, and why it cannot go on, if it cannot."""
    try:
        course = read_course(home, session.routine, session.variant)
    except PlannerError as error:
        return None, str(error)
    try:
        running.resume(session, course.timeline)
    except ValueError as error:
        return course, str(error)
    return course, ""


def _lines(
    session: Session, course: Course | None, obstacle: str, now: datetime, face: ClockFace
) -> list[str]:
    """What was left, where, and how long ago."""
    left = session.running
    lines = [
        f"{session.whole_title}, begun on {session.started:%A %d %B} at {time_words(session.started, face)}."
    ]
    if course is not None and left is not None and not obstacle:
        phase = running.resume(session, course.timeline).timeline.phases[left.phase]
        steps = len(course.routine.steps)
        time = "" if left.left_ms is None else f", {as_clock(-(-left.left_ms // 1000))} left of it"
        lines.append(f"It stopped in step {phase.step} of {steps}: {course.exercise(phase).name}{time}.")
    if left is not None:
        ago = max(0, round((now - left.written).total_seconds()))
        lines.append(f"Last seen {about(ago)} ago.")
        if ago < _ELSEWHERE_SECONDS:
            lines.append("It may still be running in another window: look there first.")
    if obstacle:
        lines += ["", "It cannot go on:", *obstacle.split("\n")]
    return lines


async def _save(app: App[None], home: Home, entry: Entry[Session], kept: Session | None) -> None:
    """Write the session as it ended, or take its file away when it is None; say which."""

    def save() -> None:
        journal = Journal.take_up(home, entry)
        if kept is None:
            journal.discard()
        else:
            journal.write(kept)

    try:
        await asyncio.to_thread(save)
    except PlannerError as error:
        app.notify(f"not saved: {error}", severity="error", markup=False)
    else:
        done = "Thrown away; a copy is in the backups." if kept is None else f"Kept in {entry.label}."
        app.notify(done, markup=False)
