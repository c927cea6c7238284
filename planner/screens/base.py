"""What the five modes share: the home as it stands on the disk, read off the screen's own thread.

The store is imported when it is first needed, in the reading thread: the first frame does not wait for it.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from weakref import WeakValueDictionary

from textual import on, work
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from planner.keys.sections import leads_outside
from planner.screens.watching import Watching
from planner.store.errors import PlannerError
from planner.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from planner.clock import Clock
    from planner.model.vocabulary import ClockFace
    from planner.store.contents import Contents
    from planner.store.glance import Glance
    from planner.store.home import Home
    from planner.store.settings import Settings

T = TypeVar("T")
R = TypeVar("R", bound="Room")


# So many exercises are many objects, and a full search for garbage takes as long as twenty letters typed.
_MANY = 1_000


class StartRoutine(Message):
    """A routine is to be run, or a variant of it; the app does it, over whatever is open."""

    def __init__(self, routine: str, plan: str = "", variant: str = "") -> None:
        super().__init__()
        self.routine = routine
        self.plan = plan
        self.variant = variant


class SettingsChanged(Message):
    """The settings are other ones now: by the page of settings, or by hand while it is open."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings


class Unsaved(Message):
    """A screen holds a change that could not be saved, or, with no `words`, holds none any more.

    `words` are the question to ask before it is left.
    """

    def __init__(self, screen: Screen[None], words: str) -> None:
        super().__init__()
        self.screen = screen
        self.words = words


def asking(action: Callable[[R], Coroutine[Any, Any, None]]) -> Callable[[R], None]:
    """For an action that opens a dialog and waits for it: a worker, as `@work` makes it, one at a time.

    It does nothing while an asking action of the room is not done: keys pressed faster than a dialog
    opens must not open a second one, or leave a screen twice.
    """

    @wraps(action)
    def start(room: R) -> None:
        if room.asked is None or room.asked.is_finished:
            room.asked = room.run_worker(action(room), name=action.__name__, group="ask")

    return start


def in_turn(action: Callable[[R], Coroutine[Any, Any, None]]) -> Callable[[R], None]:
    """An action that changes something: pressed twice at once, it is done twice, one after the other."""

    @wraps(action)
    def queued(room: R) -> None:
        room.run_worker(_in_turn(room, action), group="save")

    return queued


async def _in_turn(room: R, action: Callable[[R], Coroutine[Any, Any, None]]) -> None:
    async with room.turn:
        await action(room)


class Room(Screen[None]):
    """A mode's screen. Subclasses give `SECTION`, `body()` and `show()`.

    `contents` is read again in a thread whenever the screen is shown; `show(contents)` puts it on the
    screen. `save(do)` runs a change in a thread, one after the other, and tells the person what went wrong.
    """

    SECTION = ""
    """The mode's name, and the name of its section in `commands`."""

    LOOK_EVERY: ClassVar[float] = 1.0
    """Seconds between two looks at the date and at the files."""

    contents: var[Contents | None] = var(None, init=False, always_update=True)

    _newest: ClassVar[WeakValueDictionary[Path, Contents]] = WeakValueDictionary()
    """What any room has read last, by the home's folder: no room reads again what did not change since."""

    _kept: ClassVar[set[type[Room]]] = set()
    """The kinds of rooms that were shown already."""

    asked: Worker[None] | None = None
    """The asking action that was started last; see `asking`."""

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__()
        self.home = home
        self.clock = clock
        self._saving = asyncio.Lock()
        self.turn = asyncio.Lock()
        """Held by the change that is being made; see `in_turn`."""
        self._date = clock.now().date()
        self._watching: Watching | None = None

    def compose(self) -> ComposeResult:
        yield TopBar(self.SECTION)
        yield from self.body()
        yield self.footer()

    def footer(self) -> Widget:
        """The line of keys at the bottom."""
        from planner.widgets.key_line import KeyLine

        return KeyLine()

    def body(self) -> ComposeResult:
        """The widgets between the bar at the top and the footer."""
        raise TypeError(f"{type(self).__name__} has no body")

    def show(self, contents: Contents) -> None:  # noqa: ARG002 - for subclasses
        """Put what was read on the screen."""
        raise TypeError(f"{type(self).__name__} shows nothing")

    def on_mount(self) -> None:
        """Keep an eye on the date and on the files, at once when the terminal has the focus again."""
        self._watching = Watching(self, self.home, self._seen, self.reload, self.LOOK_EVERY)
        self.set_interval(self.LOOK_EVERY, self._look_at_the_date)
        self.watch(self.app, "app_focus", self._focused, init=False)

    def _focused(self, focus: bool) -> None:
        if focus and self._watching is not None:
            self._look_at_the_date()
            self._watching.look()

    def _seen(self) -> Glance | None:
        return None if self.contents is None else self.contents.seen

    def put_off_looking(self) -> None:
        """Leave the files alone for a moment: what the person does now comes first."""
        if self._watching is not None:
            self._watching.put_off(2 * self.LOOK_EVERY)

    def _look_at_the_date(self) -> None:
        # A program that is left open past midnight shows the new day.
        if (today := self.clock.now().date()) != self._date:
            self._date = today
            self.new_day()

    def new_day(self) -> None:
        """Show the new day; a screen that holds something unfinished does it in its own way."""
        self.reload()

    @on(ScreenResume)
    def reload(self) -> None:
        """Read the home again, once what is there already has been painted."""
        self.call_after_refresh(self._read)

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Read the home in a thread, then show it. Screens that need more override this."""
        self.contents = await asyncio.to_thread(self.look)

    def look(self) -> Contents:
        """All of the home as it is on the disk now, its problems found; for a thread."""
        from planner.store.contents import Contents

        contents = Contents.look(self.home, self.known)
        self._newest[self.home.root] = contents
        self.keep(contents)
        return contents

    def keep(self, contents: Contents) -> None:
        """Leave out of the searches for garbage what stays: such a search holds up the next key.

        That is a room of this kind, when it is first shown, and all that was read of many exercises: none
        of that is ever in a cycle, it goes when nothing refers to it any more.
        """
        if type(self) not in self._kept or len(contents.library.entries) >= _MANY:
            self._kept.add(type(self))
            gc.collect(1)
            gc.freeze()

    @property
    def face(self) -> ClockFace:
        """How times of day are shown to this person."""
        return self.contents.settings.clock if self.contents is not None else "24h"

    @property
    def known(self) -> Contents | None:
        """What this home held when a room read it last; None when none has."""
        return self._newest.get(self.home.root, self.contents)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without the keys that lead out of the program, where nothing outside is for this person."""
        if self.home.confined and leads_outside(self.SECTION, action):
            return False
        return super().check_action(action, parameters)

    def watch_contents(self, contents: Contents | None) -> None:
        """Show what was read."""
        if contents is not None:
            self.query_one(TopBar).problems = len(contents.problems)
            self.show(contents)

    async def save(self, do: Callable[[], T]) -> T | None:
        """Run a change in a thread; None, and a message on the screen, when it did not reach the disk."""
        async with self._saving:
            try:
                return await asyncio.to_thread(do)
            except PlannerError as error:
                self.tell(str(error), wrong=True)
                return None

    async def edit(self, path: Path, place: tuple[int, int] | None = None, start: bytes = b"") -> None:
        """Open a file in the person's editor, then show what it says; for an asking action.

        `place` is the line and column to begin at, else where it is wrong; `start` is how a new file begins.
        """
        from planner.screens.editing import Editing

        await Editing(self.app, self.home, self.clock, path).run(place, start)
        self.reload()

    def start_routine(self, routine: str, plan: str = "", variant: str = "") -> None:
        """Run a routine over this screen, as part of a plan or by itself.

        `variant` is a variant by its name in a log: `gentle`, `6 minutes`.
        """
        self.post_message(StartRoutine(routine, plan, variant))

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say one sentence at the edge of the screen; the text is never read as markup."""
        self.notify(text, severity="error" if wrong else "information", markup=False)
