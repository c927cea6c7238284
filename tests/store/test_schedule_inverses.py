"""What is done to `schedule.toml` and taken back leaves no trace, however the file is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import Occurrence, Once, Pause, Plan, Schedule, is_skipped, occurrences, times_of
from planner.store import schedule
from planner.store.edits import Edit, edit
from planner.store.notes import remove_note, set_note
from planner.store.pauses import add_pause, remove_pause
from planner.store.reading import Reader
from planner.store.shelf import Entry
from planner.store.toml_text import parse
from tests.store.random_files import Dice, plan_file

Entries = Entry[Schedule]
Make = Callable[[Entries], Edit]

TRIP = Pause(date(2027, 1, 5), date(2027, 1, 9), "a trip")
WALK = Once("walk", date(2027, 1, 5), time(10))


def entry_of(raw: bytes) -> Entries:
    """A schedule as it would be read from these bytes."""
    document = parse("schedule.toml", raw)
    value = schedule.build("schedule", Reader(document))
    return Entry("schedule", Path("schedule.toml"), "schedule.toml", value, document)


def raw_of(entry: Entries) -> bytes:
    """The bytes of its file."""
    assert entry.document is not None
    return entry.document.raw


def after(entry: Entries, one: Edit) -> Entries:
    """The schedule after an operation."""
    assert entry.document is not None
    return entry_of(edit(entry.document, [one]).raw)


def whole_pairs() -> list[tuple[str, Make, Make]]:
    """What is done to the whole schedule, and how it is taken back."""
    return [
        ("pause", lambda e: add_pause(e, TRIP), lambda e: remove_pause(e, TRIP)),
        (
            "extra",
            lambda e: schedule.add_once(e, "walk", WALK.on, WALK.at),
            lambda e: schedule.remove_once(e, WALK),
        ),
        ("plan", lambda e: schedule.add_plan(e, "new", ["mon"]), lambda e: schedule.remove_plan(e, "new")),
    ]


def plan_pairs(plan: Plan, day: date, was: time | None) -> list[tuple[str, Make, Make]]:
    """What is done to one occurrence of a plan, and how it is taken back."""
    name = plan.id
    return [
        ("skip", lambda e: schedule.skip(e, name, day, was), lambda e: schedule.unskip(e, name, day, was)),
        ("skip the day", lambda e: schedule.skip(e, name, day), lambda e: schedule.unskip(e, name, day)),
        (
            "note",
            lambda e: set_note(e, name, day, "slowly", was),
            lambda e: remove_note(e, name, day, was),
        ),
        (
            "move",
            lambda e: schedule.move(e, name, day, date(2027, 2, 2), was=was),
            lambda e: schedule.move_back(e, name, day, was),
        ),
    ]


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 1_000_000_000), st.integers(21, 28))
def test_what_is_taken_back_leaves_no_trace(seed: int, day: int) -> None:
    """In files with comments, blank lines and line ends of every kind, to the byte.

    An empty list that somebody wrote is the one thing that is not kept, so such files are left out.
    """
    dice = Dice(Random(seed).randrange)
    raw = plan_file(dice)
    if not raw or b"= []" in raw:
        return
    entry = entry_of(raw)
    assert entry.value is not None
    pairs = whole_pairs()
    for plan in entry.value.plans:
        pairs += plan_pairs(plan, date(2026, 12, day), dice.one(times_of(plan)))
    for name, do, undo in pairs:
        done = after(entry, do(entry))
        assert raw_of(done) != raw, name
        assert raw_of(after(done, undo(done))) == raw, name


TWICE = """\
[[plan]]
id      = "mornings"
routine = "relief"
days    = ["mon", "wed"]
at      = ["07:00", "19:00"]
from    = 2026-11-02
"""

WEDNESDAY = date(2026, 11, 25)


def left_out(entry: Entries) -> list[str]:
    """What is skipped of the plan in November."""
    assert entry.value is not None
    found = occurrences(entry.value, date(2026, 11, 2), date(2026, 12, 1))
    return [f"{one.date:%d} {one.time:%H}" for one in found if one.status == "skipped" and one.time]


def test_one_of_two_on_a_day_is_skipped_alone() -> None:
    """The other one stays, in the file as a person would write it."""
    entry = entry_of(TWICE.encode())
    one = after(entry, schedule.skip(entry, "mornings", WEDNESDAY, time(7)))
    assert raw_of(one).decode() == TWICE + "skip    = [2026-11-25T07:00:00]\n"
    assert left_out(one) == ["25 07"]
    both = after(one, schedule.skip(one, "mornings", WEDNESDAY, time(19)))
    assert left_out(both) == ["25 07", "25 19"]
    again = after(both, schedule.unskip(both, "mornings", WEDNESDAY, time(7)))
    assert left_out(again) == ["25 19"]


def test_of_a_whole_day_left_out_one_is_put_back() -> None:
    """The other one stays left out, and so do other days with their comments."""
    text = TWICE + "skip    = [\n  2026-11-23,   # visitors\n  2026-11-25,\n]\n"
    entry = entry_of(text.encode())
    back = after(entry, schedule.unskip(entry, "mornings", WEDNESDAY, time(7)))
    assert left_out(back) == ["23 07", "23 19", "25 19"]
    assert "2026-11-23,   # visitors\n" in raw_of(back).decode()
    whole = after(entry, schedule.unskip(entry, "mornings", WEDNESDAY))
    assert left_out(whole) == ["23 07", "23 19"]


def test_a_plan_of_one_time_is_skipped_by_the_day() -> None:
    """Its day is enough to name it, so that is what stands in the file."""
    entry = entry_of(TWICE.replace('["07:00", "19:00"]', '"07:00"').encode())
    assert raw_of(after(entry, schedule.skip(entry, "mornings", WEDNESDAY, time(7)))).endswith(
        b"skip    = [2026-11-25]\n"
    )


SLOTS = [(WEDNESDAY, time(7)), (WEDNESDAY, time(19)), (date(2026, 11, 30), time(7))]


@pytest.mark.parametrize(("day", "was"), SLOTS)
@pytest.mark.parametrize("name", ["skip", "note", "move"])
def test_editing_one_never_touches_another(name: str, day: date, was: time) -> None:
    """Skipped, noted or moved: every other one is as it was, the one of the same day too."""
    entry = entry_of(TWICE.encode())
    assert entry.value is not None
    make = next(do for label, do, _ in plan_pairs(entry.value.plans[0], day, was) if label == name)

    def others(found: Entries) -> list[Occurrence]:
        assert found.value is not None
        months = occurrences(found.value, date(2026, 10, 1), date(2027, 3, 1))
        return [one for one in months if (one.origin, one.was) != (day, was)]

    changed = after(entry, make(entry))
    assert others(changed) == others(entry)
    assert changed.value != entry.value
    if name == "skip":
        assert changed.value is not None
        assert [slot for slot in SLOTS if is_skipped(changed.value.plans[0], *slot)] == [(day, was)]
