"""Pauses, notes and what was done by hand: what is written, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.model.by_hand import done_by_hand
from planner.model.schedule import Occurrence, Once, Pause, Schedule
from planner.model.week import build_week
from planner.store import sessions
from planner.store.by_hand import mark_done, unmark
from planner.store.edits import Edit, edit
from planner.store.errors import Conflict, NotSaved, Unknown
from planner.store.home import Home
from planner.store.notes import note_once, remove_note, set_note
from planner.store.pauses import add_pause, pauses_on, remove_pause
from tests.store.test_schedule_inverses import Entries, entry_of

START = """\
[[plan]]
id      = "core"
routine = "core-three"
days    = ["mon", "wed"]
at      = ["07:00", "19:00"]
from    = 2026-11-02
notes   = [
  { on = 2026-11-25, text = "only the first three" },   # the physio said so
]

[[once]]
routine = "gentle-day"
on      = 2026-11-29
at      = "10:00"   # with a friend

[[pause]]
from = 2026-12-28
to   = 2027-01-02
why  = "visitors"   # from the north
"""

DAY = date(2026, 11, 25)
FRIEND = Once("gentle-day", date(2026, 11, 29), time(10))
VISITORS = Pause(date(2026, 12, 28), date(2027, 1, 2), "visitors")
FLU = Pause(date(2026, 12, 7), date(2026, 12, 11), "flu")

NEW_NOTE = '  { on = 2026-11-25, text = "slowly", was = "19:00" },\n'

CASES: list[tuple[str, Callable[[Entries], Edit | Sequence[Edit]], str, str]] = [
    (
        "one pause more",
        lambda e: add_pause(e, FLU),
        "# from the north\n",
        '# from the north\n\n[[pause]]\nfrom = 2026-12-07\nto   = 2026-12-11\nwhy  = "flu"\n',
    ),
    (
        "a pause taken back",
        lambda e: remove_pause(e, VISITORS),
        '\n[[pause]]\nfrom = 2026-12-28\nto   = 2027-01-02\nwhy  = "visitors"   # from the north\n',
        "",
    ),
    (
        "another note, on the second of two times",
        lambda e: set_note(e, "core", DAY, "slowly", time(19)),
        "# the physio said so\n",
        "# the physio said so\n" + NEW_NOTE,
    ),
    (
        "other words in a note",
        lambda e: set_note(e, "core", DAY, "all of it", time(7)),
        "only the first three",
        "all of it",
    ),
    (
        "a note less",
        lambda e: remove_note(e, "core", DAY, time(7)),
        START[START.index("notes ") : START.index("\n[[once]]")],
        "",
    ),
    (
        "a note on an extra",
        lambda e: note_once(e, FRIEND, "bring water"),
        "# with a friend\n",
        '# with a friend\nnote    = "bring water"\n',
    ),
]


@pytest.mark.parametrize(
    ("make", "old", "new"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_change_is_written_as_a_person_would(
    make: Callable[[Entries], Edit | Sequence[Edit]], old: str, new: str
) -> None:
    """The exact text afterwards: aligned, ordered, every comment in its place."""
    assert START.count(old) == 1
    entry = entry_of(START.encode())
    made = make(entry)
    assert entry.document is not None
    found = edit(entry.document, [made] if isinstance(made, Edit) else made)
    assert found.text == START.replace(old, new)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda e: add_pause(e, VISITORS), "2026-12-28 to 2027-01-02 is a pause already"),
        (lambda e: add_pause(e, Pause(DAY, date(2026, 11, 24))), "the pause ends before it begins"),
        (lambda e: remove_pause(e, FLU), "there is no pause from 2026-12-07"),
        (lambda e: remove_note(e, "core", DAY, time(19)), "there is no note on core on 2026-11-25"),
        (lambda e: set_note(e, "core", DAY, "  "), "at least one word"),
        (lambda e: note_once(e, Once("gentle-day", DAY), "x"), "there is no extra session"),
    ],
)
def test_what_is_not_there_cannot_be_changed(make: Callable[[Entries], Edit], words: str) -> None:
    """The sentence says what is missing."""
    with pytest.raises((Unknown, NotSaved), match=words):
        make(entry_of(START.encode()))


def test_the_pauses_of_a_day_are_found() -> None:
    """Both ends belong to it."""
    value = entry_of(START.encode()).value or Schedule()
    assert [pauses_on(value, day) for day in (VISITORS.from_, VISITORS.to, DAY)] == [(VISITORS,)] * 2 + [()]


MONDAY = date(2026, 11, 23)


def test_a_session_marked_by_hand_is_a_log_file_that_can_be_taken_back(tmp_path: Path) -> None:
    """Little stands in it, it counts as done, and without the mark nothing is left but a backup."""
    home = Home(tmp_path)
    one = Occurrence(MONDAY, time(7), "relief", "mornings", "missed")
    now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    entry = mark_done(home, done_by_hand(one, "Morning relief", now, ZoneInfo("Europe/Berlin")))
    assert entry.label == "log/2026/2026-11-23T0700-relief.toml"
    assert entry.path.read_text() == (
        "format  = 1\n"
        'status  = "finished"\n'
        'routine = "relief"\n'
        'title   = "Morning relief"\n'
        'plan    = "mornings"\n'
        "started = 2026-11-23T07:00:00+01:00\n"
        "by_hand = true\n"
    )
    assert entry.problems == ()
    (read,) = sessions.load(home).values.values()
    assert (read.by_hand, read.counts) == (True, True)
    unmark(home, entry)
    assert sessions.load(home).entries == ()
    assert [path.name.split("__")[-1] for path in home.backups.iterdir()] == ["2026-11-23T0700-relief.toml"]


def test_only_a_mark_is_taken_back(tmp_path: Path) -> None:
    """The log of a session that was run stays, and so does a mark that somebody wrote into."""
    home = Home(tmp_path)
    one = Occurrence(MONDAY, time(7), "relief", "mornings", "missed")
    entry = mark_done(home, done_by_hand(one, "Relief", datetime(2026, 11, 26, 9, tzinfo=UTC), UTC))
    entry.path.write_text(entry.path.read_text() + 'note = "went well"\n')
    with pytest.raises(Conflict):
        unmark(home, entry)
    entry.path.write_text(entry.path.read_text().replace("by_hand = true\n", ""))
    (run,) = sessions.load(home).entries
    with pytest.raises(NotSaved, match="was not marked by hand"):
        unmark(home, run)
    assert "went well" in entry.path.read_text()


def test_what_is_noted_is_read() -> None:
    """With the pause's reason apart from it."""
    value = entry_of(START.encode()).value or Schedule()
    week = build_week(value, MONDAY, [], datetime(2026, 11, 23, 9))
    assert [one.note for one in week.days[2].occurrences] == ["only the first three", ""]
