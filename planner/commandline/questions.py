"""Questions before and after a session on the plain command line. Enter leaves each of them out."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from planner.commandline import output
from planner.commandline.arguments import pain
from planner.commandline.lines import Lines, terminal
from planner.commandline.signals import Signals
from planner.model.safety import LEG, LEG_NEWS, Light, Thresholds, advice, light_after
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
    return (
        ask(lines, f"How far down does it reach? {', '.join(LEG)}. Enter leaves it out.", partial(_word, LEG))
        or ""
    )


def ask_new(lines: Lines) -> str:
    """What is new in the leg; empty when left out."""
    question = f"Anything new in the leg since last time? {', '.join(LEG_NEWS)}. Enter leaves it out."
    return ask(lines, question, partial(_word, LEG_NEWS)) or ""


def ask_anyway(lines: Lines, why: Sequence[str]) -> bool:
    """Whether to begin although the answers are red; Enter alone, the safe answer, does not."""
    output.say("Better not today.", *(line for words in why for line in output.wrap(words)))
    output.say("'planner warning-signs' lists the signs that need a doctor now.")
    return ask(lines, "Type go to go on, gently. Enter alone leaves it for today.", _go) or False


def _go(text: str) -> bool:
    if text.lower() != "go":
        raise ArgumentTypeError("go, or Enter alone")
    return True


def _word(words: Sequence[str], text: str) -> str:
    """The one of some words that begins so."""
    fitting = [word for word in words if word.startswith(text.lower())]
    if len(fitting) != 1 and text.lower() not in words:
        raise ArgumentTypeError(f"one of {', '.join(words)}")
    return text.lower() if text.lower() in words else fitting[0]


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
