"""Progress: what was done and how it felt."""

from __future__ import annotations

from collections.abc import Callable

from planner.app import PlannerApp
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen

MakeApp = Callable[..., PlannerApp]


def write_session(home: Home, day: str, text: str) -> None:
    """A log file of one session."""
    folder = home.log / day[:4]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{day}T0700-core-three.toml").write_text(
        f'routine = "core-three"\nstarted = {day}T07:00:00+01:00\nended = {day}T07:10:00+01:00\n{text}'
    )


async def test_without_sessions_it_says_what_to_press(make_app: MakeApp) -> None:
    """An empty log is no empty page."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "No session yet. 1 opens today" in seen(app)


async def test_sessions_pain_and_weeks(make_app: MakeApp, home: Home) -> None:
    """Finished sessions count, stopped ones tell their reason, a trial at speed counts for nothing."""
    write_session(home, "2026-11-17", 'status = "finished"\npain_before = 6\npain_after = 3\n')
    write_session(
        home, "2026-11-19", 'status = "stopped"\npain_before = 4\n[stopped]\nstep = 2\nreason = "leg"\n'
    )
    write_session(home, "2026-11-20", 'status = "finished"\nspeed = 20\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert "1 session in all" in shown
        assert "1 of 4 this week" in shown
        assert "6 → 3" in shown
        assert "trial ×20" in shown
        assert "pain 6 before, 3 after (more than the scale's own noise)" in shown
        await pilot.press("j")
        await pilot.pause()
        assert "Stopped at step 2: symptoms further down the leg." in seen(app)


async def test_a_broken_log_is_counted_and_the_others_are_shown(make_app: MakeApp, home: Home) -> None:
    """One unreadable log file is said; nothing else is missing."""
    write_session(home, "2026-11-17", 'status = "finished"\n')
    write_session(home, "2026-11-18", "status = finished\n")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert "1 log file cannot be read: ! lists them." in shown
        assert "Tue 17 Nov 07:00" in shown
        await pilot.press("exclamation_mark")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "log/2026/2026-11-18T0700-core-three.toml:4:10" in seen(app)


async def test_a_hostile_title_is_text(make_app: MakeApp, home: Home) -> None:
    """Markup and escapes in a logged title and note are shown as text."""
    name = HOSTILE.replace("\x1b", "\\u001b")
    write_session(home, "2026-11-17", f'status = "finished"\ntitle = "{name}"\nnote = "{name}"\n')
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("5")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(app)
        assert shown.count(HOSTILE_SEEN) >= 2
        assert "\x1b" not in shown
