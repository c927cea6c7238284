"""What may be worth another look in a routine that is right in form: advice, never an error.

`RULES` has each rule with the reason it is given with and what it rests on; docs/safety.md says how weak
that is where it is weak. A person may switch any of them off.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from planner.model.dose import Dose
from planner.model.exercise import POSITION_WORDS, Direction, Exercise, Position
from planner.model.routine import Routine
from planner.model.session import Side
from planner.model.units import duration
from planner.model.vocabulary import AdviceRule, LintRule

MOST_EXERCISES = 6
"""So many different exercises are no cause for advice; that the line is drawn here is ours."""
STRETCH_SECONDS = 60
"""What a stretch is held in all, on each side. Source: ACSM, Garber et al. 2011."""

ACSM = "American College of Sports Medicine, Garber et al., Med Sci Sports Exerc 2011;43:1334–1359"
"""A position stand on exercise of healthy adults."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice. `step` is the place of a step from 0, None when it is about the whole routine.

    `key` is the key of that step that it is about, which need not be written there.
    """

    rule: LintRule
    step: int | None
    words: str
    key: str = "exercise"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. `reason` ends its words; `source` is what the rule rests on."""

    id: LintRule
    reason: str
    source: str
    find: Callable[[Routine, tuple[_Part, ...]], Iterator[_Remark]]


class _Part(NamedTuple):
    """A step whose exercise is known, with its whole dose and how many rounds it is done in."""

    step: int
    exercise: Exercise
    dose: Dose
    rounds: int


@dataclass(frozen=True, slots=True)
class _Remark:
    """What a rule has found; the reason comes from the rule."""

    words: str
    step: int | None
    key: str = "exercise"


def lint(routine: Routine, library: Mapping[str, Exercise]) -> tuple[Finding, ...]:
    """What is worth another look, rule by rule; steps whose exercise is not in the library are left out."""
    parts = tuple(
        _Part(index, exercise, step.dose.over(exercise.dose), routine.group_named(step.group).rounds)
        for index, step in enumerate(routine.steps)
        if (exercise := library.get(step.exercise)) is not None
    )
    return tuple(
        Finding(rule.id, remark.step, f"{remark.words}: {rule.reason}", remark.key)
        for rule in RULES
        for remark in rule.find(routine, parts)
    )


def advised(
    routine: Routine, library: Mapping[str, Exercise], ignore: Collection[AdviceRule] = ()
) -> tuple[Finding, ...]:
    """The same without the rules that the routine or the person does without."""
    return tuple(found for found in lint(routine, library) if found.rule not in (*ignore, *routine.ignore))


def _by_exercise(parts: tuple[_Part, ...]) -> Iterator[tuple[_Part, ...]]:
    """The parts of each exercise, in the order in which the exercises come first."""
    found: dict[str, list[_Part]] = {}
    for part in parts:
        found.setdefault(part.exercise.id, []).append(part)
    return map(tuple, found.values())


def _one_side(_routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    for same in _by_exercise(parts):
        sides = {side for part in same for side in part.dose.side_names if side}
        if len(sides) == 1:
            (side,) = sides
            first = next(part for part in same if side in part.dose.side_names)
            yield _Remark(f"{first.exercise.name} is done on the {side} side only", first.step, "sides")


def _many_exercises(_routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    count = len({part.exercise.id for part in parts})
    if count > MOST_EXERCISES:
        yield _Remark(f"{count} different exercises", None)


def _short_stretch(_routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    for same in _by_exercise(parts):
        exercise = same[0].exercise
        if exercise.kind != "stretch":
            continue
        seconds, where = _least_held(same)
        # An exercise's own dose has sources of its own: a routine that keeps to it has shortened nothing.
        enough = min(STRETCH_SECONDS, _held(exercise.dose) or STRETCH_SECONDS)
        # Without a hold it is no static stretch, and seconds are not its measure.
        if 0 < seconds < enough:
            yield _Remark(f"{exercise.name} is held {duration(seconds)} in all{where}", same[0].step)


def _held(dose: Dose) -> int:
    """The seconds of hold in all sets of a step, on one side."""
    return dose.set_count * dose.rep_count * (dose.hold or 0)


def _least_held(same: tuple[_Part, ...]) -> tuple[int, str]:
    """The seconds that the steps of one exercise hold the side that is held least, and which side that is.

    What is done without sides counts for both.
    """
    held: dict[Side, int] = {}
    both = 0
    for part in same:
        seconds = _held(part.dose) * part.rounds
        for side in part.dose.side_names:
            if side is None:
                both += seconds
            else:
                held[side] = held.get(side, 0) + seconds
    if not held:
        return both, ""
    least = min(held, key=lambda side: held[side])
    each = len(held) == 2 and held["left"] == held["right"]
    return held[least] + both, " on each side" if each else f" on the {least} side"


def _flexion_extension(_routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    first: dict[Direction, Exercise] = {}
    for part in parts:
        exercise = part.exercise
        other = _OPPOSITE.get(exercise.direction)
        if other is None or exercise.direction in first:
            continue
        if other in first:
            words = f"{exercise.name} {_MOVES[exercise.direction]} the back and {first[other].name}"
            yield _Remark(f"{words} {_MOVES[other]} it", part.step)
        first[exercise.direction] = exercise


_OPPOSITE: dict[Direction, Direction] = {"flexion": "extension", "extension": "flexion"}
_MOVES: dict[Direction, str] = {"flexion": "bends", "extension": "arches"}


def _position_changes(_routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    """Going back, by the order in which the steps are written: rounds come back because somebody wants so."""
    left: set[Position] = set()
    told: set[Position] = set()
    for before, part in pairwise(parts):
        old, new = before.exercise, part.exercise
        if new.position == old.position:
            continue
        left.add(old.position)
        if new.position in left and new.position not in told:
            told.add(new.position)
            was, now = POSITION_WORDS[old.position], POSITION_WORDS[new.position]
            yield _Remark(f"{new.name} is done {now} again, after {old.name} {was}", part.step)


def _no_rest(routine: Routine, parts: tuple[_Part, ...]) -> Iterator[_Remark]:
    for part in parts:
        if part.dose.set_count > 1 and not routine.set_rest(part.dose):
            words = f"{part.exercise.name} is done in {part.dose.set_count} sets without a rest between"
            yield _Remark(words, part.step, "rest")


RULES = (
    Rule(
        "one-side",
        "do the other side as well, unless one side was prescribed",
        "no study: most often it is a slip",
        _one_side,
    ),
    Rule(
        "many-exercises",
        "shorter lists tend to be kept up better, though the evidence is thin",
        "Eckard et al., Mil Med 2015;180:186–191; Bachmann, Oesch and Bachmann, "
        "Phys Med Rehab Kuror 2018;28:20–31",
        _many_exercises,
    ),
    Rule(
        "short-stretch",
        f"about {STRETCH_SECONDS}s is the usual aim, less is fine if it is meant",
        ACSM,
        _short_stretch,
    ),
    Rule(
        "flexion-extension",
        "the two suit different people, so ask which of them suits you",
        "May, Runge and Aina, Musculoskelet Sci Pract 2018;38:53–62",
        _flexion_extension,
    ),
    Rule(
        "position-changes",
        "getting up and down takes time and can hurt",
        "no study: practical experience",
        _position_changes,
    ),
    Rule(
        "no-rest",
        "muscles recover in a pause",
        ACSM,
        _no_rest,
    ),
)
"""Every rule, in the order in which advice is given."""
