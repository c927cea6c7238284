"""`NO_COLOR`: not one colour is sent, nothing is dim, and what is chosen is still seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.hostile import corpus
from tests.hostile.homes import furnish
from tests.hostile.test_contrast import LOOKED_AT, pieces
from tests.hostile.tour import back, go, opened

ONLY_READ = frozenset({"Help", "WarningSigns", "Timer", "Confirm", "SessionPage", "Reorder", "TourCard"})
"""Screens on which nothing is chosen: their keys are all there is to do."""

ONLY_READ_AFTER = frozenset({"5 tab", "5 tab tab", "5 shift+tab"})
"""Pages of Progress on which nothing is chosen."""


async def test_without_colours_every_choice_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is in the terminal's own letters; what is chosen, or where one is, is reversed or underlined."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(furnish(tmp_path / "home", corpus.WILD), (80, 24)) as pilot:
        for visit in LOOKED_AT:
            await back(pilot)
            await go(pilot, replace(visit, shows=False))
            painted = list(pieces(pilot.app.screen, blanks=True))
            colours = {color.name for _, style in painted for color in (style.color, style.bgcolor) if color}
            assert colours <= {"default"}, visit.name
            assert not any(style.dim for _, style in painted), visit.name
            if visit.screen not in ONLY_READ and visit.keys not in ONLY_READ_AFTER:
                marked = (
                    style.reverse or style.underline
                    for _, style in painted
                    if not style.meta.get("@mouse.down")
                )
                assert any(marked), visit.name
