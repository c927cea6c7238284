"""What the person on the mat is told, phase by phase."""

from __future__ import annotations

import pytest

from planner.model.course import Course
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import Player
from planner.model.routine import Group, Routine, Step
from planner.model.units import Tempo
from planner.widgets import pixel_font
from planner.widgets.sight import Sight, see

LIBRARY = {
    "cat": Exercise(
        "cat", "Cat", "mobility", "quadruped", how=("Kneel.", "Breathe in: sink.", "Breathe out: round up.")
    ),
    "twist": Exercise("twist", "Twist", "stretch", "supine", how=("Lie down.", "Turn.", "Breathe evenly.")),
    "squat": Exercise("squat", "Squat", "strength", "standing", how=("Stand.", "Sink.")),
}


def course(*steps: Step, rounds: int = 1) -> Course:
    """A routine of these steps."""
    groups = {"g": Group(rounds, 5)}
    return Course.of(Routine("own", "Own", steps, ready=5, rest=5, switch=5, groups=groups), LIBRARY)


def sights(one: Course, at: int = 0) -> list[Sight]:
    """What is seen `at` milliseconds into each phase, one after the other."""
    player, found = Player(one.timeline).start(0).player, []
    while player.phase is not None:
        sight = see(one, player, player.seen + at)
        assert sight is not None
        found.append(sight)
        player = player.next(player.seen).player
    return found


TWIST = course(
    Step("twist", Dose(reps=2, hold=25, sides="each", relax=5), note="slowly"), Step("squat", Dose(reps=8))
)


def test_each_phase_of_a_stretch_on_both_sides() -> None:
    """Get ready, hold and relax on the left, change sides, the same on the right, rest."""
    told = [(sight.banner[0], sight.tape, sight.count, sight.then) for sight in sights(TWIST)]
    assert told == [
        ("GET READY", "○ GET READY", "2 reps, hold 25s, each side", "On your back · left side first"),
        ("HOLD LEFT", "■ HOLD · LEFT SIDE", "rep 1 of 2", "Next: relax 5s, then rep 2 of 2, left side"),
        ("RELAX", "~ RELAX · LEFT SIDE", "rep 2 of 2", "Next: rep 2 of 2, left side"),
        ("HOLD LEFT", "■ HOLD · LEFT SIDE", "rep 2 of 2", "Next: change to the right side"),
        ("→ RIGHT", "↔ CHANGE SIDES → RIGHT", "rep 1 of 2", "Next: right side, 2 reps, hold 25s"),
        ("HOLD RIGHT", "■ HOLD · RIGHT SIDE", "rep 1 of 2", "Next: relax 5s, then rep 2 of 2, right side"),
        ("RELAX", "~ RELAX · RIGHT SIDE", "rep 2 of 2", "Next: rep 2 of 2, right side"),
        ("HOLD RIGHT", "■ HOLD · RIGHT SIDE", "rep 2 of 2", "Next: rest 5s, then Squat, standing"),
        ("REST", "~ REST", "8 reps", "Standing"),
        ("GET READY", "○ GET READY", "8 reps", "Standing"),
        ("REPS", "■ REPS", "8 reps · enter when done", "This is the last one."),
    ]


def test_the_rest_before_an_exercise_already_shows_it() -> None:
    """While resting one sees what comes, and how to lie or stand for it."""
    rest = next(sight for sight in sights(TWIST) if sight.kind == "rest")
    assert (rest.name, rest.how) == ("Next: Squat", "Stand.")


def test_the_instruction_that_matters_now() -> None:
    """How to lie comes first; in the hold the note, in a pause to let go, then the other lines in turn."""
    assert [sight.how for sight in sights(TWIST)[:4]] == [
        "Lie down.",
        "slowly",
        "Let go, and breathe.",
        "Turn.",
    ]
    assert sights(TWIST, at=4_999)[0].how == "Lie down."
    player = Player(TWIST.timeline).start(0).player.next(0).player
    shown = []
    for second in range(24):
        sight = see(TWIST, player, second * 1000)
        player = player.tick(second * 1000).player
        shown.append(sight.how if sight else "")
    assert list(dict.fromkeys(shown)) == ["slowly", "Turn.", "Breathe evenly."]


@pytest.mark.parametrize(
    ("exercise", "sides", "words"),
    [
        ("cat", None, ["IN", "HOLD", "OUT"]),
        ("squat", None, ["UP", "HOLD", "DOWN"]),
        ("squat", "left", ["LEFT UP", "LEFT HOLD", "LEFT DOWN"]),
        ("twist", None, ["GO", "HOLD", "BACK"]),
    ],
)
def test_timed_reps_are_paced_in_words(exercise: str, sides: str | None, words: list[str]) -> None:
    """Breathing where the exercise says when to breathe, up and down for strength; the rep is counted."""
    one = course(Step(exercise, Dose(reps=2, tempo=Tempo(2, 1, 2), sides=sides)))  # type: ignore[arg-type]
    player = Player(one.timeline).start(0).player.next(0).player
    seen = []
    for second in range(10):
        player = player.tick(second * 1000).player
        sight = see(one, player, second * 1000)
        assert sight is not None
        seen.append((sight.banner[0], sight.count))
    want = [words[0], words[0], words[1], words[2], words[2]]
    assert seen == [(word, f"rep {rep} of 2") for rep in (1, 2) for word in want]


def test_a_breath_shows_its_own_line_and_the_note() -> None:
    """Breathing in shows how to breathe in, and the routine's note stays below."""
    one = course(Step("cat", Dose(reps=1, tempo=Tempo(3, 0, 3)), note="small"))
    work = sights(one)[1]
    assert work.tape == "■ REPS · BREATHE IN"
    assert work.how == "Breathe in: sink.\nsmall"


def test_rounds_and_sets_are_counted() -> None:
    """In a group the round is told, with several sets the set; the rest between sets says which comes."""
    one = course(Step("twist", Dose(sets=2, reps=1, hold=5), group="g"), rounds=2)
    told = [(sight.kind, sight.count, sight.then) for sight in sights(one)[:4]]
    assert told == [
        ("ready", "2 × 1, hold 5s", "On your back"),
        ("work", "round 1 of 2 · set 1 of 2", "Next: rest 5s, then set 2 of 2"),
        ("rest", "round 1 of 2 · set 2 of 2", "Next: set 2 of 2, hold 5s"),
        ("work", "round 1 of 2 · set 2 of 2", "Next: rest 5s, then Twist, on your back"),
    ]


def test_paused_is_a_word_and_keeps_the_phase() -> None:
    """PAUSED stands large; the line below still says where one is, and which key goes on."""
    player = Player(TWIST.timeline).start(0).player.next(0).player.pause(10).player
    sight = see(TWIST, player, 500)
    assert sight is not None
    assert sight.banner[0] == "PAUSED"
    assert sight.tape == "║ PAUSED · space goes on · HOLD · LEFT SIDE"
    assert sight.seconds == 25


def test_what_comes_is_told_in_large_words() -> None:
    """From afar: the next phase or side, and the exercise to get ready for."""
    assert [sight.after[0] for sight in sights(TWIST)] == [
        "TWIST",
        "NEXT RELAX",
        "NEXT LEFT",
        "NEXT RIGHT",
        "NEXT RIGHT",
        "NEXT RELAX",
        "NEXT RIGHT",
        "NEXT REST",
        "SQUAT",
        "SQUAT",
        "THE LAST ONE",
    ]


def test_the_last_three_seconds_are_counted() -> None:
    """Three, two, one in a hold; nothing while paused, and nothing in a phase too short for a count-down."""
    player, last = Player(TWIST.timeline).start(0).player.next(0).player, []
    for second in range(25):
        player = player.tick(second * 1000).player
        sight = see(TWIST, player, second * 1000)
        still = see(TWIST, player.pause(second * 1000).player, second * 1000)
        assert sight is not None
        assert still is not None
        assert still.last == 0
        last.append(sight.last)
    assert last == [*[0] * 22, 3, 2, 1]
    short = course(Step("twist", Dose(reps=1, hold=4)))
    assert [sight.last for sight in sights(short, at=2_000)] == [3, 0]


@pytest.mark.parametrize(
    ("tempo", "wanted"),
    [
        (Tempo(2, 1, 2), [0.5, 1, 1, 0.5, 0]),
        (Tempo(1, 0, 1), [1, 0]),
        (Tempo(4, 0, 2), [0.25, 0.5, 0.75, 1, 0.5, 0]),
    ],
)
def test_the_pace_goes_out_and_back(tempo: Tempo, wanted: list[float]) -> None:
    """A timed rep is out at the end of its way out, stays there for the hold, and is back at its end."""
    one = course(Step("squat", Dose(reps=1, tempo=tempo)))
    player = Player(one.timeline).start(0).player.next(0).player
    found = []
    for second in range(tempo.seconds):
        player = player.tick(second * 1000).player
        sight = see(one, player, second * 1000)
        assert sight is not None
        found.append(sight.pace)
    assert found == wanted
    assert sights(TWIST)[1].pace is None


def test_the_time_left_changes_once_a_minute() -> None:
    """Only the clock of the phase moves each second; the whole is told in minutes."""
    player, told = Player(TWIST.timeline).start(0).player, []
    for second in range(40):
        player = player.tick(second * 1000).player
        sight = see(TWIST, player, second * 1000)
        assert sight is not None
        told.append(sight.left)
    assert len(set(told)) <= 2
    assert told[0].endswith(" min left")
    assert sights(TWIST)[-1].left == "the last minute"


def test_every_large_word_can_be_drawn() -> None:
    """Nothing stands in the banner for which there is no letter."""
    alternate = course(Step("squat", Dose(reps=1, tempo=Tempo(1, 1, 1), sides="alternate")))
    for sight in (*sights(TWIST), *sights(alternate)):
        assert all(pixel_font.drawable(form) for form in (*sight.banner, *sight.after))


def test_before_and_after_there_is_nothing_to_see() -> None:
    """A session that is over has no phase to show."""
    assert see(course(Step("squat", Dose(reps=1))), Player(course().timeline), 0) is None
