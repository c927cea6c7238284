"""Hostile text on every screen: it is shown as it was typed, does nothing, and hides no key."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style

from planner.model.text import clean
from tests.hostile import corpus, stream
from tests.hostile.homes import break_all, furnish, never_used
from tests.hostile.tour import back, go, opened, painted
from tests.hostile.visits import FIRST, NEW, VISITS, Visit, all_screens

SHORT = tuple(one for one in VISITS if one.shows and len(one.keys.split()) < 5 and "@" not in one.keys)
"""The visits of few keys where the text is read: enough for texts that are only long."""


async def test_no_screen_reads_what_people_wrote(tmp_path: Path) -> None:
    """Every screen and dialog there is, with controls, markup and wild shapes in each field of each file."""
    home = furnish(tmp_path / "home", corpus.WILD)
    break_all(home, corpus.WILD)
    seen = {visit.screen for visit in (*FIRST, *NEW)}  # the next stories have these
    async with opened(home, (80, 24)) as pilot:
        for visit in VISITS:
            await back(pilot)
            await go(pilot, visit)
            seen.update(type(screen).__name__ for screen in pilot.app.screen_stack)
    missing = all_screens() - seen
    assert not missing, f"tests/hostile/visits.py has no way to {', '.join(sorted(missing))}"


async def test_nothing_covers_what_is_asked_at_a_start(tmp_path: Path) -> None:
    """The safety page stands uncovered, whatever is wrong with the settings; then come the questions."""
    home = furnish(tmp_path / "home", corpus.WILD, fresh=True)
    async with opened(home, (80, 24)) as pilot:
        assert "settings.toml" not in await go(pilot, FIRST[0])
        for visit in FIRST[1:]:
            await go(pilot, visit)


async def test_a_home_that_was_never_used_asks_where_to_begin(tmp_path: Path) -> None:
    """With routines that somebody else wrote."""
    async with opened(never_used(tmp_path / "home", corpus.WILD), (80, 24)) as pilot:
        for visit in NEW:
            await go(pilot, visit)


async def test_long_text_leaves_room_for_the_keys(tmp_path: Path) -> None:
    """However long a title is, what can be answered stands below it on the screen."""
    home = furnish(tmp_path / "home", corpus.LONG)
    async with opened(home, (80, 24)) as pilot:
        for visit in SHORT[::2]:
            await back(pilot)
            await go(pilot, visit)


async def test_a_message_does_not_cover_the_screen(tmp_path: Path) -> None:
    """However long it is, and whatever it says: it is not read as markup, and the most of it is left out."""
    home = furnish(tmp_path / "home", "plain")
    async with opened(home, (80, 24)) as pilot:
        pilot.app.notify(corpus.WILD + corpus.LONG)
        await pilot.pause()
        shown = painted(pilot.app.screen)
        assert "[/foo] [b]it[/b]" in shown
        assert "enter Start" in shown
        assert "…" in shown


def test_a_screen_that_nobody_visits_is_missed() -> None:
    """The list of screens comes from the program: it has the dialogs, and no class that is only a base."""
    known = all_screens()
    assert {"Today", "WeekScreen", "Timer", "Choose", "Form", "KeyForm", "FirstPage"} <= known
    assert not known & {"Room", "Dialog", "WeekRoom", "ComposerView", "Help2"}
    assert {visit.screen for visit in VISITS} <= known


@pytest.mark.parametrize("name", corpus.TEXTS)
def test_text_is_clean_and_stays_so(name: str) -> None:
    """Nothing that a terminal acts on is left of any of the texts, and what is clean is not changed."""
    text = clean(corpus.TEXTS[name])
    assert stream.unsafe(text) == ""
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("e" + "\u0301" * 200, "e" + "\u0301" * 8),
        ("\u0301x\u0301", "x\u0301"),
        ("\u0301\u20dd", ""),
        ("\u3164\u115f\u1160\uffa0", ""),
        ("a\uffffb\U0010fffec\ufdd0", "abc"),
        ("a\u0308\u200b\u0301", "a\u0308\u0301"),
        ("ก็ 1️⃣ שָׁ", "ก็ 1️⃣ שָׁ"),
    ],
)
def test_marks_stay_with_their_letter(typed: str, kept: str) -> None:
    """A tower of marks is cut, marks without a letter go, and what languages and emoji need stays."""
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "style", [Style(link="https://evil.example"), Style(meta={"@click": "app.quit"})], ids=["link", "action"]
)
async def test_the_look_sees_links_and_actions(
    tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen with one of them does not pass."""
    async with opened(furnish(tmp_path / "home", "plain"), (80, 24)) as pilot:
        strips = [[Segment("here", style)]]
        monkeypatch.setattr(pilot.app.screen._compositor, "render_strips", lambda: strips)
        with pytest.raises(AssertionError, match=r"link|action"):
            painted(pilot.app.screen)


async def test_a_visit_to_another_screen_fails(tmp_path: Path) -> None:
    """A key that leads elsewhere than it did is told."""
    async with opened(furnish(tmp_path / "home", "plain"), (80, 24)) as pilot:
        with pytest.raises(AssertionError, match="Month: 4"):
            await go(pilot, Visit("4", "Month"))
