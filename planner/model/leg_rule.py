"""Twice further down the leg: which exercise may be worth switching off. It never says what the cause is."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model.session import Session
from planner.model.suggestion import Suggestion, SwitchOff
from planner.model.text import listed
from planner.model.told import Told, evidence, leg_stayed, moved_down

SOURCE = (
    "May, Runge and Aina, Musculoskelet Sci Pract 2018;38:53–62. Symptoms that draw back towards the spine "
    "go with a better outcome; which exercise does it, that does not show."
)

DAYS = 28
"""How far back it looks; ours."""

_DIRECTIONS = {"flexion": "bend the back", "extension": "arch the back"}


def further_down_twice(told: Told, source: str) -> Iterator[Suggestion]:
    """The last two sessions in whose course symptoms moved down: what was done in both of them."""
    recent = told.since(DAYS)
    worse = [one for one in recent if moved_down(one)][-2:]
    if len(worse) < 2:
        return
    both = _suspects(worse[0], told) & _suspects(worse[1], told)
    named = _named(worse[0], told) | _named(worse[1], told)
    well = {name for one in recent if leg_stayed(one) for name in _done(one)}
    # What was also done without the leg getting worse stands out less, unless somebody named it.
    left = {name for name in both if name in named or name not in well} - set(told.off)
    why = "In two sessions symptoms reached further down the leg."
    if len(left) != 1 and (turned := _by_direction(worse, recent, told)):
        direction, name = turned
        why += f" In both there was something to {_DIRECTIONS[direction]}: last, {_name(name, told)}."
    elif len(left) == 1:
        (name,) = left
        why += f" {_name(name, told)} was done in both."
    else:
        yield from _open(left, worse, why, told, source)
        return
    days = listed([f"{one.day.day} {one.day:%b}" for one in worse])
    reason = f"further down the leg on {days}, with it among the exercises"
    words = f"Switch {_name(name, told)} off for now, and ask your physiotherapist about it."
    why += " That does not prove that it is the reason; leaving it out is the careful choice."
    yield Suggestion("further-down", words, why, source, evidence(worse), SwitchOff(name, reason))


def _open(left: set[str], worse: list[Session], why: str, told: Told, source: str) -> Iterator[Suggestion]:
    """Several exercises come into question: nothing is singled out, and the log can tell next time."""
    if not left:
        return
    names = listed(sorted(_name(name, told) for name in left))
    words = "Stop the exercise during which it moves down the leg: x leaves it out, and keeps the reason."
    why += f" In both there were {names}; nothing tells them apart yet."
    yield Suggestion("further-down", words, why, source, evidence(worse))


def _by_direction(worse: list[Session], recent: tuple[Session, ...], told: Told) -> tuple[str, str] | None:
    """A direction of the spine that both had and no other session, with its one exercise in the last one."""
    shared = set(_directions(worse[0], told)) & set(_directions(worse[1], told))
    for one in recent:
        if leg_stayed(one):
            shared -= set(_directions(one, told))
    if len(shared) != 1:
        return None
    (direction,) = shared
    names = _directions(worse[1], told)[direction] - set(told.off)
    return (direction, next(iter(names))) if len(names) == 1 else None


def _directions(session: Session, told: Told) -> dict[str, set[str]]:
    """What came into question of a session, by the direction in which it moves the spine."""
    found: dict[str, set[str]] = {}
    for name in _suspects(session, told):
        exercise = told.library.get(name)
        if exercise is not None and exercise.direction in _DIRECTIONS:
            found.setdefault(exercise.direction, set()).add(name)
    return found


def _suspects(session: Session, told: Told) -> set[str]:
    """The exercises that were broken off because of the leg; else all that were done."""
    return _named(session, told) or _done(session)


def _named(session: Session, told: Told) -> set[str]:
    names = {one.exercise for one in session.left_out if one.reason == "leg"}
    if session.stopped is not None and session.stopped.reason == "leg":
        step = session.stopped.step
        names |= {row.exercise for row in session.done if row.step == step}
        routine = told.routines.get(session.routine)
        if not names and routine is not None and not session.variant and step <= len(routine.steps):
            names.add(routine.steps[step - 1].exercise)
    return names


def _done(session: Session) -> set[str]:
    return {row.exercise for row in session.done if not row.skipped}


def _name(exercise: str, told: Told) -> str:
    found = told.library.get(exercise)
    return found.name if found else exercise
