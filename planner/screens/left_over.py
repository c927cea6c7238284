"""Changes of routines that an earlier program could not save: offered as soon as the app is there."""

from __future__ import annotations

import asyncio

from textual.app import App

from planner.screens.dialogs import Choose
from planner.screens.routines import Routines
from planner.store import unsaved
from planner.store.home import Home

_QUESTION = "Changes that could not be saved were kept. Look at them now?"
_LATER = "Not now: they are offered again when the routine is opened"


async def offer_unsaved(app: App[None], home: Home) -> None:
    """If changes were kept, ask which of the routines to open: there they are shown, and brought back or not.

    To be awaited in a worker.
    """
    waiting = await asyncio.to_thread(unsaved.waiting, home)
    if not waiting:
        return
    answer = await app.push_screen_wait(Choose(_QUESTION, [f"Yes: {t}" for t in waiting.values()] + [_LATER]))
    if answer is None or answer == len(waiting):
        return
    await app.switch_mode("routines")
    if isinstance(app.screen, Routines):
        app.screen.open_routine(list(waiting)[answer])
