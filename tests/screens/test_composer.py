"""Stories of composing a routine by keyboard alone, and what is in its file afterwards."""

from __future__ import annotations

import pytest

from planner.app import PlannerApp
from planner.screens.composer import Composer
from planner.store.home import Home
from tests.screens.conftest import HOSTILE, HOSTILE_SEEN, seen
from tests.screens.stories import Make, composing, press, reading, settle, type_in, write

SIZES = [(60, 20), (80, 24), (120, 40)]

THE_EIGHT = """\
#:schema ../schema/routine.schema.json

format = 1
title  = "My eight"
rest   = "20s"

[[step]]
exercise = "cat-cow"
reps     = 6

[[step]]
exercise = "bird-dog"
sets     = 2
rest     = "30s"

[[step]]
exercise = "cobra"
note     = "stop if it runs down the leg"

[[step]]
exercise = "glute-bridge"
sets     = 2
reps     = 12

[[step]]
exercise = "knee-to-chest"
hold     = "20s"

[[step]]
exercise = "piriformis-stretch"
hold     = "30s"

[[step]]
exercise = "supine-twist"

[[step]]
exercise = "hamstring-stretch"
sides    = "alternate"
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_eight_are_composed_from_nothing_by_keyboard_alone(
    make_app: Make, home: Home, size: tuple[int, int]
) -> None:
    """A new routine, eight exercises found by a few letters each, their doses edited: this very file."""
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["3", "n"])
        await type_in(pilot, "My eight")
        await press(pilot, ["enter", "enter", "a"])
        for letters in ("cat", "bird", "cob", "brid", "knee", "piri", "twist", "hamst"):
            await type_in(pilot, letters)
            await press(pilot, ["enter"])
        await press(pilot, ["escape", "home"])
        await press(pilot, ["enter", "down", "6", "enter"])
        await press(pilot, ["down", "enter", "right", *["down"] * 6, *"30", "enter"])
        await press(pilot, ["down", "enter", "up"])
        await type_in(pilot, "stop if it runs down the leg")
        await press(pilot, ["enter"])
        await press(pilot, ["down", "enter", "2", "down", "1", "2", "enter"])
        await press(pilot, ["down", "enter", "down", "down", "left", "enter"])
        await press(pilot, ["down", "enter", "down", "down"])
        await type_in(pilot, "0:30")
        await press(pilot, ["enter", "end", "enter", *["down"] * 4, "right", "enter"])
        await press(pilot, ["i", "down", "down", "right", "enter"])
        assert "8 steps" in seen(app)
        assert "✓ saved" in seen(app)
    assert (home.routines / "my-eight.toml").read_text() == THE_EIGHT


async def test_an_empty_routine_says_what_to_do_first(make_app: Make, home: Home) -> None:
    """Nobody is left before an empty page."""
    write(home, "mine", 'format = 1\ntitle = "Mine"\n')
    async with composing(make_app, home, "mine") as pilot:
        assert "No steps yet" in seen(pilot.app)
        assert "a adds the first exercise" in seen(pilot.app)
        await press(pilot, ["J", "x", "d", "enter", "r", "u", "U", "p", "escape"])
        assert "0 steps" in seen(pilot.app)


async def test_comments_stay_with_their_steps_after_many_changes(make_app: Make, home: Home) -> None:
    """Every comment of a hand-written file is there after moves, copies, removals and doses."""
    path = home.routines / "full-eight.toml"
    before = path.read_text()
    async with composing(make_app, home, "full-eight") as pilot:
        keys = ["J", "J", "K", "down", "d", "x", "end", "K", "K", "J", "home", "enter", "down", "7", "enter"]
        await press(pilot, [*keys, "a", *"cobra", "enter", "escape", "K", "U", "u", "shift+down", "shift+up"])
    after = path.read_text()
    comments = {line.partition("#")[2] for line in before.splitlines() if "#" in line}
    assert after != before
    assert {comment for comment in comments if comment not in after} == set()


async def test_undo_all_the_way_gives_the_original_bytes(make_app: Make, home: Home) -> None:
    """However much was changed: u, u, u … and the file is what it was, and U brings it all back."""
    text = (home.routines / "strength-day.toml").read_text().replace("\n", "\r\n").removesuffix("\r\n")
    path = write(home, "mine", "\ufeff" + text)
    before = path.read_bytes()
    async with composing(make_app, home, "mine") as pilot:
        await press(
            pilot, ["J", "d", "x", "down", "enter", "3", "enter", "a", *"twist", "enter", "escape", "K"]
        )
        await press(pilot, ["t", "home", "X", "enter", "i", "right", "enter", "end", "x"])
        after = path.read_bytes()
        assert after != before
        await press(pilot, ["u"] * 12)
        assert path.read_bytes() == before
        assert "nothing to undo" in seen(pilot.app)
        await press(pilot, ["U"] * 12)
        assert path.read_bytes() == after


async def test_the_choice_follows_a_step_that_is_moved(make_app: Make, home: Home) -> None:
    """J and K move the step and the choice together, and stop at the ends."""
    async with composing(make_app, home, "core-three") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Composer)
        await press(pilot, ["J", "J", "J", "J"])
        assert screen.steps.cursor == 2
        assert screen.name_of(2) == "Knee to chest stretch"
        await press(pilot, ["K"])
        assert (screen.steps.cursor, screen.name_of(1)) == (1, "Knee to chest stretch")
        await press(pilot, ["u"])
        assert (screen.steps.cursor, screen.name_of(2)) == (2, "Knee to chest stretch")


@pytest.mark.parametrize(
    ("downs", "typed", "words"),
    [
        (0, "none", "sets must be a whole number from 1 to 200"),
        (1, "0", "reps must be a whole number from 1 to 1000, not 0"),
        (2, "1x", 'a duration is written like "25s", "1m30s"'),
        (3, "3-0", "a tempo is three whole numbers of seconds"),
        (3, "3-0-3", "hold and tempo both time a repetition: keep one of them"),
        (4, "lefty", 'Did you mean "left"?'),
        (5, "25h", "a duration is at most 24 hours"),
        (7, "heavy", 'a load is written like "5kg"'),
        (9, "0", "rounds must be a whole number from 1 to 50"),
        (9, "2", "only a group has rounds"),
    ],
)
async def test_a_wrong_value_is_told_in_place_and_not_saved(
    make_app: Make, home: Home, downs: int, typed: str, words: str
) -> None:
    """The form says what is wrong and what to write, stays open, and writes nothing."""
    path = write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "cobra"\nhold = "20s"\n')
    before = path.read_bytes()
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["enter", *["down"] * downs])
        await type_in(pilot, typed)
        await press(pilot, ["enter"])
        assert words in reading(pilot.app)
        await press(pilot, ["escape"])
    assert path.read_bytes() == before


async def test_a_dose_outside_the_sources_is_warned_of_by_its_step(make_app: Make, home: Home) -> None:
    """1m30 is read as a duration, saved, and marked: the sources give less."""
    path = write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "cobra"\n')
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["enter", "down", "down", *"1m30", "enter"])
        assert 'hold     = "1m30s"' in path.read_text()
        assert "! Cobra pose" in seen(pilot.app)
        assert "give 15s to 30s" in reading(pilot.app)
        assert "1m30s" in seen(pilot.app)
        await press(pilot, ["enter", "down", "down", "delete", "enter"])
        assert "hold" not in path.read_text()
        assert "! Cobra" not in seen(pilot.app)


async def test_neighbours_become_a_group_with_rounds(make_app: Make, home: Home) -> None:
    """A group gets a name, rounds and a rest; when its last step leaves it, its table goes too."""
    path = write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "bird-dog"\n')
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["enter", *["up"] * 4, *"core", "down", "3", "down", *"45", "enter"])
        assert path.read_text().endswith('group    = "core"\n\n[group.core]\nrounds = 3\nrest   = "45s"\n')
        assert "core ×3" in seen(pilot.app)
        await press(pilot, ["enter", *["up"] * 4, "delete", "down", "delete", "down", "delete", "enter"])
        assert path.read_text() == 'title = "Mine"\n\n[[step]]\nexercise = "bird-dog"\n'


async def test_the_figures_follow_every_change(make_app: Make, home: Home) -> None:
    """Changes of position, the time in each, hints and doses to look at are told while one composes."""
    text = 'title = "Mine"\n' + "".join(
        f'\n[[step]]\nexercise = "{name}"\n' for name in ("glute-bridge", "cobra", "glute-bridge")
    )
    path = write(home, "mine", text)
    async with composing(make_app, home, "mine", (120, 40)) as pilot:
        shown = reading(pilot.app)
        assert "2 changes of position on your back 2:" in shown
        assert "face down 1:" in shown
        assert "? 1 hint 2 changes" in shown
        await press(pilot, ["J"])
        shown = reading(pilot.app)
        assert "1 change of position" in shown
        assert "hint" not in shown
        await press(pilot, ["u", "down", "enter", "down", "down", *"90", "enter"])
        assert "! 1 step to look at" in reading(pilot.app)
        await press(pilot, ["enter", *["down"] * 4, *"left", "enter"])
        shown = reading(pilot.app)
        assert "? 2 hints" in shown
        assert "Cobra pose is done on the left side only" in shown
        path.write_text(path.read_text().replace('title = "Mine"', 'title = "Mine"\nignore = ["one-side"]'))
        await press(pilot, ["question_mark", "escape"])
        shown = reading(pilot.app)
        assert "? 1 hint" in shown
        assert "left side only" not in shown


async def test_hostile_text_is_shown_as_it_is_and_kept(make_app: Make, home: Home) -> None:
    """A title and a note full of markup and escapes harm nothing, on the screen or in the file."""
    quoted = HOSTILE.replace("\u001b", "\\u001b")
    text = f'title = "{quoted}"\n\n[[step]]\nexercise = "cobra"\ngroup = "{quoted}"\nnote = "{quoted}"\n'
    path = write(home, "mine", text)
    async with composing(make_app, home, "mine") as pilot:
        assert seen(pilot.app).count(HOSTILE_SEEN) >= 3
        await press(pilot, ["d", "t", "end"])
        await type_in(pilot, " [b]x[/b] [/]")
        await press(pilot, ["enter"])
        assert "[b]x[/b] [/]" in seen(pilot.app)
        await press(pilot, ["enter", "enter", "p", "escape"])
    assert f'title = "{HOSTILE_SEEN} [b]x[/b] [/]"' in path.read_text()
    assert path.read_text().count(f'note = "{quoted}"') == 2


async def test_a_step_whose_exercise_nobody_knows_can_be_removed(make_app: Make, home: Home) -> None:
    """The problem is told by the step; running is refused; removing the step mends the routine."""
    write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "nope"\n\n[[step]]\nexercise = "cobra"\n')
    async with composing(make_app, home, "mine") as pilot:
        assert "cannot be run: step 1" in seen(pilot.app)
        assert 'there is no exercise "nope"' in reading(pilot.app)
        await press(pilot, ["r"])
        assert isinstance(pilot.app.screen, Composer)
        await press(pilot, ["x"])
        assert "cannot be run" not in seen(pilot.app)
        assert "1 step" in seen(pilot.app)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = Mine\n", "routines/mine.toml:1:9"),
        ('format = 2\ntitle = "Mine"\n', "from a newer planner"),
        (None, "there is no routine"),
    ],
)
async def test_what_cannot_be_composed_says_why(
    make_app: Make, home: Home, text: str | None, words: str
) -> None:
    """A broken, newer or missing file is told with its place, and is left alone."""
    if text is not None:
        write(home, "mine", text)
    async with composing(make_app, home, "mine") as pilot:
        assert words in reading(pilot.app)
        await press(pilot, ["a", "x", "J", "enter", "escape"])
        assert not isinstance(pilot.app.screen, Composer)


async def test_r_runs_the_routine_once_it_is_saved(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app is asked to run it, with the last change already in the file."""
    asked: list[str] = []

    def run(_app: PlannerApp, routine: str, *_more: str) -> None:
        asked.append(f"{routine}: {(home.routines / 'core-three.toml').read_text().count('[[step]]')}")

    monkeypatch.setattr(PlannerApp, "_run", run)
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["x", "r"])
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert asked == ["core-three: 2"]


async def test_the_preview_shows_every_phase_with_the_clock(make_app: Make, home: Home) -> None:
    """p compiles the routine: getting ready, holds, sides, rests, and the total."""
    async with composing(make_app, home, "core-three") as pilot:
        await press(pilot, ["p"])
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = seen(pilot.app)
        assert "in all" in shown
        assert "1  Knee to chest stretch  on your back" in shown
        assert "hold, left, 1 of 2" in shown
        await press(pilot, ["escape"])
        assert isinstance(pilot.app.screen, Composer)


@pytest.mark.parametrize("size", SIZES)
async def test_the_composer_is_whole_at_every_size(make_app: Make, home: Home, size: tuple[int, int]) -> None:
    """Title, total, state, the chosen step and the way back are all to be seen."""
    async with composing(make_app, home, "full-eight", size) as pilot:
        shown = seen(pilot.app)
        for words in (
            "The full eight",
            "8 steps",
            "16:59",
            "✓ saved",
            "Cat-cow stretch",
            "tempo",
            "esc back",
        ):
            assert words in shown
        await press(pilot, ["enter"])
        for words in ("sets", "reps", "hold", "tempo", "sides", "rest", "enter done"):
            assert words in seen(pilot.app)


async def test_an_arrow_steps_on_from_what_was_typed(make_app: Make, home: Home) -> None:
    """1m30 and 1:30 are a minute and a half for the arrows too, not only for the file."""
    write(home, "mine", 'title = "Mine"\n\n[[step]]\nexercise = "cobra"\n')
    async with composing(make_app, home, "mine") as pilot:
        await press(pilot, ["enter", "down", "down", *"1m30", "right"])
        assert "hold          1m35s" in seen(pilot.app)
        await press(pilot, ["ctrl+u"])
        await type_in(pilot, "1:30")
        await press(pilot, ["left", "left"])
        assert "hold          1m20s" in seen(pilot.app)
