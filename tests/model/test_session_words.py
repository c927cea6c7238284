"""A past session told in full, as Progress and `planner show` tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.model.session import DoneSet, LeftOut, Session, Stopped
from planner.model.session_words import told_in_full
from tests.model.logs import session

TODAY = date(2026, 11, 25)
NAMES = {"bridge": "Glute bridge", "twist": "Lying twist"}
PLAIN = session("11-23 07:05")


def lines(one: Session) -> list[str]:
    """What is told, a line each."""
    return [f"{what}: {words}" for what, words in told_in_full(one, NAMES, TODAY, "24h")]


def line(one: Session, what: str) -> str:
    """The words on one thing."""
    (found,) = (words for name, words in told_in_full(one, NAMES, TODAY, "24h") if name == what)
    return found


def test_a_session_of_which_nothing_was_said_says_so() -> None:
    """Silence is told as silence, not as zero and not as fine."""
    assert lines(PLAIN) == [
        "When: Mon 23 Nov, 07:05 to 07:25",
        "Ended: finished",
        "Pain: not said",
        "Leg: not said",
        "Morning: not said",
        "Note: none",
    ]


def test_everything_that_was_said_and_done_is_told() -> None:
    """Pain of 0 is an answer; sets stand by step, those of a second round by themselves."""
    whole = replace(
        PLAIN,
        pain_before=0,
        pain_after=3,
        pain_morning=10,
        leg_before="calf",
        leg_after="thigh",
        leg_new="numb",
        morning="not settled",
        note="slept badly",
        active=1_080,
        left_out=(LeftOut(2, "twist", "leg"), LeftOut(1, "gone", "time", 2)),
        status="stopped",
        stopped=Stopped(2, "numbness"),
        done=(
            DoneSet(1, "bridge", 1, None, 12),
            DoneSet(1, "bridge", 2, None, 1),
            DoneSet(2, "twist", 1, "left", 2, 90),
            DoneSet(2, "twist", 1, "right", skipped=True),
            DoneSet(1, "gone", 1, None, 3, round=2),
        ),
    )
    assert lines(whole) == [
        "When: Mon 23 Nov, 07:05 to 07:25, 18:00 really spent",
        "Ended: stopped",
        "Pain: 0 before, 3 after, 10 morning",
        "Leg: calf before, thigh after; new before it: numb",
        "Morning: It had not settled.",
        "Note: slept badly",
        "Stopped: Step 2: numbness or weakness.",
        "Left out: Lying twist (step 2): symptoms further down the leg.",
        "Left out: gone (step 1, round 2): no time, or interrupted.",
        "Step 1: Glute bridge: set 1 12 reps; set 2 1 rep",
        "Step 2: Lying twist: set 1 left 2 × 1m30s; set 1 right skipped",
        "Step 1/2: gone: set 1 3 reps",
    ]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (session("11-23 07:05", status="running"), "has not ended"),
        (replace(PLAIN, by_hand=True), "finished; marked as done, not measured"),
        (replace(PLAIN, resumed=1), "finished; taken up again 1 time"),
        (replace(PLAIN, resumed=3), "finished; taken up again 3 times"),
        (replace(PLAIN, speed=2), "finished; a trial at 2 times its speed, which counts for nothing"),
        (replace(PLAIN, unattended=True), "finished; run without a terminal, which counts for nothing"),
    ],
)
def test_how_it_ended_says_what_counts_for_nothing(one: Session, words: str) -> None:
    """A trial and a run that nobody attended are told as such."""
    assert line(one, "Ended") == words


def test_what_was_marked_by_hand_has_no_end() -> None:
    """Nobody measured it; one that still runs has none either, and another year is said."""
    assert line(replace(PLAIN, by_hand=True), "When") == "Mon 23 Nov, 07:05"
    assert line(session("11-23 07:05", status="running"), "When") == "Mon 23 Nov, 07:05"
    earlier = replace(PLAIN, started=PLAIN.started - timedelta(days=365))
    assert line(earlier, "When").startswith("Sun 23 Nov 2025, 07:05")


def test_nothing_new_in_the_leg_is_no_news() -> None:
    """The answer `nothing` adds no words; a morning that had settled is told."""
    calm = replace(PLAIN, leg_new="nothing", leg_after="back", morning="settled")
    assert (line(calm, "Leg"), line(calm, "Morning")) == ("back after", "It had settled.")
    assert line(replace(PLAIN, morning="skipped"), "Morning") == "not said"


def test_a_title_says_which_variant_it_was() -> None:
    """The whole routine has none."""
    assert PLAIN.whole_title == "Relief"
    assert replace(PLAIN, variant="6 minutes").whole_title == "Relief (6 minutes)"
