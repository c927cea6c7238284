"""The way to the terminal and back, as far as it can be known: by a question behind what is painted.

A terminal answers where its cursor stands when it has shown all that came before the question. While an
answer is late nothing more is painted, so a slow line never has old pictures to carry; and a line that is
silent altogether is found out, though nobody says that it dropped. One that never answers is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

HELD = 0.3
"""Seconds without an answer after which nothing more is painted until it comes."""

LARGE = 2_000
"""Bytes of pictures behind which nothing more is painted until they are shown, however short the wait was."""

GRACE = 0.5
"""Seconds that a terminal has for its very first answer; later it is taken for one that never answers."""

SLOW = 1.0
"""Seconds after which the line is called slow."""

SILENT = 10.0
"""Seconds after which nobody can be following a clock any more."""

LOST = 60.0
"""Seconds after which the line is taken for dropped."""

SLOWEST = 480
"""Bytes a second: half of 9,600 baud. What is on its way may take so long before silence is counted."""

AGAIN = 5.0
"""Seconds after which the same is asked once more, for an answer may have been lost."""

PROMPT = 3
"""So many answers in time, one after the other, and a slow line is no longer called so."""


class LineChanged(Message, bubble=False):
    """The line has become slow, silent or lost, or is none of that any more."""


@dataclass(slots=True)
class Line:
    """What was asked and answered. All times are seconds of one clock that never goes back."""

    answers: bool = False
    """Whether this terminal has ever answered."""
    slow: bool = False
    dropped: bool = False
    """Whether the line is gone, or the machine shuts down: then nothing is waited for."""
    _asked: float | None = None
    """When the question was asked that has no answer yet."""
    _repeated: float = 0.0
    """When it was asked last."""
    _heard: float = 0.0
    """When something was typed last."""
    _ahead: int = 0
    """Bytes of pictures that were written before the question."""
    _behind: int = 0
    """Bytes of pictures that were written after it."""
    _prompt: int = 0
    """How many answers in a row came in time."""

    @property
    def waits(self) -> bool:
        """Whether an answer is to come."""
        return self.answers and self._asked is not None

    def wrote(self, size: int) -> bool:
        """A picture of so many bytes has been written; whether to ask whether it is shown."""
        self._behind += size
        return self._asked is None

    def asked(self, now: float) -> None:
        """The question has been written behind all the rest."""
        self._asked = self._repeated = now
        self._ahead, self._behind = self._ahead + self._behind, 0

    def answered(self, now: float) -> bool:
        """The answer has come; whether to ask again at once, because more was written since the question."""
        if self._asked is None:
            return False  # shift and F3 look like an answer, and nothing was asked
        self._prompt = self._prompt + 1 if now - self._asked < SLOW else 0
        self.slow = not self._prompt or (self.slow and self._prompt < PROMPT)
        self.answers, self._asked, self._ahead = True, None, 0
        return self._behind > 0

    def heard(self, now: float) -> None:
        """Something was typed: somebody is there."""
        self._heard = now

    def forget(self) -> None:
        """The terminal is let go: no answer is waited for any more."""
        self._asked, self._ahead, self._behind = None, 0, 0

    def look(self, now: float) -> bool:
        """Note what is late by now; whether to ask once more."""
        if self._asked is None or not self.answers:
            return False
        self.slow = self.slow or now - self._asked >= SLOW
        if now - self._repeated < AGAIN or self.lost(now):
            return False
        self._repeated = now
        return True

    def held(self, now: float) -> bool:
        """Whether to paint nothing for now."""
        if self._asked is None:
            return False
        large = self._ahead + self._behind >= LARGE
        if not self.answers:
            return large and now - self._asked < GRACE
        return large or now - self._asked >= HELD

    def unseen(self, now: float) -> float:
        """Seconds for which nobody can be known to have seen what was painted."""
        if self._asked is None or not self.answers:
            return 0.0
        return max(0.0, now - max(self._asked, self._heard))

    def unseen_for(self, now: float, seconds: float) -> bool:
        """Whether it is so many seconds, and those that the pictures take on a slow line."""
        return self.unseen(now) >= seconds + self._ahead / SLOWEST

    def silent(self, now: float) -> bool:
        """Whether nobody can be following a clock any more."""
        return self.unseen_for(now, SILENT)

    def lost(self, now: float) -> bool:
        """Whether the line is to be taken for dropped."""
        return self.unseen_for(now, LOST)
