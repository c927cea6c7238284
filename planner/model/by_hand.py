"""What was done away from the program, as the person says: a session that nobody measured."""

from __future__ import annotations

import datetime as dt

from planner.model.schedule import Occurrence
from planner.model.session import Session


def why_not_done(occurrence: Occurrence, today: dt.date) -> str:
    """Why it cannot be marked as done; empty when it can."""
    if occurrence.status == "done":
        return "It is done already."
    if occurrence.status == "moved":
        return "It was moved away from here: mark it on its new day."
    if occurrence.date > today:
        return "Its day is still to come."
    return ""


def done_by_hand(occurrence: Occurrence, title: str, now: dt.datetime, zone: dt.tzinfo) -> Session:
    """The session of an occurrence that was done; `title` is the routine's, `zone` that of this place.

    It begins when it was planned. What may be done at any time began now, or at noon of an earlier day.
    Raises ValueError with a sentence when it cannot have been done (see `why_not_done`).
    """
    if reason := why_not_done(occurrence, now.date()):
        raise ValueError(reason)
    any_time = now.time() if occurrence.date == now.date() else dt.time(12)
    began = dt.datetime.combine(occurrence.date, occurrence.time or any_time).replace(
        microsecond=0, tzinfo=zone
    )
    return Session(
        id="",
        status="finished",
        routine=occurrence.routine,
        title=title,
        started=began.replace(tzinfo=dt.timezone(began.utcoffset() or dt.timedelta())),
        plan=occurrence.plan,
        by_hand=True,
    )
