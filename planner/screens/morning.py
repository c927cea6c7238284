"""The morning after a session: one question, written into its log, and what to do when it did not settle."""

from __future__ import annotations

import asyncio
from datetime import date

from textual.app import App

from planner.model.morning import NOT_SETTLED
from planner.model.session import Morning, Session
from planner.model.text import plural
from planner.screens.advice import Advice
from planner.screens.checkin import PAIN_THEN, SETTLED, CheckIn
from planner.store import sessions
from planner.store.errors import PlannerError
from planner.store.home import Home


async def ask_morning(app: App[None], home: Home, today: date) -> None:
    """If a session waits for it, ask how the morning after is, and keep the answer.

    Left out with one key, which is kept as well: it is not asked again. To be awaited in a worker.
    """
    entry = await asyncio.to_thread(sessions.unasked, home, today)
    if entry is None or entry.value is None:
        return
    answers = await app.push_screen_wait(_page(entry.value, today))
    morning: Morning = "skipped"
    if answers is not None and answers.settled:
        morning = "settled" if answers.settled == "settled" else "not settled"
    pain = answers.pain if answers is not None else None
    try:
        await asyncio.to_thread(sessions.tell_morning, home, entry, morning, pain)
    except PlannerError as error:
        app.notify(f"not saved: {error}", severity="error", markup=False)
    if morning == "not settled":
        await app.push_screen_wait(Advice("Not settled yet", NOT_SETTLED, ("Close",), serious=True))


def _page(session: Session, today: date) -> CheckIn:
    days = (today - session.day).days
    when = "Yesterday" if days == 1 else f"{plural(days, 'day')} ago"
    lines = [f"{when}: {session.whole_title}.", *_pains(session)]
    return CheckIn("The morning after", lines, (PAIN_THEN, SETTLED), go="done", leave="skip")


def _pains(session: Session) -> list[str]:
    """What was said of pain then."""
    then, now = session.pain_before, session.pain_after
    if then is not None and now is not None:
        return [f"Pain was {then} before it and {now} after."]
    if now is not None:
        return [f"Pain was {now} after it."]
    return [] if then is None else [f"Pain was {then} before it."]
