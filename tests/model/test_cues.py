"""What a person who does not look is told, and when."""

from __future__ import annotations

import pytest

from planner.model.cues import CUES, DueCue, marks
from planner.model.dose import Dose
from planner.model.player import Player
from planner.model.timeline import Phase
from planner.model.units import Tempo
from tests.model.playing import T0, heard, run, started, timeline


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (Phase("work", 4, 4, 1, "a", count=1, hold=True), []),
        (Phase("work", 5, 5, 1, "a", count=1, hold=True), [3_000, 2_000, 1_000]),
        (Phase("work", 19, 19, 1, "a", count=1, hold=True), [3_000, 2_000, 1_000]),
        (Phase("work", 25, 25, 1, "a", count=1, hold=True), [12_500, 3_000, 2_000, 1_000]),
        (Phase("work", 60, 60, 1, "a", count=10, tempo=Tempo(3, 0, 3)), [6_000, 3_000, 2_000, 1_000]),
        (Phase("work", 20, 20, 1, "a", count=5, tempo=Tempo(2, 0, 2)), [4_000, 3_000, 2_000, 1_000]),
        (Phase("work", 15, 15, 1, "a", count=5, tempo=Tempo(1, 1, 1)), [3_000, 2_000, 1_000]),
        (Phase("work", 6, 6, 1, "a", count=1, tempo=Tempo(3, 0, 3)), [3_000, 2_000, 1_000]),
        (Phase("work", None, 30, 1, "a", count=10), []),
        (Phase("ready", 30, 30, 1, "a"), [3_000, 2_000, 1_000]),
        (Phase("switch", 5, 5, 1, "a"), [3_000, 2_000, 1_000]),
        (Phase("relax", 3, 3, 1, "a"), []),
    ],
)
def test_the_last_three_seconds_and_halfway(phase: Phase, expected: list[int]) -> None:
    """Only phases of 5 s and more are counted down, only holds of 20 s and more told halfway.

    The last of several timed reps is told when a rep takes 4 s and more.
    """
    assert [left for left, _ in marks(phase)] == expected


def test_the_cues_of_a_session() -> None:
    """Each at its time, and a boundary says what begins."""
    of = timeline(Dose(hold=20, sides="each", sets=2, rest=6), Dose(hold=4, reps=2, relax=2), ready=6, rest=5)
    begun = Player(of).start(T0)
    ran = begun.then(lambda player: run(player, T0, T0 + 200_000))
    down = [("three", -3_000), ("two", -2_000), ("one", -1_000)]

    def until(at: int, *then: str) -> list[tuple[str, int]]:
        return [*[(cue, at + ms) for cue, ms in down], *[(cue, at) for cue in then]]

    assert heard(ran) == [
        ("ready", 0),
        *until(6_000, "work"),
        *[("half", 16_000), *until(26_000, "switch")],
        *until(31_000, "work"),
        *[("half", 41_000), *until(51_000, "rest")],
        *until(57_000, "work"),
        *[("half", 67_000), *until(77_000, "switch")],
        *until(82_000, "work"),
        *[("half", 92_000), *until(102_000, "end")],
        *until(108_000, "ready"),
        *until(114_000, "work"),
        *[("rest", 118_000), ("work", 120_000), ("finish", 124_000)],
    ]
    assert {cue for cue, _ in heard(ran)} == set(CUES) - {"last"}
    assert ran.cues[-1] == DueCue("finish", T0 + 124_000, len(of) - 1)


def test_a_step_that_runs_into_the_next_ends_and_begins() -> None:
    """Without a rest and without a get ready both are told."""
    ran = run(started(timeline(Dose(hold=3), Dose(hold=3))), T0, T0 + 6_000)
    assert heard(ran) == [("end", 3_000), ("work", 3_000), ("finish", 6_000)]


def test_the_end_of_a_step_is_told_before_a_get_ready() -> None:
    """Getting ready after it then goes without saying."""
    assert heard(run(started(timeline(Dose(hold=3), Dose(hold=3), ready=4)), T0, T0 + 8_000)) == [
        ("work", 4_000),
        ("end", 7_000),
    ]


def test_a_skipped_step_has_no_end() -> None:
    """What begins is told, also when a key began it."""
    of = timeline(Dose(hold=9), Dose(hold=9), rest=5)
    assert heard(started(of).next(T0 + 10)) == [("rest", 10)]
    assert heard(started(of).skip_step(T0 + 10)) == [("work", 10)]
    assert heard(started(timeline(Dose(hold=9))).next(T0 + 10)) == [("finish", 10)]


def test_time_added_is_counted_down_again() -> None:
    """The countdown belongs to the real end; one that time was taken from begins within it."""
    player = started(timeline(Dose(hold=10)), 8_500)
    longer = player.extend(T0 + 8_500, 5_000).player
    assert heard(run(longer, T0 + 8_500, T0 + 15_000)) == [
        *[("three", 12_000), ("two", 13_000), ("one", 14_000), ("finish", 15_000)]
    ]
    shorter = started(timeline(Dose(hold=10))).extend(T0, -7_500).player
    assert heard(run(shorter, T0, T0 + 3_000)) == [("two", 500), ("one", 1_500), ("finish", 2_500)]


def test_a_cue_at_the_moment_of_a_pause_is_told_once() -> None:
    """Not again on resume."""
    paused = started(timeline(Dose(hold=10)), 6_900).pause(T0 + 7_000)
    assert heard(paused) == [("three", 7_000)]
    resumed = paused.player.resume(T0 + 20_000)
    assert heard(resumed.then(lambda player: run(player, T0 + 20_000, T0 + 21_500))) == [("two", 21_000)]
