"""One thing that `doctor` found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "look", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`advice` says what may be done about it; empty when all is well.

    `wrong` is for what keeps planner from working.
    """

    name: str
    value: str
    advice: str = ""
    wrong: bool = False

    @property
    def state(self) -> State:
        """In one word, which stands before each line: colour has no part in it."""
        if self.wrong:
            return "wrong"
        return "look" if self.advice else "ok"
