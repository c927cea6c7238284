"""A line of text that takes keys in the order in which they come, also when many come at once."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input


class LineInput(Input):
    """An `Input` in which `M o r x ⌫ n` is always Morn.

    Textual puts a letter in at once, but hands a key such as ⌫ up to the app first, so that letters which
    came behind it were taken before it. And keys behind one that moves the focus stayed in the old field.
    """

    async def _on_key(self, event: Key) -> None:
        if self.screen.focused is not self:
            event.stop()
            event.prevent_default()
            if self.screen.is_current:
                self.app.post_message(Key(event.key, event.character))  # to the field that has it now
            return
        # As the app does it, once it has the key; Textual has no public way to ask for it sooner.
        if not event.is_printable and await self.app._check_bindings(event.key):
            event.stop()
            event.prevent_default()
