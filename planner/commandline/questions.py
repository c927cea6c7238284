"""Questions before and after a session on the plain command line. Enter leaves each of them out."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from typing import TypeVar

from planner.commandline import output
from planner.commandline.arguments import pain
from planner.commandline.lines import Lines, terminal
from planner.commandline.signals import Signals
from planner.model.safety import LEG, Light, Thresholds, advice, light_after
from planner.model.session import REASON_KEYS, REASON_WORDS, Reason, Session

T = TypeVar("T")

_REASONS: Mapping[str, Reason] = {key: reason for reason, key in REASON_KEYS.items()}


def ask(lines: Lines, question: str, read: Callable[[str], T]) -> T | None:
    """Ask until the answer makes sense; None for Enter alone. Interrupted as `Lines.read`."""
    while True:
        output.say(question)
        output.flush()
        answer = (lines.read(None) or "").strip()
        if not answer:
            return None
        try:
            return read(answer)
        except ArgumentTypeError as error:
            output.say(f"{error}.")


def choose(question: str, keys: str) -> str:
    """One of some letters, asked of the person at the terminal until it is. Interrupted as `Lines.read`."""

    def read(text: str) -> str:
        if text[0].lower() not in keys:
            raise ArgumentTypeError(f"one of {', '.join(keys)}")
        return text[0].lower()

    with Signals() as signals:
        lines = Lines(signals, terminal())
        while (answer := ask(lines, question, read)) is None:
            pass
        return answer


def ask_pain(lines: Lines) -> int | None:
    """How much it hurts now."""
    return ask(lines, "Pain now, 0 (none) to 10 (the worst you can imagine)? Enter leaves it out.", pain)


def ask_leg(lines: Lines) -> str:
    """How far down the symptoms reach; empty when left out."""
    return ask(lines, f"How far down does it reach? {', '.join(LEG)}. Enter leaves it out.", _leg) or ""


def _leg(text: str) -> str:
    fitting = [place for place in LEG if place.startswith(text.lower())]
    if len(fitting) != 1:
        raise ArgumentTypeError(f"one of {', '.join(LEG)}")
    return fitting[0]


def ask_reason(lines: Lines, what: str) -> Reason | None:
    """Why `what` is done, to stop or to leave something out; None to go on without it."""
    choices = "; ".join(f"{key} {REASON_WORDS[reason]}" for key, reason in _REASONS.items())
    for line in output.wrap(f"{what}, why? {choices}. Enter goes on with the session."):
        output.say(line)
    return ask(lines, "p, l, n, t or o?", _reason)


def _reason(text: str) -> Reason:
    reason = _REASONS.get(text[:1].lower())
    if reason is None:
        raise ArgumentTypeError("one of p, l, n, t, o, or Enter alone")
    return reason


def verdict(session: Session, thresholds: Thresholds) -> str:
    """What the pain and the leg afterwards mean, in a sentence or two; empty when they say nothing."""
    reason = session.stopped.reason if session.stopped else ""
    found = light_after(session.pain_after, session.leg_before, session.leg_after, reason, thresholds)
    if found is None:
        return ""
    signs = " 'planner warning-signs' lists the signs that need a doctor now." if found is Light.RED else ""
    return f"{advice(found)}{signs}"
