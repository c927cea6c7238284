"""`export html`, `md`, `report` and `csv`: what a person prints, hands over, or counts elsewhere."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from planner.commandline import output
from planner.commandline.call import Call, WrongUse, usable
from planner.model.dates import later
from planner.model.routine import Routine
from planner.model.schedule import week_of
from planner.model.text import clean, plural
from planner.model.week import DayPlan
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.errors import NotSaved, PlannerError
from planner.store.files import create_bytes, replace_bytes
from planner.store.outlook import Outlook, plans_of
from planner.transfer.document import Document
from planner.transfer.handout import Plan, handout, planned_routines
from planner.transfer.markdown import markdown
from planner.transfer.page import page
from planner.transfer.report import Told
from planner.transfer.report import report as reported
from planner.transfer.set_table import set_table

SEVERAL = "exercise-plan"
"""What a sheet of several routines is called."""


def html(call: Call) -> int:
    """`planner export html [ROUTINE…] [--weeks N] [--paper P] [--large] [-o FILE] [--force]`."""
    document, name = _sheet(call)
    return _give(call, page(document, call.args.paper, large=call.args.large), f"{name}.html")


def md(call: Call) -> int:
    """`planner export md [ROUTINE…] [--weeks N] [-o FILE] [--force]`."""
    document, name = _sheet(call)
    return _give(call, markdown(document), f"{name}.md")


def report(call: Call) -> int:
    """`planner export report [--weeks N] [--format F] [--question T] [-o FILE] [--force]`."""
    args, contents = call.args, _sound(call)
    today = call.clock.now().date()
    start = later(week_of(today, contents.schedule.week_start), -7 * (args.weeks - 1))
    outlook = _outlook(call, contents, start, later(today, 1))
    told = Told(
        outlook.days,
        outlook.sessions,
        plans_of(contents, outlook.sessions, outlook.days),
        contents.titles,
        {one.id: one.name for one in contents.library.values.values()},
        contents.schedule.weekly_goal,
        tuple(args.question),
    )
    document = reported(told)
    text = markdown(document) if args.format == "md" else page(document, args.paper, large=args.large)
    return _give(call, text, f"report.{args.format}")


def table(call: Call) -> int:
    """`planner export csv [--from D] [--to D] [-o FILE] [--force]`."""
    args, contents = call.args, call.read()
    first, last = args.first, args.last or call.clock.now().date()
    if first is not None and first > last:
        raise WrongUse(f"--from {first} comes after --to {last}")
    shelf = sessions.load(call.home, first, last, contents.renamed)
    call.note_problems(shelf.problems)
    return _give(call, set_table(shelf.values.values()), "sessions.csv")


def _sheet(call: Call) -> tuple[Document, str]:
    """The sheet of the routines that were named, or of all that are planned; what its file is called."""
    contents = _sound(call)
    now = call.clock.now()
    start = week_of(now.date(), contents.schedule.week_start)
    outlook = _outlook(call, contents, start, later(start, 7 * call.args.weeks))
    routines = _named(call, contents) if call.args.routine else _planned(contents, outlook.days)
    if not routines:
        weeks = plural(call.args.weeks, "week")
        raise PlannerError(
            f"nothing is planned in {weeks}: name a routine, as in 'planner export html core-three'"
        )
    plan = Plan(routines, contents.library.values, outlook.days, now.date(), call.face)
    return handout(plan), routines[0].id if len(routines) == 1 else SEVERAL


def _named(call: Call, contents: Contents) -> tuple[Routine, ...]:
    return tuple({one.id: one for _, one in (usable(contents, name) for name in call.args.routine)}.values())


def _planned(contents: Contents, days: tuple[DayPlan, ...]) -> tuple[Routine, ...]:
    found = []
    for name in planned_routines(days):
        routine = contents.routines.values.get(name)
        if routine is None:
            output.note(f'Left out: there is no routine "{clean(name)}" that can be read.')
        else:
            found.append(routine)
    return tuple(found)


def _sound(call: Call) -> Contents:
    """All that the home holds; PlannerError when the schedule cannot be read, as every tick box needs it."""
    contents = call.read()
    if contents.schedule_file.broken:
        raise PlannerError(f"{contents.schedule_file.label} has errors: 'planner check' lists them")
    return contents


def _outlook(call: Call, contents: Contents, start: date, end: date) -> Outlook:
    outlook = Outlook.read(call.home, contents, start, end, call.clock.now(), zone=call.clock.zone)
    call.note_problems(outlook.problems)
    return outlook


def _give(call: Call, text: str, name: str) -> int:
    """Write the file that was asked for, or `name` in this folder, and say where it is."""
    data, wanted = text.encode(), call.args.output
    if wanted == "-":
        output.say_bytes(data)
        return 0
    path = Path(wanted or name).expanduser()
    if os.path.isdir(path):
        path /= name
    if not os.path.lexists(path):
        if not os.path.isdir(path.parent):
            raise NotSaved(f"there is no folder {clean(str(path.parent))}")
        create_bytes(path, data)
    elif call.args.force:
        replace_bytes(path, data, expected=None, backups=None)
    else:
        raise NotSaved(f"{clean(str(path))} is there already; --force writes over it")
    output.say(f"{clean(str(path))} is written.")
    return 0
