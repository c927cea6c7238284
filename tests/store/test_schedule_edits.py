"""What is done to `schedule.toml` reads as if a person had typed it, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.schedule import Occurrence, Once, Schedule, occurrences
from planner.store import schedule
from planner.store.edits import Edit, edit
from planner.store.errors import NotSaved, Unknown
from planner.store.home import Home
from planner.store.reading import Reader
from planner.store.shelf import Entry
from planner.store.toml_text import parse

START = """\
# from the physio, 20 November
format      = 1
weekly_goal = 4

# mornings, before work
[[plan]]
id      = "mornings"
routine = "full-eight"
days    = ["mon", "wed", "fri"]   # not on two days in a row
at      = ["07:00", "19:00"]
from    = 2026-11-02

[[plan]]
id      = "core"
routine = "core-three"
days    = ["tue", "sat"]
from    = 2026-11-03
skip    = [
  2026-12-26,   # visitors
]
moves   = [
  { on = 2026-12-01, to = 2026-12-02, at = "18:00" },   # dentist
]

[[once]]
routine = "gentle-day"
on      = 2026-11-29
at      = "10:00"   # with a friend

[[pause]]
from = 2026-12-28
to   = 2027-01-02
"""

DAY = date(2026, 11, 25)
FRIEND = Once("gentle-day", date(2026, 11, 29), time(10))

Entries = Entry[Schedule]


def entry_of(text: str) -> Entries:
    document = parse("schedule.toml", text.encode())
    value = schedule.build("schedule", Reader(document))
    return Entry("schedule", Path("schedule.toml"), "schedule.toml", value, document)


def after(entry: Entries, edits: Edit | Sequence[Edit]) -> Entries:
    assert entry.document is not None
    several = [edits] if isinstance(edits, Edit) else edits
    return entry_of(edit(entry.document, several).text)


def text_of(entry: Entries) -> str:
    assert entry.document is not None
    return entry.document.text


def changed(old: str, new: str) -> str:
    assert old in START
    return START.replace(old, new)


FROM = "from    = 2026-11-02\n"

CASES: list[tuple[str, Callable[[Entries], Edit | Sequence[Edit]], str]] = [
    (
        "a first skip",
        lambda e: schedule.skip(e, "mornings", DAY),
        changed(FROM, FROM + "skip    = [2026-11-25]\n"),
    ),
    (
        "another skip keeps the comment of the first",
        lambda e: schedule.skip(e, "core", date(2026, 12, 29)),
        changed("# visitors\n", "# visitors\n  2026-12-29,\n"),
    ),
    (
        "a first move, of one of two times",
        lambda e: schedule.move(e, "mornings", DAY, date(2026, 11, 26), was=time(19)),
        changed(FROM, FROM + 'moves   = [\n  { on = 2026-11-25, to = 2026-11-26, was = "19:00" },\n]\n'),
    ),
    (
        "another move, to a time of its own",
        lambda e: schedule.move(e, "core", date(2026, 12, 5), date(2026, 12, 6), at=time(9, 30)),
        changed("# dentist\n", '# dentist\n  { on = 2026-12-05, to = 2026-12-06, at = "09:30" },\n'),
    ),
    (
        "a move that is changed keeps its comment",
        lambda e: schedule.move(e, "core", date(2026, 12, 1), date(2026, 12, 4), at=time(18)),
        changed("to = 2026-12-02", "to = 2026-12-04"),
    ),
    (
        "a move that loses its own time",
        lambda e: schedule.move(e, "core", date(2026, 12, 1), date(2026, 12, 2)),
        changed(', at = "18:00" }', " }"),
    ),
    (
        "a move that is taken back",
        lambda e: schedule.move_back(e, "core", date(2026, 12, 1)),
        START.replace(START[START.index("moves") : START.index("\n[[once]]")], ""),
    ),
    (
        "a skip that is taken back",
        lambda e: schedule.unskip(e, "core", date(2026, 12, 26)),
        START.replace(START[START.index("skip") : START.index("moves")], ""),
    ),
    (
        "one extra more",
        lambda e: schedule.add_once(e, "gentle-day", DAY, time(8)),
        changed(
            "# with a friend\n",
            '# with a friend\n\n[[once]]\nroutine = "gentle-day"\non      = 2026-11-25\nat      = "08:00"\n',
        ),
    ),
    (
        "an extra on another day",
        lambda e: schedule.move_once(e, FRIEND, date(2026, 11, 30), time(10)),
        changed("on      = 2026-11-29", "on      = 2026-11-30"),
    ),
    (
        "an extra at another time",
        lambda e: schedule.move_once(e, FRIEND, FRIEND.on, time(11)),
        changed('"10:00"   # with', '"11:00"   # with'),
    ),
    (
        "an extra less",
        lambda e: schedule.remove_once(e, FRIEND),
        START.replace(START[START.index("[[once]]") : START.index("[[pause]]")], ""),
    ),
    (
        "a plan less, with its comment",
        lambda e: schedule.remove_plan(e, "mornings"),
        START.replace(START[START.index("# mornings") : START.index('[[plan]]\nid      = "core"')], ""),
    ),
]


@pytest.mark.parametrize(("make", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_change_is_written_as_a_person_would(
    make: Callable[[Entries], Edit | Sequence[Edit]], text: str
) -> None:
    """The exact text afterwards: aligned, ordered, every comment in its place."""
    entry = entry_of(START)
    assert text_of(after(entry, make(entry))) == text


def test_the_first_plan_of_a_home(tmp_path: Path) -> None:
    """There is no file: one is made that starts with its format."""
    home = Home(tmp_path)
    entry = schedule.load(home)
    schedule.change(home, entry, [schedule.add_plan(entry, "core-three", ["mon"], at=[time(7)], from_=DAY)])
    assert home.schedule.read_text() == (
        "#:schema schema/schedule.schema.json\n\n"
        'format = 1\n\n[[plan]]\nid      = "core-three"\nroutine = "core-three"\n'
        'days    = ["mon"]\nat      = "07:00"\nfrom    = 2026-11-25\n'
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda e: schedule.skip(e, "noons", DAY), 'there is no plan "noons"'),
        (lambda e: schedule.skip(e, "core", date(2026, 12, 26)), "is skipped on 2026-12-26 already"),
        (lambda e: schedule.unskip(e, "core", DAY), "is not skipped on 2026-11-25"),
        (lambda e: schedule.move_back(e, "mornings", DAY), "was not moved from 2026-11-25"),
        (lambda e: schedule.remove_once(e, Once("gentle-day", DAY)), "there is no extra session"),
    ],
)
def test_what_is_not_there_cannot_be_changed(make: Callable[[Entries], Edit], words: str) -> None:
    """The sentence says what is missing."""
    with pytest.raises((Unknown, NotSaved), match=words):
        make(entry_of(START))


def test_two_plans_of_one_name_are_not_guessed_between() -> None:
    """A change could go to the wrong one, so it goes to none."""
    with pytest.raises(Unknown, match='2 plans are called "mornings"'):
        schedule.skip(entry_of(START.replace('"core"', '"mornings"')), "mornings", DAY)


def test_a_list_that_is_none_is_left_alone() -> None:
    """A skip written as one date is the person's to mend."""
    broken = entry_of(START.replace(FROM, FROM + "skip    = 2026-11-25\n"))
    with pytest.raises(NotSaved, match=r"skip of plan 1 in .* is not a list"):
        schedule.skip(broken, "mornings", DAY)


PLANS = {"mornings": (0, 2, 4), "core": (1, 5)}
TIMES = {"mornings": (time(7), time(19)), "core": (None,)}


@st.composite
def slots(draw: st.DrawFn) -> tuple[str, date, time | None]:
    """An occurrence that one of the plans has: its plan, day and time."""
    plan = draw(st.sampled_from(sorted(PLANS)))
    monday = date(2026, 11, 9) + timedelta(weeks=draw(st.integers(0, 5)))
    return (
        plan,
        monday + timedelta(days=draw(st.sampled_from(PLANS[plan]))),
        draw(st.sampled_from(TIMES[plan])),
    )


def all_of(entry: Entries) -> tuple[Occurrence, ...]:
    assert entry.value is not None
    return occurrences(entry.value, date(2026, 10, 1), date(2027, 2, 1))


@given(slots())
def test_skip_then_un_skip_is_the_identity_on_the_bytes(slot: tuple[str, date, time | None]) -> None:
    """Whatever day of whatever plan: two presses of x leave no trace."""
    plan, day, _ = slot
    entry = entry_of(START)
    if day == date(2026, 12, 26):
        return
    skipped = after(entry, schedule.skip(entry, plan, day))
    assert text_of(after(skipped, schedule.unskip(skipped, plan, day))) == START


@given(slots(), st.integers(-20, 20), st.sampled_from((None, time(6, 15))))
def test_moving_one_leaves_all_others(
    slot: tuple[str, date, time | None], days: int, at: time | None
) -> None:
    """Only what has this plan, day and time of origin is somewhere else; the preview shows the same."""
    plan, on, was = slot
    entry = entry_of(START)
    to = on + timedelta(days=days)
    operation = schedule.move(entry, plan, on, to, at=at, was=was)
    moved = after(entry, operation)

    def others(found: tuple[Occurrence, ...]) -> list[Occurrence]:
        return [one for one in found if (one.plan, one.origin, one.was) != (plan, on, was)]

    assert others(all_of(moved)) == others(all_of(entry))
    there = [one for one in all_of(moved) if (one.plan, one.origin, one.was) == (plan, on, was)]
    assert (to, at or was) in [(one.date, one.time) for one in there if one.moved_to is None]
    assert schedule.preview(entry, [operation]) == moved.value


@given(slots(), st.integers(1, 20))
def test_moving_there_and_back_is_the_identity_on_the_bytes(
    slot: tuple[str, date, time | None], days: int
) -> None:
    """A move that is taken back leaves no trace."""
    plan, on, was = slot
    entry = entry_of(START)
    if on == date(2026, 12, 1):
        return
    moved = after(entry, schedule.move(entry, plan, on, on + timedelta(days=days), was=was))
    assert text_of(after(moved, schedule.move_back(moved, plan, on, was))) == START
