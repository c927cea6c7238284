"""The player: a session in time, as a pure state machine over a timeline.

Time is whole milliseconds of a monotonic clock and comes in as `now`; the player never asks for it. A
phase has a deadline and nothing counts ticks, so the instants at which anyone looks change nothing.
Every operation first does what `tick(now)` does, then its own part. Where an operation makes no sense
(`resume` while running, any after the end), nothing changes and nothing is reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from planner.model.added_set import with_set
from planner.model.cues import DueCue, marks, opening
from planner.model.event import Event as Event
from planner.model.event import EventKind as EventKind
from planner.model.session import AddedSet, Running
from planner.model.timeline import Phase, Timeline
from planner.model.units import MAX_SECONDS

PlayerStatus = Literal["ready", "running", "paused", "finished", "stopped"]
GAP_MS = 2_000
"""A longer time than this between two looks pauses the session; a cue older than this is not given."""
LEAST_LEFT_MS = 1_000
"""Taking time away leaves at least this much of a phase."""
MOST_LEFT_MS = MAX_SECONDS * 1_000

DONE, SKIPPED, LEFT = "d", "s", "."


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation led to: the player afterwards, what happened, and the cues to give now."""

    player: Player
    events: tuple[Event, ...] = ()
    cues: tuple[DueCue, ...] = ()

    def then(self, operation: Callable[[Player], Change]) -> Change:
        """This change followed by another one on its player."""
        after = operation(self.player)
        return Change(after.player, self.events + after.events, self.cues + after.cues)


@dataclass(frozen=True, slots=True)
class Player:
    """A session over a timeline: which phase it is in, since when, and what became of those before.

    `Player(timeline)` is one that has not begun. `gap_ms` is the longest time between two looks that is
    still taken for running; a clock made N times as fast needs N times `GAP_MS`.
    """

    timeline: Timeline
    gap_ms: int = GAP_MS
    status: PlayerStatus = "ready"
    index: int = 0
    """The current phase, from 0; the number of phases when finished."""
    outcomes: str = ""
    """One letter a phase: `d` done, `s` skipped, `.` not done yet. See `settled`."""
    spent: int = 0
    """Milliseconds of this phase lived through up to `since`, or in all while time does not run."""
    extra: int = 0
    """Milliseconds added to this phase, or taken from it."""
    since: int | None = None
    """The instant from which time runs; None while it does not."""
    lived: int = 0
    """Milliseconds lived through before this phase was entered, also in phases that were begun again."""
    seen: int = 0
    """The last instant that counts: of a look while time ran, or of a key that changed the phase."""
    added: tuple[AddedSet, ...] = ()
    """The sets that `timeline` has beyond the routine, in the order in which they were added."""

    def __post_init__(self) -> None:
        if not self.outcomes:
            object.__setattr__(self, "outcomes", LEFT * len(self.timeline))

    @classmethod
    def at(cls, timeline: Timeline, left: Running, gap_ms: int = GAP_MS) -> Player:
        """A paused player in the state that a log file tells; `timeline` has the sets that were added.

        Raises ValueError with a plain sentence when that state does not fit the timeline.
        """
        phase, outcomes, left_ms = left.phase, left.outcomes, left.left_ms
        if len(outcomes) != len(timeline):
            raise ValueError(f"the log tells of {len(outcomes)} phases, the routine now has {len(timeline)}")
        if not 0 <= phase < len(timeline):
            raise ValueError(f"there is no phase {phase}: the routine has {len(timeline)}, counted from 0")
        if LEFT in outcomes[:phase] or set(outcomes) - {DONE, SKIPPED, LEFT}:
            raise ValueError(f"the outcomes do not fit phase {phase}: all before it is done or skipped")
        spent = left.spent_ms or 0
        if not 0 <= spent <= MOST_LEFT_MS:
            raise ValueError(f"{spent} ms is not a time that phase {phase} can have taken")
        seconds = timeline.phases[phase].seconds
        if seconds is None and left_ms is not None:
            raise ValueError(f"phase {phase} is at one's own pace, so it has no time left")
        extra = 0
        if seconds is not None:
            if left_ms is None:
                raise ValueError(f"phase {phase} is timed, so its time left must be said")
            if not 0 <= left_ms <= MOST_LEFT_MS:
                raise ValueError(f"{left_ms} ms is not a time that phase {phase} can have left")
            if left.spent_ms is None:
                spent = max(0, seconds * 1000 - left_ms)
            extra = left_ms + spent - seconds * 1000
        return cls(timeline, gap_ms, "paused", phase, outcomes, spent, extra, added=left.added)

    # What it looks like at an instant

    @property
    def phase(self) -> Phase | None:
        """The current phase; None when finished or when there are no phases."""
        return self.timeline.phases[self.index] if self.index < len(self.timeline) else None

    @property
    def settled(self) -> str:
        """The outcomes, with the current phase not done, whatever it was before it was begun again."""
        if self.index >= len(self.timeline):
            return self.outcomes
        return self.outcomes[: self.index] + LEFT + self.outcomes[self.index + 1 :]

    @property
    def deadline(self) -> int | None:
        """The instant at which the current phase ends by itself; None when it does not."""
        length = self._length
        return None if self.since is None or length is None else self.since + length - self.spent

    def elapsed_ms(self, now: int) -> int:
        """Milliseconds of the current phase lived through, without pauses."""
        return self.spent if self.since is None else self.spent + self._instant(now) - self.since

    def lived_ms(self, now: int) -> int:
        """Milliseconds of the session lived through in all, without pauses and time away."""
        return self.lived + self.elapsed_ms(now)

    def left_ms(self, now: int) -> int | None:
        """Milliseconds left of the current phase, never below 0; None at one's own pace."""
        length = self._length
        return None if length is None else max(0, length - self.elapsed_ms(now))

    def seconds_left(self, now: int) -> int | None:
        """Whole seconds left of the current phase as a count-down shows them: rounded up."""
        left = self.left_ms(now)
        return None if left is None else -(-left // 1000)

    def total_left_ms(self, now: int) -> int:
        """Milliseconds left of the session, with reps at one's own pace as estimated."""
        phase = self.phase
        if phase is None:
            return 0
        left = self.left_ms(now)
        if left is None:
            left = max(0, phase.estimate * 1000 - self.elapsed_ms(now))
        after = self.timeline.total - self.timeline.seconds_before(self.index + 1)
        return left + after * 1000

    # What can be done to it

    def start(self, now: int) -> Change:
        """Begin with the first phase; a session without phases is finished at once."""
        if self.status != "ready":
            return Change(self)
        return replace(self, status="running")._enter(0, self.outcomes, now)

    def tick(self, now: int) -> Change:
        """Look at the clock: end the phases whose deadline has passed and start those after them.

        After a gap longer than `gap_ms` the session is paused as it was when last seen.
        """
        if self.status != "running":
            return Change(self)
        away = now - self.seen
        if away > self.gap_ms:
            gap = Event("gap", self.index, self.seen, away)
            return Change(self, (gap,)).then(lambda player: player._pause(self.seen))
        return self._run_to(max(now, self.seen))

    def pause(self, now: int) -> Change:
        """Stop the time, with the exact remainder kept."""
        return self._do(now, Player._pause)

    def go_on(self, now: int, *, whole_hold: bool) -> Change:
        """Let the time run on after a pause; with `whole_hold` a hold begins again with its full time."""
        phase = self.phase
        if whole_hold and self.status == "paused" and phase is not None and phase.hold:
            return self.restart_phase(now).then(lambda player: player.resume(now))
        return self.resume(now)

    def resume(self, now: int, away_ms: int = 0) -> Change:
        """Let the time run on. `away_ms` counts that much time before `now` as lived through.

        That is for a gap in which the person went on exercising. It counts nothing from before the
        pause or the last key, and goes no further than the next reps at one's own pace.
        """
        if self.status != "paused":
            return Change(self)
        now = max(now, self.seen)
        since = max(self.seen, now - max(0, away_ms))
        running = replace(self, status="running", since=since, seen=since)
        return Change(running, (Event("resumed", self.index, since),)).then(lambda p: p._run_to(now))

    def next(self, now: int) -> Change:
        """Leave the current phase: reps at one's own pace are then done, anything timed is skipped.

        What was done before the person went back to it stays done. While paused it stays paused, at the
        beginning of the next phase.
        """
        return self._do(now, Player._next)

    def skip(self, now: int) -> Change:
        """Leave the current phase out, whatever it is: it is then not done."""
        return self._do(now, Player._skip)

    def skip_step(self, now: int) -> Change:
        """Skip what remains of this step in this round, with the rest after it."""
        return self._do(now, Player._skip_step)

    def previous(self, now: int) -> Change:
        """Go back one phase, which is not done meanwhile; in the first phase begin it again."""
        return self._do(now, lambda player, at: player._enter(max(0, player.index - 1), player.outcomes, at))

    def jump(self, now: int, index: int) -> Change:
        """Go to the beginning of phase `index`, from 0, forwards or back; nothing where there is none.

        What is jumped over and was not done is skipped. What was done stays done, also behind the phase
        that the person goes back to, and is gone through again only if they go on to it.
        """
        return self._do(now, lambda player, at: player._jump(at, index))

    def restart_step(self, now: int) -> Change:
        """Begin the current step again, with the time to get ready."""
        return self._do(now, lambda player, at: player._jump(at, player.timeline.step_start(player.index)))

    def restart_phase(self, now: int) -> Change:
        """Begin the current phase again, with its full time."""
        return self._do(now, lambda player, at: player._enter(player.index, player.outcomes, at))

    def extend(self, now: int, ms: int) -> Change:
        """Give a timed phase `ms` more, or less when negative: 1 s stays left, or what there was below it."""
        return self._do(now, lambda player, at: player._extend(at, ms))

    def add_set(self, now: int, rest: int) -> Change:
        """One set more of the current step, with `rest` seconds before it.

        In the rest after the step the time that was rested counts. Nothing changes where a session cannot
        have more: see `with_set`.
        """
        return self._do(now, lambda player, at: player._add_set(at, rest))

    def stop(self, now: int) -> Change:
        """End a session that has begun; the current phase and those after it stay not done."""
        return self._do(now, Player._stop)

    # How

    @property
    def _length(self) -> int | None:
        """Milliseconds that the current phase takes in all; None at one's own pace."""
        phase = self.phase
        if phase is None:
            return 0
        return None if phase.seconds is None else phase.seconds * 1000 + self.extra

    def _instant(self, now: int) -> int:
        """`now`, or the last instant seen when a look at `now` would find a gap or a clock set back."""
        return now if 0 <= now - self.seen <= self.gap_ms else self.seen

    def _do(self, now: int, operation: Callable[[Player, int], Change]) -> Change:
        """Tick, then the operation if the session is under way."""
        at = max(now, self.seen)
        ticked = self.tick(at)
        if ticked.player.status not in ("running", "paused"):
            return ticked
        return ticked.then(lambda player: operation(player, at))

    def _run_to(self, now: int) -> Change:
        """Let time run from `seen` to `now`, through as many phases as end in between."""
        player = self
        events: list[Event] = []
        cues: list[DueCue] = []
        while player.since is not None:
            deadline = player.deadline
            until = now if deadline is None else min(now, deadline)
            cues += player._marks_until(until)
            player = replace(player, seen=until)
            if deadline is None or deadline > now:
                break
            left = player._leave(DONE, deadline)
            player = left.player
            events += left.events
            cues += left.cues
        fresh = tuple(cue for cue in cues if now - cue.at <= self.gap_ms)
        return Change(player, tuple(events), fresh)

    def _marks_until(self, until: int) -> list[DueCue]:
        """The cues within the current phase after `seen`, up to and with `until`."""
        phase, deadline = self.phase, self.deadline
        if phase is None or deadline is None:
            return []
        due = [DueCue(cue, deadline - left, self.index) for left, cue in marks(phase)]
        return [cue for cue in due if self.seen < cue.at <= until]

    def _leave(self, outcomes: str, at: int) -> Change:
        """Give the current phase and those after it these outcomes, and go on behind them."""
        index = self.index + len(outcomes)
        letters = enumerate(outcomes, self.index)
        kinds: list[tuple[int, EventKind]] = [(i, "done" if one == DONE else "skipped") for i, one in letters]
        events = [Event(kind, i, at) for i, kind in kinds if kind == "skipped" or outcomes == DONE]
        told = self.outcomes[: self.index] + outcomes + self.outcomes[index:]
        entered = self._enter(index, told, at, after_done=outcomes == DONE)
        return replace(entered, events=(*events, *entered.events))

    def _passed(self, index: int) -> str:
        """The outcomes of the phases from the current one to `index` when they are left: done stays done."""
        return "".join(DONE if letter == DONE else SKIPPED for letter in self.outcomes[self.index : index])

    def _enter(self, index: int, outcomes: str, at: int, *, after_done: bool = False) -> Change:
        """Begin phase `index`, or finish; while paused it waits there, and says nothing."""
        running = self.status == "running"
        finished = index == len(self.timeline)
        player = replace(
            self,
            status="finished" if finished else self.status,
            index=index,
            outcomes=outcomes,
            lived=self.lived_ms(at),
            spent=0,
            extra=0,
            since=at if running and not finished else None,
            seen=at,
        )
        about = max(0, index - 1) if finished else index
        event = Event("finished" if finished else "started", about, at)
        cues = opening(self.timeline, index, after_done=after_done) if running else ()
        return Change(player, (event,), tuple(DueCue(cue, at, about) for cue in cues))

    def _halted(self, status: PlayerStatus, at: int) -> Player:
        """This player with time stopped at the instant `at`."""
        return replace(self, status=status, spent=self.elapsed_ms(at), since=None)

    def _pause(self, at: int) -> Change:
        if self.status == "paused":
            return Change(self)
        return Change(self._halted("paused", at), (Event("paused", self.index, at),))

    def _next(self, at: int) -> Change:
        own_pace = self.timeline.phases[self.index].own_pace
        return self._leave(DONE if own_pace else self._passed(self.index + 1), at)

    def _skip(self, at: int) -> Change:
        return self._leave(SKIPPED, at)

    def _skip_step(self, at: int) -> Change:
        return self._leave(SKIPPED + self._passed(self.timeline.next_step(self.index))[1:], at)

    def _jump(self, at: int, index: int) -> Change:
        if not 0 <= index < len(self.timeline):
            return Change(self)
        if index > self.index:
            return self._leave(self._passed(index), at)
        return self._enter(index, self.outcomes, at)

    def _add_set(self, at: int, rest: int) -> Change:
        phase = self.timeline.phases[self.index]
        added = AddedSet(phase.step, phase.round, rest)
        try:
            longer = with_set(self.timeline, added)
        except ValueError:
            return Change(self)
        outcomes = self.outcomes[: longer.at] + LEFT * longer.count + self.outcomes[longer.at :]
        player = replace(
            self, timeline=longer.timeline, outcomes=outcomes, added=(*self.added, added), seen=at
        )
        told = Change(player, (Event("added", longer.at, at),))
        if longer.at > self.index:
            return told
        if not rest:
            return told.then(lambda player: player._enter(longer.at, outcomes, at))
        # The rest after the step becomes the one before the new set; of that it may be the end already.
        over = self.elapsed_ms(at) - rest * 1000
        return replace(told, player=replace(player, extra=max(0, over)))

    def _extend(self, at: int, ms: int) -> Change:
        left = self.left_ms(at)
        if left is None:
            return Change(self)
        after = min(max(left + ms, min(left, LEAST_LEFT_MS)), max(left, MOST_LEFT_MS))
        if after == left:
            return Change(self)
        longer = replace(self, extra=self.extra + after - left, seen=at)
        return Change(longer, (Event("extended", self.index, at, after - left),))

    def _stop(self, at: int) -> Change:
        return Change(self._halted("stopped", at), (Event("stopped", self.index, at),))
