"""A session of the week on its way to another day: what would be written, and where it would stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from planner.model.dates import day_words, later
from planner.model.schedule import Occurrence, Once, Schedule
from planner.model.schedule import once_of as once_of
from planner.model.week import Week
from planner.store import schedule
from planner.store.edits import Edit
from planner.store.errors import Unknown
from planner.store.shelf import Entry
from planner.widgets.plan_words import time_words


def spot_of(one: Occurrence, week: Week) -> tuple[date, int] | None:
    """Day and row of an occurrence in a week that may have changed since; None when it is not there."""
    for day in week.days:
        for row, other in enumerate(day.occurrences):
            same = (other.plan, other.moved_to) == (one.plan, one.moved_to)
            if same and one.plan and (other.origin, other.was) == (one.origin, one.was):
                return day.date, row
            if same and not one.plan and _place(other) == _place(one):
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


@dataclass(frozen=True, slots=True)
class Carrying:
    """The occurrence `one`, carried to the day `to` at `at` (None: any time)."""

    one: Occurrence
    to: date
    at: time | None

    @staticmethod
    def pick_up(one: Occurrence) -> Carrying:
        """An occurrence where it stands now."""
        return Carrying(one, one.date, one.time)

    def carried(self, days: int) -> Carrying:
        """So many days on, or back."""
        return replace(self, to=later(self.to, days))

    def timed(self, at: time | None) -> Carrying:
        """At another time of day; None is the plan's own time, or any time for an extra."""
        return replace(self, at=at or (self.one.was if self.one.plan else None))

    @property
    def there(self) -> Occurrence:
        """What will stand on the new day."""
        origin = self.one.origin if self.one.plan else None
        moved = (self.to, self.at) != (self.one.origin, self.one.was)
        return replace(
            self.one, date=self.to, time=self.at, moved_from=origin if moved else None, moved_to=None
        )

    def edits(self, entry: Entry[Schedule]) -> tuple[Edit, ...]:
        """What to write; nothing when it was put back where it was taken up. Unknown when it has gone."""
        if (self.to, self.at) == (self.one.date, self.one.time):
            return ()
        if not self.one.plan:
            return schedule.move_once(
                entry, Once(self.one.routine, self.one.date, self.one.time), self.to, self.at
            )
        plan, on, was = self.one.plan, self.one.origin, self.one.was
        if (self.to, self.at) == (on, was):
            return (schedule.move_back(entry, plan, on, was),)
        return (schedule.move(entry, plan, on, self.to, at=self.at, was=was),)

    def way(self, today: date) -> str:
        """From where to where, in words."""
        start = f"{day_words(self.one.date, today)}, {time_words(self.one.time)}"
        return f"{start}  →  {day_words(self.to, today)}, {time_words(self.at)}"

    def note(self, plans: Schedule, week: Week, today: date) -> str:
        """What there is to know about the new place, or nothing."""
        if self.to < today:
            return "That day is past."
        for pause in plans.pauses:
            if pause.from_ <= self.to <= pause.to:
                return f"A pause is on that day{': ' + pause.why if pause.why else ''}."
        there = [one for day in week.days if day.date == self.to for one in day.occurrences]
        same = [one for one in there if one.routine == self.one.routine and one.moved_to is None]
        if len(same) > 1:
            return "The same routine is on that day already."
        if self.one.moved_from and (self.to, self.at) == (self.one.origin, self.one.was):
            return "That is where its plan has it."
        return ""
