"""A session: one time that a routine was done, as its log file tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from planner.model.vocabulary import (
    REASONS as REASONS,
)
from planner.model.vocabulary import (
    STATUSES as STATUSES,
)
from planner.model.vocabulary import (
    Morning as Morning,
)
from planner.model.vocabulary import (
    Reason as Reason,
)
from planner.model.vocabulary import (
    Status as Status,
)
from planner.model.vocabulary import SuggestionRule

Side = Literal["left", "right"]


REASON_WORDS: dict[Reason, str] = {
    "pain": "pain that is sharp, shooting or getting worse",
    "leg": "symptoms further down the leg",
    "numbness": "numbness or weakness",
    "time": "no time, or interrupted",
    "other": "another reason",
}


REASON_KEYS: dict[Reason, str] = {"pain": "p", "leg": "l", "numbness": "n", "time": "t", "other": "o"}
"""The letter that answers with a reason."""


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One set of one step on one side. `reps` is how many were really done, `hold` seconds of each.

    `skipped` means that none of it was done. `round` is 1 outside groups.
    """

    step: int
    exercise: str
    set: int = 1
    side: Side | None = None
    reps: int = 0
    hold: int | None = None
    round: int = 1
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where and why a session was ended early; `step` counts from 1."""

    step: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise of which the rest was left out, in one round, and why; `step` counts from 1."""

    step: int
    exercise: str
    reason: Reason
    round: int = 1


@dataclass(frozen=True, slots=True)
class AddedSet:
    """One set more of a step, in one round, after `rest` seconds; `step` counts from 1."""

    step: int
    round: int
    rest: int


@dataclass(frozen=True, slots=True)
class Running:
    """Where a session is that has not ended: what a resume needs.

    `phase` indexes the timeline from 0, with the sets of `added` in it; `left_ms` is what remains of it in
    milliseconds (None for reps at one's own pace), `spent_ms` what was lived through of it (None in a log
    that does not tell it). `outcomes` has one letter for each phase: `d` done, `s` skipped, `.` not reached;
    that of `phase` says what it was before it was begun again. `written` is the wall time of the last write.
    """

    phase: int
    left_ms: int | None
    outcomes: str
    written: datetime
    spent_ms: int | None = None
    added: tuple[AddedSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One session. Pain is 0-10 on the numeric rating scale; `leg_*` is how far down symptoms reach."""

    id: str
    status: Status
    routine: str
    title: str
    started: datetime
    ended: datetime | None = None
    plan: str = ""
    pain_before: int | None = None
    pain_after: int | None = None
    leg_before: str = ""
    leg_after: str = ""
    note: str = ""
    done: tuple[DoneSet, ...] = ()
    stopped: Stopped | None = None
    running: Running | None = None
    speed: int = 1
    """Above 1 for a look at high speed, which counts for nothing."""
    variant: str = ""
    """Which variant of the routine it was, `6 minutes` or `gentle`; empty for the whole routine."""
    active: int | None = None
    """Seconds really spent, without pauses and time away; None where nobody measured them."""
    leg_new: str = ""
    """What was new in the leg before it, a word of `LEG_NEWS`; empty when nobody said."""
    pain_morning: int | None = None
    """Pain the morning after, 0-10."""
    morning: Morning | None = None
    """Whether it had settled the morning after, None until that was asked."""
    left_out: tuple[LeftOut, ...] = ()
    resumed: int = 0
    """How often it was left running, by a crash or by leaving the program, and then taken up again."""
    by_hand: bool = False
    """Whether a person said that it was done: `started` is when it was planned, and nothing was measured."""

    unattended: bool = False
    """Whether it ran without a terminal: the phases went by, and nobody can say that they were done."""
    not_now: tuple[SuggestionRule, ...] = ()
    """Suggestions that rest on it, and that the person has put aside."""

    @property
    def lived(self) -> bool:
        """Whether somebody lived through it in real time: no look at high speed, and not unattended."""
        return self.speed == 1 and not self.unattended

    @property
    def counts(self) -> bool:
        """Whether this session counts in progress and adherence: it was finished, and lived."""
        return self.status == "finished" and self.lived

    @property
    def whole_title(self) -> str:
        """The title, with the variant that it was: `Core three (6 minutes)`."""
        return f"{self.title} ({self.variant})" if self.variant else self.title

    @property
    def day(self) -> date:
        """The local day on which it began, as it was there and then."""
        return self.started.date()

    @property
    def seconds(self) -> int | None:
        """How long it took, in seconds; None while it runs.

        That is the time really spent, or from start to end in a log that does not tell it.
        """
        if self.ended is None:
            return None
        return round((self.ended - self.started).total_seconds()) if self.active is None else self.active
