"""The figure on the screen: drawn where there is room, moving when it may, still when it may not."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from planner.model.motion import at_rest, at_top, in_loop
from planner.widgets.figure_view import FigureView
from tests.model.library_figures import FIGURES

BRIDGE, DOG = FIGURES["glute-bridge"], FIGURES["bird-dog"]


class Stage(App[None]):
    """One figure and nothing else."""

    def compose(self) -> ComposeResult:
        yield FigureView()

    @property
    def view(self) -> FigureView:
        return self.query_one(FigureView)

    def seen(self) -> list[str]:
        """The lines as a person sees them."""
        return ["".join(part.text for part in self.view.render_line(y)) for y in range(self.view.size.height)]

    def told(self) -> tuple[list[str], str]:
        """The lines of the picture, and the words below it."""
        *picture, words = [line for line in self.seen() if line.strip()]
        return picture, words.strip()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that has braille."""
    monkeypatch.setenv("TERM", "xterm-256color")


async def test_a_figure_is_drawn_as_wide_as_the_widget() -> None:
    """All lines have all cells; without a figure they are blank."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        assert set("".join(app.seen())) == {" "}
        app.view.show(BRIDGE)
        await pilot.pause()
        assert {len(line) for line in app.seen()} == {36}
        assert "⣿" in "".join(app.seen())
        app.view.show(None)
        await pilot.pause()
        assert set("".join(app.seen())) == {" "}


async def test_a_still_figure_shows_where_the_movement_leads_and_writes_nothing() -> None:
    """No beat, no repaint."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.show(BRIDGE)
        assert app.view.place == at_top(BRIDGE)
        await pilot.pause(0.1)
        before, painted = app.seen(), []
        app.view.refresh = lambda *regions, **_: painted.append(regions)  # type: ignore[method-assign,assignment]
        await pilot.pause(0.6)
        assert app.seen() == before
        assert painted == []


async def test_a_moving_figure_goes_on_four_times_a_second() -> None:
    """From the start, along the slow loop."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.moving = True
        app.view.show(BRIDGE)
        assert app.view.place == at_rest(BRIDGE)
        await pilot.pause(0.8)
        assert app.view.place in [in_loop(BRIDGE, ms) for ms in (500, 750, 1000)]
        app.view.moving = False
        assert app.view.place == at_top(BRIDGE)


async def test_it_is_still_where_animations_are_off() -> None:
    """As asked for by TEXTUAL_ANIMATIONS=none."""
    app = Stage()
    app.animation_level = "none"
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.moving = True
        app.view.show(BRIDGE)
        await pilot.pause(0.6)
        assert app.view.place == at_top(BRIDGE)


async def test_a_hidden_figure_does_not_move() -> None:
    """It goes on when it is seen again."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.moving = True
        app.view.show(BRIDGE)
        app.view.display = False
        await pilot.pause()
        before = app.view.place
        await pilot.pause(0.6)
        assert app.view.place == before
        app.view.display = True
        await pilot.pause(0.6)
        assert app.view.place != before


async def test_of_a_change_only_what_differs_is_painted() -> None:
    """Most of a body lies still: less than half of the cells are written."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.show(BRIDGE)
        app.view.put(in_loop(BRIDGE, 750))
        await pilot.pause()
        painted: list[Region] = []
        app.view.refresh = lambda *regions, **_: painted.extend(regions)  # type: ignore[method-assign,assignment]
        app.view.put(in_loop(BRIDGE, 1000))
        assert painted
        assert sum(region.area for region in painted) < app.view.size.area / 2


async def test_the_other_side_is_mirrored_and_the_console_has_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Left and right; TERM=linux has no braille."""
    monkeypatch.setenv("TERM", "linux")
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.show(DOG, "left")
        await pilot.pause()
        left, _ = app.told()
        app.view.show(DOG, "right")
        await pilot.pause()
        assert [line[::-1] for line in app.told()[0]] == left
        assert set("".join(left)) <= set(" ▀▄█")


@pytest.mark.parametrize(("name", "value"), [("LC_ALL", "C"), ("TERM", "vt100")])
async def test_where_there_is_nothing_but_ascii_it_is_drawn_in_ascii(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """Not as the question marks that braille would become."""
    monkeypatch.setenv(name, value)
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.show(DOG)
        await pilot.pause()
        drawn = "".join(app.told()[0])
        assert drawn.isascii()
        assert drawn.count("#") > 10
        assert "?" not in drawn


async def test_the_moment_stands_below_in_words() -> None:
    """That which is nearer; cut where there is no room."""
    app = Stage()
    async with app.run_test(size=(36, 12), notifications=True) as pilot:
        app.view.show(BRIDGE)
        await pilot.pause()
        assert app.told()[1] == "shoulders, hips and knees in line"
        app.view.put(at_rest(BRIDGE))
        assert app.told()[1] == "hips on the floor"
        await pilot.resize_terminal(20, 12)
        app.view.put(at_top(BRIDGE))
        assert app.told()[1] == "shoulders, hips and…"


async def test_in_a_high_room_it_stands_in_the_middle_with_its_words_below() -> None:
    """As large as it is wide; not its words at the bottom, far from it."""
    app = Stage()
    async with app.run_test(size=(36, 30), notifications=True) as pilot:
        app.view.styles.height = 30
        app.view.show(BRIDGE)
        await pilot.pause()
        inked = [y for y, line in enumerate(app.seen()) if line.strip()]
        assert inked[-1] - inked[0] < 12
        assert abs(inked[0] - (29 - inked[-1])) <= 3


async def test_it_is_drawn_anew_when_there_is_more_room() -> None:
    """Larger, not in a corner."""
    app = Stage()
    async with app.run_test(size=(24, 12), notifications=True) as pilot:
        app.view.show(BRIDGE)
        await pilot.pause()
        small = sum(line.count("⣿") for line in app.seen())
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert {len(line) for line in app.seen()} == {60}
        assert sum(line.count("⣿") for line in app.seen()) > 2 * small
