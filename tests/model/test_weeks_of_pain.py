"""Where one stands in the weeks: looks back, word for word, and six weeks with pain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.model.routine import Routine
from planner.model.schedule import Occurrence
from planner.model.session import Session
from planner.model.suggestion import Suggestion
from planner.model.suggestions import suggestions
from planner.model.vocabulary import SuggestionRule
from tests.model.went import CORE, TODAY, told, went


def found(
    rule: SuggestionRule, *sessions: Session, routine: Routine = CORE, **more: object
) -> list[Suggestion]:
    """What a rule says."""
    return [one for one in suggestions(told(*sessions, routine=routine, **more)) if one.rule == rule]


@pytest.mark.parametrize(
    ("rule", "ago", "words", "weeks"),
    [
        (
            "two-to-four-weeks",
            21,
            "Look back: most people notice a change after two to four weeks.",
            3,
        ),
        (
            "four-to-six-weeks",
            41,
            "Look back: it is usually better in four to six weeks. If it is not, ask somebody.",
            5,
        ),
    ],
)
@pytest.mark.parametrize(
    ("before", "lately", "compared"),
    [
        (5, 3, "Pain before it was 5, lately 3: a real change."),
        (5, 4, "Pain before it was 5, lately 4: less than 2 points and 30 %, within the noise."),
        (None, 3, "How pain was then is not in the log."),
        (5, None, "How pain was then is not in the log."),
    ],
)
def test_a_look_back_compares_the_first_session_with_the_latest(
    rule: SuggestionRule,
    ago: int,
    words: str,
    weeks: int,
    before: int | None,
    lately: int | None,
    compared: str,
) -> None:
    """Only by what was said at both ends, and by what the scale can tell apart (Ostelo 2008; Childs 2005)."""
    between = went(ago // 2, pain_before=None)
    (one,) = found(rule, went(ago, pain_before=before), between, went(1, pain_before=lately))
    assert one.words == words
    assert one.why == f"The first session was {weeks} weeks ago. {compared}"


def test_a_single_session_is_compared_with_nothing() -> None:
    """It is the first and the latest."""
    (one,) = found("two-to-four-weeks", went(20, pain_before=5))
    assert one.why == "The first session was 2 weeks ago. How pain was then is not in the log."


@pytest.mark.parametrize(("pause", "anew"), [(28, False), (29, True)])
def test_after_more_than_four_weeks_it_is_a_new_beginning(pause: int, anew: bool) -> None:
    """A pause of four weeks to the day is none."""
    sessions = (went(15 + pause), went(15), went(1))
    rules = [one.rule for one in suggestions(told(*sessions))]
    assert ("two-to-four-weeks" in rules) is anew
    assert bool(found("two-to-four-weeks", went(28))) is False
    assert bool(found("four-to-six-weeks", went(28))) is True
    assert bool(found("four-to-six-weeks", went(29))) is False  # nothing since: nobody is in the middle of it


TWICE_A_WEEK = [7 * week + day for week in range(6) for day in (0, 6)]
"""The first and the last day of each of six weeks, as days ago."""


def week_by_week(*days: int, **said: object) -> list[Session]:
    """Sessions so many days ago, without pain unless it is said."""
    return [went(ago, **({"pain_before": 0, "pain_after": 0} | said)) for ago in sorted(days, reverse=True)]


def sore(ago: int, **said: object) -> list[Session]:
    """Twice a week for six weeks, and pain in one session."""
    calm = week_by_week(*(day for day in TWICE_A_WEEK if day != ago))
    return [*calm, went(ago, **({"pain_before": 0, "pain_after": 0} | said))]


@pytest.mark.parametrize(
    ("sessions", "speaks"),
    [
        (sore(0, pain_before=1), True),
        (sore(0, pain_after=1), True),
        (sore(6, pain_before=1), True),
        (sore(7, pain_before=1), False),  # none in the last week any more
        (sore(0), False),
        ([one for one in sore(0, pain_before=1) if one.id != "s41"], False),  # once in the sixth week back
        ([one for one in sore(0, pain_before=1) if one.id != "s21"], False),
        ([one for one in sore(6, pain_before=1) if one.id != "s0"], False),
    ],
)
def test_six_weeks_are_regular_with_two_sessions_in_each(sessions: list[Session], speaks: bool) -> None:
    """The article: a doctor, when pain lasts beyond six weeks of regular exercise."""
    told_of = found("six-weeks", *sessions)
    assert bool(told_of) is speaks
    for one in told_of:
        assert one.words == "See your physiotherapist or a doctor about it, and take the log along."
        assert one.why == (
            "You have exercised regularly for six weeks, and there is still pain. That asks for another look."
        )
        assert one.source.startswith("The article")
        assert len(one.rests_on) == 1


def test_a_short_one_is_of_the_routine_that_was_missed_last() -> None:
    """A new beginning, and of which one."""
    other = replace(CORE, id="other", title="Other")
    missed = tuple(
        Occurrence(TODAY - timedelta(days=ago), None, name, status="missed")
        for ago, name in ((5, "gone"), (4, "gone"), (3, "core"))
    )
    long = replace(CORE, steps=CORE.steps * 20)
    for routine, change in ((long, True), (replace(other, steps=long.steps), False)):
        (one,) = found("missed-twice", went(9), routine=routine, missed=missed)
        assert bool(one.change) is change
        assert one.why == (
            "Two in a row are easily the end of it; one session, however short, is a new beginning."
        )
        assert one.source.startswith("No study")
