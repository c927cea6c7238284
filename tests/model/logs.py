"""Sessions for tests, told in a line."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from planner.model.session import Session, Status

CET = timezone(timedelta(hours=1))


def session(
    when: str, routine: str = "relief", plan: str = "", status: Status = "finished", speed: int = 1
) -> Session:
    """A session that began at `11-23 07:05` of 2026, an hour ahead of UTC."""
    started = datetime.fromisoformat(f"2026-{when}").replace(tzinfo=CET)
    ended = None if status == "running" else started + timedelta(minutes=20)
    return Session(f"{when}-{routine}", status, routine, routine.title(), started, ended, plan, speed=speed)
