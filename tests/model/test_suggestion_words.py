"""What suggestions say, and where they keep silent: exercises beside each other, and missed days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.model.dose import Dose
from planner.model.progression import Progression
from planner.model.routine import Routine, Step
from planner.model.schedule import Occurrence
from planner.model.session import DoneSet, Session
from planner.model.suggestion import DoLess, Suggestion, SwitchOff
from planner.model.suggestions import suggestions
from planner.model.vocabulary import SuggestionRule
from tests.model.went import CORE, TODAY, done, told, went


def the(rule: SuggestionRule, *sessions: Session, routine: Routine = CORE, **more: object) -> Suggestion:
    """The one suggestion of a rule."""
    (found,) = (one for one in suggestions(told(*sessions, routine=routine, **more)) if one.rule == rule)
    return found


def worse(ago: int, *exercises: str) -> Session:
    """A session with these exercises in whose course symptoms moved down the leg."""
    rows = tuple(DoneSet(number, name, reps=1) for number, name in enumerate(exercises, 1))
    return went(ago, done=rows, leg_before="thigh", leg_after="calf")


def test_where_several_come_into_question_the_person_is_told_how_the_log_can_tell_next_time() -> None:
    """All of them are named, none is singled out; the sentence has the key, and the source stands below."""
    found = the("further-down", worse(5, "bridge", "twist"), worse(1, "twist", "bridge"))
    assert found.change is None
    assert found.words == (
        "Stop the exercise during which it moves down the leg: x leaves it out, and keeps the reason."
    )
    assert found.why == (
        "In two sessions symptoms reached further down the leg. "
        "In both there were Bridge and Twist; nothing tells them apart yet."
    )
    assert found.source.startswith("May, Runge and Aina")


def test_a_direction_of_the_back_stands_out_only_when_both_sessions_had_it() -> None:
    """Arching it in the second alone says nothing; in both, with different exercises, it names the last."""
    once = the("further-down", worse(5, "bridge", "twist"), worse(1, "bridge", "twist", "cobra"))
    assert once.change is None
    both = worse(5, "bridge", "twist", "cobra"), worse(1, "bridge", "twist", "press-up")
    found = the("further-down", *both, routine=replace(CORE, steps=CORE.steps[:1]))
    assert isinstance(found.change, SwitchOff)
    assert found.change.exercise == "press-up"
    assert "In both there was something to arch the back: last, Press-up." in found.why


def test_an_exercise_that_the_library_has_lost_goes_by_its_id() -> None:
    """Its direction is not known, and nothing breaks."""
    found = the("further-down", worse(5, "gone", "bridge"), worse(1, "gone", "bridge"))
    assert "Bridge and gone" in found.why


def passed(*ago: int, routine: str = "core") -> tuple[Occurrence, ...]:
    """Planned sessions that nobody did."""
    return tuple(Occurrence(TODAY - timedelta(days=days), None, routine, status="missed") for days in ago)


@pytest.mark.parametrize(("routine", "title"), [("core", "Core"), ("gone", "gone")])
def test_missed_days_are_named_by_the_title_of_their_routine(routine: str, title: str) -> None:
    """The last two of them, after the last session; a routine that is gone goes by its id."""
    found = the("missed-twice", went(9), missed=passed(7, 5, 3, routine=routine))
    assert [one.words for one in found.rests_on[1:]] == [f"{title}, planned and missed"] * 2
    assert [(TODAY - one.day).days for one in found.rests_on] == [9, 5, 3]


def test_a_short_one_is_shorter_than_the_whole() -> None:
    """Ten minutes are not proposed for a routine of ten minutes; of an empty one nothing is."""
    ten = Routine("core", "Core", (Step("bridge", Dose(hold=600, reps=1)),), ready=0, rest=0)
    assert the("missed-twice", went(9), routine=ten, missed=passed(5, 3)).change == DoLess(
        "core", "5 minutes"
    )
    longer = replace(ten, steps=(Step("bridge", Dose(hold=601, reps=1)),))
    assert the("missed-twice", went(9), routine=longer, missed=passed(5, 3)).change == DoLess(
        "core", "10 minutes"
    )
    empty = replace(CORE, steps=())
    assert the("missed-twice", went(9), routine=empty, missed=passed(5, 3)).change is None
    assert the("missed-twice", went(9), missed=passed(5, 3, routine="gone")).change is None


def test_a_step_whose_exercise_is_gone_never_grows() -> None:
    """Neither is a short variant of such a routine proposed; nothing breaks."""
    lost = replace(CORE, steps=(*CORE.steps, Step("gone", Dose(reps=5), progress=Progression("reps", 1, 9))))
    rows = (*done(CORE), DoneSet(4, "gone", reps=5))
    sessions = [went(ago, CORE, done=rows) for ago in (5, 3, 1)]
    found = suggestions(told(*sessions, routine=lost, missed=passed(5, 3)))
    assert [one.rule for one in found] == ["missed-twice"]
    assert found[0].change is None
