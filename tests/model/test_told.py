"""What past sessions told: their lights, their mornings, and their figures in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.safety import Light, Thresholds
from planner.model.session import LeftOut, Session, Stopped
from planner.model.told import figures, leg_stayed, moved_down, session_light
from tests.model.went import told, went


@pytest.mark.parametrize(
    ("said", "unsettled"),
    [
        ({"morning": "not settled"}, True),
        ({"morning": "settled"}, False),
        # The person's own word counts, and a real rise does not (2 points and 30 %), unless it is red.
        ({"pain_before": 2, "morning": "settled", "pain_morning": 4}, False),
        ({"pain_before": 2, "morning": None, "pain_morning": 4}, True),
        ({"pain_before": 2, "morning": "skipped", "pain_morning": 4}, True),
        ({"pain_before": 2, "morning": None, "pain_morning": 3}, False),
        ({"pain_before": 0, "morning": None, "pain_morning": 0}, False),
        ({"pain_before": None, "morning": None, "pain_morning": 5}, False),
        ({"pain_before": 6, "morning": "settled", "pain_morning": 6}, True),
        ({"morning": None}, False),
    ],
)
def test_a_morning_speaks_by_its_word_and_else_by_its_figures(
    said: dict[str, object], unsettled: bool
) -> None:
    """Whether what a session stirred up had settled within a day."""
    one = went(1, **said)
    assert told(one).unsettled(one) is unsettled


def test_a_persons_own_red_holds_in_the_morning_too() -> None:
    """Where red begins at 5."""
    one = went(1, pain_before=5, morning="settled", pain_morning=5)
    assert told(one, thresholds=Thresholds(3, 5)).unsettled(one)
    assert not told(one).unsettled(one)


def test_what_was_done_so_many_days_ago() -> None:
    """Today and thirteen days back are two weeks; the fourteenth day back is before them."""
    sessions = [went(ago) for ago in (14, 13, 0)]
    assert [one.id for one in told(*sessions).since(14)] == ["s13", "s0"]


@pytest.mark.parametrize(
    ("said", "stayed", "moved"),
    [
        ({"leg_before": "thigh", "leg_after": "thigh"}, True, False),
        ({"leg_before": "calf", "leg_after": "thigh"}, True, False),
        ({"leg_before": "thigh", "leg_after": "calf"}, False, True),
        ({"leg_before": "thigh"}, False, False),
        ({"leg_after": "thigh"}, False, False),
        ({}, False, False),
        ({"leg_before": "thigh", "leg_after": "thigh", "stopped": Stopped(1, "leg")}, False, True),
        (
            {"leg_before": "thigh", "leg_after": "thigh", "left_out": (LeftOut(1, "bridge", "leg"),)},
            False,
            True,
        ),
        ({"leg_before": "thigh", "leg_after": "thigh", "stopped": Stopped(1, "time")}, True, False),
    ],
)
def test_the_leg_stayed_only_where_it_was_told_of_before_and_after(
    said: dict[str, object], stayed: bool, moved: bool
) -> None:
    """Silence is neither better nor worse."""
    one = went(1, **said)
    assert (leg_stayed(one), moved_down(one)) == (stayed, moved)


def test_a_session_counts_towards_more_when_its_night_is_over() -> None:
    """Not on its own day."""
    today, yesterday = went(0), went(1)
    found = told(today, yesterday)
    assert (found.went_well(today), found.went_well(yesterday)) == (False, True)


def test_a_session_that_nobody_spoke_of_has_no_light() -> None:
    """Stopped for want of time, it has that of its pain."""
    silent = went(1, pain_before=None, pain_after=None)
    assert session_light(silent) is None
    stopped = replace(silent, status="stopped", stopped=Stopped(1, "time"), pain_after=4)
    assert session_light(stopped) is Light.AMBER


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (went(1), "Core; pain 2 before, 2 after; settled the next morning"),
        (went(1, pain_after=None, morning=None), "Core; pain 2 before"),
        (went(1, pain_before=None, morning="skipped"), "Core; pain 2 after"),
        (
            went(1, variant="gentle", leg_before="calf", leg_after="foot", morning="not settled"),
            "Core (gentle); pain 2 before, 2 after; leg calf before, foot after; "
            "not settled the next morning",
        ),
        (
            went(1, leg_after="foot", leg_new="numb", morning=None, pain_morning=0),
            "Core; pain 2 before, 2 after; leg foot after; new in the leg: numb; pain 0 the next morning",
        ),
        (went(1, leg_new="nothing", morning=None), "Core; pain 2 before, 2 after"),
        (
            went(1, morning=None, stopped=Stopped(1, "pain"), left_out=(LeftOut(2, "cobra", "leg"),)),
            "Core; pain 2 before, 2 after; stopped: pain that is sharp, shooting or getting worse; "
            "cobra left out: symptoms further down the leg",
        ),
    ],
)
def test_the_figures_of_a_session_in_words(one: Session, words: str) -> None:
    """All that was said of it, and nothing that was not."""
    assert figures(one) == words
