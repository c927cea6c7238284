"""Every screen in every theme: what is to be read stands out from what it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.theme import Theme

from benchmarks import stage
from planner import themes
from planner.app import PlannerApp
from planner.model.vocabulary import THEMES
from tests.contrast import LETTERS, LETTERS_HIGH, ON_DARK, ON_LIGHT, SHAPES, Palette, stands_out
from tests.hostile import corpus
from tests.hostile.homes import furnish, never_used
from tests.hostile.tour import back, go, opened
from tests.hostile.visits import FIRST, NEW, VISITS, Visit, all_screens
from tests.screens.stories import Story, settle

ONCE = {visit.screen: visit for visit in reversed(VISITS)}
"""One way to each screen."""

LOOKED_AT = (
    *reversed(ONCE.values()),
    Visit("4 m right", "WeekScreen"),
    Visit("2 / 'zzzz'", "Library"),
    Visit("5 tab", "Progress"),
    Visit("5 tab tab", "Progress"),
    Visit("5 shift+tab", "Progress"),
    Visit("3 home r enter @20 space", "Timer"),
)

RULES = frozenset("─│╌·▍")
"""Lines between two parts of a screen, and the dots of an empty clock: without them nothing is lost.

Only in the colour of the panel are they left out of account; in any other they mean something."""


def palettes(theme: Theme) -> Mapping[str, Palette]:
    """The terminals on which a theme must be read; one of true colours looks the same on all."""
    if not theme.ansi:
        return {"": ON_DARK["xterm"]}
    if theme.name == themes.PLAIN.name:
        return {**ON_DARK, **{f"{name}, light": palette for name, palette in ON_LIGHT.items()}}
    return ON_DARK if theme.dark else ON_LIGHT


def faint(screen: Screen[object], theme: Theme) -> Iterator[str]:
    """What does not stand out enough on the open screen, each as a line to be read."""
    least = LETTERS_HIGH if theme.name.startswith("high-contrast") else LETTERS
    for text, style in pieces(screen):
        if "@mouse.down" in style.meta:
            continue  # a scrollbar: the line of keys tells how to move
        if set(text) <= RULES and style.color and style.color.name == theme.panel:
            continue
        enough = SHAPES if all("\u2800" <= one <= "\u28ff" for one in text) else least
        for name, palette in palettes(theme).items():
            found = stands_out(style, palette)
            if found < enough:
                yield f"{found:.2f} {text[:20]!r} {style} {name}"


def pieces(screen: Screen[object], *, blanks: bool = False) -> Iterator[tuple[str, Style]]:
    """Every piece of text with its style, blanks only when wanted; of a dialog's screen what it has itself.

    What is below a dialog is veiled on purpose, and no key reaches it.
    """
    veiled = screen.styles.background.a < 1
    own = [child.region for child in screen.children if child.region]
    # The palette's own container is nowhere: what is seen of it is the parts of that.
    own = own or [part.region for part in screen.query("#--input, CommandList") if part.region]
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            for text in _within(segment, x, y, own) if veiled else (segment.text,):
                if text.strip() or (blanks and text):
                    yield text.strip(), segment.style or Style()
            x += segment.cell_length


def _within(segment: Segment, x: int, y: int, regions: list[Region]) -> Iterator[str]:
    for region in regions:
        if region.y <= y < region.bottom:
            start, end = max(0, region.x - x), max(0, region.right - x)
            yield segment.text[start:end]


def wear(pilot: Story, theme: Theme) -> None:
    """Put a theme on, as the settings and the terminal do."""
    app = pilot.app
    assert isinstance(app, PlannerApp)
    app.wear(theme.name)


async def look(pilot: Story, name: str) -> list[str]:
    """The open screen in every theme: what is too faint."""
    found: list[str] = []
    for theme in themes.SHIPPED:
        wear(pilot, theme)
        await pilot.pause()
        found += (
            f"{name} in {theme.name}: {words}" for words in dict.fromkeys(faint(pilot.app.screen, theme))
        )
    return found


async def test_all_that_is_to_be_read_stands_out(tmp_path: Path) -> None:
    """At least 4.5:1 for every letter and digit of every screen, 7:1 in high contrast, 3:1 for the figure."""
    found, seen = [], {visit.screen for visit in (*FIRST, *NEW)}  # the next story has these
    async with opened(furnish(tmp_path / "home", corpus.WILD), (80, 24)) as pilot:
        for visit in LOOKED_AT:
            await back(pilot)
            await go(pilot, replace(visit, shows=False))
            seen.update(type(screen).__name__ for screen in pilot.app.screen_stack)
            found += await look(pilot, visit.name)
    assert not found, "\n".join(found)
    assert not all_screens() - seen


async def test_what_is_asked_at_a_start_stands_out(tmp_path: Path) -> None:
    """The safety page and the questions about the leg, too, and where somebody new begins."""
    found = []
    left = furnish(tmp_path / "left", corpus.WILD, fresh=True)
    for home, visits in ((left, FIRST), (never_used(tmp_path / "new", corpus.WILD), NEW)):
        async with opened(home, (80, 24)) as pilot:
            for visit in visits:
                await go(pilot, replace(visit, shows=False))
                found += await look(pilot, visit.name)
    assert not found, "\n".join(found)


async def test_the_palette_and_messages_stand_out(tmp_path: Path) -> None:
    """What Textual draws over every screen: the commands to choose from, and what is said at the edge."""
    found = []
    async with opened(stage.furnish(tmp_path / "home"), (80, 24)) as pilot:
        for theme in themes.SHIPPED:
            wear(pilot, theme)
            await pilot.press("ctrl+p")
            await pilot.pause(0.4)
            await pilot.press("down")
            await pilot.pause()
            assert any("What the keys do here" in text for text, _ in pieces(pilot.app.screen))
            found += [f"palette in {theme.name}: {words}" for words in faint(pilot.app.screen, theme)]
            await pilot.press("escape")
        for severity in ("information", "warning", "error"):
            pilot.app.notify("A message.", severity=severity, timeout=60)
            await settle(pilot)
            found += await look(pilot, severity)
    assert not found, "\n".join(found)


async def test_what_is_too_faint_is_found(tmp_path: Path) -> None:
    """A grey that is nearly the paper's is told, with the screen and the theme."""
    async with opened(furnish(tmp_path / "home", corpus.WILD), (80, 24)) as pilot:
        pilot.app.register_theme(
            replace(themes.DARK, variables={**themes.DARK.variables, "text-muted": "#40464c"})
        )
        pilot.app.theme = themes.LIGHT.name
        pilot.app.theme = themes.DARK.name
        await pilot.pause()
        assert any("#40464c" in words for words in faint(pilot.app.screen, themes.DARK))


def test_the_themes_are_those_that_may_be_named() -> None:
    """Each name of the settings has its colours, and no theme is without a name."""
    worn = {themes.worn(name, dark) for name in THEMES for dark in (True, False, None)}
    assert worn == {theme.name for theme in themes.SHIPPED}
