"""A routine as the list of phases that a person lives through."""

from __future__ import annotations

import sys
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import (
    MAX_PHASES,
    Pace,
    Phase,
    Size,
    Timeline,
    TooLong,
    UnknownExercise,
    compile_routine,
    measure,
    pace_at,
)
from planner.model.units import MAX_SECONDS, Tempo
from tests.model.strategies import EXERCISES, compiled, routines, timelines_with_phases

LIBRARY = {
    "back": Exercise("back", "Back", "strength", "supine"),
    "belly": Exercise("belly", "Belly", "stretch", "prone"),
    "rested": Exercise("rested", "Rested", "stretch", "supine", dose=Dose(hold=4, rest=9, reps=2)),
}
SLOW = Tempo(3, 0, 3)


def told(timeline: Timeline) -> list[str]:
    """Each phase in a few words: kind, seconds, exercise, set, first rep (and how many), side."""
    lines = []
    for p in timeline.phases:
        seconds = "own" if p.seconds is None else str(p.seconds)
        reps = f"{p.rep}x{p.count}" if p.count > 1 else str(p.rep)
        lines.append(f"{p.kind} {seconds} {p.exercise} {p.set}.{reps}{' ' + p.side if p.side else ''}")
    return lines


def routine(*steps: Step, **keys: object) -> Routine:
    """A routine with pauses that can be told apart: ready 10, floor 20, rest 15, switch 5."""
    times = {"ready": 10, "floor": 20, "rest": 15, "switch": 5} | keys
    return Routine("r", "R", steps, **times)  # type: ignore[arg-type]  # the keys are those of Routine


def work_of(dose: Dose, exercise: str = "back") -> list[str]:
    """The phases of one step without anything before it."""
    return told(compile_routine(routine(Step(exercise, dose), ready=0), LIBRARY))


@pytest.mark.parametrize(
    ("rule", "dose", "phases"),
    [
        ("at one's own pace a set is one phase", Dose(reps=12), ["work own back 1.1x12"]),
        (
            "each hold is a phase, with time to let go between",
            Dose(reps=2, hold=25, relax=4),
            ["work 25 back 1.1", "relax 4 back 1.2", "work 25 back 1.2"],
        ),
        (
            "without a written relax the usual one",
            Dose(reps=2, hold=25),
            ["work 25 back 1.1", "relax 3 back 1.2", "work 25 back 1.2"],
        ),
        (
            "a relax of nothing is left out",
            Dose(reps=2, hold=25, relax=0),
            ["work 25 back 1.1", "work 25 back 1.2"],
        ),
        ("timed reps of a set are one phase", Dose(reps=10, tempo=SLOW), ["work 60 back 1.1x10"]),
        ("a hold goes before a tempo", Dose(hold=7, tempo=SLOW), ["work 7 back 1.1"]),
        (
            "each side: all reps left, switch, all reps right",
            Dose(reps=2, hold=25, sides="each"),
            [
                "work 25 back 1.1 left",
                "relax 3 back 1.2 left",
                "work 25 back 1.2 left",
                "switch 5 back 1.1 right",
                "work 25 back 1.1 right",
                "relax 3 back 1.2 right",
                "work 25 back 1.2 right",
            ],
        ),
        (
            "each side in every set",
            Dose(sets=2, reps=8, sides="each", rest=30),
            [
                "work own back 1.1x8 left",
                "switch 5 back 1.1 right",
                "work own back 1.1x8 right",
                "rest 30 back 2.1 left",
                "work own back 2.1x8 left",
                "switch 5 back 2.1 right",
                "work own back 2.1x8 right",
            ],
        ),
        ("one side only", Dose(reps=3, tempo=SLOW, sides="right"), ["work 18 back 1.1x3 right"]),
        (
            "alternate holds change at each rep, with the routine's switch",
            Dose(reps=2, hold=5, sides="alternate"),
            [
                "work 5 back 1.1 left",
                "switch 5 back 1.1 right",
                "work 5 back 1.1 right",
                "switch 5 back 1.2 left",
                "work 5 back 1.2 left",
                "switch 5 back 1.2 right",
                "work 5 back 1.2 right",
            ],
        ),
        (
            "alternate with a relax of its own",
            Dose(hold=5, relax=2, sides="alternate"),
            ["work 5 back 1.1 left", "switch 2 back 1.1 right", "work 5 back 1.1 right"],
        ),
        (
            "alternate with a relax of nothing goes over at once",
            Dose(hold=5, relax=0, sides="alternate"),
            ["work 5 back 1.1 left", "work 5 back 1.1 right"],
        ),
        (
            "alternate timed reps are one phase each",
            Dose(tempo=SLOW, sides="alternate"),
            ["work 6 back 1.1 left", "switch 5 back 1.1 right", "work 6 back 1.1 right"],
        ),
        (
            "alternate at one's own pace is one phase for both sides",
            Dose(reps=8, sides="alternate"),
            ["work own back 1.1x16"],
        ),
        (
            "between sets the routine's rest when nobody says another",
            Dose(sets=2),
            ["work own back 1.1", "rest 15 back 2.1", "work own back 2.1"],
        ),
        (
            "no rest between sets when it is nothing",
            Dose(sets=2, rest=0),
            ["work own back 1.1", "work own back 2.1"],
        ),
    ],
)
def test_one_step(rule: str, dose: Dose, phases: list[str]) -> None:
    """Every dose has one reading."""
    assert work_of(dose) == phases


def test_between_sets_the_exercise_may_know_the_rest() -> None:
    """The step's rest, else the exercise's, else the routine's; the reps come from the exercise too."""
    assert work_of(Dose(sets=2, reps=1), "rested") == [
        "work 4 rested 1.1",
        "rest 9 rested 2.1",
        "work 4 rested 2.1",
    ]
    assert work_of(Dose(sets=2, reps=1, rest=3), "rested")[1] == "rest 3 rested 2.1"


def test_ready_is_longer_when_the_position_changes() -> None:
    """But not for the very first step, before which the person is nowhere yet."""
    steps = [Step("belly"), Step("back"), Step("back")]
    assert told(compile_routine(routine(*steps), LIBRARY)) == [
        "ready 10 belly 1.1",
        "work own belly 1.1",
        "rest 15 belly 1.1",
        "ready 30 back 1.1",
        "work own back 1.1",
        "rest 15 back 1.1",
        "ready 10 back 1.1",
        "work own back 1.1",
    ]


def test_getting_to_the_floor_takes_time_even_without_get_ready() -> None:
    """`ready = 0` switches off the countdown, not the change of position."""
    timeline = compile_routine(routine(Step("belly"), Step("back"), ready=0, rest=0), LIBRARY)
    assert told(timeline) == ["work own belly 1.1", "ready 20 back 1.1", "work own back 1.1"]


def test_rest_after_a_step_is_the_steps_own_or_the_routines() -> None:
    """The exercise's rest is for between sets only; 0 is left out; none after the last step."""
    steps = [
        Step("rested", Dose(reps=1)),
        Step("back", Dose(rest=40)),
        Step("back", Dose(rest=0)),
        Step("back"),
    ]
    assert told(compile_routine(routine(*steps, ready=0), LIBRARY)) == [
        "work 4 rested 1.1",
        "rest 15 rested 1.1",
        "work own back 1.1",
        "rest 40 back 1.1",
        "work own back 1.1",
        "work own back 1.1",
    ]


def test_no_rest_after_the_last_step_even_if_it_says_one() -> None:
    """What nobody needs is not waited for."""
    assert told(compile_routine(routine(Step("back", Dose(rest=40)), ready=0), LIBRARY)) == [
        "work own back 1.1"
    ]


def test_a_group_goes_round() -> None:
    """Neighbours with one group are done in rounds, with the group's rest between, and get ready again."""
    steps = [Step("back", group="core"), Step("belly", Dose(rest=7), group="core"), Step("belly")]
    built = compile_routine(routine(*steps, groups={"core": Group(rounds=2, rest=45)}), LIBRARY)
    assert told(built) == [
        "ready 10 back 1.1",
        "work own back 1.1",
        "rest 15 back 1.1",
        "ready 30 belly 1.1",
        "work own belly 1.1",
        "rest 45 belly 1.1",
        "ready 30 back 1.1",
        "work own back 1.1",
        "rest 15 back 1.1",
        "ready 30 belly 1.1",
        "work own belly 1.1",
        "rest 7 belly 1.1",
        "ready 10 belly 1.1",
        "work own belly 1.1",
    ]
    assert [(p.round, p.rounds, p.step) for p in built.phases] == [
        *[(1, 2, 1)] * 3,
        *[(1, 2, 2)] * 3,
        *[(2, 2, 1)] * 3,
        *[(2, 2, 2)] * 3,
        *[(1, 1, 3)] * 2,
    ]


def test_a_group_without_a_rest_of_its_own_takes_the_routines() -> None:
    """And after its last round, when nothing follows, there is none."""
    built = compile_routine(routine(Step("back", group="a"), ready=0, groups={"a": Group(rounds=2)}), LIBRARY)
    assert told(built) == ["work own back 1.1", "rest 15 back 1.1", "work own back 1.1"]


def test_a_group_that_comes_back_later_is_a_run_of_its_own() -> None:
    """Only neighbours belong together; a group that is not described is done once."""
    steps = [Step("back", group="a"), Step("belly"), Step("back", group="a"), Step("back", group="b")]
    built = compile_routine(routine(*steps, ready=0, floor=0, rest=0, groups={"a": Group(rounds=2)}), LIBRARY)
    assert [(p.step, p.round) for p in built.phases] == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (4, 1)]


def test_a_work_phase_says_all_that_a_screen_shows() -> None:
    """Set, rep, side, pace and hold; pauses carry what they lead to and cover no reps."""
    dose = Dose(sets=2, reps=3, tempo=SLOW, sides="each")
    built = compile_routine(routine(Step("back", dose)), LIBRARY)
    assert built.phases[0] == Phase("ready", 10, 10, 1, "back", sets=2, reps=3, side="left")
    assert built.phases[1] == Phase(
        "work", 18, 18, 1, "back", sets=2, count=3, reps=3, side="left", tempo=SLOW
    )
    held = compile_routine(routine(Step("rested")), LIBRARY).phases[1]
    assert held == Phase("work", 4, 4, 1, "rested", count=1, reps=2, hold=True)
    own = compile_routine(routine(Step("back", Dose(reps=4, sides="alternate"))), LIBRARY).phases[1]
    assert own == Phase("work", None, 24, 1, "back", count=8, reps=8)
    assert own.own_pace
    assert not held.own_pace


def test_a_routine_without_steps_is_an_empty_timeline() -> None:
    """Nothing to do takes no time."""
    built = compile_routine(routine(), LIBRARY)
    assert (len(built), built.total, built.step_starts, built.seconds_before(0)) == (0, 0, (), 0)
    assert built.next_exercise(0) is None


def test_an_unknown_exercise_is_named_with_its_step() -> None:
    """So that the person finds it in the file."""
    with pytest.raises(UnknownExercise, match='step 2: there is no exercise "plank"') as found:
        compile_routine(routine(Step("back"), Step("plank")), LIBRARY)
    assert (found.value.step, found.value.exercise) == (2, "plank")


def test_offsets_and_what_comes_next() -> None:
    """A screen asks for the time before a phase, where steps begin, and what comes after this one."""
    steps = [Step("rested", group="a"), Step("back")]
    built = compile_routine(routine(*steps, groups={"a": Group(rounds=2)}), LIBRARY)
    assert [p.kind for p in built.phases[:5]] == ["ready", "work", "relax", "work", "rest"]
    assert built.step_starts == (0, 5, 10)
    assert [built.seconds_before(i) for i in (0, 1, 2, 3, 4, 5)] == [0, 10, 14, 17, 21, 36]
    assert built.seconds_before(len(built)) == built.total == 36 * 2 + 10 + 3
    again, last = built.next_exercise(4), built.next_exercise(5)
    assert again == built.phases[5]
    assert again.round == 2
    assert last == built.phases[10]
    assert built.next_exercise(11) is None
    assert [built.next_step(i) for i in (0, 4, 5, 10, 11)] == [5, 5, 10, 12, 12]


def test_without_a_keyboard_own_pace_takes_its_estimate() -> None:
    """The same phases at the same indices, all of them timed."""
    built = compile_routine(routine(Step("back", Dose(reps=12)), Step("rested")), LIBRARY)
    timed = built.timed()
    assert timed.phases[1].seconds == 36
    assert (len(timed), timed.total, timed.step_starts) == (len(built), built.total, built.step_starts)
    assert not any(phase.own_pace for phase in timed.phases)


@pytest.mark.parametrize(
    ("tempo", "elapsed", "pace"),
    [
        (Tempo(3, 1, 2), 0, Pace(1, "work", 0, 3000)),
        (Tempo(3, 1, 2), 2_999, Pace(1, "work", 2999, 3000)),
        (Tempo(3, 1, 2), 3_000, Pace(1, "hold", 0, 1000)),
        (Tempo(3, 1, 2), 4_500, Pace(1, "back", 500, 2000)),
        (Tempo(3, 1, 2), 6_000, Pace(2, "work", 0, 3000)),
        (Tempo(3, 1, 2), 23_999, Pace(4, "back", 1999, 2000)),
        (Tempo(3, 1, 2), 25_000, Pace(4, "work", 1000, 3000)),
        (Tempo(3, 1, 2), -5, Pace(1, "work", 0, 3000)),
        (Tempo(0, 2, 0), 2_500, Pace(2, "hold", 500, 2000)),
        (Tempo(2, 0, 3), 2_000, Pace(1, "back", 0, 3000)),
    ],
)
def test_a_pacer_knows_the_rep_and_its_part(tempo: Tempo, elapsed: int, pace: Pace) -> None:
    """From the time alone; parts of no length never show, and added time goes on with the last rep."""
    built = compile_routine(routine(Step("back", Dose(reps=4, tempo=tempo))), LIBRARY)
    assert pace_at(built.phases[1], elapsed) == pace
    assert pace_at(built.phases[0], elapsed) is None


def test_a_pacer_counts_from_the_first_rep_of_its_phase() -> None:
    """Alternate timed reps are one phase each."""
    built = compile_routine(
        routine(Step("back", Dose(reps=2, tempo=SLOW, sides="alternate")), ready=0), LIBRARY
    )
    assert pace_at(built.phases[-1], 0) == Pace(2, "work", 0, 3000)


@given(routines)
def test_the_measure_is_what_is_built(any_routine: Routine) -> None:
    """The arithmetic that refuses a routine agrees with the list that it would have built."""
    built = compiled(any_routine)
    assert measure(any_routine, EXERCISES) == Size(len(built), built.total)


@given(timelines_with_phases)
def test_every_timeline_is_sound(built: Timeline) -> None:
    """It begins and ends as a session does, counts its reps, and no phase takes no time."""
    phases = built.phases
    assert phases[-1].kind == "work"
    assert all(phase.estimate > 0 for phase in phases)
    assert all(phase.seconds in (None, phase.estimate) for phase in phases)
    assert all((phase.kind == "work") == (phase.count > 0) for phase in phases)
    assert all(phase.rep + max(phase.count, 1) - 1 <= phase.reps for phase in phases)
    assert all(a.kind == "work" or b.kind in ("ready", "work") for a, b in pairwise(phases))
    assert [built.next_step(i) for i in built.step_starts] == [*built.step_starts[1:], len(built)]


def test_a_routine_of_the_largest_size_is_built_quickly() -> None:
    """20,000 phases are allowed, one more is not."""
    dose = Dose(sets=100, reps=100, hold=1, relax=1, rest=1)
    steps = [Step("back", dose)]
    assert measure(routine(*steps, ready=1), LIBRARY) == Size(MAX_PHASES, MAX_PHASES)
    began = perf_counter()
    assert len(compile_routine(routine(*steps, ready=1), LIBRARY)) == MAX_PHASES
    assert perf_counter() - began < 5
    with pytest.raises(TooLong, match=r"multiply to 20,001 phases, and at most 20,000"):
        compile_routine(routine(*steps, Step("back"), ready=0, rest=1), LIBRARY)


def test_a_routine_longer_than_a_day_is_refused() -> None:
    """24 hours are allowed, one second more is not."""
    assert (
        compile_routine(routine(Step("back", Dose(hold=MAX_SECONDS)), ready=0), LIBRARY).total == MAX_SECONDS
    )
    with pytest.raises(TooLong, match="add up to 24h1s, and at most 24h"):
        compile_routine(routine(Step("back", Dose(hold=MAX_SECONDS)), ready=1), LIBRARY)


def test_an_absurd_routine_is_refused_without_building_it() -> None:
    """The figures may be beyond any memory; the answer comes at once and says what was found."""
    steps = [Step("back", Dose(sets=sys.maxsize, reps=1_000, hold=1), group="a")] * 3
    absurd = routine(*steps, groups={"a": Group(rounds=sys.maxsize)})
    began = perf_counter()
    with pytest.raises(TooLong, match="at most 20,000 are possible: lower sets, reps or rounds"):
        compile_routine(absurd, LIBRARY)
    assert perf_counter() - began < 1
