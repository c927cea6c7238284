"""Going about in a session: to another exercise, to the beginning of this one, one set more, and on again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

import pytest

from planner.model.added_set import with_set
from planner.model.done_sets import done_sets
from planner.model.dose import Dose
from planner.model.event import Event
from planner.model.player import Change, Player
from planner.model.routine import Group
from planner.model.session import AddedSet
from planner.model.timeline import Timeline
from planner.model.units import Tempo
from tests.model.playing import HOLDS, T0, run, started, timeline, told

THREE = Timeline(
    timeline(Dose(hold=10), Dose(hold=10, reps=2, relax=5), Dose(hold=10), ready=3, rest=4).phases[1:]
)
"""work 10, rest 4 | ready 3, work 10, relax 5, work 10, rest 4 | ready 3, work 10."""


def kinds(of: Timeline) -> str:
    """The phases by the first letters of their kinds, `r` for ready, `R` for a rest."""
    return "".join("R" if phase.kind == "rest" else phase.kind[0] for phase in of.phases)


def test_jumping_on_skips_what_lies_between() -> None:
    """The exercise begins with its time to get ready; what was not done is skipped, and told."""
    jumped = started(THREE, 2_000).jump(T0 + 2_000, 7)
    assert told(jumped) == [*[("skipped", i, 2_000) for i in range(7)], ("started", 7, 2_000)]
    assert (jumped.player.outcomes, jumped.player.left_ms(T0 + 2_000)) == ("sssssss..", 3_000)
    assert [sets.skipped for sets in done_sets(THREE, jumped.player.settled)] == [True, True]


def test_jumping_back_keeps_what_was_done() -> None:
    """Done is done, also behind the place that one goes back to; it is not done twice, nor undone by it."""
    late = run(started(THREE), T0, T0 + 43_000).player
    assert late.outcomes == "dddddd..."
    back = late.jump(T0 + 43_000, 2)
    assert told(back) == [("started", 2, 43_000)]
    assert (back.player.index, back.player.settled) == (2, "dd.ddd...")
    on = back.player.jump(T0 + 44_000, 7)
    assert told(on) == [("skipped", 6, 44_000), ("started", 7, 44_000)]
    assert on.player.outcomes == "dddddds.."


def test_jumping_to_where_one_is_begins_it_again() -> None:
    """And nowhere is no place to go to."""
    here = started(THREE, 2_000)
    assert told(here.jump(T0 + 2_000, 0)) == [("started", 0, 2_000)]
    for nowhere in (-1, 9):
        assert here.jump(T0 + 2_000, nowhere).events == ()
    paused = here.pause(T0 + 2_000).player.jump(T0 + 9_000, 2).player
    assert (paused.status, paused.index, paused.left_ms(T0 + 99_000)) == ("paused", 2, 3_000)


def test_the_exercise_can_be_begun_again() -> None:
    """From the time to get ready on, in whichever phase of it one is, also in the rest after it."""
    for until in (15_000, 20_000, 30_000, 44_000):
        again = started(THREE, until).restart_step(T0 + until)
        assert told(again) == [("started", 2, until)]
    assert started(THREE, 5_000).restart_step(T0 + 5_000).player.left_ms(T0 + 5_000) == 10_000


def test_a_phase_left_out_by_name_is_skipped_even_if_it_was_done_before() -> None:
    """Next keeps what was done before one went back; leaving out is a statement about it."""
    back = started(THREE, 11_000).previous(T0 + 11_000).player
    assert back.next(T0 + 11_500).player.outcomes[0] == "d"
    assert back.skip(T0 + 11_500).player.outcomes[0] == "s"
    assert back.skip_step(T0 + 11_500).player.outcomes[:2] == "ss"
    assert back.stop(T0 + 11_500).player.settled == "." * 9


def test_a_set_more_comes_after_the_last_one() -> None:
    """With its rest before it, and the rest of the step after it; both sides where the dose has both."""
    sides = timeline(Dose(hold=10, sides="each", sets=2, rest=20), Dose(hold=5), rest=4)
    assert kinds(sides) == "wswRwswRw"
    more = started(sides, 5_000).add_set(T0 + 5_000, 20)
    assert told(more) == [("added", 7, 5_000)]
    longer = more.player.timeline
    assert kinds(longer) == "wswRwswRwswRw"
    assert [phase.set for phase in longer.phases[:12]] == [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    assert {phase.sets for phase in longer.phases[:12]} == {3}
    assert [phase.side for phase in longer.phases[8:11] if phase.kind == "work"] == ["left", "right"]
    assert longer.phases[7].seconds == 20
    assert more.player.outcomes == "." * 13
    assert more.player.left_ms(T0 + 5_000) == 5_000


@pytest.mark.parametrize(
    "dose",
    [
        Dose(hold=10, reps=3, relax=2, rest=20),
        Dose(reps=6, tempo=Tempo(3, 0, 3), rest=20),
        Dose(reps=6, rest=20, sides="each"),
        Dose(hold=1, rest=1),
    ],
)
def test_a_set_more_is_as_if_the_routine_had_asked_for_it(dose: Dose) -> None:
    """Phase by phase, the rest before it too."""
    for sets in (1, 2, 199):
        asked = timeline(replace(dose, sets=sets), ready=4)
        assert dose.rest is not None
        longer = with_set(asked, AddedSet(1, 1, dose.rest)).timeline
        assert longer.phases == timeline(replace(dose, sets=sets + 1), ready=4).phases


@pytest.mark.parametrize(("rest", "left"), [(10, 8_000), (1, 0)])
def test_a_set_more_in_the_rest_after_the_step(rest: int, left: int) -> None:
    """The rest becomes the one before the set, and what was rested of it counts."""
    resting = started(THREE, 12_000)
    more = resting.add_set(T0 + 12_000, rest).player
    assert kinds(more.timeline) == "wRwRrwrwRrw"
    assert (more.index, more.left_ms(T0 + 12_000), more.outcomes) == (1, left, "d" + "." * 10)
    on = run(more, T0 + 12_000, T0 + 12_000 + left).player
    assert (on.index, on.timeline.phases[2].set, on.outcomes[:2]) == (2, 2, "dd")


def test_a_set_more_without_a_rest_begins_at_once() -> None:
    """Where the sets of a dose follow each other, so does the one that was added in the rest after them."""
    more = started(THREE, 12_000).add_set(T0 + 12_000, 0)
    assert told(more) == [("added", 1, 12_000), ("started", 1, 12_000)]
    assert kinds(more.player.timeline) == "wwRrwrwRrw"


def test_a_set_more_is_for_this_round_and_leaves_what_was_done() -> None:
    """Sets of other rounds and steps stay as they are, and so do the outcomes."""
    rounds = timeline(Dose(hold=5), groups={"all": Group(rounds=2, rest=6)})
    assert kinds(rounds) == "wRw"
    second = started(rounds, 12_000).add_set(T0 + 12_000, 2).player
    assert (kinds(second.timeline), second.outcomes) == ("wRwRw", "dd...")
    assert second.added == (AddedSet(1, 2, 2),)
    assert [phase.sets for phase in second.timeline.phases] == [1, 1, 2, 2, 2]


def test_there_is_an_end_to_adding_sets() -> None:
    """As many as a file may ask for, and no more; then nothing changes."""
    full = timeline(Dose(hold=1, sets=200, rest=0))
    player = started(full)
    assert player.add_set(T0, 0) == Change(player)
    with pytest.raises(ValueError, match=r"^a step has at most 200 sets$"):
        with_set(full, AddedSet(1, 1, 0))
    with pytest.raises(ValueError, match="no longer has"):
        with_set(full, AddedSet(2, 1, 0))
    day = timeline(Dose(hold=43_000, sets=2, rest=0))
    with pytest.raises(ValueError, match="more than one session may have"):
        with_set(day, AddedSet(1, 1, 0))


@pytest.mark.parametrize(("whole", "left"), [(False, 6_000), (True, 10_000)])
def test_going_on_after_a_pause_in_a_hold(whole: bool, left: int) -> None:
    """With the time that was left, or the whole hold again where a person wants it so; a rest never again."""
    paused = started(THREE, 4_000).pause(T0 + 4_000).player
    assert paused.go_on(T0 + 9_000, whole_hold=whole).player.left_ms(T0 + 9_000) == left
    resting = started(THREE, 11_000).pause(T0 + 11_000).player
    assert resting.go_on(T0 + 19_000, whole_hold=whole).player.left_ms(T0 + 19_000) == 3_000
    running = started(THREE, 4_000)
    assert running.go_on(T0 + 4_000, whole_hold=whole) == Change(running)


def test_half_an_hour_of_late_looks_ends_on_the_millisecond() -> None:
    """Looks that come up to 0.9 s late leave no drift: every phase begins at its own time."""
    long = timeline(Dose(hold=25, reps=60, relax=5))
    chance, now, change = Random(6), T0, Player(long).start(T0)
    while change.player.status == "running":
        now += chance.randint(1, 900)
        change = change.then(partial(Player.tick, now=now))
    assert change.events[-1] == Event("finished", 118, T0 + 1_795_000)
    begun = [event.at - T0 for event in change.events if event.kind == "started"]
    assert begun == [1000 * long.seconds_before(index) for index in range(119)]


def test_the_session_above_is_the_one_meant() -> None:
    """The stories count on these phases."""
    assert (kinds(THREE), kinds(HOLDS)) == ("wRrwrwRrw", "rwrwRrw")


def test_a_set_more_late_in_a_rest_takes_the_rest_that_there_was() -> None:
    """Of a rest of a second, two were rested: the set begins now, and the clock of the phase is its own."""
    resting = started(THREE, 12_000)
    late = resting.add_set(T0 + 12_000, 1).player
    assert late.left_ms(T0 + 12_000) == 0
    assert late.elapsed_ms(T0 + 12_000) == 2_000
    assert late.extra == 1_000
    soon = resting.add_set(T0 + 12_000, 10).player
    assert soon.extra == 0


def test_a_set_more_at_once_keeps_what_was_done() -> None:
    """Without a rest it begins in the middle of the others, and theirs stay."""
    more = started(THREE, 12_000).add_set(T0 + 12_000, 0).player
    assert more.outcomes == "d" + "." * 9


def test_what_is_left_at_ones_own_pace_is_an_estimate_that_runs_out() -> None:
    """The rest of the estimate of the phase, and all that comes after it; never less than that."""
    player = started(HOLDS).jump(T0, 6).player
    phase = HOLDS.phases[6]
    assert phase.own_pace
    estimate = 1_000 * phase.estimate
    assert player.total_left_ms(T0) == estimate
    on = run(player, T0, T0 + 4_000).player
    assert on.total_left_ms(T0 + 4_000) == estimate - 4_000
    over = run(player, T0, T0 + estimate + 5_000).player
    assert over.total_left_ms(T0 + estimate + 5_000) == 0


def test_a_gap_of_exactly_the_longest_is_none() -> None:
    """A millisecond more, and time stands where it was last seen."""
    player = started(HOLDS, 9_000)
    gap = player.gap_ms
    assert player.left_ms(T0 + 9_000 + gap) == 9_000 - gap
    assert player.left_ms(T0 + 9_000 + gap + 1) == 9_000
