"""How much less is still a dose: on a gentler day a third to a half, in a short one step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dose import ANY_DOSE, Dose, DoseRange
from planner.model.exercise import Exercise
from planner.model.lessening import (
    dose_changes,
    gentler_dose,
    least_counts,
    rung,
    rungs,
    third_less,
    with_counts,
    without_extra_load,
)
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import measure
from planner.model.variant import shorter

ranges = st.none() | st.tuples(st.integers(1, 4), st.integers(4, 12))
allowances = st.builds(DoseRange, sets=ranges, reps=ranges, hold=ranges)
whole_doses = st.builds(
    Dose, sets=st.integers(1, 8), reps=st.integers(1, 20), hold=st.none() | st.integers(1, 60)
)


@pytest.mark.parametrize(
    ("dose", "allowed", "left"),
    [
        (Dose(sets=3, reps=10), ANY_DOSE, (2, 10, None)),
        (Dose(sets=5, reps=10), ANY_DOSE, (3, 10, None)),
        (Dose(sets=2, reps=5), ANY_DOSE, (1, 5, None)),  # half of it: a third is not to be had
        (Dose(sets=1, reps=10), ANY_DOSE, (1, 6, None)),
        (Dose(sets=1, reps=1, hold=30), ANY_DOSE, (1, 1, 20)),
        (Dose(sets=4, reps=6), DoseRange(sets=(3, 4)), (3, 5, None)),  # a quarter, then a sixth
        (Dose(sets=5, reps=2, hold=10), DoseRange(sets=(4, 5)), (4, 2, 8)),  # one rep would be under the half
        (Dose(sets=3, reps=12), DoseRange(sets=(3, 3)), (3, 8, None)),
        (Dose(sets=1, reps=1, hold=30), DoseRange(hold=(25, 60)), (1, 1, 25)),
        (Dose(sets=1, reps=1, hold=20), DoseRange(hold=(25, 60)), (1, 1, 20)),  # already less: it stays
        (Dose(sets=1, reps=1, hold=1), ANY_DOSE, (1, 1, 1)),
    ],
)
def test_a_gentler_dose_has_a_third_to_a_half_less(
    dose: Dose, allowed: DoseRange, left: tuple[int, int, int | None]
) -> None:
    """First of the sets, then of the reps, then of the hold; never under the range of the exercise."""
    found = gentler_dose(dose, Dose(), allowed)
    assert (found.set_count, found.rep_count, found.hold) == left


def volume(dose: Dose) -> int:
    """Sets times reps times seconds."""
    return dose.set_count * dose.rep_count * (dose.hold or 1)


@given(whole_doses, allowances)
def test_a_gentler_dose_is_never_less_than_half(dose: Dose, allowed: DoseRange) -> None:
    """Nor more than it was in anything, nor under a range that it was in."""
    found = gentler_dose(dose, Dose(), allowed)
    assert 2 * volume(found) >= volume(dose)
    for name in ("sets", "reps", "hold"):
        was, now, limits = getattr(dose, name), getattr(found, name), getattr(allowed, name)
        assert now is was is None or 1 <= now <= was
        assert limits is None or was is None or now >= min(was, limits[0])


@pytest.mark.parametrize(
    ("dose", "allowed", "least"),
    [
        (Dose(sets=3, reps=9), ANY_DOSE, (1, 5)),
        (Dose(sets=3, reps=10), ANY_DOSE, (1, 5)),
        (Dose(sets=3, reps=10), DoseRange(sets=(2, 4), reps=(8, 12)), (2, 8)),
        (Dose(sets=1, reps=6), DoseRange(sets=(2, 4), reps=(8, 12)), (1, 6)),  # what is already less stays
    ],
)
def test_the_least_of_a_dose_is_the_low_end_of_its_range(
    dose: Dose, allowed: DoseRange, least: tuple[int, int]
) -> None:
    """Without one it is one set, with half of the reps."""
    assert least_counts(dose, allowed) == least


@given(whole_doses, allowances)
def test_from_the_least_to_the_whole_each_step_brings_one_rep_or_one_set_back(
    dose: Dose, allowed: DoseRange
) -> None:
    """All reps first, then the sets; at the top it is the dose itself."""
    ladder = [rung(dose, allowed, at) for at in range(rungs(dose, allowed) + 1)]
    assert ladder[0] == least_counts(dose, allowed)
    assert ladder[-1] == (dose.set_count, dose.rep_count)
    assert [sum(counts) for counts in ladder] == list(range(sum(ladder[0]), sum(ladder[-1]) + 1))
    assert ladder == sorted(ladder)
    assert rung(dose, allowed, len(ladder)) == ladder[-1]


def test_a_step_says_only_what_changes() -> None:
    """What the exercise says stays its own."""
    whole = Dose(sets=3, reps=10)
    assert with_counts(Dose(), whole, (3, 10)) == Dose()
    assert with_counts(Dose(), whole, (2, 10)) == Dose(sets=2)
    assert with_counts(Dose(sets=3), whole, (3, 8)) == Dose(sets=3, reps=8)


def test_a_third_less_is_at_least_one() -> None:
    """Of rounds, for example."""
    assert [third_less(count) for count in (1, 2, 3, 4, 5, 6, 9)] == [1, 1, 2, 2, 3, 4, 6]


@pytest.mark.parametrize(
    ("own", "usual", "left"),
    [
        ("5kg", "5kg", "5kg"),
        ("4kg", "5kg", "4kg"),
        ("6kg", "5kg", None),
        ("5kg", None, None),
        (None, "5kg", None),
    ],
)
def test_a_weight_that_is_not_more_than_the_usual_one_stays(
    own: str | None, usual: str | None, left: str | None
) -> None:
    """More than the usual one goes, and so does one where none is usual."""
    assert without_extra_load(Dose(load=own), Dose(load=usual)).load == left


PLAIN = {
    "squat": Exercise("squat", "Squat", "strength", "standing", range=DoseRange(reps=(4, 12))),
    "neck": Exercise("neck", "Neck tilt", "stretch", "sitting"),
    "cobra": Exercise("cobra", "Cobra", "stretch", "prone", range=DoseRange(sets=(1, 3))),
}
plain_steps = st.builds(
    Step,
    st.sampled_from(sorted(PLAIN)),
    st.builds(Dose, sets=st.integers(1, 3), reps=st.integers(1, 12), hold=st.sampled_from([5, 20, 40])),
)


@given(st.lists(plain_steps, min_size=1, max_size=5), st.integers(1, 8))
def test_a_short_one_leaves_out_nothing_that_would_still_fit(steps: list[Step], minutes: int) -> None:
    """Not at its least beside the least of what is kept, and no kept dose could have one rung more."""
    routine = Routine("any", "Any", tuple(steps))
    found = shorter(routine, PLAIN, minutes)
    if not found.fits:
        return

    def least(at: int) -> Step:
        whole = steps[at].dose.over(PLAIN[steps[at].exercise].dose)
        counts = least_counts(whole, PLAIN[steps[at].exercise].range)
        return replace(steps[at], dose=with_counts(steps[at].dose, whole, counts))

    def seconds(of: list[Step]) -> int:
        return measure(replace(routine, steps=tuple(of)), PLAIN).seconds

    for at in set(range(len(steps))) - set(found.kept):
        assert seconds([least(one) for one in sorted([*found.kept, at])]) > 60 * minutes
    for place, at in enumerate(found.kept):
        limits, more = PLAIN[steps[at].exercise].range, list(found.routine.steps)
        for higher in range(1, rungs(steps[at].dose, limits) + 1):
            if (
                sum(rung(steps[at].dose, limits, higher))
                == 1 + more[place].dose.set_count + more[place].dose.rep_count
            ):
                sets, reps = rung(steps[at].dose, limits, higher)
                more[place] = replace(more[place], dose=replace(more[place].dose, sets=sets, reps=reps))
                assert seconds(more) > 60 * minutes
                break


@pytest.mark.parametrize("minutes", range(1, 12))
def test_rounds_and_sides_are_counted_in_what_a_short_one_takes(minutes: int) -> None:
    """The same exercise again inside a group of three rounds, and two sides as steps of their own."""
    again = tuple(Step("squat", Dose(sets=2, reps=12, hold=5), group="all") for _ in range(2))
    rounds = Routine("any", "Any", again, groups={"all": Group(3)})
    sides = tuple(Step("neck", Dose(sets=3, reps=4, hold=20, sides=side)) for side in ("left", "right"))
    apart = Routine("any", "Any", (sides[0], Step("cobra", Dose(hold=40)), sides[1]))
    for routine in (rounds, apart):
        found = shorter(routine, PLAIN, minutes)
        assert found.seconds == measure(found.routine, PLAIN).seconds
        assert found.fits == (found.seconds <= 60 * minutes)


def test_what_fits_to_the_second_is_kept_whole() -> None:
    """Sixty seconds are one minute."""
    once = Step("neck", Dose(hold=50))
    exact = Routine("any", "Any", (once,), ready=10, floor=0, rest=0)
    assert measure(exact, PLAIN).seconds == 60
    assert shorter(exact, PLAIN, 1).routine == exact
    two = replace(exact, steps=(once, replace(once, exercise="cobra")))
    assert [step.exercise for step in shorter(two, PLAIN, 1).routine.steps] == ["neck"]
    assert shorter(two, PLAIN, 1).seconds == 60


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Dose(sets=3, reps=10), Dose(sets=2, reps=1), ["2 sets instead of 3", "1 rep instead of 10"]),
        (Dose(hold=90), Dose(hold=60), ["hold 1m instead of 1m30s"]),
        (Dose(load="5 kg"), Dose(load="2 kg"), ["2 kg instead of 5 kg"]),
        (Dose(load="5 kg"), Dose(), ["without 5 kg"]),
        (Dose(load="5 kg"), Dose(load="5 kg"), []),
        (Dose(sets=1), Dose(), []),
    ],
)
def test_what_is_less_is_said_in_words(before: Dose, after: Dose, words: list[str]) -> None:
    """Only what differs."""
    assert list(dose_changes(before, after)) == words
