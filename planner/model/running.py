"""A session while it runs: the player's state as what the log says, and back again.

The log file of a running session is all that a crash leaves, so what is written here must be enough to
go on in the same phase with the same time left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from planner.model.added_set import with_set
from planner.model.cues import marks
from planner.model.done_sets import done_sets
from planner.model.player import GAP_MS, SKIPPED, Player
from planner.model.session import AddedSet, LeftOut, Reason, Running, Session, Stopped
from planner.model.timeline import Timeline
from planner.model.units import MAX_SECONDS

SECOND_MS = 1_000

WRITE_EVERY_MS = 4_000
"""A phase that lasts is written into the log this often: with a look a second, it is never 5 s behind."""


def snapshot(session: Session, player: Player, now: int, wall: datetime) -> Session:
    """The session as it stands at the player's instant `now`, which is `wall` on the clock on the wall.

    Finished only when the player is; one that was stopped needs its reason: see `stop`.
    """
    told = _told(session, player, now)
    if player.status == "finished":
        return replace(told, status="finished", ended=_ended(told, wall), running=None)
    spent = min(player.elapsed_ms(now), MAX_SECONDS * SECOND_MS)
    left = player.left_ms(now)
    running = Running(player.index, left, player.outcomes, wall, spent, player.added)
    return replace(told, status="running", running=running)


def stop(session: Session, player: Player, reason: Reason, wall: datetime) -> Session:
    """The session as it was ended early, in the phase that the player is in."""
    phase = player.phase or player.timeline.phases[-1]
    told = _told(session, player, player.seen)
    return replace(
        told,
        status="stopped",
        ended=_ended(told, wall),
        running=None,
        stopped=Stopped(phase.step, reason),
    )


def _ended(told: Session, wall: datetime) -> datetime:
    """When it ended: now, or by the time that it took where the clock on the wall was set back meanwhile."""
    return wall if wall >= told.started else told.started + timedelta(seconds=told.active or 0)


def leave_out(session: Session, player: Player, reason: Reason) -> Session:
    """The session with the reason for which the player's exercise is about to be left out in this round."""
    phase = player.phase
    if phase is None:
        return session
    left = LeftOut(phase.step, phase.exercise, reason, phase.round)
    others = (one for one in session.left_out if (one.step, one.round) != (left.step, left.round))
    return replace(session, left_out=(*others, left))


def _told(session: Session, player: Player, now: int) -> Session:
    """The session with what was done, what was left out, and the time that it took by now.

    A reason for leaving something out goes when it is done after all.
    """
    skipped = {
        (phase.step, phase.round)
        for phase, outcome in zip(player.timeline.phases, player.settled, strict=True)
        if phase.kind == "work" and outcome == SKIPPED
    }
    return replace(
        session,
        done=done_sets(player.timeline, player.settled),
        left_out=tuple(one for one in session.left_out if (one.step, one.round) in skipped),
        active=_active(session, player, now),
    )


def lengthened(timeline: Timeline, added: Iterable[AddedSet]) -> Timeline:
    """The timeline with the sets that a log tells of; ValueError when it no longer has their steps."""
    for one in added:
        timeline = with_set(timeline, one).timeline
    return timeline


def interrupted(session: Session, reason: Reason, timeline: Timeline | None) -> Session:
    """A session that was left running, ended when it was last seen, with what was done by then.

    Without a timeline, or with one that has changed since, the step is the last one that the log names.
    """
    last = max((row.step for row in session.done), default=1)
    left = session.running
    if timeline is not None and left is not None:
        try:
            player = resume(session, timeline)
        except ValueError:
            pass  # the routine was changed: the log is all there is
        else:
            last = player.timeline.phases[left.phase].step
    ended = max(left.written, session.started) if left is not None else session.started
    return replace(session, status="stopped", ended=ended, running=None, stopped=Stopped(last, reason))


def resume(session: Session, timeline: Timeline, gap_ms: int = GAP_MS) -> Player:
    """A paused player where the session was left.

    Raises ValueError with a plain sentence when the routine no longer fits what the log tells.
    """
    left = session.running
    if left is None:
        raise ValueError("the log does not say where the session was left")
    player = Player.at(lengthened(timeline, left.added), left, gap_ms)
    seconds = session.active
    if seconds is None:  # a log that does not tell it: all the time until it was last seen
        seconds = max(0, round((left.written - session.started).total_seconds()))
    # What was lived through of this phase is in `spent` again, so it is not counted twice.
    lived = seconds * SECOND_MS * session.speed - player.spent
    return replace(player, lived=lived)


def _active(session: Session, player: Player, now: int) -> int:
    """Seconds on the clock on the wall really spent in the session; as many as a log may tell at most."""
    return min(MAX_SECONDS, max(0, round(player.lived_ms(now) / (SECOND_MS * session.speed))))


def next_look(player: Player, now: int) -> int | None:
    """Milliseconds until something is to be shown or heard; None while time does not run.

    That is when the count-down shows another second, at the next cue, and at the end of the phase; at
    one's own pace, when another second of the estimate has passed.
    """
    phase = player.phase
    if player.status != "running" or phase is None:
        return None
    left = player.left_ms(now)
    if left is None:
        return SECOND_MS - player.elapsed_ms(now) % SECOND_MS
    if left <= 0:
        return 0
    ahead = [at for at, _ in marks(phase) if at < left]
    return left - max(((left - 1) // SECOND_MS) * SECOND_MS, *ahead, 0)
