"""A person who goes to every screen, with a look at what is painted there each time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.screen import Screen

from benchmarks.screenshots import run_for
from benchmarks.stage import StillClock
from planner.app import PlannerApp
from planner.store.home import Home
from tests.hostile.corpus import SEEN
from tests.hostile.stream import unsafe
from tests.hostile.visits import Visit
from tests.screens.stories import Story, settle

_NAMES = {"?": "question_mark", "!": "exclamation_mark", "/": "slash", " ": "space"}
_ROOMS = ("Today", "Library", "Routines", "WeekScreen", "Progress")


@asynccontextmanager
async def opened(home: Home, size: tuple[int, int]) -> AsyncIterator[Story]:
    """The app over the home, with whatever it asks at first left unanswered."""
    app = PlannerApp(home, StillClock())
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def go(pilot: Story, visit: Visit) -> str:
    """Press the keys of a visit; what is painted then, on the right screen and with nothing below it."""
    app = pilot.app
    for word in keys_of(visit):
        if word.startswith("@"):
            assert isinstance(app, PlannerApp)
            assert isinstance(app.clock, StillClock)
            run_for(app, app.clock, int(word[1:]))
        else:
            await pilot.press(word)
        await settle(pilot)
    assert type(app.screen).__name__ == visit.screen, visit.name
    for widget in app.screen.query(".keys, #keys, OptionList, KeyLine, Input"):
        assert widget.region.bottom <= app.size.height, f"{visit.name}: {widget} is below the screen"
    shown = painted(app.screen)
    wide = app.size.width >= 80
    assert not (visit.shows and wide) or SEEN.split()[0] in shown, (
        f"{visit.name}: the text is not as it was typed\n{shown}"
    )
    return shown


def keys_of(visit: Visit) -> list[str]:
    """The keys of a visit by their names, and how long the timer runs."""
    found: list[str] = []
    for word in visit.keys.split():
        keys = word[1:-1] if word[0] == "'" else [word]
        found += [_NAMES.get(key, key) for key in keys]
    return found


async def back(pilot: Story) -> None:
    """Leave whatever is open, until one of the five rooms is, with nothing searched for or carried."""
    at_rest = 0
    for _ in range(16):
        name = type(pilot.app.screen).__name__
        at_rest = at_rest + 1 if name in _ROOMS else 0
        if at_rest > 2:
            return
        await pilot.press("s" if name == "Timer" else "escape")
        await settle(pilot)
        if name == "Timer":
            await pilot.press("enter")
            await settle(pilot)
    raise AssertionError(f"no way back from {type(pilot.app.screen).__name__}")


def painted(screen: Screen[object]) -> str:
    """What stands on the screen. AssertionError for what a terminal would act on, and for a link."""
    lines = []
    for strip in screen._compositor.render_strips():  # as in `seen`: behind the curtain
        for segment in strip:
            assert not unsafe(segment.text), f"{unsafe(segment.text)!r} in {segment.text[:60]!r}"
            style = segment.style
            assert style is None or style.link is None, f"a link in {segment.text!r}"
            assert style is None or "@click" not in style.meta, f"an action in {segment.text!r}"
        lines.append("".join(segment.text for segment in strip))
    return "\n".join(lines)
