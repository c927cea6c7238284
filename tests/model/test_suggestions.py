"""Suggestions of how sessions went: each rule by its source, and the laws that all of them keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.model.dose import Dose
from planner.model.progression import Progression
from planner.model.routine import Routine, Step
from planner.model.safety import Thresholds
from planner.model.schedule import Occurrence
from planner.model.session import DoneSet, LeftOut, Session, Stopped
from planner.model.suggestion import DoLess, GrowDose, Suggestion, SwitchOff
from planner.model.suggestions import RULES, suggestions, to_look_at
from planner.model.vocabulary import SUGGESTION_RULES, SuggestionRule
from tests.model.went import CORE, TODAY, done, told, went


def fired(*sessions: Session, routine: Routine = CORE, **more: object) -> list[SuggestionRule]:
    """The rules that fired."""
    return [one.rule for one in suggestions(told(*sessions, routine=routine, **more))]


def the(rule: SuggestionRule, *sessions: Session, routine: Routine = CORE, **more: object) -> Suggestion:
    """The one suggestion of a rule."""
    (found,) = (one for one in suggestions(told(*sessions, routine=routine, **more)) if one.rule == rule)
    return found


def alone(*exercises: str) -> tuple[DoneSet, ...]:
    """These exercises, each done once."""
    return tuple(DoneSet(n, name, reps=1) for n, name in enumerate(exercises, 1))


_RED_SAID: list[tuple[dict[str, object], str]] = [
    # what was said of the last session | what it is by, in clinical terms
    ({"pain_after": 6}, "6 and more is red: Provide Community physiotherapy, Pain Traffic Light"),
    ({"pain_before": 7, "pain_after": 2}, "the same before the session"),
    ({"leg_before": "thigh", "leg_after": "calf"}, "further down the leg: May et al. 2018; article"),
    ({"leg_new": "sharper"}, "new in the leg outweighs the number: article, NHS 111 Wales"),
    ({"leg_new": "numb"}, "numbness: NHS 111 Wales"),
    ({"status": "stopped", "stopped": Stopped(1, "pain")}, "acute, shooting or worse: article"),
    ({"status": "stopped", "stopped": Stopped(1, "numbness")}, "numbness: article, NHS 111 Wales"),
    ({"left_out": (LeftOut(1, "bridge", "pain"),)}, "an exercise broken off for pain: article"),
]


@pytest.mark.parametrize(("said", "source"), _RED_SAID, ids=[source for _, source in _RED_SAID])
def test_red_comes_first_and_leads_to_a_doctor(said: dict[str, object], source: str) -> None:
    """After a red session there is rest, somebody to ask, and nothing that grows."""
    found = suggestions(told(*(went(ago) for ago in (9, 7, 5, 3)), went(1, **said)))
    assert (found[0].rule, found[0].urgency, found[0].change) == ("red-light", "soon", None), source
    assert "doctor" in found[0].words + found[0].why
    assert [one.day for one in found[0].rests_on] == [TODAY - timedelta(days=1)]
    assert "more-of-it" not in [one.rule for one in found]


def test_new_numbness_is_for_a_doctor_and_not_for_a_rest() -> None:
    """NHS 111 Wales: new weakness or numbness is seen soon."""
    assert "doctor see new weakness" not in the("red-light", went(1, pain_after=6)).words
    for said in ({"leg_new": "weak"}, {"leg_new": "numb"}, {"left_out": (LeftOut(1, "bridge", "numbness"),)}):
        assert "Let a doctor see new numbness or weakness soon" in the("red-light", went(1, **said)).words


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        # Traffic light: 4–5 is fine if it settles within 24 hours, else do less (Provide Community).
        ({"pain_before": 4, "pain_after": 5, "morning": "settled"}, ["settled"]),
        ({"pain_before": 4, "pain_after": 5, "morning": "not settled"}, ["not-settled"]),
        ({"pain_before": 4, "pain_after": 5, "morning": None}, []),
        ({"pain_before": 4, "pain_after": 5, "morning": "skipped"}, []),
        # Also what was green can be too much by the morning.
        ({"pain_after": 2, "morning": "not settled"}, ["not-settled"]),
        ({"pain_after": 2, "morning": "settled"}, []),
        # Without the word the figures: 2 points and 30 % (Ostelo 2008, Childs 2005).
        ({"pain_before": 2, "morning": None, "pain_morning": 4}, ["not-settled"]),
        ({"pain_before": 2, "morning": None, "pain_morning": 3}, []),
        ({"pain_before": 4, "morning": None, "pain_morning": 2}, []),
        ({"pain_before": 5, "morning": "settled", "pain_morning": 7}, ["not-settled"]),
        # Silence is not green, and is not red.
        ({"pain_before": None, "pain_after": None, "morning": None}, []),
    ],
)
def test_the_traffic_light_with_the_morning_after(said: dict[str, object], rules: list[str]) -> None:
    """Amber that settled: stay; what had not settled: do less."""
    assert fired(went(1, **said)) == rules


def test_a_therapists_limits_count() -> None:
    """Where red begins is the person's own setting."""
    assert fired(went(1, pain_after=5)) == ["settled"]
    assert fired(went(1, pain_after=5), thresholds=Thresholds(3, 5)) == ["red-light"]


def test_less_is_a_gentle_variant_of_the_same_routine() -> None:
    """Enter leads to a gentler one; a routine that is gone has none."""
    assert the("not-settled", went(1, morning="not settled")).change == DoLess("core", "gentle")
    assert the("not-settled", replace(went(1, morning="not settled"), routine="gone")).change is None


@pytest.mark.parametrize(
    ("usual", "now", "is_flare"),
    [
        # Ostelo 2008; Childs 2005: real at 2 points and 30 % of the first value.
        (2, 3, False),
        (2, 4, True),
        (3, 5, True),
        (7, 9, False),
        (4, 2, False),
    ],
)
def test_a_flare_is_a_real_rise_over_the_usual(usual: int, now: int, is_flare: bool) -> None:
    """Less than the noise of the scale is no flare."""
    calm = [went(ago, pain_before=usual, pain_after=3, morning="settled") for ago in (8, 6, 4)]
    rules = fired(*calm, went(1, pain_before=now, pain_after=3), thresholds=Thresholds(9, 10))
    assert ("flare" in rules) is is_flare
    assert ("more-of-it" in rules) is not is_flare
    few = fired(*calm[:2], went(1, pain_before=now, pain_after=3), thresholds=Thresholds(9, 10))
    assert "flare" not in few  # nothing is usual yet


def test_two_reds_of_three_are_a_flare() -> None:
    """And a gentle day is what is proposed, resting on both of them."""
    reds = [went(5, pain_after=7), went(3), went(1, pain_after=6)]
    assert [one.session for one in the("flare", *reds).rests_on] == ["s5", "s1"]
    assert the("flare", *reds).change == DoLess("core", "gentle")
    assert "flare" not in fired(went(7, pain_after=7), went(5), went(3), went(1, pain_after=6))
    # Nothing grows while it lasts, also when the latest went well.
    assert fired(went(9), went(5, pain_after=7), went(3, pain_after=6), went(1)) == ["flare"]


_WORSE: dict[str, object] = {"leg_before": "thigh", "leg_after": "calf"}
_SAME: dict[str, object] = {"leg_before": "thigh", "leg_after": "thigh"}


@pytest.mark.parametrize(
    ("sessions", "exercise"),
    [
        # May et al. 2018: further down is a reason to stop THAT exercise; it does not show which did it.
        ([went(5, done=alone("cobra"), **_WORSE), went(1, done=alone("cobra"), **_WORSE)], "cobra"),
        # Only one exercise was in both.
        (
            [
                went(5, done=alone("cobra", "twist"), **_WORSE),
                went(1, done=alone("bridge", "cobra"), **_WORSE),
            ],
            "cobra",
        ),
        # The person said during which one, twice, and once.
        (
            [
                went(5, left_out=(LeftOut(2, "cobra", "leg"),)),
                went(1, left_out=(LeftOut(2, "cobra", "leg"),)),
            ],
            "cobra",
        ),
        ([went(5, **_WORSE), went(1, left_out=(LeftOut(3, "twist", "leg"),))], "twist"),
        ([went(5, **_WORSE), went(1, status="stopped", stopped=Stopped(2, "leg"))], "cobra"),
        # The same, although all of them were done between the two and nothing moved down.
        ([went(5, **_WORSE), went(3, **_SAME), went(1, left_out=(LeftOut(3, "twist", "leg"),))], "twist"),
        ([went(5, left_out=(LeftOut(3, "twist", "leg"),)), went(3, **_SAME), went(1, **_WORSE)], "twist"),
        # Broken off for the leg at the last step, which then has no set that was done.
        ([went(5, **_WORSE), went(1, status="stopped", stopped=Stopped(3, "leg"), done=())], "twist"),
        # The others were also done when nothing moved down.
        (
            [went(5, **_WORSE), went(3, done=alone("bridge", "twist"), **_SAME), went(1, **_WORSE)],
            "cobra",
        ),
        # Two exercises that arch the back: the one that was last.
        (
            [
                went(5, done=alone("cobra", "twist"), **_WORSE),
                went(1, done=alone("press-up", "twist"), **_WORSE),
                went(3, done=alone("twist"), **_SAME),
            ],
            "press-up",
        ),
        # Several come into question: none is singled out.
        (
            [
                went(5, done=alone("bridge", "twist"), **_WORSE),
                went(1, done=alone("bridge", "twist"), **_WORSE),
            ],
            None,
        ),
    ],
)
def test_twice_further_down_the_leg_is_a_reason_to_switch_one_exercise_off(
    sessions: list[Session], exercise: str | None
) -> None:
    """Only where the log points at one; it says so as a coincidence, never as the cause."""
    found = the("further-down", *sessions)
    if exercise is None:
        assert found.change is None
        assert "nothing tells them apart yet" in found.why
        return
    assert isinstance(found.change, SwitchOff)
    assert found.change.exercise == exercise
    assert found.change.reason == "further down the leg on 18 Nov and 22 Nov, with it among the exercises"
    assert "does not prove" in found.why
    assert [one.session for one in found.rests_on] == ["s5", "s1"]


def test_once_further_down_or_long_ago_or_switched_off_already_is_nothing() -> None:
    """Twice within four weeks, and only what is not off yet."""
    once = went(1, done=alone("cobra"), **_WORSE)
    assert "further-down" not in fired(once)
    assert "further-down" not in fired(went(40, done=alone("cobra"), **_WORSE), once)
    assert "further-down" not in fired(went(5, done=alone("cobra"), **_WORSE), once, off=("cobra",))
    assert "further-down" not in fired(
        went(5, done=alone("cobra"), **_WORSE), went(1, done=alone("twist"), **_WORSE)
    )


def test_three_green_sessions_bring_a_little_more_of_one_thing() -> None:
    """The step that has gone least of its way, by what it says, inside the range."""
    found = the("more-of-it", went(5), went(3), went(1))
    assert found.change == GrowDose("core", 1, "hold", 20)
    assert found.words == "Cobra in Core: hold 20s from now on."
    assert [one.session for one in found.rests_on] == ["s5", "s3", "s1"]
    assert "pain 2 before, 2 after; settled the next morning" in found.rests_on[0].words
    assert fired(went(3), went(1)) == []


@pytest.mark.parametrize(
    "spoiling",
    [
        {"pain_after": 4},
        {"pain_after": None},
        {"morning": "not settled"},
        {"variant": "gentle"},
        {"by_hand": True},
        {"status": "stopped", "stopped": Stopped(3, "time")},
        {"done": done(CORE)[1:]},
        {"done": (replace(done(CORE)[0], reps=9), *done(CORE)[1:])},
        {"done": (replace(done(CORE)[0], skipped=True), *done(CORE)[1:])},
        {"done": (done(CORE)[0], replace(done(CORE)[1], hold=14), *done(CORE)[2:])},
    ],
)
def test_what_does_not_count_towards_more(spoiling: dict[str, object]) -> None:
    """Only whole, green, settled sessions at the present dose do."""
    assert "more-of-it" not in fired(went(5), went(3, **spoiling), went(1))
    assert "more-of-it" in fired(went(9), went(3), went(5), went(7, **spoiling), went(1))


@pytest.mark.parametrize("said", [{"pain_after": 7}, {"morning": "not settled"}, {"leg_new": "sharper"}])
@pytest.mark.parametrize("ago", [0, 2, 4])
def test_trouble_with_another_routine_counts_as_well(ago: int, said: dict[str, object]) -> None:
    """It is one back: between the green sessions, after them, and today."""
    green = [went(5), went(3), went(1)]
    other = replace(went(ago), routine="other")
    assert "more-of-it" in fired(*green, other)
    assert "more-of-it" not in fired(*green, replace(other, **said))  # type: ignore[arg-type]  # keys of Session


def test_a_session_of_today_is_not_over_before_its_night() -> None:
    """The 24-hour check: it does not count towards more yet, and forbids it when it was red."""
    assert "more-of-it" not in fired(went(5), went(3), went(0, morning=None))
    assert "more-of-it" in fired(went(5), went(3), went(1), went(0, morning=None))
    assert "more-of-it" not in fired(went(5), went(3), went(1), went(0, pain_after=6))


def test_after_one_thing_grew_everything_else_waits_for_as_many_sessions() -> None:
    """The sessions before were at the former dose: they count for nothing any more."""
    change = the("more-of-it", went(9), went(7), went(5)).change
    grown = replace(CORE, steps=(CORE.steps[0], replace(CORE.steps[1], dose=Dose(hold=20)), CORE.steps[2]))
    assert change == GrowDose("core", 1, "hold", 20)
    before = [went(9), went(7), went(5)]
    assert "more-of-it" not in fired(*before, went(3, grown), went(1, grown), routine=grown)
    after = [went(4, grown), went(3, grown), went(1, grown)]
    assert the("more-of-it", *before, *after, routine=grown).change == GrowDose("core", 0, "reps", 12)


@pytest.mark.parametrize(
    ("progress", "dose", "value"),
    [
        (Progression("hold", 5, 25), Dose(), 20),
        (Progression("hold", 5, 25), Dose(hold=22), 25),
        (Progression("hold", 5, 25), Dose(hold=25), None),
        (Progression("hold", 60), Dose(), 30),
        (Progression("hold", 5, 300), Dose(hold=30), None),
        (Progression("hold", 5), Dose(hold=5), None),  # prescribed below the range: left alone
        (Progression("sets", 1), Dose(), None),  # the sources give no range, and nobody said how far
        (Progression("sets", 1, 3), Dose(), 2),
        (Progression("reps", 1, 4), Dose(), 3),
    ],
)
def test_how_far_a_dose_grows(progress: Progression, dose: Dose, value: int | None) -> None:
    """By its step, to its own limit, never out of the range of the exercise."""
    routine = Routine("core", "Core", (Step("cobra", dose, progress=progress),))
    found = [one.change for one in suggestions(told(*(went(a, routine) for a in (5, 3, 1)), routine=routine))]
    assert found == ([] if value is None else [GrowDose("core", 0, progress.key, value)])


@pytest.mark.parametrize(
    ("days", "rule", "words"),
    [
        (13, None, ""),
        # The article: most notice a change after two to four weeks. NHS 111 Wales: four to six weeks.
        (14, "two-to-four-weeks", "two to four weeks"),
        (27, "two-to-four-weeks", "two to four weeks"),
        (28, "four-to-six-weeks", "four to six weeks"),
        (41, "four-to-six-weeks", "four to six weeks"),
        (42, None, ""),
    ],
)
def test_the_marks_of_the_weeks(days: int, rule: SuggestionRule | None, words: str) -> None:
    """Counted from the first session since a long pause; both sources are quoted."""
    sessions = [went(days, pain_before=5), went(days // 2, pain_before=5), went(1, pain_before=3)]
    marks = [one for one in suggestions(told(*sessions, went(days + 40))) if "weeks" in one.rule]
    assert [one.rule for one in marks] == ([rule] if rule else [])
    for one in marks:
        assert words in one.words
        assert "two to four weeks" in one.source
        assert "four to six weeks" in one.source
        assert one.why.endswith("Pain before it was 5, lately 3: a real change.")
        assert [on.day for on in one.rests_on] == [TODAY - timedelta(days=days)]


def test_six_weeks_of_regular_exercise_with_pain_are_for_somebody_to_see() -> None:
    """The article: a doctor, when pain lasts beyond six weeks of regular exercise."""
    regular = [went(ago, pain_before=3, pain_after=2) for ago in range(1, 42, 3)]
    found = the("six-weeks", *regular)
    assert found.urgency == "soon"
    assert "physiotherapist or a doctor" in found.words
    assert "six-weeks" not in fired(*(replace(one, pain_before=0, pain_after=0) for one in regular))
    assert "six-weeks" not in fired(*regular[:-3])
    assert "six-weeks" not in fired(*(one for one in regular if not one.id.startswith("s1")))  # a gap


def missed(*ago: int) -> tuple[Occurrence, ...]:
    """Planned sessions that nobody did."""
    return tuple(Occurrence(TODAY - timedelta(days=days), None, "core", status="missed") for days in ago)


def test_missed_twice_a_short_one_is_proposed() -> None:
    """Never miss twice: a length shorter than the whole; who never began is left in peace."""
    found = the("missed-twice", went(9), missed=missed(5, 3))
    assert (found.change, found.words) == (None, "Do a short one next.")  # it is short already
    assert [one.session for one in found.rests_on] == ["s9", "", ""]
    assert "missed-twice" not in fired(went(9), missed=missed(5))
    assert fired(missed=missed(5, 3)) == []
    for sets, minutes in ((5, "5 minutes"), (9, "10 minutes"), (90, "10 minutes")):
        long = replace(CORE, steps=(Step("twist", Dose(hold=30, sets=sets)),))
        found = the("missed-twice", went(9), routine=long, missed=missed(5, 3))
        assert found.change == DoLess("core", minutes)
        assert minutes in found.words


def test_put_aside_more_comes_again_after_as_many_new_sessions() -> None:
    """Not at the very next one."""
    aside = [went(9), went(8), went(7, not_now=("more-of-it",))]
    assert "more-of-it" not in fired(*aside, went(5), went(3))
    assert "more-of-it" in fired(*aside, went(5), went(3), went(1))


def test_a_routine_can_do_without_a_rule() -> None:
    """Its own `ignore` is about what would change it."""
    calm = [went(5), went(3), went(1)]
    assert fired(*calm, routine=replace(CORE, ignore=("more-of-it",))) == []


def test_every_rule_is_in_the_table_and_speaks_calmly() -> None:
    """One row a rule, each with its source; notes are not announced."""
    assert [rule.id for rule in RULES] == list(SUGGESTION_RULES)
    assert all(rule.source.endswith(".") for rule in RULES)
    assert to_look_at(suggestions(told(went(1, pain_after=5)))) == 0
    assert to_look_at(suggestions(told(went(1, pain_after=6)))) == 1
