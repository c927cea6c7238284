"""All that a home holds, as read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.model.catalogue import Listed
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.schedule import Schedule
from planner.model.text import clean, did_you_mean
from planner.store import check, exercises, routines, schedule, settings
from planner.store.copies import copies
from planner.store.errors import Problem, Unknown
from planner.store.glance import Glance, glance
from planner.store.home import Home
from planner.store.settings import DEFAULTS, Settings
from planner.store.shelf import Entry, Shelf


@dataclass(frozen=True)
class Contents:
    """The library, the routines, the schedule and the settings; the log is read by date when needed."""

    library: Shelf[Exercise]
    routines: Shelf[Routine]
    schedule_file: Entry[Schedule]
    settings_file: Entry[Settings]
    copies: tuple[Problem, ...] = ()
    """What a sync or a conflict left beside the schedule and the settings."""
    seen: Glance | None = field(default=None, compare=False, repr=False)
    """How the files looked before they were read; None when nobody asked."""
    before: tuple[Listed, ...] = field(default=(), compare=False, repr=False)
    """How the exercises were listed before: a line that says the same is not made again."""

    @staticmethod
    def read(home: Home, known: Contents | None = None) -> Contents:
        """Read everything, or what changed since `known` was read; a bad file becomes problems."""
        beside = tuple(copies(home, home.root))
        if known is None:
            return Contents(
                exercises.load(home), routines.load(home), schedule.load(home), settings.load(home), beside
            )
        return Contents(
            exercises.load(home, known.library),
            routines.load(home, known.routines),
            schedule.load(home, known.schedule_file),
            settings.load(home, known.settings_file),
            beside,
            before=known.listed,
        )

    @staticmethod
    def look(home: Home, known: Contents | None) -> Contents:
        """The same for a screen, in a reading thread: with its problems found, and how the files looked."""
        seen = glance(home)  # before they are read: what is changed from here on is another look
        contents = replace(Contents.read(home, known), seen=seen)
        _ = contents.problems, contents.listed
        return contents

    @property
    def schedule(self) -> Schedule:
        """The schedule, or an empty one while its file is broken."""
        return self.schedule_file.value or schedule.EMPTY

    @property
    def settings(self) -> Settings:
        """The settings, or the defaults while their file is broken."""
        return self.settings_file.value or DEFAULTS

    @cached_property
    def titles(self) -> dict[str, str]:
        """What to call each routine, by id."""
        return {name: routine.title for name, routine in self.routines.values.items()}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The id that each former id of a routine stands for now."""
        routines = self.routines.values.values()
        former = {old: routine.id for routine in routines for old in routine.was}
        return {old: new for old, new in former.items() if old not in self.routines.by_id}

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """Every exercise, and every file that should be one and cannot be read: favourites first, by name."""
        liked, off = frozenset(self.settings.favourites), self.settings.off
        before = {row.id: row for row in self.before if row.exercise is not None}
        rows = []
        for entry in self.library.entries:
            if entry.value is not None and self.library.by_id[entry.id] is entry:
                same, mine = before.get(entry.id), (entry.id in liked, off.get(entry.id))
                if same is None or same.exercise is not entry.value or (same.favourite, same.off) != mine:
                    same = Listed(entry.id, entry.value, "", *mine)
                rows.append(same)
            elif entry.broken:
                rows.append(Listed(entry.id, None, "\n".join(p.text() for p in entry.problems)))
        return tuple(sorted(rows, key=lambda row: row.order))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every error and warning: of each file by itself, then of what files say about each other."""
        off = self.settings.off
        across = [check.routine(entry, self.library.values, off) for entry in self.routines.entries]
        across += [check.exercise(one) for one in self.library.entries if one.value and one.value.own]
        across.append(check.schedule(self.schedule_file, self.routines))
        across.append(check.settings(self.settings_file, self.library.by_id))
        own = (self.library, self.routines, self.schedule_file, self.settings_file)
        each = (p for part in own for p in part.problems)
        return (*each, *self.copies, *(p for found in across for p in found))

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """What may be worth another look in the routines, without the rules that the settings switch off."""
        ignore = self.settings.lint_ignore
        found = (check.advice(entry, self.library.values, ignore) for entry in self.routines.entries)
        return tuple(p for of_one in found for p in of_one)

    def routine(self, name: str) -> Entry[Routine]:
        """A routine's file by id, former id or title; Unknown with the nearest name when there is none."""
        found = self.routines.by_id.get(self.renamed.get(name, name))
        if found is None:
            wanted = name.casefold()
            same = [i for i, title in self.titles.items() if title.casefold() == wanted]
            if len(same) != 1:
                hint = did_you_mean(name, self.routines.by_id)
                raise Unknown(f'there is no routine "{clean(name)}". {hint}'.rstrip())
            found = self.routines.by_id[same[0]]
        return found

    def problems_of(self, entry: Entry[Routine]) -> tuple[Problem, ...]:
        """What is wrong with one routine, by itself and with its exercises."""
        return (*entry.problems, *check.routine(entry, self.library.values, self.settings.off))
