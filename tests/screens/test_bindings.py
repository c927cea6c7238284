"""Every key of ours has an id and a sentence, is offered by name, and is told by `?`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import planner
from planner.app import PlannerApp
from planner.commands import sections_of
from planner.keys.presets import preset
from planner.keys.sections import PARTS, SECTIONS, all_commands
from planner.model.vocabulary import KeymapName
from planner.screens.dialog import Dialog
from planner.screens.help import Help
from planner.store.home import Home
from planner.store.settings import Settings
from planner.widgets.row_list import RowList
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, reading, settle, told


def ours() -> Iterator[type[DOMNode]]:
    """Every screen, dialog and widget of ours, and the app."""
    for module in pkgutil.walk_packages(planner.__path__, "planner."):
        if module.name.split(".")[1] in ("app", "terminal_app", "screens", "widgets"):
            for thing in vars(importlib.import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                    yield thing


OURS = tuple(dict.fromkeys(ours()))
BOUND = [one for one in OURS if "BINDINGS" in vars(one)]
SCREENS = [one for one in OURS if issubclass(one, Screen) and vars(one).get("SECTION")]


def test_the_walk_finds_what_there_is() -> None:
    """Dialogs and widgets too; no section of the tables is without its screen or widget."""
    assert {"PlannerApp", "Confirm", "Timer", "RowList", "Scale", "SettingsPage"} <= {
        x.__name__ for x in BOUND
    }
    used = {name for one in OURS for name in sections_of(object.__new__(one))} | {"app", "week-move"}
    assert used == set(SECTIONS)


@pytest.mark.parametrize("thing", BOUND, ids=lambda thing: thing.__name__)
def test_every_binding_comes_from_the_tables(thing: type[DOMNode]) -> None:
    """With an id, by which it can be given another key, and a sentence for the mouse and the help."""
    known = all_commands()
    for binding in thing.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id is not None
        assert binding.id in known, binding
        command = known[binding.id]
        assert (binding.key, binding.action, binding.tooltip) == (
            command.keys,
            command.action,
            command.help,
        )


@pytest.mark.parametrize("thing", BOUND, ids=lambda thing: thing.__name__)
def test_every_command_is_there_to_be_done(thing: type[DOMNode]) -> None:
    """Its action is one of the screen, the widget or the app: no key does nothing."""
    for binding in thing.BINDINGS:
        assert isinstance(binding, Binding)
        name = binding.action.partition("(")[0]
        holder = PlannerApp if name.startswith("app.") else thing
        assert hasattr(holder, f"action_{name.removeprefix('app.')}"), (thing, binding.action)


@pytest.mark.parametrize("thing", SCREENS, ids=lambda thing: thing.__name__)
def test_every_command_of_a_screen_is_in_its_palette(
    make_app: Make, thing: type[Screen[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its words and its sentence, and beside it those that work everywhere."""
    monkeypatch.setattr("planner.terminal.under_shell", lambda: True)
    screen = object.__new__(thing)
    offered = {(one.title, one.help) for one in make_app().get_system_commands(screen)}
    wanted = [command for name in (*sections_of(screen), "app") for command in SECTIONS[name]]
    assert [one.id for one in wanted if (one.words, one.help) not in offered] == []


@pytest.mark.parametrize("place", SECTIONS)
def test_every_command_is_told_by_the_help(place: str) -> None:
    """Each by its sentence, or by that of the command whose line tells of both."""
    page = Help(Screen(), preset("standard"))
    told_there = {sentence for _, sentence in page._keys(SECTIONS[place])}
    known = all_commands()
    for command in SECTIONS[place]:
        teller = known[command.told_by] if command.told_by else command
        assert teller.help in told_there


LIVE = {
    "1": "today",
    "2": "library",
    "3 enter": "composer",
    "4 a": "plan",
    "comma": "settings",
    "3 d": "confirm",
    "2 v": "facets",
    "1 enter": "checkin",
    "w": "signs",
}


@pytest.mark.parametrize(("way", "place"), LIVE.items())
async def test_the_help_of_a_screen_has_its_pieces_too(make_app: Make, way: str, place: str) -> None:
    """Screen, dialog, and the lists and fields in them: f1 tells of all, from everywhere."""
    app = make_app()
    async with app.run_test(size=(100, 140), notifications=True) as pilot:
        await settle(pilot)  # the page of settings reads the file, in which the safety page was never read
        await press(pilot, way.split())
        await settle(pilot)
        screen = app.screen
        assert place in sections_of(screen)
        pieces = {name for widget in screen.query("*") for name in sections_of(widget)}
        if place == "signs":
            return  # a page to read; its own keys are at its foot
        await press(pilot, ["f1"])
        assert isinstance(app.screen, Help)
        words = reading(app)
        for name in (*sections_of(screen), *pieces):
            for command in SECTIONS[name]:
                if not command.told_by and command.id not in app.absent:
                    assert " ".join(command.help.split()) in words, command.id
        assert pieces <= set(PARTS)


async def test_a_dialog_can_be_answered_by_name(make_app: Make) -> None:
    """The palette opens over it, and what is chosen there is done in the dialog."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "d"])
        dialog = app.screen
        assert isinstance(dialog, Dialog)
        await press(pilot, ["ctrl+p"])
        await pilot.press(*"Yes")
        await settle(pilot)
        await pilot.pause(0.3)
        await press(pilot, ["enter"])
        await settle(pilot)
        assert app.screen is not dialog
        assert "deleted" in (told(app) + reading(app)).casefold()


@pytest.mark.parametrize(("base", "down"), [("standard", "j"), ("vim", "j"), ("arrows", "down")])
async def test_a_dialog_goes_by_the_keymap(make_app: Make, base: KeymapName, down: str) -> None:
    """A choice is made with the keys of the preset, and its line of keys names those."""
    app = make_app(Settings(safety_read=date(2026, 11, 1), keymap=base))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", down])
        assert "▌" in seen(app)
        await press(pilot, ["d"])
        yes = {"arrows": "space"}.get(base, "y")
        assert f"{yes} Delete it n Keep it" in reading(app)
        await press(pilot, [yes])
        assert not isinstance(app.screen, Dialog)
        assert "deleted" in (told(app) + reading(app)).casefold()


@pytest.mark.parametrize(("base", "words"), [("standard", "g rounds"), ("vim", "z rounds")])
async def test_a_line_of_keys_names_those_of_the_keymap(make_app: Make, base: KeymapName, words: str) -> None:
    """What the composer says in small letters is what the person presses."""
    app = make_app(Settings(safety_read=date(2026, 11, 1), keymap=base))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", "enter"])
        assert f"v mark d duplicate {words} o order u undo i settings esc back" in reading(app)
        await press(pilot, ["down", "v", "up"])
        assert f"1 step marked: J K move x remove d double y copy {words} esc none" in reading(app)


async def test_with_vim_a_list_has_its_ends_under_g(make_app: Make, home: Home) -> None:
    """g and G, half a page with ctrl+d and ctrl+u, and n makes a new one as ever."""
    for number in range(40):
        (home.routines / f"r-{number:02}.toml").write_text(f'title = "R {number:02}"\n')
    app = make_app(Settings(safety_read=date(2026, 11, 1), keymap="vim"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", "G"])
        rows = app.screen.query_one(RowList)
        assert rows.cursor == rows.count - 1
        await press(pilot, ["g", "ctrl+d"])
        half = rows.cursor
        assert 2 < half < 15
        await press(pilot, ["ctrl+d", "k", "ctrl+u"])
        assert rows.cursor == half - 1
