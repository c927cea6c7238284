"""Whole stories of composing: from nothing by lines of text, and through twenty changes and back."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, composing, press, reading, settle, type_in, write

SIZES = [(60, 20), (80, 24), (120, 40)]

LINES = (
    "cat-cow 10 reps tempo 3-0-3",
    "bird dog 3x10 hold 5s each side rest 20s",
    "cobra 3 reps hold 20s note: stop if it runs down the leg",
    "glute bridge 2x12 hold 3s",
    "knee to chest 2 x 25s each side",
    "piriformis stretch 3 x 30s per side",
    "supine twist 2 reps hold 25 sec alternate",
    "hamstring stretch 3 x 20s each side",
)

EIGHT = """\
#:schema ../schema/routine.schema.json

format = 1
title  = "In lines"

[[step]]
exercise = "cat-cow"
reps     = 10
tempo    = "3-0-3"

[[step]]
exercise = "bird-dog"
sets     = 3
reps     = 10
hold     = "5s"
sides    = "each"
rest     = "20s"

[[step]]
exercise = "cobra"
reps     = 3
hold     = "20s"
note     = "stop if it runs down the leg"

[[step]]
exercise = "glute-bridge"
sets     = 2
reps     = 12
hold     = "3s"

[[step]]
exercise = "knee-to-chest"
reps     = 2
hold     = "25s"
sides    = "each"

[[step]]
exercise = "piriformis-stretch"
reps     = 3
hold     = "30s"
sides    = "each"

[[step]]
exercise = "supine-twist"
reps     = 2
hold     = "25s"
sides    = "alternate"

[[step]]
exercise = "hamstring-stretch"
reps     = 3
hold     = "20s"
sides    = "each"
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_eight_are_composed_from_eight_lines(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """A new routine from lines as they stand on a sheet of paper: this very file."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", "n"])
        await type_in(pilot, "In lines")
        await press(pilot, ["enter", "enter", "a"])
        for line in LINES:
            await type_in(pilot, line)
            await press(pilot, ["enter"])
        await press(pilot, ["escape"])
        assert "8 steps" in seen(app)
        assert "✓ saved" in seen(app)
    assert (home.routines / "in-lines.toml").read_text() == EIGHT


HAND_WRITTEN = """\
# my own file: the head
format = 1
title  = "Mine"   # as the physio calls it

# loosen first
[[step]]
exercise = "cat-cow"   # slowly
reps     = 8

# then strength
[[step]]
exercise = "bird-dog"
# ten a side
reps     = 10
group    = "core"

[[step]]
exercise = "glute-bridge"   # no cramps
group    = "core"

# a loose remark, about nothing

# the long ones
[[step]]
exercise = "hamstring-stretch"
hold     = "20s"

[[step]]
exercise = "cobra"   # only on good days

[group.core]
rounds = 2   # three when it is easy
rest   = "45s"
# the end
"""

CHANGES: tuple[tuple[str, ...], ...] = (
    ("J",),
    ("J",),
    ("K",),
    ("enter", "down", "7", "enter"),
    ("home", "v", "v", "J"),
    ("J",),
    ("escape", "home", "d"),
    ("n", *"mind", "enter"),
    ("R", *"20", "enter"),
    ("end", "K"),
    ("a", *"twist", "enter", "escape"),
    ("home", "v", "down", "v", "d"),
    ("end", "g", "enter"),
    ("g", "right", "enter"),
    ("G",),
    ("home", "y", "end", "P"),
    ("x",),
    ("o", "enter"),
    ("t", "end", "2", "enter"),
    ("i", "right", "enter"),
    ("home", "K", "J"),
)


def comments(text: str) -> Counter[str]:
    """How often each comment stands in a file."""
    return Counter(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


@pytest.mark.parametrize("size", SIZES)
async def test_twenty_changes_keep_every_comment_and_undo_gives_the_bytes_back(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """Moved, copied, marked, grouped, ordered, renamed: no comment is lost, and u leads all the way back."""
    path = write(home, "mine", HAND_WRITTEN.replace("\n", "\r\n"))
    before = path.read_bytes()
    texts = [before]
    async with composing(make_app, home, "mine", size) as pilot:
        for keys in CHANGES:
            await press(pilot, keys)
            assert "✓ saved" in seen(pilot.app), keys
            if path.read_bytes() != texts[-1]:
                texts.append(path.read_bytes())
            assert not comments(HAND_WRITTEN) - comments(path.read_text()), keys
            tomllib.loads(path.read_text())
        assert len(texts) > len(CHANGES) - 2
        after = path.read_bytes()
        for text in reversed(texts[:-1]):
            await press(pilot, ["u"])
            assert path.read_bytes() == text
        await press(pilot, ["u"])
        assert "nothing to undo" in reading(pilot.app)
        assert path.read_bytes() == before
        await press(pilot, ["U"] * len(texts))
        assert path.read_bytes() == after
