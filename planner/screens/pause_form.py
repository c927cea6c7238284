"""Plan nothing for some days: from when to when, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from textual.app import App
from textual.content import Content

from planner.model.dates import day_words, parse_day
from planner.model.schedule import Pause, Schedule, occurrences
from planner.model.text import clean, plural
from planner.screens.form import Form, FormField, Values, WrongField

_WEEK = timedelta(days=6)


async def ask_pause(app: App[None], plans: Schedule, start: date, today: date) -> Pause | None:
    """A pause that begins on `start` unless another day is typed; None when the form is left."""

    def pause(values: Values) -> Pause:
        first = cast("date | None", values.get("from")) or start
        last = cast("date | None", values.get("to")) or first + _WEEK
        return Pause(first, last, cast("str | None", values.get("why")) or "")

    def look(values: Values) -> Content:
        wanted = pause(values)
        if wanted.to < wanted.from_:
            raise WrongField("to", "the last day is before the first one")
        days = (wanted.to - wanted.from_).days + 1
        count = sum(
            1
            for one in occurrences(plans, wanted.from_, wanted.to + timedelta(days=1))
            if one.status == "planned"
        )
        words = f"{day_words(wanted.from_, today)} to {day_words(wanted.to, today)}, {plural(days, 'day')}"
        paused = f"{plural(count, 'planned session')} in it; every plan goes on by itself afterwards"
        return Content.assemble((words, "bold"), f"\n{paused}")

    def day(text: str) -> date | None:
        return parse_day(text, today) if text.strip() else None

    fields = (
        FormField("from", start.isoformat(), day, hint="the first day without sessions", step=_step(today)),
        FormField(
            "to", (start + _WEEK).isoformat(), day, hint="the last one; or +2w, 2 jan", step=_step(today)
        ),
        FormField("why", "", _reason, usual="a holiday, a flare-up, a visit"),
    )
    changed = await app.push_screen_wait(Form("Plan nothing for some days", fields, look))
    if changed is None:
        return None
    return pause({"from": start, "to": start + _WEEK, **changed})


def _reason(text: str) -> str | None:
    return clean(text).strip() or None


def _step(today: date) -> Callable[[str, int], str]:
    """A day more or less; a text that cannot be read starts at today."""

    def step(text: str, by: int) -> str:
        try:
            day = parse_day(text, today)
        except ValueError:
            return today.isoformat()
        return (day + timedelta(days=by)).isoformat()

    return step
