"""The week as it is looked at: seven days, the chosen session, and the way from week to week."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.model.dates import later
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.schedule import Occurrence, Schedule, once_of, week_of
from planner.model.session import Session
from planner.model.timeline import UnknownExercise, measure, routine_minutes
from planner.model.week import Week, build_days, build_week, title_of
from planner.model.week_hints import Hint, hints
from planner.screens.base import Room
from planner.screens.carrying import spot_of
from planner.screens.key_hint import key_hint
from planner.screens.proposal import Proposal
from planner.screens.proposal_bar import ProposalBar
from planner.screens.week_head import how_much, which_week
from planner.screens.week_rules import still_planned
from planner.store import schedule, sessions
from planner.store.contents import Contents
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.widgets.hours import ZOOMS
from planner.widgets.marks import MARKS
from planner.widgets.occurrence_card import Facts, OccurrenceCard
from planner.widgets.week_grid import WeekGrid
from planner.widgets.week_view import WeekView

_LEGEND = "  ".join(f"{mark} {word.partition(' ')[0]}" for mark, word in MARKS.values())
BEFORE = 7
"""Days before the week that its hints look at."""

_KEYS = (
    ("week.before week.after", "weeks"),
    ("week.today", "today"),
    ("week.go-to", "date"),
    ("week.extra", "extra"),
    ("week.pause", "pause"),
    ("week.month", "month"),
)


@dataclass(frozen=True, slots=True)
class Log:
    """What the log tells of the week that begins on `start`, seen on the day `today`."""

    start: date
    today: date
    sessions: tuple[Session, ...]
    last_done: Mapping[str, str]

    @staticmethod
    def read(home: Home, contents: Contents, start: date, today: date) -> Log:
        """Read the sessions of the week, and those of today when the week lies ahead."""
        before, renamed = later(start, -BEFORE), contents.renamed
        first = min(before, today)
        shelf = sessions.load(home, first, later(start, 6), renamed)
        last = sessions.last_done(home, contents.schedule, first, renamed)
        return Log(start, today, tuple(shelf.values.values()), last)


class WeekRoom(Room):
    """A week with a chosen day and session; a change that is proposed is shown as it would be."""

    AUTO_FOCUS = ""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # those of every room
        self.today = self.clock.now().date()
        self.day = self.today
        self.row: int | None = None
        """The place of the chosen session on its day; None for the first that is still to be done."""
        self.week: Week | None = None
        self.hints: tuple[Hint, ...] = ()
        """What may be worth a thought in the week that is shown."""
        self.log_of_week: Log | None = None
        self.proposal: Proposal | None = None
        """What is shown as if it were saved."""
        self._said = ""
        self.refused = ""
        """Why what is proposed cannot be, as a sentence; empty when it can."""
        self.zoom = 0
        """Minutes that a line of the grid stands for; 0 for as fine as there is room."""
        self.follow: Occurrence | None = None
        """What the choice goes to when the week is next drawn."""

    def body(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="range", markup=False)
            yield Static(id="goal", markup=False)
        yield Static(id="wrong", markup=False)
        yield WeekGrid()
        yield OccurrenceCard()
        yield ProposalBar()
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """The bar is there only while a change is shown; the line where now is goes along with the clock."""
        self.query_one(ProposalBar).display = False
        self.set_interval(self.LOOK_EVERY, self._mark_now)

    def _mark_now(self) -> None:
        grid = self.query_one(WeekGrid)
        if grid.view is not None and self.is_active and grid.view.now != self._minute():
            grid.view = replace(grid.view, now=self._minute())

    def _minute(self) -> int:
        now = self.clock.now()
        return now.hour * 60 + now.minute

    def new_day(self) -> None:
        """Mark the new day."""
        self.draw()

    async def read(self) -> None:
        """Read the home, and the log of the shown week."""
        contents = await asyncio.to_thread(self.look)
        await self._read_log(contents)
        self.contents = contents

    async def _read_log(self, contents: Contents) -> None:
        start, today = week_of(self.day, contents.schedule.week_start), self.clock.now().date()
        self.log_of_week = await asyncio.to_thread(Log.read, self.home, contents, start, today)

    @work(exclusive=True, group="log")
    async def _turn(self, contents: Contents) -> None:
        await self._read_log(contents)
        self.draw()

    def show(self, contents: Contents) -> None:
        """Draw the week, and what is wrong with the schedule's file."""
        errors = [problem for problem in contents.schedule_file.problems if problem.severity == "error"]
        wrong = self.query_one("#wrong", Static)
        wrong.display = bool(errors)
        if errors:
            after = "It is left out of the week until it is mended."
            if contents.schedule_file.value is None:
                after = "Only what was done is shown, and nothing can be changed, until it is mended."
            more = f" ({len(errors) - 1} more: ! lists them)" if len(errors) > 1 else ""
            first = errors[0]
            hint = f" {first.hint}" if first.hint else ""
            wrong.update(Content(f"! {first.place()}: {first.message}{hint}{more}\n{after}"))
        self.draw()

    def draw(self) -> None:
        """Put the week of the chosen day on the screen, reading its log first if it is another week."""
        contents, today = self.contents, self.clock.now().date()
        if contents is None:
            return
        if today != self.today and self.day == self.today and self.proposal is None:
            self.day, self.row = today, None
        self.today = today
        plans = self._plans(contents)
        start, log = week_of(self.day, plans.week_start), self.log_of_week
        if log is None or (log.start, log.today) != (start, today):
            self._turn(contents)
            return
        said = [self.proposal.log] if self.proposal is not None and self.proposal.log is not None else []
        told, now = [*log.sessions, *said], self.clock.now()
        self.week = build_week(plans, start, told, now, log.last_done, zone=self.clock.zone)
        self.hints = self._hints(contents, plans, told)
        if self.follow and (spot := spot_of(self.follow, self.week)):
            self.day, self.row = spot
            self.follow = None
        self.row = self._settled()
        seconds = self._seconds(contents, self.week)
        self._draw_head(self.week, week_of(today, plans.week_start), seconds)
        self.query_one(WeekGrid).view = WeekView(
            self.week,
            contents.titles,
            today,
            self.day,
            self.row,
            now=self._minute(),
            zoom=self.zoom,
            seconds=seconds,
            proposed=self.proposal is not None,
            face=self.face,
            hinted=frozenset(hint.day for hint in self.hints),
        )
        self._draw_card(contents, plans)
        self._draw_said()

    def _seconds(self, contents: Contents, week: Week) -> Mapping[str, int]:
        """How long each routine of the week takes, where that can be told."""
        library, found = contents.library.values, {}
        for name in {one.routine for day in week.days for one in day.occurrences}:
            routine = contents.routines.values.get(name)
            if routine is not None:
                with suppress(UnknownExercise):
                    found[name] = measure(routine, library).seconds
        return found

    def _hints(self, contents: Contents, plans: Schedule, told: Sequence[Session]) -> tuple[Hint, ...]:
        """What may be worth a thought in the week, with the week before it in sight."""
        log, week = self.log_of_week, self.week
        if log is None or week is None:
            return ()
        start, now = later(week.start, -BEFORE), self.clock.now()
        before = build_days(plans, start, week.start, told, now, last_done=log.last_done)
        routines, ignore = contents.routines.values, contents.settings.lint_ignore
        return hints((*before, *week.days), routines, contents.library.values, ignore, week.start)

    @property
    def hint(self) -> Hint | None:
        """The first hint about the chosen day."""
        return next((hint for hint in self.hints if hint.day == self.day), None)

    def _settled(self) -> int:
        """The row of a session that is there."""
        if self.row is None:
            due = (row for row, one in enumerate(self.of_day) if one.status == "planned")
            return next(due, 0)
        return max(0, min(self.row, len(self.of_day) - 1))

    def _plans(self, contents: Contents) -> Schedule:
        """The schedule as it would be with what is proposed."""
        self.refused = ""
        if self.proposal is None:
            return contents.schedule
        try:
            edits = self.proposal.edits(contents.schedule_file)
            plans = schedule.preview(contents.schedule_file, edits)
        except PlannerError as error:
            self.refused = str(error)
            return contents.schedule
        about = self.proposal.there and self.proposal.back
        if edits and about is not None and not still_planned(about, contents.schedule):
            self.refused = "It is not planned any more: the file was changed elsewhere."
            return contents.schedule
        self.follow = self.proposal.there
        return plans

    def _draw_head(self, week: Week, this: date, seconds: Mapping[str, int]) -> None:
        roomy = not self.query_one(WeekGrid).is_list
        self.query_one("#range", Static).update(which_week(week, this, number=roomy))
        self.query_one("#goal", Static).update(how_much(week, seconds, dots=roomy))

    def _draw_card(self, contents: Contents, plans: Schedule) -> None:
        card, bar, one = self.query_one(OccurrenceCard), self.query_one(ProposalBar), self.chosen
        proposal, hint = self.proposal, f"? {self.hint.words}" if self.hint is not None else ""
        card.display, bar.display = proposal is None, proposal is not None
        if proposal is not None and self.week is not None:
            about = proposal.there or proposal.back
            title = title_of(about, contents.titles) if about is not None else ""
            note = self.refused or proposal.note(plans, self.week, self.today)
            note = note or hint
            bar.show(proposal.verb, title, proposal.way(self.today), note, proposal.keys)
        elif one is None:
            card.show_nothing(self._empty(contents), hint)
        else:
            plan = next((plan for plan in plans.plans if plan.id == one.plan), None)
            length = _length(contents.routines.values.get(one.routine), contents.library.values)
            extra = once_of(one, plans) is not None
            card.show(
                one, Facts(title_of(one, contents.titles), length, plan, extra, self.today, self.face, hint)
            )

    def _empty(self, contents: Contents) -> str:
        if contents.schedule_file.value is None:
            return "Nothing was done on this day."
        if not contents.schedule.plans and not contents.schedule.once:
            return "Nothing is planned yet. a puts a routine on days; o plans one session here."
        filled = any(day.occurrences for day in (self.week.days if self.week else ()))
        where = "Nothing on this day" if filled else "Nothing in this week"
        return f"{where}. a puts a routine on days; o plans one session here."

    def on_resize(self) -> None:
        """The head and the line at the bottom say less where there is less room."""
        self.call_after_refresh(self.draw)
        self.say("")

    def say(self, words: str) -> None:
        """One quiet line under the week: what was saved, else what the signs mean."""
        self._said = words
        self._draw_said()

    def _draw_said(self) -> None:
        is_list = self.query_one(WeekGrid).is_list
        quiet = "" if self.proposal else key_hint(self, _KEYS) if is_list else _LEGEND
        words = self._said
        line = Content.styled(words, "$success") if words else Content.styled(quiet, "$text-muted")
        self.query_one("#said", Static).update(line)

    @property
    def in_sight(self) -> bool:
        """Whether the week of the chosen day is drawn; its log may still be read."""
        return self.week is not None and any(day.date == self.day for day in self.week.days)

    @property
    def of_day(self) -> tuple[Occurrence, ...]:
        """What stands on the chosen day."""
        days = self.week.days if self.week else ()
        return next((day.occurrences for day in days if day.date == self.day), ())

    @property
    def chosen(self) -> Occurrence | None:
        """The chosen session, or None on a day that has none."""
        row = self._settled()
        return self.of_day[row] if row < len(self.of_day) else None

    def propose(self, proposal: Proposal) -> None:
        """Show a change as if it were saved."""
        self.proposal, self.day = proposal, proposal.day
        self.draw()
        self.say("")
        self.refresh_bindings()

    def put_back(self) -> None:
        """Leave everything as it was."""
        if self.proposal is not None:
            back = self.proposal.back
            if back is not None:
                self.day, self.follow = back.date, back
            self.proposal = None
            self.refresh_bindings()

    def choose(self, day: date, row: int | None = None) -> None:
        """Choose a day and a session of it, or the first there that is still to be done."""
        self.day, self.row = day, row
        self.draw()
        self.say("")

    @on(WeekGrid.Chosen)
    def clicked(self, event: WeekGrid.Chosen) -> None:
        """Choose what was clicked."""
        if self.proposal is None:
            self.choose(event.day, event.row)

    def action_day(self, by: int) -> None:
        """The day before or after."""
        self.choose(later(self.day, by), self.row)

    def action_week(self, by: int) -> None:
        """The same day a week before or after."""
        self.choose(later(self.day, 7 * by), self.row)

    def action_session(self, by: int) -> None:
        """The session before or after; in the list by day also over the end of a day."""
        row = self._settled() + by
        if 0 <= row < len(self.of_day):
            self.choose(self.day, row)
        elif self.query_one(WeekGrid).is_list:
            self.choose(later(self.day, by), 0 if by > 0 else 1_000)

    def action_zoom(self, by: int) -> None:
        """Finer or coarser hours; the list by day has none."""
        grid = self.query_one(WeekGrid)
        if grid.is_list:
            self.say("There is room for hours from 80 columns on.")
            return
        at = ZOOMS.index(grid.zoom) + by
        self.zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, at))]
        self.draw()
        self.say(f"A line is {self.zoom} minutes.")

    def action_today(self) -> None:
        """Today, and what is to be done."""
        self.choose(self.today)


def _length(routine: Routine | None, library: Mapping[str, Exercise]) -> str:
    """How long a routine takes, or why it takes no time at all."""
    if routine is None:
        return "there is no such routine"
    return routine_minutes(routine, library)
