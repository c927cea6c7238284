"""The pages around the timer: before, red light, pain on the way, after, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from planner.model.course import Course
from planner.model.phase_words import phase_words
from planner.model.safety import (
    NUMB,
    STOP_RULES,
    STOP_SOURCES,
    Light,
    Thresholds,
    advice,
    further_down,
    light_after,
    real_change,
    red_words,
)
from planner.model.session import REASON_WORDS, DoneSet, Reason, Session
from planner.model.text import plural
from planner.model.timeline import Phase
from planner.model.units import about, clock, duration
from planner.model.visits import Visit
from planner.screens.advice import Advice
from planner.screens.ask_reason import AskReason
from planner.screens.checkin import LEG_NOW, NEW, PAIN, Answers, CheckIn
from planner.screens.dialogs import Choose

HURTS: tuple[Reason, ...] = ("pain", "leg", "numbness")
"""What the key for pain asks about; each is also a reason to stop."""

END, SKIP, GO_ON = "End the session", "Skip this exercise", "Go on"

AGAIN = "Try again"

HERE, COUNT = "Go on from here", "Count the time: I went on exercising"
"""What time away may have been, beside the end."""


_REASONS: Mapping[Reason, str] = {
    "pain": "pain",
    "leg": "leg symptoms",
    "numbness": "numbness or weakness",
    "time": "no time",
    "other": "another reason",
}


def remark(kind: Reason, course: Course, phase: Phase) -> str:
    """What hurt in which exercise, in the words of a note that the person can change afterwards."""
    side = f", {phase.side} side" if phase.side else ""
    return f"{_REASONS[kind]} in {course.exercise(phase).name}{side}"


def before(course: Course, thresholds: Thresholds) -> CheckIn:
    """The check-in before a session: how long, what comes first, what to have at hand."""
    first = course.timeline.phases[0]
    needs = ", ".join(course.equipment)
    lines = [
        f"{about(course.timeline.total)} · {plural(len(course.routine.steps), 'exercise')}",
        f"First: {course.exercise(first).name}, {course.position(first)}.",
        f"Have at hand: {needs}." if needs else "",
        # As one paragraph: the questions below are to stay on the screen.
        " ".join(course.variant.lines()) if course.variant is not None else "",
    ]
    shown = [line for line in lines if line]
    title = course.routine.title
    asked = (PAIN, LEG_NOW, NEW)
    return CheckIn(title, shown, asked, go="start", leave="not now", thresholds=thresholds)


def red_light(answers: Answers, thresholds: Thresholds) -> Advice:
    """The page for answers that are red before anything was done; resting comes first."""
    return Advice(
        "Better not today",
        red_words(answers.pain, answers.leg_new, thresholds),
        ("Not today", "Go on, gently"),
        serious=True,
    )


def which_hurt() -> Choose:
    """Asks what kind of pain it is."""
    return Choose("What is it?", [REASON_WORDS[kind].capitalize() for kind in HURTS])


def hurt(kind: Reason) -> Advice:
    """What to do about pain on the way, the safest first."""
    lines = [f"• {rule}" for rule in STOP_RULES]
    if kind == "numbness":
        lines += ["", NUMB]
    lines += ["", STOP_SOURCES]
    return Advice(f"Stopped for now: {REASON_WORDS[kind]}", lines, (END, SKIP, GO_ON), serious=True)


def why_stop() -> AskReason:
    """Asks why the session ends early."""
    return AskReason("Stop here? Why?", "time")


def why_skip() -> AskReason:
    """Asks why an exercise is left out."""
    return AskReason("Leave out the rest of this exercise? Why?", "other")


def which_step(course: Course, places: Sequence[Visit]) -> Choose:
    """Asks to which exercise to go; the choice counts the places."""
    now = next((number for number, visit in enumerate(places) if visit.state == "now"), 0)
    return Choose("Go to which exercise?", [visit.words(course) for visit in places], now)


def after_away(away: str, course: Course, phase: Phase, left: int | None) -> Advice:
    """Asks what the time away was, and tells where the session stands: `left` seconds of the phase."""
    time = "" if left is None else f", {clock(left)} left"
    where = f"{course.exercise(phase).name}: {phase_words(phase)}{time}."
    lines = ("The time stood still meanwhile, at", where)
    return Advice(f"You were away for {away}", lines, (HERE, COUNT, END))


def not_saved(wrong: str) -> Advice:
    """The page for a session that is over and could not be written."""
    lines = (f"{wrong[:1].upper()}{wrong[1:]}.", "", "Make room, or bring the disk back, then try again.")
    return Advice("The session is not saved yet", lines, (AGAIN, "Leave it unsaved"), serious=True)


def after(session: Session) -> CheckIn:
    """The check-in after a session."""
    done = "Finished" if session.status == "finished" else "Stopped early"
    lines = (session.whole_title, *_advice_on(session))
    title = f"{done} · {_length(session)}"
    return CheckIn(title, lines, (PAIN, LEG_NOW), go="done", leave="skip", note=session.note)


def summary(session: Session, course: Course, place: str, wrong: str, thresholds: Thresholds) -> Advice:
    """What came of the session: what was done, what changed, and where it is written."""
    title = "Finished" if session.status == "finished" else "Stopped early"
    lines = [
        f"{session.whole_title} · {_length(session)}",
        *_done(session, course),
        "",
        *_changes(session, thresholds),
    ]
    if session.speed > 1:
        lines.append(f"At {session.speed} times the speed: a look, which counts for nothing.")
    lines.append(f"Not saved: {wrong}" if wrong else f"Saved in {place}")
    return Advice(title, lines, ("Close",), serious=bool(wrong))


def _length(session: Session) -> str:
    return clock((session.seconds or 0) * session.speed)


def _advice_on(session: Session) -> Sequence[str]:
    """What to do next after a session that ended for a reason of the body."""
    reason = session.stopped.reason if session.stopped else "other"
    if reason not in HURTS:
        return ()
    return ("", advice(Light.RED), *((NUMB,) if reason == "numbness" else ()))


def _done(session: Session, course: Course) -> Iterator[str]:
    """One line a step: a tick or a dash, the exercise, and how much of it."""
    for (step, exercise), sets in groupby(session.done, lambda row: (row.step, row.exercise)):
        rows = list(sets)
        kept = [row for row in rows if not row.skipped]
        found = course.exercises.get(exercise)
        name = found.name if found else exercise
        why = next((one for one in session.left_out if (one.step, one.exercise) == (step, exercise)), None)
        left = "" if why is None else f": {_REASONS[why.reason]}"
        if kept:
            yield f"✓ {name}  {_amount(kept)}{f', rest left out{left}' if left else ''}"
        else:
            yield f"– {name}  skipped{left}"
    if not session.done:
        yield "Nothing was done, and nothing is counted as done."


def _amount(rows: list[DoneSet]) -> str:
    reps = [f"{row.reps}{' ' + row.side if row.side else ''}" for row in rows]
    hold = next((f" × {duration(row.hold)}" for row in rows if row.hold), "")
    return f"{' + '.join(reps)} {'rep' if reps == ['1'] else 'reps'}{hold}"


def _changes(session: Session, thresholds: Thresholds) -> Iterator[str]:
    """Pain and leg before and after, with what a change means and no more than that."""
    then, now = session.pain_before, session.pain_after
    if then is not None and now is not None:
        change = ""
        if real_change(then, now):
            change = ": a real change" if now < then else ": worse. Do less next time"
        yield f"Pain {then} → {now}{change}."
    elif now is not None:
        yield f"Pain {now}."
    if session.leg_before and session.leg_after:
        if further_down(session.leg_before, session.leg_after):
            yield f"Leg: {session.leg_before} → {session.leg_after}, further down."
        elif further_down(session.leg_after, session.leg_before):
            yield f"Leg: {session.leg_before} → {session.leg_after}, drawing back: a good sign."
        else:
            yield f"Leg: {session.leg_after}, as before."
    reason = session.stopped.reason if session.stopped else ""
    found = light_after(now, session.leg_before, session.leg_after, reason, thresholds)
    if found is not None:
        yield advice(found)
