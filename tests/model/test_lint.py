"""Advice about a routine: each rule, the nearest routine that earns none, and laws of all rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dose import Dose
from planner.model.exercise import Direction, Exercise, Kind, Position
from planner.model.lint import RULES, lint
from planner.model.lint import advised as heeded
from planner.model.routine import Group, Routine, Step
from planner.model.units import Tempo
from planner.model.vocabulary import LINT_RULES, AdviceRule
from tests.model.strategies import EXERCISES, compiled, routines, some_routines


def exercise(
    name: str,
    dose: Dose,
    kind: Kind = "strength",
    position: Position = "supine",
    direction: Direction = "neutral",
) -> Exercise:
    """An exercise that is called by its id."""
    return Exercise(name, name.capitalize(), kind, position, direction, dose=dose)


LIBRARY = {
    one.id: one
    for one in (
        exercise("bridge", Dose(reps=10)),
        exercise("plank", Dose(hold=20), position="prone"),
        exercise("squat", Dose(reps=5), position="standing"),
        exercise("rested", Dose(sets=3, rest=20)),
        exercise("restless", Dose(sets=3, rest=0)),
        exercise("sided", Dose(sides="left")),
        exercise("stretch", Dose(), kind="stretch"),
        exercise("usual", Dose(reps=2, hold=25, sides="each"), kind="stretch"),
        exercise("long", Dose(reps=3, hold=30, sides="each"), kind="stretch"),
        exercise("bend", Dose(), direction="flexion"),
        exercise("arch", Dose(), direction="extension"),
        exercise("both", Dose(), direction="mixed"),
        *(exercise(f"other{number}", Dose()) for number in range(8)),
    )
}


def step(name: str, group: str = "", **dose: object) -> Step:
    """A step that says only this of its dose."""
    return Step(name, Dose(**dose), group)  # type: ignore[arg-type]  # the keys are those of Dose


def others(count: int) -> list[Step]:
    """So many different exercises of which nothing can be said."""
    return [step(f"other{number}") for number in range(count)]


def advised(*steps: Step, **keys: object) -> list[str]:
    """The advice in words: the rule, the number of the step, and what is found, without the reason."""
    routine = Routine("r", "R", steps, **keys)  # type: ignore[arg-type]  # the keys are those of Routine
    reasons = {rule.id: rule.reason for rule in RULES}
    return [
        f"{one.rule} {'all' if one.step is None else one.step + 1} {one.key}: "
        + one.words.removesuffix(f": {reasons[one.rule]}")
        for one in lint(routine, LIBRARY)
    ]


Case = tuple[str, list[Step], list[str]]

ONE_SIDE: list[Case] = [
    (
        "left alone",
        [step("squat"), step("bridge", sides="left")],
        ["one-side 2 sides: Bridge is done on the left side only"],
    ),
    (
        "right alone",
        [step("bridge", sides="right")],
        ["one-side 1 sides: Bridge is done on the right side only"],
    ),
    ("the exercise says so", [step("sided")], ["one-side 1 sides: Sided is done on the left side only"]),
    (
        "one side twice",
        [step("bridge", sides="left"), step("bridge", sides="left")],
        ["one-side 1 sides: Bridge is done on the left side only"],
    ),
    (
        "each exercise by itself",
        [step("bridge", sides="left"), step("squat", sides="right")],
        [
            "one-side 1 sides: Bridge is done on the left side only",
            "one-side 2 sides: Squat is done on the right side only",
        ],
    ),
    ("left, and right in another step", [step("bridge", sides="left"), step("bridge", sides="right")], []),
    ("the other side later", [step("sided"), step("other1"), step("sided", sides="right")], []),
    ("both sides", [step("bridge", sides="each"), step("squat", sides="alternate")], []),
    ("no sides", [step("bridge", sides="none"), step("sided", sides="none")], []),
]

MANY: list[Case] = [
    ("seven", others(7), ["many-exercises all exercise: 7 different exercises"]),
    ("six", others(6), []),
    ("six, each twice", [*others(6), *others(6)], []),
    ("seven, each twice", [*others(7), *others(7)], ["many-exercises all exercise: 7 different exercises"]),
]

STRETCH: list[Case] = [
    (
        "59 s",
        [step("stretch", hold=59)],
        ["short-stretch 1 exercise: Stretch is held 59s in all"],
    ),
    ("60 s", [step("stretch", hold=60)], []),
    (
        "sets and reps count",
        [step("stretch", sets=2, reps=2, hold=14)],
        ["short-stretch 1 exercise: Stretch is held 56s in all"],
    ),
    ("sets and reps that do", [step("stretch", sets=2, reps=2, hold=15)], []),
    (
        "each side by itself",
        [step("stretch", reps=2, hold=20, sides="each")],
        ["short-stretch 1 exercise: Stretch is held 40s in all on each side"],
    ),
    (
        "alternating too",
        [step("stretch", reps=2, hold=20, sides="alternate")],
        ["short-stretch 1 exercise: Stretch is held 40s in all on each side"],
    ),
    (
        "the side that has less",
        [step("stretch", hold=60, sides="left"), step("stretch", hold=30, sides="right")],
        ["short-stretch 1 exercise: Stretch is held 30s in all on the right side"],
    ),
    ("two steps add up", [step("stretch", hold=30), step("bridge"), step("stretch", hold=30)], []),
    ("without sides is both sides", [step("stretch", hold=30), step("stretch", hold=30, sides="each")], []),
    ("no stretch", [step("plank")], []),
    ("no hold", [step("stretch", reps=5), step("long", tempo=Tempo(2, 0, 2))], []),
    ("as the exercise's own sources say", [step("usual"), step("usual", hold=30)], []),
    (
        "less than they say",
        [step("usual", reps=1)],
        ["short-stretch 1 exercise: Usual is held 25s in all on each side"],
    ),
    ("a minute, where they say more", [step("long", reps=2)], []),
    (
        "less than a minute, where they say more",
        [step("long", reps=1)],
        ["short-stretch 1 exercise: Long is held 30s in all on each side"],
    ),
]

DIRECTIONS: list[Case] = [
    (
        "bending first",
        [step("bend"), step("other1"), step("arch"), step("bend")],
        ["flexion-extension 3 exercise: Arch arches the back and Bend bends it"],
    ),
    (
        "arching first",
        [step("arch"), step("bend")],
        ["flexion-extension 2 exercise: Bend bends the back and Arch arches it"],
    ),
    ("bending alone", [step("bend"), step("bend"), step("bridge")], []),
    ("with one that does both", [step("bend"), step("both")], []),
]

POSITIONS: list[Case] = [
    (
        "back again",
        [step("bridge"), step("plank"), step("bridge")],
        ["position-changes 3 exercise: Bridge is done on your back again, after Plank face down"],
    ),
    (
        "each position once",
        [step(name) for name in ("bridge", "plank", "bridge", "plank", "bridge")],
        [
            "position-changes 3 exercise: Bridge is done on your back again, after Plank face down",
            "position-changes 4 exercise: Plank is done face down again, after Bridge on your back",
        ],
    ),
    (
        "by way of two others",
        [step("bridge"), step("plank"), step("squat"), step("other1")],
        ["position-changes 4 exercise: Other1 is done on your back again, after Squat standing"],
    ),
    (
        "two of one position before it",
        [step("bridge"), step("other1"), step("plank"), step("bridge")],
        ["position-changes 4 exercise: Bridge is done on your back again, after Plank face down"],
    ),
    ("steps of one position together", [step("bridge"), step("other1"), step("plank"), step("squat")], []),
]

REST: list[Case] = [
    (
        "the step says none",
        [step("bridge", sets=2, rest=0)],
        ["no-rest 1 rest: Bridge is done in 2 sets without a rest between"],
    ),
    (
        "the exercise says none",
        [step("restless")],
        ["no-rest 1 rest: Restless is done in 3 sets without a rest between"],
    ),
    ("one second", [step("bridge", sets=2, rest=1)], []),
    ("the exercise's rest", [step("rested")], []),
    ("the routine's rest", [step("bridge", sets=2)], []),
    ("one set", [step("bridge", rest=0), step("restless", sets=1)], []),
]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        pytest.param(steps, found, id=f"{rule}: {name}")
        for rule, cases in (
            ("one-side", ONE_SIDE),
            ("many-exercises", MANY),
            ("short-stretch", STRETCH),
            ("flexion-extension", DIRECTIONS),
            ("position-changes", POSITIONS),
            ("no-rest", REST),
        )
        for name, steps, found in cases
    ],
)
def test_a_rule_speaks_of_what_it_is_for_and_of_nothing_else(steps: list[Step], found: list[str]) -> None:
    """What each rule points out, at which step; and the nearest routines in which no rule finds anything."""
    assert advised(*steps) == found


@pytest.mark.parametrize(
    ("rounds", "found"),
    [(2, ["short-stretch 1 exercise: Stretch is held 40s in all"]), (3, [])],
)
def test_the_rounds_of_a_group_count(rounds: int, found: list[str]) -> None:
    """A stretch of 20 s is one of a minute in three rounds."""
    steps = (step("stretch", "g", hold=20), step("bridge", "g"))
    assert advised(*steps, groups={"g": Group(rounds)}) == found


def test_the_rounds_of_a_group_are_no_going_back() -> None:
    """Two positions in turn are what the rounds are for; going back within a round is told."""
    rounds = {"g": Group(3)}
    assert advised(step("bridge", "g"), step("plank", "g"), groups=rounds) == []
    steps = (step("bridge", "g"), step("plank", "g"), step("bridge", "g"))
    assert [one.partition(":")[0] for one in advised(*steps, groups=rounds)] == [
        "position-changes 3 exercise"
    ]


def test_a_routine_without_rests_has_none_between_sets() -> None:
    """What neither step nor exercise says is the routine's rest, and that may be nothing."""
    assert advised(step("bridge", sets=2), rest=0) == [
        "no-rest 1 rest: Bridge is done in 2 sets without a rest between"
    ]
    assert advised(step("rested"), rest=0) == []


def test_an_unknown_exercise_is_left_out_and_the_places_stay_right() -> None:
    """Step 3 is step 3, whatever stands before it."""
    found = advised(step("nobody"), step("nobody", sets=2, rest=0), step("bridge", sides="left"))
    assert found == ["one-side 3 sides: Bridge is done on the left side only"]


def test_every_rule_has_a_reason_and_a_source() -> None:
    """And the names that may stand in the settings are those of the rules."""
    assert tuple(rule.id for rule in RULES) == LINT_RULES
    for rule in RULES:
        assert rule.source.strip()
        assert rule.reason == rule.reason.strip(" .")


def found_in(routine: Routine, rule: str) -> set[int]:
    """The steps, from 0, that a rule points at."""
    return {one.step for one in lint(routine, EXERCISES) if one.rule == rule and one.step is not None}


def first_steps(routine: Routine, names: set[str]) -> set[int]:
    """Where each of these exercises comes first."""
    order = [one.exercise for one in routine.steps]
    return {order.index(name) for name in names}


@given(routines)
def test_no_rest_is_where_the_timeline_has_none(routine: Routine) -> None:
    """A step by itself has several sets, and no rest among its phases."""
    expected = set()
    for index, one in enumerate(routine.steps):
        phases = compiled(replace(routine, steps=(one,), groups={})).phases
        if phases[-1].sets > 1 and not any(phase.kind == "rest" for phase in phases):
            expected.add(index)
    assert found_in(routine, "no-rest") == expected


@given(routines)
def test_a_side_is_left_out_where_the_timeline_leaves_it_out(routine: Routine) -> None:
    """Of the two sides, the phases of an exercise name one."""
    # Alternate reps at one's own pace are one phase without a side: on each side they are the same sides.
    plain = tuple(
        replace(one, dose=replace(one.dose, sides="each")) if one.dose.sides == "alternate" else one
        for one in routine.steps
    )
    sides: dict[str, set[str]] = {}
    for phase in compiled(replace(routine, steps=plain)).phases:
        sides.setdefault(phase.exercise, set()).update([phase.side] if phase.side else [])
    alone = {name for name, found in sides.items() if len(found) == 1}
    assert {routine.steps[index].exercise for index in found_in(routine, "one-side")} == alone


def least_held(routine: Routine, name: str) -> int:
    """Seconds of hold of an exercise by the timeline, on the side that has least."""
    held = {"left": 0, "right": 0, None: 0}
    done = set()
    for phase in compiled(routine).phases:
        if phase.exercise == name and phase.kind == "work":
            held[phase.side] += phase.estimate if phase.hold else 0
            done.add(phase.side)
    return held[None] + min((held[side] for side in done if side), default=0)


@given(some_routines(1))
def test_a_stretch_is_short_where_the_timeline_holds_it_shortly(routine: Routine) -> None:
    """Less than a minute, and less than the exercise by itself would have: measured by the phases."""
    # Reps at one's own pace and timed ones hold nothing, and may be one phase for both sides.
    held = tuple(
        replace(one, dose=replace(one.dose, tempo=None, hold=one.dose.hold or 4)) for one in routine.steps
    )
    routine = replace(routine, steps=held)
    stretches = {one.exercise for one in held if EXERCISES[one.exercise].kind == "stretch"}
    short = {
        name
        for name in stretches
        if least_held(routine, name) < min(60, least_held(replace(routine, steps=(Step(name),)), name))
    }
    assert found_in(routine, "short-stretch") == first_steps(routine, short)


@given(routines, st.sampled_from(sorted(EXERCISES)))
def test_doing_everything_on_both_sides_with_rests_earns_no_such_advice(routine: Routine, name: str) -> None:
    """Following the advice about sides and rests silences it, whatever else the routine says."""
    mended = replace(
        routine,
        steps=tuple(
            replace(one, exercise=name, dose=replace(one.dose, sides="each", rest=5)) for one in routine.steps
        ),
    )
    rules = {finding.rule for finding in lint(mended, EXERCISES)}
    assert not rules & {"one-side", "no-rest", "position-changes", "many-exercises", "flexion-extension"}


def test_a_rule_that_is_ignored_is_silent_by_the_person_or_by_the_routine() -> None:
    """All the others speak."""
    routine = Routine("r", "R", (step("sided"), step("restless")))
    every = lint(routine, LIBRARY)
    assert {one.rule for one in every} == {"one-side", "no-rest"}
    assert heeded(routine, LIBRARY) == every
    silent: tuple[AdviceRule, ...] = ("no-rest",)
    without = tuple(one for one in every if one.rule != "no-rest")
    assert heeded(routine, LIBRARY, silent) == without
    assert heeded(replace(routine, ignore=silent), LIBRARY) == without
