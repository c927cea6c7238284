"""The schedule with the routines that it names, and no others: what a look at some days needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planner.model.schedule import Plan, Schedule, occurrences
from planner.model.text import clean, did_you_mean
from planner.store import schedule_file
from planner.store.errors import BrokenFile, Problem, Unknown, UnreadableFile
from planner.store.files import read_bytes
from planner.store.home import Home
from planner.store.shelf import Entry
from planner.store.toml_text import parse


@dataclass(frozen=True)
class Agenda:
    """The schedule, and what the routines in it are called: a home of a thousand is not read for that."""

    schedule_file: Entry[Schedule]
    titles: dict[str, str]
    """What to call each routine, by id; one that cannot be read is not there."""
    renamed: dict[str, str]
    """The id that each former id of a routine stands for now."""

    @staticmethod
    def read(home: Home, start: date | None = None, end: date | None = None) -> Agenda:
        """With the routines of the days from `start` up to, not including, `end`; without days, with all."""
        return Agenda.of(home, schedule_file.load(home), start, end)

    @staticmethod
    def of(home: Home, entry: Entry[Schedule], start: date | None, end: date | None) -> Agenda:
        """The same when the schedule has been read."""
        whole = entry.value or schedule_file.EMPTY
        titles: dict[str, str] = {}
        renamed: dict[str, str] = {}
        for name in sorted(_named(whole, start, end)):
            title, was = _heading(home, name)
            if title:
                titles[name] = title
            renamed |= dict.fromkeys(was, name)
        former = {old: new for old, new in renamed.items() if not (home.routines / f"{old}.toml").exists()}
        return Agenda(entry, titles, former)

    @property
    def schedule(self) -> Schedule:
        """The schedule, or an empty one while its file is broken."""
        return self.schedule_file.value or schedule_file.EMPTY

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the schedule by itself."""
        return self.schedule_file.problems

    def routine_id(self, name: str) -> str:
        """The id of a routine in the schedule, by id, former id or title; the name itself when none is."""
        if name in self.titles:
            return name
        wanted = name.casefold()
        same = [key for key, title in self.titles.items() if title.casefold() == wanted]
        return same[0] if len(same) == 1 else self.renamed.get(name, name)

    def plan(self, name: str) -> Plan:
        """A plan by its id, or by a routine that it alone has; Unknown, with what there is, when none is."""
        if self.schedule_file.broken:
            raise Unknown(f"{self.schedule_file.label} cannot be read, so no plan is known: mend it first")
        plans = self.schedule.plans
        if found := next((plan for plan in plans if plan.id == name), None):
            return found
        routine = self.routine_id(name)
        fitting = [plan for plan in plans if routine in (plan.routine, *plan.sequence)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            ids = ", ".join(plan.id for plan in fitting)
            raise Unknown(f'"{clean(name)}" is in several plans: {ids}. Name one of them.')
        raise Unknown(f'there is no plan "{clean(name)}" in {self.schedule_file.label}. {self._others(name)}')

    def _others(self, name: str) -> str:
        ids = [plan.id for plan in self.schedule.plans]
        if not ids:
            return "There is no plan at all."
        return did_you_mean(name, ids) or f"There is: {', '.join(ids)}."


def _named(whole: Schedule, start: date | None, end: date | None) -> set[str]:
    if start is None or end is None:
        plans, extras = whole.plans, {once.routine for once in whole.once}
    else:
        found = occurrences(replace(whole, pauses=()), start, end)
        here = {one.plan for one in found}
        plans = tuple(plan for plan in whole.plans if plan.id in here)
        extras = {one.routine for one in found if not one.plan}
    return extras | {name for plan in plans for name in (plan.sequence or (plan.routine,))}


def _heading(home: Home, name: str) -> tuple[str, tuple[str, ...]]:
    """The title and the former ids of a routine; nothing where its file does not say them rightly."""
    if not name or "/" in name or "\0" in name:
        return "", ()
    path = home.routines / f"{name}.toml"
    try:
        data = parse(home.label(path), read_bytes(path)).data
    except (UnreadableFile, BrokenFile):
        return "", ()
    title, was = data.get("title"), data.get("was")
    former = was if isinstance(was, list) else []
    return (
        clean(title).strip() if isinstance(title, str) else "",
        tuple(clean(old) for old in former if isinstance(old, str)),
    )
