"""What is said at a cue."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.course import Course
from planner.model.cues import CUES, DueCue
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import Player
from planner.model.routine import Routine, Step
from planner.model.said_time import said_time
from planner.model.spoken import said
from planner.model.units import Tempo
from tests.model.playing import T0, run

LIBRARY = {
    "cobra": Exercise("cobra", "Cobra pose", "stretch", "prone"),
    "curl": Exercise("curl", "Curl-up", "strength", "supine"),
    "squat": Exercise("squat", "-Squat", "strength", "standing"),
}


def words(*steps: Step, **times: int) -> list[str]:
    """All that is said in a session of these steps, the 3-2-1 left out."""
    course = Course.of(Routine("r", "R", steps, **times), LIBRARY)  # type: ignore[arg-type]
    player = Player(course.timeline.timed())
    change = player.start(T0).then(partial(run, since=T0, until=T0 + 600_000))
    assert change.player.status == "finished"
    told = [said(course, change.player.timeline, due) for due in change.cues]
    return [one for one in told if one not in ("Three", "Two", "One")]


def test_a_hold_says_the_side_and_the_last_one() -> None:
    """The exercise while getting ready; then how, which side, which of how many."""
    assert words(Step("cobra", Dose(hold=20, reps=2, sides="each", relax=4)), ready=8, switch=6) == [
        "Get ready: Cobra pose, face down, left side.",
        "Hold, left side, 1 of 2.",
        "Halfway.",
        "Relax.",
        "Hold, left side, the last one.",
        "Halfway.",
        "Change sides: right side.",
        "Hold, right side, 1 of 2.",
        "Halfway.",
        "Relax.",
        "Hold, right side, the last one.",
        "Halfway.",
        "Finished.",
    ]


def test_sets_and_timed_reps_say_the_last_set_and_the_last_rep() -> None:
    """Without time to get ready the exercise comes with its first set; a rest says what is next."""
    told = words(
        Step("curl", Dose(reps=5, tempo=Tempo(2, 0, 2), sets=2, rest=90)),
        Step("squat", Dose(reps=3)),
        ready=0,
        floor=0,
    )
    assert told == [
        "5 reps, set 1 of 2. Curl-up.",
        "The last one.",
        "Rest, 1 minute 30 seconds.",
        "5 reps, the last set.",
        "The last one.",
        "Rest, 1 minute 30 seconds. Next: -Squat, standing.",
        "3 reps. -Squat.",
        "Finished.",
    ]


@given(st.sampled_from(CUES), st.data())
def test_the_words_are_never_taken_for_an_option(cue: str, data: st.DataObject) -> None:
    """They begin with a word of ours, whatever the exercise is called."""
    steps = (Step("squat", Dose(reps=3, sets=2)), Step("squat", Dose(hold=5, sides="each")))
    course = Course.of(Routine("r", "R", steps), LIBRARY)
    index = data.draw(st.integers(0, len(course.timeline) - 1))
    told = said(course, course.timeline, DueCue(cue, 0, index))  # type: ignore[arg-type]
    assert told[0].isalnum()
    assert told.isprintable()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (90, "1 minute 30 seconds"),
        (120, "2 minutes"),
    ],
)
def test_a_time_is_said_as_one_says_it(seconds: int, words: str) -> None:
    """Whole minutes without their seconds."""
    assert said_time(seconds) == words
