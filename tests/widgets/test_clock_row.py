"""The figure beside the clock: only in the room that the digits leave."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from planner.widgets import pixel_font
from planner.widgets.big_text import largest
from planner.widgets.clock_row import GAP, LEAST, columns_beside
from planner.widgets.countdown import Countdown

ROOMS = [Size(width, height) for width in range(20, 260, 7) for height in (3, 6, 8, 9, 11, 17, 20, 33, 60)]


@pytest.mark.parametrize("seconds", [0, 9, 25, 59, 60, 95, 599, 600, 3600])
def test_digits_never_lose_by_a_figure(seconds: int) -> None:
    """Below a minute they keep their size, above it their height: in every room where there is a figure."""
    forms = Countdown.second_forms(seconds)
    shown = 0
    for room in ROOMS:
        columns = columns_beside(room, forms, forms)
        if not columns:
            continue
        shown += 1
        assert columns >= LEAST.width
        alone = largest(forms, room, Countdown.LEAST)
        beside = largest(forms, Size(room.width - columns - GAP, room.height), Countdown.LEAST)
        assert alone is not None
        assert beside is not None
        assert beside[1] >= alone[1]
        if seconds < 60:
            assert beside == alone
    assert shown > 20


@pytest.mark.parametrize("reps", [1, 8, 12, 100])
def test_reps_beside_a_figure_are_as_high_and_cannot_be_taken_for_seconds(reps: int) -> None:
    """`12×` takes less room than `12 reps`."""
    alone, beside = Countdown.rep_forms(reps), Countdown.rep_forms(reps, brief=True)
    room = Size(120, 20)
    columns = columns_beside(room, alone, beside)
    assert columns
    rest = Size(room.width - columns - GAP, room.height)
    scale, before = largest(beside, rest, Countdown.LEAST), largest(alone, room, Countdown.LEAST)
    assert scale is not None
    assert before is not None
    assert scale[1] >= before[1]
    assert scale[0] * pixel_font.width(f"{reps}×") <= rest.width


@pytest.mark.parametrize("room", [Size(0, 0), Size(60, 5), Size(40, 12), Size(200, 7)])
def test_in_a_small_room_there_is_none(room: Size) -> None:
    """A figure that could not be made out only distracts."""
    forms = Countdown.second_forms(25)
    assert columns_beside(room, forms, forms) == 0
