"""How far back a person looks: a week, a month, a quarter, a year, or all there is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planner.model.dates import later

Span = Literal["week", "month", "quarter", "year", "all"]
DAYS: dict[Span, int] = {"week": 7, "month": 31, "quarter": 92, "year": 365}
"""How many days each has, today among them; `all` has as many as there are."""

SPANS: tuple[Span, ...] = (*DAYS, "all")


def wider(span: Span) -> Span:
    """The next wider one, and the narrowest after the widest."""
    return SPANS[(SPANS.index(span) + 1) % len(SPANS)]


def first_day(span: Span, today: date, earliest: date) -> date:
    """The first day of a span that ends today; of all there is the earliest, and never one after today."""
    days = DAYS.get(span)
    return min(today, earliest) if days is None else later(today, 1 - days)
