"""What the log keeps of a session: the state to resume from, and the sets that were done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.model.done_sets import done_sets
from planner.model.dose import Dose
from planner.model.player import Player
from planner.model.routine import Group
from planner.model.session import DoneSet, Running
from planner.model.units import Tempo
from tests.model.playing import HOLDS, T0, journalled, timeline, told


def test_a_resume_from_the_log_is_the_exact_state() -> None:
    """Paused, in the phase and with the time that were written."""
    player = journalled(HOLDS, 3, 4_321, "dsd....")
    assert (player.status, player.index, player.left_ms(T0), player.outcomes) == (
        "paused",
        3,
        4_321,
        "dsd....",
    )
    assert player.elapsed_ms(T0) == 5_679
    assert player.resume(T0).player.deadline == T0 + 4_321
    assert journalled(HOLDS, 6, None, "dddddd.").left_ms(T0) is None
    longer = journalled(HOLDS, 0, 30_000, "." * 7)
    assert (longer.left_ms(T0), longer.elapsed_ms(T0)) == (30_000, 0)


def test_a_phase_with_nothing_left_ends_on_resume() -> None:
    """It was lived through; only its end was not written any more."""
    resumed = journalled(HOLDS, 0, 0, "." * 7).resume(T0)
    assert told(resumed) == [("resumed", 0, 0), ("done", 0, 0), ("started", 1, 0)]


@pytest.mark.parametrize(
    ("phase", "left", "outcomes", "message"),
    [
        (0, 1_000, "....", "the log tells of 4 phases, the routine now has 7"),
        (7, 1_000, "ddddddd", "there is no phase 7"),
        (-1, 1_000, ".......", "there is no phase -1"),
        (2, 1_000, "d......", "do not fit phase 2"),
        (2, 1_000, "ddx....", "do not fit phase 2"),
        (2, 1_000, "dx.....", "do not fit phase 2"),
        (6, 1_000, "dddddd.", "phase 6 is at one's own pace, so it has no time left"),
        (1, None, "d......", "phase 1 is timed, so its time left must be said"),
        (1, -1, "d......", "-1 ms is not a time"),
        (1, 86_400_001, "d......", "86400001 ms is not a time"),
    ],
)
def test_a_log_that_does_not_fit_is_refused(
    phase: int, left: int | None, outcomes: str, message: str
) -> None:
    """The routine may have been edited in between: then the person decides, nothing is guessed."""
    with pytest.raises(ValueError, match=message):
        journalled(HOLDS, phase, left, outcomes)


def test_a_whole_day_is_the_longest_that_a_log_may_tell() -> None:
    """Of what is left and of what was lived through."""
    left = Running(1, 86_400_000, "d......", datetime(2026, 11, 22, tzinfo=UTC), 86_400_000)
    assert Player.at(HOLDS, left).left_ms(0) == 86_400_000
    own_pace = Running(6, None, "dddddd.", datetime(2026, 11, 22, tzinfo=UTC), 30_000)
    assert (Player.at(HOLDS, own_pace).spent, Player.at(HOLDS, own_pace).extra) == (30_000, 0)


@pytest.mark.parametrize("spent", [-1, 86_400_001])
def test_a_log_with_an_impossible_time_lived_through_is_refused(spent: int) -> None:
    """Less than nothing, and more than a day."""
    left = Running(1, 1_000, "d......", datetime(2026, 11, 22, tzinfo=UTC), spent)
    with pytest.raises(ValueError, match=f"{spent} ms is not a time that phase 1 can have taken"):
        Player.at(HOLDS, left)


def test_what_was_done_by_set_and_side() -> None:
    """Reps really done; skipped where nothing of a reached set was; the rest left out."""
    of = timeline(
        Dose(hold=25, reps=2, relax=5, sides="each"),
        Dose(reps=10, tempo=Tempo(3, 0, 3)),
        Dose(reps=8, sets=2),
    )
    assert [phase.kind[0] for phase in of.phases] == list("wrwswrwwww")
    assert done_sets(of, "." * 10) == ()
    left, right = DoneSet(1, "back", 1, "left", 2, 25), DoneSet(1, "back", 1, "right", 0, 25, skipped=True)
    assert done_sets(of, "dsd.......") == (left,)
    assert done_sets(of, "dsddsss...") == (left, right)
    half = DoneSet(1, "back", 1, "right", 1, 25)
    assert done_sets(of, "dddddds...") == (left, half)
    assert done_sets(of, "sssssssdd.")[2:] == (
        DoneSet(2, "back", 1, None, 10),
        DoneSet(3, "back", 1, None, 8),
    )
    assert done_sets(of, "sssssssss.")[2:] == (
        DoneSet(2, "back", 1, None, 0, skipped=True),
        DoneSet(3, "back", 1, None, 0, skipped=True),
    )


def test_alternate_reps_and_rounds_are_told_apart() -> None:
    """Each side and each round has its own line; at one's own pace both sides are one."""
    alternate = timeline(Dose(hold=5, reps=2, relax=0, sides="alternate"))
    assert done_sets(alternate, "ddds") == (
        DoneSet(1, "back", 1, "left", 2, 5),
        DoneSet(1, "back", 1, "right", 1, 5),
    )
    rounds = timeline(Dose(reps=3, sides="alternate"), groups={"all": Group(rounds=2)})
    assert done_sets(rounds, "ds") == (
        DoneSet(1, "back", 1, None, 6),
        DoneSet(1, "back", 1, None, 0, round=2, skipped=True),
    )
