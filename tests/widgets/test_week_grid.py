"""The grid of a week: what stands where, at any size, for any title."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.model.schedule import DAYS, Move, Once, Plan, Schedule
from planner.model.week import Week, build_week
from planner.widgets.cells import cut, fill, wrap
from planner.widgets.hours import DAY, ZOOMS, auto_zoom, hours
from planner.widgets.lanes import side_by_side
from planner.widgets.plan_words import amount_words, plan_words
from planner.widgets.week_columns import GUTTER, column_widths
from planner.widgets.week_grid import lines
from planner.widgets.week_view import WeekView

MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=timezone(timedelta(hours=1)))

EVERY_DAY = Plan("core", "core-three", days=DAYS, at=(time(7), time(19)), from_=date(2026, 11, 1))


def week_with(*plans: Plan, once: tuple[Once, ...] = ()) -> Week:
    return build_week(Schedule(plans=plans, once=once), MONDAY, (), NOW)


def view(week: Week, day: date = MONDAY, row: int = 0, title: str = "Core three", zoom: int = 0) -> WeekView:
    now = NOW.hour * 60 + NOW.minute
    seconds = {"core-three": 45 * 60, "gentle-day": 300}
    return WeekView(
        week, {"core-three": title, "gentle-day": "Gentle"}, NOW.date(), day, row, now, zoom, seconds
    )


def shown(seen: WeekView, width: int, height: int) -> list[str]:
    return [line.text.plain for line in lines(seen, width, height)]


def column(seen: WeekView, width: int, height: int, day: int = 0) -> list[str]:
    """The lines of one day, with the clock in front."""
    left = GUTTER + sum(column_widths(width)[:day])
    return [
        line[:GUTTER] + line[left : left + column_widths(width)[day]] for line in shown(seen, width, height)
    ]


@pytest.mark.parametrize("width", [80, 81, 86, 100, 120, 200])
def test_the_columns_fill_the_width_evenly(width: int) -> None:
    """Seven columns take every cell but the clock's and the margin, and none is much wider than another."""
    widths = column_widths(width)
    assert (len(widths), sum(widths)) == (7, width - GUTTER - 1)
    assert max(widths) - min(widths) <= 1


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60),
    width=st.integers(40, 200),
    height=st.integers(6, 40),
    spot=st.tuples(st.integers(0, 6), st.integers(0, 1)),
    zoom=st.sampled_from([0, *ZOOMS]),
)
def test_every_line_is_as_wide_as_the_screen_and_the_chosen_session_is_in_sight(
    title: str, width: int, height: int, spot: tuple[int, int], zoom: int
) -> None:
    """Whatever the title, the size and the zoom: no line is too long or too short, the pointer is seen."""
    day, row = spot
    seen = shown(view(week_with(EVERY_DAY), MONDAY + timedelta(days=day), row, title, zoom), width, height)
    assert len(seen) == height
    assert {cell_len(line) for line in seen} == {width}
    assert any("▌" in line for line in seen)


@given(
    starts=st.lists(st.integers(0, 24 * 60 - 1), max_size=8),
    chosen=st.integers(0, 7),
    height=st.integers(6, 30),
    width=st.integers(80, 200),
)
def test_a_full_day_loses_nothing_without_saying_so(
    starts: list[int], chosen: int, height: int, width: int
) -> None:
    """However many at once: every line has its width, and the chosen one is there."""
    times = tuple(sorted({time(*divmod(start, 60)) for start in starts})) or (time(7),)
    extras = tuple(Once("gentle-day", MONDAY, moment) for moment in times for _ in (0, 1))
    seen = shown(view(week_with(once=extras), row=min(chosen, len(extras) - 1)), width, height)
    assert {cell_len(line) for line in seen} == {width}
    assert any("▌" in line for line in seen)


@given(
    spans=st.lists(st.tuples(st.integers(0, DAY - 1), st.integers(1, 300)), max_size=6),
    zoom=st.sampled_from(ZOOMS),
    height=st.integers(3, 60),
)
def test_the_hours_leave_no_gap_and_hide_nothing(
    spans: list[tuple[int, int]], zoom: int, height: int
) -> None:
    """The lines follow each other without a gap; what is folded is empty, and only where it is needed."""
    there = [(start, min(DAY, start + length)) for start, length in spans]
    found = hours(there, zoom, height)
    assert all(one.end == other.start for one, other in itertools.pairwise(found))
    for start, end in there:
        assert found[0].start <= start
        assert end <= found[-1].end
        assert not any(line.folded and start < line.end and end > line.start for line in found)
    assert all(line.minutes == zoom for line in found if not line.folded)
    if any(line.folded for line in found):
        assert len(found) >= height


@pytest.mark.parametrize(
    ("spans", "height", "zoom"),
    [
        ([(420, 440)], 11, 15),
        ([(420, 440), (900, 920)], 20, 30),
        ([(420, 440), (1110, 1130)], 11, 60),
        ([(420, 440), (1110, 1130)], 60, 15),
        ([], 13, 60),
    ],
)
def test_the_zoom_is_as_fine_as_what_is_planned_leaves_room_for(
    spans: list[tuple[int, int]], height: int, zoom: int
) -> None:
    """One session: quarters of an hour. A morning and an evening on a small screen: hours."""
    assert auto_zoom(spans, height) == zoom


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=12))
def test_what_overlaps_stands_side_by_side(spans: list[tuple[int, int]]) -> None:
    """No two share a lane at the same time, and each has a lane of as many as it says."""
    extents = sorted((top, top + length) for top, length in spans)
    places = side_by_side(extents)
    assert [(place.top, place.bottom) for place in places] == extents
    for at, one in enumerate(places):
        assert 0 <= one.lane < one.lanes
        for other in places[at + 1 :]:
            if one.top < other.bottom and other.top < one.bottom:
                assert (one.lane, one.lanes) != (other.lane, one.lanes)
                assert one.lanes == other.lanes


def test_a_session_is_as_long_as_it_takes() -> None:
    """45 minutes are three quarters, two halves or one hour; a bar stands along them."""
    week = week_with(Plan("core", "core-three", days=("mon",), at=(time(7),)))
    for zoom, count in ((15, 3), (30, 2), (60, 1)):
        drawn = column(view(week, NOW.date(), zoom=zoom), 120, 20)
        assert sum("▕" in line for line in drawn) == count
        assert next(line for line in drawn if "▕" in line).startswith("▸07:00▕× Core three")


def test_what_may_be_done_at_any_time_stands_over_the_clock() -> None:
    """The any time row, then the clock from early to late."""
    week = week_with(EVERY_DAY, once=(Once("gentle-day", MONDAY), Once("gentle-day", MONDAY, time(12))))
    found = [line.rstrip() for line in column(view(week), 80, 24) if "×" in line]
    assert found == [" any  ▌× Gentle", "▸07:00▕× Core", " 12:00▕× Gentle", " 19:00▕× Core"]


def test_overlapping_sessions_share_the_width_of_their_day() -> None:
    """At the same time: side by side, each with its sign; where there is no room, they are counted."""
    two = (Once("gentle-day", MONDAY, time(7)), Once("core-three", MONDAY, time(7, 10)))
    (both,) = [
        line for line in column(view(week_with(once=two), NOW.date()), 120, 20) if line.count("×") == 2
    ]
    assert both.index("Gen") < both.index("Cor")
    many = tuple(Once("gentle-day", MONDAY, time(7, minute)) for minute in range(0, 50, 10))
    assert any("+4" in line for line in column(view(week_with(once=many), NOW.date(), zoom=60), 80, 20))


def test_empty_hours_are_folded_where_there_is_no_room_for_them() -> None:
    """Seven and seven in the evening on twelve lines: what is folded has a sign, both are there."""
    found = [line[:GUTTER].strip() for line in shown(view(week_with(EVERY_DAY)), 80, 12)]
    assert found[2:] == [
        "▸07:00",
        "08:00",
        "09:00",
        "10:00",
        "11:00",
        "⋮",
        "17:00",
        "18:00",
        "19:00",
        "20:00",
    ]


def test_now_is_marked_on_the_clock_and_across_today() -> None:
    """The clock says the time that it is; on today a line stands there when nothing else does."""
    drawn = shown(replace(view(week_with(EVERY_DAY)), now=13 * 60 + 5), 80, 20)
    (line,) = [line for line in drawn if line.startswith("▸13:05")]
    assert line.rstrip().endswith("╌" * 9)


def test_today_is_marked_by_a_word_and_the_chosen_day_by_a_shape() -> None:
    """The word today stands under Sunday; a chosen free day has the pointer at its head."""
    drawn = shown(view(week_with(), MONDAY), 120, 12)
    assert drawn[0].strip().startswith("▌Mon 16 Nov")
    assert drawn[1].index("today") > drawn[0].index("Sun 22")


def test_what_does_not_fit_is_counted() -> None:
    """A full day says how many sessions are later, and how many are earlier once it is scrolled."""
    many = Plan("many", "gentle-day", days=("mon",), at=tuple(time(hour) for hour in range(6, 20)))
    found = column(view(week_with(many), zoom=60), 80, 12)
    assert [line[:GUTTER].strip() for line in found][-1].startswith("↓ ")
    found = column(view(week_with(many), row=13, zoom=60), 80, 12)
    assert found[2].strip().startswith("↑ ")
    assert any("▌× Gentle" in line for line in found)


def test_the_list_names_the_day_of_its_first_line_even_when_scrolled() -> None:
    """Below 80 columns: one line a session, the day in front, and what became of it at the end."""
    drawn = shown(view(week_with(EVERY_DAY)), 60, 14)
    assert drawn[0].split() == ["▌Mon", "16", "Nov", "×", "07:00", "Core", "three", "missed"]
    assert drawn[1].split() == ["×", "19:00", "Core", "three", "missed"]
    drawn = shown(view(week_with(EVERY_DAY), NOW.date(), 1), 60, 11)
    assert drawn[0].strip() == "↑ 5 more"
    assert drawn[1].split()[:2] == ["Wed", "18"]
    assert drawn[9].split() == ["▌", "○", "19:00", "Core", "three", "45", "min"]


def test_a_moved_session_stands_on_both_days() -> None:
    """An arrow where it was, and the session where it is."""
    moved = Plan(
        "core", "core-three", days=("mon",), at=(time(7),), moves=(Move(MONDAY, NOW.date(), time(18)),)
    )
    week = week_with(moved)
    assert any("▌→ Core three" in line for line in column(view(week), 120, 20))
    assert any(line.startswith(" 18:00▕○ Core three") for line in column(view(week), 120, 20, day=6))


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
    assert plan_words(plan, NOW.date(), "24h") == words
    assert words.endswith(amount_words(plan))
