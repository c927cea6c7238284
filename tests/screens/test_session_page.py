"""A past session is opened, corrected and annotated; its log changes where it must and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.app import PlannerApp
from planner.screens.advice import Advice
from planner.screens.form import Form
from planner.screens.progress import Progress
from planner.screens.session_page import SessionPage
from planner.screens.today import Today
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN
from tests.screens.running import on, sight, until

MakeApp = Callable[..., PlannerApp]

LOG = """\
format      = 1
status      = "stopped"
routine     = "core-three"
title       = "Core three"
started     = 2026-11-20T18:00:00+01:00
ended       = 2026-11-20T18:10:00+01:00   # after the garden
active      = "8m24s"
pain_before = 4
leg_before  = "calf"
morning     = "settled"
done = [
  { step = 1, exercise = "cat-cow", set = 1, reps = 10 },  # slowly
  { step = 2, exercise = "bird-dog", set = 1, side = "left", reps = 3, hold = "8s" },
  { step = 2, exercise = "bird-dog", set = 1, side = "right", skipped = true },
]
left_out = [{ step = 2, exercise = "bird-dog", reason = "leg" }]

[stopped]
step   = 3
reason = "time"   # the telephone
"""


@pytest.fixture
def log(home: Home) -> Path:
    """A session that was stopped two days ago."""
    path = home.log / "2026" / "2026-11-20T1800-core-three.toml"
    path.parent.mkdir(parents=True)
    path.write_text(LOG)
    return path


async def opened(pilot: Pilot[None]) -> None:
    """Open the only session from Progress."""
    await pilot.press("5")
    await on(pilot, Progress)
    await until(pilot, lambda: "Core three" in sight(pilot))
    await pilot.press("enter")
    await on(pilot, SessionPage)
    await until(pilot, lambda: "8:24 really spent" in words(pilot))


def words(pilot: Pilot[None]) -> str:
    """What is seen, without borders and breaks of lines."""
    return " ".join(sight(pilot).replace("│", " ").split())


async def typed(pilot: Pilot[None], **values: str) -> None:
    """Fill fields of the open form, and take it."""
    await on(pilot, Form)
    for key, value in values.items():
        field = pilot.app.screen.query_one(f"#{key}")
        field.focus()
        await pilot.pause()
        await pilot.press("ctrl+e", "ctrl+u", *value)
    await pilot.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_all_of_it_is_told(make_app: MakeApp, log: Path, size: tuple[int, int]) -> None:
    """Set by set, with what was said, why it ended, and which file it is; what does not fit is turned to."""
    async with make_app().run_test(size=size, notifications=True) as pilot:
        await opened(pilot)
        first = words(pilot)
        assert "enter correct n note esc close" in first
        await pilot.press("space", "space")
        await pilot.pause()
        told = first + words(pilot)
        for line in (
            "Fri 20 Nov, 18:00 to 18:10, 8:24 really spent",
            "Pain 4 before",
            "Leg calf before",
            "Morning It had settled.",
            "Stopped Step 3: no time, or interrupted.",
            "symptoms further down the leg.",
            "Step 1 Cat-cow stretch: set 1 10 reps",
            "Step 2 Bird dog: set 1 left 3 × 8s; set 1 right skipped",
            "File log/2026/2026-11-20T1800-core-three.toml",
        ):
            assert line in told, line


async def test_corrected_to_the_line_and_taken_back(make_app: MakeApp, log: Path) -> None:
    """Only what was changed is written, every comment stays, and u restores each byte."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await typed(pilot, pain_after="2", leg_before="th", morning="", reason="pain", note="slept badly")
        await until(pilot, lambda: "Saved. u takes it back." in words(pilot))
        assert "4 before, 2 after" in words(pilot)
        assert "slept badly" in words(pilot)
        expected = LOG.replace('pain_before = 4\nleg_before  = "calf"\nmorning     = "settled"\n', "CHANGED")
        expected = expected.replace(
            "CHANGED", 'pain_before = 4\npain_after = 2\nleg_before  = "thigh"\nnote = "slept badly"\n'
        ).replace('reason = "time"', 'reason = "pain"')
        assert log.read_text() == expected
        await pilot.press("escape")
        await on(pilot, Progress)
        await until(pilot, lambda: "4 → 2" in sight(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Taken back: Core" in words(pilot))
        assert log.read_text() == LOG
        await until(pilot, lambda: "4 → 2" not in sight(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "There is nothing" in words(pilot))


async def test_a_note_alone(make_app: MakeApp, log: Path) -> None:
    """One key, one line; an empty one takes it away, and u brings it back on the page."""
    async with make_app().run_test(size=(60, 20), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("n", *"hm", "enter")
        await until(pilot, lambda: 'note = "hm"' in log.read_text())
        await until(pilot, lambda: "Saved." in words(pilot))
        await pilot.press("n", "ctrl+e", "ctrl+u", "enter")
        await until(pilot, lambda: log.read_text() == LOG)
        await pilot.press("u")
        await until(pilot, lambda: 'note = "hm"' in log.read_text())
        await pilot.press("u")
        await until(pilot, lambda: log.read_text() == LOG)


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("pain_before", "11", "pain is a whole number from 0 to 10"),
        ("leg_after", "b", "write one of none, back, buttock, thigh, calf, foot"),
        ("reason", "", "write one of pain, leg, numbness, time, other"),
    ],
)
async def test_what_is_no_answer_is_said_in_place(
    make_app: MakeApp, log: Path, field: str, value: str, wrong: str
) -> None:
    """The form stays until it is right or left; leaving it changes nothing."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await typed(pilot, **{field: value})
        await until(pilot, lambda: f"! {wrong}" in words(pilot))
        await pilot.press("escape")
        await on(pilot, SessionPage)
    assert log.read_text() == LOG


async def test_the_arrows_step_through_answers_and_say_what_pain_means(make_app: MakeApp, log: Path) -> None:
    """Nothing needs to be typed; a change of pain is real at two points and 30 %."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await on(pilot, Form)
        await pilot.press("down", *["right"] * 4)
        await until(pilot, lambda: "Pain 4 before, 3 after: too small to read into." in words(pilot))
        await pilot.press("left")
        await until(pilot, lambda: "Pain 4 before, 2 after: more than the scale's own" in words(pilot))
        await pilot.press("down", "right", "down", "right", "right", "enter")
        await until(pilot, lambda: 'leg_before  = "foot"\nleg_after = "back"' in log.read_text())


async def test_a_session_that_runs_is_only_read(make_app: MakeApp, log: Path) -> None:
    """Its log is its journal: nothing else writes into it."""
    running = LOG.partition("done = [")[0].replace('"stopped"', '"running"')
    running += '[running]\nphase = 0\noutcomes = "..."\nwritten = 2026-11-20T18:09:00+01:00\n'
    log.write_text(running)
    async with (app := make_app()).run_test(size=(80, 24), notifications=True) as pilot:
        await on(pilot, Advice)
        await pilot.press("escape")
        await on(pilot, Today)
        await opened(pilot)
        assert "correct" not in words(pilot)
        for key in ("enter", "n"):
            await pilot.press(key)
            await until(pilot, lambda: "This session has not ended yet" in words(pilot))
        assert isinstance(app.screen, SessionPage)
    assert log.read_text() == running


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(make_app: MakeApp, log: Path) -> None:
    """The same answer, given elsewhere since: said, and shown as it is now. Another one: both are kept."""
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await on(pilot, Form)
        log.write_text(LOG.replace("pain_before = 4", "pain_before = 7"))
        await typed(pilot, pain_before="3")
        await until(pilot, lambda: "Not saved:" in words(pilot) and "7 before" in words(pilot))
        assert log.read_text() == LOG.replace("pain_before = 4", "pain_before = 7")
        await pilot.press("enter")
        await on(pilot, Form)
        log.write_text(LOG.replace("pain_before = 4", "pain_before = 8"))
        await typed(pilot, pain_after="6")
        await until(pilot, lambda: "Pain 8 before, 6 after" in words(pilot))


async def test_hostile_names_are_text(make_app: MakeApp, log: Path) -> None:
    """Markup and escapes of a title and a note are shown, not done."""
    name = HOSTILE.replace("\x1b", "\\u001b")
    log.write_text(
        LOG.replace('"Core three"', f'"Core three {name}"').replace("done = [", f'note = "{name}"\ndone = [')
    )
    async with make_app().run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        assert words(pilot).count(HOSTILE_SEEN) >= 2
        await pilot.press("enter")
        await on(pilot, Form)
        assert HOSTILE_SEEN in words(pilot)
        await pilot.press("escape")
    assert "\\u001b" in log.read_text()
