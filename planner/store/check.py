"""What files say about each other: a routine's exercises and doses, a plan's routines and days; advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.model.exercise import Exercise
from planner.model.lint import Finding, advised
from planner.model.progression import growing_value
from planner.model.routine import Routine
from planner.model.schedule import Schedule, check_moves, check_notes, check_skips
from planner.model.text import clean, did_you_mean
from planner.model.timeline import MAX_PHASES, Size, TooLong, compile_routine, measure
from planner.model.units import duration
from planner.model.vocabulary import AdviceRule
from planner.store.errors import Problem
from planner.store.reading import clock
from planner.store.shelf import Entry, Shelf
from planner.store.toml_text import Document

if TYPE_CHECKING:
    from planner.store.settings import Settings

_NOTHING: Mapping[str, str] = MappingProxyType({})


def routine(
    entry: Entry[Routine], library: Mapping[str, Exercise], off: Mapping[str, str] = _NOTHING
) -> tuple[Problem, ...]:
    """Unknown exercises, doses outside what an exercise's sources allow, a total that nobody could do.

    Also the exercises in `off`, which the person has switched off, with the reason.
    """
    if entry.document is None:
        return ()
    unknown = tuple(_unknown_exercises(entry.document, library))
    if entry.value is None:
        return unknown
    doses = (
        *_switched_off(entry.value, entry.document, library, off),
        *_doses(entry.value, entry.document, library),
        *_growth(entry.value, entry.document, library),
    )
    return (*unknown, *doses, *(() if unknown else _size(entry.value, entry.document, library)))


def exercise(entry: Entry[Exercise]) -> tuple[Problem, ...]:
    """What is not human in an exercise's figure."""
    if entry.document is None or entry.value is None or entry.value.figure is None:
        return ()
    from planner.model.figure_check import misfits  # most homes have no figure of their own

    found = misfits(entry.value.figure)
    return tuple(
        entry.document.problem(
            ("figure", one.moment), f"{one.moment}: {one.words}", severity="warning", part="key"
        )
        for one in found
    )


def settings(entry: Entry[Settings], library: Mapping[str, object]) -> tuple[Problem, ...]:
    """Names that are not in the library, most often a slip; keys that cannot be as the person wants them."""
    if entry.document is None or entry.value is None:
        return ()
    places: list[tuple[tuple[str | int, ...], str]] = [
        *((("favourites", index), name) for index, name in enumerate(entry.value.favourites)),
        *((("off", name), name) for name in entry.value.off),
    ]
    unknown = tuple(
        entry.document.problem(
            place,
            f'there is no exercise "{name}" in the library.',
            hint=did_you_mean(name, library),
            severity="warning",
            part="key" if place[0] == "off" else "value",
        )
        for place, name in places
        if name not in library
    )
    return (*unknown, *_keys(entry.value, entry.document))


def _keys(value: Settings, document: Document) -> Iterator[Problem]:
    """Commands that there are not, words that are no keys, two commands on one key."""
    if not value.keys:
        return
    from planner.keys.keymap import resolve  # most people have the keys that come with planner

    for name, words in resolve(value.keymap, value.keys).faults.items():
        yield document.problem(("keys", name), words, severity="warning", part="key")


def _rows(document: Document, array: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The tables of an array with their place in the file, whatever else a broken file has there."""
    rows = document.data.get(array)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield index, row


def _unknown_exercises(document: Document, library: Mapping[str, Exercise]) -> Iterator[Problem]:
    for index, row in _rows(document, "step"):
        name = row.get("exercise")
        # An empty name is a problem of the file by itself, and told there.
        if isinstance(name, str) and clean(name).strip() and clean(name) not in library:
            words = f'there is no exercise "{clean(name)}" in the library.'
            yield document.problem(("step", index, "exercise"), words, hint=did_you_mean(name, library))


def _switched_off(
    value: Routine, document: Document, library: Mapping[str, Exercise], off: Mapping[str, str]
) -> Iterator[Problem]:
    for index, step in enumerate(value.steps if off else ()):
        if step.exercise in off and step.exercise in library:
            why = off[step.exercise].strip()
            words = f"{library[step.exercise].name} is switched off{why and f': {why}'}"
            yield document.problem(("step", index, "exercise"), words, severity="warning")


def _doses(value: Routine, document: Document, library: Mapping[str, Exercise]) -> Iterator[Problem]:
    for index, step in enumerate(value.steps):
        exercise = library.get(step.exercise)
        if exercise is None:
            continue
        for key in exercise.range.outside(step.dose):
            # Only what the step says: the exercise's own dose is told in the exercise's file.
            if getattr(step.dose, key) is None:
                continue
            yield document.problem(("step", index, key), range_words(exercise, key), severity="warning")


def _growth(value: Routine, document: Document, library: Mapping[str, Exercise]) -> Iterator[Problem]:
    """A way up that leads out of the range, or that has no end, or nothing to grow."""
    for index, step in enumerate(value.steps):
        exercise, progress = library.get(step.exercise), step.progress
        if exercise is None or progress is None:
            continue
        key, place = progress.key, ("step", index, "progress")
        span: tuple[int, int] | None = getattr(exercise.range, key)
        if growing_value(step.dose.over(exercise.dose), key) is None:
            yield document.problem(
                (*place, key), "nothing is held here, so no hold can grow", severity="warning", part="key"
            )
        elif progress.limit(exercise.range) is None:
            words = f"{key}: the sources of {exercise.name} give no range, so say how far: max = …"
            yield document.problem((*place, key), words, severity="warning", part="key")
        elif progress.most is not None and span is not None and not span[0] <= progress.most <= span[1]:
            yield document.problem((*place, "max"), range_words(exercise, key), severity="warning")


def document_range(exercise: Exercise, key: str) -> tuple[str, str]:
    """The two ends of an exercise's range as they are written."""
    low, high = getattr(exercise.range, key)
    return (duration(low), duration(high)) if key == "hold" else (str(low), str(high))


def range_words(exercise: Exercise, key: str) -> str:
    """What to say of a dose that lies outside the range of its exercise in one key."""
    low, high = document_range(exercise, key)
    return f"{key}: the sources of {exercise.name} give {low} to {high}"


def _size(value: Routine, document: Document, library: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    size = measure(value, library)
    if size.possible:
        return ()
    try:
        compile_routine(value, library)
    except TooLong as error:
        return (document.problem(("step", _largest(value, size, library)), str(error), part="key"),)
    return ()


def _largest(value: Routine, size: Size, library: Mapping[str, Exercise]) -> int:
    """The step that does most to make a routine too long: where to begin to mend it."""
    alone = [measure(replace(value, steps=(step,)), library) for step in value.steps]
    weights = [one.phases if size.phases > MAX_PHASES else one.seconds for one in alone]
    return weights.index(max(weights))


def advice(
    entry: Entry[Routine], library: Mapping[str, Exercise], ignore: Collection[AdviceRule] = ()
) -> tuple[Problem, ...]:
    """What may be worth another look in a routine without errors; the rules in `ignore` say nothing."""
    if entry.value is None or entry.document is None:
        return ()
    found = advised(entry.value, library, ignore)
    # Looked for last, and only where there is advice: most routines earn none.
    if not found or _has_errors((*entry.problems, *routine(entry, library))):
        return ()
    return tuple(_advised(entry.document, finding) for finding in found)


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _advised(document: Document, finding: Finding) -> Problem:
    place: tuple[str | int, ...] = ()
    if finding.step is not None:
        written = finding.key in document.data["step"][finding.step]
        place = ("step", finding.step, finding.key if written else "exercise")
    return document.problem(place, finding.words, hint=f"({finding.rule})", severity="advice")


def schedule(entry: Entry[Schedule], routines: Shelf[Routine]) -> tuple[Problem, ...]:
    """Names without a routine, plan ids used twice, moves and skips of days without a session."""
    if entry.document is None:
        return ()
    return (*_names(entry.document, routines), *_twice(entry.document), *_idle(entry, entry.document))


def _names(document: Document, routines: Shelf[Routine]) -> Iterator[Problem]:
    for place, name in _named(document):
        if isinstance(name, str) and clean(name).strip() and clean(name) not in routines.by_id:
            hint = did_you_mean(name, routines.by_id)
            yield document.problem(place, f'there is no routine "{clean(name)}".', hint=hint)


def _named(document: Document) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every place of a schedule that names a routine, with what stands there."""
    for array in ("plan", "once"):
        for index, row in _rows(document, array):
            yield (array, index, "routine"), row.get("routine")
            turns = row.get("sequence") if array == "plan" else None
            for turn, name in enumerate(turns if isinstance(turns, list) else ()):
                yield (array, index, "sequence", turn), name


def _twice(document: Document) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, row in _rows(document, "plan"):
        name = row.get("id")
        if not isinstance(name, str) or not clean(name).strip():
            continue
        if name in seen:
            line = document.place(("plan", seen[name], "id"))[0]
            words = f'the plan id "{clean(name)}" is already used in line {line}: each is used once'
            yield document.problem(("plan", index, "id"), words)
        seen.setdefault(name, index)


def _idle(entry: Entry[Schedule], document: Document) -> Iterator[Problem]:
    """Moves, skips and notes that do nothing: most often a slip in a date.

    Only in a file without errors: what has one is left out of the value, and the places would be wrong.
    """
    if entry.value is None or _has_errors(entry.problems):
        return
    for index, plan in enumerate(entry.value.plans):
        alone = replace(entry.value, plans=(plan,))
        for _, move in check_moves(alone):
            words = "this moves nothing: the plan has no session on that day, or it is moved already"
            place = ("plan", index, "moves", move, "on")
            yield document.problem(place, words, severity="warning")
        idle = {skip for _, skip in check_skips(alone)}
        for at, skip in enumerate(document.data["plan"][index].get("skip", ())):
            if clock(skip) in idle:
                words = "this skips nothing: the plan has no session on that day"
                yield document.problem(("plan", index, "skip", at), words, severity="warning")
        for _, note in check_notes(alone):
            words = "this is a note about nothing: the plan has no session on that day"
            yield document.problem(("plan", index, "notes", note, "on"), words, severity="warning")
