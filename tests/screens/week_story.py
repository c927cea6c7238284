"""Homes with a week, and the keys that tell a story on it."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets._toast import Toast

from planner.app import PlannerApp
from planner.store.home import Home
from tests.screens.conftest import seen

MakeApp = Callable[..., PlannerApp]

PLAN = """\
# what the physio said
format = 1

[[plan]]
id      = "core"
routine = "core-three"
days    = ["mon", "wed", "fri"]   # not two days in a row
at      = "07:00"
from    = 2026-11-02
"""

BUSY = """\
format = 1

[[plan]]
id      = "core"
routine = "core-three"
days    = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
at      = "07:00"
from    = 2026-11-02
skip    = [2026-11-19]
moves   = [
  { on = 2026-11-20, to = 2026-11-22, at = "18:00" },
]

[[pause]]
from = 2026-11-21
to   = 2026-11-21
why  = "a long walk"
"""

LOG = """\
format      = 1
status      = "{status}"
routine     = "{routine}"
title       = "Core three"
plan        = "{plan}"
started     = 2026-11-{day}T07:02:00+01:00
ended       = 2026-11-{day}T07:20:00+01:00
pain_before = 4
pain_after  = 3
morning     = "settled"
"""


def write_log(
    home: Home, day: int, status: str = "finished", *, plan: str = "core", routine: str = "core-three"
) -> None:
    folder = home.log / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    text = LOG.format(day=day, status=status, plan=plan, routine=routine)
    if status == "stopped":
        text += '\n[stopped]\nstep   = 2\nreason = "time"\n'
    (folder / f"2026-11-{day}T0702-{routine}.toml").write_text(text)


def told(app: PlannerApp) -> str:
    """The text inside the border of the open dialog, on one line."""
    inside = [line.split("│")[1] for line in seen(app).splitlines() if line.count("│") == 2]
    return " ".join(" ".join(inside).split())


def notes(app: PlannerApp) -> str:
    """What the messages at the edge say, on one line."""
    return " ".join(" ".join(str(toast.render()) for toast in app.screen.query(Toast)).split())


async def settle(app: PlannerApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is being read or saved; a worker that waits for an open dialog may wait on."""

    def busy() -> bool:
        open_dialog = isinstance(app.screen, ModalScreen)
        return any(
            not worker.is_finished and (worker.group in ("read", "log") or not open_dialog)
            for worker in app.workers
        )

    quiet = 0
    while quiet < 2:
        await pilot.pause()
        quiet = 0 if busy() else quiet + 1


async def keys(app: PlannerApp, pilot: Pilot[None], *pressed: str) -> None:
    for key in pressed:
        typed = isinstance(app.focused, Input) and len(key) == 1
        await pilot.press(key)
        if not typed:
            await settle(app, pilot)
    await settle(app, pilot)


async def after(app: PlannerApp, pilot: Pilot[None], *pressed: str) -> str:
    """What is on the screen after some keys."""
    await keys(app, pilot, *pressed)
    return seen(app)


def text_of(home: Home) -> str:
    return home.schedule.read_text()


def marked(app: PlannerApp) -> str:
    """The head of the column under which the word today stands."""
    lines = seen(app).splitlines()
    at = next(number for number, line in enumerate(lines) if "━ today" in line)
    column = lines[at].index("━ today")
    return lines[at - 1][column : column + 6]
