"""`show --figure`: the key poses of an exercise, drawn in characters."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from planner.commandline import output
from planner.commandline.output import wrap
from planner.model.canvas import Charset, charset_for
from planner.model.drawing import Place, draw
from planner.model.exercise import Exercise
from planner.store.errors import PlannerError

ROWS = 10
"""Lines of one picture."""

MOST = 60
"""Columns of one picture at most: wider is only larger."""


def show(exercise: Exercise) -> None:
    """Print every moment of an exercise's figure, with its words; PlannerError when it has none."""
    figure = exercise.figure
    if figure is None:
        raise PlannerError(f"{exercise.name} has no figure: its file has no [figure]")
    columns = min(MOST, shutil.get_terminal_size((output.COLUMNS, 24)).columns)
    charset = _charset(os.environ)
    output.say(*wrap(exercise.name))
    if exercise.dose.side_names != (None,):
        output.say(f"Drawn for the {figure.side} side.")
    for moment in figure.moments:
        canvas = draw(figure, Place(moment.name, moment.name, 0.0), columns, ROWS)
        output.say("", *wrap(moment.says or moment.name))
        output.say_block(canvas.text(charset))


def _charset(environment: Mapping[str, str]) -> Charset:
    locale = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG", "")
    # Python itself makes C.UTF-8 of a C locale, so that text is not garbled; the terminal stays what it is.
    if (
        locale == "C.UTF-8"
        and not environment.get("LC_ALL")
        and environment.get("LANG", "C") in ("", "C", "POSIX")
    ):
        locale = "C"
    return charset_for(environment.get("TERM", ""), locale)
