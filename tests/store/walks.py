"""A walk: one random file, one operation after the other, and after each every law of lossless editing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from random import Random

from planner.store.edits import Edit, RemoveItem, ReplaceText, SetValue, Unset, edit
from planner.store.errors import NotSaved
from planner.store.toml_data import get
from planner.store.toml_text import Document, parse
from tests.store.comment_laws import comments, misplaced
from tests.store.line_laws import broken_law, read
from tests.store.random_edits import (
    STEP_OPERATIONS,
    Edits,
    Make,
    in_the_schedule,
    in_the_settings,
    replace_the_text,
)
from tests.store.random_files import BOM, Dice, inline_file, plan_file, settings_file, step_file


class Walk:
    """A file on its way through operations; `tally` counts what was asked for and what was refused."""

    def __init__(self, raw: bytes, tally: Counter[str]) -> None:
        self.document = parse("f", raw)
        self.tally = tally
        self.turn = 10
        # A value that is set anew keeps the comment that stood beside the old one.
        self.same_values = True

    def go(self, make: Make, dice: Dice) -> None:
        """Make the operations that `make` chooses; AssertionError with the texts when one breaks a law."""
        self.turn += 1
        edits: Edits = make(dice, self.document, self.turn)
        for one in edits:
            self.tally["operations"] += 1
            try:
                after = edit(self.document, [one])
            except NotSaved as error:
                self.tally["refused"] += 1
                self.tally[f"refused: {error}"] += 1
                return
            self._look(one, self.document, after)
            self.document = after

    def _look(self, one: Edit, before: Document, after: Document) -> None:
        self.same_values = self.same_values and not isinstance(one, SetValue)
        if isinstance(one, ReplaceText):
            self.same_values = True
        words = broken_law(before.text, one, after.text)
        words = words or misplaced(after.text, values=self.same_values) or _lost(before.text, one, after.text)
        if after.raw != BOM * before.bom + after.text.encode():
            words = "the byte order mark came or went"
        assert not words, (
            f"{words}\n{one}\n{before.text}\n--- became\n{after.text}\n{before.raw!r}\n{after.raw!r}"
        )


def _lost(before: str, one: Edit, after: str) -> str:
    """A comment that is gone though the operation leaves what it stands at; nothing if none is."""
    if isinstance(one, ReplaceText | RemoveItem | Unset):
        return ""  # the laws of lines say which ones go with what is removed
    gone = Counter(text for _, text in comments(before)) - Counter(text for _, text in comments(after))
    if isinstance(one, SetValue) and isinstance(get(read(before), one.path), list | dict):
        gone = Counter(
            {text: n for text, n in gone.items() if not text.startswith(("# by", "# over", "# in", "# on"))}
        )
    lost = next(iter(gone), "")
    return f"a comment is gone: {lost}" if lost else ""


KINDS: dict[str, tuple[Callable[[Dice], bytes], tuple[Make, ...]]] = {
    "steps": (step_file, STEP_OPERATIONS),
    "inline": (inline_file, STEP_OPERATIONS),
    "schedule": (plan_file, (in_the_schedule,)),
    "settings": (settings_file, (in_the_settings,)),
    "newer steps": (partial(step_file, newer=True), STEP_OPERATIONS),
    "newer inline": (partial(inline_file, newer=True), STEP_OPERATIONS),
}
"""Each kind of file, how one is made and what may be done to it; the newer ones are TOML 1.1."""

_SHARES = (
    ("steps",) * 6 + ("inline",) * 2 + ("schedule",) * 4 + ("settings",) * 2 + ("newer steps", "newer inline")
)

LONGEST = 6
"""The most operations on one file."""


def walk_at_random(seed: str, tally: Counter[str]) -> None:
    """One walk, the same for the same seed; AssertionError when a law is broken."""
    dice = Dice(Random(seed).randrange)
    make_file, operations = KINDS[dice.one(_SHARES)]
    walk = Walk(make_file(dice), tally)
    tally["files"] += 1
    for _ in range(dice.number(1, LONGEST)):
        walk.go(dice.one((*operations, replace_the_text) if dice.chance(20) else operations), dice)


def refused_too_often(tally: Counter[str]) -> str:
    """The words for too many refusals; nothing when fewer than one in a hundred was refused."""
    refused, asked = tally["refused"], tally["operations"]
    return f"{refused} of {asked} operations were refused" if refused * 100 >= max(asked, 1000) else ""
