"""`import`: exercises out of other people's collections, as files of one's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.signals import Signals
from planner.model.imported import Imported
from planner.model.text import clean
from planner.store.errors import BrokenFile, Conflict, NotSaved, PlannerError, UnreadableFile
from planner.store.files import read_bytes
from planner.store.imported import Intake, Outcome
from planner.transfer import free_exercise_db
from planner.transfer.free_exercise_db import Refused

_MAX_BYTES = 64 * 1024 * 1024

_TOLD = 20
"""Refused items that are named one by one."""

_NAME = 60
"""Characters of the name of a refused item."""

_ADVICE = (
    "They come without a dose, and were not chosen for back or leg pain:",
    "look one over before you use it.",
)

_STEP_MS = 100
"""Milliseconds between two words about how far it is."""

_WORDS: dict[Outcome, str] = {
    "new": "new",
    "updated": "updated",
    "unchanged": "unchanged",
    "kept": "kept as you changed them",
}


@dataclass
class _Tally:
    """What became of the items so far."""

    read: int
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    """A line for each, with the reason."""
    caught: int = 0
    """The signal that cut it short; 0 for none."""
    failed: NotSaved | None = None
    """What the disk said that cut it short."""

    def lines(self) -> list[str]:
        """The counts in one line, then what was refused."""
        counts = [f"{count} {_WORDS[what]}" for what in _WORDS if (count := self.outcomes[what])]
        if self.refused:
            counts.append(f"{len(self.refused)} refused")
        others = self.read - self.outcomes.total() - len(self.refused)
        if others:
            counts.append(
                f"{others} {'not reached' if self.caught or self.failed else 'of other categories'}"
            )
        more = [f"  and {len(self.refused) - _TOLD} more"] if len(self.refused) > _TOLD else []
        return [f"{self.read} read: {', '.join(counts) or 'none'}.", *self.refused[:_TOLD], *more]


def take(call: Call) -> int:
    """`planner import free-exercise-db FILE [--category C]… [--dry-run]`; 1 when anything was refused."""
    args = call.args
    items = _items(Path(args.file))
    if not args.dry_run:
        call.home.prepare()
    tally = _Tally(len(items))
    _take_all(call, items, tally)
    output.say(*tally.lines())
    if args.dry_run:
        output.say("This was a dry run: nothing was written.")
    elif tally.outcomes["new"] or tally.outcomes["updated"]:
        output.say(*_ADVICE)
    if tally.failed is not None:
        raise tally.failed
    if tally.caught:
        output.note("Interrupted. What is written is whole; the same command goes on from there.")
        return 128 + tally.caught
    return 1 if tally.refused or not tally.outcomes else 0


def _items(path: Path) -> list[object]:
    try:
        return free_exercise_db.read_items(read_bytes(path, _MAX_BYTES))
    except (UnreadableFile, ValueError) as error:
        raise PlannerError(f"{clean(str(path))}: {error}") from None


def _take_all(call: Call, items: list[object], tally: _Tally) -> None:
    told = -_STEP_MS
    with Signals() as signals:
        intake = Intake(call.home, free_exercise_db.COLLECTION)
        for number, item in free_exercise_db.exercises(items, call.args.category):
            # Between two files: what is written is whole, and the next import goes on from there.
            if signals.caught:
                tally.caught = signals.caught
                break
            try:
                _take_one(intake, number, item, tally, dry=call.args.dry_run)
            except NotSaved as error:
                tally.failed = error
                break
            if (now := call.clock.monotonic_ms()) - told >= _STEP_MS:
                output.progress(f"{number} of {len(items)}")
                told = now
    output.progress("")


def _take_one(intake: Intake, number: int, item: Imported | Refused, tally: _Tally, *, dry: bool) -> None:
    try:
        if isinstance(item, Imported):
            tally.outcomes[intake.take(item, dry=dry)] += 1
            return
        why = item.why
    except BrokenFile as error:
        why = error.problems[0].message
    except Conflict as error:
        why = str(error)
    name = f', "{item.name[:_NAME]}"' if item.name else ""
    tally.refused.append(f"  item {number}{name}: {why}")
