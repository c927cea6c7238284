"""Less of a routine, for a day with little time or a bad one: chosen, looked at, then run or kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import App

from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.text import clean
from planner.model.timeline import UnknownExercise, measure
from planner.model.variant import GENTLE, MOST_MINUTES, Variant, minutes_name, variant
from planner.screens.dialogs import AskText, Choose, Review
from planner.widgets.step_lines import StepLines

_MINUTES = (5, 10, 15, 20, 30)
_OTHER = "As much of it as fits into … minutes"
_GENTLER = "A gentler one: a third to a half less of each exercise"

RUN, KEEP = 0, 1


async def choose_less(
    app: App[None], routine: Routine, library: Mapping[str, Exercise], *, keep: bool = True
) -> tuple[Variant, int] | None:
    """A variant of a routine that the person has looked at, and RUN or KEEP; None when they want none.

    KEEP is offered only with `keep`. To be awaited in a worker. ValueError with a plain sentence when the
    routine cannot be measured.
    """
    try:
        whole = measure(routine, library).seconds
    except UnknownExercise as error:
        raise ValueError(str(error)) from None
    times = [minutes for minutes in _MINUTES if minutes * 60 < whole]
    names = [f"As much of it as fits into {minutes} minutes" for minutes in times]
    answer = await app.push_screen_wait(
        Choose(f"Less of {routine.title}, this time", [*names, _OTHER, _GENTLER])
    )
    if answer is None:
        return None
    name = minutes_name(times[answer]) if answer < len(times) else GENTLE
    if answer == len(times):
        text = await app.push_screen_wait(AskText("How many minutes have you?", check=_wrong_minutes))
        if text is None:
            return None
        name = minutes_name(int(text))
    less = variant(name, routine, library)
    first, *more = less.lines()
    options = ["Start it now", "Keep it as a routine of its own"][: 1 + keep]
    chosen = await app.push_screen_wait(Review(first, [*more, "", *_steps(less, library)], options, "cancel"))
    return None if chosen is None else (less, chosen)


def _wrong_minutes(text: str) -> str:
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and 1 <= int(plain[:6]) <= MOST_MINUTES and len(plain) <= 4:
        return ""
    return f"A whole number of minutes, from 1 to {MOST_MINUTES}."


def _steps(less: Variant, library: Mapping[str, Exercise]) -> Iterator[str]:
    """What there is to do, a step a line."""
    for line in StepLines(less.routine, library):
        dose = ", ".join(part for part in (line.dose, line.side) if part)
        yield f"{line.number:>3}  {clean(line.name)}  {dose}"
