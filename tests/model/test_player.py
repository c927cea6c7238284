"""A session in time: what the clock and the keys do to it."""

from __future__ import annotations

import pytest

from planner.model.dose import Dose
from planner.model.player import GAP_MS, Change, Event, Player
from planner.model.routine import Group
from planner.model.timeline import Timeline
from tests.model.playing import HOLDS, T0, heard, run, started, timeline, told


def test_a_session_that_has_not_begun() -> None:
    """The first phase is there with its full time, and nothing runs until it is started."""
    player = Player(HOLDS)
    assert (player.status, player.index, player.outcomes) == ("ready", 0, "." * 7)
    assert (player.left_ms(T0), player.elapsed_ms(T0), player.total_left_ms(T0)) == (8_000, 0, 56_000)
    for nothing in (player.tick(T0), player.pause(T0), player.resume(T0), player.next(T0), player.stop(T0)):
        assert nothing == Change(player)


def test_a_session_from_beginning_to_end() -> None:
    """Phases follow each other at their deadlines; reps at one's own pace wait for a key."""
    begun = Player(HOLDS).start(T0)
    assert told(begun) == [("started", 0, 0)]
    ran = run(begun.player, T0, T0 + 60_000)
    assert told(ran) == [
        *[("done", 0, 8_000), ("started", 1, 8_000)],
        *[("done", 1, 18_000), ("started", 2, 18_000)],
        *[("done", 2, 23_000), ("started", 3, 23_000)],
        *[("done", 3, 33_000), ("started", 4, 33_000)],
        *[("done", 4, 39_000), ("started", 5, 39_000)],
        *[("done", 5, 47_000), ("started", 6, 47_000)],
    ]
    waiting = ran.player
    assert (waiting.status, waiting.outcomes) == ("running", "dddddd.")
    assert (waiting.left_ms(T0 + 60_000), waiting.seconds_left(T0 + 60_000)) == (None, None)
    assert waiting.elapsed_ms(T0 + 60_000) == 13_000
    ended = waiting.next(T0 + 61_000)
    assert told(ended) == [("done", 6, 61_000), ("finished", 6, 61_000)]
    over = ended.player
    assert (over.status, over.phase, over.outcomes, over.index) == ("finished", None, "ddddddd", 7)
    assert (over.left_ms(T0), over.total_left_ms(T0), over.elapsed_ms(T0)) == (0, 0, 0)


def test_a_session_without_phases_is_finished_at_once() -> None:
    """There is nothing to wait for."""
    begun = Player(Timeline()).start(T0)
    assert (begun.player.status, told(begun), heard(begun)) == (
        "finished",
        [("finished", 0, 0)],
        [("finish", 0)],
    )


@pytest.mark.parametrize("end", ["finished", "stopped"])
def test_nothing_happens_after_the_end(end: str) -> None:
    """A late key or tick changes nothing and reports nothing."""
    player = started(timeline(Dose(hold=1)), 1_000) if end == "finished" else started(HOLDS).stop(T0).player
    assert player.status == end
    later = T0 + 5_000
    for change in (
        *(player.start(later), player.tick(later), player.pause(later), player.resume(later)),
        *(player.next(later), player.skip(later), player.skip_step(later), player.previous(later)),
        *(player.jump(later, 0), player.restart_step(later), player.add_set(later, 5)),
        *(player.restart_phase(later), player.extend(later, 1_000), player.stop(later)),
    ):
        assert change == Change(player)


def test_a_phase_begins_where_the_last_one_ended() -> None:
    """Late looks add no drift: the next deadline counts from the deadline before, not from the look."""
    short = timeline(Dose(hold=1, reps=4, relax=0))
    late = started(short).tick(T0 + 1_900)
    assert told(late) == [("done", 0, 1_000), ("started", 1, 1_000)]
    assert late.player.left_ms(T0 + 1_900) == 100
    later = late.player.tick(T0 + 3_500)
    assert [event.kind for event in later.events] == ["done", "started"] * 2
    assert later.player.deadline == T0 + 4_000


def test_a_gap_pauses_at_the_last_moment_seen() -> None:
    """A closed lid, a stopped process or a stalled loop: nothing races on, and it is said."""
    seen = started(HOLDS, 3_200)
    assert seen.tick(T0 + 3_200 + GAP_MS).player.status == "running"
    gap = seen.tick(T0 + 3_201 + GAP_MS)
    assert gap.events == (
        Event("gap", 0, T0 + 3_200, GAP_MS + 1),
        Event("paused", 0, T0 + 3_200),
    )
    assert gap.cues == ()
    assert (gap.player.status, gap.player.left_ms(T0 + 99_999)) == ("paused", 4_800)


def test_a_look_between_ticks_shows_no_time_beyond_the_gap() -> None:
    """What a signal handler writes while the loop is stalled is what the next tick will find."""
    seen = started(HOLDS, 3_200)
    assert seen.left_ms(T0 + 4_000) == 4_000
    assert seen.left_ms(T0 + 60_000) == 4_800
    assert seen.left_ms(T0 + 1_000) == 4_800


def test_a_key_after_a_gap_finds_the_session_paused() -> None:
    """The gap is told first, and the key acts on the paused session."""
    gap = started(HOLDS, 3_200).next(T0 + 30_000)
    assert [event.kind for event in gap.events] == ["gap", "paused", "skipped", "started"]
    assert (gap.player.status, gap.player.index, gap.player.left_ms(T0 + 30_000)) == ("paused", 1, 10_000)


def test_the_time_away_can_be_counted() -> None:
    """A person who went on exercising loses nothing; old cues are not given all at once."""
    gap = started(HOLDS, 7_000).tick(T0 + 22_000)
    counted = gap.player.resume(T0 + 24_000, away_ms=17_000)
    assert told(counted) == [
        *[("resumed", 0, 7_000), ("done", 0, 8_000), ("started", 1, 8_000), ("done", 1, 18_000)],
        *[("started", 2, 18_000), ("done", 2, 23_000), ("started", 3, 23_000)],
    ]
    assert heard(counted) == [("one", 22_000), ("work", 23_000)]
    assert counted.player.left_ms(T0 + 24_000) == 9_000


def test_a_key_after_a_gap_leaves_nothing_to_count() -> None:
    """The time away was not spent in the phase that the person went to afterwards."""
    moved = started(HOLDS, 3_200).tick(T0 + 30_000).player.next(T0 + 31_000).player
    assert moved.resume(T0 + 31_000, away_ms=26_800).player.left_ms(T0 + 31_000) == 10_000


def test_no_more_is_counted_than_the_time_since_the_pause() -> None:
    """A larger figure is a mistake of the caller's."""
    paused = started(HOLDS, 3_000).pause(T0 + 3_000).player
    assert paused.resume(T0 + 4_000, away_ms=60_000).player.left_ms(T0 + 4_000) == 4_000
    assert paused.resume(T0 + 4_000, away_ms=-5).player.left_ms(T0 + 4_000) == 5_000


def test_a_fast_clock_needs_a_wider_gap() -> None:
    """At twenty times the speed two seconds pass in a tenth of one."""
    fast = Player(HOLDS, gap_ms=20 * GAP_MS).start(T0).player
    assert fast.tick(T0 + 40_000).player.index == 5


def test_a_clock_set_back_stands_still() -> None:
    """Time never goes backwards."""
    seen = started(HOLDS, 3_000)
    assert seen.tick(T0 + 1_000).player == seen
    assert seen.pause(T0 + 1_000).player.left_ms(T0) == 5_000
    assert seen.pause(T0 + 3_000).player.resume(T0).player.since == T0 + 3_000


def test_pause_keeps_the_exact_remainder() -> None:
    """To the millisecond, however long it lasts, and the keys are heard once."""
    paused = started(HOLDS, 3_210).pause(T0 + 3_217)
    assert told(paused) == [("paused", 0, 3_217)]
    assert paused.player.pause(T0 + 3_300) == Change(paused.player)
    assert (paused.player.left_ms(T0 + 90_000), paused.player.seconds_left(T0)) == (4_783, 5)
    resumed = paused.player.resume(T0 + 90_000)
    assert told(resumed) == [("resumed", 0, 90_000)]
    assert resumed.player.deadline == T0 + 94_783
    assert resumed.player.resume(T0 + 90_001) == Change(resumed.player)


def test_pausing_does_not_count_the_time_of_own_pace_reps() -> None:
    """The time spent on them shows without the pause, and counts against the estimate."""
    own = started(timeline(Dose(reps=4), Dose(hold=10)), 2_000)
    assert own.total_left_ms(T0 + 2_000) == 10_000 + 10_000
    back = own.pause(T0 + 2_000).player.resume(T0 + 60_000).player
    assert back.elapsed_ms(T0 + 61_000) == 3_000
    assert run(back, T0 + 60_000, T0 + 80_000).player.total_left_ms(T0 + 80_000) == 10_000


def test_count_down_shows_the_ceiling() -> None:
    """25 stands for the whole first second, and 0 is never shown while there is time left."""
    player = started(timeline(Dose(hold=25)))
    shown = [player.seconds_left(T0 + ms) for ms in (0, 1, 999, 1_000, 1_001)]
    assert shown == [25, 25, 25, 24, 24]
    assert started(timeline(Dose(hold=25)), 24_500).seconds_left(T0 + 24_999) == 1


def test_next_skips_what_is_timed_and_ends_own_pace_reps() -> None:
    """Only the person knows when reps at their own pace are done; a hold cut short was not held."""
    both = timeline(Dose(hold=10), Dose(reps=3), Dose(hold=10))
    first = started(both).next(T0 + 500)
    assert told(first) == [("skipped", 0, 500), ("started", 1, 500)]
    second = first.player.next(T0 + 900)
    assert told(second) == [("done", 1, 900), ("started", 2, 900)]
    assert (second.player.outcomes, second.player.deadline) == ("sd.", T0 + 10_900)


def test_moving_while_paused_stays_paused() -> None:
    """The next phase waits with its full time, and nothing sounds."""
    paused = started(HOLDS, 3_000).pause(T0 + 3_000).player
    onward = paused.next(T0 + 9_000)
    assert told(onward) == [("skipped", 0, 9_000), ("started", 1, 9_000)]
    assert onward.cues == ()
    assert (onward.player.status, onward.player.left_ms(T0 + 20_000)) == ("paused", 10_000)
    back = onward.player.previous(T0 + 30_000).player
    assert (back.status, back.index, back.left_ms(T0), back.settled) == ("paused", 0, 8_000, "." * 7)
    assert back.resume(T0 + 40_000).player.deadline == T0 + 48_000


def test_skipping_the_last_phase_while_paused_finishes() -> None:
    """There is no next phase to wait at."""
    last = started(timeline(Dose(hold=10))).pause(T0).player.next(T0 + 10)
    assert (last.player.status, told(last)) == ("finished", [("skipped", 0, 10), ("finished", 0, 10)])


def test_skip_step_skips_what_remains_of_the_step() -> None:
    """With the rest after it; what was done stays done."""
    skipped = started(HOLDS, 20_000).skip_step(T0 + 20_000)
    assert told(skipped) == [*[("skipped", i, 20_000) for i in (2, 3, 4)], ("started", 5, 20_000)]
    assert skipped.player.outcomes == "ddsss.."
    ended = skipped.player.skip_step(T0 + 20_001)
    assert (ended.player.status, ended.player.outcomes) == ("finished", "ddsssss")


def test_skip_step_is_for_this_round() -> None:
    """The step comes back in the next one."""
    rounds = timeline(Dose(hold=5), groups={"all": Group(rounds=2)})
    assert started(rounds).skip_step(T0).player.outcomes == "s."


def test_previous_makes_a_phase_not_done_again() -> None:
    """Back one phase at its beginning, which is not done meanwhile; from the first to its own beginning."""
    player = started(HOLDS, 20_000)
    back = player.previous(T0 + 20_000)
    assert told(back) == [("started", 1, 20_000)]
    assert (back.player.settled, back.player.deadline) == ("d......", T0 + 30_000)
    first = back.player.previous(T0 + 20_500).player.previous(T0 + 21_000).player
    assert (first.index, first.settled, first.deadline) == (0, ".d.....", T0 + 29_000)


def test_a_phase_can_be_begun_again() -> None:
    """With its full time, also when time was added."""
    player = started(HOLDS, 3_000).extend(T0 + 3_000, 10_000).player
    again = player.restart_phase(T0 + 4_000)
    assert told(again) == [("started", 0, 4_000)]
    assert again.player.left_ms(T0 + 4_000) == 8_000


@pytest.mark.parametrize(
    ("ms", "left", "added"),
    [
        (10_000, 15_000, 10_000),
        (-3_000, 2_000, -3_000),
        (-10_000, 1_000, -4_000),
        (10**12, 86_400_000, 86_395_000),
    ],
)
def test_time_can_be_added_and_taken_away(ms: int, left: int, added: int) -> None:
    """At least a second stays, and at most a day."""
    for player in (started(HOLDS, 3_000), started(HOLDS, 3_000).pause(T0 + 3_000).player):
        longer = player.extend(T0 + 3_000, ms)
        assert longer.player.left_ms(T0 + 3_000) == left
        assert longer.events == (Event("extended", 0, T0 + 3_000, added),)
        assert longer.player.elapsed_ms(T0 + 3_000) == 3_000


def test_taking_time_away_never_adds_any() -> None:
    """In the last second nothing is left to take; reps at one's own pace have no time."""
    assert started(HOLDS, 7_500).extend(T0 + 7_500, -10_000).events == ()
    own = started(timeline(Dose(reps=3)))
    assert own.extend(T0, 10_000) == Change(own)


def test_stopping_keeps_what_was_done() -> None:
    """The phase in which it stopped is not done, and neither are those after it."""
    ended = started(HOLDS, 20_000).stop(T0 + 20_100)
    assert told(ended) == [("stopped", 2, 20_100)]
    assert (ended.player.status, ended.player.outcomes, ended.player.left_ms(T0)) == (
        "stopped",
        "dd.....",
        2_900,
    )
