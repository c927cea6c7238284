"""A shorter and a gentler routine: what is kept, what is reduced, and what is never done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dose import Dose, DoseRange
from planner.model.exercise import Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import Tempo
from planner.model.variant import Variant, gentler, minutes_name, shorter, variant
from tests.model.strategies import EXERCISES, routines

BRIDGE = Exercise("bridge", "Bridge", "strength", "supine", targets=("glutes", "Core"))
SQUAT = Exercise("squat", "Squat", "strength", "standing", targets=("thighs",))
TWIST = Exercise("twist", "Twist", "stretch", "supine", dose=Dose(reps=2, hold=25, sides="each"))
NECK = Exercise("neck", "Neck tilt", "stretch", "sitting", dose=Dose(hold=20))
MOVES = {one.id: one for one in (BRIDGE, SQUAT, TWIST, NECK)}

RANGED = {
    name: replace(one, range=limits)
    for (name, one), limits in zip(
        EXERCISES.items(),
        (
            DoseRange((1, 3), (2, 3)),
            DoseRange(reps=(1, 3), hold=(15, 30)),
            DoseRange((2, 3), hold=(5, 20)),
            DoseRange(),
        ),
        strict=True,
    )
}
"""The exercises of the strategies, most with a range."""

WEIGHTED = routines.map(lambda one: replace(one, prescribed_by="A. Sato"))
ANY = routines | WEIGHTED
LIBRARIES = st.sampled_from([EXERCISES, RANGED])
MINUTES = st.integers(1, 6)


def routine_of(*steps: Step, **rest: object) -> Routine:
    """A routine of some steps."""
    return Routine("any", "Any", steps, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dose", "limits", "less"),
    [
        (Dose(sets=3, reps=10), DoseRange(), "2 sets instead of 3"),
        (Dose(sets=2, reps=10), DoseRange(), "1 set instead of 2"),
        (Dose(sets=4, reps=10), DoseRange((3, 4)), "3 sets instead of 4, 8 reps instead of 10"),
        (Dose(sets=3, reps=10), DoseRange((3, 4)), "6 reps instead of 10"),
        (Dose(reps=12), DoseRange(), "8 reps instead of 12"),
        (Dose(reps=12), DoseRange(reps=(10, 15)), "10 reps instead of 12"),
        (Dose(reps=10), DoseRange(reps=(10, 15)), ""),
        (Dose(reps=3), DoseRange(reps=(5, 15)), ""),  # the author asks for less than the range already
        (Dose(reps=40), DoseRange(reps=(10, 15)), "26 reps instead of 40"),
        (Dose(hold=30), DoseRange(), "hold 20s instead of 30s"),
        (Dose(hold=30), DoseRange(hold=(25, 30)), "hold 25s instead of 30s"),
        (Dose(reps=10, hold=9), DoseRange(reps=(9, 12)), "9 reps instead of 10, hold 6s instead of 9s"),
        (Dose(reps=6, tempo=Tempo(3, 0, 3)), DoseRange(), "4 reps instead of 6"),
        (Dose(), DoseRange(), ""),
        (Dose(sets=3, reps=10, load="5kg"), DoseRange(), "2 sets instead of 3, without 5kg"),
        (Dose(load="5kg"), DoseRange(), "without 5kg"),
    ],
)
def test_a_gentler_dose(dose: Dose, limits: DoseRange, less: str) -> None:
    """Sets before reps before the hold; none under its range; a weight goes."""
    moves = {"squat": replace(SQUAT, range=limits)}
    found = gentler(routine_of(Step("squat", dose)), moves)
    assert found.reduced == ((f"Squat: {less}",) if less else ())
    assert found.as_before == (() if less else ("Squat",))


@pytest.mark.parametrize(
    ("own", "usual", "left"),
    [("10kg", "5kg", "5kg"), ("4kg", "5kg", "4kg"), ("10lb", "5kg", "10lb"), ("12lb", "5kg", "5kg")],
)
def test_a_gentler_day_has_no_more_than_the_usual_weight(own: str, usual: str, left: str) -> None:
    """What is above the exercise's own weight goes back to it; what is lighter stays."""
    moves = {"squat": replace(SQUAT, dose=Dose(load=usual))}
    routine = gentler(routine_of(Step("squat", Dose(load=own))), moves).routine
    assert routine.steps[0].dose.over(moves["squat"].dose).load == left


@pytest.mark.parametrize(("rounds", "left"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (50, 33)])
def test_a_gentler_group_has_fewer_rounds_and_the_same_doses(rounds: int, left: int) -> None:
    """Rounds are cut instead of the doses, which are cut in a group that is done once."""
    steps = Step("bridge", Dose(reps=12), group="a"), Step("squat", Dose(reps=12), group="a")
    routine = gentler(routine_of(*steps, groups={"a": Group(rounds)}), MOVES).routine
    assert routine.groups["a"].rounds == left
    assert {step.dose.reps for step in routine.steps} == {8 if rounds == 1 else 12}


# With the usual pauses a bridge of 12 takes 46 s alone, a neck tilt 30 s, a twist 68 s, a squat of 10 40 s.
FOUR = routine_of(
    Step("neck"), Step("squat", Dose(reps=10)), Step("twist"), Step("bridge", Dose(sets=2, reps=12))
)


@pytest.mark.parametrize(
    ("minutes", "lines"),
    [
        (
            1,
            [
                "Variant: 1 minute; it takes 46 s.",
                "Left out: Neck tilt, Squat, Twist.",
                "Bridge: 1 set instead of 2.",
            ],
        ),
        (
            2,
            [
                "Variant: 2 minutes; it takes 2 min.",
                "Left out: Squat, Twist.",
                "Bridge: 1 set instead of 2.",
            ],
        ),
        (
            4,
            [
                "Variant: 4 minutes; it takes 4 min.",
                "Squat: 8 reps instead of 10.",
                "Twist: 1 rep instead of 2.",
                "Bridge: 1 set instead of 2.",
            ],
        ),
        (6, ["All of it fits: it takes 6 min."]),
    ],
)
def test_what_fits_the_time(minutes: int, lines: list[str]) -> None:
    """The bridge, which is core, stays longest, though it comes last."""
    assert list(shorter(FOUR, MOVES, minutes).lines()) == lines


def test_nothing_fits() -> None:
    """Then it says so, and is the shortest part there is."""
    routine = routine_of(Step("neck", Dose(hold=90)), Step("twist", Dose(hold=60)))
    found = shorter(routine, MOVES, 1)
    assert not found.fits
    assert found.lines()[0] == "Nothing of it fits into 1 minute. The shortest part takes 1m40s."


@pytest.mark.parametrize(
    ("steps", "by", "kept"),
    [
        ([Step("neck"), Step("squat", Dose(reps=6))], "", "neck"),
        ([Step("neck"), Step("squat", Dose(reps=6), group="a")], "", "squat"),
        ([Step("neck"), Step("squat", Dose(reps=6))], "A. Sato", "squat"),
        ([Step("neck"), Step("squat", Dose(reps=6), group="a"), Step("bridge", Dose(reps=6))], "", "bridge"),
    ],
)
def test_what_stays_longest(steps: list[Step], by: str, kept: str) -> None:
    """Strength of the trunk, then what is grouped or prescribed, then what comes first."""
    found = shorter(routine_of(*steps, prescribed_by=by, ready=20), MOVES, 1)
    assert [step.exercise for step in found.routine.steps] == [kept]


def test_the_same_exercise_again_comes_last() -> None:
    """An exercise that was not yet there goes before a second time of one that was; they are told apart."""
    bridge = Step("bridge", Dose(reps=10))
    found = shorter(routine_of(bridge, bridge, Step("neck"), ready=30), MOVES, 2)
    assert [step.exercise for step in found.routine.steps] == ["bridge", "neck"]
    assert found.left_out == ("Bridge (step 2)",)


def test_rounds_come_back_before_what_is_not_core() -> None:
    """Three minutes are enough for two rounds of three, and not for all of the neck's reps."""
    steps = Step("bridge", Dose(reps=10), group="a"), Step("neck", Dose(reps=4))
    found = shorter(routine_of(*steps, groups={"a": Group(3)}), MOVES, 3)
    assert found.reduced == ("Group a: 2 rounds instead of 3", "Neck tilt: 2 reps instead of 4")


def test_a_group_of_which_nothing_is_left_is_gone() -> None:
    """Neither its rounds nor its name stay behind."""
    routine = routine_of(Step("bridge"), Step("neck", Dose(hold=80), group="a"), groups={"a": Group(2)})
    assert shorter(routine, MOVES, 1).routine.groups == {}


def test_one_side_never_stays_without_the_other() -> None:
    """Left and right as steps of their own are kept, reduced and left out together."""
    left, right = (Step("bridge", Dose(sets=3, reps=6, sides=side)) for side in ("left", "right"))
    routine = routine_of(left, Step("neck"), right, ready=5)
    found = {minutes: shorter(routine, MOVES, minutes) for minutes in range(1, 5)}
    assert [step.exercise for step in found[1].routine.steps] == ["bridge", "bridge"]
    for one in found.values():
        assert len({step.dose.sets for step in one.routine.steps if step.exercise == "bridge"}) == 1


@pytest.mark.parametrize("name", ["6 minutes", "1 minute", "gentle", "1440 minutes"])
def test_a_variant_is_found_by_its_name_in_a_log(name: str) -> None:
    """What the log says leads back to the same variant."""
    assert variant(name, FOUR, MOVES).name == name


@pytest.mark.parametrize(
    "name", ["", "0 minutes", "1 minutes", "06 minutes", "1441 minutes", "kind", "² minutes"]
)
def test_a_name_of_no_variant(name: str) -> None:
    """Is a sentence for the person who wrote it into a log."""
    with pytest.raises(ValueError, match="there is no variant"):
        variant(name, FOUR, MOVES)


def test_an_unknown_exercise() -> None:
    """Is named with its step, as everywhere."""
    for name in ("gentle", "6 minutes"):
        with pytest.raises(UnknownExercise, match="step 1"):
            variant(name, routine_of(Step("nix")), MOVES)


def wholes(routine: Routine, library: Mapping[str, Exercise]) -> list[Dose]:
    """The whole dose of each step."""
    return [step.dose.over(library[step.exercise].dose) for step in routine.steps]


def sides(routine: Routine, library: Mapping[str, Exercise], name: str) -> set[str]:
    """The sides on which an exercise is done, where it is done on one at a time."""
    doses = zip(routine.steps, wholes(routine, library), strict=True)
    return {side for step, dose in doses if step.exercise == name for side in dose.side_names if side}


def check_laws(routine: Routine, library: Mapping[str, Exercise], found: Variant) -> None:
    """What holds of every variant."""
    total = measure(routine, library).seconds
    assert found.seconds == measure(found.routine, library).seconds <= total
    assert found.changed == (found.routine.steps != routine.steps or found.seconds != total)
    assert list(found.kept) == sorted(set(found.kept))
    assert len(found.left_out) == len(routine.steps) - len(found.kept)
    assert replace(found.routine, steps=(), groups={}) == replace(routine, steps=(), groups={})
    befores = wholes(routine, library)
    for at, step, now in zip(found.kept, found.routine.steps, wholes(found.routine, library), strict=True):
        before, limits = befores[at], library[step.exercise].range
        assert (step.exercise, step.group, step.note) == (
            routine.steps[at].exercise,
            routine.steps[at].group,
            routine.steps[at].note,
        )
        assert now == replace(before, sets=now.sets, reps=now.reps, hold=now.hold, load=now.load)
        assert now.set_count >= 1
        assert now.rep_count >= 1
        for key in ("sets", "reps", "hold"):
            value, was, bounds = getattr(now, key), getattr(before, key), getattr(limits, key)
            assert value == was or (value < was and (bounds is None or value >= bounds[0]))
    for name in {step.exercise for step in found.routine.steps}:
        assert sides(found.routine, library, name) in (set(), sides(routine, library, name))
    for name, group in found.routine.groups.items():
        assert 1 <= group.rounds <= routine.groups[name].rounds
        assert group.rest == routine.groups[name].rest


@given(ANY, LIBRARIES, MINUTES)
def test_a_shorter_one(routine: Routine, library: Mapping[str, Exercise], minutes: int) -> None:
    """Within the time whenever any part is, else the shortest part; holds stay; the same each time."""
    found = shorter(routine, library, minutes)
    check_laws(routine, library, found)
    assert found == shorter(routine, library, minutes)
    assert found.name == minutes_name(minutes)
    assert found.fits == (found.seconds <= minutes * 60)
    too_long = measure(routine, library).seconds > minutes * 60
    # What does not fit may be at its least already: it is then told unchanged, as the shortest part.
    assert too_long if not found.fits else found.changed == too_long
    assert bool(found.routine.steps) == bool(routine.steps)
    if not found.fits:
        for name in {step.exercise for step in routine.steps}:
            alone = tuple(step for step in routine.steps if step.exercise == name)
            assert shorter(replace(routine, steps=alone), library, minutes).seconds >= found.seconds


@given(ANY, LIBRARIES)
def test_a_gentler_one(routine: Routine, library: Mapping[str, Exercise]) -> None:
    """All exercises stay, each with half its volume or more; at most two thirds where nothing forbids it."""
    found = gentler(routine, library)
    check_laws(routine, library, found)
    assert found == gentler(routine, library)
    assert found.left_out == ()
    for step, now, before in zip(
        routine.steps, wholes(found.routine, library), wholes(routine, library), strict=True
    ):
        rounds = [
            one.groups.get(step.group, Group()).rounds if step.group else 1
            for one in (found.routine, routine)
        ]
        left, whole = (
            dose.set_count * dose.rep_count * (dose.hold or 1) * times
            for dose, times in zip((now, before), rounds, strict=True)
        )
        assert 2 * left >= whole
        free = library[step.exercise].range == DoseRange()
        if free and max(before.set_count, before.rep_count, before.hold or 1, rounds[1]) > 1:
            assert 3 * left <= 2 * whole


@given(ANY)
def test_the_words_tell_of_every_change(routine: Routine) -> None:
    """A step is told as reduced, as it was before, or its group is told."""
    found = gentler(routine, EXERCISES)
    told = len(found.reduced) + len(found.as_before)
    fewer = [line for line in found.reduced if line.startswith("Group ")]
    in_them = sum(
        len(list(steps))
        for name, steps in groupby(routine.steps, lambda step: step.group)
        if any(line.startswith(f"Group {name}:") for line in fewer)
    )
    assert told == len(routine.steps) - in_them + len(fewer)
