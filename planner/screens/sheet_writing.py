"""A routine as a page to print, written into the home: for a thread."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from planner.clock import Clock
from planner.model.dates import later
from planner.model.routine import Routine
from planner.model.schedule import week_of
from planner.store.contents import Contents
from planner.store.errors import NotSaved, UnreadableFile
from planner.store.files import create_bytes, make_folder, read_bytes
from planner.store.home import Home
from planner.store.outlook import Outlook
from planner.transfer.handout import Plan, handout
from planner.transfer.page import page

WEEKS = 4
"""How many weeks there are to tick; `planner export html --weeks` makes any other number."""


def write_sheet(home: Home, clock: Clock, contents: Contents, routine: Routine) -> Path:
    """Write `sheets/<id>-<date>.html`, or find it there as it would be written; where it is.

    What stands there otherwise, an earlier page or one that a person has changed, is left as it is.
    NotSaved with a plain sentence when the disk says no, or nobody can tell when to tick it.
    """
    if contents.schedule_file.broken:
        raise NotSaved(
            f"{contents.schedule_file.label} has errors, so there is no week to tick: ! lists them"
        )
    now = clock.now()
    start = week_of(now.date(), contents.schedule.week_start)
    outlook = Outlook.read(home, contents, start, later(start, 7 * WEEKS), now, zone=clock.zone)
    face = contents.settings.clock
    plan = Plan((routine,), contents.library.values, outlook.days, now.date(), face)
    text = page(handout(plan))
    data, stem = text.encode(), f"{routine.id}-{now.date()}"
    make_folder(home.sheets)
    for number in count(1):
        path = home.sheets / (f"{stem}-{number}.html" if number > 1 else f"{stem}.html")
        if not os.path.lexists(path):
            create_bytes(path, data)
            break
        with suppress(UnreadableFile):
            if read_bytes(path, len(data)) == data:
                break
    return path
