"""Random routines, small enough to read when hypothesis shows one, and rich enough to hold every rule."""

from __future__ import annotations

from hypothesis import strategies as st

from planner.model.dose import SIDES, Dose
from planner.model.exercise import Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import Timeline, compile_routine
from planner.model.units import Tempo

EXERCISES: dict[str, Exercise] = {
    "bridge": Exercise("bridge", "Bridge", "strength", "supine", dose=Dose(reps=2)),
    "twist": Exercise("twist", "Twist", "stretch", "supine", dose=Dose(hold=21, sides="each", rest=7)),
    "cobra": Exercise("cobra", "Cobra", "stretch", "prone", dose=Dose(hold=5, reps=2)),
    "cat-cow": Exercise("cat-cow", "Cat-cow", "mobility", "quadruped", dose=Dose(tempo=Tempo(2, 0, 3))),
}

seconds = st.integers(0, 8)
counts = st.none() | st.integers(1, 3)

doses = st.builds(
    Dose,
    sets=counts,
    reps=counts,
    hold=st.none() | st.sampled_from([0, 1, 5, 20]),
    tempo=st.none() | st.sampled_from([Tempo(1, 0, 1), Tempo(0, 2, 1), Tempo(3, 1, 2)]),
    sides=st.none() | st.sampled_from(SIDES),
    relax=st.none() | seconds,
    rest=st.none() | seconds,
)

steps = st.builds(
    Step,
    exercise=st.sampled_from(sorted(EXERCISES)),
    dose=doses,
    group=st.sampled_from(["", "", "core", "legs"]),
)

groups = st.dictionaries(
    st.sampled_from(["core", "legs", "nobody"]),
    st.builds(Group, rounds=st.integers(1, 3), rest=st.none() | seconds),
)


def some_routines(least: int) -> st.SearchStrategy[Routine]:
    """Routines of `least` to four steps."""
    return st.builds(
        Routine,
        id=st.just("any"),
        title=st.just("Any"),
        steps=st.lists(steps, min_size=least, max_size=4).map(tuple),
        ready=seconds,
        floor=seconds,
        rest=seconds,
        switch=seconds,
        groups=groups,
    )


routines = some_routines(0)


def compiled(routine: Routine) -> Timeline:
    """The timeline of a routine over the exercises above."""
    return compile_routine(routine, EXERCISES)


timelines = routines.map(compiled)
timelines_with_phases = some_routines(1).map(compiled)
