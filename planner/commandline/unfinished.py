"""A session that was left running: resume it, log what was done of it, or discard it."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import replace

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.lines import Lines
from planner.commandline.questions import ask
from planner.model.clock_face import time_words
from planner.model.course import Course
from planner.model.player import Player
from planner.model.running import interrupted, resume
from planner.model.session import Session
from planner.model.timeline import Timeline
from planner.store import sessions
from planner.store.course import read_course
from planner.store.errors import PlannerError
from planner.store.sessions import Journal
from planner.store.shelf import Entry


class Resumed:
    """Where to go on: the session, its routine, the player as it was, and its log file."""

    def __init__(self, session: Session, course: Course, player: Player, journal: Journal) -> None:
        self.session, self.course, self.player, self.journal = session, course, player, journal


def offer(call: Call, lines: Lines) -> Resumed | None:
    """Tell of a session that never ended, and do with it what the person says; None to begin a new one.

    Without a person to ask it stays as it is.
    """
    entry = sessions.left_running(call.home)
    if entry is None or entry.value is None:
        return None
    session = entry.value
    begun = f"begun on {session.started:%Y-%m-%d} at {time_words(session.started, call.face)}"
    words = f"{session.whole_title}, {begun}, was not ended."
    if not lines.typed:
        output.note(f"{words} 'planner' offers to go on with it.")
        return None
    output.say(*output.wrap(words))
    ready, why_not, timeline = _ready(call, entry, session)
    if why_not:
        output.say(*output.wrap(f"It cannot be resumed: {why_not}"))
    choices = "l logs what was done of it, d discards it, Enter leaves it for later."
    answer = ask(lines, f"r resumes it, {choices}" if ready else choices, _choice)
    if answer == "l":
        Journal.take_up(call.home, entry).write(interrupted(session, "time", timeline))
        output.say(f"Logged: {entry.label}")
    elif answer == "d":
        Journal.take_up(call.home, entry).discard()
        output.say("Discarded. A copy is among the backups.")
    return ready if answer == "r" else None


def _choice(text: str) -> str:
    key = text[:1].lower()
    if key not in ("r", "l", "d"):
        raise ArgumentTypeError("one of r, l, d, or Enter alone")
    return key


def _ready(
    call: Call, entry: Entry[Session], session: Session
) -> tuple[Resumed | None, str, Timeline | None]:
    """What a resume needs, or why there can be none; and the timeline as far as it is known."""
    try:
        course = read_course(call.home, session.routine, session.variant)
    except PlannerError as error:
        return None, str(error), None
    try:
        player = resume(session, course.timeline)
    except ValueError as error:
        return None, f"{error}.", course.timeline
    session = replace(session, resumed=session.resumed + 1)
    return Resumed(session, course, player, Journal.take_up(call.home, entry)), "", course.timeline
