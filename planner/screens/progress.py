"""Progress: every session in a list, pain and leg over time, done beside planned, and a year at a glance."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from planner.clock import Clock
from planner.commands import bindings
from planner.model.dates import short_words
from planner.model.progress import PainOverTime, Summary, pain_over_time, pain_points, summary, weekly
from planner.model.schedule import week_of
from planner.model.session import REASON_WORDS, Session
from planner.model.span import Span, first_day, wider
from planner.model.text import plural
from planner.model.units import about
from planner.model.year_map import YearMap, year_map
from planner.screens.base import Room, asking
from planner.store.home import Home
from planner.widgets.dose_table import DoseTable
from planner.widgets.felt_chart import FeltChart
from planner.widgets.marks import meter
from planner.widgets.session_list import SessionList
from planner.widgets.top_bar import TopBar
from planner.widgets.trend import PainTrend, WeekBars
from planner.widgets.year_chart import YearChart

if TYPE_CHECKING:  # the first picture stands before anything is read, compared or corrected
    from planner.model.done_against_planned import Comparison
    from planner.store.contents import Contents
    from planner.store.shelf import Entry, Shelf
    from planner.store.suggestions import Decision

_WEEKS = 6
_ROOMY = 80
"""Cells from which a sentence has its second half."""

_PAGES = (
    ("sessions-page", "Sessions"),
    ("felt-page", "Pain and leg"),
    ("doses-page", "Exercises"),
    ("year-page", "Year"),
)
_FELT = 1
_BY_DAYS = (_FELT, 2)
"""The pages that look back as far as the span says."""

_ONLY_ON: Mapping[str, tuple[int, ...]] = {"span": _BY_DAYS, "edit": (0,), "open": (0,), "move": (0, 2)}
"""The keys that only some pages have."""

_LONG_MS = 500
"""Milliseconds of reading after which it is said how far that is."""

_OF_TODAY = (
    "Planned is what the routines say today, for the sessions that were begun. "
    "A routine that is gone has no plan."
)


class _Pages(ContentSwitcher):
    """All four, of which one is seen."""

    def compose(self) -> ComposeResult:
        """The pages, in the order of their names."""
        with Vertical(id="sessions-page"):
            with Horizontal(id="charts"):
                with Vertical(id="weeks"):
                    yield Static("Sessions a week", classes="heading")
                    yield WeekBars()
                with Vertical(id="pain"):
                    yield Static("Pain", classes="heading")
                    yield PainTrend()
            yield Static(id="columns")
            yield SessionList(id="sessions")
            yield Static(id="detail")
        yield FeltChart(id="felt-page")
        with VerticalScroll(id="doses-page", can_focus=False):
            yield DoseTable()
            yield Static(_OF_TODAY, classes="small")
        with Vertical(id="year-page"):
            yield YearChart()
            yield Static(id="year-words", classes="small")
            yield WeekBars(id="year-weeks")


class Progress(Room):
    """What was done and how it felt, from the log alone."""

    SECTION = "progress"
    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]

    shelf: Shelf[Session] | None = None
    """Every session's file as it was read last: what did not change since is not read again."""

    told: tuple[Session, ...] = ()
    paths: Mapping[str, Path] = {}
    unreadable = 0
    chosen = ""
    """The id of the session that is told of in full."""

    span: Span = "month"
    """How far back the pages look that go by days."""

    compared: tuple[Comparison, ...] = ()
    """What was done of what was planned, in that span."""

    change: PainOverTime | None = None
    """How pain before sessions changed in that span."""

    figures: Summary | None = None

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__(home, clock)
        self.corrections: list[Decision] = []
        """What was corrected here, for undo."""

    def body(self) -> ComposeResult:
        yield Static(id="summary")
        yield Static(id="reading")
        yield Static(id="empty", classes="empty")
        yield Static(id="pages")
        yield _Pages(initial=_PAGES[self._page][0], id="page")

    def compose(self) -> ComposeResult:
        """The bar and the keys: the first picture waits for nothing else."""
        yield TopBar(self.SECTION)
        yield self.footer()

    async def read(self) -> None:
        """Read the home and the whole log, the latest year first; how far it is shows when it takes long."""
        if not self._laid_out:
            await self.mount_all(self.body())
        contents = await asyncio.to_thread(self.look)
        years = await asyncio.to_thread(self._years)
        began = self.clock.monotonic_ms()
        entries: list[Entry[Session]] = []
        for number, year in enumerate(years):
            if self.clock.monotonic_ms() - began > _LONG_MS:
                self._tell_reading(number, len(years))
            limits = date(year, 1, 1), date(year, 12, 31)
            entries += (await asyncio.to_thread(self._load, *limits, contents.renamed)).entries
        self.query_one("#reading").display = False
        self.shelf = _as_shelf(entries)
        self.paths = {entry.id: entry.path for entry in entries}
        told = (entry.value for entry in entries if entry.value is not None)
        self.told = tuple(sorted(told, key=lambda session: session.started, reverse=True))
        self.unreadable = sum(entry.broken for entry in entries)
        self.contents = contents

    def _years(self) -> tuple[int, ...]:
        """The years that the log has; for a thread, which imports what is needed from here on."""
        import planner.store.outlook  # noqa: F401 - for the comparison, which is made on the screen's thread
        from planner.store.sessions import years

        return tuple(years(self.home))

    def _load(self, first: date, last: date, renamed: Mapping[str, str]) -> Shelf[Session]:
        """The sessions of some days; for a thread."""
        from planner.store.sessions import load

        return load(self.home, first, last, renamed, self.shelf)

    def _tell_reading(self, years: int, of: int) -> None:
        words = f"Reading your sessions: {years} of {plural(of, 'year')}  {meter(years, of, most=of)}"
        self.query_one("#reading", Static).update(words)
        self.query_one("#reading").display = True

    def show(self, contents: Contents) -> None:
        """Put figures, charts and the list on the screen."""
        schedule, now = contents.schedule, self.clock.now()
        self.figures = summary(self.told, schedule.weekly_goal, now, schedule.week_start)
        newest = week_of(now.date(), schedule.week_start)
        first = newest.fromordinal(newest.toordinal() - 7 * (_WEEKS - 1))
        weeks = weekly(self.told, first, _WEEKS, schedule.week_start)
        for bars in self.query(WeekBars):
            bars.show(weeks, schedule.weekly_goal)
        self.query_one(PainTrend).show(pain_points(self.told))
        year = year_map(self.told, now.date(), schedule.week_start)
        self.query_one(YearChart).show(year)
        self.query_one("#year-words", Static).update(Content(_year_words(year, schedule.weekly_goal)))
        self._show_span()
        self.query_one(SessionList).show(self.told, self.face)
        self.query_one("#empty").display = not self.told
        self.query_one("#page").display = self.query_one("#pages").display = bool(self.told)
        words = "No session yet. 1 opens today: enter there starts one."
        self.query_one("#empty", Static).update(words)
        if self._page == 0:
            self.query_one(SessionList).focus()

    def _words(self, figures: Summary) -> Content:
        words = [plural(figures.sessions, "session") + " in all"]
        words.append(f"{figures.this_week} of {figures.goal} this week")
        roomy = self.size.width >= _ROOMY
        if figures.weeks == 1 and roomy:
            words.append("goal reached last week" if figures.weeks_at_goal else "goal not reached last week")
        elif figures.weeks and roomy:
            words.append(f"goal in {figures.weeks_at_goal} of the last {figures.weeks} weeks")
        lines = ["  ·  ".join(words)]
        if self._page == _FELT:
            lines.append(_change_words(self.change, self.clock.now().date(), roomy=roomy))
        elif figures.pain is not None:
            change = figures.pain
            real = "more than the scale's own noise" if change.real else "too small a change to read into"
            words_of = f"Last session: pain {change.before} before, {change.after} after"
            lines.append(words_of + (f" ({real})." if change.points and roomy else "."))
        if self.unreadable:
            lines.append(f"{plural(self.unreadable, 'log file')} cannot be read: ! lists them.")
        return Content("\n".join(lines))

    @on(SessionList.Highlighted)
    def tell_more(self, event: SessionList.Highlighted) -> None:
        """Tell more of the chosen session, below the names of the columns as they stand now."""
        event.stop()
        rows = self.query_one(SessionList)
        chosen = rows.session
        self.chosen = chosen.id if chosen else ""
        self.query_one("#columns", Static).update(Content(rows.head()))
        self.query_one("#detail", Static).update(Content("\n".join(_detail(chosen)) if chosen else ""))

    _page = 0

    @property
    def _laid_out(self) -> bool:
        """Whether there is more than the bar and the keys."""
        return bool(self.query("#page > *"))

    def action_page(self, by: int) -> None:
        """Another page; only that of the sessions has something to choose."""
        self._page = (self._page + by) % len(_PAGES)
        if not self._laid_out:
            return
        self.query_one(ContentSwitcher).current = _PAGES[self._page][0]
        self._show_pages()
        self.refresh_bindings()
        if self._page == 0:
            self.query_one(SessionList).focus()
        else:
            self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something on the open page."""
        if action in _ONLY_ON and self._page not in _ONLY_ON[action]:
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """More is said where there is more room."""
        if self._laid_out:
            self._show_pages()

    def action_span(self) -> None:
        """Look further back, or least far again."""
        self.span = wider(self.span)
        self._show_span()

    def _show_span(self) -> None:
        """What goes by days, for the days that are looked at."""
        if self.contents is None:
            return
        today = self.clock.now().date()
        first = first_day(self.span, today, self.told[-1].day if self.told else today)
        told = [session for session in self.told if first <= session.day <= today]
        self.query_one(FeltChart).show(told, first, today)
        self.change = pain_over_time(told)

        from planner.model.done_against_planned import compared
        from planner.store.outlook import plans_of

        self.compared = compared(reversed(told), (), plans_of(self.contents, told, ()))
        names = {entry.id: entry.value.name for entry in self.contents.library.entries if entry.value}
        self.query_one(DoseTable).show(self.compared, names)
        self._show_pages()

    def _show_pages(self) -> None:
        """What is said above the open page, the names of all with its own in brackets, and its span."""
        if self.figures is not None:
            self.query_one("#summary", Static).update(self._words(self.figures))
        parts: list[tuple[str, str]] = []
        for number, (_, name) in enumerate(_PAGES):
            here = number == self._page
            parts.append((f"[{name}] " if here else f" {name}  ", "bold $accent" if here else "$text-muted"))
        if self._page in _BY_DAYS:
            last = "" if self.span == "all" or self.size.width < _ROOMY else "last "
            words = f"{last}{self.span}"
            parts += [(" ", ""), (words, "bold")]
        self.query_one("#pages", Static).update(Content.assemble(*parts))

    @asking
    async def action_edit(self) -> None:
        """Open the log of the chosen session in the person's editor, to correct or annotate it."""
        if self.chosen in self.paths:
            await self.edit(self.paths[self.chosen])

    @on(SessionList.Entered)
    @asking
    async def action_open(self) -> None:
        """Open the chosen session in full, to read and to correct it."""
        from planner.screens.session_page import look_at_session

        if self.chosen in self.paths:
            await look_at_session(self, self.paths[self.chosen], self.corrections)

    @asking
    async def action_undo(self) -> None:
        """Take the last correction of a session back."""
        from planner.screens.session_page import undo_correction

        await undo_correction(self, self.corrections)

    @asking
    async def action_consider(self) -> None:
        """Open what the sessions suggest."""
        from planner.screens.suggestions import look_over

        await look_over(self)

    def action_move(self, by: int) -> None:
        """Move the choice, or the page of exercises where it is longer than the screen."""
        if not self._laid_out:
            return
        if self._page:
            self.query_one("#doses-page", VerticalScroll).scroll_relative(y=by, animate=False)
            return
        self.query_one(SessionList).move(by)


def _change_words(change: PainOverTime | None, today: date, *, roomy: bool) -> str:
    """What the figures before sessions say of these days, and how much can be read into that."""
    whose = "Before sessions: pain" if roomy else "Pain"
    if change is None:
        return f"{whose} was said once or never: nothing to compare."
    days = (short_words(day, today) for day in (change.first_day, change.day))
    said = ", ".join(
        f"{pain} on {day}" for pain, day in zip((change.first, change.latest), days, strict=True)
    )
    if change.first == change.latest:
        return f"{whose} {said}: the same."
    return f"{whose} {said}: {'a real change' if change.real else 'too small to read into'}."


def _as_shelf(entries: Iterable[Entry[Session]]) -> Shelf[Session]:
    from planner.store.shelf import Shelf

    return Shelf(tuple(entries))


def _year_words(year: YearMap, goal: int) -> str:
    """How much that was, in a sentence."""
    done, stopped = sum(year.done.values()), sum(year.stopped.values())
    words = [plural(done, "session"), *([f"{stopped} stopped early"] if stopped else [])]
    words += [f"{about(60 * year.minutes)} in all", f"{plural(len(year.done), 'day')} with a session"]
    return f"In a year: {', '.join(words)}; the goal of {goal} in {plural(year.goal_reached(goal), 'week')}."


def _detail(session: Session) -> Iterable[str]:
    reps = sum(row.reps for row in session.done)
    skipped = sum(row.skipped for row in session.done)
    done = len(session.done) - skipped
    figures = f"{plural(done, 'set')} done, {plural(reps, 'rep')}, {plural(skipped, 'set')} skipped"
    yield f"{session.whole_title}: {figures}."
    if session.stopped is not None:
        why = REASON_WORDS[session.stopped.reason]
        yield f"Stopped at step {session.stopped.step}: {why}."
    if session.note:
        yield session.note
