"""`show`: a routine as the phases that a person lives through, or an exercise's card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from planner.commandline import figures, output, phases
from planner.commandline.call import Call, WrongUse, course_of, exercise_named, no_such, usable, variant_asked
from planner.commandline.output import wrap
from planner.model.course import Course
from planner.model.dose import Dose
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.units import duration
from planner.store.errors import Unknown


def show(call: Call) -> int:
    """`planner show ROUTINE|EXERCISE`: a routine goes before an exercise of the same name."""
    contents = call.read()
    name = call.args.name
    try:
        _, routine = usable(contents, name)
    except Unknown:
        exercise = exercise_named(contents, name)
        if exercise is None:
            raise no_such(contents, name) from None
        if variant_asked(call.args):
            raise WrongUse("--minutes and --gentle go with a routine, not with an exercise") from None
        if call.args.figure:
            figures.show(exercise)
            return 0
        show_exercise(exercise, as_json=call.args.json)
    else:
        if call.args.figure:
            raise WrongUse("--figure goes with an exercise, not with a routine")
        show_course(course_of(routine, contents, variant_asked(call.args)), as_json=call.args.json)
    return 0


def show_course(course: Course, *, as_json: bool) -> None:
    """Print a routine with every phase and its offset; of a variant also what it has less."""
    if as_json:
        output.say_json(phases.as_json(course))
        return
    routine = course.routine
    output.say(*wrap(routine.title))
    if routine.description:
        output.say(*wrap(routine.description))
    if routine.prescribed_by:
        on = f" on {routine.prescribed_on}" if routine.prescribed_on else ""
        output.say(*wrap(f"Prescribed by {routine.prescribed_by}{on}"))
    if course.variant is not None:
        output.say("", *(part for line in course.variant.lines() for part in wrap(line)))
    output.say(*phases.listed(routine, course.timeline, course.exercises))


def show_exercise(exercise: Exercise, *, as_json: bool) -> None:
    """Print an exercise's card."""
    if as_json:
        value = asdict(exercise)
        value["dose"] = _dose_json(exercise.dose)
        value["figure"] = None if exercise.figure is None else [one.name for one in exercise.figure.moments]
        output.say_json(value)
        return
    output.say(*_card(exercise))


def _dose_json(dose: Dose) -> dict[str, object]:
    return {**asdict(dose), "tempo": str(dose.tempo) if dose.tempo else None}


def _card(exercise: Exercise) -> Iterator[str]:
    yield from wrap(exercise.name)
    if exercise.aka:
        yield from wrap(f"Also: {', '.join(exercise.aka)}")
    yield f"{exercise.kind}, {POSITION_WORDS[exercise.position]}, spine: {exercise.direction}"
    facts = [
        ("Dose", exercise.dose.words()),
        ("Sources allow", _allowed(exercise)),
        ("For", ", ".join(exercise.targets)),
        ("Needs", ", ".join(exercise.equipment)),
        ("Why", exercise.why),
        ("Easier", exercise.easier),
        ("Harder", exercise.harder),
    ]
    yield ""
    for name, text in facts:
        if text:
            yield from wrap(text, f"{name + ':':<15}")
    numbered = [f"{number}. " for number in range(1, len(exercise.how) + 1)]
    yield from _section("How", zip(numbered, exercise.how, strict=True))
    yield from _section("Take care", (("- ", line) for line in exercise.caution))
    yield from _section("Sources", (("- ", line) for line in exercise.sources))


def _section(title: str, lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    body = [line for lead, text in lines for line in wrap(text, f"  {lead}")]
    if body:
        yield from ("", title, *body)


def _allowed(exercise: Exercise) -> str:
    parts = []
    for name in ("sets", "reps", "hold"):
        limits: tuple[int, int] | None = getattr(exercise.range, name)
        if limits is not None:
            low, high = (duration(one) if name == "hold" else str(one) for one in limits)
            parts.append(f"{name} {low} to {high}")
    return ", ".join(parts)
