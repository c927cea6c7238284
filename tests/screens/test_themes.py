"""The themes themselves: what their colours tell is told to every kind of eye."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from planner import themes
from planner.model.vocabulary import THEMES
from planner.store.settings import Settings
from tests.contrast import EYES, contrast, difference
from tests.screens.conftest import FakeClock
from tests.screens.stories import settle
from tests.screens.test_before import MakeApp

FAR_APART = 30.0
"""The least ΔE between two signals; 2.3 is just noticed (Mahy and others, 1994)."""


def rgb(color: str | None) -> tuple[int, int, int]:
    """A colour of a theme."""
    red, green, blue = Color.parse(color or "").rgb
    return red, green, blue


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", [themes.COLOUR_BLIND, themes.COLOUR_BLIND_LIGHT], ids=lambda one: one.name)
def test_signals_differ_for_all_eyes(theme: Theme, eyes: str) -> None:
    """Done, take care and wrong are three colours, whichever cones are missing."""
    for one, other in combinations((theme.success, theme.warning, theme.error), 2):
        assert difference(rgb(one), rgb(other), eyes) > FAR_APART


def test_other_signals_do_not_differ_for_all_eyes() -> None:
    """The measure tells: red and green of equal light are one colour to who lacks a cone for green."""
    assert difference((200, 80, 60), (128, 128, 60), "deuteranopia") < FAR_APART / 2
    assert difference((200, 80, 60), (128, 128, 60), "all cones") > FAR_APART


def test_contrast_is_that_of_wcag() -> None:
    """Black on white, and the grey that is the palest with 4.5:1 on white."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_no_theme_of_anybody_else_is_offered(make_app: MakeApp) -> None:
    """Of all that Textual brings, none was looked at for contrast here."""
    offered = make_app().available_themes
    assert set(offered) == {theme.name for theme in themes.SHIPPED}
    assert not set(THEMES) & set(BUILTIN_THEMES)


@pytest.mark.parametrize("no_color", [False, True])
async def test_another_theme_leaves_nothing_of_the_one_before(
    make_app: MakeApp, clock: FakeClock, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the terminal turns out to be light, its own colours for dark are on no line any more."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(Settings(safety_read=clock.now().date(), theme="terminal"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        found = []
        for dark in (True, False):
            app._dark = dark
            app.wear("terminal")
            await pilot.pause()
            styles = [piece.style for strip in app.screen._compositor.render_strips() for piece in strip]
            found.append({style.color.name for style in styles if style and style.color})
        assert found[0] & found[1] == {"default"}
        assert (found[0] == found[1]) is no_color


@pytest.mark.parametrize(
    ("choice", "dark", "few", "worn"),
    [
        ("auto", None, False, "planner-dark"),
        ("auto", True, False, "planner-dark"),
        ("auto", False, False, "planner-light"),
        ("auto", True, True, "terminal-dark"),
        ("auto", None, True, "terminal"),
        ("terminal", None, False, "terminal"),
        ("terminal", True, False, "terminal-dark"),
        ("terminal", False, False, "terminal-light"),
        ("high-contrast", False, True, "high-contrast"),
    ],
)
def test_what_is_chosen_is_worn_as_the_terminal_is(
    choice: str, dark: bool | None, few: bool, worn: str
) -> None:
    """`auto` and `terminal` follow it; what is named otherwise stays. Without colours none is worn."""
    assert themes.worn(choice, dark, few=few) == worn
    assert themes.worn(choice, dark, few=few, colours=False) == "terminal"
