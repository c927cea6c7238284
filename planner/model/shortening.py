"""Which part of a routine fits a time: what is kept, and how much of each.

First it lets go of volume, and only then of exercises. What matters most is kept first and gets its
volume back first:

1. Strength of the trunk: `kind = "strength"` with a target in `TRUNK`. That is what is here called core.
2. What the author put into a group; and what has a dose of its own in a routine that somebody prescribed.
3. All the rest. Within each of these three it goes by the order of the routine.
4. An exercise that comes once more.

The order of the steps stays. Steps that train one side only go together with those of the other side.
Holds, pauses and loads stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from planner.model.dose import NO_DOSE
from planner.model.exercise import Exercise
from planner.model.lessening import rung, rungs, with_counts
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import measure

NO_GROUPS: Mapping[str, Group] = MappingProxyType({})

TRUNK = frozenset({"abdomen", "abdominals", "abs", "core", "lower back", "obliques", "spine", "trunk"})
"""The targets by which a strength exercise is one of the trunk."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept of a routine: the places of its steps from 0, these steps as they are now, the groups.

    `fits` is False when nothing fits the time, and this is the step that takes the least.
    """

    kept: tuple[int, ...]
    steps: tuple[Step, ...]
    groups: Mapping[str, Group]
    fits: bool = True


@dataclass(frozen=True, slots=True)
class _Unit:
    """Steps that are kept together or not at all; `rank` is 1 to 4, as above."""

    places: tuple[int, ...]
    rank: int


def part_within(routine: Routine, exercises: Mapping[str, Exercise], seconds: int) -> Part:
    """The part of a routine that fits a time: all of it where all of it does.

    Nothing that is left out would fit beside the rest, and no dose could be a rung higher. Runs of one
    group that become neighbours are done as one. Raises UnknownExercise.
    """
    if not routine.steps or measure(routine, exercises).seconds <= seconds:
        return Part(tuple(range(len(routine.steps))), routine.steps, routine.groups)
    return _Shortening(routine, exercises, seconds).part()


def _units(routine: Routine, exercises: Mapping[str, Exercise]) -> list[_Unit]:
    """What is kept together, the most important first."""
    one_sided = {
        step.exercise
        for step in routine.steps
        if step.dose.over(exercises[step.exercise].dose).sides in ("left", "right")
    }
    together: dict[tuple[str, int], list[int]] = {}
    for at, step in enumerate(routine.steps):
        together.setdefault((step.exercise, -1 if step.exercise in one_sided else at), []).append(at)
    units: list[_Unit] = []
    seen: set[str] = set()
    for (name, _), places in together.items():
        rank = min(_rank(routine, routine.steps[at], exercises[name]) for at in places)
        units.append(_Unit(tuple(places), 4 if name in seen else rank))
        seen.add(name)
    return sorted(units, key=lambda unit: (unit.rank, unit.places))


def _rank(routine: Routine, step: Step, exercise: Exercise) -> int:
    if exercise.kind == "strength" and TRUNK & {target.casefold() for target in exercise.targets}:
        return 1
    prescribed = routine.prescribed_by and step.dose != NO_DOSE
    return 2 if step.group or prescribed else 3


class _Shortening:
    """One routine on its way into a time. `left` is the seconds that are not yet used.

    The sums are exact without measuring the whole each time: as long as each group is done once, a step
    changes only what is between its neighbours, and more of a dose adds only its own time.
    """

    def __init__(self, routine: Routine, exercises: Mapping[str, Exercise], seconds: int) -> None:
        self.exercises, self.left = exercises, seconds
        self.original = routine.steps
        self.once = replace(routine, groups=NO_GROUPS)
        """The routine with each group done once."""
        self.groups = {name: replace(group, rounds=1) for name, group in routine.groups.items() if name}
        self.rounds = {name: routine.groups[name].rounds for name in self.groups}
        self.wholes = [step.dose.over(exercises[step.exercise].dose) for step in routine.steps]
        self.steps = [self._at_rung(at, 0) for at in range(len(routine.steps))]
        self.units = _units(routine, exercises)
        self.kept: list[int] = []

    def part(self) -> Part:
        """What fits; the unit that takes the least when none does."""
        alone = {unit: sum(self._seconds(self.steps[at]) for at in unit.places) for unit in self.units}
        found: set[_Unit] = set()
        while new := [u for u in self.units if u not in found and alone[u] <= self.left and self._keep(u)]:
            found.update(new)  # and once more: beside these another may cost less
        kept = [unit for unit in self.units if unit in found]
        if not kept:
            self.kept = list(min(self.units, key=alone.__getitem__).places)
        for unit in kept:
            if unit.rank < 3:
                self._fill(unit)
        if kept:
            for name in dict.fromkeys(self.original[at].group for at in self.kept):
                if name in self.groups:
                    self._fill_rounds(name)
        for unit in kept:
            if unit.rank >= 3:
                self._fill(unit)
        steps = tuple(self.steps[at] for at in self.kept)
        return Part(tuple(self.kept), steps, self.groups, fits=bool(kept))

    def _seconds(self, *steps: Step, groups: Mapping[str, Group] = NO_GROUPS) -> int:
        """What these steps take, one after the other."""
        return measure(replace(self.once, steps=steps, groups=groups), self.exercises).seconds

    def _keep(self, unit: _Unit) -> bool:
        """Keep a unit if it fits beside what is kept already."""
        kept, added = list(self.kept), 0
        for at in unit.places:
            place = bisect_left(kept, at)
            before = [self.steps[other] for other in kept[max(0, place - 1) : place]]
            after = [self.steps[other] for other in kept[place : place + 1]]
            added += self._seconds(*before, self.steps[at], *after) - self._seconds(*before, *after)
            kept.insert(place, at)
        if added > self.left:
            return False
        self.kept, self.left = kept, self.left - added
        return True

    def _fill(self, unit: _Unit) -> None:
        """Give a unit back as many of its reps and sets as there is time for, both sides alike."""
        top = max(self._rungs(at) for at in unit.places)
        if not top or not self.left:
            return

        def seconds(rung_at: int) -> int:
            return sum(self._seconds(self._at_rung(at, rung_at)) * self._times(at) for at in unit.places)

        used = seconds(0)
        best = top  # mostly all of it fits: one look instead of several
        if seconds(top) > self.left + used:
            best = bisect_right(range(top), self.left + used, key=seconds) - 1
        for at in unit.places:
            self.steps[at] = self._at_rung(at, best)
        self.left -= seconds(best) - used

    def _times(self, at: int) -> int:
        name = self.original[at].group
        return self.groups[name].rounds if name in self.groups else 1

    def _rungs(self, at: int) -> int:
        return rungs(self.wholes[at], self.exercises[self.original[at].exercise].range)

    def _at_rung(self, at: int, rung_at: int) -> Step:
        """A step as many rungs above its least dose, or as it was when that is less."""
        step, whole = self.original[at], self.wholes[at]
        counts = rung(whole, self.exercises[step.exercise].range, min(rung_at, self._rungs(at)))
        return replace(step, dose=with_counts(step.dose, whole, counts))

    def _fill_rounds(self, name: str) -> None:
        """Give a group back as many of its rounds as there is time for."""
        runs = [
            [self.steps[at] for at in members]
            for group, members in groupby(self.kept, lambda at: self.original[at].group)
            if group == name
        ]

        def seconds(rounds: int) -> int:
            groups = {name: replace(self.groups[name], rounds=rounds)}
            return sum(self._seconds(*run, groups=groups) for run in runs)

        used = seconds(1)
        best = bisect_right(range(1, self.rounds[name] + 1), self.left + used, key=seconds)
        self.groups[name] = replace(self.groups[name], rounds=best)
        self.left -= seconds(best) - used
