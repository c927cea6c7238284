"""How files begin that a person makes in an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store import skeletons
from planner.store.home import Home
from planner.store.report import check_text


@pytest.mark.parametrize(
    ("name", "text"), [("schedule.toml", skeletons.SCHEDULE), ("settings.toml", skeletons.SETTINGS)]
)
def test_a_skeleton_is_right_as_it_is_and_with_every_line_in_use(
    tmp_path: Path, name: str, text: str
) -> None:
    """What stands behind a # without a space is no prose but lines that planner reads."""
    home = Home(tmp_path)
    home.prepare()
    assert check_text(home, home.root / name, text.encode()) == ()
    lines = [line[1:] if line.startswith("#") and line[1:2] != " " else line for line in text.splitlines()]
    assert len([line for line in lines if line and line[0] != "#"]) > 5
    assert check_text(home, home.root / name, "\n".join(lines).encode()) == ()
