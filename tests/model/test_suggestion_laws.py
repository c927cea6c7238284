"""What every suggestion keeps to, whatever the sessions say."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.dose import Dose
from planner.model.progression import Progression
from planner.model.routine import Routine, Step
from planner.model.safety import Light
from planner.model.session import LeftOut, Session, Stopped
from planner.model.suggestion import GrowDose
from planner.model.suggestions import suggestions
from planner.model.told import session_light
from planner.model.vocabulary import LEG, LEG_NEWS, SUGGESTION_RULES, SuggestionRule
from tests.model.went import CORE, LIBRARY, TODAY, told, went

_said = st.fixed_dictionaries(
    {
        "pain_before": st.none() | st.integers(0, 10),
        "pain_after": st.none() | st.integers(0, 4) | st.integers(0, 10),
        "morning": st.sampled_from([None, "settled", "settled", "not settled", "skipped"]),
        "pain_morning": st.none() | st.integers(0, 10),
        "leg_before": st.sampled_from(["", "", *LEG]),
        "leg_after": st.sampled_from(["", "", *LEG]),
        "leg_new": st.sampled_from(["", "", "", "nothing", *LEG_NEWS]),
        "left_out": st.sampled_from(
            [(), (), (), (LeftOut(2, "cobra", "leg"),), (LeftOut(1, "bridge", "time"),)]
        ),
        "by_hand": st.sampled_from([False, False, False, True]),
    }
)
_kind = st.sampled_from(["fine"] * 6 + ["said", "stopped", "unsettled"])


@st.composite
def _sessions(draw: st.DrawFn) -> list[Session]:
    found = []
    for ago in sorted(draw(st.sets(st.integers(0, 20), max_size=14)), reverse=True):
        kind, said = draw(_kind), dict[str, object](draw(_said))
        if kind == "fine":
            said = {}
        elif kind == "unsettled":
            said = {"morning": "not settled"}
        elif kind == "stopped":
            said |= {
                "status": "stopped",
                "stopped": Stopped(draw(st.integers(1, 3)), draw(st.sampled_from(["pain", "time", "leg"]))),
            }
        found.append(went(ago, CORE, **said))
    return found


_progress = st.none() | st.builds(
    Progression,
    st.sampled_from(["hold", "reps", "sets"]),
    st.integers(1, 40),
    st.none() | st.integers(1, 60),
    st.integers(1, 3),
)
_doses = st.builds(
    Dose,
    sets=st.none() | st.integers(1, 3),
    reps=st.none() | st.integers(1, 20),
    hold=st.none() | st.integers(1, 40),
)


@st.composite
def _routines(draw: st.DrawFn) -> Routine:
    names = draw(st.lists(st.sampled_from(sorted(LIBRARY)), min_size=1, max_size=4))
    return Routine(
        "core", "Core", tuple(Step(name, draw(_doses), progress=draw(_progress)) for name in names)
    )


@settings(max_examples=40, deadline=None)
@given(_routines(), st.integers(1, 4))
def test_never_outside_the_range_and_never_two_things_at_once(routine: Routine, count: int) -> None:
    """Whatever a routine says: one step of it, further than it is, inside its own limit and the range."""
    sessions = [went(ago, routine) for ago in range(1, count + 1)]
    grown = [one.change for one in suggestions(told(*sessions, routine=routine)) if one.rule == "more-of-it"]
    assert len(grown) <= 1
    for change in grown:
        assert isinstance(change, GrowDose)
        step = routine.steps[change.step]
        exercise, progress = LIBRARY[step.exercise], step.progress
        assert progress is not None
        assert change.key == progress.key
        now = step.dose.over(exercise.dose)
        after = replace(now, **{change.key: change.value})  # type: ignore[arg-type]  # all are numbers
        assert change.key not in exercise.range.outside(after)
        before = {"hold": now.hold, "reps": now.rep_count, "sets": now.set_count}[change.key]
        assert before is not None
        assert before < change.value <= min(before + progress.by, progress.most or change.value)


LEGS = replace(CORE, id="legs", title="Legs")


@settings(max_examples=60, deadline=None)
@given(_sessions(), st.sets(st.integers(0, 20)))
def test_never_more_after_a_red_session_or_one_that_had_not_settled(
    sessions: list[Session], of_legs: set[int]
) -> None:
    """Neither the latest nor any since the first of those that it rests on, of whatever routine."""
    mixed = [replace(one, routine="legs") if int(one.id[1:]) in of_legs else one for one in sessions]
    for one in suggestions(replace(told(*mixed), routines={"core": CORE, "legs": LEGS})):
        if one.rule != "more-of-it":
            continue
        since = [s for s in mixed if s.day >= one.rests_on[0].day]
        assert not [s for s in since if session_light(s) is Light.RED or s.morning == "not settled"]
        assert all(s.day < TODAY for s in mixed if s.id in {on.session for on in one.rests_on})


@settings(max_examples=40, deadline=None)
@given(_sessions())
def test_what_was_put_aside_is_silent_for_its_sessions(sessions: list[Session]) -> None:
    """Noted in the one log that it names, it is gone, and every other rule says what it said."""
    found = suggestions(told(*sessions))
    for aside in found:
        noted = [replace(s, not_now=(aside.rule,)) if s.id == aside.kept_in else s for s in sessions]
        left = suggestions(told(*noted))
        assert aside not in left
        assert [one for one in left if one.rule != aside.rule] == [o for o in found if o.rule != aside.rule]


@settings(max_examples=40, deadline=None)
@given(_sessions(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(sessions: list[Session], chance: random.Random) -> None:
    """Files come in whatever order."""
    mixed = list(sessions)
    chance.shuffle(mixed)
    assert suggestions(told(*mixed)) == suggestions(told(*sessions))


@settings(max_examples=40, deadline=None)
@given(
    _sessions(), _sessions(), st.sampled_from([{"speed": 20}, {"unattended": True}, {"status": "running"}])
)
def test_what_nobody_lived_and_what_has_not_ended_counts_for_nothing(
    sessions: list[Session], others: list[Session], how: dict[str, object]
) -> None:
    """Trials, unattended runs and running sessions change no suggestion."""
    idle = [replace(one, id=f"x{one.id}", **how) for one in others]  # type: ignore[arg-type]
    assert suggestions(told(*sessions, *idle)) == suggestions(told(*sessions))


@settings(max_examples=40, deadline=None)
@given(_sessions(), st.sampled_from(SUGGESTION_RULES))
def test_each_rule_can_be_switched_off_alone(sessions: list[Session], rule: SuggestionRule) -> None:
    """The others say what they said: what one forbids stays forbidden."""
    assert suggestions(told(*sessions, ignore=(rule,))) == tuple(
        one for one in suggestions(told(*sessions)) if one.rule != rule
    )
