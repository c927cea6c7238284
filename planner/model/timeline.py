"""A routine compiled into the exact list of phases that a person lives through.

The rules, in the order in which a routine is done:

- `ready` before each step, in every round: the routine's `ready`, and `floor` more when the position is
  not that of the step done before it; the very first step never gets it.
- Held reps (`hold`): one `work` phase a rep, with `relax` between the reps of one side.
- Timed reps (`tempo`): one `work` phase for all reps of a set on one side; `pace_at` tells rep and part.
- Reps at one's own pace (neither): one `work` phase for a set on one side, without seconds.
- `sides = "each"`: all reps of the set on the left, `switch`, all reps on the right; in every set.
- `sides = "alternate"`: the side changes at each rep, with a `switch` between that lasts the dose's
  `relax` if one is written, else the routine's `switch`. Reps at one's own pace stay one phase, which
  counts both sides.
- `rest` between sets: the dose's `rest` (the step's, else the exercise's), else the routine's.
- `rest` after a step: what the step itself says, else the routine's. Between the rounds of a group: the
  group's, else the routine's. None after the last step.
- A pause of 0 seconds is left out.

Neighbours with the same group form a run that is done `rounds` times; within a round each step does all
its sets. Doses are taken as the file check lets them through: counts from 1, seconds from 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from typing import Literal

from planner.model.dose import SECONDS_A_REP, Dose
from planner.model.exercise import Exercise
from planner.model.phase import PHASE_KINDS as PHASE_KINDS
from planner.model.phase import Phase as Phase
from planner.model.phase import PhaseKind as PhaseKind
from planner.model.routine import Routine
from planner.model.session import Side
from planner.model.units import MAX_SECONDS, about, duration

TempoPart = Literal["work", "hold", "back"]

MAX_PHASES = 20_000


class TooLong(ValueError):
    """The routine multiplies to more phases or more time than one session may have."""


class UnknownExercise(ValueError):
    """A step names an exercise that is not in the library; `step` counts from 1."""

    def __init__(self, step: int, exercise: str) -> None:
        super().__init__(f'step {step}: there is no exercise "{exercise}"')
        self.step = step
        self.exercise = exercise


@dataclass(frozen=True, slots=True)
class Size:
    """How many phases there are and how many seconds they take."""

    phases: int = 0
    seconds: int = 0

    @property
    def possible(self) -> bool:
        """Whether anybody could do it: at most 20,000 phases and 24 hours."""
        return self.phases <= MAX_PHASES and self.seconds <= MAX_SECONDS

    @staticmethod
    def of_all(sizes: Sequence[Size]) -> Size:
        """All of them together."""
        return Size(sum(one.phases for one in sizes), sum(one.seconds for one in sizes))

    def __add__(self, other: Size) -> Size:
        return Size.of_all((self, other))

    def __mul__(self, times: int) -> Size:
        return Size(self.phases * times, self.seconds * times)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The phases of a session in order. A step done in three rounds is three visits of that step."""

    phases: tuple[Phase, ...] = ()
    step_starts: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """The index of the first phase of every visit of a step, in order."""
    _offsets: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        visits = [(phase.round, phase.step) for phase in self.phases]
        starts = tuple(i for i, visit in enumerate(visits) if not i or visit != visits[i - 1])
        # The only way to give a frozen object what follows from its fields.
        object.__setattr__(self, "step_starts", starts)
        offsets = tuple(accumulate((phase.estimate for phase in self.phases), initial=0))
        object.__setattr__(self, "_offsets", offsets)

    def __len__(self) -> int:
        return len(self.phases)

    @property
    def total(self) -> int:
        """Seconds in all, with reps at one's own pace as estimated."""
        return self._offsets[-1]

    def seconds_before(self, index: int) -> int:
        """Seconds from the beginning to phase `index`; the total at the index after the last."""
        return self._offsets[index]

    def step_start(self, index: int) -> int:
        """The index at which the visit of a step begins to which phase `index` belongs."""
        return self.step_starts[bisect_right(self.step_starts, index) - 1]

    def next_step(self, index: int) -> int:
        """The index at which the next visit of a step begins; the number of phases after the last."""
        following = bisect_right(self.step_starts, index)
        return self.step_starts[following] if following < len(self.step_starts) else len(self.phases)

    def next_exercise(self, index: int) -> Phase | None:
        """The first phase of the step that comes after the one at `index`; None in the last step."""
        start = self.next_step(index)
        return self.phases[start] if start < len(self.phases) else None

    def timed(self) -> Timeline:
        """The same phases with the estimate as the time of reps at one's own pace.

        For a run without a keyboard, where nobody can say that the reps are done.
        """
        return Timeline(tuple(replace(phase, seconds=phase.estimate) for phase in self.phases))


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a person is in timed reps: the rep from 1, its part, and the milliseconds into that part."""

    rep: int
    part: TempoPart
    into_ms: int
    part_ms: int


def pace_at(phase: Phase, elapsed_ms: int) -> Pace | None:
    """The rep and the part of it that is due `elapsed_ms` into a phase of timed reps; None in any other.

    A phase that was given more time goes on pacing its last rep.
    """
    tempo = phase.tempo
    if tempo is None:
        return None
    done, into = divmod(max(0, elapsed_ms), tempo.seconds * 1000)
    rep = phase.rep + min(done, phase.count - 1)
    work, hold = tempo.work * 1000, tempo.hold * 1000
    if into < work:
        return Pace(rep, "work", into, work)
    if into < work + hold:
        return Pace(rep, "hold", into - work, hold)
    return Pace(rep, "back", into - work - hold, tempo.back * 1000)


def compile_routine(routine: Routine, exercises: Mapping[str, Exercise]) -> Timeline:
    """The phases of a routine; an empty timeline for a routine without steps.

    Raises UnknownExercise for a step whose exercise is not in `exercises`, and TooLong, before anything
    is built, when there would be more than 20,000 phases or more than 24 hours.
    """
    size = measure(routine, exercises)
    if size.phases > MAX_PHASES:
        raise TooLong(
            f"the steps multiply to {size.phases:,} phases, and at most {MAX_PHASES:,} are possible: "
            "lower sets, reps or rounds"
        )
    if not size.possible:
        raise TooLong(
            f"the steps add up to {duration(size.seconds)}, and at most 24h are possible: "
            "lower times, sets, reps or rounds"
        )
    return Timeline(tuple(_walk(routine, _runs(routine, exercises))))


def measure(routine: Routine, exercises: Mapping[str, Exercise]) -> Size:
    """What the timeline will measure, by arithmetic, however large. Raises UnknownExercise."""
    return Size.of_all(step_sizes(routine, exercises))


def step_sizes(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Size, ...]:
    """What each step comes to in all its rounds, with its pauses; together `measure`. UnknownExercise."""
    runs = _runs(routine, exercises)
    sizes: list[Size] = []
    before: Exercise | None = None
    for run in runs:
        for place, item in enumerate(run.items, 1):
            ends = place == len(run.items)
            rest = 0 if ends and run is runs[-1] else _rest_after(routine, item)
            size = _step_size(routine, item, _ready(routine, item, before), rest)
            if run.rounds > 1:
                came_from = run.items[-1].exercise if place == 1 else before
                pauses = (_ready(routine, item, came_from), run.rest if ends else rest)
                size += _step_size(routine, item, *pauses) * (run.rounds - 1)
            sizes.append(size)
            before = item.exercise
    return tuple(sizes)


def routine_minutes(routine: Routine, exercises: Mapping[str, Exercise]) -> str:
    """How long a routine takes, for a list: `12 min`, or why it cannot be run; nothing without steps."""
    try:
        size = measure(routine, exercises)
    except UnknownExercise:
        return "unknown exercise"
    if not size.possible:
        return "too long"
    return about(size.seconds) if routine.steps else ""


@dataclass(frozen=True, slots=True)
class _Item:
    """A step with its exercise found and its dose complete; `rest` is what the step itself says."""

    number: int
    exercise: Exercise
    dose: Dose
    group: str
    rest: int | None


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring steps done in rounds, with `rest` seconds between; steps without a group go once."""

    items: tuple[_Item, ...]
    rounds: int
    rest: int


def _runs(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[_Run, ...]:
    items: list[_Item] = []
    for number, step in enumerate(routine.steps, 1):
        exercise = exercises.get(step.exercise)
        if exercise is None:
            raise UnknownExercise(number, step.exercise)
        dose = step.dose.over(exercise.dose)
        items.append(_Item(number, exercise, dose, step.group, step.dose.rest))
    runs: list[_Run] = []
    for name, members in groupby(items, lambda item: item.group):
        group = routine.group_named(name)
        rest = routine.rest if group.rest is None else group.rest
        runs.append(_Run(tuple(members), group.rounds, rest))
    return tuple(runs)


def _ready(routine: Routine, item: _Item, before: Exercise | None) -> int:
    moves = before is not None and before.position != item.exercise.position
    return routine.ready + (routine.floor if moves else 0)


def _rest_after(routine: Routine, item: _Item) -> int:
    return routine.rest if item.rest is None else item.rest


def _switch(routine: Routine, dose: Dose) -> int:
    return routine.switch if dose.sides != "alternate" or dose.relax is None else dose.relax


def _step_size(routine: Routine, item: _Item, before: int, after: int) -> Size:
    """All sets of one step with the rests between, and the pauses around it."""
    dose = item.dose
    reps, sides, sets = dose.rep_count, len(dose.side_names), dose.set_count
    rep, relaxes = dose.rep_seconds, 0
    if dose.sides == "alternate":
        works = 1 if rep is None else 2 * reps
        switches = works - 1
    else:
        works, switches = sides, sides - 1
        if dose.hold:
            works, relaxes = reps * sides, (reps - 1) * sides
    phases, seconds = works * sets, sides * reps * sets * (SECONDS_A_REP if rep is None else rep)
    # In plain numbers: adding up Sizes takes five times as long, and a check does it for every step.
    for count, pause in (
        (relaxes * sets, dose.relax_seconds),
        (switches * sets, _switch(routine, dose)),
        (sets - 1, routine.set_rest(dose)),
        (1, before),
        (1, after),
    ):
        if pause:
            phases += count
            seconds += count * pause
    return Size(phases, seconds)


def _walk(routine: Routine, runs: tuple[_Run, ...]) -> Iterator[Phase]:
    before: Exercise | None = None
    for run in runs:
        for number in range(1, run.rounds + 1):
            for item in run.items:
                phases = _step(routine, item)
                ready = _pause(phases[0], "ready", _ready(routine, item, before))
                if item is not run.items[-1]:
                    rest = _rest_after(routine, item)
                elif number < run.rounds:
                    rest = run.rest
                else:
                    rest = 0 if run is runs[-1] else _rest_after(routine, item)
                for phase in (*ready, *phases, *_pause(phases[-1], "rest", rest)):
                    yield replace(phase, round=number, rounds=run.rounds)
                before = item.exercise


def _step(routine: Routine, item: _Item) -> list[Phase]:
    """All sets of one step with the rests between them."""
    dose = item.dose
    phases: list[Phase] = []
    for number in range(1, dose.set_count + 1):
        first = len(phases)
        for side, rep, count in _efforts(dose):
            work = _work(item, number, side, rep, count)
            if len(phases) == first:
                pause = _pause(work, "rest", routine.set_rest(dose)) if number > 1 else ()
            elif side != phases[-1].side:
                pause = _pause(work, "switch", _switch(routine, dose))
            else:
                pause = _pause(work, "relax", dose.relax_seconds)
            phases += (*pause, work)
    return phases


def _efforts(dose: Dose) -> list[tuple[Side | None, int, int]]:
    """The work phases of one set, in order: the side, the first rep, how many reps."""
    reps = range(1, dose.rep_count + 1)
    if dose.sides == "alternate":
        if dose.rep_seconds is None:
            return [(None, 1, 2 * dose.rep_count)]
        return [(side, rep, 1) for rep in reps for side in dose.side_names]
    if dose.hold:
        return [(side, rep, 1) for side in dose.side_names for rep in reps]
    return [(side, 1, dose.rep_count) for side in dose.side_names]


def _work(item: _Item, number: int, side: Side | None, rep: int, count: int) -> Phase:
    dose = item.dose
    seconds = None if dose.rep_seconds is None else dose.rep_seconds * count
    return Phase(
        "work",
        seconds,
        SECONDS_A_REP * count if seconds is None else seconds,
        item.number,
        item.exercise.id,
        set=number,
        sets=dose.set_count,
        rep=rep,
        count=count,
        reps=max(count, dose.rep_count),
        side=side,
        tempo=None if dose.hold else dose.tempo,
        hold=bool(dose.hold),
    )


def _pause(work: Phase, kind: PhaseKind, seconds: int) -> tuple[Phase, ...]:
    """A pause beside a work phase, or nothing when it takes no time."""
    if not seconds:
        return ()
    return (replace(work, kind=kind, seconds=seconds, estimate=seconds, count=0, tempo=None, hold=False),)
