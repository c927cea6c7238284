"""What suggestions say, and where they keep silent: exercises beside each other, and missed days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.model.dose import Dose
from planner.model.progression import Progression
from planner.model.routine import Group, Routine, Step
from planner.model.schedule import Occurrence
from planner.model.session import DoneSet, Session, Stopped
from planner.model.suggestion import DoLess, GrowDose, Suggestion, SwitchOff
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


def steps(*found: tuple[str, Progression | None], groups: dict[str, Group] | None = None) -> Routine:
    """A routine of these exercises, each with the way in which it grows."""
    listed = (Step(name, progress=grows, group="all" if groups else "") for name, grows in found)
    return replace(CORE, steps=tuple(listed), groups=groups or {})


HOLD, REPS = Progression("hold", 5), Progression("reps", 2, after=2)


@pytest.mark.parametrize(
    ("grows", "words"),
    [
        (("cobra", HOLD), "Cobra in Core: hold 20s from now on."),
        (("bridge", Progression("reps", 2)), "Bridge in Core: 12 reps from now on."),
        (("cobra", Progression("sets", 1, 3)), "Cobra in Core: 2 sets from now on."),
    ],
)
def test_more_is_said_with_its_new_value_and_why(grows: tuple[str, Progression], words: str) -> None:
    """What there would be from now on, after how many sessions, and by which source."""
    routine = steps(grows)
    found = the("more-of-it", *(went(ago, routine) for ago in (5, 3, 1)), routine=routine)
    assert found.words == words
    assert found.why == (
        "The last 3 sessions of it went well: green, done whole, and nothing against it next morning."
    )
    assert "ACSM" in found.source


def test_what_was_put_aside_makes_room_for_a_step_that_needs_fewer_sessions() -> None:
    """The one that was put aside counts anew; the other has its two sessions since."""
    routine = steps(("cobra", HOLD), ("bridge", REPS))
    before = [went(9, routine), went(8, routine), went(7, routine, not_now=("more-of-it",))]
    found = the("more-of-it", *before, went(5, routine), went(3, routine), routine=routine)
    assert found.change == GrowDose("core", 1, "reps", 12)


def test_a_step_grows_by_its_own_sets_and_not_by_those_of_another_with_the_same_exercise() -> None:
    """Cobra twice in a routine: the first has to be done for the first to grow."""
    routine = steps(("cobra", HOLD), ("cobra", None))
    first, second = (tuple(row for row in done(routine) if row.step == number) for number in (1, 2))
    for rows, grows in ((first, True), (second, False)):
        sessions = [went(ago, routine, done=rows) for ago in (5, 3, 1)]
        rules = [one.rule for one in suggestions(told(*sessions, routine=routine))]
        assert ("more-of-it" in rules) is grows


def test_a_step_in_rounds_is_done_when_all_of_its_rounds_are() -> None:
    """One round of two is half of it."""
    routine = steps(("cobra", HOLD), groups={"all": Group(rounds=2)})
    one = done(routine)
    both = (*one, *(replace(row, round=2) for row in one))
    for rows, grows in ((one, False), (both, True)):
        sessions = [went(ago, routine, done=rows) for ago in (5, 3, 1)]
        rules = [one.rule for one in suggestions(told(*sessions, routine=routine))]
        assert ("more-of-it" in rules) is grows


def test_a_session_that_was_stopped_for_numbness_is_for_a_doctor() -> None:
    """The reason of the end counts like the answer before it (NHS 111 Wales)."""
    stopped = went(1, status="stopped", stopped=Stopped(1, "numbness"))
    assert "Let a doctor see new numbness or weakness soon" in the("red-light", stopped).words
    for_pain = went(1, status="stopped", stopped=Stopped(1, "pain"))
    assert "doctor see" not in the("red-light", for_pain).words


@pytest.mark.parametrize(
    ("rule", "sessions", "words", "why", "source", "rests_on"),
    [
        (
            "red-light",
            [went(3), went(1, pain_after=6)],
            "Leave out what brought it on until it settles: rest, or walk a little if that eases it.",
            "The last session was red. If it stays so or gets worse, ask your physiotherapist or a doctor.",
            "The article",
            ["s1"],
        ),
        (
            "red-light",
            [went(1, leg_new="weak")],
            "Let a doctor see new numbness or weakness soon, before you go on with the exercises.",
            "The last session was red. If it stays so or gets worse, ask your physiotherapist or a doctor.",
            "The article",
            ["s1"],
        ),
        (
            "not-settled",
            [went(3), went(1, morning="not settled")],
            "Do less next time: a gentler variant, or a day of rest.",
            "What it stirred up had not settled by the next morning: it was a little much.",
            "Provide Community",
            ["s1"],
        ),
        (
            "settled",
            [went(3), went(1, pain_after=4)],
            "Stay with what you do: no more and no less.",
            "The last session was amber, and it had settled by the next morning.",
            "Provide Community",
            ["s1"],
        ),
        (
            "flare",
            [*(went(ago, pain_before=2) for ago in (9, 7, 5)), went(1, pain_before=4)],
            "Have a gentle day or two, with less of each exercise, and add nothing. A flare is no failure.",
            "Pain before the last session was 4, its usual in the weeks before 2: a real change, "
            "by 2 points and 30 %.",
            "Ostelo et al.",
            ["s1"],
        ),
        (
            "flare",
            [went(5, pain_after=6), went(3, pain_after=7), went(1, pain_after=8)],
            "Have a gentle day or two, with less of each exercise, and add nothing. A flare is no failure.",
            "Two of the last three sessions were red.",
            "Ostelo et al.",
            ["s3", "s1"],
        ),
    ],
)
def test_what_is_said_about_pain(
    rule: SuggestionRule, sessions: list[Session], words: str, why: str, source: str, rests_on: list[str]
) -> None:
    """Word for word: these sentences are read by somebody in pain, and each rests on what was logged."""
    found = the(rule, *sessions)
    assert (found.words, found.why) == (words, why)
    assert found.source.startswith(source)
    assert [one.session for one in found.rests_on] == rests_on


@pytest.mark.parametrize(("ago", "speaks"), [(13, True), (14, False)])
@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("red-light", {"pain_after": 8}),
        ("not-settled", {"morning": "not settled"}),
        ("settled", {"pain_after": 4}),
    ],
)
def test_what_is_two_weeks_old_says_nothing_of_today(
    ago: int, speaks: bool, rule: SuggestionRule, said: dict[str, object]
) -> None:
    """A session of thirteen days ago still does."""
    found = suggestions(told(went(ago, **said)))
    assert (rule in [one.rule for one in found]) is speaks


@pytest.mark.parametrize(("ago", "flares"), [(13, True), (14, False)])
def test_a_rise_of_two_weeks_ago_is_no_flare(ago: int, flares: bool) -> None:
    """The usual pain is that of four weeks, the rise one of the last two."""
    calm = (went(ago + back, pain_before=1) for back in (3, 6, 9))
    found = suggestions(told(*calm, went(ago, pain_before=5)))
    assert ("flare" in [one.rule for one in found]) is flares


def stopped_for_the_leg(**more: object) -> Session:
    """A session that was ended in its second step, the cobra, before any set of it was done."""
    rows = tuple(row for row in done(CORE) if row.step == 1)
    return went(1, **({"status": "stopped", "stopped": Stopped(2, "leg"), "done": rows} | more))


@pytest.mark.parametrize(
    ("last", "exercise"),
    [
        (stopped_for_the_leg(), "cobra"),
        # A variant has steps of its own, and a routine may be shorter now: what was done is all there is.
        (stopped_for_the_leg(variant="gentle"), "bridge"),
        (stopped_for_the_leg(stopped=Stopped(4, "leg")), "bridge"),
    ],
)
def test_a_session_ended_for_the_leg_names_the_exercise_that_was_under_way(
    last: Session, exercise: str
) -> None:
    """By the routine, where the log has no set of it yet."""
    found = the("further-down", worse(5, "bridge", "cobra", "twist"), last)
    assert isinstance(found.change, SwitchOff)
    assert found.change.exercise == exercise


def test_one_exercise_in_both_sessions_is_named_as_a_coincidence() -> None:
    """The whole of what is said; a third session long before adds nothing to it."""
    sessions = worse(9, "twist"), worse(5, "cobra", "twist"), worse(1, "cobra", "bridge")
    found = the("further-down", *sessions)
    assert found.words == "Switch Cobra off for now, and ask your physiotherapist about it."
    assert found.why == (
        "In two sessions symptoms reached further down the leg. Cobra was done in both. "
        "That does not prove that it is the reason; leaving it out is the careful choice."
    )
    assert found.source.startswith("May, Runge and Aina")


def test_nothing_grows_while_two_of_three_were_red() -> None:
    """Also not what would grow after a single session that went well."""
    routine = steps(("cobra", Progression("hold", 5, after=1)))
    calm = [went(9, routine), went(7, routine), went(1, routine)]
    assert "more-of-it" in [one.rule for one in suggestions(told(*calm, routine=routine))]
    reds = [went(9, routine, pain_after=7), went(7, routine, pain_after=7), went(1, routine)]
    assert "more-of-it" not in [one.rule for one in suggestions(told(*reds, routine=routine))]
