"""Progress: what was done and how it felt."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen
from tests.screens.running import until

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


async def go_to(pilot: Pilot[None], *keys: str) -> str:
    """Progress, then these keys; what a person reads there."""
    await pilot.press("5")
    await until(pilot, lambda: " in all" in seen(pilot.app))
    await pilot.press(*keys)
    await pilot.pause(0.05)
    return seen(pilot.app)


async def test_pain_and_leg_have_a_page_with_a_mark_for_each(make_app: MakeApp, home: Home) -> None:
    """Before and after by shape, the morning by its number, the leg by its letter; `s` looks further back."""
    felt = 'pain_before = 6\npain_after = 3\npain_morning = 2\nleg_before = "calf"\nleg_after = "thigh"\n'
    write_session(home, "2026-11-17", f'status = "finished"\n{felt}')
    write_session(home, "2026-08-01", 'status = "finished"\npain_before = 9\npain_after = 9\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await go_to(pilot, "tab")
        lines = {line.split()[0]: line for line in shown.splitlines() if line.strip()}
        assert "[Pain and leg]" in shown
        assert "last month" in shown
        assert lines["6"].count("○") == lines["3"].count("●") == 1
        assert lines["6"].index("○") == lines["3"].index("●") == lines["4"].index("│")
        assert lines["next"].split() == ["next", "morning", "2"]
        assert [line.split()[2:] for line in shown.splitlines() if line.split()[:1] == ["leg"]] == [
            ["c"],
            ["t"],
        ]
        assert "◉" not in "".join(lines[str(pain)] for pain in range(10))
        await pilot.press("s", "s")
        await pilot.pause()
        shown = seen(app)
        assert "last year" in shown
        assert any(line.split()[:1] == ["9"] and "◉" in line for line in shown.splitlines())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_what_belongs_to_a_day_stands_in_one_column(
    make_app: MakeApp, home: Home, size: tuple[int, int]
) -> None:
    """Pain, the next morning and the leg of a session are read from top to bottom, above its date."""
    felt = 'pain_before = 6\npain_after = 3\npain_morning = 2\nleg_before = "calf"\nleg_after = "thigh"\n'
    write_session(home, "2026-11-17", f'status = "finished"\n{felt}')
    app = make_app()
    rows = {(80, 24): ("leg before", "leg after"), (120, 40): ("calf", "thigh")}
    async with app.run_test(size=size, notifications=True) as pilot:
        shown = await go_to(pilot, "tab")
        of_that_day = ("6 ", "3 ", "next morning", *rows[size])
        ends = [len(line.rstrip()) for line in shown.splitlines() if line.strip().startswith(of_that_day)]
        assert len(ends) == len(of_that_day), shown
        assert len(set(ends)) == 1, shown


@pytest.mark.parametrize(
    ("pains", "words"),
    [
        ((6, 3), "Before sessions: pain 6 on 10 Nov, 3 on 17 Nov: a real change."),
        ((6, 5), "Before sessions: pain 6 on 10 Nov, 5 on 17 Nov: too small to read into."),
        ((9, 7), "Before sessions: pain 9 on 10 Nov, 7 on 17 Nov: too small to read into."),
        ((4, 4), "Before sessions: pain 4 on 10 Nov, 4 on 17 Nov: the same."),
        ((4,), "Before sessions: pain was said once or never: nothing to compare."),
    ],
    ids=["2 points and 30 %", "1 point", "2 points, not 30 %", "the same", "said once"],
)
async def test_the_page_of_pain_says_first_what_changed(
    make_app: MakeApp, home: Home, pains: tuple[int, ...], words: str
) -> None:
    """The first and the latest figure of the span, and how much can be read into them."""
    for day, pain in zip(("2026-11-10", "2026-11-17"), pains, strict=False):
        write_session(home, day, f'status = "finished"\npain_before = {pain}\n')
    write_session(home, "2026-11-16", 'status = "finished"\nspeed = 20\npain_before = 10\n')
    write_session(home, "2026-05-01", 'status = "finished"\npain_before = 10\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert words in await go_to(pilot, "tab")
        assert words not in await go_to(pilot, "shift+tab")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_a_mark_of_several_days_says_so(make_app: MakeApp, home: Home, size: tuple[int, int]) -> None:
    """At every size, with the whole scale and the names of the places still on the screen."""
    for day in ("2026-10-17", "2026-11-17"):
        write_session(home, day, 'status = "finished"\npain_before = 6\n')
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        assert "one mark: middle of" not in await go_to(pilot, "tab")
        await pilot.press("s", "s")
        await pilot.pause()
        shown = seen(app)
        assert "one mark: middle of" in shown
        assert "year" in shown.partition("Year")[2].split()[:2]
        assert "○ before  ● after" in shown
        assert "foot" in shown


async def test_exercises_have_a_page_of_done_and_planned(make_app: MakeApp, home: Home) -> None:
    """Set by set beside what the routine says today; what was left out is not done."""
    rows = ", ".join(
        f'{{ step = 1, exercise = "knee-to-chest", set = 1, side = "{side}", reps = 2, hold = "25s"{more} }}'
        for side, more in (("left", ""), ("right", ", skipped = true"))
    )
    write_session(home, "2026-11-17", f'status = "finished"\ndone = [{rows}]\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await go_to(pilot, "tab", "tab")
        lines = [line.split() for line in shown.splitlines()]
        assert ["Knee", "to", "chest", "stretch,", "left", "1", "of", "1", "2", "50s", "●●●●●●●●●●"] in lines
        assert ["Knee", "to", "chest", "stretch,", "right", "0", "of", "1", "○○○○○○○○○○"] in lines
        assert ["together", "1", "2", "50s"] in lines


async def test_a_year_has_a_sign_for_each_day(make_app: MakeApp, home: Home) -> None:
    """Done, twice on a day, and stopped early by their signs; nothing after today."""
    write_session(home, "2026-11-17", 'status = "finished"\n')
    write_session(home, "2026-11-16", 'status = "stopped"\n[stopped]\nstep = 1\nreason = "time"\n')
    write_session(home, "2026-11-10", 'status = "finished"\n')
    (home.log / "2026" / "2026-11-10T0700-core-three.toml").rename(
        home.log / "2026" / "2026-11-10T1900-core-three.toml"
    )
    write_session(home, "2026-11-10", 'status = "finished"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await go_to(pilot, "shift+tab")
        days = {
            line.split()[0]: line.split()[1]
            for line in shown.splitlines()
            if line.split()[:1] and line.split()[0] in ("Mon", "Tue", "Sun")
        }
        assert days["Tue"][-2:] == "█▪"
        assert days["Mon"][-1] == "-"
        assert set(days["Sun"]) == {"·"}
        words = "In a year: 3 sessions, 1 stopped early, 40 min in all, 2 days with a session"
        assert words in " ".join(shown.split())


async def test_only_keys_that_do_something_are_offered(make_app: MakeApp, home: Home) -> None:
    """The span where days are looked at, the editor where a session is chosen."""
    write_session(home, "2026-11-17", 'status = "finished"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert "e Edit file" in await go_to(pilot)
        assert "s Span" not in seen(app)
        shown = await go_to(pilot, "tab")
        assert "s Span" in shown
        assert "e Edit file" not in shown
