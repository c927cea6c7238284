"""The bridge between the player and the log, and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import running
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import Player
from planner.model.routine import Group, Routine, Step
from planner.model.session import Session
from planner.model.timeline import Timeline, compile_routine

WALL = datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1)))
SESSION = Session("", "running", "own", "Own", WALL)
LIBRARY = {
    "stretch": Exercise("stretch", "Stretch", "stretch", "supine"),
    "squat": Exercise("squat", "Squat", "strength", "standing"),
}


def timeline(*doses: tuple[str, Dose]) -> Timeline:
    """The phases of a routine with these steps."""
    return compile_routine(Routine("own", "Own", tuple(Step(name, dose) for name, dose in doses)), LIBRARY)


BOTH = timeline(("stretch", Dose(reps=2, hold=20, sides="each")), ("squat", Dose(reps=8)))


def lived(phases: Timeline, ms: int) -> tuple[Player, int]:
    """A player that has run so many milliseconds, looked at every half second, and the instant it is then."""
    player, now = Player(phases).start(0).player, 0
    while now < ms:
        now = min(now + 500, ms)
        player = player.tick(now).player
    return player, now


@given(st.integers(0, 100_000), st.integers(0, 1999))
@settings(max_examples=80, deadline=None)
def test_what_was_journalled_is_what_goes_on(ms: int, later: int) -> None:
    """From any moment, the log leads back to the same phase with the same time left, paused."""
    player, now = lived(BOTH, ms)
    told = running.snapshot(SESSION, player, now, WALL)
    again = running.resume(told, BOTH)
    assert again.status == "paused"
    assert (again.index, again.left_ms(later), again.outcomes) == (
        player.index,
        player.left_ms(now),
        player.outcomes,
    )


def test_finished_only_when_the_player_is() -> None:
    """Until the very last phase is over the log says running; then finished, with its end."""
    player, now = lived(BOTH, 200_000)
    assert player.phase is not None
    told = running.snapshot(SESSION, player, now, WALL)
    assert (told.status, told.ended) == ("running", None)
    done = player.next(now).player
    told = running.snapshot(told, done, now, WALL)
    assert (told.status, told.ended, told.running) == ("finished", WALL, None)


def test_stopped_names_step_and_reason() -> None:
    """A session that is stopped says in which step, and is not running any more."""
    player, now = lived(BOTH, 200_000)
    told = running.stop(SESSION, player.stop(now).player, "leg", WALL)
    assert told.status == "stopped"
    assert told.running is None
    assert told.stopped is not None
    assert (told.stopped.step, told.stopped.reason) == (2, "leg")


@pytest.mark.parametrize(("phases", "step"), [(BOTH, 2), (None, 1)])
def test_an_interrupted_session_ends_when_it_was_last_seen(phases: Timeline | None, step: int) -> None:
    """It counts what was done; without the routine the step is the last that the log names."""
    player, now = lived(BOTH, 200_000)
    seen = WALL + timedelta(minutes=3)
    told = running.interrupted(running.snapshot(SESSION, player, now, seen), "time", phases)
    assert told.status == "stopped"
    assert told.ended == seen
    assert told.stopped is not None
    assert told.stopped.step == step
    assert [row.reps for row in told.done] == [2, 2]


@pytest.mark.parametrize("speed", [1, 10])
def test_pauses_and_time_away_do_not_count(speed: int) -> None:
    """40 s before a pause, a day away, 10 s after it; a phase that was begun again counts both times."""
    asked = replace(SESSION, speed=speed)
    player, now = lived(BOTH, 40_000)
    told = running.snapshot(asked, player.pause(now).player, now + 600_000, WALL)
    assert told.active == 40 // speed
    again = running.resume(told, BOTH).resume(1_000_000).player.restart_phase(1_000_000).player
    for at in range(1_000_500, 1_010_001, 500):
        again = again.tick(at).player
    late = WALL + timedelta(days=1)
    ended = running.stop(told, again.stop(1_010_000).player, "time", late)
    assert (ended.active, ended.seconds) == (50 // speed, 50 // speed)


def test_a_log_without_the_time_spent_goes_on_from_when_it_was_last_seen() -> None:
    """An older log tells only when it began and was last written; the time away counts in it neither."""
    player, now = lived(BOTH, 40_000)
    seen = WALL + timedelta(seconds=70)
    old = replace(running.snapshot(SESSION, player, now, seen), active=None)
    again = running.resume(old, BOTH)
    assert running.snapshot(old, again, 0, WALL + timedelta(days=1)).active == 70


def test_the_time_spent_is_never_more_than_a_log_may_tell() -> None:
    """Reps at one's own pace, left open for two days in front of a running clock."""
    endless = replace(Player(BOTH), lived=2 * 86_400_000)
    assert running.snapshot(SESSION, endless, 0, WALL).active == 86_400


def test_a_changed_routine_does_not_go_on() -> None:
    """A log that does not fit the routine any more is refused with a sentence."""
    player, now = lived(BOTH, 15_000)
    told = running.snapshot(SESSION, player, now, WALL)
    with pytest.raises(ValueError, match="phases"):
        running.resume(told, timeline(("squat", Dose(reps=1))))
    with pytest.raises(ValueError, match="where the session was left"):
        running.resume(SESSION, BOTH)


@given(st.integers(0, 120_000))
@settings(max_examples=150, deadline=None)
def test_the_next_look_is_never_late_and_never_idle(ms: int) -> None:
    """Nothing changes before the next look, and something does at it: a second, a cue, or a phase."""
    player, now = lived(BOTH, ms)
    ahead = running.next_look(player, now)
    assert ahead is not None
    assert 0 < ahead <= 1000
    if ahead > 1:
        just_before = player.tick(now + ahead - 1)
        assert not just_before.events
        assert not just_before.cues
        assert just_before.player.seconds_left(now + ahead - 1) == player.seconds_left(now)
    at = player.tick(now + ahead)
    if player.left_ms(now) is not None:
        changed = at.player.seconds_left(now + ahead) != player.seconds_left(now)
        assert changed or at.events or at.cues


def test_nothing_is_looked_at_while_time_stands_still() -> None:
    """Before the start, paused and after the end there is no next look."""
    player, now = lived(BOTH, 15_000)
    assert running.next_look(Player(BOTH), 0) is None
    assert running.next_look(player.pause(now).player, now) is None
    assert running.next_look(player.stop(now).player, now) is None


def test_a_set_that_was_added_is_there_after_a_crash() -> None:
    """In the timeline, in what is left, and in the step that an end names; not in a routine that changed."""
    player, now = lived(BOTH, 50_000)
    more = player.add_set(now, 7).player
    told = running.snapshot(SESSION, more, now, WALL)
    again = running.resume(told, BOTH)
    assert (again.timeline, again.added) == (more.timeline, more.added)
    assert again.total_left_ms(0) == more.total_left_ms(now)
    at_the_end = running.snapshot(SESSION, more.jump(now, len(more.timeline) - 1).player, now, WALL)
    stopped = running.interrupted(at_the_end, "time", BOTH).stopped
    assert stopped is not None
    assert stopped.step == 2
    with pytest.raises(ValueError, match="a set added to step 1, which the routine no longer has"):
        running.resume(told, Timeline(()))


def test_what_is_left_out_is_told_with_its_reason_until_it_is_done_after_all() -> None:
    """Once for a step and round, with the last reason given; once it is done after all the reason goes."""
    player, now = lived(BOTH, 15_000)
    told = running.leave_out(SESSION, player, "time")
    told = running.leave_out(told, player, "leg")
    assert [(one.step, one.exercise, one.reason, one.round) for one in told.left_out] == [
        (1, "stretch", "leg", 1)
    ]
    skipped = player.skip_step(now).player
    assert running.snapshot(told, skipped, now, WALL).left_out == told.left_out
    assert running.snapshot(told, lived(BOTH, 120_000)[0], 120_000, WALL).left_out == ()


def test_after_the_end_nothing_can_be_left_out() -> None:
    """There is no exercise any more that could be."""
    player, now = lived(BOTH, 200_000)
    ended = player.next(now).player
    assert ended.phase is None
    assert running.leave_out(SESSION, ended, "pain") == SESSION


def test_a_phase_that_is_over_is_looked_at_at_once() -> None:
    """When a look came late."""
    player, _ = lived(BOTH, 29_500)
    assert [running.next_look(player, now) for now in (29_500, 30_000, 30_100)] == [500, 0, 0]


def test_a_session_that_is_stopped_at_its_very_end_names_the_last_step() -> None:
    """And leaves nothing to go on from."""
    player, now = lived(BOTH, 200_000)
    journal = running.snapshot(SESSION, player, now, WALL)
    told = running.stop(journal, player.next(now).player, "time", WALL)
    assert told.stopped is not None
    assert (told.stopped.step, told.running) == (2, None)


def test_an_end_before_the_beginning_is_told_by_the_time_that_it_took() -> None:
    """The clock on the wall was set back meanwhile."""
    player, now = lived(BOTH, 40_000)
    early = WALL - timedelta(hours=1)
    assert running.stop(SESSION, player.stop(now).player, "time", early).ended == WALL + timedelta(seconds=40)
    at_once = running.stop(SESSION, Player(BOTH).start(0).player, "time", early)
    assert (at_once.ended, at_once.active) == (WALL, 0)
    done = lived(BOTH, 200_000)[0].next(200_000).player
    assert running.snapshot(SESSION, done, 200_000, early).ended == WALL + timedelta(seconds=200)


def test_an_interrupted_session_that_was_never_journalled_ended_as_it_began() -> None:
    """Nothing is known of it but its first step, and the reason that the person gives."""
    told = running.interrupted(SESSION, "leg", BOTH)
    assert (told.status, told.ended, told.running) == ("stopped", WALL, None)
    assert told.stopped is not None
    assert (told.stopped.step, told.stopped.reason) == (1, "leg")
    player, now = lived(BOTH, 40_000)
    journal = running.snapshot(SESSION, player, now, WALL - timedelta(hours=1))
    assert running.interrupted(journal, "time", BOTH).ended == WALL
    assert running.interrupted(journal, "time", BOTH).running is None


def test_what_goes_on_keeps_the_gap_that_pauses_it() -> None:
    """So many milliseconds without a look, and the player stands where it was last seen."""
    player, now = lived(BOTH, 40_000)
    journal = running.snapshot(SESSION, player, now, WALL)
    again = running.resume(journal, BOTH, gap_ms=900_000).resume(0).player
    assert again.tick(800).player.status == "running"
    assert again.gap_ms == 900_000


@pytest.mark.parametrize(("into", "ahead"), [(0, 1_000), (1, 999), (250, 750), (1_000, 1_000), (1_500, 500)])
def test_at_ones_own_pace_the_next_look_is_at_the_next_second(into: int, ahead: int) -> None:
    """Nothing else changes until a key is pressed."""
    player = Player(timeline(("squat", Dose(reps=8)))).start(0).player.next(0).player
    assert player.phase is not None
    assert player.phase.own_pace
    assert running.next_look(player, into) == ahead


def test_a_cue_between_two_seconds_is_not_waited_for_too_long() -> None:
    """The middle of a hold of 25 seconds is at twelve and a half."""
    player = Player(timeline(("stretch", Dose(hold=25)))).start(0).player.next(0).player
    for now in range(0, 12_001, 500):
        player = player.tick(now).player
    assert player.phase is not None
    assert player.phase.hold
    assert [running.next_look(player, now) for now in (12_000, 12_200, 12_500, 12_999)] == [500, 300, 500, 1]


def test_the_last_step_is_named_also_when_a_rest_comes_last() -> None:
    """Of three steps the third; and what is left out in a second round says so."""
    three = timeline(*(("stretch", Dose(hold=5)) for _ in range(3)))
    ended = Player(three).start(0).player.jump(0, len(three) - 1).player.next(0).player
    told = running.stop(SESSION, ended, "time", WALL)
    assert told.stopped is not None
    assert told.stopped.step == 3
    steps = (Step("stretch", Dose(hold=5), group="all"),)
    rounds = compile_routine(Routine("own", "Own", steps, groups={"all": Group(2)}), LIBRARY)
    second = Player(rounds).start(0).player.jump(0, len(rounds) - 1).player
    assert [one.round for one in running.leave_out(SESSION, second, "time").left_out] == [2]


def test_a_reason_stays_with_a_set_that_is_still_left_out() -> None:
    """In the log, phase by phase, until the end."""
    player, now = lived(BOTH, 15_000)
    told = running.leave_out(SESSION, player, "leg")
    skipped = player.skip_step(now).player
    ended = running.stop(told, skipped.stop(now).player, "time", WALL)
    assert [one.reason for one in ended.left_out] == ["leg"]


def test_a_rest_that_was_cut_short_is_no_exercise_left_out() -> None:
    """What was done after all stays done, however its rests were."""
    begun, _ = lived(BOTH, 15_000)
    told = running.leave_out(SESSION, begun, "leg")
    player, now = lived(BOTH, 120_000)
    phases = zip(BOTH.phases, player.outcomes, strict=True)
    short = "".join("s" if phase.step == 1 and phase.kind != "work" else one for phase, one in phases)
    assert "s" in short
    assert running.snapshot(told, replace(player, outcomes=short), now, WALL).left_out == ()
