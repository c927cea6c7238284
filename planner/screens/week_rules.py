"""What may be done with a session of the week, and the sentence that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from planner.model import clock_face
from planner.model.dates import day_words
from planner.model.schedule import Occurrence, Plan, Schedule, falls_on, times_of
from planner.model.text import listed, plural
from planner.model.week_hints import Hint
from planner.widgets.cells import wrap


def plan_of(one: Occurrence, plans: Schedule) -> Plan | None:
    """The plan that an occurrence belongs to; None for an extra, or when nobody planned it."""
    return next((plan for plan in plans.plans if plan.id == one.plan), None) if one.plan else None


def still_planned(one: Occurrence, plans: Schedule) -> bool:
    """Whether the plan of an occurrence, if it is of one, has it yet: skipped, moved, or as it was."""
    plan = plan_of(one, plans)
    if plan is None:
        return not one.plan
    return falls_on(plan, one.origin, plans.week_start) and one.was in times_of(plan)


def why_not_skipped(one: Occurrence, extra: bool) -> str:
    """Why a session cannot be skipped or un-skipped; empty when it can."""
    if extra:
        return "An extra session is on this day alone: d removes it."
    if not one.plan:
        return "It was not planned, so there is nothing to skip."
    return {
        "done": "It is done already.",
        "stopped": "It was begun already.",
        "moved": "It was moved away from here: skip it on its new day.",
        "paused": "It is in a pause: nothing is due.",
    }.get(one.status, "")


def why_not_moved(one: Occurrence, extra: bool, today: date) -> str:
    """Why a session cannot be moved; empty when it can."""
    if one.moved_to is not None:
        return f"It is on {day_words(one.moved_to, today)} now: move it there."
    if one.status in ("done", "stopped"):
        return "It was begun already: only what is still to be done can be moved."
    if not one.plan and not extra:
        return "It was not planned, so there is nothing to move."
    if one.status == "skipped":
        return "It is skipped: x takes the skip back, then it can be moved."
    return ""


def after_removing(plan: Plan) -> str:
    """What goes with a plan that is removed, and the smaller way out."""
    own = [plural(len(plan.skip), "skip")] if plan.skip else []
    own += [plural(len(plan.moves), "move")] if plan.moves else []
    also = f" with {listed(own)}" if own else ""
    return f"All its days go{also}; what was done stays in the log. x skips this day alone."


def read_time(text: str) -> time | None:
    """A time of day that was typed, None for an empty line; ValueError with a sentence otherwise."""
    return clock_face.read_time(text) if text.strip() else None


def wrong_time(text: str) -> str:
    """What is wrong with a time that was typed, or nothing."""
    try:
        read_time(text)
    except ValueError as error:
        return str(error)
    return ""


def hint_lines(hints: Sequence[Hint], today: date, width: int) -> list[str]:
    """Each hint with its reason and what that rests on, in lines of at most so many cells."""
    lines: list[str] = []
    for hint in hints:
        lines += ["", day_words(hint.day, today)] if lines else [day_words(hint.day, today)]
        for text in (f"{hint.words}.", f"Why: {hint.why}.", f"It rests on: {hint.source}."):
            lines += [f"  {line}" for line in wrap(text, max(8, width - 2), len(text))]
    return [*lines, "", *wrap("settings.toml can switch each of these rules off, under lint.", width, 9)]
