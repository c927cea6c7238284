"""The grid of a week: what stands where, at any size, for any title."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.model.schedule import DAYS, Move, Once, Plan, Schedule
from planner.model.week import Week, build_week
from planner.widgets.cells import cut, fill, wrap
from planner.widgets.plan_words import amount_words, plan_words
from planner.widgets.week_grid import WeekView, column_widths, columns

MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1)))

EVERY_DAY = Plan("core", "core-three", days=DAYS, at=(time(7), time(19)), from_=date(2026, 11, 1))


def week_with(*plans: Plan, once: tuple[Once, ...] = ()) -> Week:
    return build_week(Schedule(plans=plans, once=once), MONDAY, (), NOW)


def view(week: Week, day: date = MONDAY, row: int = 0, title: str = "Core three") -> WeekView:
    return WeekView(week, {"core-three": title}, NOW.date(), day, row)


def shown(seen: WeekView, width: int, height: int) -> list[str]:
    rows = zip(*columns(seen, width, height), strict=True)
    return ["".join(line.text.plain for line in row) for row in rows]


@pytest.mark.parametrize("width", [80, 81, 86, 100, 120, 200])
def test_the_columns_fill_the_width_evenly(width: int) -> None:
    """Seven columns take every cell, and none is more than one cell wider than another."""
    widths = column_widths(width)
    assert (len(widths), sum(widths)) == (7, width)
    assert max(widths) - min(widths) <= 1


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60),
    width=st.integers(40, 200),
    height=st.integers(6, 40),
    day=st.integers(0, 6),
    row=st.integers(0, 1),
)
def test_every_line_is_as_wide_as_the_screen_and_the_chosen_session_is_in_sight(
    title: str, width: int, height: int, day: int, row: int
) -> None:
    """Whatever the title and the size: no line is too long or too short, and the pointer is seen."""
    lines = shown(view(week_with(EVERY_DAY), MONDAY + timedelta(days=day), row, title), width, height)
    assert len(lines) == height
    assert {cell_len(line) for line in lines} == {width}
    assert any("▌" in line for line in lines)


def test_sessions_stand_below_each_other_in_time_order_any_time_first() -> None:
    """On a day: what may be done at any time, then by the clock."""
    week = week_with(EVERY_DAY, once=(Once("gentle-day", MONDAY), Once("gentle-day", MONDAY, time(12))))
    lines = [line[:11].strip() for line in shown(view(week), 80, 24)]
    assert [line for line in lines if "×" in line] == ["▌× any time", "× 07:00", "× 12:00", "× 19:00"]


def test_today_is_marked_by_a_word_and_the_chosen_day_by_a_shape() -> None:
    """The word today stands under Sunday; a chosen free day has the pointer at its head."""
    lines = shown(view(week_with(), MONDAY), 80, 12)
    assert lines[0].startswith("▌Mon 16 Nov")
    assert lines[1].index("today") > lines[0].index("Sun 22")


def test_what_does_not_fit_is_counted() -> None:
    """A full day says how many sessions are below, and how many are above once it is scrolled."""
    many = Plan("many", "core-three", days=("mon",), at=tuple(time(hour) for hour in range(6, 20)))
    lines = [line[:11].rstrip() for line in shown(view(week_with(many)), 80, 16)]
    assert " ↓ 10 more" in lines
    lines = [line[:11].rstrip() for line in shown(view(week_with(many), row=13), 80, 16)]
    assert lines[2] == " ↑ 10 more"
    assert "▌× 19:00" in lines


def test_the_list_names_the_day_of_its_first_line_even_when_scrolled() -> None:
    """Below 80 columns: one line a session, the day in front, and the word of the status behind."""
    lines = shown(view(week_with(EVERY_DAY)), 60, 11)
    assert lines[0].rstrip() == "▌Mon 16 Nov   × 07:00     Core three  missed"
    assert lines[1].rstrip() == "              × 19:00     Core three  missed"
    lines = shown(view(week_with(EVERY_DAY), NOW.date(), 1), 60, 11)
    assert lines[1].startswith(" Tue 17       × 19:00") or lines[1].startswith(" Wed 18 ")
    assert lines[-1].rstrip() == "▌             ○ 19:00     Core three"


def test_a_moved_session_stands_on_both_days() -> None:
    """An arrow where it was, and the session where it is."""
    moved = Plan(
        "core", "core-three", days=("mon",), at=(time(7),), moves=(Move(MONDAY, NOW.date(), time(18)),)
    )
    lines = shown(view(week_with(moved)), 120, 12)
    assert lines[2].startswith("▌→ 07:00")
    assert "○ 18:00" in lines[2]


@pytest.mark.parametrize(
    ("text", "width", "cut_to"),
    [
        ("Core three", 10, "Core three"),
        ("Core three", 9, "Core thr…"),
        ("深蹲深蹲", 8, "深蹲深蹲"),
        ("深蹲深蹲", 7, "深蹲深…"),
        ("深蹲深蹲", 6, "深蹲…"),
        ("深蹲", 1, "…"),
        ("深蹲", 0, ""),
    ],
)
def test_text_is_cut_by_the_cells_it_takes(text: str, width: int, cut_to: str) -> None:
    """A wide character that does not fit whole is left out."""
    assert cut(text, width) == cut_to
    assert cell_len(fill(text, width)) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The full eight", ["The full", "eight"]),
        ("Core three", ["Core three"]),
        ("One two three four five six", ["One two", "three fou…"]),
        ("Krankengymnastik", ["Krankengym", "nastik"]),
        ("深蹲深蹲深蹲 a", ["深蹲深蹲深", "蹲 a"]),
        ("", [""]),
    ],
)
def test_titles_are_broken_between_words(text: str, lines: list[str]) -> None:
    """Two lines of ten cells; a word longer than a line is broken, the rest is cut with …."""
    assert wrap(text, 10, 2) == lines


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (
            Plan("a", "r", days=("fri", "mon", "wed"), at=(time(7),), from_=date(2026, 11, 23)),
            "mon wed fri at 07:00 from 23 Nov, no end · 3 a week",
        ),
        (
            Plan("a", "r", days=DAYS, from_=date(2026, 11, 23), until=date(2027, 1, 31)),
            "every day, any time, from 23 Nov until 31 Jan 2027 · 7 a week",
        ),
        (
            Plan("a", "r", days=("sat",), at=(time(7), time(19)), every=2),
            "sat at 07:00 and 19:00, every 2 weeks, no end · 2 every 2 weeks",
        ),
        (Plan("a", "r", days=("sat",), at=(time(7),)), "sat at 07:00, no end · 1 a week"),
    ],
)
def test_a_plan_in_words(plan: Plan, words: str) -> None:
    """Days, times, from when until when, and how much that is."""
    assert plan_words(plan, NOW.date()) == words
    assert words.endswith(amount_words(plan))
