"""A session of the week on its way to another day or time: where it would stand, what would be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from planner.model.clock_face import time_or_any
from planner.model.dates import day_words, later
from planner.model.schedule import Occurrence, Once, Schedule, falls_on, once_of, times_of
from planner.model.series import Scope, Shift
from planner.model.session import Session
from planner.model.vocabulary import ClockFace
from planner.model.week import Week
from planner.store import schedule
from planner.store.edits import Edit
from planner.store.errors import Unknown
from planner.store.series import move_series
from planner.store.shelf import Entry
from planner.widgets.plan_words import rhythm_words


def spot_of(one: Occurrence, week: Week) -> tuple[date, int] | None:
    """Day and row of an occurrence in a week that may have changed since; None when it is not there."""
    for day in week.days:
        for row, other in enumerate(day.occurrences):
            same = (other.plan, other.moved_to) == (one.plan, one.moved_to)
            if same and one.plan and (other.origin, other.was) == (one.origin, one.was):
                return day.date, row
            if other.moved_to is None and not one.plan and _place(other) == _place(one):
                return day.date, row
    return None


def place_of(one: Occurrence | None, plans: Entry[Schedule]) -> tuple[int, int] | None:
    """Line and column in the schedule of what an occurrence comes from; None when that cannot be told."""
    if one is None or plans.document is None:
        return None
    once = once_of(one, plans.value or schedule.EMPTY)
    try:
        if once is not None:
            path = ("once", schedule.once_index(plans, once))
        else:
            path = ("plan", schedule.plan_index(plans, one.plan))
    except Unknown:
        return None
    line, column, _ = plans.document.place(path)
    return line, column


def _place(one: Occurrence) -> tuple[str, date, time | None]:
    return one.routine, one.date, one.time


_SCOPES: tuple[Scope, ...] = ("one", "on", "all")
_SCOPE_WORDS: Mapping[Scope, str] = {
    "one": "this one",
    "on": "this one and all later",
    "all": "the whole plan",
}

_FIRST = 7 * 60
"""Where something without a time goes when it is given one by the arrows, in minutes after midnight."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """The occurrence `one`, carried to the day `to` at `at` (None: any time).

    `scope` is how much of its plan goes along. `new` is an extra session that is not on the week yet.
    `face` is how times are told.
    """

    one: Occurrence
    to: date
    at: time | None
    scope: Scope = "one"
    new: bool = False
    face: ClockFace = "24h"

    @staticmethod
    def pick_up(one: Occurrence, face: ClockFace) -> Carrying:
        """An occurrence where it stands now."""
        return Carrying(one, one.date, one.time, face=face)

    def carried(self, days: int) -> Carrying:
        """So many days on, or back."""
        return replace(self, to=later(self.to, days))

    def timed(self, at: time | None) -> Carrying:
        """At another time of day; None is the plan's own time, or any time for an extra."""
        return replace(self, at=at or (self.one.was if self.one.plan else None))

    def stepped(self, by: int, minutes: int) -> Carrying:
        """To the next line of so many minutes, or the one before; from any time to the morning."""
        if self.at is None:
            return replace(self, at=time(_FIRST // 60))
        now = self.at.hour * 60 + self.at.minute
        line = now // minutes + 1 if by > 0 else -(-now // minutes) - 1
        minute = min(max(0, line * minutes), 24 * 60 - minutes)
        return replace(self, at=time(*divmod(minute, 60)))

    def widened(self) -> Carrying:
        """With the next scope."""
        return replace(self, scope=_SCOPES[(_SCOPES.index(self.scope) + 1) % len(_SCOPES)])

    @property
    def day(self) -> date:
        """The day that it is on."""
        return self.to

    @property
    def verb(self) -> str:
        """What is done to it."""
        return "One extra" if self.new else "Move"

    @property
    def keys(self) -> str:
        """The keys, in one line."""
        plan = "   s how many" if self.one.plan else ""
        return f"← → day   ↑ ↓ time   [ ] week   t type it{plan}"

    @property
    def log(self) -> Session | None:
        """Nothing is done by it."""
        return None

    @property
    def idle(self) -> bool:
        """Whether it was put back where it was taken up."""
        return not self.new and (self.to, self.at) == (self.one.date, self.one.time)

    @property
    def back(self) -> Occurrence | None:
        """Where it was taken up."""
        return self.one

    @property
    def there(self) -> Occurrence:
        """What will stand on the new day."""
        if self.scope != "one":
            return replace(self.one, plan="", date=self.to, time=self.at, moved_from=None, moved_to=None)
        origin = self.one.origin if self.one.plan else None
        moved = (self.to, self.at) != (self.one.origin, self.one.was)
        return replace(
            self.one, date=self.to, time=self.at, moved_from=origin if moved else None, moved_to=None
        )

    def edits(self, entry: Entry[Schedule]) -> tuple[Edit, ...]:
        """What to write; nothing when it was put back where it was taken up. PlannerError with a sentence."""
        one = self.one
        if self.new:
            return (schedule.add_once(entry, one.routine, self.to, self.at),)
        if self.idle:
            return ()
        if not one.plan:
            return schedule.move_once(entry, Once(one.routine, one.date, one.time), self.to, self.at)
        if self.scope != "one":
            wanted = Shift(one.origin, one.was, self.to, self.at)
            return move_series(entry, one.plan, wanted, self.scope, turn=one.routine)
        if (self.to, self.at) == (one.origin, one.was):
            return (schedule.move_back(entry, one.plan, one.origin, one.was),)
        return (schedule.move(entry, one.plan, one.origin, self.to, at=self.at, was=one.was),)

    def way(self, today: date) -> str:
        """From where to where, in words."""
        end = f"{day_words(self.to, today)}, {time_or_any(self.at, self.face)}"
        if self.new:
            return end
        start = f"{day_words(self.one.date, today)}, {time_or_any(self.one.time, self.face)}"
        return f"{start}  →  {end}" + (f"   {_SCOPE_WORDS[self.scope]}" if self.one.plan else "")

    def note(self, plans: Schedule, week: Week, today: date) -> str:
        """What there is to know about the new place, or nothing."""
        if self.to < today:
            return "That day is past."
        for pause in plans.pauses:
            if pause.from_ <= self.to <= pause.to:
                return f"A pause is on that day{': ' + pause.why if pause.why else ''}."
        if self.scope != "one" and not self.idle:
            return self._plan_note(plans)
        there = [one for day in week.days if day.date == self.to for one in day.occurrences]
        same = [one for one in there if one.routine == self.one.routine and one.moved_to is None]
        if len(same) > 1:
            return "The same routine is on that day already."
        if self.one.moved_from and (self.to, self.at) == (self.one.origin, self.one.was):
            return "That is where its plan has it."
        return ""

    def _plan_note(self, plans: Schedule) -> str:
        """What the plan comes to."""
        later_ones = [plan for plan in plans.plans if falls_on(plan, self.to, plans.week_start)]
        mine = [
            plan
            for plan in later_ones
            if self.one.routine in (plan.routine, *plan.sequence) and self.at in times_of(plan)
        ]
        return f"The plan is then: {rhythm_words(mine[-1], self.face)}." if mine else ""

    def saved(self, title: str, today: date) -> str:
        """What was done."""
        on_day = f"{day_words(self.to, today)}, {time_or_any(self.at, self.face)}"
        if self.new:
            return f"one extra {title} on {on_day}"
        whole = {"one": "", "on": " and all later ones", "all": ", the whole plan"}[self.scope]
        return f"{title} moved to {on_day}{whole}"
