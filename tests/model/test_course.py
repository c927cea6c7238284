"""A routine ready to be run: what each phase belongs to, what it is called, and the places to go to in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.course import Course
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.phase_words import length_words, phase_words
from planner.model.player import DONE, LEFT, SKIPPED, Player
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import Phase
from planner.model.units import Tempo
from planner.model.visits import visits
from tests.model.playing import T0

EXERCISES = {
    "bridge": Exercise(
        "bridge", "Bridge", "strength", "supine", dose=Dose(sets=2, reps=8), equipment=("mat", "band")
    ),
    "twist": Exercise(
        "twist",
        "Twist",
        "stretch",
        "side-lying",
        dose=Dose(hold=20, reps=2, sides="each", rest=7),
        equipment=("mat", "towel"),
    ),
}
ROUTINE = Routine("r", "R", (Step("bridge", note="slowly"), Step("twist", Dose(reps=3))), rest=15)
COURSE = Course.of(ROUTINE, EXERCISES)
FIRST, LAST = COURSE.timeline.phases[0], COURSE.timeline.phases[-1]


def test_a_phase_knows_its_step() -> None:
    """The whole dose of it, its rest between sets, its note, how one lies."""
    assert (COURSE.dose(FIRST), COURSE.dose(LAST)) == (
        Dose(sets=2, reps=8),
        Dose(hold=20, reps=3, sides="each", rest=7),
    )
    assert (COURSE.set_rest(FIRST), COURSE.set_rest(LAST)) == (15, 7)
    assert (COURSE.note(FIRST), COURSE.note(LAST)) == ("slowly", "")
    assert (COURSE.position(FIRST), COURSE.position(LAST)) == ("on your back", "on your side")
    assert COURSE.equipment == ("mat", "band", "towel")


def test_a_course_may_be_of_a_variant() -> None:
    """It runs the variant's own routine, and the log calls it by its name; the whole has none."""
    gentle = Course.of(ROUTINE, EXERCISES, "gentle")
    assert gentle.variant_name == "gentle"
    assert gentle.timeline.total < COURSE.timeline.total
    assert gentle.routine != ROUTINE
    assert (COURSE.routine, COURSE.variant, COURSE.variant_name) == (ROUTINE, None, "")
    whole = Course.of(ROUTINE, EXERCISES, "90 minutes")
    assert (whole.timeline, whole.variant_name) == (COURSE.timeline, "")
    with pytest.raises(ValueError, match="sideways"):
        Course.of(ROUTINE, EXERCISES, "sideways")


ROUNDS = Routine(
    "r", "R", tuple(Step(name, group="all") for name in ("bridge", "twist")), groups={"all": Group(2)}
)


def test_the_places_to_go_to_say_what_became_of_each() -> None:
    """Each step in each round: done, left out, partly done, under way, or not reached."""
    course = Course.of(ROUNDS, EXERCISES)
    player = Player(course.timeline).start(T0).player
    starts = course.timeline.step_starts
    outcomes = [LEFT] * len(course.timeline)
    outcomes[starts[0] : starts[1]] = [DONE] * (starts[1] - starts[0])
    outcomes[starts[1] : starts[2]] = [SKIPPED] * (starts[2] - starts[1])
    works = [i for i in range(starts[2], starts[3]) if course.timeline.phases[i].kind == "work"]
    outcomes[works[0]] = DONE
    at_end = replace(player, index=len(course.timeline), outcomes="".join(outcomes))
    found = visits(at_end)
    assert [one.state for one in found] == ["done", "skipped", "partly done", ""]
    assert [one.index for one in found] == list(starts)
    assert [one.words(course) for one in found] == [
        " 1  Bridge  round 1 of 2  done",
        " 2  Twist  round 1 of 2  skipped",
        " 1  Bridge  round 2 of 2  partly done",
        " 2  Twist  round 2 of 2",
    ]
    outcomes[works[0]] = SKIPPED
    begun = replace(at_end, outcomes="".join(outcomes))
    assert [one.state for one in visits(begun)] == ["done", "skipped", "", ""]
    here = replace(at_end, index=starts[1])
    assert [one.state for one in visits(here)] == ["done", "now", "partly done", ""]
    last = replace(at_end, index=starts[1] - 1)
    assert visits(last)[0].state == "now"


def test_a_place_outside_rounds_says_nothing_of_rounds() -> None:
    """Its number, its name, and what became of it."""
    found = visits(Player(COURSE.timeline).start(T0).player)
    assert [one.words(COURSE) for one in found] == [" 1  Bridge  now", " 2  Twist"]


WORK = Phase("work", None, 30, 1, "bridge", count=8, reps=8)
HELD = replace(WORK, seconds=20, estimate=20, count=1, hold=True, reps=3, rep=2, side="left")
SLOW = replace(WORK, tempo=Tempo(3, 0, 3), seconds=6, estimate=6, count=1, rep=2)


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (WORK, "8 reps"),
        (replace(WORK, count=1, reps=1), "1 rep"),
        (replace(WORK, sets=3, set=2), "8 reps, set 2 of 3"),
        (HELD, "hold, left, 2 of 3"),
        (replace(HELD, reps=1, rep=1, side=None), "hold"),
        (replace(HELD, reps=2, rep=1, sets=2, set=1), "hold, left, 1 of 2, set 1 of 2"),
        (SLOW, "1 rep, tempo 3-0-3, rep 2 of 8"),
        (replace(SLOW, count=8, rep=1), "8 reps, tempo 3-0-3"),
        (replace(WORK, kind="ready"), "get ready"),
        (replace(WORK, kind="relax"), "relax"),
        (replace(WORK, kind="switch"), "change sides"),
        (replace(WORK, kind="rest"), "rest"),
    ],
)
def test_a_phase_in_a_few_plain_words(phase: Phase, words: str) -> None:
    """What there is to do, on which side, and how far one is."""
    assert phase_words(phase) == words


def test_a_length_is_about_so_long_at_ones_own_pace() -> None:
    """Where a clock runs it is exact."""
    assert [length_words(phase) for phase in (WORK, HELD)] == ["about 30s", "20s"]
