"""The order in which positions change least, and the figures of a routine."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise, permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.exercise import Exercise
from planner.model.figures import position_changes, seconds_by_position
from planner.model.ordering import by_position
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import compile_routine, measure
from planner.model.vocabulary import POSITIONS
from tests.model.strategies import EXERCISES, routines

LETTERS = dict(zip("SPLQIKU", POSITIONS, strict=True))
"""Supine, prone, on the side (lying), quadruped, sitting (in a chair), kneeling, standing (up)."""

MOVES = {letter: Exercise(letter, letter, "mobility", position) for letter, position in LETTERS.items()}


def routine_of(text: str) -> Routine:
    """A routine from letters of positions; a group is a word with a digit after each letter, its name."""
    steps: list[Step] = []
    for letter in text.replace(" ", ""):
        if letter.isdigit():
            steps[-1] = Step(steps[-1].exercise, group=letter)
        else:
            steps.append(Step(letter))
    return Routine("any", "Any", tuple(steps))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", ()),
        ("S", (0,)),
        ("SSS", (0, 1, 2)),
        ("SPS", (0, 2, 1)),  # the first step stays first where that costs nothing
        ("SPSP", (0, 2, 1, 3)),
        ("SQSUQ", (0, 2, 1, 4, 3)),
        ("SPQ", (0, 1, 2)),  # nothing to gain: as it was
        ("S P1 S1 S", (0, 1, 2, 3)),  # the middle group ends where the last begins, and may not change rank
        ("Q S P1 S1 Q", (0, 4, 1, 2, 3)),
        ("S P1P1 S P", (0, 3, 1, 2, 4)),
        ("P1 S P1 S", (0, 1, 2, 3)),  # the two runs of a group do not become one
        ("S1 Q2 S1 Q2", (0, 1, 2, 3)),  # two groups that reach into each other are one that stays
        ("S S1 Q2 S1 Q2 S", (0, 1, 2, 3, 4, 5)),
        ("U Q1 S1 U", (0, 3, 1, 2)),
        ("S1 Q1 U Q S", (0, 1, 3, 2, 4)),  # from the hands and knees on, and back down at the end
    ],
)
def test_the_order_with_the_fewest_changes(text: str, order: tuple[int, ...]) -> None:
    """Steps come together by position, groups stay whole, and ties keep the present order."""
    assert by_position(routine_of(text), MOVES) == order


PURE = st.text(alphabet="SPLQIKU", max_size=24).map(routine_of)
MIXED = st.lists(
    st.tuples(st.sampled_from("SPQ"), st.sampled_from(["", "1", "2"])).map("".join), max_size=6
).map(lambda words: routine_of("".join(words)))


def ordered(routine: Routine) -> Routine:
    """The routine in the order that was found."""
    order = by_position(routine, MOVES)
    return Routine("any", "Any", tuple(routine.steps[at] for at in order))


@given(PURE)
def test_without_groups_each_position_is_taken_once(routine: Routine) -> None:
    """As few changes as there are positions, less the first; the first step stays first."""
    positions = {step.exercise for step in routine.steps}
    assert position_changes(ordered(routine), MOVES) == max(0, len(positions) - 1)
    assert by_position(routine, MOVES)[:1] == tuple(range(len(routine.steps)))[:1]


@given(PURE | MIXED)
def test_nothing_is_lost_and_no_position_is_shuffled(routine: Routine) -> None:
    """A permutation, in which the steps of one position, and those of one group, keep their order."""
    order = by_position(routine, MOVES)
    assert sorted(order) == list(range(len(routine.steps)))
    for key in ("exercise", "group"):
        names = [getattr(step, key) for step in routine.steps]
        for name in {*names} - {""}:
            mine = [at for at in order if names[at] == name]
            assert mine == sorted(mine)
    assert runs(ordered(routine)) == runs(routine)


def runs(routine: Routine) -> Counter[str]:
    """How many runs of neighbours each group has."""
    return Counter(name for name, _ in groupby(step.group for step in routine.steps) if name)


@settings(deadline=None)
@given(MIXED)
def test_no_allowed_order_is_better_or_as_good_and_nearer(routine: Routine) -> None:
    """Against all orders there are of a short routine with groups in several positions."""
    names = [step.group for step in routine.steps]
    places = range(len(names))
    assume(max(runs(routine).values(), default=1) == 1)  # two runs of one name are in the table above
    allowed = []
    for order in permutations(places):
        at = {step: place for place, step in enumerate(order)}
        whole = all(
            at[there] == at[here] + 1 for here, there in pairwise(places) if names[here] == names[there] != ""
        )
        kept = all(
            at[here] < at[there]
            for here in places
            for there in places[here + 1 :]
            if _touching(routine, here) & _touching(routine, there)
        )
        if whole and kept:
            changes = sum(
                routine.steps[here].exercise != routine.steps[there].exercise
                for here, there in pairwise(order)
            )
            allowed.append((changes, order))
    assert by_position(routine, MOVES) == min(allowed)[1]


def _touching(routine: Routine, place: int) -> set[str]:
    """The positions of a step, or of the whole group that it is in."""
    name = routine.steps[place].group
    return {
        step.exercise for at, step in enumerate(routine.steps) if at == place or (name and step.group == name)
    }


@given(routines)
def test_the_seconds_by_position_are_the_whole_time(routine: Routine) -> None:
    """They sum to the total, and are what the phases of each position take."""
    found = seconds_by_position(routine, EXERCISES)
    assert sum(found.values()) == measure(routine, EXERCISES).seconds
    lived = dict.fromkeys(found, 0)
    for phase in compile_routine(routine, EXERCISES).phases:
        lived[EXERCISES[phase.exercise].position] += phase.estimate
    assert lived == dict(found)


@given(routines)
def test_changes_are_counted_as_they_are_lived_through(routine: Routine) -> None:
    """Rounds and all: as often as the step done next is in another position than the one before."""
    timeline = compile_routine(routine, EXERCISES)
    visits = [EXERCISES[timeline.phases[start].exercise].position for start in timeline.step_starts]
    assert position_changes(routine, EXERCISES) == sum(here != there for here, there in pairwise(visits))


def test_a_group_of_two_positions_changes_in_every_round() -> None:
    """Three rounds of hands and knees and back: there three times, back twice."""
    routine = Routine("any", "Any", (Step("Q", group="a"), Step("S", group="a")), groups={"a": Group(3)})
    assert position_changes(routine, MOVES) == 5
    assert list(seconds_by_position(routine, MOVES)) == ["supine", "quadruped"]
