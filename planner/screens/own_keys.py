"""Which command is to have another key, and which: asked in three steps."""

from __future__ import annotations

from typing import Any

from textual.app import App

from planner.keys.keymap import resolve
from planner.keys.names import key_words
from planner.keys.sections import SECTIONS, TITLES
from planner.screens.dialogs import AskText, Choose
from planner.screens.setting_rows import Setting, own_key
from planner.store.settings import Settings


async def ask_own_key(app: App[Any], now: Settings) -> tuple[Setting, object] | None:
    """The command's line and its new keys; None when the person leaves. For a worker."""
    keys = resolve(now.keymap, now.keys).keys
    places = tuple(SECTIONS)
    at = await app.push_screen_wait(Choose("Where is the key to work?", [TITLES[one] for one in places]))
    if at is None:
        return None
    commands = SECTIONS[places[at]]
    lines = [f"{key_words(keys[one.id]):<16} {one.help}" for one in commands]
    which = await app.push_screen_wait(Choose("What is to have another key?", lines))
    if which is None:
        return None
    line = own_key(commands[which].id, now)

    def wrong(text: str) -> str:
        try:
            line.read(text) if line.read is not None else None
        except ValueError as error:
            return str(error)
        return ""

    question = f"A key for: {commands[which].help}"
    hint = "x, f5, ctrl+n; several with commas between"
    text = await app.push_screen_wait(AskText(question, keys[line.label], hint, wrong))
    return None if text is None else (line, text.strip())
