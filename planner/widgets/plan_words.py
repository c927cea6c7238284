"""A plan in words: its days, times, and from when until when."""

from __future__ import annotations

from datetime import date

from planner.model.clock_face import at_words
from planner.model.dates import short_words
from planner.model.schedule import DAYS, Plan
from planner.model.text import plural
from planner.model.vocabulary import ClockFace


def rhythm_words(plan: Plan, face: ClockFace) -> str:
    """`mon wed fri at 07:00`, `every day, any time`, `sat at 10:00, every 2 weeks`."""
    days = [day for day in DAYS if day in plan.days]
    on = "every day" if len(days) == 7 else " ".join(days)
    every = f", every {plan.every} weeks" if plan.every > 1 else ""
    return f"{on}{at_words(face, *plan.at)}{every}"


def span_words(plan: Plan, today: date) -> str:
    """`from 23 Nov, no end`, `from 23 Nov until 31 Jan 2027`."""
    start = f"from {short_words(plan.from_, today)}" if plan.from_ else ""
    if plan.until:
        return f"{start} until {short_words(plan.until, today)}".strip()
    return f"{start}, no end" if start else "no end"


def amount_words(plan: Plan) -> str:
    """`3 a week`, `4 every 2 weeks`."""
    count = plan.per_week
    return f"{count} a week" if plan.every == 1 else f"{count} every {plural(plan.every, 'week')}"


def plan_words(plan: Plan, today: date, face: ClockFace) -> str:
    """`mon wed fri at 07:00 from 23 Nov, no end · 3 a week`."""
    rhythm = rhythm_words(plan, face)
    comma = "," if "," in rhythm or not plan.from_ else ""
    return f"{rhythm}{comma} {span_words(plan, today)} · {amount_words(plan)}"
