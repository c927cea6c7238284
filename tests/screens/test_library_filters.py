"""Stories of listing only some: filters with counts, favourites, and exercises that are switched off."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from planner.widgets.facet_list import FacetList
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen
from tests.screens.stories import Make, press, reading, settle, told, type_in, write

SIZES = [(60, 20), (80, 24), (120, 40)]


def listed(app: object) -> list[str]:
    """The names in the list, from the top."""
    from planner.widgets.exercise_list import ExerciseList

    return [row.name for row in app.screen.query_one(ExerciseList).found.rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_filters_are_chosen_in_a_panel_with_what_would_remain(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """v opens it, space chooses, the counts follow; the filters stand in a line above the list; V clears."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, ["2", "v"])
        shown = reading(app)
        for words in ("stretch 5", "mobility 1", "strength 2", "nerve 0", "8 of 8 listed", "esc done"):
            assert words in shown, words
        for facet in ("kind", "position", "direction", "for", "needs", "whose", "marked"):
            assert f" {facet} " in seen(app)
        await press(pilot, ["down", "down", "space", "right"])
        assert "2 of 8 listed" in reading(app)
        assert "supine 1" in reading(app)  # the counts of another facet are of what is left
        await press(pilot, ["escape"])
        assert listed(app) == ["Bird dog", "Glute bridge"]
        assert "strength V clears" in reading(app)
        await press(pilot, ["V"])
        assert len(listed(app)) == 8
        assert "V clears" not in reading(app)


async def test_the_counts_follow_the_search_and_the_panel_opens_where_it_was_left(
    make_app: Make, home: Home
) -> None:
    """What is typed stays when filters go; esc in the list lists everything again."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "slash"])
        await type_in(pilot, "hamstring")
        await press(pilot, ["enter", "v", "left", "left"])
        assert "yours 0 " in reading(app)
        await press(pilot, ["j", "enter", "escape", "v"])
        assert "● built in" in reading(app)
        await press(pilot, ["c"])
        assert "● " not in reading(app)
        await press(pilot, ["space", "q"])
        assert "Nothing matches" in reading(app)
        await press(pilot, ["escape"])
        assert len(listed(app)) == 8


async def test_a_hostile_target_is_a_filter_like_any_other(make_app: Make, home: Home) -> None:
    """Markup and escapes in a value harm nothing."""
    quoted = HOSTILE.replace("\u001b", "\\u001b")
    home.exercises.mkdir()
    (home.exercises / "aaa.toml").write_text(
        f'name = "A"\nkind = "stretch"\nposition = "prone"\ntargets = ["{quoted}"]\n'
    )
    app = make_app()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await press(pilot, ["2", "v", "right", "right", "right", "space"])
        assert HOSTILE_SEEN in seen(app)
        assert app.screen.query_one(FacetList).value == HOSTILE_SEEN
        await press(pilot, ["escape"])
        assert listed(app) == ["A"]
        assert HOSTILE_SEEN in reading(app)


async def test_a_favourite_comes_first_and_the_settings_stay_as_they_were_written(
    make_app: Make, home: Home
) -> None:
    """f marks it, f again does not, u takes it back; the chosen exercise stays chosen."""
    home.settings.write_text("# mine\nsafety_read = 2026-11-01\n")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "end", "f"])
        assert listed(app)[0] == "Supine twist"
        assert "★ Supine twist" in seen(app)
        assert "Supine twist is a favourite" in told(app)
        assert home.settings.read_text() == (
            '# mine\nsafety_read = 2026-11-01\nfavourites  = ["supine-twist"]\n'
        )
        await press(pilot, ["v", "left", "space", "escape"])
        assert listed(app) == ["Supine twist"]
        await press(pilot, ["V", "f"])
        assert listed(app)[0] == "Bird dog"
        await press(pilot, ["u"])
        assert listed(app)[0] == "Supine twist"
        await press(pilot, ["u", "u"])
        assert home.settings.read_text() == "# mine\nsafety_read = 2026-11-01\n"
        assert "nothing to undo" in told(app)


async def test_an_exercise_is_switched_off_with_a_reason_and_on_again(make_app: Make, home: Home) -> None:
    """It leaves the list and the composer's search; the check warns at the step, with the reason."""
    write(home, "aaa", 'title = "Aaa"\n\n[[step]]\nexercise = "cobra"\n')
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "down", "down", "x"])
        assert "Why is Cobra pose not for you now?" in reading(app)
        await type_in(pilot, "brings the pain on")
        await press(pilot, ["enter"])
        assert "Cobra pose" not in listed(app)
        assert "1 switched off, not shown" in reading(app)
        assert 'cobra = "brings the pain on"' in home.settings.read_text()
        await press(pilot, ["slash"])
        await type_in(pilot, "cobra")
        await settle(pilot)
        assert "1 switched off would" in reading(app)
        await press(pilot, ["escape", "v", "left", "down", "space", "escape"])
        assert "Switched off: brings the pain on" in reading(app)
        await press(pilot, ["exclamation_mark"])
        assert "Cobra pose is switched off: brings the pain on" in reading(app)
        await press(pilot, ["escape", "3", "enter", "a"])
        await type_in(pilot, "cobra")
        await settle(pilot)
        assert "Cobra pose stretch" not in reading(app)
        await press(pilot, ["escape", "escape", "2", "x"])
        assert "Cobra pose is switched on again" in told(app)
        await press(pilot, ["V"])
        assert "Cobra pose" in listed(app)
        await press(pilot, ["u", "u"])
        assert "[off]" not in home.settings.read_text()


async def test_the_reason_may_be_left_out_and_the_question_too(make_app: Make, home: Home) -> None:
    """esc changes nothing; an empty reason is a reason of one's own."""
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["2", "x", "escape"])
        assert not home.settings.exists()
        await press(pilot, ["x", "enter"])
        assert "Bird dog" not in listed(app)
        await press(pilot, ["u"])
        assert "Bird dog" in listed(app)
