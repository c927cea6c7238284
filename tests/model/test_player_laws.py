"""What holds for every session, whatever the routine, the keys and the instants of looking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from planner.model import running
from planner.model.cues import DueCue, marks
from planner.model.done_sets import done_sets
from planner.model.player import GAP_MS, Change, Event, Player
from planner.model.session import Session
from planner.model.timeline import Timeline
from tests.model.naive_session import NaiveSession
from tests.model.strategies import timelines, timelines_with_phases

T0 = 500_000
SESSION = Session("", "running", "any", "Any", datetime(2026, 11, 22, 7, 0, tzinfo=UTC))
KEYS: dict[str, Callable[[Player, int], Change]] = {
    "tick": Player.tick,
    "pause": Player.pause,
    "resume": Player.resume,
    "count": lambda player, now: player.resume(now, away_ms=4_000),
    "next": Player.next,
    "left out": Player.skip,
    "restart step": Player.restart_step,
    "whole": lambda player, now: player.go_on(now, whole_hold=True),
    "first": lambda player, now: player.jump(now, 0),
    "far": lambda player, now: player.jump(now, player.index + 5),
    "set": lambda player, now: player.add_set(now, 3),
    "set at once": lambda player, now: player.add_set(now, 0),
    "skip": Player.skip_step,
    "previous": Player.previous,
    "restart": Player.restart_phase,
    "longer": lambda player, now: player.extend(now, 10_000),
    "shorter": lambda player, now: player.extend(now, -10_000),
}

gaps = st.integers(0, 1_500) | st.integers(0, 6_000)
presses = st.lists(st.tuples(st.sampled_from(sorted(KEYS)), gaps), max_size=40)
Presses = list[tuple[str, int]]


def press(player: Player, key: str, now: int) -> Change:
    """What a key does."""
    return KEYS[key](player, now)


def pressed(timeline: Timeline, keys: Presses) -> list[tuple[int, Change]]:
    """The changes of a session in which the keys are pressed, each so long after the one before."""
    now, player = T0, Player(timeline)
    changes = [(now, player.start(now))]
    for key, wait in keys:
        now += wait
        changes.append((now, press(changes[-1][1].player, key, now)))
    return changes


def polled(player: Player, since: int, until: int, instants: list[int]) -> Change:
    """Look at those instants and at least every two seconds, as every caller must."""
    change = Change(player)
    for now in sorted({*range(since, until, GAP_MS), *(i for i in instants if since <= i < until), until}):
        change = change.then(partial(Player.tick, now=now))
    return change


@given(timelines, presses)
def test_time_never_goes_backwards(timeline: Timeline, keys: Presses) -> None:
    """Events and cues come in order of time, and no cue comes before or long after its time."""
    changes = pressed(timeline, keys)
    events = [event.at for _, change in changes for event in change.events]
    cues = [(now, due.at) for now, change in changes for due in change.cues]
    assert events == sorted(events)
    assert [at for _, at in cues] == sorted(at for _, at in cues)
    assert all(0 <= now - at <= GAP_MS for now, at in cues)
    seen = [change.player.seen for _, change in changes]
    assert seen == sorted(seen)


@given(timelines, presses)
def test_done_skipped_and_left_make_up_the_timeline(timeline: Timeline, keys: Presses) -> None:
    """Every phase has one outcome, those before the current one are settled, and the events tell the same."""
    told = ["."] * len(timeline)
    for now, change in pressed(timeline, keys):
        player = change.player
        for event in change.events:
            if event.kind in ("done", "skipped"):
                told[event.index] = event.kind[0]
            elif event.kind == "added":
                told[event.index : event.index] = "." * (len(player.timeline) - len(told))
        assert "".join(told) == player.outcomes
        assert "." not in player.outcomes[: player.index]
        counts = [player.settled.count(letter) for letter in "ds."]
        assert sum(counts) == len(player.timeline)
        assert (player.status == "finished") == (player.index == len(player.timeline))
        left = player.left_ms(now)
        assert left is None or left >= 0
        assert player.total_left_ms(now) >= 0


@given(timelines, presses)
def test_a_skipped_phase_is_never_done(timeline: Timeline, keys: Presses) -> None:
    """The sets in the log add up to the reps of the phases that came to their end, and to no more."""
    changes = [change for _, change in pressed(timeline, keys)]
    player = changes[-1].player
    sets = done_sets(player.timeline, player.settled)
    pairs = list(zip(player.timeline.phases, player.settled, strict=True))
    assert sum(done.reps for done in sets) == sum(phase.count for phase, outcome in pairs if outcome == "d")
    assert all(done.skipped == (done.reps == 0) for done in sets)
    ended = sum(event.kind == "done" for change in changes for event in change.events)
    assert player.outcomes.count("d") <= ended


@given(timelines, presses, st.lists(st.integers(0, 60_000), max_size=30), st.lists(st.integers(0, 60_000)))
def test_the_instants_of_looking_change_nothing(
    timeline: Timeline, keys: Presses, some: list[int], others: list[int]
) -> None:
    """Two people who look at different moments see the same session, the same events and the same cues."""

    def lived(instants: list[int]) -> Change:
        now, change = T0, Player(timeline).start(T0)
        looks = [T0 + i for i in instants]
        for key, wait in keys:
            change = change.then(partial(polled, since=now, until=now + wait, instants=looks))
            now += wait
            change = change.then(partial(press, key=key, now=now))
        return change

    assert lived(some) == lived(others)


@given(timelines_with_phases, presses, st.integers(0, GAP_MS), st.integers(0, 10**7))
def test_a_pause_is_exact(timeline: Timeline, keys: Presses, later: int, length: int) -> None:
    """What was left when it began is left when it ends, to the millisecond."""
    now, change = pressed(timeline, keys)[-1]
    paused = change.player.pause(now + later).player
    if paused.status != "paused":
        return
    left, total = paused.left_ms(now + later), paused.total_left_ms(now + later)
    resumed = paused.resume(now + later + length)
    if left == 0:
        return
    after = now + later + length
    assert (resumed.player.left_ms(after), resumed.player.total_left_ms(after)) == (left, total)
    assert resumed.cues == ()


@given(timelines_with_phases, presses)
def test_next_and_previous_take_each_other_back(timeline: Timeline, keys: Presses) -> None:
    """Either after the other: the same phase, running or paused as before, and nothing done that was not."""
    now, change = pressed(timeline, keys)[-1]
    player = change.player.tick(now).player
    if player.index >= len(player.timeline) - 1:
        return
    back = player.next(now).player.previous(now).player
    assert (back.index, back.settled, back.status) == (player.index, player.settled, player.status)
    if not player.index:
        return
    again = player.previous(now).player.next(now).player
    assert (again.index, again.status) == (player.index, player.status)
    if not player.timeline.phases[player.index - 1].own_pace:  # of those the key says that they are done
        assert again.outcomes == player.outcomes


@given(timelines, st.lists(st.integers(0, 200_000), max_size=40))
def test_every_cue_comes_once_and_at_its_time(timeline: Timeline, instants: list[int]) -> None:
    """Against a list worked out from the timeline alone."""
    timed = timeline.timed()
    ends = [T0 + end * 1000 for end in accumulate(phase.estimate for phase in timed.phases)]
    expected = []
    for index, (phase, end) in enumerate(zip(timed.phases, ends, strict=True)):
        expected += [DueCue(cue, end - left, index) for left, cue in marks(phase)]
        if index + 1 == len(timed):
            expected.append(DueCue("finish", end, index))
            break
        after = timed.phases[index + 1 :]
        here = (phase.round, phase.step)
        more = any(later.kind == "work" for later in after[: timed.next_step(index) - index - 1])
        if phase.kind == "work" and not more:
            expected.append(DueCue("end", end, index + 1))
        same = (after[0].round, after[0].step) == here
        if after[0].kind == "work":
            expected.append(DueCue("work", end, index + 1))
        elif after[0].kind == "switch":
            expected.append(DueCue("switch", end, index + 1))
        elif after[0].kind in ("relax", "rest") and same and more:
            expected.append(DueCue("rest", end, index + 1))
    if not timed.phases:
        expected = [DueCue("finish", T0, 0)]
    elif timed.phases[0].kind == "work":
        expected.insert(0, DueCue("work", T0, 0))
    last = T0 + timed.total * 1000
    ran = Player(timed).start(T0).then(lambda p: polled(p, T0, last, [T0 + i for i in instants]))
    assert list(ran.cues) == expected
    assert ran.player.status == "finished"
    assert ran.events[-1] == Event("finished", max(0, len(timed) - 1), last)


@given(timelines_with_phases, presses, presses)
def test_any_journal_gives_the_state_that_was_written(
    timeline: Timeline, keys: Presses, after: Presses
) -> None:
    """A session that died and one that was paused are the same, now and under every later key."""
    now, change = pressed(timeline, keys)[-1]
    player = change.player.pause(now).player
    if player.status != "paused":
        return
    told = running.snapshot(SESSION, player, now, SESSION.started)
    found = running.resume(told, timeline)
    assert found.timeline == player.timeline
    assert (found.status, found.left_ms(0), found.elapsed_ms(0)) == (
        *("paused", player.left_ms(now)),
        player.elapsed_ms(now),
    )
    one, other = player.resume(now + 10), found.resume(now + 10)
    at = now + 10
    for key, wait in after:
        at += wait
        one, other = press(one.player, key, at), press(other.player, key, at)
        assert (one.events, one.cues) == (other.events, other.cues)
        assert (one.player.index, one.player.outcomes) == (other.player.index, other.player.outcomes)
        assert one.player.left_ms(at) == other.player.left_ms(at)
        assert running.snapshot(told, one.player, at, SESSION.started).done == (
            running.snapshot(told, other.player, at, SESSION.started).done
        )


OPERATIONS: dict[str, Callable[[Player, int], Change]] = {
    "pause": Player.pause,
    "resume": Player.resume,
    "whole": lambda player, now: player.go_on(now, whole_hold=True),
    "next": Player.next,
    "skip": Player.skip,
    "previous": Player.previous,
    "restart": Player.restart_phase,
    "far": lambda player, now: player.jump(now, player.index + 5),
    "first": lambda player, now: player.jump(now, 0),
    "longer": lambda player, now: player.extend(now, 10_000),
    "shorter": lambda player, now: player.extend(now, -10_000),
    "one_more": lambda player, now: player.add_set(now, 3),
}


@given(
    timelines_with_phases,
    st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 24)), max_size=25),
)
def test_it_lives_as_one_who_counts_down_by_hand(timeline: Timeline, keys: list[tuple[str, int]]) -> None:
    """Under any keys: the same phase, the same time left and outcomes, each cue once and at its time."""
    hand = NaiveSession(list(timeline.phases), T0)
    change = Player(timeline).start(T0)
    heard = [(due.cue, due.at) for due in change.cues]
    for key, quarters in keys:
        for _ in range(quarters):
            hand.quarter()
            change = change.player.tick(hand.now)
            heard += [(due.cue, due.at) for due in change.cues]
        hand.press(key)
        change = OPERATIONS[key](change.player, hand.now).then(partial(Player.tick, now=hand.now))
        heard += [(due.cue, due.at) for due in change.cues]
        player = change.player
        assert (player.status == "finished", player.index) == (hand.over, hand.index)
        assert player.outcomes == "".join(hand.letters)
        assert hand.over or player.left_ms(hand.now) == hand.left
        assert heard == hand.heard
