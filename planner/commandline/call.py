"""One command as it was typed: its arguments, the home that it is about, and the clock."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.commandline import output
from planner.model.text import clean, did_you_mean, plural
from planner.store.errors import BrokenFile, HomeError, PlannerError, Problem, Unknown
from planner.store.home import Home

if TYPE_CHECKING:  # every command has a call, and few need what these need
    from planner.model.course import Course
    from planner.model.exercise import Exercise
    from planner.model.routine import Routine
    from planner.model.vocabulary import ClockFace
    from planner.store.contents import Contents
    from planner.store.shelf import Entry


class WrongUse(PlannerError):
    """Arguments that make no sense together."""

    code = 2


# Not slotted: `home` is looked up once, and only by the commands that have one.
@dataclass(frozen=True)
class Call:
    """What a command needs to know. `args` are the parsed arguments."""

    args: Namespace
    clock: Clock
    confined: bool = False
    """Whether nothing outside of the home is for this person."""

    @cached_property
    def home(self) -> Home:
        """The home that was asked for; HomeError when there can be none."""
        return replace(Home.locate(self.args.home, os.environ), confined=self.confined)

    @cached_property
    def face(self) -> ClockFace:
        """How times of day are shown to this person."""
        from planner.store import settings

        return (settings.load(self.home).value or settings.DEFAULTS).clock

    def read(self) -> Contents:
        """All that the home holds, after its first start; problems are noted on stderr, and stop nothing."""
        from planner.store.contents import Contents

        self.prepare()
        contents = Contents.read(self.home)
        self.note_problems(contents.problems)
        return contents

    def prepare(self) -> None:
        """The first start of a home. A home that cannot be made is noted on stderr, and stops nothing."""
        try:
            self.home.prepare()
        except HomeError as error:
            output.note(f"planner: {error}")

    @staticmethod
    def note_problems(problems: Iterable[Problem]) -> None:
        """Say on stderr how many errors there are, and which command lists them."""
        errors = sum(problem.severity == "error" for problem in problems)
        if errors:
            verb = "is" if errors == 1 else "are"
            output.note(f"There {verb} {plural(errors, 'error')} in your files; 'planner check' lists them.")


def variant_asked(args: Namespace) -> str:
    """The variant that `--minutes` or `--gentle` asks for, by its name in a log; empty for the whole."""
    from planner.model.variant import GENTLE, minutes_name

    if args.gentle:
        return GENTLE
    return "" if args.minutes is None else minutes_name(args.minutes)


def usable(contents: Contents, name: str) -> tuple[Entry[Routine], Routine]:
    """A routine by id or title; Unknown when there is none, BrokenFile when its file has errors."""
    entry = contents.routine(name)
    if entry.value is None:
        raise BrokenFile(entry.problems)
    return entry, entry.value


def course_of(routine: Routine, contents: Contents, variant: str = "") -> Course:
    """A routine, or a variant of it, with its timeline; PlannerError with why when it cannot be run."""
    from planner.model.course import Course
    from planner.model.timeline import TooLong, UnknownExercise

    try:
        return Course.of(routine, contents.library.values, variant)
    except (TooLong, UnknownExercise) as error:
        raise PlannerError(f"{clean(routine.title)} cannot be run: {error}") from None


def exercise_named(contents: Contents, name: str) -> Exercise | None:
    """An exercise by id, name or other name; None when there is none, Unknown when there are several."""
    found = contents.library.values.get(name)
    if found is not None:
        return found
    wanted = name.casefold()
    fitting = [
        one
        for one in contents.library.values.values()
        if wanted in (one.name.casefold(), *(other.casefold() for other in one.aka))
    ]
    if len(fitting) > 1:
        ids = ", ".join(one.id for one in fitting)
        raise Unknown(f'"{clean(name)}" is the name of several exercises: {ids}')
    return fitting[0] if fitting else None


def no_such(contents: Contents, name: str, *others: str) -> Unknown:
    """What to say when a name is neither a routine's nor an exercise's; the nearest one is offered."""
    hint = did_you_mean(name, [*contents.routines.by_id, *contents.library.by_id, *others])
    return Unknown(f'there is no routine and no exercise "{clean(name)}". {hint}'.rstrip())
