"""The line over a week: which one it is, and how much of it is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content

from planner.model.dates import away_words, range_words
from planner.model.week import Week
from planner.widgets.marks import meter


def which_week(week: Week, this: date, *, number: bool) -> Content:
    """`23–29 Nov 2026  ·  week 48  ·  this week`; `this` is the first day of the present week."""
    thursday = next(day.date for day in week.days if day.date.weekday() == 3)
    count = f"  ·  week {thursday.isocalendar().week}" if number else ""
    words = f"{count}  ·  {away_words(week.start, this)}"
    name = range_words(week.start, week.start + timedelta(days=6))
    return Content.assemble((name, "bold $accent"), (words, "$text-muted"))


def how_much(week: Week, seconds: Mapping[str, int], *, dots: bool) -> Content:
    """`●●●○  3 of 4  ·  31 of 52 min`: sessions against the goal, time done of the time in the week."""
    done, planned = _time(week, seconds)
    bar = meter(week.done, week.goal) if dots else ""
    spent = f"{round(done / 60)} of {round(planned / 60)} min" if planned >= 60 else ""
    words = f"{week.done} of {week.goal}" + (f"  ·  {spent}" if spent else "")
    return Content.assemble((bar, "bold $success"), "  " if bar else "", words)


def _time(week: Week, seconds: Mapping[str, int]) -> tuple[int, int]:
    """Seconds that were done, and those with what is still planned or was missed."""
    done = planned = 0
    for day in week.days:
        for one in day.occurrences:
            usual = seconds.get(one.routine, 0)
            if one.session is not None:
                took = one.session.seconds or usual
                done, planned = done + took, planned + took
            elif one.status in ("planned", "missed"):
                planned += usual
    return done, planned
