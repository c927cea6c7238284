"""The traffic light over whole sessions: red, not settled by the morning, settled, and a flare."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from planner.model.safety import REAL_PERCENT, REAL_POINTS, Light, real_change
from planner.model.session import Session
from planner.model.suggestion import DoLess, Suggestion
from planner.model.told import Told, evidence
from planner.model.variant import GENTLE

TRAFFIC_LIGHT = (
    "Provide Community physiotherapy, Pain Traffic Light: 4–5 should settle within 24 hours, else do less. "
    "Widely used, not tested in sciatica."
)
RED_SOURCE = (
    "The article behind the exercises (stop for sharp, shooting or growing pain); NHS 111 Wales (new "
    "numbness or weakness); Provide Community physiotherapy, Pain Traffic Light, not tested in sciatica."
)
FLARE_SOURCE = (
    "Ostelo et al., Spine 2008;33:90–94, and Childs et al., Spine 2005;30:1331–1334, for what is a real "
    "change. That a flare asks for less is the Pain Traffic Light's advice and ours, and not tested."
)

RECENT_DAYS = 14
"""What is older than this says nothing of today; ours."""
USUAL_DAYS = 28
"""Days of which the usual pain is the middle value; ours."""
FEWEST_USUAL = 3
"""With fewer sessions there is no usual pain; ours."""


def red_light(told: Told, source: str) -> Iterator[Suggestion]:
    """The latest session was red: by the number, by the leg, or because it had to be broken off."""
    recent = told.since(RECENT_DAYS)
    if not recent or not told.red(recent[-1]):
        return
    last = recent[-1]
    numb = last.leg_new in ("numb", "weak") or "numbness" in _reasons(last)
    words = "Leave out what brought it on until it settles: rest, or walk a little if that eases it."
    if numb:
        words = "Let a doctor see new numbness or weakness soon, before you go on with the exercises."
    why = "The last session was red. If it stays so or gets worse, ask your physiotherapist or a doctor."
    yield Suggestion("red-light", words, why, source, evidence((last,)), None, "soon")


def _reasons(session: Session) -> tuple[str, ...]:
    stopped = (session.stopped.reason,) if session.stopped else ()
    return (*stopped, *(one.reason for one in session.left_out))


def not_settled(told: Told, source: str) -> Iterator[Suggestion]:
    """What the latest session stirred up had not settled by the next morning."""
    recent = told.since(RECENT_DAYS)
    if recent and told.unsettled(recent[-1]):
        last = recent[-1]
        why = "What it stirred up had not settled by the next morning: it was a little much."
        words = "Do less next time: a gentler variant, or a day of rest."
        yield Suggestion("not-settled", words, why, source, evidence((last,)), _gentle(told, last))


def settled(told: Told, source: str) -> Iterator[Suggestion]:
    """The latest session was amber, and that had settled by the morning: neither more nor less."""
    recent = told.since(RECENT_DAYS)
    if not recent:
        return
    last = recent[-1]
    if told.light(last) is Light.AMBER and last.morning == "settled" and not told.unsettled(last):
        why = "The last session was amber, and it had settled by the next morning."
        words = "Stay with what you do: no more and no less."
        yield Suggestion("settled", words, why, source, evidence((last,)), None, "note")


def flare(told: Told, source: str) -> Iterator[Suggestion]:
    """Pain well over its usual, or two red sessions among the last three."""
    usual, reds = raised_over(told), _reds(told)
    last = told.latest
    if last is None or (usual is None and not reds):
        return
    if usual is not None:
        rests_on: tuple[Session, ...] = (last,)
        why = (
            f"Pain before the last session was {last.pain_before}, its usual in the weeks before {usual:g}: "
            f"a real change, by {REAL_POINTS} points and {REAL_PERCENT} %."
        )
    else:
        why, rests_on = "Two of the last three sessions were red.", reds
    words = "Have a gentle day or two, with less of each exercise, and add nothing. A flare is no failure."
    yield Suggestion("flare", words, why, source, evidence(rests_on), _gentle(told, last))


def flaring(told: Told) -> bool:
    """Whether pain before the latest session was really over its usual, or two of the last three were red."""
    return raised_over(told) is not None or bool(_reds(told))


def raised_over(told: Told) -> float | None:
    """The usual pain, when that before the latest session was really higher; None when it was not.

    The usual is the middle of what pain was before the other sessions of the last weeks.
    """
    last = told.latest
    if last is None or last.pain_before is None or (told.today - last.day).days >= RECENT_DAYS:
        return None
    said = [one.pain_before for one in told.since(USUAL_DAYS)[:-1] if one.pain_before is not None]
    if len(said) < FEWEST_USUAL:
        return None
    usual = float(median(said))
    return usual if last.pain_before > usual and real_change(usual, last.pain_before) else None


def _reds(told: Told) -> tuple[Session, ...]:
    """Two or three red sessions among the last three; nothing when there are fewer."""
    found = tuple(one for one in told.since(RECENT_DAYS)[-3:] if told.red(one))
    return found[-2:] if len(found) > 1 else ()


def _gentle(told: Told, session: Session) -> DoLess | None:
    routine = told.routines.get(session.routine)
    return DoLess(routine.id, GENTLE) if routine is not None and routine.steps else None
