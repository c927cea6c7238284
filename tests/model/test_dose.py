"""A dose, how one lies over another, and what it says."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal

import pytest
from hypothesis import given

from planner.model.dose import ANY_DOSE, DEFAULT_RELAX, NO_DOSE, Dose, DoseRange, Sides
from planner.model.units import Tempo
from tests.model.strategies import doses

SLOW = Tempo(3, 0, 3)


@pytest.mark.parametrize(
    ("step", "base", "merged"),
    [
        (Dose(reps=12), Dose(sets=2, reps=5, rest=30), Dose(sets=2, reps=12, rest=30)),
        (Dose(rest=0), Dose(rest=30), Dose(rest=0)),
        (Dose(tempo=SLOW), Dose(hold=25, reps=3), Dose(tempo=SLOW, reps=3)),
        (Dose(hold=5), Dose(tempo=SLOW, reps=3), Dose(hold=5, reps=3)),
        (Dose(hold=0), Dose(tempo=SLOW), Dose(hold=0)),
        (Dose(reps=3), Dose(tempo=SLOW), Dose(reps=3, tempo=SLOW)),
        (Dose(hold=5, tempo=SLOW), Dose(hold=9), Dose(hold=5, tempo=SLOW)),
    ],
)
def test_a_step_overrides_key_by_key(step: Dose, base: Dose, merged: Dose) -> None:
    """What the step says counts, and a new way to time reps replaces the old one."""
    assert step.over(base) == merged


@given(doses, doses)
def test_what_a_step_says_is_never_lost(step: Dose, base: Dose) -> None:
    """Every key that the step gives stands in the result."""
    merged = step.over(base)
    for key in fields(Dose):
        said = getattr(step, key.name)
        if said is not None:
            assert getattr(merged, key.name) == said


@given(doses)
def test_no_dose_changes_nothing(dose: Dose) -> None:
    """An empty dose is neutral, on top and below."""
    assert NO_DOSE.over(dose) == dose
    assert dose.over(NO_DOSE) == dose


def test_what_is_not_said_is_done_once() -> None:
    """One set of one rep, at one's own pace, without sides."""
    assert (NO_DOSE.set_count, NO_DOSE.rep_count) == (1, 1)
    assert NO_DOSE.relax_seconds == DEFAULT_RELAX
    assert NO_DOSE.rep_seconds is None
    assert NO_DOSE.words() == "once"


def test_what_is_said_is_counted() -> None:
    """The figures of the dose itself."""
    dose = Dose(sets=3, reps=12, relax=0)
    assert (dose.set_count, dose.rep_count, dose.relax_seconds) == (3, 12, 0)


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (Dose(hold=25), 25),
        (Dose(tempo=SLOW), 6),
        (Dose(hold=25, tempo=SLOW), 25),
        (Dose(hold=0, tempo=SLOW), 6),
        (Dose(hold=0), None),
    ],
)
def test_a_rep_takes_its_hold_or_its_tempo(dose: Dose, seconds: int | None) -> None:
    """A hold comes first; a hold of nothing is none."""
    assert dose.rep_seconds == seconds


@pytest.mark.parametrize(
    ("sides", "names"),
    [
        ("each", ("left", "right")),
        ("alternate", ("left", "right")),
        ("left", ("left",)),
        ("right", ("right",)),
        ("none", (None,)),
        (None, (None,)),
    ],
)
def test_sides_in_the_order_in_which_they_are_done(
    sides: Sides | None, names: tuple[Literal["left", "right"] | None, ...]
) -> None:
    """Left before right."""
    assert Dose(sides=sides).side_names == names


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(sets=2, reps=12, hold=3, sides="each"), "2 × 12, hold 3s, each side"),
        (Dose(reps=10, tempo=SLOW), "10 reps, tempo 3-0-3"),
        (Dose(hold=90, sides="alternate"), "hold 1m30s, alternate sides"),
        (Dose(sides="left", load="5kg"), "left, 5kg"),
        (Dose(sets=3, sides="none"), "3 × 1"),
        (Dose(reps=2), "2 reps"),
    ],
)
def test_a_dose_in_one_short_line(dose: Dose, words: str) -> None:
    """What a list of steps shows."""
    assert dose.words() == words


def test_a_range_names_what_lies_outside() -> None:
    """Both ends are allowed; what neither side speaks of is not compared."""
    limits = DoseRange(sets=(1, 3), reps=(10, 15), hold=(20, 30))
    assert limits.outside(Dose(sets=3, reps=10, hold=30)) == ()
    assert limits.outside(Dose(sets=4, reps=9, hold=31)) == ("sets", "reps", "hold")
    assert limits.outside(Dose(reps=12)) == ()
    assert ANY_DOSE.outside(Dose(sets=99, reps=999, hold=9)) == ()


@pytest.mark.parametrize(
    ("step", "usual", "said"),
    [
        (Dose(sets=1, reps=1, hold=5), Dose(), Dose(hold=5)),
        (Dose(sets=1, reps=1), Dose(sets=1, reps=1), Dose()),
        (Dose(sets=1, reps=1), Dose(sets=3, reps=10), Dose(sets=1, reps=1)),
        (Dose(sets=1, reps=1), Dose(sets=3), Dose(sets=1)),
        (Dose(sets=2, reps=8, rest=20), Dose(), Dose(sets=2, reps=8, rest=20)),
        (Dose(), Dose(sets=3, reps=10), Dose()),
    ],
)
def test_one_is_said_only_where_the_usual_dose_has_another_number(
    step: Dose, usual: Dose, said: Dose
) -> None:
    """What is so anyway need not stand in a file; the dose stays the same."""
    assert step.beside(usual) == said
    assert said.over(usual).set_count == step.over(usual).set_count
    assert said.over(usual).rep_count == step.over(usual).rep_count
