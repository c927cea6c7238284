"""Which session the question of the next morning is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.model.morning import awaits
from planner.model.session import Session
from tests.model.logs import session

TODAY = date(2026, 11, 23)
YESTERDAY = session("11-22 07:00")


@pytest.mark.parametrize(
    ("sessions", "wanted"),
    [
        ([], None),
        ([YESTERDAY], YESTERDAY),
        ([session("11-21 07:00"), YESTERDAY], YESTERDAY),
        ([YESTERDAY, session("11-21 07:00")], YESTERDAY),
        ([session("11-21 07:00")], session("11-21 07:00")),
        ([session("11-20 23:50")], None),
        ([session("11-23 06:00")], None),
        ([YESTERDAY, session("11-23 06:00")], YESTERDAY),
        ([session("11-22 07:00", status="stopped")], session("11-22 07:00", status="stopped")),
        ([session("11-22 07:00", status="running")], None),
        ([session("11-22 07:00", speed=20)], None),
        ([replace(YESTERDAY, unattended=True)], None),
        ([replace(YESTERDAY, morning="settled")], None),
        ([replace(YESTERDAY, morning="skipped")], None),
        ([session("11-21 07:00"), replace(YESTERDAY, morning="not settled")], None),
    ],
)
def test_the_latest_session_of_an_earlier_day_if_it_was_not_asked_about(
    sessions: list[Session], wanted: Session | None
) -> None:
    """At most two days back; a stopped one too; never one of today, sped up, unattended, or still running."""
    assert awaits(sessions, TODAY) == wanted
