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

from planner.model.cues import DueCue, marks, opening
from planner.model.session import DoneSet, Side
from planner.model.timeline import Phase, Timeline
from planner.model.units import MAX_SECONDS

PlayerStatus = Literal["ready", "running", "paused", "finished", "stopped"]
EventKind = Literal[
    "started", "done", "skipped", "paused", "resumed", "extended", "gap", "finished", "stopped"
]

GAP_MS = 2_000
"""A longer time than this between two looks pauses the session; a cue older than this is not given."""
LEAST_LEFT_MS = 1_000
"""Taking time away leaves at least this much of a phase."""
MOST_LEFT_MS = MAX_SECONDS * 1_000

DONE, SKIPPED, LEFT = "d", "s", "."


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the session at the instant `at`, in phase `index`.

    `started`, `done` and `skipped` are about that phase, the others about the session in it. `ms` is the
    time away for `gap`, the time really added for `extended`, and 0 otherwise.
    """

    kind: EventKind
    index: int
    at: int
    ms: int = 0


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
    """One letter a phase: `d` done, `s` skipped, `.` not done yet."""
    spent: int = 0
    """Milliseconds of this phase lived through up to `since`, or in all while time does not run."""
    extra: int = 0
    """Milliseconds added to this phase, or taken from it."""
    since: int | None = None
    """The instant from which time runs; None while it does not."""
    seen: int = 0
    """The last instant at which anyone looked while time ran."""

    def __post_init__(self) -> None:
        if not self.outcomes:
            object.__setattr__(self, "outcomes", LEFT * len(self.timeline))

    @classmethod
    def at(
        cls, timeline: Timeline, phase: int, left_ms: int | None, outcomes: str, gap_ms: int = GAP_MS
    ) -> Player:
        """A paused player in the state that a log file tells.

        Raises ValueError with a plain sentence when that state does not fit the timeline.
        """
        if len(outcomes) != len(timeline):
            raise ValueError(f"the log tells of {len(outcomes)} phases, the routine now has {len(timeline)}")
        if not 0 <= phase < len(timeline):
            raise ValueError(f"there is no phase {phase}: the routine has {len(timeline)}, counted from 0")
        if set(outcomes[:phase]) - {DONE, SKIPPED} or set(outcomes[phase:]) - {LEFT}:
            raise ValueError(f"the outcomes do not fit phase {phase}: done or skipped before it, none after")
        seconds = timeline.phases[phase].seconds
        if seconds is None and left_ms is not None:
            raise ValueError(f"phase {phase} is at one's own pace, so it has no time left")
        spent = extra = 0
        if seconds is not None:
            if left_ms is None:
                raise ValueError(f"phase {phase} is timed, so its time left must be said")
            if not 0 <= left_ms <= MOST_LEFT_MS:
                raise ValueError(f"{left_ms} ms is not a time that phase {phase} can have left")
            spent, extra = max(0, seconds * 1000 - left_ms), max(0, left_ms - seconds * 1000)
        return cls(timeline, gap_ms, "paused", phase, outcomes, spent, extra)

    # What it looks like at an instant

    @property
    def phase(self) -> Phase | None:
        """The current phase; None when finished or when there are no phases."""
        return self.timeline.phases[self.index] if self.index < len(self.timeline) else None

    @property
    def deadline(self) -> int | None:
        """The instant at which the current phase ends by itself; None when it does not."""
        length = self._length
        return None if self.since is None or length is None else self.since + length - self.spent

    def elapsed_ms(self, now: int) -> int:
        """Milliseconds of the current phase lived through, without pauses."""
        return self.spent if self.since is None else self.spent + self._instant(now) - self.since

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
        return replace(self, status="running", seen=now)._enter(0, self.outcomes, now)

    def tick(self, now: int) -> Change:
        """Look at the clock: end the phases whose deadline has passed and start those after them.

        After a gap longer than `gap_ms` the session is paused as it was when last seen.
        """
        if self.status != "running":
            return Change(self)
        away = now - self.seen
        if away > self.gap_ms:
            halted = self._halted("paused", self.seen)
            events = (Event("gap", self.index, self.seen, away), Event("paused", self.index, self.seen))
            return Change(halted, events)
        return self._run_to(max(now, self.seen))

    def pause(self, now: int) -> Change:
        """Stop the time, with the exact remainder kept."""
        return self.tick(now).then(lambda player: player._pause(now))

    def resume(self, now: int, away_ms: int = 0) -> Change:
        """Let the time run on. `away_ms` counts that much time before `now` as lived through.

        That is for a gap which the person spent on the exercise; it ends at the first reps at one's own
        pace, and nothing from before the pause is counted.
        """
        if self.status != "paused":
            return Change(self)
        since = max(self.seen, now - max(0, away_ms)) if away_ms else now
        running = replace(self, status="running", since=since, seen=since)
        resumed = Change(running, (Event("resumed", self.index, since),))
        return resumed.then(lambda player: player._run_to(max(now, since)))

    def next(self, now: int) -> Change:
        """Leave the current phase: reps at one's own pace are then done, anything timed is skipped.

        While paused it stays paused, at the beginning of the next phase.
        """
        return self.tick(now).then(lambda player: player._next(now))

    def done(self, now: int) -> Change:
        """Say that reps at one's own pace are done; in a timed phase nothing changes."""
        ticked = self.tick(now)
        phase = ticked.player.phase
        return ticked.then(lambda player: player._next(now)) if phase and phase.own_pace else ticked

    def skip_step(self, now: int) -> Change:
        """Skip what remains of this step in this round, with the rest after it."""
        return self.tick(now).then(lambda player: player._skip_step(now))

    def previous(self, now: int) -> Change:
        """Go back one phase, which is then not done; in the first phase begin it again."""
        return self.tick(now).then(lambda player: player._back_to(max(0, player.index - 1), now))

    def restart_phase(self, now: int) -> Change:
        """Begin the current phase again, with its full time."""
        return self.tick(now).then(lambda player: player._back_to(player.index, now))

    def extend(self, now: int, ms: int) -> Change:
        """Give a timed phase more time, or less when `ms` is negative: at least 1 s stays left."""
        return self.tick(now).then(lambda player: player._extend(now, ms))

    def stop(self, now: int) -> Change:
        """End the session early; the current phase and those after it stay not done."""
        return self.tick(now).then(lambda player: player._stop(now))
