"""`schedule` and `unschedule`: a routine put on days of the week, and taken off again."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.model.dates import day_words
from planner.model.schedule import Plan
from planner.model.text import clean, nearest
from planner.store import schedule
from planner.store.contents import Contents
from planner.store.errors import Unknown


def put(call: Call) -> int:
    """`planner schedule ROUTINE --days … [--at …] [--from D] [--until D] [--every N]`."""
    args = call.args
    today = call.clock.now().date()
    first = args.first or today
    if args.until is not None and args.until < first:
        raise WrongUse(f"--until {args.until} lies before --from {first}")
    contents = call.read()
    routine = contents.routine(args.routine)
    at = tuple(sorted({moment for group in args.at for moment in group}))
    entry = contents.schedule_file
    edit = schedule.add_plan(
        entry, routine.id, args.days, at=at, from_=first, until=args.until, every=args.every
    )
    plan = str(edit.values["id"])
    saved = schedule.change(call.home, entry, [edit])
    title = contents.titles.get(routine.id, routine.id)
    found = saved.value.plans if saved.value else ()
    for one in found:
        if one.id == plan:
            output.say(*output.wrap(f"{title}: {_words(one)}."))
    output.say(f"In {saved.label} it is the plan {plan}.")
    return 0


def _words(plan: Plan) -> str:
    """`mon, wed at 07:00 and 19:00, every 2 weeks, from Mon 23 Nov 2026`."""
    days = "every day" if len(plan.days) == 7 else ", ".join(plan.days)
    at = " at " + " and ".join(f"{moment:%H:%M}" for moment in plan.at) if plan.at else ", any time"
    every = f", every {plan.every} weeks" if plan.every > 1 else ""
    since = f", from {day_words(plan.from_, plan.from_)} {plan.from_.year}" if plan.from_ else ""
    until = f", until {day_words(plan.until, plan.until)} {plan.until.year}" if plan.until else ""
    return f"{days}{at}{every}{since}{until}"


def take_off(call: Call) -> int:
    """`planner unschedule PLAN`."""
    contents = call.read()
    entry = contents.schedule_file
    try:
        edit = schedule.remove_plan(entry, call.args.plan)
    except Unknown as error:
        raise Unknown(f"{error}. {_plans(contents, call.args.plan)}") from None
    saved = schedule.change(call.home, entry, [edit])
    output.say(f"The plan {clean(call.args.plan)} is off the week: {saved.label}")
    return 0


def _plans(contents: Contents, name: str) -> str:
    ids = [plan.id for plan in contents.schedule.plans]
    if not ids:
        return "There is no plan at all."
    near = nearest(name, ids)
    return f'Did you mean "{near}"?' if near else f"There is: {', '.join(ids)}."
