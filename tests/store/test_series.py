"""A plan that gets another day or time for good, in the bytes of `schedule.toml`."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from planner.model.schedule import Schedule
from planner.model.series import Scope, Shift
from planner.store import schedule
from planner.store.edits import edit
from planner.store.errors import NotSaved, Unknown
from planner.store.reading import Reader
from planner.store.series import move_series
from planner.store.shelf import Entry
from planner.store.toml_text import parse

START = """\
# from the physio
[[plan]]
id       = "core"             # in turn
sequence = ["a", "b", "c"]
days     = ["tue", "sat"]
at       = ["07:00", "19:00"]
from     = 2026-11-03
skip     = [2026-11-10, 2026-12-05T19:00:00]
moves    = [{ on = 2026-12-08, to = 2026-12-09, at = "18:00", was = "19:00" }]
notes    = [{ on = 2026-12-12, text = "with a friend", was = "07:00" }]
uid      = "one@calendar"

[[plan]]
id      = "core-2"
routine = "walk"
days    = ["sun"]
"""

TO_SUNDAY = Shift(date(2026, 11, 28), time(7), date(2026, 11, 29), time(7))
"""What stands on Saturday, 28 November, is to be on Sundays."""
LATER = Shift(date(2026, 12, 1), time(7), date(2026, 12, 1), time(8))
"""What stands on Tuesday, 1 December, at seven is to be at eight."""


def entry_of(text: str) -> Entry[Schedule]:
    """A schedule as it stands in the file."""
    document = parse("schedule.toml", text.encode())
    value = schedule.build("schedule", Reader(document))
    return Entry("schedule", Path("schedule.toml"), "schedule.toml", value, document)


def moved(text: str, wanted: Shift, scope: Scope, turn: str = "") -> str:
    """The file after the plan `core` was moved."""
    entry = entry_of(text)
    assert entry.document is not None
    after = edit(entry.document, move_series(entry, "core", wanted, scope, turn=turn))
    assert not entry_of(after.raw.decode()).problems
    return after.raw.decode()


def test_from_a_day_on_the_plan_ends_and_a_copy_goes_on_with_the_turn() -> None:
    """What is said of single days goes to the part that they are in; a calendar keeps the old one."""
    assert moved(START, TO_SUNDAY, "on", turn="b") == START.replace(
        """\
from     = 2026-11-03
skip     = [2026-11-10, 2026-12-05T19:00:00]
moves    = [{ on = 2026-12-08, to = 2026-12-09, at = "18:00", was = "19:00" }]
notes    = [{ on = 2026-12-12, text = "with a friend", was = "07:00" }]
uid      = "one@calendar"
""",
        """\
from     = 2026-11-03
until    = 2026-11-27
skip     = [2026-11-10]
uid      = "one@calendar"

[[plan]]
id       = "core-3"
sequence = ["b", "c", "a"]
days     = ["tue", "sun"]
at       = ["07:00", "19:00"]
from     = 2026-11-28
skip     = [2026-12-06T19:00:00]
moves    = [
  { on = 2026-12-08, to = 2026-12-09, at = "18:00", was = "19:00" },
]
notes    = [
  { on = 2026-12-13, text = "with a friend", was = "07:00" },
]
""",
    )


def test_a_whole_plan_gets_another_time_in_its_own_lines() -> None:
    """The time changes wherever it is named, and nothing else does."""
    assert moved(START, LATER, "all") == START.replace(
        'at       = ["07:00", "19:00"]', 'at       = ["08:00", "19:00"]'
    ).replace('text = "with a friend", was = "07:00"', 'text = "with a friend", was = "08:00"')


def test_a_plan_with_an_error_in_it_is_not_moved() -> None:
    """A skip that cannot be read would be lost; the person is told to mend it first."""
    wrong = START.replace("skip     = [2026-11-10, ", 'skip     = ["soon", ')
    with pytest.raises(NotSaved, match=r"the plan core has an error in schedule\.toml: mend it first"):
        move_series(entry_of(wrong), "core", TO_SUNDAY, "on")


def test_what_the_rhythm_does_not_allow_is_refused_with_its_reason() -> None:
    """Tuesday is a day of the plan already; and there is no plan of another name."""
    to_tuesday = Shift(date(2026, 11, 28), time(7), date(2026, 12, 1), time(7))
    with pytest.raises(NotSaved, match="The plan has that day of the week already"):
        move_series(entry_of(START), "core", to_tuesday, "all")
    with pytest.raises(Unknown):
        move_series(entry_of(START), "legs", TO_SUNDAY, "all")
