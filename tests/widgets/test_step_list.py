"""What the list of steps says of each step, and that only what is in sight is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from planner.model.dose import Dose, DoseRange
from planner.model.exercise import Exercise
from planner.model.lint import Finding
from planner.model.routine import Group, Routine, Step
from planner.widgets.row_list import RowList
from planner.widgets.step_lines import StepLines
from planner.widgets.step_list import StepList

COBRA = Exercise(
    "cobra", "Cobra pose", "stretch", "prone", dose=Dose(reps=3, hold=15), range=DoseRange(hold=(15, 30))
)
BIRD = Exercise("bird-dog", "Bird dog", "strength", "quadruped", dose=Dose(reps=10, hold=5, sides="each"))
LIBRARY = {exercise.id: exercise for exercise in (COBRA, BIRD)}


def lines(*steps: Step, **keys: object) -> StepLines:
    """The lines of a routine of these steps."""
    return StepLines(Routine("r", "R", steps, **keys), LIBRARY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "dose", "side", "time", "warned"),
    [
        (Step("cobra"), "3 reps, hold 15s", "", "1:01", False),
        (Step("cobra", Dose(hold=60)), "3 reps, hold 1m", "", "3:16", True),
        (Step("bird-dog"), "10 reps, hold 5s", "each side", "2:49", False),
        (Step("bird-dog", Dose(sides="left", reps=2)), "2 reps, hold 5s", "left side", "0:23", False),
        (Step("nope"), "once", "", "", True),
    ],
)
def test_a_line_has_dose_side_time_and_warning(
    step: Step, dose: str, side: str, time: str, warned: bool
) -> None:
    """The dose as it will be done, the side apart, the time with getting ready, and what to look at."""
    line = lines(step)[0]
    assert (line.dose, line.side, line.time, bool(line.warnings)) == (dose, side, time, warned)


def test_the_exercises_own_dose_is_never_warned_of() -> None:
    """Only what the routine says is the routine's to mend."""
    odd = Exercise("odd", "Odd", "stretch", "prone", dose=Dose(hold=99), range=DoseRange(hold=(1, 2)))
    assert StepLines(Routine("r", "R", (Step("odd"),)), {"odd": odd})[0].warnings == ()


def test_a_step_in_a_group_takes_all_its_rounds() -> None:
    """The group stands by the step with its rounds, and the time is that of all of them."""
    line = lines(Step("cobra", group="core"), groups={"core": Group(rounds=2, rest=30)})[0]
    assert (line.group, line.time) == ("core ×2", "2:32")


class Shown(App[None]):
    """A list of steps and nothing else."""

    entered = 0

    def compose(self) -> ComposeResult:
        yield StepList()

    @on(RowList.Entered)
    def enter(self) -> None:
        """Count."""
        self.entered += 1


@pytest.mark.parametrize(("width", "height"), [(30, 2), (46, 2), (80, 1)])
async def test_a_step_takes_one_line_where_there_is_room(width: int, height: int) -> None:
    """And two where there is not; nothing is wider than the list."""
    app = Shown()
    async with app.run_test(size=(width, 10)) as pilot:
        steps = app.query_one(StepList)
        steps.show(lines(Step("cobra", Dose(hold=60), group="深蹲 " * 9), Step("bird-dog")), 0)
        await pilot.pause()
        assert steps.row_height == height
        for index in range(2):
            drawn = steps.draw(index, width - 1)
            assert len(drawn) == height
            assert all(line.cell_length <= width - 1 for line in drawn)


async def test_a_long_list_draws_only_what_is_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred steps: the end is reached by one key, and the chosen step is in sight."""
    app = Shown()
    async with app.run_test(size=(46, 10)) as pilot:
        steps = app.query_one(StepList)
        drawn: list[int] = []
        draw = StepList.draw

        def note(rows: StepList, index: int, width: int) -> Sequence[Content]:
            drawn.append(index)
            return draw(rows, index, width)

        monkeypatch.setattr(StepList, "draw", note)
        steps.show(lines(*[Step("cobra")] * 500), 0)
        await pilot.pause()
        assert max(drawn) < 10
        steps.focus()
        await pilot.press("end")
        await pilot.pause()
        assert steps.cursor == 499
        assert 499 in drawn
        assert len(set(drawn)) < 30
        await pilot.press("up", "pageup", "home", "pagedown", "down")
        assert steps.cursor == 5


async def test_a_click_chooses_and_a_second_one_enters() -> None:
    """The mouse does what arrows and enter do."""
    app = Shown()
    async with app.run_test(size=(46, 10)) as pilot:
        steps = app.query_one(StepList)
        steps.show(lines(*[Step("cobra")] * 3), 0)
        await pilot.pause()
        await pilot.click(StepList, offset=(5, 3))
        await pilot.pause()
        assert (steps.cursor, app.entered) == (1, 0)
        await pilot.click(StepList, offset=(5, 2))
        await pilot.pause()
        assert (steps.cursor, app.entered) == (1, 1)
        await pilot.click(StepList, offset=(5, 9))
        assert steps.cursor == 1


@pytest.mark.parametrize(("width", "shown"), [(46, False), (58, True), (80, True)])
async def test_the_clock_at_which_a_step_begins_stands_where_there_is_room(width: int, shown: bool) -> None:
    """The second step begins after all of the first with its rest; the first at nought."""
    app = Shown()
    async with app.run_test(size=(width, 10)) as pilot:
        steps = app.query_one(StepList)
        steps.show(lines(Step("cobra"), Step("bird-dog")), 0)
        await pilot.pause()
        drawn = [" ".join(line.plain for line in steps.draw(at, width - 1)) for at in range(2)]
        assert ["0:00" in drawn[0], "1:16" in drawn[1]] == [shown, shown]


async def test_what_is_wrong_and_what_is_advice_have_signs_of_their_own() -> None:
    """An exclamation mark for a dose outside the sources, a question mark for a hint; both need no colour."""
    app = Shown()
    async with app.run_test(size=(80, 10)) as pilot:
        steps = app.query_one(StepList)
        routine = Routine("r", "R", (Step("cobra", Dose(hold=60)), Step("bird-dog"), Step("cobra")))
        findings = (Finding("one-side", 1, "Bird dog is done on the left side only"),)
        steps.show(StepLines(routine, LIBRARY, findings), 0)
        await pilot.pause()
        drawn = [steps.draw(at, 79)[0].plain for at in range(3)]
        assert [("! Cobra" in drawn[0]), ("? Bird" in drawn[1]), ("! " in drawn[2])] == [True, True, False]
