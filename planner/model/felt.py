"""Pain and leg over time, in so many columns: what was said before and after sessions, and the morning after.

A column is some days. Where several sessions fall into one, it has the middle of what they say, the higher of
two middles, so that nothing looks better than it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from planner.model.session import Session
from planner.model.vocabulary import LEG


@dataclass(frozen=True, slots=True)
class Felt:
    """One column. Pain is 0-10 on the numeric rating scale; a leg is a place in `LEG`, 0 for none.

    None where nobody said. `unsettled` counts the mornings after which it had not settled, `sessions` all.
    """

    before: int | None = None
    after: int | None = None
    morning: int | None = None
    leg_before: int | None = None
    leg_after: int | None = None
    unsettled: int = 0
    sessions: int = 0


NOTHING = Felt()


def felt(sessions: Iterable[Session], first: date, last: date, columns: int) -> tuple[Felt, ...]:
    """What was felt from the first day to the last, both included, in at most so many columns."""
    days = (last - first).days + 1
    columns = max(1, min(columns, days))
    groups: list[list[Session]] = [[] for _ in range(columns)]
    for session in sessions:
        at = (session.day - first).days
        if session.lived and session.status != "running" and 0 <= at < days:
            groups[at * columns // days].append(session)
    return tuple(_together(group) if group else NOTHING for group in groups)


def days_a_column(first: date, last: date, columns: int) -> int:
    """How many days a column stands for at most."""
    days = (last - first).days + 1
    return -(-days // max(1, min(columns, days)))


def _together(group: Sequence[Session]) -> Felt:
    return Felt(
        before=_middle(one.pain_before for one in group),
        after=_middle(one.pain_after for one in group),
        morning=_middle(one.pain_morning for one in group),
        leg_before=_middle(_place(one.leg_before) for one in group),
        leg_after=_middle(_place(one.leg_after) for one in group),
        unsettled=sum(one.morning == "not settled" for one in group),
        sessions=len(group),
    )


def _place(leg: str) -> int | None:
    return LEG.index(leg) if leg in LEG else None


def _middle(values: Iterable[int | None]) -> int | None:
    said = [value for value in values if value is not None]
    return median_high(said) if said else None
