"""The application: five modes, the theme, the keys, and the way from one screen to the next."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from planner.commands import bindings, sections_of
from planner.keys.keymap import resolve
from planner.keys.names import key_words
from planner.keys.presets import preset
from planner.keys.sections import SECTIONS, all_commands
from planner.screens.base import Room, SettingsChanged, StartRoutine, Unsaved
from planner.terminal_app import TerminalApp

if TYPE_CHECKING:
    from planner.clock import Clock
    from planner.screens.showing import FigureWanted
    from planner.store.home import Home
    from planner.store.settings import Settings

_ROOMS = {
    "today": "Today",
    "library": "Library",
    "routines": "Routines",
    "week": "WeekScreen",
    "progress": "Progress",
}


_SEARCHES = 100
"""How many searches of the younger objects there are for one of all; Python's own 10 are too few for keys."""

_FAULTS = 3
"""How many faults of the settings are told at once: more would cover the screen."""


class Hurry(Message):
    """The line is gone or the machine shuts down: leave now, and ask nothing."""


class PlannerApp(TerminalApp):
    """The app over one home.

    `preferences` are read after the first frame when they are not given. `run` names a routine to start
    at once, as part of `plan` and in a `variant`; `speed` runs it faster, for a look.
    """

    TITLE = "planner"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-narrow"),
        (80, "-normal"),
        (110, "-wide"),
    ]

    def __init__(
        self,
        home: Home,
        clock: Clock,
        preferences: Settings | None = None,
        *,
        run: str = "",
        plan: str = "",
        variant: str = "",
        speed: int = 1,
    ) -> None:
        super().__init__()
        self.home = home
        self.clock = clock
        self.preferences = preferences
        self._first_run = (run, plan, variant)
        self._speed = speed
        self._busy, self._turn = False, asyncio.Lock()
        self._unsaved: dict[Screen[None], str] = {}
        self._open = ("", 0)
        self.keymap = resolve("standard", {})
        """Every command's keys for this person."""
        self.when_left: Callable[[], object] = lambda: None
        """Called when the screens are gone, and the process is to end soon."""
        self.wear(preferences.theme if preferences else "auto")
        for mode, name in _ROOMS.items():
            self.add_mode(mode, partial(self._room, mode, name))

    def _room(self, mode: str, name: str) -> Screen[None]:
        room: Callable[[Home, Clock], Screen[None]] = getattr(import_module(f"planner.screens.{mode}"), name)
        return room(self.home, self.clock)

    @work(group="figure")
    async def on_figure_wanted(self, event: FigureWanted) -> None:
        """Remember it for the sessions to come."""
        from planner.screens.showing import remember

        self.preferences = replace(await self._preferences(), figure=event.wanted)
        async with self._turn:
            await asyncio.to_thread(remember, self.home, self.preferences.figure)

    def on_mount(self) -> None:
        """Paint, and then begin."""
        # A search for garbage through all there is holds up the next key for as long as 70 ms.
        gc.set_threshold(*gc.get_threshold()[:2], _SEARCHES)
        self.call_after_refresh(self._begin)
        self.screen_change_signal.subscribe(self, self._turned, immediate=True)

    def _turned(self, _screen: Screen[object]) -> None:
        """A dialog or another room is open: what was said before would cover its keys, and name others."""
        open_now = (self.current_mode, len(self.screen_stack))
        before, self._open = self._open, open_now
        if before[0] != open_now[0] or before[1] < open_now[1]:
            self._hush()
            for below in self.screen_stack[:-1]:
                below.query("ToastHolder").remove()  # the screen on top has those that stay

    @work
    async def _begin(self) -> None:
        """The person's settings, the safety page if it was never read, then what was asked for."""
        chosen = await self._preferences()
        faults = self._apply(chosen)
        first = chosen.safety_read is None
        if first:
            from planner.screens.safety import FirstPage

            if not await self.push_screen_wait(FirstPage(self.home, self.clock)):
                self.exit()
                return
        self._tell_faults(faults)  # not before: nothing is to cover the signs
        went_on = False
        if await asyncio.to_thread(self._left_running):
            from planner.screens.resume import offer_unfinished

            went_on = await offer_unfinished(self, self.home, self.clock, chosen, self.line)
        if not (went_on or self._first_run[0]) and await asyncio.to_thread(self.home.unsaved.exists):
            from planner.screens.left_over import offer_unsaved

            await offer_unsaved(self, self.home)
        if not went_on:
            await self._ask_morning()
        if first and not (went_on or self._first_run[0]):
            from planner.screens.first_start import first_start

            routine, plan = await first_start(self, self.home, self.clock) or ("", "")
            if isinstance(self.screen, Room):
                self.screen.reload()
            self._first_run = (routine, plan, "")
        if self._first_run[0] and not went_on:
            await self._run_routine(*self._first_run)

    def _apply(self, chosen: Settings) -> list[str]:
        """Take on the theme and the keys; what is wrong with them."""
        self.wear(chosen.theme)
        self.keymap = resolve(chosen.keymap, chosen.keys)
        faults = dict(self.keymap.faults)
        standard = preset("standard")
        self.set_keymap({name: key for name, key in self.keymap.keys.items() if key != standard[name]})
        return list(faults.values())

    def _tell_faults(self, faults: list[str]) -> None:
        for fault in faults[:_FAULTS]:
            self.notify(f"settings.toml: {fault}", severity="warning")

    async def _preferences(self) -> Settings:
        """The person's settings, read once; the defaults while their file is broken."""
        if self.preferences is None:
            self.preferences = await asyncio.to_thread(self._read_preferences)
        return self.preferences

    def _read_preferences(self) -> Settings:
        from planner.store import settings

        return settings.load(self.home).value or settings.DEFAULTS

    def _left_running(self) -> bool:
        from planner.store import sessions

        self.home.tidy(self.clock.now())
        return sessions.left_running(self.home) is not None

    async def _ask_morning(self) -> None:
        """Ask how it is the morning after a session, if one waits for that; then Today says so no more."""
        if await asyncio.to_thread(self._morning_waits):
            from planner.screens.morning import ask_morning

            await ask_morning(self, self.home, self.clock.now().date())
            if isinstance(self.screen, Room):
                self.screen.reload()

    def _morning_waits(self) -> bool:
        from planner.store import sessions

        return sessions.unasked(self.home, self.clock.now().date()) is not None

    @work
    async def action_morning(self) -> None:
        """Ask it now, in a program that was left open over night."""
        await self._ask_morning()

    async def _run_routine(self, routine: str, plan: str, variant: str) -> None:
        from planner.screens.run import RunScreen

        chosen = await self._preferences()
        screen = RunScreen(
            self.home,
            self.clock,
            chosen,
            routine,
            plan=plan,
            variant=variant,
            speed=self._speed,
            line=self.line,
        )
        await self.push_screen_wait(screen)

    @on(StartRoutine)
    def start_routine(self, event: StartRoutine) -> None:
        """Run the routine that a screen asks for, over whatever is open; one at a time."""
        if not self._busy:
            self._busy = True
            self._run(event.routine, event.plan, event.variant)

    @work
    async def _run(self, routine: str, plan: str, variant: str) -> None:
        try:
            await self._run_routine(routine, plan, variant)
        finally:
            self._busy = False

    def action_go(self, mode: str) -> None:
        """Open one of the five modes."""
        self.switch_mode(mode)

    def action_problems(self) -> None:
        """Show what is wrong in which file."""
        from planner.screens.problems import Problems

        self.push_screen(Problems(self.home, self.clock))

    def action_settings(self) -> None:
        """Open the page of settings."""
        from planner.screens.settings import SettingsPage

        if not isinstance(self.screen, Room):
            self.notify("The settings open from Today, Library, Routines, Week and Progress.")
            return  # a session that runs is not to be covered
        self.push_screen(SettingsPage(self.home, self.clock))

    @on(SettingsChanged)
    def go_by(self, event: SettingsChanged) -> None:
        """Other settings: colours and keys are as they say at once."""
        if event.settings != self.preferences:
            self.preferences = event.settings
            self._tell_faults(self._apply(event.settings))

    @work
    async def action_tour(self) -> None:
        """A short look round, over the rooms themselves."""
        from planner.screens.tour import tour

        if isinstance(self.screen, Room):  # a session that runs is not to be covered
            await tour(self)

    def action_warning_signs(self) -> None:
        """Show the signs that need a doctor now."""
        from planner.screens.safety import WarningSigns

        self.push_screen(WarningSigns())

    def action_help(self) -> None:
        """Show what the keys do on the open screen."""
        from planner.screens.help import Help

        self.push_screen(Help(self.screen, self.keymap.keys, self.absent))

    @cached_property
    def absent(self) -> frozenset[str]:
        """The ids of the commands that there are not here: out of a kiosk, or to a shell where none waits."""
        from planner.terminal import under_shell

        outside = {one.id for one in all_commands().values() if one.outside and self.home.confined}
        return frozenset(outside if under_shell() else {*outside, "app.suspend"})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without the keys for what there is not here."""
        if any(command.action == action and command.id in self.absent for command in SECTIONS["app"]):
            return False
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """The screens are gone; what is still to be written has a few seconds."""
        self.when_left()

    def leave_at_once(self) -> None:
        """To be called from any thread: the line is gone, or the machine shuts down."""
        self.line.dropped = True
        self.post_message(Hurry())

    @on(Hurry)
    def hurry(self) -> None:
        """Leave at once; a running session writes where it is as it goes."""
        self.exit()

    @on(Unsaved)
    def note_unsaved(self, event: Unsaved) -> None:
        """Remember what leaving would lose."""
        self._unsaved.pop(event.screen, None)
        if event.words:
            self._unsaved[event.screen] = event.words

    @work
    async def action_leave(self) -> None:
        """Leave the program; asks first when something could not be saved."""
        from planner.screens.dialogs import Confirm

        for question in tuple(self._unsaved.values()):
            if not await self.push_screen_wait(Confirm(question, "Leave", "Stay")):
                return
        self.exit()

    async def action_quit(self) -> None:
        """What ctrl+q does: the same."""
        self.action_leave()

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed on a keyboard, for the footer."""
        return binding.key_display or key_words(binding.key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: every command of the open screen, then those of the app."""
        for section in (*sections_of(screen), "app"):
            for command in SECTIONS[section]:
                if command.id not in self.absent:
                    action = command.in_palette or command.action
                    call = partial(self.run_palette, self if section == "app" else screen, action)
                    yield SystemCommand(command.words, command.help, call)

    @work
    async def run_palette(self, where: object, action: str) -> None:
        """Run a command that was chosen in the palette."""
        await self.run_action(action, where)  # type: ignore[arg-type]  # the app or a screen
