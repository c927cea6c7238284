"""A routine as a sheet to hand over: what to do and when, how it looks, what to look out for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from planner.model.clock_face import time_words
from planner.model.dates import short_words, weekday
from planner.model.drawing import Place
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.routine import Routine, Step
from planner.model.safety import (
    FIRST_PAGE,
    SEE_A_DOCTOR,
    STOP_RULES,
    STOP_SOURCES,
    URGENT_ADVICE,
    URGENT_SIGNS,
)
from planner.model.said_time import said_time
from planner.model.session import Side
from planner.model.text import listed, plural
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import about
from planner.model.vocabulary import ClockFace
from planner.model.week import DayPlan
from planner.transfer.document import (
    Block,
    Box,
    Card,
    Cell,
    Chapter,
    Document,
    Paragraph,
    Picture,
    Points,
    Table,
    Tick,
)
from planner.transfer.dose_sentence import dose_sentence

WARNINGS = Box(
    "Stop and get help",
    (
        Paragraph(URGENT_ADVICE),
        Points(URGENT_SIGNS, columns=True),
        Points(STOP_RULES, "While you exercise", columns=True),
        Points(SEE_A_DOCTOR, "See a doctor soon, if it is", columns=True),
    ),
)
"""The signs that need help, whole, as on the first page of the app."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is handed over: routines with their exercises, and the days on which to tick them.

    `days` are whole weeks from the first day of one. `today` stands on the page. `face` is how times
    of day are shown.
    """

    routines: tuple[Routine, ...]
    library: Mapping[str, Exercise]
    days: tuple[DayPlan, ...]
    today: date
    face: ClockFace = "24h"


def handout(plan: Plan) -> Document:
    """The sheet. Several routines are chapters of it, each on pages of its own."""
    made = f"Made with planner on {_day(plan.today)}. {FIRST_PAGE.not_a_diagnosis}"
    if len(plan.routines) == 1:
        (only,) = plan.routines
        blocks = [*_chapter(plan, only, [WARNINGS])]
        return Document(only.title, _about(only, plan.library), (*blocks, *_end(plan, made)))
    titles = f"{plural(len(plan.routines), 'routine')}: {listed([one.title for one in plan.routines])}."
    blocks = [WARNINGS]
    for routine in plan.routines:
        blocks += [Chapter(routine.title), *map(Paragraph, _about(routine, plan.library))]
        blocks += _chapter(plan, routine, [])
    return Document("Exercise plan", (titles,), (*blocks, *_end(plan, made)))


def _chapter(plan: Plan, routine: Routine, before: list[Block]) -> Iterator[Block]:
    yield _weeks(plan, routine)
    yield from before
    number = 0
    for name, steps in groupby(routine.steps, key=lambda step: step.group):
        run = tuple(steps)
        if words := _rounds(routine, name, number + 1, number + len(run)):
            yield Paragraph(words, "Rounds")
        for step in run:
            number += 1
            yield _card(number, step, routine, plan.library.get(step.exercise))


def _about(routine: Routine, library: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Who prescribed it, what it is for, how long it takes and what it needs."""
    prescribed = []
    if routine.prescribed_by or routine.prescribed_on:
        by = f" by {routine.prescribed_by}" if routine.prescribed_by else ""
        prescribed.append(
            f"Prescribed{by}{f' on {_day(routine.prescribed_on)}' if routine.prescribed_on else ''}."
        )
    if routine.review_on:
        prescribed.append(f"To be looked at again on {_day(routine.review_on)}.")
    needs = (
        item
        for step in routine.steps
        if step.exercise in library
        for item in library[step.exercise].equipment
    )
    facts = [plural(len(routine.steps), "exercise") if routine.steps else "There are no exercises in it yet"]
    try:
        size = measure(routine, library)
        facts += [f"about {about(size.seconds)}"] if size.seconds and size.possible else []
    except UnknownExercise:
        pass  # an exercise that is not there has a card that says so
    if wanted := tuple(dict.fromkeys(needs)):
        facts.append(f"you need: {listed(wanted)}")
    if routine.rest and len(routine.steps) > 1:
        facts.append(f"rest {said_time(routine.rest)} between exercises")
    return (*filter(None, (" ".join(prescribed), routine.description)), f"{'; '.join(facts)}.")


def _weeks(plan: Plan, routine: Routine) -> Table:
    """A box for each time that the routine is planned; on every day when it is not planned at all."""
    mine = [
        tuple(one for one in day.occurrences if one.routine == routine.id and one.status in _SHOWN)
        for day in plan.days
    ]
    planned = any(mine)
    rows: list[tuple[Cell, ...]] = []
    for first in range(0, len(plan.days), 7):
        week = mine[first : first + 7]
        cells: list[Cell] = [
            tuple(
                Tick(time_words(one.time, plan.face) if one.time else "", one.status == "done") for one in day
            )
            if planned
            else (Tick(),)
            for day in week
        ]
        rows.append((short_words(plan.days[first].date, plan.today), *cells))
    names = tuple(weekday(day.date) for day in plan.days[:7])
    caption = (
        "Tick what you have done" if planned else "Not on the schedule: tick the days on which you did it"
    )
    return Table(("Week of", *names), tuple(rows), caption)


_SHOWN = frozenset(("planned", "done", "stopped", "missed"))
"""What becomes a box: not what was skipped, moved away or paused."""


def _rounds(routine: Routine, name: str, first: int, last: int) -> str:
    group = routine.group_named(name)
    if group.rounds < 2:
        return ""
    rest = routine.rest if group.rest is None else group.rest
    pause = f", with {said_time(rest)} of rest between them" if rest else ""
    which = f"number {first}" if first == last else f"numbers {first} to {last}"
    return f"Do {which} one after the other, {group.rounds} rounds of it{pause}."


def _card(number: int, step: Step, routine: Routine, exercise: Exercise | None) -> Card:
    if exercise is None:
        words = "This exercise is not in the library any more."
        title = f"{number}. {step.exercise}"
        sentence = dose_sentence(step.dose, routine.set_rest(step.dose))
        return Card(title, sentence, step.note, blocks=(Paragraph(words),))
    dose = step.dose.over(exercise.dose)
    blocks: list[Paragraph | Points] = []
    if exercise.how:
        blocks.append(Points(exercise.how, numbered=True))
    blocks += [Paragraph(text, lead) for text, lead in _more(exercise) if text]
    if exercise.caution:
        blocks.append(Points(exercise.caution, "Take care"))
    title = f"{number}. {exercise.name}, {POSITION_WORDS[exercise.position]}"
    side = dose.sides if dose.sides in ("left", "right") else None
    return Card(
        title,
        dose_sentence(dose, routine.set_rest(dose)),
        step.note,
        _pictures(exercise, side),
        tuple(blocks),
    )


def _more(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield exercise.why, "What it is for"
    yield exercise.easier, "Easier"
    yield exercise.harder, "Harder"


def _pictures(exercise: Exercise, side: Side | None) -> tuple[Picture, ...]:
    """The poses that the movement goes through, for the side that works where only one does."""
    figure = exercise.figure
    if figure is None:
        return ()
    found = []
    for name in figure.path:
        moment = figure.moment(name)
        says = moment.says if moment is not None and moment.says else name
        found.append(Picture(figure, Place(name, name, 0.0), says, side))
    return tuple(found)


def _end(plan: Plan, made: str) -> Iterator[Block]:
    """Where it all comes from."""
    used = dict.fromkeys(step.exercise for routine in plan.routines for step in routine.steps)
    named = (plan.library[one] for one in used if one in plan.library)
    sources = tuple(f"{one.name}: {'; '.join(one.sources)}" for one in named if one.sources)
    yield Points((*sources, f"Warning signs and stop rules: {STOP_SOURCES}"), "Sources", small=True)
    yield Paragraph(made, small=True)


def _day(day: date) -> str:
    return f"{short_words(day, day)} {day.year}"


def planned_routines(days: Sequence[DayPlan]) -> tuple[str, ...]:
    """The ids of the routines that are planned on some days, in the order of their first day."""
    names = (one.routine for day in days for one in day.occurrences if one.status in _SHOWN)
    return tuple(dict.fromkeys(name for name in names if name))
