"""`add`: steps for a routine, each from one line of text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper

from planner.commandline import output, phases
from planner.commandline.call import Call, WrongUse, usable
from planner.commandline.output import wrap
from planner.model.exercise_names import Names
from planner.model.routine import MAX_STEPS, Routine
from planner.model.shorthand import MAX_LINE, Reading, read_step
from planner.model.text import clean, plural
from planner.model.timeline import TooLong, UnknownExercise, compile_routine
from planner.store import routines
from planner.store.check import range_words
from planner.store.contents import Contents
from planner.store.draft import Draft
from planner.store.edits import Edit
from planner.store.errors import PlannerError
from planner.store.step_edits import add_step

# More input than this is no list of steps: four bytes for each character of as many lines as a routine holds.
_MOST_BYTES = MAX_STEPS * (MAX_LINE + 1) * 4


def add(call: Call) -> int:
    """`planner add ROUTINE LINE|- [--at N] [--dry-run]`: all of the lines, or none of them."""
    contents = call.read()
    entry, routine = usable(contents, call.args.routine)
    size = len(routine.steps)
    at = size if call.args.at is None else call.args.at - 1
    if at > size:
        has = f"{clean(routine.title)} has {plural(size, 'step')}"
        raise WrongUse(f"{has}: --at goes from 1 to {size + 1}")
    lines = list(_lines()) if call.args.line == "-" else [(0, call.args.line)]
    readings = _read(lines, contents)
    draft = Draft(call.home, entry)
    edits: list[Edit] = []
    for index, reading in enumerate(readings):
        exercise = contents.library.values[str(reading.exercise)]
        dose = reading.dose.beside(exercise.dose)
        step = add_step(draft.routine, at + index, exercise.id, exercise.name, dose=dose, note=reading.note)
        edits += draft.do(step).edits
    total = _total(draft.routine, contents)
    if not call.args.dry_run:
        routines.change(call.home, entry, edits)
    output.say(f"{clean(routine.title)} {'would have' if call.args.dry_run else 'has'} now:")
    for index in range(at, at + len(readings)):
        output.say(*_described(draft.routine, index, contents))
    output.say(total)
    return 0


def _lines() -> Iterator[tuple[int, str]]:
    """The lines of the input that say something, each with its number; PlannerError when none does."""
    stream = sys.stdin
    raw = stream.buffer.read(_MOST_BYTES + 1) if isinstance(stream, TextIOWrapper) else b""
    if len(raw) > _MOST_BYTES:
        raise PlannerError("the input is too long for a list of steps")
    text = raw.decode("utf-8-sig", errors="replace")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if _says_something(line)]
    if not lines:
        raise PlannerError("the input has no line with a step")
    yield from lines


def _says_something(line: str) -> bool:
    return bool(clean(line).strip()) and not line.lstrip().startswith("#")


def _read(lines: Sequence[tuple[int, str]], contents: Contents) -> list[Reading]:
    """What the lines say; PlannerError with all that was not understood, line by line."""
    names = Names.of(contents.library.values.values())
    readings = [read_step(line, names) for _, line in lines]
    wrong: list[str] = []
    for (number, _), reading in zip(lines, readings, strict=True):
        where = f"line {number}: " if number else ""
        for sentence in reading.complaints:
            wrong += wrap(sentence, f"  {where}")
    if wrong:
        raise PlannerError("\n".join(["nothing was added", *wrong]))
    return readings


def _total(routine: Routine, contents: Contents) -> str:
    """How long the routine takes; PlannerError when nobody could do it."""
    try:
        return phases.total(compile_routine(routine, contents.library.values))
    except TooLong as error:
        raise PlannerError(f"{error}. Nothing was added.") from None
    except UnknownExercise as error:
        return f"Its total is not known: {error}"


def _described(routine: Routine, index: int, contents: Contents) -> Iterator[str]:
    """A step as it will be done, and where the sources of its exercise give another dose."""
    step = routine.steps[index]
    exercise = contents.library.values[step.exercise]
    dose = step.dose.over(exercise.dose)
    lead = f"{index + 1:>4}. "
    yield from wrap(f"{exercise.name}: {dose.said() or 'once'}", lead)
    if step.note:
        yield from wrap(step.note, " " * len(lead))
    for key in exercise.range.outside(dose):
        yield from wrap(range_words(exercise, key), " " * len(lead))
