"""`new` and `rename`: a routine of one's own, empty or like another one, under any name."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call
from planner.store import renaming, routines
from planner.store.errors import PlannerError


def new(call: Call) -> int:
    """`planner new TITLE [--from ROUTINE]`."""
    like = None
    if call.args.like is not None:
        contents = call.read()
        like = contents.routine(call.args.like)
        if like.document is None or like.broken:
            raise PlannerError(
                f"{like.label} has errors: 'planner check' lists them. Mend it before copying it."
            )
    else:
        call.home.prepare()
    entry = routines.create(call.home, call.args.title, like)
    output.say(f"New routine {entry.id}: {entry.path}")
    if like is None:
        output.say("It has no steps yet. Add them in the app ('planner', then 3), or in the file.")
    return 0


def rename(call: Call) -> int:
    """`planner rename ROUTINE TITLE`."""
    contents = call.read()
    entry = contents.routine(call.args.routine)
    renamed = renaming.rename(call.home, entry, call.args.title)
    output.say(f"{entry.id} is now {renamed.entry.id}: {renamed.entry.path}")
    if renamed.schedule_before is not None:
        output.say("The schedule follows.")
    return 0
