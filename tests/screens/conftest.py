"""Homes and clocks for stories on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.app import App

from planner.app import PlannerApp
from planner.clock import Clock
from planner.store.home import Home
from planner.store.settings import Settings

HOSTILE = "[/] [kg] \u001b[31m 深蹲"
"""A name that breaks markup, carries an escape sequence, and is wider than it is long."""

HOSTILE_SEEN = "[/] [kg] [31m 深蹲"
"""What a person sees of it."""


class FakeClock(Clock):
    """A clock that stands still until it is told to go on."""

    def __init__(self, start: datetime) -> None:
        self.wall = start
        self.ms = 1_000_000

    def now(self) -> datetime:
        """The wall time it was told."""
        return self.wall

    def monotonic_ms(self) -> int:
        """The milliseconds it was told."""
        return self.ms

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.ms += round(seconds * 1000)
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    """Sunday 22 November 2026, seven in the morning, one hour east of Greenwich."""
    return FakeClock(datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1))))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home after its first start: the starter routines are in it."""
    made = Home(tmp_path / "home")
    made.prepare()
    return made


@pytest.fixture
def make_app(home: Home, clock: FakeClock) -> Callable[..., PlannerApp]:
    """Make the app over the home, the safety page already read unless settings are given."""

    def make(preferences: Settings | None = None, **options: object) -> PlannerApp:
        chosen = preferences or Settings(safety_read=date(2026, 11, 1))
        return PlannerApp(home, clock, chosen, **options)  # type: ignore[arg-type]

    return make


def seen(app: App[None]) -> str:
    """The text on the screen, line by line, as a person reads it."""
    screen = app.screen
    lines = screen._compositor.render_strips()  # the one place where a test looks behind the curtain
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)
