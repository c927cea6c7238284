"""What past sessions told, read for suggestions: the light of each, its morning after, its figures in words.

A session that nobody lived (a look at high speed, an unattended run) and one that has not ended tell
nothing. One that was stopped does: that is when it matters most.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.safety import (
    DEFAULT_THRESHOLDS,
    LegChange,
    Light,
    Thresholds,
    further_down,
    light,
    light_after,
    light_before,
    real_change,
)
from planner.model.schedule import Occurrence
from planner.model.session import REASON_WORDS, Session
from planner.model.suggestion import Evidence
from planner.model.vocabulary import AdviceRule

_HURT = ("pain", "leg", "numbness")
"""Reasons for which an exercise or a session is broken off that make it red."""


@dataclass(frozen=True)
class Told:
    """All that suggestions are made of. `every` session is there, in any order; after `today` none is seen.

    `off` are exercises that the person has switched off, `missed` the planned sessions that passed since
    anything was last begun, oldest first.
    """

    every: tuple[Session, ...]
    routines: Mapping[str, Routine]
    library: Mapping[str, Exercise]
    today: dt.date
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    off: Collection[str] = ()
    missed: tuple[Occurrence, ...] = ()
    ignore: Collection[AdviceRule] = ()

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Those that tell something, oldest first."""
        lived = (one for one in self.every if one.status != "running" and one.lived and one.day <= self.today)
        return tuple(sorted(lived, key=lambda one: (one.started.replace(tzinfo=None), one.id)))

    @cached_property
    def latest(self) -> Session | None:
        """The last one."""
        return self.sessions[-1] if self.sessions else None

    def since(self, days: int) -> tuple[Session, ...]:
        """Those of the last so many days, today among them."""
        return tuple(one for one in self.sessions if (self.today - one.day).days < days)

    def light(self, session: Session) -> Light | None:
        """The light of a session; None when nobody said how it was."""
        return session_light(session, self.thresholds)

    def red(self, session: Session) -> bool:
        """Whether a session was red."""
        return self.light(session) is Light.RED

    def unsettled(self, session: Session) -> bool:
        """Whether it had not settled by the next morning (`traffic-light`: settling within 24 hours)."""
        pain, before = session.pain_morning, session.pain_before
        if session.morning == "not settled" or light(pain, (), self.thresholds) is Light.RED:
            return True
        # An answer in words is the person's own judgement; without one the figures speak.
        if session.morning == "settled" or pain is None or before is None:
            return False
        return pain > before and real_change(before, pain)

    def troubled(self, session: Session) -> bool:
        """Whether nothing may be made harder after it."""
        return self.red(session) or self.unsettled(session)

    def went_well(self, session: Session) -> bool:
        """Whether a session counts towards more: finished, whole, green, settled, and its night is over."""
        return (
            session.counts
            and not session.by_hand
            and not session.variant
            and session.day < self.today
            and self.light(session) is Light.GREEN
            and not self.unsettled(session)
        )


def session_light(session: Session, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Light | None:
    """The light of a whole session: red when anything of it was, else by the pain after it.

    Pain before it is red or nothing: only what is felt with the exercises can be amber (`traffic-light`).
    """
    reason = session.stopped.reason if session.stopped else ""
    before = light_before(session.pain_before, session.leg_new, thresholds)
    after = light_after(session.pain_after, session.leg_before, session.leg_after, reason, thresholds)
    left_out = any(one.reason in _HURT for one in session.left_out)
    return Light.RED if Light.RED in (before, after) or left_out else after


def moved_down(session: Session) -> bool:
    """Whether symptoms reached further down the leg in its course (`may`)."""
    reasons = [one.reason for one in session.left_out]
    if session.stopped is not None:
        reasons.append(session.stopped.reason)
    return "leg" in reasons or further_down(session.leg_before, session.leg_after)


def leg_stayed(session: Session) -> bool:
    """Whether the leg was told of before and after, and symptoms did not move down."""
    return bool(session.leg_before and session.leg_after) and not moved_down(session)


def evidence(sessions: Iterable[Session]) -> tuple[Evidence, ...]:
    """Sessions as a suggestion names them."""
    return tuple(Evidence(one.id, one.day, figures(one)) for one in sessions)


def figures(session: Session) -> str:
    """What was said of a session, in words."""
    return "; ".join(
        part
        for part in (
            session.whole_title,
            _pair("pain", session.pain_before, session.pain_after),
            _pair("leg", session.leg_before or None, session.leg_after or None),
            f"new in the leg: {session.leg_new}" if session.leg_new in list(LegChange) else "",
            f"stopped: {REASON_WORDS[session.stopped.reason]}" if session.stopped else "",
            *(f"{one.exercise} left out: {REASON_WORDS[one.reason]}" for one in session.left_out),
            "" if session.pain_morning is None else f"pain {session.pain_morning} the next morning",
            f"{session.morning} the next morning" if session.morning in ("settled", "not settled") else "",
        )
        if part
    )


def _pair(name: str, before: object, after: object) -> str:
    if before is None and after is None:
        return ""
    if after is None:
        return f"{name} {before} before"
    return f"{name} {after} after" if before is None else f"{name} {before} before, {after} after"
