"""How much less of a dose is still a dose: never under its range, never less than one set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.model.dose import Dose, DoseRange
from planner.model.text import plural
from planner.model.units import duration, load_kg

Counts = tuple[int, int]
"""Sets, and reps of each."""


def least_counts(dose: Dose, allowed: DoseRange) -> Counts:
    """The fewest sets and reps that a shorter session may ask for.

    That is the low end of the range, as its sources have it. Where they are silent, it is one set, which
    is a start that the ACSM allows (docs/safety.md), and half of the reps. What is already less stays.
    """
    sets, reps = dose.set_count, dose.rep_count
    low_sets = allowed.sets[0] if allowed.sets else 1
    low_reps = allowed.reps[0] if allowed.reps else -(-reps // 2)
    return min(sets, low_sets), min(reps, low_reps)


def rungs(dose: Dose, allowed: DoseRange) -> int:
    """How many steps lead from the least counts of a dose up to the dose itself."""
    sets, reps = least_counts(dose, allowed)
    return dose.set_count - sets + dose.rep_count - reps


def rung(dose: Dose, allowed: DoseRange, at: int) -> Counts:
    """The counts so many steps above the least: first the reps of a set come back, then the sets."""
    sets, reps = least_counts(dose, allowed)
    more_reps = min(at, dose.rep_count - reps)
    return min(sets + at - more_reps, dose.set_count), reps + more_reps


def with_counts(own: Dose, whole: Dose, counts: Counts) -> Dose:
    """A step's own dose with other counts; what does not change is left unsaid where it was."""
    sets, reps = counts
    return replace(
        own,
        sets=own.sets if sets == whole.set_count else sets,
        reps=own.reps if reps == whole.rep_count else reps,
    )


def third_less(count: int) -> int:
    """A count cut by a third to a half, the less the better; 1 stays 1."""
    return max(1, 2 * count // 3)


def gentler_dose(own: Dose, usual: Dose, allowed: DoseRange) -> Dose:
    """A step's own dose with a third to a half less volume: sets, then reps, then the hold.

    `usual` is the exercise's dose. None of them goes under its range, nor under one; where the range or
    whole numbers leave no room, the dose is cut by less, or not at all.
    """
    whole = own.over(usual)
    now, was = 1, 1  # the share of the volume that is left, as a fraction
    cut = own
    for name, value, limits in (
        ("sets", whole.set_count, allowed.sets),
        ("reps", whole.rep_count, allowed.reps),
        ("hold", whole.hold or 0, allowed.hold),
    ):
        if 3 * now <= 2 * was or not value:
            break
        most, half = 2 * value * was // (3 * now), -(-value * was // (2 * now))
        new = min(value, max(most, half, limits[0] if limits else 1))
        if new < value:
            cut = replace(cut, **{name: new})  # type: ignore[arg-type]  # three keys that are all numbers
        now, was = now * new, was * value
    return cut


def without_extra_load(own: Dose, usual: Dose) -> Dose:
    """A step's own dose without a weight that is more than the exercise's usual one."""
    if own.load is None or (usual.load is not None and load_kg(own.load) <= load_kg(usual.load)):
        return own
    return replace(own, load=None)


def dose_changes(before: Dose, after: Dose) -> Iterator[str]:
    """What one whole dose has less than another, in words: `2 sets instead of 3`."""
    if after.set_count != before.set_count:
        yield f"{plural(after.set_count, 'set')} instead of {before.set_count}"
    if after.rep_count != before.rep_count:
        yield f"{plural(after.rep_count, 'rep')} instead of {before.rep_count}"
    if after.hold and before.hold and after.hold != before.hold:
        yield f"hold {duration(after.hold)} instead of {duration(before.hold)}"
    if before.load and after.load != before.load:
        yield f"{after.load} instead of {before.load}" if after.load else f"without {before.load}"
