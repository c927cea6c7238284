"""The morning after a session: whether what it stirred up has settled, which the day itself cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.model.session import Session

MORNING_DAYS = 2
"""Days after a session on which the question is asked; later nobody remembers that morning."""


def awaits(sessions: Iterable[Session], today: date) -> Session | None:
    """The session whose morning after is to be asked about: the latest of an earlier day, if not asked yet.

    A session that was stopped counts, for that is when it matters most; one that nobody lived does not.
    """
    before = [one for one in sessions if one.lived and one.ended is not None and one.day < today]
    latest = max(before, key=lambda one: one.started, default=None)
    if latest is None or latest.morning or (today - latest.day).days > MORNING_DAYS:
        return None
    return latest


NOT_SETTLED = (
    "What has not settled by the next morning was a little much: rest today, or do less of it.",
    "If it keeps getting worse, ask your physiotherapist or a doctor.",
)
"""What to do when pain has not settled by the next morning (`traffic-light`: settling within 24 hours)."""
