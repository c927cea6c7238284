"""The page of settings: what is changed holds at once, is saved at once, and harms nothing in the files."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.keys.sections import all_commands
from planner.model.vocabulary import ADVICE_RULES, THEMES
from planner.screens.help import Help
from planner.screens.setting_rows import settings_of
from planner.screens.settings import SettingsPage
from planner.store.choices import Choices
from planner.store.home import Home
from planner.store.schema import CUES, PAIN, SETTINGS
from planner.store.settings import DEFAULTS
from planner.widgets.setting_list import SettingList
from tests.screens.conftest import FakeClock, seen
from tests.screens.stories import Make, Story, press, reading, settle, told, type_in

MINE = """\
# mine, since 2024
format      = 1
safety_read = 2026-11-01   # read on the mat
bell        = false  # the neighbours

[lint]
ignore = ["no-rest", "one-side"]  # the physio said so

[keys]
"run.pause" = "c"
"""


@asynccontextmanager
async def page(make_app: Make, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Story]:
    """The page of settings, open over Today."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["comma"])
        assert isinstance(app.screen, SettingsPage)
        yield pilot


async def go_to(pilot: Story, label: str) -> None:
    """Choose the line of a setting."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsPage)
    screen.query_one(SettingList).cursor = [line.label for line in screen.lines].index(label)
    await settle(pilot)


def line_of(pilot: Story, label: str) -> str:
    """The line of a setting as it is read."""
    (found,) = [line for line in seen(pilot.app).splitlines() if line[17:37].strip(" ▌") == label]
    return " ".join(found.split())


def test_every_setting_is_on_the_page(home: Home) -> None:
    """Each key of the schema, but what the Library and the first page write."""
    lines = settings_of(Choices.read(home), confined=False)
    there = {line.path for line in lines if line.file == "settings"}
    elsewhere = {"format", "safety_read", "favourites", "off", "x", "cues", "pain", "lint", "keys"}
    wanted: set[tuple[str | int, ...]] = {(name,) for name in SETTINGS.order if name not in elsewhere}
    wanted |= {("cues", name) for name in CUES.order} | {("pain", name) for name in PAIN.order}
    assert there == wanted | {("lint", "ignore")}
    assert [line.rule for line in lines if line.rule] == list(ADVICE_RULES)
    assert {line.path for line in lines if line.file == "schedule"} == {("week_start",), ("weekly_goal",)}


def test_each_value_is_told_in_a_sentence(home: Home) -> None:
    """Of every choice, not only of the one that is usual."""
    choices = Choices.read(home)
    for line in settings_of(choices, confined=False):
        for value in line.choices or (line.value(choices),):
            assert line.about(value).endswith("."), (line.label, value)


@pytest.mark.parametrize(
    ("label", "keys", "file", "before", "after"),
    [
        ("bell", ["space"], "settings", "bell        = false  # the", "bell        = true  # the"),
        ("bell", ["delete"], "settings", "bell        = false  # the neighbours\n", ""),
        ("clock", ["right"], "settings", "bell ", 'clock       = "12h"\nbell '),
        ("keymap", ["left"], "settings", "\n[lint]", 'keymap      = "arrows"\n\n[lint]'),
        ("one-side", ["enter"], "settings", '["no-rest", "one-side"]', '["no-rest"]'),
        ("same-region", ["l"], "settings", '"one-side"]', '"one-side", "same-region"]'),
        ("run.pause", ["delete"], "settings", '"run.pause" = "c"\n', ""),
    ],
    ids=lambda one: one if isinstance(one, str) and " " not in one else "",
)
async def test_a_change_is_in_the_file_and_nothing_else_is(
    make_app: Make, home: Home, label: str, keys: list[str], file: str, before: str, after: str
) -> None:
    """One key: the line of the file is another, comments and blanks stay, and u puts back what was there."""
    path = home.root / f"{file}.toml"
    path.write_text(MINE)
    async with page(make_app, (80, 50)) as pilot:
        await go_to(pilot, label)
        await press(pilot, keys)
        text = path.read_text()
        if label in ("one-side", "same-region"):
            assert "# the physio said so" in text
            assert (
                set(Choices.read(home).chosen.lint_ignore)
                == {
                    "one-side": {"no-rest"},
                    "same-region": {"no-rest", "one-side", "same-region"},
                }[label]
            )
        else:
            assert text == MINE.replace(before, after)
        await press(pilot, ["u"])
        again = Choices.read(home).chosen
        assert (again.bell, again.clock, again.keymap) == (False, "24h", "standard")
        assert set(again.lint_ignore) == {"no-rest", "one-side"}
        assert dict(again.keys) == {"run.pause": "c"}
        assert path.read_text().startswith("# mine, since 2024\n")


async def test_the_week_and_the_goal_are_in_the_schedule(make_app: Make, home: Home) -> None:
    """They stand where they always stood, and a file that is not there yet is made."""
    async with page(make_app) as pilot:
        await go_to(pilot, "week begins on")
        assert "Weeks begin on Monday" in reading(pilot.app)
        await press(pilot, ["left"])
        assert "Weeks begin on Sunday" in reading(pilot.app)
        await go_to(pilot, "weekly goal")
        await press(pilot, ["right", "right", "left", "enter", "3", "enter"])
    text = home.schedule.read_text()
    assert 'week_start = "sun"' in text
    assert "weekly_goal = 3" in text
    assert not home.settings.exists()


async def test_colours_and_keys_are_there_at_once(make_app: Make, home: Home) -> None:
    """Before the page is left, and after it: the theme, and k that is free with the arrows."""
    async with page(make_app) as pilot:
        was = pilot.app.theme
        await go_to(pilot, "theme")
        await press(pilot, ["right", "right"])
        shown = THEMES[2]
        assert f"‹ {shown} ›" in line_of(pilot, "theme")
        assert Choices.read(home).chosen.theme == shown
        assert pilot.app.theme != was
        await go_to(pilot, "keymap")
        await press(pilot, ["left", "k"])
        assert "‹ arrows ›" in line_of(pilot, "keymap"), "k goes nowhere any more"
        await press(pilot, ["escape", "f1"])
        assert isinstance(pilot.app.screen, Help)
        assert "f3 or w The signs" in reading(pilot.app)


async def test_a_hand_edit_shows_and_is_not_overwritten(make_app: Make, home: Home) -> None:
    """What an editor saved meanwhile stays; the same key changed on both sides is told, and theirs stays."""
    home.settings.write_text(MINE)
    async with page(make_app, (80, 50)) as pilot:
        page_open = pilot.app.screen
        assert isinstance(page_open, SettingsPage)
        home.settings.write_text(MINE.replace("bell        = false", "bell        = true"))
        await go_to(pilot, "clock")
        await press(pilot, ["right"])
        assert "bell        = true  # the neighbours" in home.settings.read_text()
        assert 'clock       = "12h"' in home.settings.read_text()
        home.settings.write_text(MINE.replace("# mine", 'clock = "24h"\n# mine'))
        os.utime(home.settings)
        page_open._watching.look()
        for _ in range(100):
            await pilot.pause(0.02)
            if "24h" in line_of(pilot, "clock"):
                break
        assert "24h" in line_of(pilot, "clock")
        await press(pilot, ["u"])
        assert "was changed in settings.toml since" in told(pilot.app)


async def test_a_broken_file_is_told_and_left(make_app: Make, home: Home) -> None:
    """The page says which file, every change says why not, and the file stays as it is."""
    home.settings.write_text("bell = no\n")
    async with page(make_app) as pilot:
        assert "settings.toml cannot be read" in reading(pilot.app)
        await press(pilot, ["right"])
        assert "settings.toml cannot be read, so it is never written: mend it first" in told(pilot.app)
        await go_to(pilot, "weekly goal")
        await press(pilot, ["right"])
    assert home.settings.read_text() == "bell = no\n"
    assert "weekly_goal = 5" in home.schedule.read_text(), "the other file is not broken"


async def test_a_full_disk_is_told_and_the_page_shows_what_is_true(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line goes back to what the file says."""
    home.settings.write_text(MINE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async with page(make_app) as pilot:
        monkeypatch.setattr("planner.store.files.os.fsync", full)
        await go_to(pilot, "clock")
        await press(pilot, ["right"])
        assert "settings.toml was not saved: the disk is full" in told(pilot.app)
        assert "24h" in line_of(pilot, "clock")
        monkeypatch.undo()
        assert home.settings.read_text() == MINE
        await press(pilot, ["right"])
        assert 'clock       = "12h"' in home.settings.read_text()


async def test_many_keys_at_once_come_to_one_end(make_app: Make, home: Home) -> None:
    """Held down, a key changes the screen each time; the disk has the last word that was said."""
    home.settings.write_text(MINE)
    async with page(make_app) as pilot:
        await go_to(pilot, "amber from")
        await press(pilot, ["left"] * 7)
        assert "‹ 1 ›" in line_of(pilot, "amber from")
        assert Choices.read(home).chosen.thresholds.amber == 1
        await press(pilot, ["right"] * 9)
        assert Choices.read(home).chosen.thresholds.amber == 5, "red is 6"
        await press(pilot, ["u"] * 15)
        assert "There is nothing to undo." in told(pilot.app)
        assert home.settings.read_text().replace("\n[pain]\n", "") == MINE


async def test_an_own_key_is_asked_for_in_three_steps(make_app: Make, home: Home) -> None:
    """Where, what, which; a key that is taken is told before anything is saved."""
    async with page(make_app) as pilot:
        await press(pilot, ["end", "enter", "down", "enter"])  # Today
        assert "Start the chosen session" in reading(pilot.app)
        await press(pilot, ["enter", "ctrl+u"])
        await type_in(pilot, "q")
        await press(pilot, ["enter"])
        assert 'the key "q" of today.run is taken by app.quit' in reading(pilot.app)
        await press(pilot, ["ctrl+u", "z", "enter"])
        assert '"today.run" = "z"' in home.settings.read_text()
        await go_to(pilot, "today.run")
        assert "Today: Start the chosen session" in reading(pilot.app)
        await press(pilot, ["escape", "question_mark"])
        assert "z Start the chosen session" in reading(pilot.app)


async def test_a_program_is_typed_as_in_a_shell(make_app: Make, home: Home) -> None:
    """A list in the file; an empty line takes it out again."""
    async with page(make_app) as pilot:
        await go_to(pilot, "voice")
        await press(pilot, ["enter"])
        await type_in(pilot, "say -v Anna")
        await press(pilot, ["enter"])
        assert Choices.read(home).chosen.voice == ("say", "-v", "Anna")
        await press(pilot, ["enter", "ctrl+u", "enter"])
        assert Choices.read(home).chosen.voice == DEFAULTS.voice
        await press(pilot, ["right"])
        assert "press enter" in told(pilot.app)


async def test_in_a_kiosk_no_program_is_named(home: Home, clock: FakeClock) -> None:
    """Neither voice nor command, and no key to the editor."""
    app = PlannerApp(replace(home, confined=True), clock, replace(DEFAULTS, safety_read=clock.now().date()))
    async with app.run_test(size=(80, 50), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["comma"])
        assert isinstance(app.screen, SettingsPage)
        labels = [line.label for line in app.screen.lines]
        assert "notification" in labels
        assert not {"voice", "command"} & set(labels)
        assert "Edit file" not in seen(app)


async def test_e_opens_the_file_of_the_setting(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its line; the page shows what was written there."""
    home.settings.write_text(MINE)
    opened: list[tuple[Path, tuple[int, int] | None]] = []

    class FakeEditing:
        """An editor that changes one word."""

        def __init__(self, _app: object, _home: object, _clock: object, path: Path) -> None:
            self.path = path

        async def run(self, place: tuple[int, int] | None, _start: bytes) -> bool:
            opened.append((self.path, place))
            text = self.path.read_text().replace("bell        = false", "bell        = true")
            await asyncio.to_thread(self.path.write_text, text)
            return True

    monkeypatch.setattr("planner.screens.settings.Editing", FakeEditing)
    async with page(make_app) as pilot:
        await go_to(pilot, "bell")
        assert line_of(pilot, "bell").endswith("off ›")
        await press(pilot, ["e"])
        await settle(pilot)
        assert line_of(pilot, "bell").endswith("on ›")
    assert opened == [(home.settings, (4, 15))]


async def test_a_running_session_is_not_covered(make_app: Make) -> None:
    """Where the page cannot open, the palette's line says where it can."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["enter"])
        where = app.screen
        app.action_settings()
        await settle(pilot)
        assert app.screen is where
        assert "The settings open from" in told(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_page_is_whole_at_every_size(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """The value, its sentence, its file and the way out can be read."""
    home.settings.write_text(MINE)
    async with page(make_app, size) as pilot:
        for label in ("theme", "keymap", "run.pause", "position-changes"):
            await go_to(pilot, label)
            words = reading(pilot.app)
            screen = pilot.app.screen
            assert isinstance(screen, SettingsPage)
            assert screen.chosen is not None
            assert screen.choices is not None
            assert screen.chosen.about(screen.chosen.value(screen.choices)) in words
            assert "settings.toml:" in words
            assert "? Help" in words
    assert "app.settings" in all_commands()


async def test_a_usual_that_does_not_fit_is_refused(make_app: Make, home: Home) -> None:
    """Amber is 4 usually; with red from 2 that would be no light at all, so the file stays as it is."""
    text = "safety_read = 2026-11-01\n\n[pain]\namber = 1\nred   = 2\n"
    home.settings.write_text(text)
    async with page(make_app) as pilot:
        await go_to(pilot, "amber from")
        await press(pilot, ["delete"])
        assert "Usual is 4; now it is" in reading(pilot.app)
        assert home.settings.read_text() == text
        await go_to(pilot, "red from")
        await press(pilot, ["delete"])
    assert home.settings.read_text() == text.replace("red   = 2\n", "")
