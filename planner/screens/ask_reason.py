"""Why something is ended or left out, asked in one key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from planner.commands import bindings
from planner.model.session import REASON_KEYS, REASON_WORDS, REASONS, Reason
from planner.screens.dialogs import Choose


class AskReason(Choose):
    """One of the reasons, by its letter or from the list; its index in `REASONS`, or None when cancelled."""

    SECTION = "reason"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reason")]

    def __init__(self, question: str, likely: Reason) -> None:
        words = [f"{REASON_KEYS[reason]}  {REASON_WORDS[reason].capitalize()}" for reason in REASONS]
        super().__init__(question, words, REASONS.index(likely))

    def action_answer(self, index: int) -> None:
        """Close with a reason, as if it had been chosen from the list."""
        options = self.query_one(OptionList)
        options.highlighted = index
        options.action_select()
