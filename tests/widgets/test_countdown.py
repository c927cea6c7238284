"""The clock across the room: how large it is, and how little of it is written again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from planner.widgets import pixel_font
from planner.widgets.countdown import Countdown


class OneClock(App[None]):
    """Nothing but a countdown, as large as the terminal."""

    def compose(self) -> ComposeResult:
        yield Countdown()


def picture(app: App[None]) -> list[str]:
    """The lines of the screen."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def ink(lines: list[str]) -> list[str]:
    """The lines that have anything on them."""
    return [line for line in lines if line.strip()]


@pytest.mark.parametrize(
    ("size", "rows", "columns"),
    [
        ((80, 11), 10, 40),
        ((120, 23), 23, 90),
        ((60, 8), 8, 28),
        ((24, 6), 5, 20),
    ],
)
async def test_digits_are_as_large_as_their_room(size: tuple[int, int], rows: int, columns: int) -> None:
    """A count-down fills the height there is, and is at least so wide."""
    async with OneClock().run_test(size=size) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.second_forms(25))
        await pilot.pause()
        shown = ink(picture(pilot.app))
        assert len(shown) == rows
        assert max(len(line.strip()) for line in shown) >= columns


@pytest.mark.parametrize("size", [(20, 5), (12, 6), (80, 4), (5, 1)])
async def test_a_small_room_gets_one_line(size: tuple[int, int]) -> None:
    """Where large digits would not fit, the time is one line of text, and is not cut."""
    async with OneClock().run_test(size=size) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.second_forms(65))
        await pilot.pause()
        assert [line.strip() for line in ink(picture(pilot.app))] == ["1:05"]


async def test_the_last_digits_are_no_larger_than_those_before() -> None:
    """From 10 to 9 the digits keep their size: only their number changes."""
    async with OneClock().run_test(size=(40, 20)) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.second_forms(10))
        await pilot.pause()
        before = len(ink(picture(pilot.app)))
        clock.show(*Countdown.second_forms(9))
        await pilot.pause()
        assert len(ink(picture(pilot.app))) == before


async def test_reps_are_told_in_words() -> None:
    """At one's own pace there is no clock: the number of reps stands there, large."""
    async with OneClock().run_test(size=(80, 11)) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.rep_forms(12))
        await pilot.pause()
        wanted = pixel_font.pixels("12 reps")
        assert len(ink(picture(pilot.app))) >= 8
        assert clock.forms == ("12 reps", "12×", "12")
        assert max(len(line.rstrip()) for line in picture(pilot.app)) >= 2 * len(wanted[0])


async def test_hatched_digits_stand_still() -> None:
    """Paused digits are drawn in another shade, so that no colour is needed to tell."""
    async with OneClock().run_test(size=(80, 11)) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.second_forms(25))
        await pilot.pause()
        before = picture(pilot.app)
        clock.show(*Countdown.second_forms(25), hatched=True)
        await pilot.pause()
        assert picture(pilot.app) == [line.replace("█", "▒") for line in before]


async def test_the_side_goes_before_the_digits_where_it_fits() -> None:
    """A letter as large as the digits; where both do not fit, the digits stay."""
    async with OneClock().run_test(size=(60, 6)) as pilot:
        clock = pilot.app.query_one(Countdown)
        clock.show(*Countdown.second_forms(25, "L"))
        await pilot.pause()
        wide = max(len(line.strip()) for line in ink(picture(pilot.app)))
        await pilot.resize_terminal(16, 6)
        await pilot.pause()
        narrow = max(len(line.strip()) for line in ink(picture(pilot.app)))
        assert (wide, narrow) == (13 * 3, 7 * 2)


@given(
    text=st.text(alphabet="0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ ←→-", min_size=1, max_size=12),
    columns=st.integers(1, 12),
    half_rows=st.integers(1, 12),
)
@settings(max_examples=60, deadline=None)
def test_a_drawing_has_the_size_it_says(text: str, columns: int, half_rows: int) -> None:
    """Every line of a drawing is as wide as the pixels come to, and there are as many as was said."""
    lines = pixel_font.draw(text, columns, half_rows)
    assert len(lines) == pixel_font.rows_of(half_rows)
    assert {len(line) for line in lines} == {pixel_font.width(text) * columns}


def test_every_letter_has_a_shape_of_its_own() -> None:
    """No two characters look the same, except those that people write alike, and none is ragged."""
    shapes: dict[tuple[str, ...], str] = {}
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:-→←":
        rows = pixel_font.pixels(character)
        assert len({len(row) for row in rows}) == 1
        same = shapes.setdefault(rows, character)
        assert same == character or same + character in ("0O", "5S")
