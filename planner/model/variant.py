"""A variant of a routine, for a day with little time or a bad one: the same routine, and less of it.

Why less rather than nothing: half or more of the people given home exercises do not keep them up, and
fewer exercises seem to help a little (docs/safety.md, the core three). How much less is a judgement of ours,
not a finding: nothing here says what anybody's back needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.model.exercise import Exercise
from planner.model.lessening import dose_changes, gentler_dose, third_less, without_extra_load
from planner.model.routine import Group, Routine
from planner.model.shortening import Part, part_within
from planner.model.text import clean, plural
from planner.model.timeline import measure
from planner.model.units import MAX_SECONDS, about, duration

GENTLE = "gentle"
MOST_MINUTES = MAX_SECONDS // 60


@dataclass(frozen=True, slots=True)
class Variant:
    """A routine with less in it. It has the id and the title of the whole one, whose it is.

    `name` is what the log calls it: `6 minutes`, `gentle`. `kept` are the places, from 0, that its steps
    have in the whole routine, in order. `seconds` is how long it takes. `fits` is False when nothing of
    the routine fits the time: it is then the shortest part there is.
    """

    name: str
    routine: Routine
    kept: tuple[int, ...]
    seconds: int
    left_out: tuple[str, ...] = ()
    """The names of the exercises left out."""
    reduced: tuple[str, ...] = ()
    """What was reduced, each in words: `Bird dog: 2 sets instead of 3`."""
    as_before: tuple[str, ...] = ()
    """In a gentler one, the names of the exercises that could not be reduced."""
    fits: bool = True

    @property
    def changed(self) -> bool:
        """Whether it is anything else than the whole routine."""
        return bool(self.left_out or self.reduced)

    def lines(self) -> tuple[str, ...]:
        """What became of the routine, for a person, a sentence a line; the time comes first."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        time = f"it takes {about(self.seconds)}"
        if not self.fits:
            yield f"Nothing of it fits into {self.name}. The shortest part takes {duration(self.seconds)}."
        elif not self.changed:
            gentle = self.name == GENTLE
            yield f"Nothing could be reduced: {time}." if gentle else f"All of it fits: {time}."
        else:
            yield f"Variant: {self.name}; {time}."
        if self.left_out:
            yield f"Left out: {', '.join(self.left_out)}."
        yield from (f"{line}." for line in self.reduced)
        if self.changed and self.as_before:
            yield f"Unchanged, at the least already: {', '.join(self.as_before)}."


def variant(name: str, routine: Routine, exercises: Mapping[str, Exercise]) -> Variant:
    """The variant that a log calls `name`.

    Raises ValueError, with a plain sentence, when there is none of that name, and UnknownExercise.
    """
    if name == GENTLE:
        return gentler(routine, exercises)
    count = name.partition(" ")[0]
    if count.isascii() and count.isdigit() and len(count) <= 4:
        minutes = int(count)
        if 1 <= minutes <= MOST_MINUTES and name == minutes_name(minutes):
            return shorter(routine, exercises, minutes)
    raise ValueError(f'there is no variant "{clean(name)}": one is called "{GENTLE}", or "6 minutes"')


def minutes_name(minutes: int) -> str:
    """What a log calls the variant for so many minutes."""
    return plural(minutes, "minute")


def shorter(routine: Routine, exercises: Mapping[str, Exercise], minutes: int) -> Variant:
    """The part of a routine that fits so many minutes: core first, in the order of the routine.

    All of it where all of it fits. First it lets go of volume, and only then of exercises; what goes
    before what stands in `shortening`. No dose goes under its range or one set. Raises UnknownExercise.
    """
    part = part_within(routine, exercises, minutes * 60)
    return _described(minutes_name(minutes), routine, exercises, part)


def gentler(routine: Routine, exercises: Mapping[str, Exercise]) -> Variant:
    """All of a routine, with a third to a half less of each exercise: for a flare, or a bad day.

    A group is done in fewer rounds; else a step has fewer sets, else fewer reps, else shorter holds.
    Nothing goes under its range: what is at its low end already stays as it is, and is named. A weight
    that is more than the exercise's usual one is left off. Rests are as long as before. Raises
    UnknownExercise.

    Its ground is weak (docs/safety.md): the advice to stay active and do less in a flare is old and wide,
    and no trial says how much less. A third to a half is a judgement.
    """
    measure(routine, exercises)
    groups = {name: replace(group, rounds=third_less(group.rounds)) for name, group in routine.groups.items()}
    steps = []
    for step in routine.steps:
        usual, allowed = exercises[step.exercise].dose, exercises[step.exercise].range
        dose = without_extra_load(step.dose, usual)
        if _rounds(routine, step.group) == 1:
            dose = gentler_dose(dose, usual, allowed)
        steps.append(replace(step, dose=dose))
    part = Part(tuple(range(len(steps))), tuple(steps), groups)
    return _described(GENTLE, routine, exercises, part)


def _described(name: str, routine: Routine, exercises: Mapping[str, Exercise], part: Part) -> Variant:
    """A part of a routine as a variant, with what it has less in words."""
    used = {step.group for step in part.steps if step.group}
    groups = {group: value for group, value in part.groups.items() if group in used}
    new = replace(routine, steps=part.steps, groups=MappingProxyType(groups))
    titles = _titles(routine, exercises)
    fewer = [group for group in groups if _rounds(new, group) != _rounds(routine, group)]
    reduced = [
        f"Group {group}: {plural(_rounds(new, group), 'round')} instead of {_rounds(routine, group)}"
        for group in fewer
    ]
    as_before = []
    for at, step in zip(part.kept, part.steps, strict=True):
        whole, usual = routine.steps[at], exercises[step.exercise].dose
        changes = ", ".join(dose_changes(whole.dose.over(usual), step.dose.over(usual)))
        if changes:
            reduced.append(f"{titles[at]}: {changes}")
        elif name == GENTLE and step.group not in fewer:
            as_before.append(titles[at])
    kept = set(part.kept)
    left = tuple(title for at, title in enumerate(titles) if at not in kept)
    seconds = measure(new, exercises).seconds
    return Variant(name, new, part.kept, seconds, left, tuple(reduced), tuple(as_before), part.fits)


def _rounds(routine: Routine, group: str) -> int:
    """The rounds of a step's group; 1 without one."""
    return routine.groups.get(group, Group()).rounds if group else 1


def _titles(routine: Routine, exercises: Mapping[str, Exercise]) -> list[str]:
    """The name of each step's exercise, with the step's number where the exercise comes more than once."""
    times = Counter(step.exercise for step in routine.steps)
    return [
        exercises[step.exercise].name + (f" (step {number})" if times[step.exercise] > 1 else "")
        for number, step in enumerate(routine.steps, 1)
    ]
