"""The chosen step of a routine: every key of its dose, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.dose import DEFAULT_RELAX, NO_DOSE, Dose
from planner.model.exercise import Exercise
from planner.model.lint import Finding
from planner.model.routine import Group, Routine
from planner.model.text import plural
from planner.model.units import duration
from planner.widgets.exercise_card import how_to, kind_words
from planner.widgets.sheet import Paragraph
from planner.widgets.step_lines import warnings

DOSE_KEYS = ("sets", "reps", "hold", "tempo", "sides", "relax", "rest", "load")

_INDENT = 16


def value_words(key: str, value: object) -> str:
    """A value of a dose as it is shown: `25s`, `3-0-3`, `each`."""
    seconds = key in ("hold", "relax", "rest")
    return duration(value) if seconds and isinstance(value, int) else str(value)


def usual_words(key: str, usual: Dose, routine: Routine, sets: int = 1) -> str:
    """What a key of a step is when the step does not say it; nothing when that is nothing.

    Between several `sets` the exercise's own rest counts, after the last one the routine's.
    """
    value = getattr(usual, key)
    if key == "rest" and (value is None or sets == 1):
        return duration(routine.rest)
    if value is not None:
        return value_words(key, value)
    return {"sets": "1", "reps": "1", "sides": "none", "relax": duration(DEFAULT_RELAX)}.get(key, "")


def step_card(
    routine: Routine, at: int, exercise: Exercise | None, findings: Sequence[Finding] = ()
) -> Iterator[Paragraph]:
    """The step at place `at`: what it is, its warnings, its dose key by key, its note, how to do it.

    Of the `findings`, those about the step stand beside its warnings, those about the routine at the end.
    """
    step = routine.steps[at]
    yield Paragraph(exercise.name if exercise else step.exercise, style="bold $accent")
    if exercise is not None:
        yield Paragraph(kind_words(exercise), style="$text-muted")
    for sentence in warnings(step, exercise):
        yield Paragraph(sentence, lead="!", style="$warning", lead_style="bold $warning")
    for found in findings:
        if found.step == at:
            yield Paragraph(found.words, lead="?", style="$text-muted")
    if step.note:
        yield Paragraph(f"“{step.note}”", style="italic")
    yield Paragraph("")
    yield from _dose(routine, step.dose, exercise.dose if exercise else NO_DOSE)
    if step.group:
        yield Paragraph(_group_words(routine, step.group), lead="group", indent=7)
    if exercise is not None:
        yield from how_to(exercise)
    whole = [found for found in findings if found.step is None]
    for found in whole:
        yield Paragraph(f"The routine: {found.words}", lead="?", style="$text-muted", gap=found is whole[0])


def _dose(routine: Routine, own: Dose, usual: Dose) -> Iterator[Paragraph]:
    whole = own.over(usual)
    for key in DOSE_KEYS:
        value = getattr(own, key)
        if value is None and getattr(whole, key) is None and getattr(usual, key) is not None:
            continue  # a hold that the step's tempo replaces, or the other way round
        if value is not None:
            words, where, style = value_words(key, value), "this routine", "bold"
        else:
            words, where, style = usual_words(key, usual, routine, whole.set_count), "usual", ""
        if words:
            lead = f"{key:<6} {words}"
            yield Paragraph(where, lead=lead, lead_style=style, style="$text-muted", indent=_INDENT)


def _group_words(routine: Routine, name: str) -> str:
    group = routine.groups.get(name, Group())
    rest = routine.rest if group.rest is None else group.rest
    between = f", {duration(rest)} between" if group.rounds > 1 else ""
    return f"{name}: {plural(group.rounds, 'round')}{between}"
