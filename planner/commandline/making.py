"""`new` and `rename`: a routine of one's own, empty or like another one, under any name."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call, WrongUse, course_of, variant_asked
from planner.model.routine import Routine
from planner.store import renaming, routines
from planner.store.edits import Edit
from planner.store.errors import PlannerError
from planner.store.shelf import Entry
from planner.store.variant_edits import variant_edits


def new(call: Call) -> int:
    """`planner new TITLE [--from ROUTINE [--minutes N | --gentle]]`."""
    like: Entry[Routine] | None = None
    edits: tuple[Edit, ...] = ()
    lines: tuple[str, ...] = ()
    asked = variant_asked(call.args)
    if asked and call.args.like is None:
        raise WrongUse("--minutes and --gentle need a routine: planner new TITLE --from ROUTINE --gentle")
    if call.args.like is not None:
        contents = call.read()
        like = contents.routine(call.args.like)
        if like.document is None or like.broken:
            raise PlannerError(
                f"{like.label} has errors: 'planner check' lists them. Mend it before copying it."
            )
        if asked and like.value is not None:
            less = course_of(like.value, contents, asked).variant
            if less is not None:
                edits, lines = variant_edits(like.value, less), less.lines()
    else:
        call.home.prepare()
    entry = routines.create(call.home, call.args.title, like, edits)
    output.say(f"New routine {entry.id}: {entry.path}")
    output.say(*(part for line in lines for part in output.wrap(line)))
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
